"""Whether one reading fits its measure and the log so far, in words that a person can act on."""

import pytest

from plantrack.core.fitness import Fault, faults_of_reading
from tests.core.plans import log, measure, terms

SERIES = "{id: 6b, series: {lac: {}, cp: {}}}"
MANY = "{id: 6b, series: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {}, i: {}, j: {}}}"
MIXED = (
    "{id: 6b, unit: deliverable, benchmark: {name: N}, series: {x: {}, y: {unit: percent}, z: {unit: days}}}"
)
CHANGED = "{changes: [{date: 2014-09, reason: R, unit: days}]}"
READ = "2014-09 55 recorded=2014-10-06"
HAS = "1a already has 55 for 2014-09, recorded 2014-10-06"


def faults(of: str, reading: str, earlier: str = "") -> list[Fault]:
    (one,) = log(reading)
    return list(faults_of_reading(one, measure(of), terms(), log(earlier)))


@pytest.mark.parametrize(
    ("of", "reading"),
    [
        ("{}", "2014-09 55"),
        ("{}", "2014-09 0"),
        ("{}", "2014-09 100"),
        ("{}", "2014-09 90/90"),
        ("{}", "2014-09 met"),
        ("{unit: deliverable}", "2014-09 not-done"),
        ("{unit: deliverable}", "2014-09 missed"),
        ("{unit: days}", "2014-09 100000"),
        ("{bounds: [0, 250]}", "2014-09 155"),
        (SERIES, "2014-09 55 series=lac"),
        ("{benchmark: {name: N}}", "2014-09 55 series=benchmark"),
        ("{unit: deliverable, benchmark: {name: N}}", "2014-09 55 series=benchmark"),
        (MIXED, "2014-09 155 series=benchmark"),
        (MIXED, "2014-09 14/90 series=benchmark"),
        (CHANGED, "2014-09 155"),
        ("{}", "2014-09 55 recorded=2014-09-01"),
        ("{}", "2014-09-15 55 recorded=2014-09"),
    ],
)
def test_what_fits(of: str, reading: str) -> None:
    assert faults(of, reading) == []


@pytest.mark.parametrize(
    ("of", "reading", "code", "message"),
    [
        ("{}", "2014-09 155", "reading-out-of-bounds", "1a is a percentage: 155 is more than 100"),
        ("{}", "2014-09 -1", "reading-out-of-bounds", "1a is a percentage: -1 is less than 0"),
        (
            "{}",
            "2014-09 91/90",
            "reading-out-of-bounds",
            "1a is a percentage: 91/90, 101.1%, is more than 100",
        ),
        (
            "{unit: days, bounds: [1, 90]}",
            "2014-09 0.5",
            "reading-out-of-bounds",
            "1a lies between 1 and 90: 0.5 is less than 1",
        ),
        (CHANGED, "2014-08 155", "reading-out-of-bounds", "1a is a percentage: 155 is more than 100"),
        (
            "{benchmark: {name: N}}",
            "2014-09 155 series=benchmark",
            "reading-out-of-bounds",
            "1a/benchmark is a percentage: 155 is more than 100",
        ),
        (
            "{unit: deliverable}",
            "2014-09 55",
            "reading-wrong-kind",
            "1a is a deliverable, done or not done: 55 is a figure",
        ),
        (
            "{unit: deliverable}",
            "2014-09 5/9",
            "reading-wrong-kind",
            "1a is a deliverable, done or not done: 5/9 is a figure",
        ),
        ("{}", "2014-09 done", "reading-wrong-kind", "1a is a percentage: 'done' is no figure"),
        (
            "{unit: GBP}",
            "2014-09 not-done",
            "reading-wrong-kind",
            "1a is measured in GBP: 'not-done' is no figure",
        ),
        (
            "{unit: count}",
            "2014-09 5/9",
            "reading-wrong-kind",
            "1a is a count: 5/9 is a share, which only a percentage can be",
        ),
        (
            "{benchmark: {name: N}}",
            "2014-09 met series=benchmark",
            "reading-wrong-kind",
            "1a/benchmark is another body's figure: 'met' is no figure",
        ),
        ("{}", "2014-09 55 series=lac", "reading-series", "1a has no series, and this is said of 'lac'"),
        ("{}", "2014-09 55 series=benchmark", "reading-series", "1a has no benchmark"),
        (SERIES, "2014-09 55", "reading-series", "6b has two series: record it as 6b/lac or 6b/cp"),
        (SERIES, "2014-09 55 series=lca", "reading-series", "6b has no series 'lca'"),
        (
            "{}",
            "2014-09 55 recorded=2014-08-31",
            "reading-before-its-period",
            "1a cannot have a reading for 2014-09 that was recorded 2014-08-31: the period had not begun",
        ),
    ],
)
def test_what_does_not_fit_by_itself(of: str, reading: str, code: str, message: str) -> None:
    assert [(fault.code, fault.message) for fault in faults(of, reading)] == [(code, message)]


