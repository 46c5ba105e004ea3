"""The answer to `record`: what was done, what it decides, what comes next, and where it stands."""

import pytest

from plantrack.core.assess import SeriesAssessment
from plantrack.core.period import parse_period
from plantrack.render.plain import as_plain
from plantrack.render.recorded import COLUMNS, Recorded, recorded_page, recorded_rows
from tests.core.plans import assessed_series, log

AT = "{at: 2014-09, target: 55}, {at: 2015-03, target: 75}"


def recorded(milestones: str, before: str, new: str, *, kept: str = "", dry_run: bool = False) -> Recorded:
    """Judge a series in June 2016 before and after one more line."""

    def judged(readings: str) -> SeriesAssessment:
        return assessed_series(f"{{milestones: [{milestones}]{kept}}}", readings, "2016-06")

    readings = f"{before};{new}"
    return Recorded(
        log(readings)[-1],
        "1a",
        "percent",
        "plan/readings/1a.yaml",
        "- {}",
        judged(before),
        judged(readings),
        dry_run,
    )


def said(one: Recorded) -> list[str]:
    return as_plain(recorded_page(one)).split("\n")[:-1]


@pytest.mark.parametrize(
    ("milestones", "before", "new", "expected"),
    [
        (AT, "", "2014-09 55", "The September 2014 milestone, at least 55%, is now met, exactly on target."),
        (AT, "", "2014-09 60", "The September 2014 milestone, at least 55%, is now met, 5 points better."),
        (AT, "", "2014-09 54", "The September 2014 milestone, at least 55%, is now missed, 1 point short."),
        (
            AT,
            "2014-09 54",
            "2014-10 60",
            "The September 2014 milestone, at least 55%, is now met late (reached in 2014-10).",
        ),
        (
            AT,
            "2014-09 60",
            "2014-09 61 restated",
            "The September 2014 milestone, at least 55%, is still met, 6 points better.",
        ),
        (AT, "2014-09 60", "2014-09 void", "The September 2014 milestone, at least 55%, now has no reading."),
        (
            "{from: 2014-09, target: 90}",
            "2014-09 95",
            "2014-10 80",
            "The milestone from September 2014, at least 90%, has now lapsed, 10 points short.",
        ),
        (
            "{from: 2014-09, target: 90}",
            "2014-09 95;2014-10 80",
            "2014-11 85",
            "The milestone from September 2014, at least 90%, has lapsed, 5 points short.",
        ),
        (
            "{by: end, target: 90}",
            "",
            "2014-03 95",
            "The milestone by the action's end (30 April 2014), at least 90%, is now met, 5 points better.",
        ),
        (
            "{by: 2014-Q4, target: [40, 60]}",
            "",
            "2014-12 50",
            "The milestone by 2014-Q4, between 40% and 60%, is now met, inside the range.",
        ),
        (AT, "", "2014-08 60", "It decides no milestone."),
    ],
)
def test_what_it_decides(milestones: str, before: str, new: str, expected: str) -> None:
    assert said(recorded(milestones, before, new))[1] == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("2014-09 55", "Recorded 55% for 1a in September 2014."),
        ("2014-09-30 55", "Recorded 55% for 1a on 30 September 2014."),
        ("2014/15 55", "Recorded 55% for 1a in 2014/15."),
        ("2014-09 55 provisional", "Recorded 55% for 1a in September 2014, provisional."),
        ("2014-09 55 restated", "Recorded 55% for 1a in September 2014, in place of 50%: A second count."),
        ("2014-09 void", "Withdrew the reading of 1a for September 2014: A slip."),
    ],
)
def test_what_was_done(new: str, expected: str) -> None:
    assert said(recorded(AT, "2014-09 50", new))[0] == expected


@pytest.mark.parametrize(
    ("before", "new", "expected"),
    [
        ("", "2014-09 55", "Next: the March 2015 milestone, at least 75%, due 31 March 2015."),
        ("2015-03 80", "2014-09 55", "No later milestone waits for a reading."),
        ("", "2015-03 75", "No later milestone waits for a reading."),
    ],
)
def test_what_comes_next(before: str, new: str, expected: str) -> None:
    assert expected in said(recorded(AT, before, new))


def test_a_rehearsal_says_so() -> None:
    lines = said(recorded(AT, "", "2014-09 55", dry_run=True))
    assert lines[0] == "Would record 55% for 1a in September 2014."
    assert lines[-1] == "Nothing was written. The line for plan/readings/1a.yaml would be: - {}"
    assert said(recorded(AT, "2014-09 5", "2014-09 void", dry_run=True))[0].startswith("Would withdraw the")


def test_a_reading_of_a_period_after_the_close_says_how_to_see_it() -> None:
    one = recorded(AT, "", "2015-03 80")
    closed = one._replace(closed=parse_period("2014-12"))
    assert said(closed)[-2] == (
        "The plan closed on 31 December 2014, before that period ended: "
        "plantrack status --as-of 2015-03-31 counts it."
    )
    assert len(said(one._replace(closed=parse_period("2015-03")))) == len(said(one))


def test_what_cannot_be_judged_is_said() -> None:
    one = recorded(AT, "", "2014-09 55")
    unjudged = one._replace(before=None, after=None)
    assert said(unjudged)[1].startswith("What it decides cannot be told until the faults")
    benchmark = unjudged._replace(reading=log("2014 5 series=benchmark")[0])
    assert len(said(benchmark)) == 2


def test_a_row_has_every_column() -> None:
    (row,) = recorded_rows(recorded(AT, "", "2014-09 55"))
    assert tuple(row) == COLUMNS
    assert (row["value"], row["recorded"], row["decided"]) == ("55", "2014-09-30", ["at 2014-09: met"])
    (void,) = recorded_rows(recorded(AT, "2014-09 5", "2014-09 void"))
    assert (void["value"], void["decided"]) == (None, ["at 2014-09: no-data"])
