"""Readings: what was observed, and which of them hold at a date."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

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

    @property
    def rank(self) -> tuple[date, int]:
        """What the reading in force for a period has most of: it was recorded last; ties: the later line."""
        return self.recorded.last, self.line


Log = tuple[Reading, ...]
Logs = Mapping[str, Log]
"""The readings of every measure, by the measure's id, in the order of their lines."""


def readings_in_force(
    log: Iterable[Reading], series: str | None, as_of: date, known_at: date | None = None
) -> tuple[Reading, ...]:
    """Select the readings of one series that hold at a date, in order of their periods.

    For a period the one recorded last holds (ties: the later line); a void line withdraws its period's
    reading. Readings recorded after `known_at`, and those of periods that end after `as_of`, do not exist.
    """
    held: dict[Period, Reading] = {}
    for reading in log:
        if reading.series != series or reading.period.last > as_of:
            continue
        if known_at is not None and reading.recorded.last > known_at:
            continue
        before = held.get(reading.period)
        if before is None or reading.rank >= before.rank:
            held[reading.period] = reading
    standing = (reading for reading in held.values() if reading.void is None)
    return tuple(sorted(standing, key=lambda reading: (reading.period.last, reading.period.first)))
