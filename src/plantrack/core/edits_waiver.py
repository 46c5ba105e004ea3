"""Edits of waivers: each lets a finding of `check` stand, with a reason; none alters what was promised."""

from collections.abc import Iterator, Sequence

from plantrack.core.edits_form import Difference, Effect, plain
from plantrack.core.edits_match import as_told, match
from plantrack.core.part import Waiver


def waiver_edits(before: Sequence[Waiver], after: Sequence[Waiver]) -> Iterator[Difference]:
    """Compare the waivers of a thing, by the rule that each is for."""
    found = match(
        enumerate(before),
        enumerate(after),
        lambda held: as_told(held[1]),
        lambda held: (held[1].check, held[1].until),
        lambda held: held[1].check,
    )
    for (_, old), (at, new) in sorted(found.pairs, key=lambda pair: pair[1][0]):
        for difference in _altered(old, new):
            yield difference._replace(route=("waive", at))
    for _, old in found.gone:
        words = f"the waiver of {old.check} was removed, so that its findings count again"
        yield Difference("waiver-removed", Effect.NEUTRAL, words, ("waive",))
    for at, new in found.new:
        words = f"findings of {new.check} are waived until {new.until.in_words()}, by {plain(new.by)}"
        yield Difference("waiver-added", Effect.NEUTRAL, words, ("waive", at), new.reason)


def _altered(old: Waiver, new: Waiver) -> Iterator[Difference]:
    if old.until.last != new.until.last:
        is_longer = old.until.last < new.until.last
        code, way = ("waiver-extended", "extended") if is_longer else ("waiver-shortened", "shortened")
        when = f"from {old.until.in_words()} to {new.until.in_words()}"
        words = f"the waiver of {new.check} was {way} {when}"
        yield Difference(code, Effect.NEUTRAL, words, reason=new.reason)
    elif as_told(old) != as_told(new):
        words = f"the waiver of {new.check} was reworded; it is by {plain(new.by)}"
        yield Difference("waiver-reworded", Effect.NEUTRAL, words, reason=new.reason)
