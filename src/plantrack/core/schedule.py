"""What is declared of an action, and how it stands against its dates."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from plantrack.core.kinds import Open
from plantrack.core.model import Action, Status, Terms, Update
from plantrack.core.period import Period
from plantrack.core.promise import last_day


class Schedule(StrEnum):
    """How an action stands against its dates."""

    NOT_DUE_TO_START = "not-due-to-start"
    RUNNING = "running"
    OVERDUE = "overdue"
    COMPLETED = "completed"
    COMPLETED_LATE = "completed-late"
    STOPPED = "stopped"
    SAID_COMPLETE_UNDATED = "said-complete-undated"
    NO_DATES = "no-dates"


STOPPED = (Status.CARRIED_FORWARD, Status.CANCELLED, Status.CLOSED)
OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.NOT_STATED)


class ActionTerms(NamedTuple):
    """An action's title, leads and dates as they stand at a date, after its changes."""

    title: str
    leads: tuple[str, ...]
    start: Period | None
    end: Period | Open | None
    withdrawn_on: Period | None


class Standing(NamedTuple):
    """How an action stands at a date.

    `declared_on` is the date of the update that declares `status`. `overdue_days` counts the days past the
    end in force, for an action that is overdue or was stopped late; `slip_days` from the original end.
    """

    status: Status
    declared_on: Period | None
    schedule: Schedule
    overdue_days: int
    slip_days: int
    completed_on: Period | None


def terms_of(action: Action, terms: Terms, as_of: date) -> ActionTerms:
    """Give the action's own terms at a date; a change exists when its date is on or before it."""
    title, leads, start, end, withdrawn = action.title, action.leads, action.start, action.end, None
    for change in sorted(action.changes, key=lambda c: c.date.last):
        if change.date.last <= as_of:
            title, leads = change.title or title, change.leads or leads
            start, end = change.start or start, change.end or end
            withdrawn = change.date if change.withdrawn else withdrawn
    spelled = dict.fromkeys(terms.lead(name) for name in leads)
    return ActionTerms(title, tuple(spelled), start, end, withdrawn)


def updates_until(action: Action, terms: Terms, as_of: date) -> list[tuple[Period, Update]]:
    """List the updates told by a date, oldest first; an undated one counts from the plan's `published`."""
    dated = [(update.date or terms.published, update) for update in action.updates]
    return sorted((told for told in dated if told[0].last <= as_of), key=lambda told: told[0].last)


def standing_of(action: Action, terms: Terms, as_of: date) -> Standing:
    """Tell the declared status of an action, and its schedule."""
    own = terms_of(action, terms, as_of)
    status, declared_on, completed_on = _declared(action, terms, as_of)
    if own.withdrawn_on or status in STOPPED:
        schedule = Schedule.STOPPED
    elif status is Status.COMPLETED:
        schedule = _completed(own, completed_on)
    else:
        schedule = _open(action, terms, own, as_of)
    return Standing(
        status=status,
        declared_on=declared_on,
        schedule=schedule,
        overdue_days=_days_past_end(own, schedule, declared_on, as_of),
        slip_days=_slip(action, own),
        completed_on=completed_on,
    )


def _declared(action: Action, terms: Terms, as_of: date) -> tuple[Status, Period | None, Period | None]:
    """Tell the status last declared, the date of that, and when the action was done if that is said."""
    status, declared_on, completed_on = Status.NOT_STATED, None, None
    for told_on, update in updates_until(action, terms, as_of):
        if update.status:
            status, declared_on = Status(update.status), told_on
            completed_on = completed_on if status is Status.COMPLETED else None
        completed_on = update.completed or completed_on
    return status, declared_on, completed_on if status is Status.COMPLETED else None


def _completed(own: ActionTerms, completed_on: Period | None) -> Schedule:
    end = last_day(own.end)
    is_late = completed_on is not None and end is not None and completed_on.last > end
    return Schedule.COMPLETED_LATE if is_late else Schedule.COMPLETED


def _open(action: Action, terms: Terms, own: ActionTerms, as_of: date) -> Schedule:
    end = last_day(own.end)
    if end is not None and as_of > end:
        counts_later = as_of < terms.published.last
        said = any(update.date is None and update.status == "completed" for update in action.updates)
        return Schedule.SAID_COMPLETE_UNDATED if said and counts_later else Schedule.OVERDUE
    if own.start is None and own.end is None:
        return Schedule.NO_DATES
    if own.start is not None and as_of < own.start.first:
        return Schedule.NOT_DUE_TO_START
    return Schedule.RUNNING


def _days_past_end(own: ActionTerms, schedule: Schedule, declared_on: Period | None, as_of: date) -> int:
    """Days past the end: to the day it was stopped, or to as_of while it is overdue."""
    end = last_day(own.end)
    stopped = own.withdrawn_on or declared_on
    if end is None or schedule not in (Schedule.OVERDUE, Schedule.STOPPED):
        return 0
    until = stopped.last if schedule is Schedule.STOPPED and stopped else as_of
    return max((until - end).days, 0)


def _slip(action: Action, own: ActionTerms) -> int:
    """Days between the end first promised and the end in force; 0 where either is not a date."""
    first, now = last_day(action.end), last_day(own.end)
    return (now - first).days if first and now else 0
