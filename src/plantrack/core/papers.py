"""Papers: what lies before a board when it asks, and how a fact is put to it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plantrack.core.assess import ActionAssessment, Assessment, MilestoneAssessment, SeriesAssessment
from plantrack.core.kinds import End
from plantrack.core.milestone import SILENT, State, Verdict, data_due
from plantrack.core.model import Terms
from plantrack.core.period import Period, day_period
from plantrack.core.promise import Promise
from plantrack.core.reading import Logs
from plantrack.core.series import Series, series_at, series_of
from plantrack.core.words import gap_in_words, target_in_words, thresholds_of, value_in_words


class Challenge(NamedTuple):
    """A dated question that a board would ask, with its facts. It is never an error.

    `code` is kebab-case and stable; `subject` is the id of an action, measure or series, or a lead's name;
    `on` is when the question arose, as the plan writes it; each of the `facts` is one sentence.
    """

    code: str
    subject: str
    on: str
    question: str
    facts: tuple[str, ...]


class PlannedSeries(NamedTuple):
    """A series as first promised and as judged, with the action that it serves."""

    action: ActionAssessment
    first: Series
    judged: SeriesAssessment
    as_of: date

    @property
    def id(self) -> str:
        """The id a person types: "1c", or "6b/lac"."""
        return self.first.id

    def as_due(self, promise: Promise) -> Series:
        """Give the series with the unit and direction by which a promise is judged."""
        return series_at(self.first, min(promise.due or self.as_of, self.as_of))


class Papers(NamedTuple):
    """The assessment and the logs that the questions are asked of."""

    assessment: Assessment
    logs: Logs

    @property
    def as_of(self) -> date:
        """The day on which the questions are asked."""
        return self.assessment.as_of

    @property
    def terms(self) -> Terms:
        """What holds for the whole plan."""
        return self.assessment.plan.terms

    def actions(self) -> Iterator[ActionAssessment]:
        """Give every action, in order."""
        return self.assessment.actions()

    def series(self) -> Iterator[PlannedSeries]:
        """Give every series, in order."""
        return (series for action in self.actions() for series in self.series_of(action))

    def series_of(self, action: ActionAssessment) -> Iterator[PlannedSeries]:
        """Give the series of one action that were judged, in order."""
        for measure in action.measures:
            firsts = {first.id: first for first in series_of(measure.measure, self.terms)}
            for judged in measure.series:
                yield PlannedSeries(action, firsts[judged.series.id], judged, self.as_of)


def latest(*periods: Period | None) -> Period:
    """Find the period that ends last among those that are there; of equals the first."""
    return max((period for period in periods if period), key=lambda period: period.last)


def earliest(periods: Iterator[Period]) -> str:
    """Find the period that ends first, of equals the first, as written."""
    return min(periods, key=lambda period: period.last).written


def when_of(promise: Promise) -> Period:
    """Give the period that a promise with a due date names; the day itself for its action's end."""
    when = promise.milestone.when
    if not isinstance(when, End):
        return when
    assert promise.due is not None  # noqa: S101 - without one it is not assessable, and nothing is asked
    return day_period(promise.due)


def promise_in_words(promise: Promise, series: Series) -> str:
    """Say a promise: "at least 55% at 2014-09", "done by its end, 2014-03-31"."""
    milestone = promise.milestone
    target = target_in_words(milestone.target, series.unit, series.better, strict=milestone.strict)
    of_action = "its end, " if milestone.when is End.END else ""
    return f"{target} {milestone.kind} {of_action}{when_of(promise)}"


def declared_fact(action: ActionAssessment) -> str:
    """Say what is declared of an action, and when; and that it was withdrawn, where it was."""
    on, withdrawn = action.standing.declared_on, action.terms.withdrawn_on
    status = action.standing.status.value.replace("-", " ")
    said = f"declared {status} in {on}" if on else "status not stated"
    return f"{action.action.id}: {said}{f', withdrawn in {withdrawn}' if withdrawn else ''}."


def days_in_words(days: int) -> str:
    """Say a number of days: "1 day", "91 days"."""
    return value_in_words(Decimal(days), "days")


def quoted(text: str) -> str:
    """Quote the plan's own words at the end of a sentence."""
    words = " ".join(text.split())
    return f'"{words}"' if words.endswith((".", "?", "!")) else f'"{words}".'


def milestone_fact(planned: PlannedSeries, judged: MilestoneAssessment) -> str:
    """Say how a due milestone stands: its value, period, target, date and gap, or the silence on it."""
    series, verdict = planned.as_due(judged.promise), judged.verdict
    promise = promise_in_words(judged.promise, series)
    if verdict.state in SILENT:
        return f"{series.id}: promised {promise}; {_silence(judged, series)}."
    said = [f"{series.id}: {_observed(verdict, judged.promise, series)} against {promise}"]
    remarks = list(filter(None, (_gap(verdict, series), _held(verdict), verdict.remark)))
    return ": ".join([*said, ", ".join(remarks)] if remarks else said) + "."


def _observed(verdict: Verdict, promise: Promise, series: Series) -> str:
    assert verdict.value is not None  # noqa: S101 - a milestone is decided by a value
    value = value_in_words(verdict.value, series.unit, *thresholds_of(promise.milestone.target))
    return f"{value} in {verdict.period}{' (provisional)' if verdict.provisional else ''}"


def _gap(verdict: Verdict, series: Series) -> str:
    return "" if verdict.gap is None else gap_in_words(verdict.gap, series.unit)


def _held(verdict: Verdict) -> str:
    passed, known = verdict.held
    return f"held in {passed} of {known} known periods" if known > 1 else ""


def _silence(judged: MilestoneAssessment, series: Series) -> str:
    if judged.verdict.remark:
        return f"no reading, {judged.verdict.remark}"
    assert judged.promise.due is not None  # noqa: S101 - what is silent was due
    until = data_due(judged.promise.due, series.lag)
    is_awaited = judged.verdict.state is State.AWAITING
    return f"no reading yet, awaited until {until}" if is_awaited else f"no reading, due by {until}"
