"""Edits of slack: how late data may be, how far short is near enough, how often is often enough."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from plantrack.core.edits_form import Difference, Effect, effect_of
from plantrack.core.edits_match import as_told
from plantrack.core.edits_waiver import waiver_edits
from plantrack.core.kinds import Range
from plantrack.core.model import Length, Part, Tolerance
from plantrack.core.words import value_in_words

_MONTH, _DAY, _NEVER = 487, 16, 10**9
"""A mean month is 30.4375 days: 487 sixteenths of a day."""


def lag_edits(old: Length, new: Length) -> Iterator[Difference]:
    """Compare how long after a period its data are due; longer is weaker."""
    if old != new:
        words = f"the time that its data may take changed from {_length(old)} to {_length(new)}"
        yield Difference(*_code("lag", _size(new) - _size(old)), words, ("lag",))


def every_edits(old: Length | None, new: Length | None) -> Iterator[Difference]:
    """Compare how often a measure is observed; never, or more seldom, is weaker."""
    if old == new:
        return
    size = (_size(new) if new else _NEVER) - (_size(old) if old else _NEVER)
    said = [f"every {_length(length)}" if length else "no stated time" for length in (old, new)]
    words = f"how often it is observed changed from {said[0]} to {said[1]}"
    yield Difference(*_code("every", size), words, ("every",))


def tolerance_edits(old: Tolerance | None, new: Tolerance | None) -> Iterator[Difference]:
    """Compare how far short is amber; wider is weaker, and so is another kind of width."""
    if old == new:
        return
    was, now = _width(old), _width(new)
    is_one_kind = old is None or new is None or was[1] == now[1]
    wider = now[0] - was[0] if is_one_kind else Decimal(1)
    said = [_in_words(tolerance) for tolerance in (old, new)]
    words = f"the shortfall that still counts as near changed from {said[0]} to {said[1]}"
    yield Difference(*_code("tolerance", (wider > 0) - (wider < 0)), words, ("tolerance",))


def bounds_edits(old: Range | None, new: Range | None) -> Iterator[Difference]:
    """Compare the values that can be true; to admit more is weaker."""
    if old == new:
        return
    is_tighter = new is not None and (old is None or (old[0] <= new[0] and new[1] <= old[1]))
    said = [f"between {edges[0]:f} and {edges[1]:f}" if edges else "any value" for edges in (old, new)]
    words = f"the values that are accepted changed from {said[0]} to {said[1]}"
    yield Difference(*_code("bounds", -1 if is_tighter else 1), words, ("bounds",))


def other_edits(old: Part, new: Part, compared: Collection[str]) -> Iterator[Difference]:
    """Name the fields that differ and promise nothing: notes, sources, running accounts; and the waivers."""
    for field in type(new).model_fields:
        was, now = getattr(old, field), getattr(new, field)
        if field == "waive":
            yield from waiver_edits(was, now)
        elif field not in compared and as_told(was) != as_told(now):
            name = field.replace("_", " ")
            code = f"{name.replace(' ', '-')}-changed"
            yield Difference(code, Effect.NEUTRAL, f"its {name} changed", (field,))


def _code(name: str, size: int) -> tuple[str, Effect]:
    return f"{name}-{'loosened' if size > 0 else 'tightened'}", effect_of(size)


def _size(length: Length) -> int:
    return (length.months or 0) * _MONTH + (length.days or 0) * _DAY


def _length(length: Length) -> str:
    if length.months is not None:
        return value_in_words(Decimal(length.months), "months")
    return value_in_words(Decimal(length.days or 0), "days")


def _width(tolerance: Tolerance | None) -> tuple[Decimal, str]:
    if tolerance is None:
        return Decimal(0), "points"
    if tolerance.points is not None:
        return tolerance.points, "points"
    return tolerance.percent or Decimal(0), "percent"


def _in_words(tolerance: Tolerance | None) -> str:
    width, kind = _width(tolerance)
    if tolerance is None:
        return "none"
    return f"{width:f} points" if kind == "points" else f"{width:f}% of the target"
