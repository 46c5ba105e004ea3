"""Edits of whole things: an issue, an action or a measure that is gone, new, moved or renumbered."""

from collections.abc import Collection, Iterator, Mapping
from typing import assert_never

from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_in_place, quoted
from plantrack.core.edits_match import P, Placed, Things, words_of
from plantrack.core.edits_remedy import by_withdrawal
from plantrack.core.finding import Pointer
from plantrack.core.model import Action, Issue, Measure


def thing_edits(things: Things[P], holders: Mapping[str, Whole], lost: Collection[str]) -> Iterator[Edit]:
    """Say which things are gone, new, moved, renumbered, or lost their id to another.

    `holders` are the things that hold them, by the ids of the version before, as they are after; `lost` are
    the ids of holders that are gone or new, which have said already what went or came with them.
    """
    for old, new in things.pairs:
        if old.id != new.id or old.part.id != new.part.id:
            words = f"it is the former {old.part.id}, renumbered"
            yield edit_in_place(Difference("renumbered", Effect.NEUTRAL, words), new.whole)
        held = holders.get(old.holder)
        if (held.subject if held else old.holder) != new.holder:
            kind = new.whole.pointer.thing
            words = f"it moved from {old.holder} to {new.holder}"
            yield edit_in_place(Difference(f"{kind}-moved", Effect.NEUTRAL, words), new.whole)
    for old, new in things.reused:
        yield _reused(old, new)
    standing = {new.id for _, new in things.pairs}
    for gone in things.gone:
        if gone.holder not in lost:
            yield _gone(gone, holders.get(gone.holder), is_taken=gone.id in standing)
    for new in things.new:
        if new.holder not in lost:
            words = f"it was added: {quoted(words_of(new.part))}"
            code = f"{new.whole.pointer.thing}-added"
            yield edit_in_place(Difference(code, Effect.STRENGTHENS, words), new.whole)


def held_by(part: Issue | Action | Measure) -> tuple[str, ...]:
    """List the ids of what a thing holds."""
    match part:
        case Issue():
            return tuple(action.id for action in part.actions)
        case Action():
            return tuple(measure.id for measure in part.measures)
        case Measure():
            return tuple(part.series)
        case _:
            assert_never(part)


def _reused(old: Placed[P], new: Placed[P]) -> Edit:
    words = f"the id meant {quoted(words_of(old.part))} and now means {quoted(words_of(new.part))}"
    remedy = (
        f"Leave {old.whole.label} to {quoted(words_of(old.part))}, and give the other an id that was never "
        "used; to reword the promise itself, add the new words to its changes, with a date and a reason"
    )
    return edit_in_place(Difference("id-reused", Effect.WEAKENS, words), new.whole, remedy)


def _gone(gone: Placed[P], holder: Whole | None, *, is_taken: bool) -> Edit:
    kind, label = gone.whole.pointer.thing, gone.whole.label
    held = held_by(gone.part)
    with_it = f", with {', '.join(held)}" if held else ""
    words = f"it was removed: {quoted(words_of(gone.part))}{with_it}"
    remedy = by_withdrawal(label, is_taken=is_taken)
    if kind == "issue":
        remedy = f"Put {label} back; its actions are given up one by one, each withdrawn by a dated change"
    whole = gone.whole._replace(pointer=holder.pointer if holder else Pointer("plan"))
    return edit_in_place(Difference(f"{kind}-removed", Effect.WEAKENS, words), whole, remedy)
