"""Words for values, targets and gaps: what a board reads must never say more than the figure does."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plantrack.core.kinds import Benchmark, TargetValue
from plantrack.core.model import Better
from plantrack.core.value import Count, Delivery, Stated, Value
from plantrack.core.words import gap_in_words, target_in_words, thresholds_of, value_in_words


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (Decimal("97.2"), "percent", "97.2%"),
        (Decimal("99.6"), "percent", "99.6%"),
        (Decimal("99.99999"), "percent", "99.99999%"),
        (Decimal(3), "count", "3"),
        (Decimal(12), "days", "12 days"),
        (Decimal(1), "days", "1 day"),
        (Decimal("1.0"), "weeks", "1.0 weeks"),
        (Decimal(1200), "GBP", "GBP 1200"),
        (Decimal(3), "visits", "3 (visits)"),
        (Count(14, 90), "percent", "14 of 90 (15.6%)"),
        (Count(90, 90), "percent", "90 of 90 (100%)"),
        (Count(0, 90), "percent", "0 of 90 (0%)"),
        (Delivery.DONE, "deliverable", "done"),
        (Delivery.NOT_DONE, "deliverable", "not done"),
        (Stated.MET, "percent", "met (stated)"),
        (Stated.MISSED, "percent", "missed (stated)"),
    ],
)
def test_a_value_is_said_with_its_unit(value: Value, unit: str, said: str) -> None:
    assert value_in_words(value, unit) == said


@pytest.mark.parametrize(
    ("count", "thresholds", "said"),
    [
        (Count(9996, 10000), (), "9996 of 10000 (99.96%)"),
        (Count(99999, 100000), (), "99999 of 100000 (99.999%)"),
        (Count(1, 10000), (), "1 of 10000 (0.01%)"),
        (Count(5499, 10000), (Fraction(55),), "5499 of 10000 (54.99%)"),
        (Count(99999999, 10**8), (), "99999999 of 100000000 (99.999999%)"),
        (Count(10**15 - 2, 10**15 - 1), (), "999999999999998 of 999999999999999 (just under 100%)"),
        (Count(1, 10**15 - 1), (), "1 of 999999999999999 (just over 0%)"),
    ],
)
def test_a_share_is_never_rounded_onto_a_threshold(
    count: Count, thresholds: tuple[Fraction, ...], said: str
) -> None:
    assert value_in_words(count, "percent", *thresholds) == said


@pytest.mark.parametrize(
    ("target", "unit", "better", "said"),
    [
        (Decimal(55), "percent", Better.HIGHER, "at least 55%"),
        (Decimal(12), "days", Better.LOWER, "at most 12 days"),
        (Decimal(3), "count", None, "3"),
        (Decimal(3), "count", Better.NEUTRAL, "3"),
        ((Decimal(40), Decimal(60)), "percent", Better.RANGE, "between 40% and 60%"),
        (Delivery.DONE, "deliverable", None, "done"),
        (Delivery.DONE, "deliverable", Better.HIGHER, "done"),
        (Benchmark.BENCHMARK, "percent", Better.LOWER, "as good as the benchmark"),
        (None, "percent", Better.HIGHER, "a target not yet set"),
    ],
)
def test_a_target_is_said_as_a_demand(
    target: TargetValue | None, unit: str, better: Better | None, said: str
) -> None:
    assert target_in_words(target, unit, better) == said


def test_a_strict_benchmark_asks_for_better() -> None:
    said = target_in_words(Benchmark.BENCHMARK, "percent", Better.LOWER, strict=True)
    assert said == "better than the benchmark"


@pytest.mark.parametrize(
    ("gap", "unit", "said"),
    [
        (Fraction("-2.8"), "percent", "2.8 points short"),
        (Fraction(-1), "percent", "1 point short"),
        (Fraction("2.345"), "percent", "2.345 points better"),
        (Fraction(0), "percent", "no gap"),
        (Fraction(3), "days", "3 days better"),
        (Fraction(-1), "days", "1 day short"),
        (Fraction(-2), "count", "2 short"),
        (Fraction(-250), "GBP", "GBP 250 short"),
        (Fraction(-2, 3), "percent", "0.7 points short"),
        (Fraction(-1, 300), "percent", "0.003 points short"),
        (Fraction(-1, 10**9), "percent", "just over 0 points short"),
    ],
)
def test_a_gap_is_said_in_units_and_never_rounded_away(gap: Fraction, unit: str, said: str) -> None:
    assert gap_in_words(gap, unit) == said


@pytest.mark.parametrize(
    ("target", "edges"),
    [
        (Decimal("55.5"), (Fraction("55.5"),)),
        ((Decimal(40), Decimal(60)), (Fraction(40), Fraction(60))),
        (Delivery.DONE, ()),
        (Benchmark.BENCHMARK, ()),
        (None, ()),
    ],
)
def test_the_thresholds_of_a_target(target: TargetValue | None, edges: tuple[Fraction, ...]) -> None:
    assert thresholds_of(target) == edges
