"""Edits of milestones: a target made easier or harder, a date moved, a promise gone or new."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, assert_never

from plantrack.core.edits_form import Difference, Effect, effect_of
from plantrack.core.edits_match import Matching, as_told, match
from plantrack.core.kinds import Benchmark, End, TargetValue
from plantrack.core.model import Better, Milestone, Terms
from plantrack.core.papers import days_in_words
from plantrack.core.promise import due_date
from plantrack.core.target import lies_within, reach_of
from plantrack.core.value import Delivery
from plantrack.core.words import value_in_words

_DEMANDS = {
    "by": (0, "reached at any time up to then"),
    "at": (1, "judged once, for that date"),
    "from": (2, "held from then on"),
}


class Scale(NamedTuple):
    """What a milestone is read with: its series' unit and direction, its action's end, the plan's dates."""

    unit: str
    better: Better | None
    end: date | None
    terms: Terms

    def due(self, milestone: Milestone) -> date | None:
        """Give the day on which a milestone is due."""
        return due_date(milestone, self.end)

    def is_outside(self, milestone: Milestone) -> bool:
        """Is it due before the plan starts, or after it closes?"""
        return is_outside(self.due(milestone), self.terms)


class _Numbered(NamedTuple):
    at: int
    milestone: Milestone


class _Pair(NamedTuple):
    """A milestone in both versions, with what each is read with."""

    old: Milestone
    new: Milestone
    was: Scale
    now: Scale


class Compared(NamedTuple):
    """A milestone in two versions, None where it does not stand, and what differs.

    `at` is its number in the list after.
    """

    old: Milestone | None
    new: Milestone | None
    at: int | None
    differences: tuple[Difference, ...]


def is_outside(due: date | None, terms: Terms) -> bool:
    """Is a due date before the plan starts, or after it closes?"""
    closes = terms.closes
    return due is not None and (due < terms.starts.first or (closes is not None and due > closes.last))


def milestone_edits(
    before: Sequence[Milestone], after: Sequence[Milestone], was: Scale, now: Scale
) -> Iterator[Difference]:
    """Compare two lists of milestones; `route` is the number of a milestone in the list after."""
    for one in compared_milestones(before, after, was, now):
        for difference in one.differences:
            yield difference if one.at is None else difference._replace(route=(one.at,))


def compared_milestones(
    before: Sequence[Milestone], after: Sequence[Milestone], was: Scale, now: Scale
) -> Iterator[Compared]:
    """Pair the milestones of two lists, and compare each pair; then those that are gone, and the new ones."""
    pairs, gone, new = _matched(before, after, was, now)
    for old, held in sorted(pairs, key=lambda pair: pair[1].at):
        found = tuple(_between(_Pair(old.milestone, held.milestone, was, now)))
        yield Compared(old.milestone, held.milestone, held.at, found)
    for _, milestone in gone:
        words = f"the milestone of {_promise(milestone, was)} was removed"
        removed = Difference("milestone-removed", Effect.WEAKENS, words)
        yield Compared(milestone, None, None, (removed,))
    for at, milestone in new:
        words = f"a milestone of {_promise(milestone, now)} was added"
        yield Compared(None, milestone, at, (Difference("milestone-added", Effect.STRENGTHENS, words),))


def _matched(
    before: Sequence[Milestone], after: Sequence[Milestone], was: Scale, now: Scale
) -> Matching[_Numbered]:
    found = match(
        [_Numbered(at, milestone) for at, milestone in enumerate(before)],
        [_Numbered(at, milestone) for at, milestone in enumerate(after)],
        lambda m: (m.milestone.kind, m.milestone.when, _demand(m)),
        lambda m: (m.milestone.kind, m.milestone.when),
        lambda m: m.milestone.when,
        lambda m: (m.milestone.kind, _demand(m)),
    )
    if len(found.gone) != len(found.new):
        return found
    gone = sorted(found.gone, key=lambda m: was.due(m.milestone) or date.max)
    new = sorted(found.new, key=lambda m: now.due(m.milestone) or date.max)
    return Matching([*found.pairs, *zip(gone, new, strict=True)], [], [])


def milestones_to_change(
    before: Sequence[Milestone], after: Sequence[Milestone], was: Scale, now: Scale
) -> tuple[Milestone, ...]:
    """List what a dated change would hold: all from the first that differs; it replaces what follows."""
    old, new = (
        {_terms(milestone, scale) for milestone in held} for held, scale in ((before, was), (after, now))
    )
    first = min((due for due, *_ in old ^ new), default=date.min)
    return tuple(milestone for milestone in after if (now.due(milestone) or date.max) >= first)


def _terms(milestone: Milestone, scale: Scale) -> tuple[date, str, TargetValue | None, bool]:
    return scale.due(milestone) or date.max, milestone.kind, *_asked(milestone)


def when_in_words(milestone: Milestone) -> str:
    """Say the date that a milestone names."""
    return "the action's end" if isinstance(milestone.when, End) else milestone.when.in_words()


