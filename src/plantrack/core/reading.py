"""Readings: what was observed, and which of them hold at a date."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from plantrack.core.period import Period
from plantrack.core.value import Value

BENCHMARK_SERIES = "benchmark"


class Reading(NamedTuple):
    """One observed value for a period, and when it became known. A void line has no value.

    `series` is None for a measure with a single series; `line` is its line in the log, from 1.
    """

    period: Period
    value: Value | None
    recorded: Period
    series: str | None = None
    by: str | None = None
    source: str | None = None
    note: str | None = None
    provisional: bool = False
    restated: str | None = None
    void: str | None = None
    line: int = 0

    @property
    def is_provisional(self) -> bool:
        """Is it marked so, or was it recorded before its period ended?"""
        return self.provisional or self.recorded.last < self.period.last


Log = tuple[Reading, ...]
Logs = Mapping[str, Log]
"""The readings of every measure, by the measure's id, in the order of their lines."""


Needed = Literal["all", "in force", "none"]
"""Which readings a question needs of the logs: all, those in force as far as is known now, or none."""


_Named = tuple[str | None, date, date]
"""A series, and the first and last day of a period."""


class LastRecorded:
    """Of each series and period the reading that was recorded last; ties: the later line.

    It is given readings in the order of their lines, as many at a time as there are.
    """

    def __init__(self) -> None:
        self._held: dict[_Named, Reading] = {}
        self._until = date.min

    def __iter__(self) -> Iterator[Reading]:
        """Give those that are held, in the order of their lines."""
        return iter(sorted(self._held.values(), key=lambda reading: reading.line))

    def extend(self, readings: Iterable[Reading]) -> None:
        """Take in what was read next."""
        read = list(readings)
        days = [reading.recorded.last for reading in read]
        if days != sorted(days):
            read.sort(key=lambda reading: reading.recorded.last)
            days.sort()
        latest = {(one.series, one.period.first, one.period.last): one for one in read}
        if days and days[0] < self._until:
            latest = {named: one for named, one in latest.items() if self._is_later(named, one)}
        self._held.update(latest)
        self._until = max([self._until, *days[-1:]])

    def standing(self) -> Iterator[Reading]:
        """Give those that are held and not withdrawn, in no order."""
        return (reading for reading in self._held.values() if reading.void is None)

    def _is_later(self, named: _Named, reading: Reading) -> bool:
        before = self._held.get(named)
        return before is None or before.recorded.last <= reading.recorded.last


def readings_in_force(
    log: Iterable[Reading], series: str | None, as_of: date, known_at: date | None = None
) -> tuple[Reading, ...]:
    """Select the readings of one series that hold at a date, in order of their periods.

    For a period the one recorded last holds (ties: the later line); a void line withdraws its period's
    reading. Readings recorded after `known_at`, and those of periods that end after `as_of`, do not exist.
    """
    held = LastRecorded()
    held.extend(
        reading
        for reading in log
        if reading.series == series
        and reading.period.last <= as_of
        and (known_at is None or reading.recorded.last <= known_at)
    )
    return tuple(sorted(held.standing(), key=lambda reading: (reading.period.last, reading.period.first)))
