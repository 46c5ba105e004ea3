"""Facts in words, as every page says them."""

from fractions import Fraction

import pytest

from plantrack.core.kinds import Benchmark, TargetValue
from plantrack.core.model import ActionChange, MeasureChange
from plantrack.core.value import parse_number
from plantrack.render.facts import (
    as_at,
    baseline_in_words,
    change_in_words,
    difference_in_words,
    latest_in_words,
    many,
    rag_of,
    replaced_in_words,
    verdict_in_words,
    when_in_words,
)
from plantrack.render.page import text_of
from tests.core.plans import action, assessed, assessed_series, fields, judged, measure, plan, terms

FIFTY = parse_number("50")


@pytest.mark.parametrize(
    ("promised", "readings", "as_of", "expected"),
    [
        ("{at: 2014-09, target: 55}", "", "2014-12", ""),
        ("{at: 2014-09, target: 55}", "2014-09 55", "2014-12", "55% in 2014-09, exactly on target"),
        ("{at: 2014-09, target: 55}", "2014-09 54", "2014-12", "54% in 2014-09, 1 point short"),
        ("{at: 2014-09, target: 55}", "2014-09 57.5", "2014-12", "57.5% in 2014-09, 2.5 points better"),
        (
            "{at: 2014-09, target: 100}",
            "2014-09 2999/3000",
            "2014-12",
            "2999 of 3000 (99.97%) in 2014-09, 0.03 points short",
        ),
        ("{at: 2014-09, target: 55}", "2014-09 missed", "2014-12", "missed (stated) in 2014-09"),
        (
            "{at: 2014-09, target: 55}",
            "2014-09 54;2014-11 60",
            "2014-12",
            "54% in 2014-09, 1 point short, reached in 2014-11",
        ),
        (
            "{at: 2014-09, target: 55}",
            "2014-09 60 provisional",
            "2014-12",
            "60% in 2014-09, 5 points better, provisional",
        ),
        (
            "{from: 2014-09, target: 90}",
            "2014-09 95",
            "2014-12",
            "95% in 2014-09, 5 points better, held in 1 of 1 known period",
        ),
        (
            "{from: 2014-09, target: 90}",
            "2014-09 95;2014-10 80",
            "2014-12",
            "80% in 2014-10, 10 points short, held in 1 of 2 known periods",
        ),
    ],
)
def test_a_verdict_is_its_fact(promised: str, readings: str, as_of: str, expected: str) -> None:
    series = assessed_series(f"{{milestones: [{promised}]}}", readings, as_of)
    assert verdict_in_words(series.milestones[0], series.series) == expected


def test_a_verdict_says_what_the_original_target_would_have_made_of_it() -> None:
    change = "{date: 2014-06, reason: Hard, milestones: [{at: 2014-09, target: 30}]}"
    kept = f"{{milestones: [{{at: 2014-09, target: 50}}], changes: [{change}]}}"
    series = assessed_series(kept, "2014-09 40", "2014-12")
    assert verdict_in_words(series.milestones[0], series.series).endswith("by its original target: missed")
    assert replaced_in_words(series.replaced[0], series.series) == "by the change of 2014-06"


def test_a_standing_target_that_was_replaced_keeps_its_verdict() -> None:
    change = "{date: 2014-10, reason: Hard, milestones: [{from: 2014-10, target: 30}]}"
    kept = f"{{milestones: [{{from: 2014-04, target: 50}}], changes: [{change}]}}"
    series = assessed_series(kept, "2014-04 40;2014-11 60", "2014-12")
    assert replaced_in_words(series.replaced[0], series.series) == (
        "by the change of 2014-10; until then missed: "
        "40% in 2014-04, 10 points short, held in 0 of 1 known period"
    )


