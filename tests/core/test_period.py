"""Semantics, section 1: periods and dates."""
# ruff: noqa: E501 - a case is one row

from datetime import date

import pytest

from plantrack.core.period import (
    FORMS,
    day_in_words,
    day_period,
    is_month_end,
    parse_period,
    plus_months,
)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        pytest.param("2014-09-30", "2014-09-30", "2014-09-30", id="one day"),
        pytest.param("2014-09", "2014-09-01", "2014-09-30", id="a month: as a due date its last day"),
        pytest.param("2014-01", "2014-01-01", "2014-01-31", id="the first month"),
        pytest.param("2014-02", "2014-02-01", "2014-02-28", id="a short month"),
        pytest.param("2016-02", "2016-02-01", "2016-02-29", id="a leap month"),
        pytest.param("2014-12", "2014-12-01", "2014-12-31", id="the last month"),
        pytest.param("2014-Q3", "2014-07-01", "2014-09-30", id="a calendar quarter"),
        pytest.param("2014-Q1", "2014-01-01", "2014-03-31", id="the first quarter"),
        pytest.param("2014-Q4", "2014-10-01", "2014-12-31", id="the last quarter"),
        pytest.param("2014", "2014-01-01", "2014-12-31", id="a calendar year"),
        pytest.param("2014/15", "2014-04-01", "2015-03-31", id="a financial year"),
        pytest.param("1999/00", "1999-04-01", "2000-03-31", id="a financial year over the century"),
        pytest.param("2014/15-Q1", "2014-04-01", "2014-06-30", id="a financial quarter"),
        pytest.param("2014/15-Q2", "2014-07-01", "2014-09-30", id="the second financial quarter"),
        pytest.param("2014/15-Q4", "2015-01-01", "2015-03-31", id="a financial quarter of the next year"),
        pytest.param("2014-05-01..2014-08-31", "2014-05-01", "2014-08-31", id="any span"),
        pytest.param("2014-05..2014-Q3", "2014-05-01", "2014-09-30", id="a span of other periods"),
        pytest.param("2014-05..2014-05", "2014-05-01", "2014-05-31", id="a span of one month"),
        pytest.param("2014-09-30..2014-09-30", "2014-09-30", "2014-09-30", id="a span of one day"),
    ],
)
def test_what_is_written_has_a_first_and_a_last_day(written: str, first: str, last: str) -> None:
    period = parse_period(written)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (period.written, str(period)) == (written, written), "print what was written"


@pytest.mark.parametrize(
    ("written", "year_start", "first", "last"),
    [
        ("2014/15", 9, "2014-09-01", "2015-08-31"),
        ("2014/15-Q2", 9, "2014-12-01", "2015-02-28"),
        ("2014/15", 1, "2014-01-01", "2014-12-31"),
        ("2014/15-Q4", 1, "2014-10-01", "2014-12-31"),
        ("2014-Q3", 9, "2014-07-01", "2014-09-30"),
        ("2014/15..2015/16", 9, "2014-09-01", "2016-08-31"),
    ],
)
def test_a_financial_year_begins_in_the_month_the_plan_names(
    written: str, year_start: int, first: str, last: str
) -> None:
    period = parse_period(written, year_start)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "autumn 2014", "ongoing", "open", "2014-9-1", "2014-09 ", " 2014-09", "2014-Q0", "2014-Q5", "2014/15-Q5",
        "0914", "3014-01", "٢٠١٤-٠٩", "2014-09\n", "2014-09-30T00:00", "2014..", "..2014", "2014..2015..2016",
        "2014-09-1", "2014/2015",
    ],
)  # fmt: skip
def test_nothing_else_is_a_date_and_the_forms_are_shown(written: str) -> None:
    with pytest.raises(ValueError, match="is not a period") as refused:
        parse_period(written)
    assert FORMS in str(refused.value)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2014-13", "'2014-13' has no such month: months run from 2014-01 to 2014-12"),
        ("2014-00", "'2014-00' has no such month"),
        ("2014-13-01", "'2014-13' has no such month"),
        ("2014-02-29", "'2014-02-29' has no such day: February 2014 ends on 2014-02-28"),
        ("2014-09-00", "'2014-09-00' has no such day"),
        ("2014-09-31", "ends on 2014-09-30"),
        ("2014/16", "'2014/16' is not one year: the financial year that begins in 2014 is 2014/15"),
        ("1999/01", "is 1999/00"),
        ("2014/16-Q1", "'2014/16' is not one year"),
        ("2014-09..2014-08", "'2014-09..2014-08' ends before it begins"),
    ],
)
def test_a_date_that_does_not_exist_is_refused_with_the_reason(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"no such|not one year|before it begins") as refused:
        parse_period(written)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9/14", "2014-09"),
        ("1/14", "2014-01"),
        ("12/14", "2014-12"),
        ("09/2014", "2014-09"),
        ("9.14", "2014-09"),
        ("9-14", "2014-09"),
        ("9/1999", "1999-09"),
        ("2014.9", "2014-09"),
        ("2014-9", "2014-09"),
        ("2014/9", "2014-09"),
        ("2014 09", "2014-09"),
        ("Sept 2014", "2014-09"),
        ("september 2014", "2014-09"),
        ("Mar 14", "2014-03"),
        ("Febuary 2014", "2014-02"),
        ("Sept. '14", "2014-09"),
        (" Mar 14 ", "2014-03"),
    ],
)
def test_the_form_that_was_probably_meant_is_named(written: str, meant: str) -> None:
    with pytest.raises(ValueError, match="is not a period") as refused:
        parse_period(written)
    assert f"Did you mean {meant}? " in str(refused.value)


