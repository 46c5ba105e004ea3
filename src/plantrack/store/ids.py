"""Ids: what a shell can offer to complete, read lightly: neither YAML nor the models are loaded."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from plantrack.store import layout
from plantrack.store.disk import BREAK, list_folder, read_text
from plantrack.store.fault import Fault

_KEY: Final = re.compile(
    r"""( *(?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s"'#&*{\[-](?:[^:#]*[^:#\s])?)) *:(?: +(.*))?$"""
)
_THINGS: Final = {
    (): ("issue", "statement"),
    ("actions",): ("action", "title"),
    ("actions", "measures"): ("measure", "text"),
    ("actions", "measures", "series"): ("series", "text"),
}
_LONGEST: Final = 80


class KnownId(NamedTuple):
    """An id of the plan: the kind of its thing, the id as it is typed, and what it is, in a line."""

    kind: str
    id: str
    text: str


class _Line(NamedTuple):
    """A key with what stands after it; `above` are the keys that it stands under."""

    above: tuple[str, ...]
    key: str
    text: str


def known_ids(folder: Path) -> list[KnownId]:
    """List the ids in a plan's issue files, as far as a look at the lines can tell; never an error."""
    names = list_folder(folder / layout.ISSUES, folder)
    if isinstance(names, Fault):
        return []
    texts = (
        read_text(folder / layout.ISSUES / name, folder) for name in names if name.endswith(layout.SUFFIX)
    )
    return [known for text in texts if isinstance(text, str) for known in _ids(text)]


def _ids(text: str) -> list[KnownId]:
    found: list[KnownId] = []
    measure = ""
    for line in _lines(BREAK.split(text)):
        kind, title = _THINGS.get(line.above[:3], ("", ""))
        if kind == "series" and len(line.above) == 3:  # noqa: PLR2004 - under actions, measures and series
            found.append(KnownId(kind, f"{measure}/{line.key}", ""))
        elif kind and line.key == "id":
            measure = line.text
            found.append(KnownId(kind, line.text, ""))
        elif kind and line.key == title and found:
            found[-1] = found[-1]._replace(text=line.text[:_LONGEST])
    return found


def _lines(lines: list[str]) -> Iterator[_Line]:
    """Give the keys of a file with what is written after them; folded text counts as one line."""
    above: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        found = _KEY.match(lines[at])
        at += 1
        if not found:
            continue
        column, key = len(found[1]), found[2] or found[3] or found[4] or ""
        while above and above[-1][0] >= column:
            above.pop()
        text, at = _value((found[5] or "").strip(), column, lines, at)
        yield _Line(tuple(name for _, name in above), key, text)
        above.append((column, key))


def _value(written: str, column: int, lines: list[str], at: int) -> tuple[str, int]:
    """Give a key's text, and the line on which the next key may stand."""
    if written[:1] not in {">", "|"}:
        quote = written[:1] if written[:1] in {'"', "'"} else ""
        return (written[1:].partition(quote)[0] if quote else written.partition(" #")[0].strip()), at
    folded: list[str] = []
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith(" " * (column + 1))):
        folded.append(lines[at].strip())
        at += 1
    return " ".join(filter(None, folded)), at
