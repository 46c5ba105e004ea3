"""Lines of a log: what each one says, or what is wrong with it, where, and what to do."""

import json
import re
from difflib import get_close_matches
from typing import Final, NamedTuple

from plantrack.core.entry import KEYS, EntryError, Numeral, read_entry, shape
from plantrack.core.reading import Reading

EXAMPLE: Final = '- {"period": "2014-09", "value": 55, "recorded": "2014-10-06"}'
OPENING: Final = "- {"
LONGEST: Final = 1 << 16
"""The most characters of a line: pages of note, and no more than can be looked at closely."""


_UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_TOKEN = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:\s*)?')
_JSON = json.JSONDecoder(
    object_pairs_hook=list, parse_float=Numeral, parse_int=Numeral, parse_constant=Numeral
)
_HELP = {
    "log-line": f"A reading is one line such as {EXAMPLE}",
    "log-key": f"The keys of a reading are {', '.join(KEYS)}; period is needed, and a value or void",
    "bad-period": "Correct the period in this line",
    "bad-value": "Correct this line, or leave out what has nothing to say",
    "bad-character": "Take the character out, or write it as \\u and its four digits",
    "nul-bytes": "A write was cut short. Delete the line, and record its reading again if it is not there",
    "conflict-marker": "Two edits met. Keep the readings of both sides, and delete the lines of markers",
}
_WORDS = {
    "Expecting ',' delimiter": "a comma is missing here",
    "Expecting ':' delimiter": "a colon is missing here",
    "Expecting property name": "a key in double quotation marks belongs here",
    "Illegal trailing comma": "a comma stands before the closing brace",
    "Expecting value": "a value belongs here, and text stands in double quotation marks",
    "Unterminated string": "this text has no closing quotation mark",
    "Invalid control character": "a tab stands inside a text, where it is written \\t",
    "Invalid \\": "this backslash begins no escape; a backslash itself is written \\\\",
    "Extra data": "something follows the closing brace",
}


class LineFault(NamedTuple):
    """What is wrong in one line: the code of its finding, the column from 1, what is, and what to do."""

    code: str
    column: int
    message: str
    help: str


def decode_line(text: str, line: int, year_start: int = 4) -> Reading | LineFault:
    """Read one line, given without its line break. `line` is its number in the log."""
    if fault := _bad_text(text):
        return fault
    try:
        return read_entry(_entry(_JSON.decode(text[2:])), line, year_start)
    except json.JSONDecodeError as error:
        return _not_a_reading(error.pos + 3, _plain_words(error.msg))
    except RecursionError:
        return _not_a_reading(3, "its brackets are nested too deep")
    except EntryError as error:
        return LineFault(error.code, _column(text, error.key, error.at_key), str(error), _HELP[error.code])


def too_long() -> LineFault:
    """Say of a line that it is too long to be looked at."""
    return _not_a_reading(LONGEST + 1, f"it goes on for more than {LONGEST} characters")


def closest_key(key: str) -> str | None:
    """Find the key that was probably meant."""
    return next(iter(get_close_matches(_shown(key).lower(), KEYS, 1, 0.7)), None)


def _plain_words(message: str) -> str:
    return next((words for start, words in _WORDS.items() if message.startswith(start)), "this is not JSON")


def _not_a_reading(column: int, why: str) -> LineFault:
    return LineFault("log-line", column, f"this line is not a reading: {why}", _HELP["log-line"])


def _bad_text(text: str) -> LineFault | None:
    """Say what is wrong with a line that need not be taken apart for it."""
    if len(text) > LONGEST:
        return too_long()
    if (nul := text.find("\0")) >= 0:
        return LineFault(
            "nul-bytes", nul + 1, "this line holds bytes that are no text (NUL)", _HELP["nul-bytes"]
        )
    if _CONFLICT.match(text):
        return LineFault(
            "conflict-marker", 1, "this is the mark of a merge conflict", _HELP["conflict-marker"]
        )
    if not text.startswith(OPENING):
        indent = len(text) - len(text.lstrip())
        return _not_a_reading(indent + 1, "it does not begin with a dash, a space and a brace")
    if found := _UNPRINTABLE.search(text):
        words = f"this line holds a character that cannot be seen (U+{ord(found[0]):04X})"
        return LineFault("bad-character", found.start() + 1, words, _HELP["bad-character"])
    return None


def _entry(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Check the keys and texts of an object. Raises EntryError."""
    entry: dict[str, object] = {}
    for key, given in pairs:
        if key in entry:
            raise EntryError("log-key", key, f'"{_shown(key)}" is written twice in this line', at_key=True)
        if _HALF_CHARACTER.search(key + given if isinstance(given, str) else key):
            raise EntryError("bad-value", key, "this text holds half a character (\\ud800 to \\udfff)")
        entry[key] = given
    for key in entry:
        if key not in KEYS:  # perhaps the missing one, misspelt
            close = closest_key(key)
            hint = f'. Did you mean "{close}"?' if close else ""
            raise EntryError("log-key", key, f'there is no key "{_shown(key)}"{hint}', at_key=True)
    for key in KEYS:
        if key in entry:
            _check(key, entry[key])
        elif key == "period":
            raise EntryError("log-key", "", "this line has no period")
    return entry


def _check(key: str, given: object) -> None:
    """Check what stands under a key, but for the value, which is read by itself. Raises EntryError."""
    code = "bad-period" if key in {"period", "recorded"} else "bad-value"
    if key == "value" or (key == "provisional" and isinstance(given, bool)):
        return
    if key == "provisional":
        raise EntryError(code, key, f'"{key}" is {shape(given)} where true belongs')
    if not isinstance(given, str):
        raise EntryError(code, key, f'"{key}" is {shape(given)} where text in quotation marks belongs')
    if not given and key not in {"period", "recorded"}:
        raise EntryError(code, key, f'"{key}" is empty')


def _shown(key: str) -> str:
    return key if len(key) <= 40 else key[:37] + "..."  # noqa: PLR2004 - quote at most the failing token


def _column(text: str, key: str, at_key: bool) -> int:  # noqa: FBT001 - as EntryError has it
    """Give the column of a key, or of its value: where it stands last in the line; else of the brace."""
    column = len(OPENING)
    for token in _TOKEN.finditer(text):
        if token[2] is not None and json.loads(f'"{token[1]}"') == key:
            column = (token.start() if at_key else token.end()) + 1
    return column