def bare_target(target: TargetValue | None, unit: str, *, strict: bool) -> str:
    """Say a target without its demand, to say from what it was moved: "75%", "between 40% and 60%"."""
    match target:
        case None:
            return "a target not yet set"
        case Benchmark():
            return "better than the benchmark" if strict else "the benchmark"
        case (low, high):
            return f"between {value_in_words(low, unit)} and {value_in_words(high, unit)}"
        case Decimal() | Delivery():
            return value_in_words(target, unit)
        case _:
            assert_never(target)


def _demand(numbered: _Numbered) -> tuple[TargetValue | None, bool]:
    return _asked(numbered.milestone)


def _asked(milestone: Milestone) -> tuple[TargetValue | None, bool]:
    """Give the target; `strict` says something of a benchmark only."""
    return milestone.target, milestone.strict and milestone.target is Benchmark.BENCHMARK


def _promise(milestone: Milestone, scale: Scale) -> str:
    target = bare_target(milestone.target, scale.unit, strict=milestone.strict)
    return f"{when_in_words(milestone)} ({milestone.kind}: {target})"


def _between(pair: _Pair) -> Iterator[Difference]:
    yield from _kind(pair)
    yield from _date(pair)
    yield from _target(pair)
    if as_told(pair.old.note) != as_told(pair.new.note):
        words = f"the note on the milestone of {when_in_words(pair.new)} was changed"
        yield Difference("note-changed", Effect.NEUTRAL, words)


def _kind(pair: _Pair) -> Iterator[Difference]:
    if pair.old.kind == pair.new.kind:
        return
    (was, old), (now, new) = _DEMANDS[pair.old.kind], _DEMANDS[pair.new.kind]
    words = (
        f"the target for {when_in_words(pair.new)} was to be {old} ('{pair.old.kind}') "
        f"and is now to be {new} ('{pair.new.kind}')"
    )
    yield Difference("kind-changed", effect_of(was - now), words)


def _date(pair: _Pair) -> Iterator[Difference]:
    old, new = pair.old.when, pair.new.when
    due, moved_to = pair.was.due(pair.old), pair.now.due(pair.new)
    if old == new:
        return
    moved = f"the milestone of {when_in_words(pair.old)} moved to {when_in_words(pair.new)}"
    if due is None or moved_to is None:
        lost = moved_to is None
        code = "milestone-undated" if lost else "milestone-dated"
        said = f"{moved}, which has no date" if lost else moved
        yield Difference(code, Effect.WEAKENS if lost else Effect.STRENGTHENS, said)
        return
    days = (moved_to - due).days
    if days == 0:
        yield from _window(pair, moved)
        return
    by = f"({days_in_words(abs(days))} {'later' if days > 0 else 'earlier'})"
    if pair.now.is_outside(pair.new) and not pair.was.is_outside(pair.old):
        yield Difference("milestone-outside", Effect.WEAKENS, f"{moved} {by}, outside the plan's dates")
        return
    yield Difference("milestone-later" if days > 0 else "milestone-earlier", effect_of(days), f"{moved} {by}")


def _window(pair: _Pair, moved: str) -> Iterator[Difference]:
    """Weigh a period that ends on the same day and begins on another: it widens what may be counted."""
    old, new = pair.old.when, pair.new.when
    if isinstance(old, End) or isinstance(new, End):
        return
    size = (old.first < new.first) - (old.first > new.first)
    effect = effect_of(size if pair.new.kind == "from" else -size)
    yield Difference("milestone-period", effect, f"{moved}: its period begins on another day")


def _target(pair: _Pair) -> Iterator[Difference]:
    old, new = pair.old, pair.new
    if _asked(old) == _asked(new):
        return
    was = bare_target(old.target, pair.was.unit, strict=old.strict)
    now = bare_target(new.target, pair.now.unit, strict=new.strict)
    code, effect, verb = _weighed(pair)
    moved = {"removed": f"({was}) was removed", "set": f"was set to {now}"}
    said = moved.get(verb, f"was {verb} from {was} to {now}")
    yield Difference(code, effect, f"the target for {when_in_words(new)} {said}")


def _weighed(pair: _Pair) -> tuple[str, Effect, str]:
    """Weigh a target against the one before it: its code, what it does, and the verb of its sentence."""
    old, new = pair.old.target, pair.new.target
    is_one_scale = (pair.was.unit, pair.was.better) == (pair.now.unit, pair.now.better)
    match old, new:
        case _, None:
            return "target-removed", Effect.WEAKENS, "removed"
        case None, _:
            return "target-set", Effect.STRENGTHENS, "set"
        case Benchmark(), Benchmark():
            dropped = pair.old.strict
            code = "strict-dropped" if dropped else "strict-added"
            return code, Effect.WEAKENS if dropped else Effect.STRENGTHENS, "changed"
    around, within = reach_of(old, pair.was.better), reach_of(new, pair.now.better)
    if not is_one_scale or around is None or within is None:
        return "target-changed", Effect.WEAKENS, "changed"
    eased = lies_within(around, within)
    effect = Effect.STRENGTHENS if lies_within(within, around) else Effect.WEAKENS
    if isinstance(old, Decimal) and isinstance(new, Decimal):
        verb = "lowered" if new < old else "raised"
    else:
        verb = "widened" if eased else "narrowed" if effect is Effect.STRENGTHENS else "shifted"
    return f"target-{verb}", effect, verb
