"""Periods: the days, months, quarters, years and spans that a plan is written in.

A period is written text with a first and a last day. What was written is always what is printed.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

FORMS = "2014-09 (a month), 2014-09-30 (a day), 2014-Q3, 2014, 2014/15, 2014/15-Q2, 2014-05-01..2014-08-31"

_YEAR = r"([12]\d{3})"
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_YEAR}-(\d\d)", re.ASCII), "month"),
    (re.compile(rf"{_YEAR}-(\d\d)-(\d\d)", re.ASCII), "day"),
    (re.compile(rf"{_YEAR}-Q([1-4])", re.ASCII), "quarter"),
    (re.compile(_YEAR, re.ASCII), "year"),
    (re.compile(rf"{_YEAR}/(\d\d)", re.ASCII), "financial-year"),
    (re.compile(rf"{_YEAR}/(\d\d)-Q([1-4])", re.ASCII), "financial-quarter"),
)
PATTERN = (
    r"^[12]\d{3}(-(0[1-9]|1[0-2])(-\d\d)?|-Q[1-4]|/\d\d(-Q[1-4])?)?"
    r"(\.\.[12]\d{3}(-(0[1-9]|1[0-2])(-\d\d)?|-Q[1-4]|/\d\d(-Q[1-4])?)?)?$"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days. Two periods are equal when they cover the same days, however written."""

    first: date
    last: date
    written: str = field(compare=False)

    def __str__(self) -> str:
        return self.written

    @property
    def months(self) -> int | None:
        """How many whole calendar months it covers; None when it is not made of whole months."""
        if self.first.day != 1 or not is_month_end(self.last):
            return None
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def days(self) -> int:
        """How many days it covers, the first and the last included."""
        return (self.last - self.first).days + 1

    def in_words(self) -> str:
        """Say the period as a person does: "September 2014", "30 September 2014"; else as written."""
        if self.days == 1:
            return day_in_words(self.first)
        if self.months == 1:
            return f"{calendar.month_name[self.first.month]} {self.first.year}"
        return self.written


@lru_cache(maxsize=1 << 14)
def parse_period(text: str, year_start: int = 4) -> Period:
    """Read a period as written. `year_start` is the month in which a financial year begins.

    What was read is kept, as a plan and its logs name the same periods again and again. Raises ValueError
    with the words to show a person.
    """
    begin, dots, end = text.partition("..")
    if not dots:
        return _parse_one(text, year_start)
    first, last = _parse_one(begin, year_start), _parse_one(end, year_start)
    if last.last < first.first:
        raise ValueError(f"'{_quoted(text)}' ends before it begins")
    return Period(first.first, last.last, text)


@lru_cache(maxsize=1 << 14)
def day_period(day: date) -> Period:
    """Make a period of one day."""
    return Period(day, day, day.isoformat())


def is_month_end(day: date) -> bool:
    """Is this the last day of its month?"""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def plus_months(day: date, months: int) -> date:
    """Move by calendar months; the end of a month stays the end of a month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, last if is_month_end(day) else min(day.day, last))


def day_in_words(day: date) -> str:
    """Write a day as a person does: "30 September 2014"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _parse_one(text: str, year_start: int) -> Period:
    for shape, kind in _SHAPES:
        found = shape.fullmatch(text)
        if found:
            return _READ[kind](text, [int(part) for part in found.groups()], year_start)
    raise ValueError(f"'{_quoted(text)}' is not a period. {_guess(text)}Periods are written {FORMS}")


def _month(text: str, parts: list[int], _year_start: int) -> Period:
    year, month = parts
    if not 1 <= month <= 12:  # noqa: PLR2004 - the months of a year
        raise ValueError(f"'{text}' has no such month: months run from {year}-01 to {year}-12")
    return _months(text, date(year, month, 1), 1)


def _day(text: str, parts: list[int], year_start: int) -> Period:
    year, month, day = parts
    try:
        return Period(date(year, month, day), date(year, month, day), text)
    except ValueError:
        whole = _month(f"{year}-{month:02}", [year, month], year_start)
        words = f"'{text}' has no such day: {whole.in_words()} ends on {whole.last}"
        raise ValueError(words) from None


def _quarter(text: str, parts: list[int], _year_start: int) -> Period:
    year, quarter = parts
    return _months(text, date(year, quarter * 3 - 2, 1), 3)


def _year(text: str, parts: list[int], _year_start: int) -> Period:
    return _months(text, date(parts[0], 1, 1), 12)


def _financial_year(text: str, parts: list[int], year_start: int) -> Period:
    year, following = parts
    if following != (year + 1) % 100:
        raise ValueError(
            f"'{text}' is not one year: the financial year that begins in {year} "
            f"is {year}/{(year + 1) % 100:02}"
        )
    return _months(text, date(year, year_start, 1), 12)


def _financial_quarter(text: str, parts: list[int], year_start: int) -> Period:
    year, following, quarter = parts
    whole = _financial_year(f"{year}/{following:02}", [year, following], year_start)
    return _months(text, plus_months(whole.first, quarter * 3 - 3), 3)


_READ: dict[str, Callable[[str, list[int], int], Period]] = {
    "month": _month,
    "day": _day,
    "quarter": _quarter,
    "year": _year,
    "financial-year": _financial_year,
    "financial-quarter": _financial_quarter,
}


def _months(text: str, first: date, months: int) -> Period:
    return Period(first, plus_months(first, months) - timedelta(days=1), text)


_SHORT_MONTH = re.compile(r"(\d\d?)[/.-](\d\d|[12]\d{3})", re.ASCII)
_LOOSE_MONTH = re.compile(rf"{_YEAR}[-/. ](\d\d?)", re.ASCII)
_NAMED_MONTH = re.compile(r"([A-Za-z]{3,9})\.? *'?(\d\d|[12]\d{3})", re.ASCII)


def _guess(text: str) -> str:
    """Guess the form that was meant, for the common ways of writing a month."""
    short, loose, named = (p.fullmatch(text.strip()) for p in (_SHORT_MONTH, _LOOSE_MONTH, _NAMED_MONTH))
    if loose:
        month, year = int(loose[2]), loose[1]
    elif short:
        month, year = int(short[1]), short[2]
    elif named:
        month, year = _month_number(named[1]), named[2]
    else:
        return ""
    year = year if len(year) == 4 else f"20{year}"  # noqa: PLR2004 - digits of a year
    return f"Did you mean {year}-{month:02}? " if 1 <= month <= 12 else ""  # noqa: PLR2004


def _month_number(name: str) -> int:
    names = [calendar.month_name[n].lower() for n in range(1, 13)]
    return next((n for n, full in enumerate(names, 1) if full.startswith(name.lower()[:3])), 0)


def _quoted(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."  # noqa: PLR2004 - quote at most the failing token
