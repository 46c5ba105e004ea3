"""Words: values, targets and gaps as a person says them, never rounded onto or over a threshold."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from plantrack.core.kinds import Benchmark, TargetValue
from plantrack.core.model import Better
from plantrack.core.value import Count, Delivery, Stated, Value, round_for_display, write_value

_TIMES = {"minutes", "hours", "days", "weeks", "months", "years"}
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_DEMAND: dict[Better | None, str] = {Better.HIGHER: "at least ", Better.LOWER: "at most "}
_WHOLE_SHARE = (Fraction(0), Fraction(100))


def value_in_words(value: Value, unit: str, *thresholds: Fraction) -> str:
    """Say a value with its unit: "97.2%", "12 days", "14 of 90 (15.6%)", "not done", "missed (stated)".

    A number is said as it was typed. Only a count's share is rounded, and not onto 0, 100 or a threshold;
    `thresholds_of` gives those of a target.
    """
    match value:
        case Decimal():
            return _with_unit(write_value(value), unit)
        case Count():
            share = _rounded(value.percent, *_WHOLE_SHARE, *thresholds)
            return f"{value.part} of {value.whole} ({share}%)"
        case Delivery():
            return write_value(value).replace("-", " ")
        case Stated():
            return f"{write_value(value)} (stated)"
        case _:
            assert_never(value)


def target_in_words(
    target: TargetValue | None, unit: str, better: Better | None, *, strict: bool = False
) -> str:
    """Say a target as a demand: "at least 55%", "at most 12 days", "between 40% and 60%", "done"."""
    match target:
        case None:
            return "a target not yet set"
        case Benchmark():
            return "better than the benchmark" if strict else "as good as the benchmark"
        case (low, high):
            return f"between {value_in_words(low, unit)} and {value_in_words(high, unit)}"
        case Decimal():
            return _DEMAND.get(better, "") + value_in_words(target, unit)
        case Delivery():
            return value_in_words(target, unit)
        case _:
            assert_never(target)


def gap_in_words(gap: Fraction, unit: str) -> str:
    """Say how far a value lies from its target: "2.8 points short", "3 days better", or "no gap".

    A positive gap is on the good side, as in `Verdict.gap`. No gap means level with the target, or inside it.
    """
    if gap == 0:
        return "no gap"
    size = _difference(abs(gap))
    of_unit = _counted(size, "points") if unit == "percent" else _with_unit(size, unit)
    return f"{of_unit} {'better' if gap > 0 else 'short'}"


def thresholds_of(target: TargetValue | None) -> tuple[Fraction, ...]:
    """List the levels that no rounding may step onto or over; none for a target that is not a number."""
    if isinstance(target, Decimal):
        return (Fraction(target),)
    return tuple(Fraction(edge) for edge in target) if isinstance(target, tuple) else ()


def _with_unit(number: str, unit: str) -> str:
    if unit == "percent":
        return f"{number}%"
    if unit == "count":
        return number
    if _CURRENCY.fullmatch(unit):
        return f"{unit} {number}"
    return _counted(number, unit) if unit in _TIMES else f"{number} ({unit})"


def _counted(number: str, plural: str) -> str:
    return f"{number} {plural.removesuffix('s') if number == '1' else plural}"


def _difference(size: Fraction) -> str:
    """Write a difference, whole where three decimals hold it, so that a reader's own subtraction agrees."""
    if (size * 1000).denominator == 1:
        return f"{Decimal(size.numerator) / Decimal(size.denominator):f}"
    return _rounded(size, Fraction(0))


def _rounded(exact: Fraction, *edges: Fraction) -> str:
    """Round for display; where no number of places keeps it off an edge, the words do."""
    shown = round_for_display(exact, *edges)
    if Fraction(shown) in edges and Fraction(shown) != exact:
        return f"just {'under' if exact < Fraction(shown) else 'over'} {shown}"
    return shown
