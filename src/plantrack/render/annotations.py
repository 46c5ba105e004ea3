"""Annotations: diagnostics in the forms that code hosts show beside the lines of a pull request."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from plantrack import __version__
from plantrack.core.finding import Diagnostic, Level
from plantrack.render.clean import clean
from plantrack.render.codes import meaning_of
from plantrack.render.diagnostics import counted, in_order
from plantrack.render.markdown import escape
from plantrack.render.runner import attribute, message

MOST_SHOWN: Final = 10
"""How many annotations of each kind GitHub shows for one step."""

SUMMARY_BYTES: Final = 1024 * 1024
"""How much a job summary of GitHub holds."""

COMMANDS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
SEVERITIES: Final = {Level.ERROR: "blocker", Level.WARNING: "minor", Level.NOTE: "info"}
"""GitLab has info, minor, major, critical and blocker; an error of `check` is what stops a merge."""

SARIF_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_TITLES: Final = "| level | place | check | what is wrong | what to do |\n|---|---|---|---|---|\n"
_LEFT_OUT: Final = (
    "\n{} more left out, for a job summary holds 1 MiB: `plantrack check --format text` shows all.\n"
)
_PLACE: Final = re.compile(r"\bline \d+(?:, column \d+)?")
_INDENT: Final = re.compile(r"^ +")


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Write workflow commands, worst first, at most ten of each kind and then how many are hidden.

    They are meant to be obeyed, so they are printed as they are; nothing that a plan says can start another.
    """
    ordered = in_order(diagnostics)
    kinds = [[one for one in ordered if one.level is level] for level in Level]
    lines = [_command(one) for kind in kinds for one in kind[:MOST_SHOWN]]
    hidden = counted(one for kind in kinds for one in kind[MOST_SHOWN:])
    if hidden:
        lines.append(f"not annotated: {hidden} more; plantrack check --format text shows all")
    return "".join(f"{line}\n" for line in lines)


def as_gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """Write a code quality report of GitLab: a JSON list, empty when nothing is wrong."""
    return _json(
        [
            {
                "description": _whole(one),
                "check_name": one.code,
                "fingerprint": fingerprint,
                "severity": SEVERITIES[one.level],
                "location": {"path": clean(one.location.file), "lines": {"begin": one.location.line}},
            }
            for one, fingerprint in _fingerprinted(diagnostics)
        ]
    )


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Write a log of SARIF 2.1.0 with one run; its columns are counted in characters."""
    found = _fingerprinted(diagnostics)
    codes = sorted({one.code for one, _ in found})
    driver = {"name": "plantrack", "version": __version__, "rules": _rules(codes)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), fingerprint) for one, fingerprint in found],
    }
    return _json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def as_markdown(diagnostics: Iterable[Diagnostic], room: int | None = None) -> str:
    """Write a table for a pull request or a job summary, worst first; empty when nothing is wrong.

    `room`: the most bytes that it may take; then it says how many were left out, or is empty if even that
    does not fit.
    """
    ordered = in_order(diagnostics)
    if not ordered:
        return ""
    head = f"## plantrack check: {counted(ordered)}\n\n{_TITLES}"
    rows = [_row(one) for one in ordered]
    whole = head + "".join(rows)
    if room is None or len(whole.encode()) <= room:
        return whole
    left = room - len((head + _LEFT_OUT.format(len(rows))).encode())
    if left < 0:
        return ""
    kept = _fitting(rows, left)
    return head + "".join(rows[:kept]) + _LEFT_OUT.format(len(rows) - kept)


def _command(one: Diagnostic) -> str:
    place = one.location
    properties = {"file": place.file, "line": str(place.line), "col": str(place.column), "title": one.code}
    told = ",".join(f"{name}={attribute(text)}" for name, text in properties.items())
    return f"::{COMMANDS[one.level]} {told}::{message(_whole(one))}"


def _headline(one: Diagnostic) -> str:
    """Say what is wrong and with what; the id first, unless the message begins with it."""
    is_said = not one.subject or one.message.startswith((f"{one.subject} ", f"{one.subject}/"))
    return clean(one.message if is_said else f"{one.subject}: {one.message}")


def _whole(one: Diagnostic) -> str:
    """Say what is wrong, and on the next lines what to do."""
    return "\n".join([_headline(one), *(map(clean, one.help.split("\n")) if one.help else ())])


def _fingerprinted(diagnostics: Iterable[Diagnostic]) -> list[tuple[Diagnostic, str]]:
    """Give each diagnostic, worst first, with a mark that stays when its lines move; no two are the same."""
    seen: Counter[tuple[str, ...]] = Counter()
    marked = []
    for one in in_order(diagnostics):
        same = (one.code, one.location.file, one.subject, _PLACE.sub("line", one.message))
        whole = json.dumps([*same, seen[same]])
        seen[same] += 1
        marked.append((one, sha256(whole.encode()).hexdigest()))
    return marked


def _rules(codes: list[str]) -> list[dict[str, object]]:
    known = {code: {"shortDescription": {"text": meaning_of(code)}} for code in codes if meaning_of(code)}
    return [{"id": code, **known.get(code, {})} for code in codes]


def _result(one: Diagnostic, index: int, fingerprint: str) -> dict[str, object]:
    region = {"startLine": one.location.line, "startColumn": one.location.column}
    artifact = {"uri": _uri(one.location.file)}
    return {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": one.level.value,
        "message": {"text": _whole(one)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"plantrack/v1": fingerprint},
    }


def _uri(file: str) -> str:
    return ("file://" if file.startswith("/") else "") + quote(file, errors="surrogatepass")


def _row(one: Diagnostic) -> str:
    cells = [one.level.value, str(one.location), one.code, _headline(one)]
    advice = "<br>".join(_indented(line) for line in one.help.split("\n"))
    return f"| {' | '.join([*map(escape, cells), advice])} |\n"


def _indented(line: str) -> str:
    """Keep the blanks before a line that is to be copied."""
    blanks = _INDENT.match(line)
    return "&nbsp;" * (blanks.end() if blanks else 0) + escape(line.lstrip(" "))


def _fitting(rows: list[str], room: int) -> int:
    """Count how many rows, from the first, fit into so many bytes."""
    for count, row in enumerate(rows):
        room -= len(row.encode())
        if room < 0:
            return count
    return len(rows)


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
