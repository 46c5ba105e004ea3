"""Edits of the list of changes: a new entry gives its reason; one that stood is not altered or taken out."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_by_change, edit_in_place
from plantrack.core.edits_match import Matching, as_told, match
from plantrack.core.finding import Route
from plantrack.core.model import ActionChange, Change, MeasureChange

C = TypeVar("C", bound=ActionChange | MeasureChange)
Entries = tuple[C, ...]
_FRAME = {"date": "date of", "reason": "reason of", "by": "name behind", "kind": "kind of"}


class Ledger(NamedTuple, Generic[C]):
    """The changes of a thing in two versions.

    `compare` tells what differs on a day between the thing with some changes and with others; `route` gives
    the way to a change of the version after, by its number.
    """

    before: Entries[C]
    after: Entries[C]
    compare: Callable[[Entries[C], Entries[C], date], Iterator[Difference]]
    route: Callable[[int], Route]
    whole: Whole


class Entry(NamedTuple, Generic[C]):
    """A change, and its number in the list of changes."""

    at: int
    change: C


def change_edits(ledger: Ledger[C]) -> Iterator[Edit]:
    """Compare two lists of changes, by what each entry says."""
    found = match_changes(ledger.before, ledger.after)
    for old, new in sorted(found.pairs, key=lambda pair: pair[1].at):
        if as_told(old.change) != as_told(new.change):
            yield from _altered(ledger, old.change, new)
    for entry in found.gone:
        when = entry.change.date.in_words()
        words = f"the change of {when} was taken out, and with it the reason that it gave"
        remedy = f"Put the change of {when} back as it was; to undo it, add another with its own reason"
        yield edit_in_place(Difference("change-removed", Effect.WEAKENS, words), ledger.whole, remedy)
    for entry in found.new:
        yield from _added(ledger, entry)


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


def _entries(changes: Sequence[C]) -> list[Entry[C]]:
    return [Entry(at, change) for at, change in enumerate(changes)]


def _added(ledger: Ledger[C], entry: Entry[C]) -> Iterator[Edit]:
    change, route = entry.change, ledger.route(entry.at)
    eve = _before(ledger, entry)
    found = [] if change.withdrawn else list(ledger.compare(eve, (*eve, change), change.date.last))
    if change.withdrawn:
        words = f"the {ledger.whole.pointer.thing} was withdrawn"
        found = [Difference(f"{ledger.whole.pointer.thing}-withdrawn", Effect.WEAKENS, words)]
    if not found:
        words = f"an entry for {change.date.in_words()} was added to its changes"
        found = [Difference("change-added", Effect.NEUTRAL, words)]
    for difference in found:
        yield edit_by_change(difference, ledger.whole, change, route)


def _altered(ledger: Ledger[C], old: C, new: Entry[C]) -> Iterator[Edit]:
    change, route = new.change, ledger.route(new.at)
    when = old.date.in_words()
    remedy = f"Put the change of {when} back as it was, and add another, with its own date and reason"
    eve = _before(ledger, new)
    found = list(_frame(old, change))
    if old.withdrawn == change.withdrawn:
        found += ledger.compare((*eve, old), (*eve, change), max(old.date.last, change.date.last))
    if not found:
        is_note = as_told(old) == as_told(change.model_copy(update={"note": old.note}))
        words = f"{'the note on' if is_note else 'what is promised in'} the change of {when} was altered"
        code, effect = ("note-changed", Effect.NEUTRAL) if is_note else ("change-altered", Effect.WEAKENS)
        found = [Difference(code, effect, words)]
    for difference in found:
        edit = edit_in_place(difference._replace(route=route), ledger.whole, remedy)
        in_change = "" if edit.code in {"change-altered", "note-changed"} else f" (in the change of {when})"
        yield edit._replace(sentence=edit.sentence + in_change)


def _frame(old: Change, new: Change) -> Iterator[Difference]:
    """Compare what says when, why and by whom: to rewrite it hides what was decided."""
    for field, name in _FRAME.items():
        if as_told(getattr(old, field)) != as_told(getattr(new, field)):
            words = f"the {name} the change of {old.date.in_words()} was altered"
            yield Difference("change-altered", Effect.WEAKENS, words)


def _before(ledger: Ledger[C], entry: Entry[C]) -> Entries[C]:
    """List the changes of the version after that hold before one of them."""
    rank = entry.change.date.last, entry.at
    return tuple(change for at, change in enumerate(ledger.after) if (change.date.last, at) < rank)
