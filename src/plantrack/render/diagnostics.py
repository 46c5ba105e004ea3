"""Diagnostics: what is wrong with a plan, as text for a person or JSON for a program."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from unicodedata import combining, east_asian_width

from plantrack.core.finding import Diagnostic, Level, Location
from plantrack.render.clean import clean
from plantrack.render.contract import as_json as as_document
from plantrack.store.disk import BREAK

WIDEST: Final = 96
"""How much of a source line is shown, in characters, around the place that is meant."""

_CUT = "..."


def as_text(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str] | None = None) -> str:
    """Write diagnostics for a person, worst first, with a count at the end; empty when there are none.

    `sources` are the texts of files by their names in the diagnostics; a place in one of them is shown.
    """
    ordered = in_order(diagnostics)
    if not ordered:
        return ""
    lines = {file: BREAK.split(text) for file, text in (sources or {}).items()}
    told = [_told(one, lines.get(one.location.file, ())) for one in ordered]
    return "\n".join([*told, counted(ordered)]) + "\n"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Write diagnostics as the machine contract has them, in the same order as for a person."""
    return as_document({"check": [_entry(one) for one in in_order(diagnostics)]})


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort diagnostics: the worst level first, then by file, line and column."""
    levels = list(Level)
    return sorted(diagnostics, key=lambda one: (levels.index(one.level), one.location, one.code, one.message))


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """Count diagnostics in words, the worst first: "2 errors, 1 warning"."""
    found = Counter(one.level for one in diagnostics)
    return ", ".join(f"{found[level]} {level}{'s' * (found[level] > 1)}" for level in Level if found[level])


def _told(one: Diagnostic, lines: Sequence[str]) -> str:
    first, *more = one.help.split("\n")
    advice = [f"  help: {clean(first)}", *(f"        {clean(line)}" for line in more)] if one.help else []
    return "\n".join([_headline(one), *_shown(one.location, lines), *advice, ""])


def _headline(one: Diagnostic) -> str:
    """Say where, how bad and what; the id first, unless the message begins with it."""
    is_said = one.message.startswith((f"{one.subject} ", f"{one.subject}/"))
    about = "" if is_said or not one.subject else f"{one.subject}: "
    return clean(f"{one.location}: {one.level}[{one.code}] {about}{one.message}")


def _shown(place: Location, lines: Sequence[str]) -> list[str]:
    """Show the source line with a caret under the place; nothing when the line is not known or empty."""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if not line.strip():
        return []
    at = min(place.column - 1, len(line))
    begin = 0 if len(line) <= WIDEST else max(0, min(at - WIDEST // 2, len(line) - WIDEST))
    end = begin + WIDEST
    before = (_CUT if begin else "") + clean(line[begin:at])
    after = clean(line[at:end]) + (_CUT if end < len(line) else "")
    margin = len(str(place.line))
    return [f"  {place.line} | {before}{after}", f"  {' ' * margin} | {' ' * _width(before)}^"]


def _width(text: str) -> int:
    """Count the columns that a terminal gives a text."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in {"W", "F"} else 1 for one in text)


def _entry(one: Diagnostic) -> dict[str, str | int]:
    words = {"code": one.code, "level": one.level.value, "subject": one.subject, "message": one.message}
    place = {"line": one.location.line, "column": one.location.column}
    texts = {**words, "help": one.help, "file": one.location.file}
    return {**{key: "\n".join(map(clean, text.split("\n"))) for key, text in texts.items()}, **place}
