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
    match value, target:
        case Stated(), _:
            return value is Stated.MET
        case Delivery(), Delivery():
            return value is target
        case ((Decimal() | Count()), Decimal()):
            return _is_as_good(amount(value), Fraction(target), better, strict=False)
        case ((Decimal() | Count()), (low, high)):
            return Fraction(low) <= amount(value) <= Fraction(high)
        case ((Decimal() | Count()), Benchmark()) if isinstance(benchmark, Decimal | Count):
            return _is_as_good(amount(value), amount(benchmark), better, strict=strict)
        case _:
            return None


def _is_as_good(value: Fraction, target: Fraction, better: Better | None, *, strict: bool) -> bool | None:
    if better is Better.HIGHER:
        return value > target if strict else value >= target
    if better is Better.LOWER:
        return value < target if strict else value <= target
    return None


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
