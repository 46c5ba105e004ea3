"""Reasons of what is edited in place because no change can hold it: a new entry in `changes` names it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_by_change, edit_in_place
from plantrack.core.edits_match import Matching, as_told, match
from plantrack.core.edits_remedy import by_naming
from plantrack.core.finding import Route
from plantrack.core.part import Change

C = TypeVar("C", bound=Change)


class Entry(NamedTuple, Generic[C]):
    """A change, and its number in its list."""

    at: int
    change: C


class Reason(NamedTuple):
    """A new entry in `changes` that names what was edited, and the way to it."""

    change: Change
    route: Route


Reasons = Mapping[str, Reason]
"""The reasons of edits in place, by the field that was edited."""


def match_changes(before: Sequence[C], after: Sequence[C]) -> Matching[Entry[C]]:
    """Pair the entries of two lists of changes: as they stand, by date and reason, by all else, by date."""
    return match(
        _entries(before),
        _entries(after),
        lambda entry: as_told(entry.change),
        lambda entry: (entry.change.date, as_told(entry.change.reason)),
        lambda entry: as_told(entry.change.model_copy(update={"date": None})),
        lambda entry: entry.change.date,
    )


def fresh_entries(before: Sequence[C], after: Sequence[C]) -> list[C]:
    """List the entries that are new in a list of changes, in the order of their dates."""
    new = (entry.change for entry in match_changes(before, after).new)
    return sorted(new, key=lambda change: change.date.last)


def reasons_in(before: Sequence[C], after: Sequence[C], route: Callable[[int], Route]) -> Reasons:
    """Find what the new entries of a list name as edited; of several for a field the first counts."""
    if not any(change.edited for change in after):
        return {}
    reasons: dict[str, Reason] = {}
    for at, change in sorted(match_changes(before, after).new):
        for field in change.edited:
            reasons.setdefault(field, Reason(change, route(at)))
    return reasons


def edit_with_reason(difference: Difference, of: Whole, field: str, advice: str, reasons: Reasons) -> Edit:
    """Say an edit in place of what no change can hold; a weakening with the reason that an entry gives."""
    reason = reasons.get(field)
    if reason and difference.effect is Effect.WEAKENS:
        return edit_by_change(difference, of, reason.change, reason.route)
    return edit_in_place(difference, of, by_naming(advice, field))


def _entries(changes: Sequence[C]) -> list[Entry[C]]:
    return [Entry(at, change) for at, change in enumerate(changes)]
