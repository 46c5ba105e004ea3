"""Semantics, section 3: measures and their series, and what changes make of them."""
# ruff: noqa: E501 - a case is one row

from decimal import Decimal

import pytest

from plantrack.core.model import Better, Length
from plantrack.core.series import changes_until, series_at, series_by_day, series_of, walls
from tests.core.plans import day, measure, milestone, terms

NAMED = """{id: 6b, text: Visits, baseline: {period: 2014-04, value: 90}, milestones: [{at: 2014-09, target: 95}],
  every: {months: 1}, bounds: [1, 99], changes: [{date: 2014-10, reason: r, text: All visits}],
  series: {
    lac: {},
    cp: {text: CP visits, unit: days, better: lower, baseline: {due: 2014-06}, bounds: [0, 9],
         milestones: [{by: 2014-12, target: 3}], changes: [{date: 2014-08, reason: r, unit: hours}]},
    none: {milestones: []},
    plan: {unit: deliverable}}}"""


def test_a_measure_without_named_series_is_one() -> None:
    (only,) = series_of(
        measure("{id: 1c, lag: {days: 3}, tolerance: {points: 2}}"), terms("{tolerance: {points: 9}}")
    )
    assert (only.id, only.name, only.lag) == ("1c", None, Length(days=3))
    assert only.tolerance
    assert only.tolerance.points == 2


def test_a_named_series_overrides_what_it_names_and_takes_the_rest() -> None:
    lac, cp, none, deliverable = series_of(measure(NAMED), terms())
    assert [one.id for one in (lac, cp, none, deliverable)] == ["6b/lac", "6b/cp", "6b/none", "6b/plan"]
    assert (lac.text, lac.unit, lac.better) == ("Visits", "percent", Better.HIGHER)
    assert (cp.text, cp.unit, cp.better) == ("CP visits", "days", Better.LOWER)
    assert (lac.milestones, cp.milestones, none.milestones) == (
        (milestone("{at: 2014-09, target: 95}"),), (milestone("{by: 2014-12, target: 3}"),), (),
    )  # fmt: skip
    assert [one.baseline.period is None for one in (lac, cp) if one.baseline] == [False, True]
    assert [one.bounds for one in (lac, cp)] == [(Decimal(1), Decimal(99)), (Decimal(0), Decimal(9))]
    assert {one.every for one in (lac, cp)} == {Length(months=1)}
    assert [len(one.changes) for one in (lac, cp)] == [1, 2]
    assert deliverable.better is None, "a deliverable has no better"


def test_lag_and_tolerance_default_to_the_plan() -> None:
    (only,) = series_of(measure(), terms("{lag: {months: 2}, tolerance: {percent: 5}}"))
    assert only.lag == Length(months=2)
    assert only.tolerance is not None
    assert only.tolerance.percent == 5


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        pytest.param("{}", (Decimal(0), Decimal(100)), id="percent is bounded 0 to 100"),
        pytest.param("{bounds: [0, 250]}", (Decimal(0), Decimal(250)), id="unless bounds says otherwise"),
        pytest.param("{unit: days}", None, id="other units are not bounded"),
        pytest.param("{unit: days, bounds: [0, 45]}", (Decimal(0), Decimal(45)), id="unless they say so"),
    ],
)
def test_the_limits_of_what_can_be_true(text: str, limits: tuple[Decimal, Decimal] | None) -> None:
    (only,) = series_of(measure(text), terms())
    assert only.limits == limits


CHANGED = """{changes: [
  {date: 2014-12, reason: r, unit: count, better: lower},
  {date: 2014-10-15, reason: r, text: Reworded, baseline: {period: 2014-09, value: 1}},
  {date: 2014-11, reason: r, rebase: true}]}"""


@pytest.mark.parametrize(
    ("as_of", "text", "unit", "better", "has_baseline"),
    [
        ("2014-10-14", "What is measured", "percent", Better.HIGHER, False),
        ("2014-10-15", "Reworded", "percent", Better.HIGHER, True),
        ("2014-12-30", "Reworded", "percent", Better.HIGHER, True),
        ("2014-12-31", "Reworded", "count", Better.LOWER, True),
    ],
)
def test_a_change_exists_from_its_date_on_and_a_month_is_its_last_day(
    as_of: str,
    text: str,
    unit: str,
    better: Better,
    has_baseline: bool,  # noqa: FBT001
) -> None:
    (first,) = series_of(measure(CHANGED), terms())
    then = series_at(first, day(as_of))
    assert (then.text, then.unit, then.better, then.baseline is not None) == (
        text,
        unit,
        better,
        has_baseline,
    )


def test_changes_are_told_oldest_first_and_definitions_are_walls() -> None:
    (first,) = series_of(measure(CHANGED), terms())
    assert [str(change.date) for change in changes_until(first, day("2014-12-31"))] == [
        "2014-10-15",
        "2014-11",
        "2014-12",
    ]
    assert [str(change.date) for change in changes_until(first, day("2014-12-30"))] == [
        "2014-10-15",
        "2014-11",
    ]
    assert [wall.isoformat() for wall in walls(first)] == ["2014-10-15", "2014-12-31"], "a rebase is no wall"


@pytest.mark.parametrize(
    "as_of", ["2014-10-14", "2014-10-15", "2014-11-30", "2014-12-30", "2014-12-31", "2015"]
)
def test_for_many_days_it_is_the_same_as_for_each(as_of: str) -> None:
    (first,) = series_of(measure(CHANGED), terms())
    assert series_by_day(first)(day(as_of)) == series_at(first, day(as_of))
