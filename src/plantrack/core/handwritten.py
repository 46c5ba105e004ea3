"""Hand-written entries: what a person meant by lines that are no line of a log.

Single quotes, a missing dash, YAML in one line or in several, a misspelt key: where there is no doubt about
the meaning, `suggest_line` gives the line to put there.
"""

import json
import re
from decimal import Decimal
from typing import Final

from plantrack.core.entry import Numeral, encode_line, read_entry
from plantrack.core.logline import closest_key
from plantrack.core.value import parse_value

LONGEST: Final = 4_000  # characters: what a person writes by hand is shorter

_KEY = r"""\s*["']?(?P<key>[A-Za-z_-]+)["']?\s*:\s*"""
_QUOTED = r"""(?P<double>"[^"\\]*(?:\\.[^"\\]*)*")|'(?P<single>[^']*(?:''[^']*)*)'"""
_IN_BRACES = re.compile(rf"""{_KEY}(?:{_QUOTED}|(?P<bare>[^\s,"'#{{}}\[\]][^,"'#{{}}\[\]]*))\s*(?:,|$)""")
_ON_A_LINE = re.compile(rf"""{_KEY}(?:{_QUOTED}|(?P<bare>[^\s"'#{{}}\[\]&*!|>%@`][^#\n]*))[^\S\n]*(?:\n|$)""")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_REMARK = re.compile(r"\}\s+#[^}]*$")


def suggest_line(text: str, year_start: int = 4) -> str | None:
    """Write the line that a text, of one line or more, was meant to be; None if that is in doubt."""
    if len(text) > LONGEST:
        return None
    try:
        bare = _REMARK.sub("}", text.strip("\ufeff \t\n")).removeprefix("-").strip().removesuffix(",")
        return encode_line(read_entry(_typed(_fields(bare)), 0, year_start))
    except (ValueError, KeyError):
        return None


def _fields(text: str) -> dict[str, str]:
    """Take the keys and their texts. Raises ValueError if anything is left over, unknown or said twice."""
    pair = _IN_BRACES if text.startswith("{") else _ON_A_LINE
    if text.startswith("{"):
        if not text.endswith("}"):
            raise ValueError("there is no closing brace")
        text = text[1:-1].strip()
    fields: dict[str, str] = {}
    place = 0
    while place < len(text):
        found = pair.match(text, place)
        key = closest_key(found["key"]) if found else None
        if found is None or key is None or key in fields:
            raise ValueError("this is no key with its text, or a key that was there before")
        fields[key], place = _meant(found), found.end()
    return fields


def _meant(found: re.Match[str]) -> str:
    if found["double"]:
        return str(json.loads(found["double"], strict=False))
    if found["single"] is not None:
        return found["single"].replace("''", "'")
    return found["bare"].strip()


def _typed(fields: dict[str, str]) -> dict[str, object]:
    """Give each text its type, as an entry has it; a text that says nothing is left out."""
    entry: dict[str, object] = {key: text for key, text in fields.items() if text}
    if "value" in entry:
        value = fields["value"].removesuffix("%").strip()
        entry["value"] = Numeral(value) if isinstance(parse_value(value), Decimal) else value
    if "provisional" in entry:
        entry["provisional"] = _FLAGS[fields["provisional"]]
    return entry
