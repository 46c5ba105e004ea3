"""The assessment: every judgement on a plan at a date, as a pure function of plan, readings and dates."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plantrack.core.evidence import Evidence
from plantrack.core.milestone import FELL_SHORT, REACHED, State, Verdict, is_as_long, judge, judge_original
from plantrack.core.model import Action, Issue, Measure, Plan, Status, Terms
from plantrack.core.promise import Promise, promises_of
from plantrack.core.rag import Rag, rag_of, worst
from plantrack.core.reading import BENCHMARK_SERIES, Log, Logs, Reading, readings_in_force
from plantrack.core.residual import Reason, reasons_for
from plantrack.core.schedule import ActionTerms, Schedule, Standing, standing_of, terms_of, updates_until
from plantrack.core.series import Series, series_at, series_of, walls


class MilestoneAssessment(NamedTuple):
    """A promise, its verdict, and the state it would have against the original target (None without one)."""

    promise: Promise
    verdict: Verdict
    original: State | None

    @property
    def flips(self) -> bool:
        """Is it met as it stands, and would it fail the original target?"""
        return self.verdict.state in REACHED and self.original in FELL_SHORT


class SeriesAssessment(NamedTuple):
    """A series at a date: its milestones in force and replaced, its readings that hold, its colour."""

    series: Series
    milestones: tuple[MilestoneAssessment, ...]
    replaced: tuple[MilestoneAssessment, ...]
    readings: tuple[Reading, ...]
    rag: Rag
    rag_remark: str | None

    @property
    def latest(self) -> Reading | None:
        """The reading of the latest period."""
        return self.readings[-1] if self.readings else None


class MeasureAssessment(NamedTuple):
    """A measure with its series, and the worst of their colours."""

    measure: Measure
    series: tuple[SeriesAssessment, ...]
    rag: Rag


class ActionAssessment(NamedTuple):
    """An action as it stands: its terms, what is declared, its schedule, what it leaves, its measures."""

    action: Action
    terms: ActionTerms
    standing: Standing
    residual: tuple[Reason, ...]
    measures: tuple[MeasureAssessment, ...]

    def milestones(self) -> Iterator[MilestoneAssessment]:
        """Every milestone in force, in order."""
        return (m for measure in self.measures for series in measure.series for m in series.milestones)


class IssueAssessment(NamedTuple):
    """An issue with its actions."""

    issue: Issue
    actions: tuple[ActionAssessment, ...]


class Assessment(NamedTuple):
    """The whole plan, judged at a date with what was known by another (None: all that is recorded)."""

    plan: Plan
    as_of: date
    known_at: date | None
    issues: tuple[IssueAssessment, ...]

    def actions(self) -> Iterator[ActionAssessment]:
        """Every action, in order."""
        return (action for issue in self.issues for action in issue.actions)

    def measures(self) -> Iterator[MeasureAssessment]:
        """Every measure, in order."""
        return (measure for action in self.actions() for measure in action.measures)

    def series(self) -> Iterator[SeriesAssessment]:
        """Every series, in order."""
        return (series for measure in self.measures() for series in measure.series)

    def milestones(self) -> Iterator[MilestoneAssessment]:
        """Every milestone in force, in order."""
        return (milestone for series in self.series() for milestone in series.milestones)

    def milestones_by_state(self) -> dict[State, int]:
        """How many milestones in force are in each of the nine states, in their order."""
        found = Counter(milestone.verdict.state for milestone in self.milestones())
        return {state: found[state] for state in State}

    def actions_by_status(self) -> dict[Status, int]:
        """How many actions declare each status that occurs, in the order of the statuses."""
        found = Counter(action.standing.status for action in self.actions())
        return {status: found[status] for status in Status if found[status]}

    def overdue(self) -> tuple[ActionAssessment, ...]:
        """List the actions past their end and not declared done, longest overdue first."""
        late = (action for action in self.actions() if action.standing.schedule is Schedule.OVERDUE)
        return tuple(sorted(late, key=lambda action: -action.standing.overdue_days))

    def residual(self) -> tuple[ActionAssessment, ...]:
        """List the actions that leave work, in order."""
        return tuple(action for action in self.actions() if action.residual)


def assess(plan: Plan, logs: Logs, as_of: date, known_at: date | None = None) -> Assessment:
    """Judge the whole plan at `as_of`, with the readings recorded by `known_at` (None: all of them)."""

    def judged(action: Action) -> ActionAssessment:
        return assess_action(action, plan.terms, logs, as_of, known_at)

    issues = tuple(IssueAssessment(issue, tuple(map(judged, issue.actions))) for issue in plan.issues)
    return Assessment(plan, as_of, known_at, issues)


def assess_action(
    action: Action, terms: Terms, logs: Logs, as_of: date, known_at: date | None = None
) -> ActionAssessment:
    """Judge one action: what it declares beside what is measured."""
    measures = tuple(
        assess_measure(measure, action, terms, logs.get(measure.id, ()), as_of, known_at)
        for measure in action.measures
    )
    standing = standing_of(action, terms, as_of)
    states = {m.verdict.state for measure in measures for series in measure.series for m in series.milestones}
    names_residual = any(update.residual for _, update in updates_until(action, terms, as_of))
    own = terms_of(action, terms, as_of)
    residual = reasons_for(standing.status, names_residual=names_residual, states=states)
    if own.withdrawn_on:
        residual = tuple(reason for reason in residual if reason is not Reason.OPEN)
    return ActionAssessment(action, own, standing, residual, measures)


def assess_measure(
    measure: Measure, action: Action, terms: Terms, log: Log, as_of: date, known_at: date | None = None
) -> MeasureAssessment:
    """Judge one measure, each of its series by itself."""
    comparator = readings_in_force(log, BENCHMARK_SERIES, as_of, known_at)
    series = tuple(
        assess_series(one, action, readings_in_force(log, one.name, as_of, known_at), comparator, as_of)
        for one in series_of(measure, terms)
    )
    return MeasureAssessment(measure, series, worst([one.rag for one in series]))


def assess_series(
    series: Series,
    action: Action,
    readings: tuple[Reading, ...],
    comparator: tuple[Reading, ...],
    as_of: date,
) -> SeriesAssessment:
    """Judge every milestone of one series by the readings that hold."""
    promises = promises_of(series, action, as_of)
    evidence = _evidence(series, readings, comparator, as_of)
    milestones = tuple(_judged(promise, series, evidence) for promise in promises.in_force)
    replaced = tuple(_judged(promise, series, evidence) for promise in promises.replaced)
    rag, remark = rag_of([(m.promise, m.verdict) for m in milestones], series.tolerance)
    return SeriesAssessment(series_at(series, as_of), milestones, replaced, readings, rag, remark)


def _evidence(
    series: Series, readings: tuple[Reading, ...], comparator: tuple[Reading, ...], as_of: date
) -> Evidence:
    every = series.every
    if every is not None:
        readings = tuple(reading for reading in readings if is_as_long(reading.period, every))
    return Evidence(
        as_of=as_of,
        readings=readings,
        benchmark={r.period: r.value for r in comparator if r.value is not None},
        baseline=series.baseline,
        better=series.better,
        every=every,
        lag=series.lag,
        walls=walls(series),
    )


def _judged(promise: Promise, series: Series, evidence: Evidence) -> MilestoneAssessment:
    """Judge by the terms in force on the due date, and by all that was first promised for the same date."""
    verdict = judge(promise, _as_due(promise, series, evidence))
    if promise.original is None:
        return MilestoneAssessment(promise, verdict, None)
    if promise.original is promise.milestone and not series.changes and not promise.withdrawn:
        return MilestoneAssessment(promise, verdict, verdict.state)
    original = judge_original(promise, promise.original, evidence)
    return MilestoneAssessment(promise, verdict, original.state)


def _as_due(promise: Promise, series: Series, evidence: Evidence) -> Evidence:
    """Give the evidence with the direction and baseline that held on the promise's due date."""
    if not series.changes or promise.due is None:
        return evidence
    then = series_at(series, min(promise.due, evidence.as_of))
    return evidence._replace(better=then.better, baseline=then.baseline)
