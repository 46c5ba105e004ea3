"""What belongs to what: the parts of two versions of a plan, paired by id and by text, never by position."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar, assert_never

from plantrack.core.edits_form import Whole, plain, thing
from plantrack.core.model import Action, Issue, Measure, Part
from plantrack.core.order import natural

T = TypeVar("T")
P = TypeVar("P", bound=Issue | Action | Measure)
_ALIKE = 3
"""A text is the same one reworded when at least one in so many words of the shorter stands in both."""


class Matching(NamedTuple, Generic[T]):
    """Two lists, paired: what stands in both, what is gone, and what is new."""

    pairs: list[tuple[T, T]]
    gone: list[T]
    new: list[T]


class Placed(NamedTuple, Generic[P]):
    """A thing of a plan, which of those with its id it is, and the thing that holds it."""

    part: P
    whole: Whole
    holder: str

    @property
    def id(self) -> str:
        """Its id, as ids are compared."""
        return self.part.id.casefold()


class Things(NamedTuple, Generic[P]):
    """The things of one kind in two versions, in the order of their ids.

    `reused` are things of the version after whose id meant something else before; `gone` and `new` leave
    those aside that a reused id stands for.
    """

    pairs: list[tuple[Placed[P], Placed[P]]]
    gone: list[Placed[P]]
    new: list[Placed[P]]
    reused: list[tuple[Placed[P], Placed[P]]]


def match(before: Iterable[T], after: Iterable[T], *keys: Callable[[T], Hashable]) -> Matching[T]:
    """Pair by the first key that fits, then the next; equals are paired in their order."""
    gone, new = list(before), list(after)
    pairs: list[tuple[T, T]] = []
    for key in keys:
        waiting: dict[Hashable, deque[T]] = defaultdict(deque)
        for one in gone:
            waiting[key(one)].append(one)
        left: list[T] = []
        for other in new:
            found = waiting[key(other)]
            if found:
                pairs.append((found.popleft(), other))
            else:
                left.append(other)
        gone, new = [one for ones in waiting.values() for one in ones], left
    return Matching(pairs, gone, new)


def place(kind: Literal["issue", "action", "measure"], parts: Iterable[tuple[str, P]]) -> Sequence[Placed[P]]:
    """Give each thing its place; `parts` are things with the id of what holds them, in the plan's order."""
    used: Counter[str] = Counter()
    placed = []
    for holder, part in parts:
        placed.append(Placed(part, thing(kind, part.id, used[part.id.casefold()]), holder))
        used[part.id.casefold()] += 1
    return placed


def match_things(before: Sequence[Placed[P]], after: Sequence[Placed[P]]) -> Things[P]:
    """Pair things by id where their text stands, then by text, then by id where the text is alike."""
    by_text = match(before, after, lambda p: (p.id, words_of(p.part)), lambda p: words_of(p.part))
    by_id = match(by_text.gone, by_text.new, lambda p: p.id)
    alike = [pair for pair in by_id.pairs if is_alike(*(words_of(placed.part) for placed in pair))]
    pairs = [*by_text.pairs, *alike]
    meant = {old.id: old for old in before}
    known = {new.whole.pointer: old.id for old, new in pairs}
    reused = [(meant[n.id], n) for n in after if n.id in meant and known.get(n.whole.pointer) != n.id]
    retaken = {new.id for _, new in reused}
    left = {old.whole.pointer for old, _ in pairs}
    return Things(
        _in_order(pairs),
        sorted((o for o in before if o.whole.pointer not in left and o.id not in retaken), key=_order),
        sorted((n for n in after if n.whole.pointer not in known and n.id not in retaken), key=_order),
        _in_order(reused),
    )


def words_of(part: Issue | Action | Measure) -> str:
    """Give the text by which a thing is known again when its number is not."""
    match part:
        case Issue():
            return plain(part.statement)
        case Action():
            return plain(part.title)
        case Measure():
            return plain(part.text)
        case _:
            assert_never(part)


def is_alike(one: str, other: str) -> bool:
    """Tell whether two texts share enough words to be one text reworded."""
    first, second = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return len(first & second) * _ALIKE >= min(len(first), len(second))


def as_told(value: object) -> Hashable:
    """Give a value as it compares: text on one line, and what is left out as what it stands for."""
    match value:
        case str():
            return plain(value)
        case Part():
            return (
                type(value).__name__,
                *(as_told(getattr(value, name)) for name in type(value).model_fields),
            )
        case tuple():
            return tuple(as_told(one) for one in value)
        case dict():
            return tuple(sorted((plain(key), as_told(one)) for key, one in value.items()))
        case _:
            assert isinstance(value, Hashable)  # noqa: S101 - numbers, periods and words of the format
            return value


def _order(placed: Placed[P]) -> tuple[tuple[int, int, str], ...]:
    return natural(placed.part.id)


def _in_order(pairs: list[tuple[Placed[P], Placed[P]]]) -> list[tuple[Placed[P], Placed[P]]]:
    return sorted(pairs, key=lambda pair: _order(pair[1]))