@pytest.mark.parametrize("written", ["13/14", "0/14", "Smarch 2014", "soon 2014", "spring"])
def test_nothing_is_guessed_from_what_is_no_month(written: str) -> None:
    with pytest.raises(ValueError, match="is not a period") as refused:
        parse_period(written)
    assert str(refused.value).startswith(f"'{written}' is not a period. Periods are written ")


def test_of_three_dates_in_a_row_what_follows_the_first_is_no_period() -> None:
    with pytest.raises(ValueError, match="is not a period") as refused:
        parse_period("2014..2015..2016")
    assert str(refused.value).startswith("'2015..2016' is not a period. ")


def test_a_long_text_is_quoted_in_part() -> None:
    for written, quoted in (("x" * 40, "x" * 40), ("x" * 41, "x" * 37 + "...")):
        with pytest.raises(ValueError, match="is not a period") as refused:
            parse_period(written)
        assert str(refused.value).startswith(f"'{quoted}' is")


@pytest.mark.parametrize(
    ("written", "months", "days", "words"),
    [
        ("2014-09", 1, 30, "September 2014"),
        ("2014-09-01..2014-09-30", 1, 30, "September 2014"),
        ("2014-09-30", None, 1, "30 September 2014"),
        ("2014-Q3", 3, 92, "2014-Q3"),
        ("2014/15", 12, 365, "2014/15"),
        ("2014-11..2015-02", 4, 120, "2014-11..2015-02"),
        ("2014-09-01..2014-09-29", None, 29, "2014-09-01..2014-09-29"),
        ("2014-09-02..2014-09-30", None, 29, "2014-09-02..2014-09-30"),
    ],
)
def test_a_period_knows_its_length(written: str, months: int | None, days: int, words: str) -> None:
    period = parse_period(written)
    assert (period.months, period.days, period.in_words()) == (months, days, words)


def test_periods_are_equal_when_they_cover_the_same_days() -> None:
    same = {parse_period(written) for written in ("2014-Q3", "2014/15-Q2", "2014-07..2014-09")}
    assert len(same) == 1
    assert parse_period("2014-Q3") != parse_period("2014-09")


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        pytest.param("2014-09-30", 1, "2014-10-31", id="30 Sep + 1 month is 31 Oct"),
        pytest.param("2015-02-28", 1, "2015-03-31", id="28 Feb + 1 month is 31 Mar"),
        pytest.param("2016-02-28", 1, "2016-03-28", id="28 Feb is no month end in a leap year"),
        pytest.param("2016-02-29", 12, "2017-02-28", id="29 Feb + 12 months"),
        pytest.param("2014-01-31", 1, "2014-02-28", id="31 Jan + 1 month is 28 Feb"),
        pytest.param("2014-01-30", 1, "2014-02-28", id="30 Jan has no 30 Feb"),
        pytest.param("2014-09-15", 1, "2014-10-15", id="inside a month"),
        pytest.param("2014-09-30", 0, "2014-09-30", id="no months"),
        pytest.param("2014-12-31", 2, "2015-02-28", id="over the year"),
        pytest.param("2014-10-31", -1, "2014-09-30", id="back"),
    ],
)
def test_adding_months_keeps_month_ends(day: str, months: int, moved: str) -> None:
    assert plus_months(date.fromisoformat(day), months) == date.fromisoformat(moved)


def test_a_day_has_its_period_and_its_words() -> None:
    leap = date(2016, 2, 29)
    assert (day_period(leap), day_period(leap).written) == (parse_period("2016-02-29"), "2016-02-29")
    assert day_in_words(date(2014, 9, 1)) == "1 September 2014"
    assert [is_month_end(date(2016, 2, n)) for n in (28, 29)] == [False, True]
