"""Syntax: what a YAML parser complains of, in the words of somebody who has to put it right."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from plantrack.store.disk import BREAK
from plantrack.store.fault import Fault, FaultCode
from plantrack.store.node import Place

QUOTE_IT: Final = "Put the whole value in double quotes"


class Complaint(NamedTuple):
    """What the parser said: what it was doing, what is wrong, where, and where that began."""

    context: str
    problem: str
    at: Place
    began: Place
    lines: tuple[str, ...]

    @property
    def before(self) -> str:
        """The line of the complaint, up to it."""
        return self._line(self.at)[: self.at[1] - 1]

    @property
    def character(self) -> str:
        """The character complained of."""
        return self._line(self.at)[self.at[1] - 1 : self.at[1]]

    @property
    def first_character(self) -> str:
        """The character with which the thing complained of began."""
        return self._line(self.began)[self.began[1] - 1 : self.began[1]]

    def _line(self, place: Place) -> str:
        return self.lines[place[0] - 1] if place[0] <= len(self.lines) else ""


def explain(context: str, problem: str, at: Place, began: Place | None, text: str) -> Fault:
    """Turn a YAML parser's complaint about a text into a fault, placed where the slip was made."""
    complaint = Complaint(context, problem, at, began or at, tuple(BREAK.split(text)))
    words = next(row(complaint) for pattern, row in _ROWS if pattern.search(f"{context}: {problem}"))
    line, column = words.place or at
    return Fault(FaultCode.YAML_SYNTAX, words.message, words.help, line, column)


class _Words(NamedTuple):
    message: str
    help: str
    place: Place | None = None


def _unstartable(complaint: Complaint) -> _Words:
    if complaint.character == "\t" or "tab character" in complaint.problem:
        return _Words(
            "a tab stands here where spaces belong",
            "Indent with spaces, two for each step; most editors can turn tabs into spaces",
        )
    return _special(complaint)


def _special(complaint: Complaint) -> _Words:
    return _Words(
        f"a value without quotes cannot begin with `{complaint.first_character}`", QUOTE_IT, complaint.began
    )


def _colon(complaint: Complaint) -> _Words:
    if re.search(r":\s+\S", complaint.before):
        return _Words(
            "a second colon and space in a value without quotes",
            'Put the whole value in double quotes: "one: two"',
        )
    return _Words(
        "this looks like a key, and the line above it is not finished or is indented otherwise",
        "Give it the same indent as the keys beside it; if it is text, put the text in double quotes",
    )


def _no_colon(complaint: Complaint) -> _Words:
    return _Words(
        "this line is not a key, a colon and a space",
        "Write `key: value`; if the line belongs to the text above it, indent it further",
        complaint.began,
    )


def _unclosed_quote(complaint: Complaint) -> _Words:
    return _Words(
        "a quotation mark is opened here and never closed",
        "Close it with the same mark. If the text has quotation marks of its own, put it after `>-` "
        "on a line of its own",
        complaint.began,
    )


def _escape(_: Complaint) -> _Words:
    return _Words(
        "a backslash in double quotes begins a special character, and this is none",
        "Write two backslashes for one, or use single quotes",
    )


def _bracket(complaint: Complaint) -> _Words:
    opened, closes = complaint.first_character, {"[": "]", "{": "}"}.get(complaint.first_character, "]")
    if complaint.at[0] != complaint.began[0] or not complaint.character:
        return _Words(
            f"the `{opened}` opened here is not closed with `{closes}`",
            f"Close it. {_BRACKET_TEXT}",
            complaint.began,
        )
    return _Words(f"a comma or the closing `{closes}` belongs here", _BRACKET_TEXT)


_BRACKET_TEXT = "Between brackets, put text with a comma, a colon or a quotation mark in it in double quotes"


def _no_value(complaint: Complaint) -> _Words:
    return _Words(f"a value belongs here, and `{complaint.character}` begins none", QUOTE_IT)


def _indent(complaint: Complaint) -> _Words:
    if complaint.before.strip(" -"):
        return _Words(
            "the value ended before this: there is more text after its closing mark",
            'Put the whole value in double quotes, with \\" for each quotation mark inside',
        )
    if complaint.character == ":":
        return _Words("a key is missing before the colon", "Write the key, or take the line out")
    return _Words(
        "this line does not line up with the lines above it",
        "Give it the same indent as the keys, or the `- ` entries, that it stands beside",
    )


def _inline_list(_: Complaint) -> _Words:
    return _Words(
        "`- ` begins a list, and a list cannot begin on the line of its key",
        "Put each `- ` on a line of its own; if it is text, put the text in double quotes",
    )


def _block(complaint: Complaint) -> _Words:
    return _Words(
        f"text after `{complaint.first_character}` begins on the next line, and there is some on this one",
        "Begin the text on the next line, indented; or put it in double quotes",
        complaint.began,
    )


def _second(_: Complaint) -> _Words:
    return _Words(
        "a second document begins here", "Take out the line `---` or `...`: a plan file is one document"
    )


def _directive(_: Complaint) -> _Words:
    return _Words(
        "a line cannot begin with `%`", "Take the line out; text belongs after a key, in double quotes"
    )


def _other(complaint: Complaint) -> _Words:
    return _Words(
        f"this cannot be read as YAML: {complaint.problem}",
        "Compare the indent and the quotation marks with the lines above; put text in double quotes",
    )


_ROWS: tuple[tuple[re.Pattern[str], Callable[[Complaint], _Words]], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        ("cannot start any token|tab character", _unstartable),
        ("mapping values are not allowed", _colon),
        ("could not find expected ':'", _no_colon),
        ("quoted scalar: found unexpected", _unclosed_quote),
        ("quoted scalar|escape", _escape),
        ("parsing a flow (sequence|mapping)", _bracket),
        ("node content", _no_value),
        ("did not find expected key|expected '-'|expected <block end>", _indent),
        ("entries are not allowed", _inline_list),
        ("keys are not allowed|(alias|anchor|tag)|tag handle", _special),
        ("block scalar", _block),
        ("<document start>|document indicator", _second),
        ("directive|YAML document", _directive),
        ("", _other),
    )
)
