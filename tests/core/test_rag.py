"""Semantics, section 6: the colour of record of a series, and the worst of a measure's."""
# ruff: noqa: E501 - a case is one row

import pytest

from plantrack.core.rag import Rag, worst
from tests.core.plans import action, assessed, assessed_series, measure, plan

TWO = "{at: 2014-09, target: 50}, {at: 2014-12, target: 80}"
POINTS = "tolerance: {points: 5}"
PERCENT = "tolerance: {percent: 10}"


@pytest.mark.parametrize(
    ("milestones", "readings", "as_of", "more", "expected"),
    [
        pytest.param("", "2014-09 50", "2015-03", "", "white", id="no target"),
        pytest.param(TWO, "", "2014-09-29", "", "white", id="none due"),
        pytest.param("{at: 2014-09}", "2014-09 50", "2014-12", "", "white", id="not assessable"),
        pytest.param("{at: 2014-09, target: 50}", "", "2015-03", "changes: [{date: 2014-06, reason: r, withdrawn: true}]", "white", id="withdrawn"),
        pytest.param(TWO, "", "2014-09-30", "", "grey", id="due today and no data"),
        pytest.param(TWO, "", "2014-12-30", "", "grey", id="due, and the other not due"),
        pytest.param(TWO, "2014-09 50", "2014-12-30", "", "green", id="met"),
        pytest.param(TWO, "2014-09 40; 2014-10 50", "2014-12-30", "", "green (met late; reached in 2014-10)", id="met late: said so"),
        pytest.param(TWO, "2014-09 50; 2014-12 70", "2014-12-31", "", "red", id="the latest decided milestone"),
        pytest.param(TWO, "2014-09 40; 2014-12 80", "2014-12-31", "", "green", id="the latest decided, an earlier one met late"),
        pytest.param(TWO, "2014-09 50", "2014-12-31", "", "green (a later milestone has no reading)", id="a later one is silent: said so"),
        pytest.param(TWO, "2014-12 80", "2014-12-31", "", "green", id="an earlier one is silent"),
        pytest.param("{at: 2014-12, target: 80}, {by: 2014-12, target: 90}", "2014-12-15 85", "2014-12", "", "green", id="one due on the same day is silent, not later"),
        pytest.param("{at: 2014-12, target: 80}, {at: 2014-09, target: 50}", "2014-09 50; 2014-12 70", "2014-12", "", "red", id="latest by date, not by place"),
        pytest.param("{at: 2014-12, target: 80}, {by: 2014-12, target: 60}", "2014-12 70", "2014-12", "", "red", id="of several due that day the worst"),
        pytest.param("{by: 2014-12, target: 60}, {at: 2014-12, target: 80}", "2014-12 70", "2014-12", "", "red", id="the worst, wherever it stands"),
        pytest.param("{at: 2014-09, target: 80}", "2014-09 79.9", "2014-12", "", "red", id="no tolerance: red"),
        pytest.param("{at: 2014-09, target: 80}", "2014-09 75", "2014-12", POINTS, "amber", id="missed within so many points"),
        pytest.param("{at: 2014-09, target: 80}", "2014-09 74.9", "2014-12", POINTS, "red", id="missed beyond them"),
        pytest.param("{at: 2014-09, target: 80}", "2014-09 72", "2014-12", PERCENT, "amber", id="within a percentage of the target"),
        pytest.param("{at: 2014-09, target: 80}", "2014-09 71.9", "2014-12", PERCENT, "red", id="beyond it"),
        pytest.param("{at: 2014-09, target: 20}", "2014-09 22", "2014-12", PERCENT + ", better: lower", "amber", id="lower is better, within"),
        pytest.param("{at: 2014-09, target: 20}", "2014-09 22.1", "2014-12", PERCENT + ", better: lower", "red", id="lower is better, beyond"),
        pytest.param("{at: 2014-09, target: -20}", "2014-09 -22", "2014-12", PERCENT + ", bounds: [-50, 50]", "amber", id="a target below nought"),
        pytest.param("{at: 2014-09, target: [40, 60]}", "2014-09 63", "2014-12", POINTS + ", better: range", "amber", id="points off a range"),
        pytest.param("{at: 2014-09, target: [40, 60]}", "2014-09 61", "2014-12", PERCENT + ", better: range", "red", id="a range has no percentage"),
        pytest.param("{at: 2014-09, target: benchmark}", "2014-09 50; 2014-09 52 series=benchmark", "2014-12", POINTS, "amber", id="points off a benchmark"),
        pytest.param("{at: 2014-09, target: benchmark}", "2014-09 50; 2014-09 52 series=benchmark", "2014-12", PERCENT, "red", id="a benchmark is no stated target"),
        pytest.param("{at: 2014-09, target: 80}", "2014-09 missed", "2014-12", POINTS, "red", id="stated without a figure has no distance"),
        pytest.param("{at: 2014-09, target: done}", "2014-09 not-done", "2014-12", POINTS + ", unit: deliverable", "red", id="not done has no distance"),
        pytest.param("{from: 2014-09, target: 80}", "2014-09 78", "2014-12", POINTS, "amber", id="a standing one, missed within"),
        pytest.param("{from: 2014-09, target: 80}", "2014-09 80; 2014-10 79", "2014-12", POINTS, "red", id="lapsed is red, within or not"),
        pytest.param("{from: 2014-09, target: 80}", "2014-09 70; 2014-10 80", "2014-12", "", "green (met late; recovered)", id="recovered: said so"),
        pytest.param("{from: 2014-09, target: 80}", "2014-09 80; 2014-11 80", "2014-12-31", "every: {months: 1}", "green (1 of 2 periods without a reading)", id="with gaps: said so"),
        pytest.param("{from: 2014-09, target: 80}", "2014-09 80", "2014-12-31", "every: {months: 1}", "grey", id="silent at the end"),
        pytest.param("{by: 2014-12, target: 80}", "2014-09 80", "2014-09", "", "green", id="reached early"),
    ],
)  # fmt: skip
def test_the_colour_of_a_series(milestones: str, readings: str, as_of: str, more: str, expected: str) -> None:
    text = f"{{milestones: [{milestones}]{', ' if more else ''}{more}}}"
    found = assessed_series(text, readings, as_of)
    assert found.rag + (f" ({found.rag_remark})" if found.rag_remark is not None else "") == expected


