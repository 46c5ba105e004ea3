"""Semantics, sections 2 to 4: does a value reach a target, and by how much. Compare exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plantrack.core.model import Better
from plantrack.core.target import Reach, gap_to, lies_within, passes_target, reach_of
from plantrack.core.value import parse_value
from tests.core.plans import milestone

HIGHER, LOWER, RANGE, NEUTRAL = Better


@pytest.mark.parametrize(
    ("value", "target", "better", "benchmark", "strict", "passes"),
    [
        pytest.param("100", "100", HIGHER, None, False, True, id="at least"),
        pytest.param("99.6", "100", HIGHER, None, False, False, id="99.6 is not 100"),
        pytest.param("99.99999999999", "100", HIGHER, None, False, False, id="compare exactly"),
        pytest.param("5", "5", LOWER, None, False, True, id="at most"),
        pytest.param("4", "5", LOWER, None, False, True, id="fewer"),
        pytest.param("5.1", "5", LOWER, None, False, False, id="too many"),
        pytest.param("14/90", "15.5", HIGHER, None, False, True, id="a count is judged as the exact ratio"),
        pytest.param("14/90", "15.56", HIGHER, None, False, False, id="15.5555 is not 15.56"),
        pytest.param("90/90", "100", HIGHER, None, False, True, id="all of them"),
        pytest.param("40", "[40, 60]", RANGE, None, False, True, id="the low end of a range"),
        pytest.param("60", "[40, 60]", RANGE, None, False, True, id="the high end of a range"),
        pytest.param("39.9", "[40, 60]", RANGE, None, False, False, id="below a range"),
        pytest.param("60.1", "[40, 60]", HIGHER, None, False, False, id="above a range"),
        pytest.param("done", "done", None, None, False, True, id="done"),
        pytest.param("not-done", "done", None, None, False, False, id="not done"),
        pytest.param("met", "100", HIGHER, None, False, True, id="stated met"),
        pytest.param("missed", "done", None, None, False, False, id="stated missed"),
        pytest.param("met", "benchmark", HIGHER, None, True, True, id="stated of a benchmark"),
        pytest.param("50", "benchmark", HIGHER, "50", False, True, id="as good as the benchmark"),
        pytest.param("50", "benchmark", HIGHER, "50", True, False, id="strict: better than it"),
        pytest.param("50.1", "benchmark", HIGHER, "50", True, True, id="strictly better"),
        pytest.param("11", "benchmark", LOWER, "11", False, True, id="as low as the benchmark"),
        pytest.param("11", "benchmark", LOWER, "11", True, False, id="strict: lower than it"),
        pytest.param("10.9", "benchmark", LOWER, "11", True, True, id="strictly lower"),
        pytest.param("1/3", "benchmark", HIGHER, "2/6", False, True, id="a benchmark may be a count"),
        pytest.param(
            "1/3", "benchmark", HIGHER, "2/6", True, False, id="strict: a share is not better than itself"
        ),
        pytest.param("1/3", "benchmark", LOWER, "2/6", True, False, id="strict: nor lower"),
        pytest.param("100", "100", HIGHER, None, True, True, id="strict is of a benchmark only"),
        pytest.param("50", "benchmark", HIGHER, None, False, None, id="the benchmark's reading is not there"),
        pytest.param("50", "benchmark", HIGHER, "met", False, None, id="the benchmark has no figure"),
        pytest.param("50", "done", None, None, False, None, id="a number is not done"),
        pytest.param("done", "100", HIGHER, None, False, None, id="done is no number"),
        pytest.param("50", "50", NEUTRAL, None, False, None, id="a monitoring indicator has no target"),
        pytest.param("50", "50", RANGE, None, False, None, id="a range wants two numbers"),
        pytest.param("50", "50", None, None, False, None, id="the direction is never guessed"),
    ],
)
def test_a_target_is_reached_or_not_or_cannot_be_compared(
    value: str,
    target: str,
    better: Better | None,
    benchmark: str | None,
    strict: bool,  # noqa: FBT001
    passes: bool | None,  # noqa: FBT001
) -> None:
    promised = milestone(f"{{at: 2014-09, target: {target}}}").target
    assert promised is not None
    other = parse_value(benchmark) if benchmark else None
    assert passes_target(parse_value(value), promised, better, other, strict=strict) is passes


def test_as_good_as_the_benchmark_is_enough_unless_better_is_asked_for() -> None:
    promised = milestone("{at: 2014-09, target: benchmark}").target
    assert promised is not None
    assert passes_target(Decimal(50), promised, HIGHER, Decimal(50)) is True


@pytest.mark.parametrize(
    ("value", "target", "better", "benchmark", "gap"),
    [
        pytest.param("55", "75", HIGHER, None, "-20", id="short"),
        pytest.param("80", "75", HIGHER, None, "5", id="better"),
        pytest.param("7", "5", LOWER, None, "-2", id="too many"),
        pytest.param("3", "5", LOWER, None, "2", id="fewer"),
        pytest.param("14/90", "15", HIGHER, None, "5/9", id="of a count: exact"),
        pytest.param("35", "[40, 60]", RANGE, None, "-5", id="below a range"),
        pytest.param("62", "[40, 60]", RANGE, None, "-2", id="above a range"),
        pytest.param("50", "[40, 60]", RANGE, None, "0", id="inside a range"),
        pytest.param("48", "benchmark", HIGHER, "50", "-2", id="short of the benchmark"),
        pytest.param("11", "benchmark", LOWER, "12", "1", id="lower than the benchmark"),
        pytest.param("48", "benchmark", HIGHER, None, None, id="no benchmark"),
        pytest.param("48", "benchmark", HIGHER, "missed", None, id="a benchmark without a figure"),
        pytest.param("done", "done", None, None, None, id="done has no size"),
        pytest.param("missed", "75", HIGHER, None, None, id="stated without a figure"),
        pytest.param("50", "done", HIGHER, None, None, id="no figure to reach"),
        pytest.param("50", "75", NEUTRAL, None, None, id="no direction"),
    ],
)
def test_a_gap_is_in_units_and_negative_when_short(
    value: str, target: str, better: Better | None, benchmark: str | None, gap: str | None
) -> None:
    promised = milestone(f"{{at: 2014-09, target: {target}}}").target
    assert promised is not None
    found = gap_to(parse_value(value), promised, better, parse_value(benchmark) if benchmark else None)
    assert found == (None if gap is None else Fraction(gap))


EVER = Decimal("Infinity")


@pytest.mark.parametrize(
    ("target", "better", "reach"),
    [
        pytest.param("55", HIGHER, (Decimal(55), EVER), id="at least"),
        pytest.param("55", LOWER, (-EVER, Decimal(55)), id="at most"),
        pytest.param("[40, 60]", RANGE, (Decimal(40), Decimal(60)), id="a range"),
        pytest.param("[40, 60]", None, (Decimal(40), Decimal(60)), id="a range needs no direction"),
        pytest.param("55", NEUTRAL, None, id="a monitoring indicator"),
        pytest.param("55", RANGE, None, id="a range wants two numbers"),
        pytest.param("55", None, None, id="the direction is never guessed"),
        pytest.param("done", None, None, id="done is no number"),
        pytest.param("benchmark", HIGHER, None, id="the benchmark is not known beforehand"),
    ],
)
def test_the_values_that_reach_a_target(target: str, better: Better | None, reach: Reach | None) -> None:
    assert reach_of(milestone(f"{{at: 2014-09, target: {target}}}").target, better) == reach


def test_no_value_reaches_a_target_that_is_not_set() -> None:
    assert reach_of(None, HIGHER) is None


@pytest.mark.parametrize(
    ("within", "is_within"),
    [
        pytest.param((40, 60), True, id="the same"),
        pytest.param((45, 55), True, id="inside"),
        pytest.param((39, 55), False, id="from lower down"),
        pytest.param((45, 61), False, id="up to higher"),
        pytest.param((39, 61), False, id="all round"),
    ],
)
def test_a_target_reaches_no_further_than_another(within: tuple[int, int], is_within: bool) -> None:  # noqa: FBT001
    low, high = within
    assert lies_within((Decimal(low), Decimal(high)), (Decimal(40), Decimal(60))) is is_within
