"""Since the last board: what was told, what was read, what changed, and what became of milestones."""

from datetime import date
from typing import NamedTuple

from plantrack.core.assess import Assessment, assess
from plantrack.core.milestone import State
from plantrack.core.model import Change, Update
from plantrack.core.period import Period
from plantrack.core.promise import Promise
from plantrack.core.reading import Logs, Reading
from plantrack.core.schedule import updates_until
from plantrack.core.series import Series


class Moved(NamedTuple):
    """A milestone whose state is another than it was."""

    series: Series
    promise: Promise
    before: State
    now: State


class Since(NamedTuple):
    """What has changed between two dates, each list in order of the ids."""

    moved: tuple[Moved, ...]
    updates: tuple[tuple[str, Period, Update], ...]
    readings: tuple[tuple[str, Reading], ...]
    changes: tuple[tuple[str, Change], ...]


def changes_since(now: Assessment, logs: Logs, since: date) -> Since:
    """Compare an assessment with the same plan judged at an earlier day."""
    before = assess(now.plan, logs, since, since if now.known_at is None else min(since, now.known_at))
    return Since(
        moved=_moved(before, now),
        updates=tuple(
            (action.action.id, told, update)
            for action in now.actions()
            for told, update in updates_until(action.action, now.plan.terms, now.as_of)
            if told.last > since
        ),
        readings=tuple(
            (series.series.id, reading)
            for series in now.series()
            for reading in series.readings
            if reading.recorded.last > since
        ),
        changes=_changes(now, since),
    )


def _moved(before: Assessment, now: Assessment) -> tuple[Moved, ...]:
    states = {
        (series.series.id, m.promise.milestone): m.verdict.state
        for series in before.series()
        for m in series.milestones
    }
    compared = (
        Moved(
            series.series,
            m.promise,
            states.get((series.series.id, m.promise.milestone), State.NOT_DUE),
            m.verdict.state,
        )
        for series in now.series()
        for m in series.milestones
    )
    return tuple(moved for moved in compared if moved.before is not moved.now)


def _changes(now: Assessment, since: date) -> tuple[tuple[str, Change], ...]:
    of_plan = [("plan", change) for change in now.plan.terms.changes]
    of_issues = [(issue.id, change) for issue in now.plan.issues for change in issue.changes]
    of_actions = [(a.action.id, change) for a in now.actions() for change in a.action.changes]
    of_series = [(s.series.id, change) for s in now.series() for change in s.series.changes]
    changes: list[tuple[str, Change]] = [*of_plan, *of_issues, *of_actions, *of_series]
    return tuple((id_, change) for id_, change in changes if since < change.date.last <= now.as_of)