@pytest.mark.parametrize(
    ("of_measure", "colour"),
    [
        pytest.param("", "amber", id="the tolerance of the plan"),
        pytest.param("tolerance: {points: 1}, ", "red", id="the measure's own"),
    ],
)
def test_tolerance_is_on_the_plan_or_the_measure(of_measure: str, colour: str) -> None:
    text = f"{{{of_measure}milestones: [{{at: 2014-09, target: 80}}]}}"
    assert assessed_series(text, "2014-09 78", "2014-12", of="{tolerance: {points: 2}}").rag == colour


@pytest.mark.parametrize(
    ("colours", "expected"),
    [
        ("", "white"),
        ("white green", "green"),
        ("green grey white", "grey"),
        ("grey amber green", "amber"),
        ("amber red grey", "red"),
    ],
)
def test_the_worst_in_the_order_red_amber_grey_green_white(colours: str, expected: str) -> None:
    assert worst([Rag(colour) for colour in colours.split()]) == expected


def test_a_measure_shows_its_worst_series() -> None:
    made = measure(
        "{series: {lac: {}, cp: {}, other: {milestones: []}}, milestones: [{at: 2014-09, target: 95}]}"
    )
    judged = assessed(plan(action("", made)), {}, "2014-12")
    assert [one.rag for one in judged.measures()] == [Rag.GREY]
    assert [one.rag for one in judged.series()] == [Rag.GREY, Rag.GREY, Rag.WHITE]
