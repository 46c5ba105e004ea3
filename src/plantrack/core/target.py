"""Targets: does a value reach one, and by how much. Compared exactly, never after rounding."""

from decimal import Decimal
from fractions import Fraction

from plantrack.core.kinds import Benchmark, TargetValue
from plantrack.core.model import Better
from plantrack.core.value import Count, Delivery, Stated, Value, amount


def passes_target(
    value: Value, target: TargetValue, better: Better | None, benchmark: Value | None, *, strict: bool = False
) -> bool | None:
    """Is a target reached by a value? None when the two cannot be compared."""
    match value, benchmark if isinstance(target, Benchmark) else target:
        case ((Decimal() | Count()), (Decimal() | Count() as level)):
            return _is_as_good(_order(value, level), better, strict=strict and isinstance(target, Benchmark))
        case Stated(), _:
            return value is Stated.MET
        case Delivery(), Delivery() if target is not Benchmark.BENCHMARK:
            return value is target
        case ((Decimal() | Count()), (low, high)):
            return Fraction(low) <= amount(value) <= Fraction(high)
        case _:
            return None


def _order(value: Decimal | Count, level: Decimal | Count) -> int:
    """Give 1 for more than the level, 0 for as much, -1 for less."""
    if isinstance(value, Decimal) and isinstance(level, Decimal):
        return (value > level) - (value < level)
    size, edge = amount(value), amount(level)
    return (size > edge) - (size < edge)


def _is_as_good(order: int, better: Better | None, *, strict: bool) -> bool | None:
    if better not in (Better.HIGHER, Better.LOWER):
        return None
    if order == 0:
        return not strict
    return (order > 0) is (better is Better.HIGHER)


def gap_to(
    value: Value, target: TargetValue, better: Better | None, benchmark: Value | None = None
) -> Fraction | None:
    """How far a value lies on the good side of a target, in its units; negative is short of it."""
    if not isinstance(value, Decimal | Count):
        return None
    size = amount(value)
    if isinstance(target, tuple):
        low, high = Fraction(target[0]), Fraction(target[1])
        return min(size - low, high - size, Fraction(0))
    level = benchmark if isinstance(target, Benchmark) else target
    if not isinstance(level, Decimal | Count) or better not in (Better.HIGHER, Better.LOWER):
        return None
    return size - amount(level) if better is Better.HIGHER else amount(level) - size


Reach = tuple[Decimal, Decimal]
"""The lowest and the highest value that reach a target."""

_EVER = Decimal("Infinity")


def reach_of(target: TargetValue | None, better: Better | None) -> Reach | None:
    """Give the values that reach a numeric target; None for one that is not a number or has no direction."""
    if isinstance(target, tuple):
        return target
    if not isinstance(target, Decimal):
        return None
    reaches = {Better.HIGHER: (target, _EVER), Better.LOWER: (-_EVER, target)}
    return reaches.get(better) if better else None


def lies_within(within: Reach, around: Reach) -> bool:
    """Tell whether all that reaches one target reaches the other too."""
    return around[0] <= within[0] and within[1] <= around[1]
