"""The periods of a rhythm: counted, whatever their number."""

from datetime import date, timedelta

import pytest

from plantrack.core.model import Length
from plantrack.core.rhythm import Rhythm

MONTHLY, QUARTERLY = Length(months=1), Length(months=3)
DAILY, WEEKLY = Length(days=1), Length(days=7)


@pytest.mark.parametrize(
    ("origin", "every", "begins", "until", "ends"),
    [
        ("2014-04-01", MONTHLY, "2014-04-01", "2014-06-30", ["2014-04-30", "2014-05-31", "2014-06-30"]),
        ("2014-04-01", MONTHLY, "2014-04-01", "2014-06-29", ["2014-04-30", "2014-05-31"]),
        ("2014-04-01", MONTHLY, "2014-04-01", "2014-04-01", []),
        ("2014-04-01", MONTHLY, "2014-05-01", "2014-05-31", ["2014-04-30", "2014-05-31"]),
        ("2014-07-01", QUARTERLY, "2014-02-15", "2014-07-31", ["2014-03-31", "2014-06-30"]),
        ("2014-07-01", QUARTERLY, "2014-01-01", "2014-03-31", ["2014-03-31"]),
        ("2014-01-31", MONTHLY, "2014-01-31", "2014-04-29", ["2014-02-27", "2014-03-30", "2014-04-29"]),
        ("2014-01-30", MONTHLY, "2014-01-30", "2014-04-29", ["2014-02-27", "2014-03-29", "2014-04-29"]),
        ("2014-01-06", WEEKLY, "2014-01-01", "2014-01-19", ["2014-01-05", "2014-01-12", "2014-01-19"]),
        ("2014-04-01", Length(months=0), "2014-04-01", "2014-08-31",
         ["2014-04-30", "2014-05-31", "2014-06-30", "2014-07-31", "2014-08-31"]),
    ],
)  # fmt: skip
def test_the_periods_that_end_in_a_span_are_numbered(
    origin: str, every: Length, begins: str, until: str, ends: list[str]
) -> None:
    rhythm = Rhythm(date.fromisoformat(origin), every)
    last = date.fromisoformat(until)
    numbers = rhythm.expected(date.fromisoformat(begins), last, lambda _: True)
    told = [rhythm.last(number).isoformat() for number in numbers]
    assert told == ends
    assert all(rhythm.has(numbers, date.fromisoformat(end)) for end in ends)
    assert not rhythm.has(numbers, last + timedelta(days=1))


def test_a_period_is_expected_once_it_is_due() -> None:
    rhythm = Rhythm(date(2014, 4, 1), MONTHLY)
    numbers = rhythm.expected(date(2014, 4, 1), date(2014, 12, 31), lambda last: last < date(2014, 6, 30))
    assert [rhythm.last(number) for number in numbers] == [date(2014, 4, 30), date(2014, 5, 31)]


@pytest.mark.parametrize("every", [DAILY, MONTHLY, Length(days=9999), Length(months=9999)], ids=str)
def test_two_thousand_years_are_counted_in_a_few_looks(every: Length) -> None:
    looks: list[date] = []

    def is_due(last: date) -> bool:
        looks.append(last)
        return True

    rhythm = Rhythm(date(2999, 12, 1), every)
    numbers = rhythm.expected(date(1000, 1, 1), date(2999, 12, 31), is_due)
    days = (date(2999, 12, 31) - date(1000, 1, 1)).days
    assert len(numbers) >= days // ((every.days or 0) + 31 * (every.months or 0))
    assert len(looks) < 50
