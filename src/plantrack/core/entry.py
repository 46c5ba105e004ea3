"""Entries: one line of a log, a dash and a JSON object, and the reading that it says.

    - {"period": "2014-09", "value": 55, "recorded": "2014-10-06", "by": "A. Officer"}

Such a line is YAML to every YAML tool and JSON to every JSON parser. Both roads into a log read what it says
with the functions here, so that there is one set of rules; `core.logline` says what is wrong with a line.
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple

from plantrack.core.period import Period, day_period, parse_period
from plantrack.core.reading import Reading
from plantrack.core.value import Value, parse_number, parse_value, write_value

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
KEYS: Final = (
    "series", "period", "value", "recorded", "by", "source", "note", "provisional", "restated", "void",
)  # fmt: skip
"""The keys of an entry, in the order in which they are written."""


class Numeral(NamedTuple):
    """A JSON number as it is typed."""

    text: str


class EntryError(ValueError):
    """An entry that is no reading. `key` says where: its value, or the key itself when `at_key`."""

    def __init__(self, code: str, key: str, message: str, *, at_key: bool = False) -> None:
        super().__init__(message)
        self.code, self.key, self.at_key = code, key, at_key


def encode_line(reading: Reading) -> str:
    """Write a reading as its line, without the line break. No exponents; non-ASCII text as it is."""
    return f"- {{{', '.join(_encode_pairs(reading))}}}"


def read_entry(entry: Mapping[str, Any], line: int, year_start: int) -> Reading:
    """Make the reading of an entry whose keys and texts are in order. Raises EntryError with the words.

    A number is a Numeral.
    """
    if ("value" in entry) == ("void" in entry):
        raise _value_or_void(entry)
    get, key = entry.get, "period"
    try:
        period = parse_period(entry["period"], year_start)
        recorded = day_period(period.last)
        if "recorded" in entry:
            key = "recorded"
            recorded = read_recorded(entry["recorded"], year_start)
        key = "value"
        value = None if "void" in entry else read_value(entry["value"])
    except ValueError as error:
        raise EntryError("bad-value" if key == "value" else "bad-period", key, str(error)) from None
    return Reading(
        period,
        value,
        recorded,
        get("series"),
        get("by"),
        get("source"),
        get("note"),
        get("provisional", False),
        get("restated"),
        get("void"),
        line,
    )


def _encode_pairs(reading: Reading) -> Iterator[str]:
    for key in KEYS:
        given = getattr(reading, key)
        if given is not None and given is not False:
            yield f'"{key}": {_encode(given)}'


def _encode(given: str | Period | Value | bool) -> str:  # noqa: FBT001 - a field of a reading
    if isinstance(given, Decimal):
        return write_value(_plain(given))
    if isinstance(given, bool):
        return "true"
    text = str(given) if isinstance(given, str | Period) else write_value(given)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _plain(number: Decimal) -> Decimal:
    """Leave out the zeros that say nothing: 55 for 55.0, 0 for -0."""
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()


@lru_cache(maxsize=1 << 14)
def read_recorded(text: str, year_start: int) -> Period:
    """Read when a reading became known. Raises ValueError with the words to show."""
    recorded = parse_period(text, year_start)
    if recorded.days > 1 and recorded.months != 1:
        raise ValueError(f"'{recorded}' is neither a day nor a month: say when the reading became known")
    return recorded


def read_value(given: object) -> Value:
    """Read what a line says under `value`. Raises ValueError with the words to show."""
    match given:
        case Numeral(text):
            return _plain(parse_number(text))
        case str():
            return _word(given)
        case _:
            raise ValueError(f"this is {shape(given)} where a value belongs")


def _word(text: str) -> Value:
    value = parse_value(text)
    if isinstance(value, Decimal):
        raise ValueError(f"'{text}' is a number in quotation marks: a number is written without them")  # noqa: TRY004
    return value


def _value_or_void(entry: Mapping[str, Any]) -> EntryError:
    if "void" in entry:
        words = "a line that withdraws a reading (void) has no value"
        return EntryError("log-key", "value", words, at_key=True)
    return EntryError("log-key", "period", "this line has no value", at_key=True)


def shape(given: object) -> str:
    """Say what sort of thing stands there."""
    match given:
        case Numeral() | int() | float() if not isinstance(given, bool):
            return "a number"
        case bool():
            return str(given).lower()
        case str():
            return "text"
        case None:
            return "null"
        case _:
            return "a list or an object"
