"""Slippage of an action's end: each move between two versions, with the reason that the plan gives."""

from collections.abc import Sequence

from plantrack.core.edits_reason import fresh_entries
from plantrack.core.model import Action, ActionChange
from plantrack.core.promise import last_day
from plantrack.core.slippage_form import Account, EndDate, Move, Step


def first_moves(action: Action, step: Step) -> tuple[Move, ...]:
    """List the moves that an action's own changes tell of when it first comes into the plan."""
    return _along(action.end, action, _moving(action), step, is_seen=False)


def later_moves(moves: tuple[Move, ...], old: Action, new: Action, step: Step) -> tuple[Move, ...]:
    """Add to the moves of an action what a version moved; one that had no reason may be given it now.

    An entry in `changes` is a move with a reason. The end that held before is what the version before said
    last, so that an edit and the entry that is written for it afterwards are one move.
    """
    fresh = fresh_entries(_moving(old), _moving(new))
    given = next((c for c in reversed(fresh) if _is_same(c.end, final_end(old))), None)
    if given and moves and moves[-1].account.reason is None and _is_same(moves[-1].now, given.end):
        account = moves[-1].account._replace(afterwards=given.reason)
        moves = (*moves[:-1], moves[-1]._replace(account=account))
    return (*moves, *_along(final_end(old), new, fresh, step, is_seen=True))


def final_end(action: Action) -> EndDate:
    """Give the end that an action has after all its changes, whatever their dates."""
    return _end(action, _moving(action))


def _along(
    end: EndDate, action: Action, fresh: Sequence[ActionChange], step: Step, *, is_seen: bool
) -> tuple[Move, ...]:
    """Follow an end through new entries, one by one; what no entry says was written over what stood."""
    entries = _moving(action)
    stages = [[one for one in entries if not _is_among(one, fresh[at:])] for at in range(1, len(fresh) + 1)]
    moves: list[Move] = []
    for change, stage in zip(fresh, stages, strict=True):
        account = Account(step, change if stage[-1] is change else None, is_seen)
        moves.append(Move(end, _end(action, stage), account))
        end = moves[-1].now
    moves.append(Move(end, _end(action, entries), Account(step)))
    return tuple(move for move in moves if not _is_same(move.was, move.now))


def _end(action: Action, entries: Sequence[ActionChange]) -> EndDate:
    return entries[-1].end if entries else action.end


def _is_among(change: ActionChange, some: Sequence[ActionChange]) -> bool:
    return any(change is one for one in some)


def _moving(action: Action) -> list[ActionChange]:
    """List the changes that set an end, oldest first."""
    return sorted((c for c in action.changes if c.end is not None), key=lambda change: change.date.last)


def _is_same(one: EndDate, other: EndDate) -> bool:
    """Do two ends fall on one day, or on none?"""
    return last_day(one) == last_day(other)
