"""Pieces: the lines of a log taken apart into what they say again and again.

    - {"series": "lac", "period": "2014-09", "value": 55, "recorded": "2014-10-06", "by": "A. Officer"}

The series, period, value and day of recording stand first, as plantrack writes them; the rest is the tail.
Thousands of lines share a few periods, days and tails, so each piece is understood once for all of them, by
the functions that read a single line. Nothing is explained here: `core.logline` does that.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from plantrack.core.entry import Numeral, read_recorded, read_value
from plantrack.core.logline import decode_line
from plantrack.core.period import Period, day_period, parse_period
from plantrack.core.reading import Reading
from plantrack.core.value import Value

Told = tuple[str | None, str | None, str | None, bool, str | None, str | None]
"""What a tail says: by, source, note, provisional, restated, void."""

_LINE = re.compile(
    r'^- \{(?:"series": "([^"]+)", )?"period": "([^"]+)"'
    r'(?:, "value": ([^,}\n]+))?(?:, "recorded": "([^"]+)")?(.{0,60000})\}\r?$',
    re.MULTILINE,
)
"""A line and its pieces. Whether they are what they should be is seen when each is read."""

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,30})?")
_DAY = len("2014-10-06")
_LONGEST_NAME = 64


class Pieces(NamedTuple):
    """Lines taken apart: what each says first, in the order of the lines; empty where one does not say it."""

    series: Sequence[str]
    period: Sequence[str]
    value: Sequence[str]
    recorded: Sequence[str]
    tail: Sequence[str]

    def at(self, places: Sequence[int]) -> "Pieces":
        """Give those of some lines only."""
        return Pieces(*([column[place] for place in places] for column in self))


def read_pieces(text: str, lines: Sequence[int], year_start: int, *, latest: bool) -> Iterator[Reading]:
    """Read lines, whose numbers in the log are `lines`. Raises ValueError when any is not surely a reading.

    With `latest` those are left out whose place another takes, as far as that can be told without counting
    days: when each line says a day, the texts are in the order of the days.
    """
    found = _LINE.findall(text)
    if not found or len(found) != len(lines):
        raise ValueError("a line does not begin as plantrack writes it")
    pieces = Pieces(*zip(*found, strict=True))
    read = _understood(pieces, year_start)
    if latest and {len(text) for text in read.recorded} == {_DAY}:
        places = _latest(pieces)
        lines, pieces = [lines[place] for place in places], pieces.at(places)
    return _put_together(pieces, lines, read)


class _Read(NamedTuple):
    """What each text says that occurs among the pieces of one kind."""

    series: Mapping[str, str | None]
    period: Mapping[str, Period]
    value: Mapping[str, Value | None]
    recorded: Mapping[str, Period | None]
    tail: Mapping[tuple[bool, str], Told]


def _understood(pieces: Pieces, year_start: int) -> _Read:
    """Read each text once. A tail is read as that of a line with a value, or of one without."""
    tails = set(zip(map(bool, pieces.value), pieces.tail, strict=True))
    return _Read(
        series={text: _read_series(text) for text in set(pieces.series)},
        period={text: parse_period(text, year_start) for text in set(pieces.period)},
        value={text: _read_value(text) for text in set(pieces.value)},
        recorded={text: read_recorded(text, year_start) if text else None for text in set(pieces.recorded)},
        tail={tail: _read_tail(*tail) for tail in tails},
    )


def _latest(pieces: Pieces) -> list[int]:
    """Give the places of the lines that were recorded last of those that name a series and period alike."""
    by_day = sorted(range(len(pieces.recorded)), key=pieces.recorded.__getitem__)
    names = list(zip(pieces.series, pieces.period, strict=True))
    return sorted(dict(zip(map(names.__getitem__, by_day), by_day, strict=True)).values())


def _put_together(pieces: Pieces, lines: Sequence[int], read: _Read) -> Iterator[Reading]:
    """Make the readings of lines: by columns, which is three times as fast as by lines."""
    periods = [read.period[text] for text in pieces.period]
    days = [read.recorded[text] for text in pieces.recorded]
    tails = zip(map(bool, pieces.value), pieces.tail, strict=True)
    fields = (
        periods,
        map(read.value.__getitem__, pieces.value),
        [day or day_period(period.last) for day, period in zip(days, periods, strict=True)],
        map(read.series.__getitem__, pieces.series),
        *zip(*map(read.tail.__getitem__, tails), strict=True),
        lines,
    )
    return map(Reading._make, zip(*fields, strict=True))


@lru_cache(maxsize=1 << 14)
def _read_value(written: str) -> Value | None:
    if not written:
        return None
    return read_value(Numeral(written) if _NUMBER.fullmatch(written) else _unquoted(written))


def _unquoted(written: str) -> str:
    if written[0] != '"' or written[-1] != '"':
        raise ValueError("neither a number nor a text")
    return written[1:-1]


def _read_series(written: str) -> str | None:
    if len(written) > _LONGEST_NAME or "\\" in written or not written.isprintable():
        raise ValueError("perhaps not a name as it stands there")
    return written or None


@lru_cache(maxsize=1 << 10)
def _read_tail(has_value: bool, tail: str) -> Told:  # noqa: FBT001 - whether its line has one
    """Read what follows the day of recording, in a line that is well formed up to there."""
    value = '"value": 0, ' if has_value else ""
    said = decode_line(f'- {{"series": "a", "period": "2000", {value}"recorded": "2001-01"{tail}}}', 0)
    if not isinstance(said, Reading) or (said.value is None) is has_value:
        raise ValueError("not the rest of a reading")
    return said.by, said.source, said.note, said.provisional, said.restated, said.void
