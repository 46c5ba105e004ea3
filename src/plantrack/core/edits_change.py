"""Edits of the list of changes: a new entry gives its reason; one that stood is not altered or taken out."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Generic, NamedTuple

from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_by_change
from plantrack.core.edits_match import as_told
from plantrack.core.edits_reason import (
    C,
    Entry,
    Reasons,
    edit_with_reason,
    match_changes,
    reasons_in,
)
from plantrack.core.edits_told import Told
from plantrack.core.finding import Route
from plantrack.core.model import ActionChange, MeasureChange
from plantrack.core.part import Change

_FRAME = {
    "date": "date of", "reason": "reason of", "by": "name behind", "kind": "kind of",
    "edited": "list of edits in",
}  # fmt: skip


class Ledger(NamedTuple, Generic[C]):
    """The changes of a thing in two versions.

    `compare` tells what differs on a day between the thing with some changes and with others; `route` gives
    the way to a change of the version after, by its number; `told` what was last told of it before.
    """

    before: Sequence[C]
    after: Sequence[C]
    compare: Callable[[tuple[C, ...], tuple[C, ...], date], Iterator[Difference]]
    route: Callable[[int], Route]
    whole: Whole
    told: Callable[[], Told | None]

    def reasons(self) -> Reasons:
        """Find what its new changes name as edited in place."""
        return reasons_in(self.before, self.after, self.route)


def entries_only(before: Sequence[C], after: Sequence[C], whole: Whole) -> Ledger[C]:
    """Give the changes of a thing that hold reasons and no new values."""
    return Ledger(before, after, lambda *_: iter(()), lambda at: ("changes", at), whole, lambda: None)


def change_edits(ledger: Ledger[C]) -> Iterator[Edit]:
    """Compare two lists of changes, by what each entry says."""
    found = match_changes(ledger.before, ledger.after)
    for old, new in sorted(found.pairs, key=lambda pair: pair[1].at):
        if as_told(old.change) != as_told(new.change):
            yield from _altered(ledger, old.change, new)
    for entry in found.gone:
        when = entry.change.date.in_words()
        words = f"the change of {when} was taken out, and with it the reason that it gave"
        advice = f"Put the change of {when} back as it was; to undo it, add another with its own reason"
        difference = Difference("change-removed", Effect.WEAKENS, words)
        yield edit_with_reason(difference, ledger.whole, "changes", advice, ledger.reasons())
    for entry in found.new:
        yield from _added(ledger, entry)


def _added(ledger: Ledger[C], entry: Entry[C]) -> Iterator[Edit]:
    change, route = entry.change, ledger.route(entry.at)
    if _is_withdrawn(change):
        words = f"the {ledger.whole.pointer.thing} was withdrawn"
        found = [Difference(f"{ledger.whole.pointer.thing}-withdrawn", Effect.WEAKENS, words)]
    else:
        eve = _before(ledger, entry)
        found = list(ledger.compare(eve, (*eve, change), change.date.last))
    if not found:
        words = f"an entry for {change.date.in_words()} was added to its changes"
        found = [Difference("change-added", Effect.NEUTRAL, words)]
    if any(difference.effect is Effect.WEAKENS for difference in found):
        found += _backdated(change, ledger.told())
    for difference in found:
        yield edit_by_change(difference, ledger.whole, change, route)


def _backdated(change: Change, told: Told | None) -> Iterator[Difference]:
    """Say that a change which weakens is dated before what had been told.

    A correction is not: it looks back by its nature, and is listed as one.
    """
    if told and change.kind is None and change.date.last < told.on.last:
        words = f"the change of {change.date.in_words()} is dated back: {told.what} was already there"
        yield Difference("change-backdated", Effect.WEAKENS, words)


def _altered(ledger: Ledger[C], old: C, new: Entry[C]) -> Iterator[Edit]:
    change = new.change
    when = old.date.in_words()
    advice = f"Put the change of {when} back as it was, and add another, with its own date and reason"
    eve = _before(ledger, new)
    found = list(_frame(old, change))
    if _is_withdrawn(old) == _is_withdrawn(change):
        compared = ledger.compare((*eve, old), (*eve, change), max(old.date.last, change.date.last))
        found += (one._replace(words=f"{one.words} (in the change of {when})") for one in compared)
    if not found:
        is_note = as_told(old) == as_told(change.model_copy(update={"note": old.note}))
        words = f"{'the note on' if is_note else 'what is promised in'} the change of {when} was altered"
        code, effect = ("note-changed", Effect.NEUTRAL) if is_note else ("change-altered", Effect.WEAKENS)
        found = [Difference(code, effect, words)]
    for difference in found:
        placed = difference._replace(route=ledger.route(new.at))
        yield edit_with_reason(placed, ledger.whole, "changes", advice, ledger.reasons())


def _frame(old: Change, new: Change) -> Iterator[Difference]:
    """Compare what says when, why and by whom: to rewrite it hides what was decided."""
    for field, name in _FRAME.items():
        if as_told(getattr(old, field)) != as_told(getattr(new, field)):
            words = f"the {name} the change of {old.date.in_words()} was altered"
            yield Difference("change-altered", Effect.WEAKENS, words)


def _is_withdrawn(change: Change) -> bool:
    return isinstance(change, ActionChange | MeasureChange) and change.withdrawn


def _before(ledger: Ledger[C], entry: Entry[C]) -> tuple[C, ...]:
    """List the changes of the version after that hold before one of them."""
    rank = entry.change.date.last, entry.at
    return tuple(change for at, change in enumerate(ledger.after) if (change.date.last, at) < rank)