@pytest.mark.parametrize(
    ("gap", "target", "expected"),
    [
        (Fraction(0), FIFTY, "exactly on target"),
        (Fraction(0), (FIFTY, FIFTY), "inside the range"),
        (Fraction(0), Benchmark.BENCHMARK, "level with the benchmark"),
        (Fraction(-3), FIFTY, "3 points short"),
    ],
)
def test_a_difference_is_in_the_units_of_the_target(
    gap: Fraction, target: TargetValue, expected: str
) -> None:
    assert difference_in_words(gap, target, "percent") == expected


@pytest.mark.parametrize(
    ("promised", "kept", "expected"),
    [
        ("{at: 2014-Q3, target: 5}", "{}", "at 2014-Q3"),
        ("{by: end, target: 5}", "{}", "by its end, 2014-04-30"),
        ("{by: end, target: 5}", "{end: open}", "by its end"),
    ],
)
def test_a_promise_is_told_with_its_preposition(promised: str, kept: str, expected: str) -> None:
    assert when_in_words(judged(promised, "", "2014-03", doing=kept).promise) == expected


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [
        ("{period: 2014-04, value: 46}", "46% in 2014-04"),
        ("{period: 2014-04}", "told in words only, in 2014-04"),
        ("{due: 2014-06}", "still to be set, promised for 2014-06"),
        ("", "none"),
    ],
)
def test_a_baseline_is_told_or_promised(baseline: str, expected: str) -> None:
    made = measure(f"{{baseline: {baseline}}}" if baseline else "")
    assert baseline_in_words(made.baseline, "percent") == expected


def test_the_latest_reading_is_that_of_the_latest_period() -> None:
    assert latest_in_words(assessed_series("{}", "2014-09 5;2014-08 4", "2014-12")) == "5% in 2014-09"
    assert latest_in_words(assessed_series("{}", "", "2014-12")) == "none"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("{end: 2015-06, leads: [DCS, Head of HR]}", "leads now DCS; Head of HR, end now 2015-06"),
        ("{end: open, title: Do less}", "title now Do less, end now open"),
        ("{withdrawn: true}", "withdrawn"),
        ("{}", "no new value"),
    ],
)
def test_a_change_of_an_action_is_its_new_values(change: str, expected: str) -> None:
    made = ActionChange.model_validate({"date": "2014-06", "reason": "Slow", **fields(change)})
    assert change_in_words(made) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            "{milestones: [{at: 2015-03, target: 35}, {by: end, target: 40}]}",
            "at 2015-03 now at most 35%, by its end now at most 40%",
        ),
        ("{milestones: []}", "no milestones from then on"),
        (
            "{unit: days, milestones: [{at: 2015-03, target: 1}]}",
            "at 2015-03 now at most 1 day, unit now days",
        ),
        (
            "{baseline: {period: 2014-06, value: 40}, rebase: true}",
            "baseline now 40% in 2014-06, its process chart starts anew",
        ),
        ("{text: Something else, better: higher}", "text now Something else, better now higher"),
    ],
)
def test_a_change_of_a_measure_is_its_new_values(change: str, expected: str) -> None:
    made = MeasureChange.model_validate({"date": "2014-06", "reason": "Hard", **fields(change)})
    assert change_in_words(made, "percent", measure("{better: lower}").better) == expected


def test_a_colour_is_in_the_words_of_the_plan() -> None:
    series = assessed_series("{milestones: [{at: 2014-09, target: 55}]}", "2014-09 50;2014-10 60", "2014-12")
    colour, remark = rag_of(series, terms("{rag_words: {green: On course}}"))
    assert (text_of(colour), remark) == ("On course", ", met late; reached in 2014-10")
    assert text_of(rag_of(series, terms())[0]) == "green"


def test_the_dates_of_judgement_are_a_sentence() -> None:
    assert as_at(assessed(plan(action()), {}, "2014-09"), ", today") == "As at 2014-09-30, today."


def test_a_count_agrees_with_its_noun() -> None:
    assert [many(n, "day", "days") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
