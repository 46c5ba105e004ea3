"""Deadlines: what is late, and what comes next, in one list of dated things."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from plantrack.core.assess import ActionAssessment, Assessment, SeriesAssessment
from plantrack.core.kinds import End
from plantrack.core.milestone import SILENT, State, data_due
from plantrack.core.period import Period
from plantrack.core.schedule import OPEN, Schedule

Sort = Literal["action", "start", "milestone", "reading", "baseline"]


class Deadline(NamedTuple):
    """Something that is due on a day: an action's end or start, a milestone, a reading or a baseline.

    `days` counts from as_of: negative when the day has passed.
    """

    sort: Sort
    id: str
    text: str
    due: date
    days: int
    leads: tuple[str, ...]
    action: str
    detail: str


def late(assessment: Assessment) -> tuple[Deadline, ...]:
    """List what is late: actions past their end, readings and baselines past the day their data were due."""
    wanted = {"action", "reading", "baseline"}
    found = (d for d in _deadlines(assessment) if d.days < 0 and d.sort in wanted)
    return tuple(sorted(found, key=lambda d: (d.sort != "action", d.due)))


def upcoming(assessment: Assessment, until: date) -> tuple[Deadline, ...]:
    """List what falls due from as_of to a day, soonest first."""
    return tuple(
        sorted((d for d in _deadlines(assessment) if assessment.as_of <= d.due <= until), key=lambda d: d.due)
    )


def _deadlines(assessment: Assessment) -> Iterator[Deadline]:
    for action in assessment.actions():
        about = _About(action, assessment.as_of)
        yield from _of_action(action, about)
        for measure in action.measures:
            for series in measure.series:
                yield from _of_series(series, about)


class _About(NamedTuple):
    """What the deadlines of one action share: the action, and the day from which they are counted."""

    action: ActionAssessment
    as_of: date

    def deadline(self, sort: Sort, of: tuple[str, str], due: date, detail: str) -> Deadline:
        """Make a deadline of something with an id and a text."""
        id_, text = of
        days, leads = (due - self.as_of).days, self.action.terms.leads
        return Deadline(sort, id_, text, due, days, leads, self.action.action.id, detail)


def _of_action(judged: ActionAssessment, about: _About) -> Iterator[Deadline]:
    end, start, schedule = judged.terms.end, judged.terms.start, judged.standing.schedule
    if judged.standing.status not in OPEN or schedule in (Schedule.SAID_COMPLETE_UNDATED, Schedule.STOPPED):
        return
    of = (judged.action.id, judged.terms.title)
    if isinstance(end, Period):
        yield about.deadline("action", of, end.last, f"ends {end}")
    if start is not None and schedule is Schedule.NOT_DUE_TO_START:
        yield about.deadline("start", of, start.first, f"starts {start}")


def _of_series(judged: SeriesAssessment, about: _About) -> Iterator[Deadline]:
    series, of = judged.series, (judged.series.id, judged.series.text)
    for milestone in judged.milestones:
        due, state, promised = milestone.promise.due, milestone.verdict.state, milestone.promise.milestone
        if due is None:
            continue
        detail = f"{promised.kind} {due if isinstance(promised.when, End) else promised.when}"
        if state is State.NOT_DUE:
            yield about.deadline("milestone", of, due, detail)
        if state in SILENT:
            yield about.deadline("reading", of, data_due(due, series.lag), detail)
    if series.baseline and series.baseline.due:
        promised_for = series.baseline.due
        yield about.deadline("baseline", of, promised_for.last, f"promised for {promised_for}")
