"""Rhythm: the periods that a measure is observed in, one after the other, counted without being listed.

A plan may ask for a figure every day for two thousand years; that is a number, and no list.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from plantrack.core.model import Length
from plantrack.core.period import plus_months

_SHORTEST_MONTH = 28


class Rhythm(NamedTuple):
    """Periods of one length, counted from the one that begins on a day; those before it are negative."""

    origin: date
    every: Length

    def last(self, number: int) -> date:
        """Give the last day of a period by its number."""
        return self._first(number + 1) - timedelta(days=1)

    def expected(self, begins: date, until: date, is_due: Callable[[date], bool]) -> range:
        """Give the numbers of the periods that end on `begins` or later, up to `until` and as far as due.

        `is_due` is asked of the last day of a period; once it is false it stays false.
        """
        back = self._most(begins, self.origin)
        start = bisect_right(range(-back, 1), begins, key=self._first) - back - 1
        numbers = range(start, start + self._most(self._first(start), until) + 1)
        return numbers[: bisect_left(numbers, 1, key=lambda number: self._is_over(number, until, is_due))]

    def has(self, numbers: range, day: date) -> bool:
        """Is a day the last of one of the numbered periods?"""
        at = bisect_left(numbers, day, key=self.last)
        return at < len(numbers) and self.last(numbers[at]) == day

    def _first(self, number: int) -> date:
        if self.every.days:
            return self.origin + timedelta(days=self.every.days * number)
        return plus_months(self.origin, (self.every.months or 1) * number)

    def _most(self, begins: date, until: date) -> int:
        """Give no less than the periods that lie between two days."""
        shortest = self.every.days or _SHORTEST_MONTH * (self.every.months or 1)
        return max((until - begins).days, 0) // shortest + 1

    def _is_over(self, number: int, until: date, is_due: Callable[[date], bool]) -> bool:
        last = self.last(number)
        return last > until or not is_due(last)
