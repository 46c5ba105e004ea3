"""Pieces: the lines of a log taken apart into what they say again and again.

    - {"series": "lac", "period": "2014-09", "value": 55, "recorded": "2014-10-06", "by": "A. Officer"}

The series, period, value and day of recording stand first, as plantrack writes them; the rest is the tail.
Thousands of lines share a few periods, days and tails, so each piece is understood once for all of them, by
the functions that read a single line. Nothing is explained here: `core.logline` does that.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from plantrack.core.entry import Numeral, read_recorded, read_value
from plantrack.core.logline import decode_line
from plantrack.core.period import day_period, parse_period
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


def read_pieces(text: str, lines: Sequence[int], year_start: int, *, latest: bool) -> Iterator[Reading]:
    """Read lines, whose numbers in the log are `lines`. Raises ValueError when any is not surely a reading.

    With `latest` those are left out whose place another takes, as far as that can be told without counting
    days: when each line says a day, the texts are in the order of the days.
    """
    found = _LINE.findall(text)
    if len(found) != len(lines):
        raise ValueError("a line does not begin as plantrack writes it")
    serieses, periods, values, days, tails = zip(*found, strict=True)
    named = {text: _read_series(text) for text in set(serieses)}
    meant = {text: parse_period(text, year_start) for text in set(periods)}
    worth = {text: _read_value(text) for text in set(values)}
    known = {text: read_recorded(text, year_start) for text in set(days) if text}
    told = {piece: _read_tail(*piece) for piece in set(zip(map(bool, values), tails, strict=True))}
    places: Iterable[int] = range(len(found))
    if latest and {len(text) for text in set(days)} == {_DAY}:
        places = _latest(serieses, periods, days)
    for place in places:
        series, period, value, day, tail = found[place]
        described = meant[period]
        recorded = known[day] if day else day_period(described.last)
        yield Reading(
            described, worth[value], recorded, named[series], *told[bool(value), tail], lines[place]
        )


def _latest(serieses: Sequence[str], periods: Sequence[str], days: Sequence[str]) -> Iterable[int]:
    """Give the places of the lines that were recorded last of those that name a series and period alike."""
    by_day = sorted(range(len(days)), key=days.__getitem__)
    return sorted({(serieses[place], periods[place]): place for place in by_day}.values())


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
