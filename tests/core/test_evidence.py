"""Evidence: which values may speak on a promise, and how each is marked."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plantrack.core.evidence import Evidence, Known, known_values
from plantrack.core.model import Baseline, Better, Length
from plantrack.core.period import parse_period
from plantrack.core.promise import Promise, due_date
from plantrack.core.value import write_value
from tests.core.plans import day, fields, judged, log, milestone

READINGS = "2014-08 40; 2014-09 50; 2014-10 60 provisional"


def known(promised: str, readings: str = READINGS, baseline: str = "{due: 2015-03}") -> list[str]:
    """Write the known values as `period value`, with a star where they are provisional."""
    made = milestone(promised)
    assert made.target is not None
    evidence = Evidence(
        as_of=day("2014-12"),
        readings=log(readings),
        benchmark={},
        baseline=Baseline.model_validate(fields(baseline)),
        better=Better.HIGHER,
        every=None,
        lag=Length(months=1),
    )
    found = known_values(Promise(made, due_date(made, None)), made.target, evidence, made)
    return [f"{one.period} {write_value(one.value)}{' *' if one.provisional else ''}" for one in found]


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        pytest.param("{at: 2014-09, target: 55}", ["2014-09 50", "2014-10 60 *"], id="at: its own period on"),
        pytest.param("{by: 2014-09, target: 55}", ["2014-08 40", "2014-09 50", "2014-10 60 *"], id="by: all"),
        pytest.param("{from: 2014-10, target: 55}", ["2014-10 60 *"], id="from: what ends in its span"),
    ],
)  # fmt: skip
def test_the_values_that_may_speak(promised: str, told: list[str]) -> None:
    assert known(promised) == told


@pytest.mark.parametrize(
    ("period", "told"),
    [
        pytest.param("2014-09", ["2014-09 63", "2014-10 60 *"], id="in the span: not provisional"),
        pytest.param("2014-09-01", ["2014-09-01 63", "2014-10 60 *"], id="that ends on the first day"),
        pytest.param("2014-08-31", ["2014-10 60 *"], id="that ends the day before"),
        pytest.param("2014-10", ["2014-10 60 *"], id="where a reading is there"),
        pytest.param("2014-12-31", ["2014-10 60 *", "2014-12-31 63"], id="that ends on the day of judgement"),
        pytest.param("2015-01-01", ["2014-10 60 *"], id="that ends after it"),
    ],
)
def test_a_baseline_counts_inside_a_standing_span(period: str, told: list[str]) -> None:
    baseline = f"{{period: {period}, value: 63}}"
    assert known("{from: 2014-09, target: 55}", "2014-10 60 provisional", baseline) == told


def test_what_is_held_against_a_benchmark_has_its_gap_from_it() -> None:
    readings = "2014-09 48; 2014-09 50 series=benchmark"
    assert judged("{at: 2014-09, target: benchmark}", readings, "2014-12").verdict.gap == Fraction(-2)


def test_a_gap_is_measured_from_what_a_value_is_held_against() -> None:
    benchmark = milestone("{at: 2014-09, target: benchmark}").target
    assert benchmark is not None
    held = Known(
        parse_period("2014-09"), Decimal(48), passes=False, provisional=False, target=benchmark,
        better=Better.HIGHER, comparator=Decimal(50),
    )  # fmt: skip
    assert held.gap == Fraction(-2)
    assert held._replace(target=Decimal(45)).gap == Fraction(3)
    assert held._replace(comparator=None).gap is None
