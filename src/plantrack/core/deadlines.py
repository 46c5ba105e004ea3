"""Deadlines: what is late, and what comes next, in one list of dated things."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from plantrack.core.assess import ActionAssessment, Assessment, SeriesAssessment
from plantrack.core.milestone import State, data_due
from plantrack.core.schedule import OPEN, Schedule

Sort = Literal["action", "start", "milestone", "reading", "baseline"]


@dataclass(frozen=True, slots=True)
class Deadline:
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
    """What is late: actions past their end, readings and baselines past the day their data were due."""
    wanted = {"action", "reading", "baseline"}
    found = (d for d in _deadlines(assessment) if d.days < 0 and d.sort in wanted)
    return tuple(sorted(found, key=lambda d: (d.sort != "action", d.due)))


def upcoming(assessment: Assessment, until: date) -> tuple[Deadline, ...]:
    """What falls due from as_of to a day, soonest first."""
    return tuple(
        sorted((d for d in _deadlines(assessment) if assessment.as_of <= d.due <= until), key=lambda d: d.due)
    )


def _deadlines(assessment: Assessment) -> Iterator[Deadline]:
    for action in assessment.actions():
        yield from _of_action(action, assessment.as_of)
        for measure in action.measures:
            for series in measure.series:
                yield from _of_series(series, action, assessment.as_of)


def _of_action(judged: ActionAssessment, as_of: date) -> Iterator[Deadline]:
    end, start = getattr(judged.terms.end, "last", None), judged.terms.start
    if judged.standing.status not in OPEN or judged.standing.schedule is Schedule.SAID_COMPLETE_UNDATED:
        return
    if end is not None:
        yield _deadline("action", judged.action.id, judged.terms.title, end, judged, as_of, f"ends {judged.terms.end}")
    if start is not None and judged.standing.schedule is Schedule.NOT_DUE_TO_START:
        yield _deadline("start", judged.action.id, judged.terms.title, start.first, judged, as_of, f"starts {start}")


def _of_series(series: SeriesAssessment, action: ActionAssessment, as_of: date) -> Iterator[Deadline]:
    id_, text = series.series.id, series.series.text
    for judged in series.milestones:
        due, state = judged.promise.due, judged.verdict.state
        if due is None:
            continue
        named = f"{judged.promise.milestone.kind} {getattr(judged.promise.milestone.when, 'written', due)}"
        if state is State.NOT_DUE:
            yield _deadline("milestone", id_, text, due, action, as_of, named)
        if state in (State.AWAITING, State.NO_DATA):
            yield _deadline("reading", id_, text, data_due(due, series.series.lag), action, as_of, named)
    baseline = series.series.baseline
    if baseline and baseline.due:
        yield _deadline("baseline", id_, text, baseline.due.last, action, as_of, f"promised for {baseline.due}")


def _deadline(  # noqa: PLR0913, PLR0917 - the seven things that a deadline is made of
    sort: Sort, id_: str, text: str, due: date, action: ActionAssessment, as_of: date, detail: str
) -> Deadline:
    return Deadline(sort, id_, text, due, (due - as_of).days, action.terms.leads, action.action.id, detail)
