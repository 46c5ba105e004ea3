"""Pieces: the lines of a log taken apart into what they say again and again.

    - {"series": "lac", "period": "2014-09", "value": 55, "recorded": "2014-10-06", "by": "A. Officer"}

The name (series and period), the value and the day of recording stand first, as plantrack writes them; the
rest is the tail. Thousands of lines share a few names, days and tails, so each piece is understood once for
all of them, by the functions that read a single line. Nothing is explained here: `core.logline` does that.
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

Named = tuple[str | None, Period]
"""What a name says: series and period."""

Told = tuple[str | None, str | None, str | None, bool, str | None, str | None]
"""What a tail says: by, source, note, provisional, restated, void."""

_LINE = re.compile(
    r'^- \{((?:"series": "[^"]++", )?+"period": "[^"]++)"'
    r'(?:, "value": ([^,}\n]++))?+(?:, "recorded": "([^"]++)")?+(.{0,60000})\}\r?$',
    re.MULTILINE,
)
"""A line and its pieces. Whether they are what they should be is seen when each is read.

A second `+` keeps what was taken: there is only one way to take a line apart, so no other is tried.
"""

_TAIL = re.compile(
    r'(?:, "by": "([^"\\]+)")?(?:, "source": "([^"\\]+)")?(?:, "note": "([^"\\]+)")?(, "provisional": true)?'
    r'(?:, "restated": "([^"\\]+)")?(?:, "void": "([^"\\]+)")?'
)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,30})?")
_ALONE, _IN_SERIES = '"period": "', '"series": "'
_DAY = len("2014-10-06")
_LONGEST_NAME = 64


class Pieces(NamedTuple):
    """Lines taken apart: what each says first, in the order of the lines; empty where one does not say it."""

    name: Sequence[str]
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
    found = tuple(zip(*_LINE.findall(text), strict=True))
    if not found or len(found[0]) != len(lines):
        raise ValueError("a line does not begin as plantrack writes it")
    pieces = Pieces(*found)
    read = _understood(pieces, year_start)
    if latest and {len(text) for text in read.recorded} == {_DAY}:
        places = _latest(pieces)
        lines, pieces = [lines[place] for place in places], pieces.at(places)
    return _put_together(pieces, lines, read)


class _Read(NamedTuple):
    """What each text says that occurs among the pieces of one kind."""

    name: Mapping[str, Named]
    value: Mapping[str, Value | None]
    recorded: Mapping[str, Period | None]
    tail: Mapping[str, Told]


def _understood(pieces: Pieces, year_start: int) -> _Read:
    """Read each text once, and see that every line has a value, or withdraws one, and not both."""
    read = _Read(
        name={text: _read_name(text, year_start) for text in set(pieces.name)},
        value={text: _read_value(text) for text in set(pieces.value)},
        recorded={text: read_recorded(text, year_start) if text else None for text in set(pieces.recorded)},
        tail={text: _read_tail(text) for text in set(pieces.tail)},
    )
    voids = {text for text, (*_, void) in read.tail.items() if void is not None}
    if (voids or "" in read.value) and any(
        (not value) is not (tail in voids) for value, tail in zip(pieces.value, pieces.tail, strict=True)
    ):
        raise ValueError("a line has neither a value nor a reason to have none, or both")
    return read


def _latest(pieces: Pieces) -> list[int]:
    """Give the places of the lines that were recorded last of those that name a series and period alike."""
    names: Sequence[str] = pieces.name
    places: Sequence[int] = range(len(names))
    if sorted(pieces.recorded) != list(pieces.recorded):
        places = sorted(places, key=pieces.recorded.__getitem__)
        names = list(map(names.__getitem__, places))
    return sorted(dict(zip(names, places, strict=True)).values())


def _put_together(pieces: Pieces, lines: Sequence[int], read: _Read) -> Iterator[Reading]:
    """Make the readings of lines: by columns, which is three times as fast as by lines."""
    series, periods = zip(*map(read.name.__getitem__, pieces.name), strict=True)
    days = map(read.recorded.__getitem__, pieces.recorded)
    fields = (
        periods,
        map(read.value.__getitem__, pieces.value),
        [day or day_period(period.last) for day, period in zip(days, periods, strict=True)],
        series,
        *zip(*map(read.tail.__getitem__, pieces.tail), strict=True),
        lines,
    )
    return map(Reading._make, zip(*fields, strict=True))


def _read_name(name: str, year_start: int) -> Named:
    if name.startswith(_ALONE):
        return None, parse_period(name[len(_ALONE) :], year_start)
    series, period = name.removeprefix(_IN_SERIES).split('", "period": "')
    if len(series) > _LONGEST_NAME or "\\" in series or not series.isprintable():
        raise ValueError("perhaps not a name as it stands there")
    return series, parse_period(period, year_start)


@lru_cache(maxsize=1 << 14)
def _read_value(written: str) -> Value | None:
    if not written:
        return None
    return read_value(Numeral(written) if _NUMBER.fullmatch(written) else _unquoted(written))


def _unquoted(written: str) -> str:
    if written[0] != '"' or written[-1] != '"':
        raise ValueError("neither a number nor a text")
    return written[1:-1]


def _read_tail(tail: str) -> Told:
    """Read what follows the day of recording, in a line that is well formed up to there."""
    plain = _TAIL.fullmatch(tail) if tail.isprintable() else None
    if plain is None:
        return _read_odd_tail(tail)
    by, source, note, provisional, restated, void = plain.groups()
    return by, source, note, provisional is not None, restated, void


@lru_cache(maxsize=1 << 10)
def _read_odd_tail(tail: str) -> Told:
    """Read a tail by the reader of lines, as that of one with a value, else of one without."""
    for value in ('"value": 0, ', ""):
        said = decode_line(f'- {{"series": "a", "period": "2000", {value}"recorded": "2001-01"{tail}}}', 0)
        if isinstance(said, Reading) and (said.value is None) is not bool(value):
            return said.by, said.source, said.note, said.provisional, said.restated, said.void
    raise ValueError("not the rest of a reading")
