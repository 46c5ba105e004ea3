"""Promises: which milestones hold at a date, which a change ended, which first governed a due date."""

from datetime import date
from typing import NamedTuple

from plantrack.core.kinds import End, Open
from plantrack.core.model import Action, ActionChange, MeasureChange, Milestone
from plantrack.core.period import Period
from plantrack.core.series import Series, changes_until


class Promise(NamedTuple):
    """A milestone with its due date as it stands.

    `due` is None for `by: end` where the action has no end date. `ends` is the last day that a standing
    promise covers once a change has ended it; `replaced_on` is that change's date, for one that gave way.
    `original` is the milestone that first governed the same due date, None where none did. `begins` is the
    day of the change that set a standing target anew, for one that reaches back before it.
    """

    milestone: Milestone
    due: date | None
    ends: date | None = None
    replaced_on: Period | None = None
    withdrawn: bool = False
    original: Milestone | None = None
    begins: date | None = None


class Promises(NamedTuple):
    """The promises of a series at a date: those in force, and those that a change replaced."""

    in_force: tuple[Promise, ...]
    replaced: tuple[Promise, ...]


def promises_of(series: Series, action: Action, as_of: date) -> Promises:
    """Tell what a series promises at a date, after every change that exists by then."""
    first_end = last_day(action.end)
    original = tuple(Promise(m, due_date(m, first_end), original=m) for m in series.milestones)
    in_force: tuple[Promise, ...] = original
    replaced: tuple[Promise, ...] = ()
    end = first_end
    for change in _changes(series, action, as_of):
        if isinstance(change, ActionChange) and change.end is not None:
            end = last_day(change.end)
        kept, ended = _apply(in_force, change, end)
        in_force, replaced = kept, (*replaced, *ended)
    governed = tuple(p if p.original else p._replace(original=_governing(original, p.due)) for p in in_force)
    return Promises(tuple(sorted(governed, key=_order)), tuple(sorted(replaced, key=_order)))


def last_day(end: Period | Open | None) -> date | None:
    """Give the last day of an end date; None for none, and for `open` and `tbc`."""
    return end.last if isinstance(end, Period) else None


def due_date(milestone: Milestone, action_end: date | None) -> date | None:
    """Give the day on which a milestone is due: the last day of the period it names, or of its action."""
    when = milestone.when
    return action_end if isinstance(when, End) else when.last


def _changes(series: Series, action: Action, as_of: date) -> list[MeasureChange | ActionChange]:
    of_action = [change for change in action.changes if change.date.last <= as_of]
    return sorted([*of_action, *changes_until(series, as_of)], key=lambda change: change.date.last)


def _apply(
    promises: tuple[Promise, ...], change: MeasureChange | ActionChange, action_end: date | None
) -> tuple[tuple[Promise, ...], tuple[Promise, ...]]:
    """Tell the promises in force after a change, and those it replaced."""
    if change.withdrawn:
        return tuple(_withdraw(p, change.date.last) for p in promises), ()
    if isinstance(change, ActionChange):
        return _move_end(promises, change, action_end)
    if change.milestones is None:
        return promises, ()
    return _replace(promises, change, change.milestones, action_end)


def _withdraw(promise: Promise, day: date) -> Promise:
    if _is_due_before(promise, day):
        return promise._replace(ends=promise.ends or day) if promise.milestone.kind == "from" else promise
    return promise._replace(withdrawn=True)


def _replace(
    promises: tuple[Promise, ...],
    change: MeasureChange,
    milestones: tuple[Milestone, ...],
    action_end: date | None,
) -> tuple[tuple[Promise, ...], tuple[Promise, ...]]:
    """Replace those due on or after the change; one due before it, or named again as it was, is kept."""
    day, named = change.date.last, frozenset(milestones)

    def is_kept(promise: Promise) -> bool:
        is_over = _is_due_before(promise, day) and promise.milestone.kind != "from"
        return is_over or _is_named_again(promise, named)

    kept = tuple(filter(is_kept, promises))
    ended = tuple(_ended(p, change.date) for p in promises if not is_kept(p))
    stands = {p.milestone for p in kept}
    new = (_renew(m, due_date(m, action_end), day) for m in milestones if m not in stands)
    return (*kept, *(p for p in new if p)), ended


def _is_named_again(promise: Promise, milestones: frozenset[Milestone]) -> bool:
    return promise.milestone in milestones and not promise.withdrawn and promise.ends is None


def _ended(promise: Promise, on: Period) -> Promise:
    """End a promise; a standing one that had fallen due covers no day after the change."""
    is_running = promise.milestone.kind == "from" and promise.ends is None
    has_begun = is_running and promise.due is not None and promise.due <= on.last
    return promise._replace(ends=on.last if has_begun else promise.ends, replaced_on=on)


def _renew(milestone: Milestone, due: date | None, day: date) -> Promise | None:
    """Promise what a change sets: nothing before it, and of a standing target what ends from its day on."""
    if due is None or due >= day:
        return Promise(milestone, due)
    return Promise(milestone, day, begins=day) if milestone.kind == "from" else None


def _move_end(
    promises: tuple[Promise, ...], change: ActionChange, action_end: date | None
) -> tuple[tuple[Promise, ...], tuple[Promise, ...]]:
    """Move the promises that share their action's end with it, unless they were due before the change."""
    if change.end is None:
        return promises, ()
    moved = tuple(
        p
        for p in promises
        if p.milestone.by is End.END and p.due != action_end and not _is_due_before(p, change.date.last)
    )
    in_force = tuple(p._replace(due=action_end, original=None) if p in moved else p for p in promises)
    return in_force, tuple(p._replace(replaced_on=change.date) for p in moved)


def _is_due_before(promise: Promise, day: date) -> bool:
    return promise.due is not None and promise.due < day


def _governing(originals: tuple[Promise, ...], due: date | None) -> Milestone | None:
    """Find the original milestone for a due date: due that day, else the latest standing one by then."""
    if due is None:
        return None
    same_day = [p for p in originals if p.due == due]
    standing = [p for p in originals if p.milestone.kind == "from" and p.due is not None and p.due <= due]
    found = same_day or sorted(standing, key=_order)
    return found[-1].milestone if found else None


def _order(promise: Promise) -> date:
    return promise.due or date.max