@pytest.mark.parametrize(
    ("of", "reading", "earlier", "code", "message"),
    [
        ("{}", "2014-09 56", READ, "reading-repeated", HAS),
        (
            "{}",
            "2014-09 56 recorded=2014-10-05 restated",
            READ,
            "reading-repeated",
            f"{HAS}: one recorded earlier, 2014-10-05, does not take its place",
        ),
        (
            SERIES,
            "2014-09 56 series=cp",
            "2014-09 55 series=lac; 2014-09 54 series=cp recorded=2014-10",
            "reading-repeated",
            "6b/cp already has 54 for 2014-09, recorded 2014-10",
        ),
        (
            "{}",
            "2014-08 void",
            READ,
            "void-nothing",
            "1a has no reading for 2014-08: there is nothing to withdraw",
        ),
        (
            "{}",
            "2014-09 void recorded=2014-10-01",
            READ,
            "void-nothing",
            "1a had no reading for 2014-09 on 2014-10-01: 55 was recorded 2014-10-06",
        ),
        (
            SERIES,
            "2014-09 void series=lca",
            "2014-09 55 series=lac",
            "void-nothing",
            "6b/lca has no reading for 2014-09: there is nothing to withdraw",
        ),
    ],
)
def test_what_does_not_fit_the_log(of: str, reading: str, earlier: str, code: str, message: str) -> None:
    assert [(fault.code, fault.message) for fault in faults(of, reading, earlier)] == [(code, message)]


@pytest.mark.parametrize(
    ("reading", "earlier"),
    [
        ("2014-09 56 series=x restated recorded=2014-10-06", "2014-09 55 series=x recorded=2014-10-06"),
        ("2014-09 56 series=x restated", ""),
        ("2014-09 void series=x recorded=2014-10", "2014-09 55 series=x recorded=2014-10-31"),
        ("2014-09 56 series=x", "2014-09 55 series=x; 2014-09 void series=x"),
        ("2014-Q3 56 series=x", "2014-09 55 series=x"),
        ("2014-09 56 series=x", "2014-09 55 series=y"),
    ],
)
def test_what_fits_the_log(reading: str, earlier: str) -> None:
    assert faults("{series: {x: {}, y: {}}}", reading, earlier) == []


def test_a_reading_of_an_unknown_series_can_be_withdrawn() -> None:
    assert faults(SERIES, "2014-09 void series=lca", "2014-09 95 series=lca") == []


def test_a_reading_of_an_unknown_series_is_held_to_no_bounds() -> None:
    assert [fault.code for fault in faults(SERIES, "2014-09 155 series=lca")] == ["reading-series"]


def test_a_reading_may_be_wrong_in_more_ways_than_one() -> None:
    found = faults("{}", "2014-09 155 recorded=2014-08", "2014-09 55 recorded=2014-07")
    assert [fault.code for fault in found] == [
        "reading-out-of-bounds",
        "reading-before-its-period",
        "reading-repeated",
    ]


@pytest.mark.parametrize(
    ("of", "reading", "earlier", "advice"),
    [
        (
            "{}",
            "2014-09 155",
            "",
            "Correct the figure; if it can be true, set `bounds: [lowest, highest]` of measure 1a",
        ),
        (
            "{}",
            "2014-09 done",
            "",
            "Record a figure; what is done or not done needs a measure or series of its own",
        ),
        ("{unit: days}", "2014-09 5/9", "", "Record a plain number"),
        (
            "{unit: deliverable}",
            "2014-09 5",
            "",
            "Record done or not-done; a figure needs a measure or series of its own, with its unit",
        ),
        (
            "{benchmark: {name: N}}",
            "2014-09 done series=benchmark",
            "",
            "Record the benchmark's figure for the period, or nothing",
        ),
        ("{}", "2014-09 5 series=lac", "", "Record it as 1a"),
        (
            "{}",
            "2014-09 5 series=benchmark",
            "",
            "Say whose figure it is in the measure: `benchmark: {name: ...}`",
        ),
        (SERIES, "2014-09 5", "", "A reading of 6b says of which series it is"),
        (SERIES, "2014-09 5 series=LCA", "", "Did you mean 6b/lac? Record it as 6b/lac or 6b/cp"),
        (SERIES, "2014-09 5 series=other", "", "Record it as 6b/lac or 6b/cp"),
        ("{}", "2014-09 5 recorded=2014-08", "", "Correct the period, or the date on which it was recorded"),
        (
            "{}",
            "2014-Q3 14/90",
            "2014-Q3 5",
            'To say that 14/90 takes its place: plantrack record 1a 2014-Q3 14/90 --restate "why"',
        ),
        (
            "{}",
            "2014-09 5 restated recorded=2014-09",
            READ,
            "The one recorded last holds, and a month counts from its last day: correct one `recorded`",
        ),
        ("{}", "2014-09 void", "", "Name the period of the reading that you mean to withdraw"),
        (SERIES, "2014-09 void series=lca", "", "Did you mean 6b/lac? Record it as 6b/lac or 6b/cp"),
        (
            "{}",
            "2014-09 void recorded=2014-09",
            READ,
            "A line withdraws what was recorded before it, a month on its last day: correct one `recorded`",
        ),
    ],
)
def test_what_to_do(of: str, reading: str, earlier: str, advice: str) -> None:
    assert [fault.help for fault in faults(of, reading, earlier)] == [advice]


def test_every_series_is_named_when_none_is_said() -> None:
    (fault,) = faults(MANY, "2014-09 5")
    assert fault.message.startswith("6b has 10 series: record it as 6b/a, 6b/b, 6b/c, ")
    assert fault.message.endswith(", 6b/i or 6b/j")
    (fault,) = faults("{series: {only: {}}}", "2014-09 5")
    assert fault.message == "1a has one series: record it as 1a/only"


def test_a_name_that_is_none_is_not_shown_at_any_length() -> None:
    long = "x" * 5000
    for of in ("{}", SERIES):
        for reading in (f"2014-09 5 recorded=2014-08 series={long}", f"2014-09 void series={long}"):
            assert all(len(fault.message) < 200 for fault in faults(of, reading))


def test_a_reading_that_says_nothing_does_not_hold_up_the_others() -> None:
    (silent,) = (one._replace(value=None) for one in log(READ))
    (one,) = log("2014-09 56 recorded=2014-10-20")
    (fault,) = faults_of_reading(one, measure("{}"), terms(), (silent,))
    assert fault.message == "1a already has a reading for 2014-09, recorded 2014-10-06"
    assert faults_of_reading(silent, measure("{}"), terms(), ()) == ()
