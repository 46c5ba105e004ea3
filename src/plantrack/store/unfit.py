"""Unfit: what the text of a plan file may not hold, in words for whoever has to put it right."""

import re
from itertools import islice
from typing import Final

from plantrack.store.disk import LARGEST, place_of
from plantrack.store.fault import Fault, FaultCode, Faults
from plantrack.store.node import Node, Place, Scalar
from plantrack.store.syntax import QUOTE_IT

MOST_FAULTS: Final = 100
"""How many faults of one file are told."""

# U+0085, U+2028 and U+2029 are line breaks to YAML and to no editor: with them no line number would be right
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_MARKS = "<" * 7, ">" * 7, "=" * 7, "|" * 7
_CONFLICT = re.compile(r"^(?:[ \t]*(?:<{7}|>{7})|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)


def unfit_text(text: str) -> Faults:
    """List the faults for which a text is not given to the parser at all."""
    if len(text) > LARGEST:
        return (Fault(FaultCode.TOO_LARGE, "the file is too large", "Split it into several files"),)
    conflict = _CONFLICT.search(text) if any(mark in text for mark in _MARKS) else None
    if conflict:
        line, column = place_of(text, conflict.end() - 7)
        return (
            Fault(
                FaultCode.CONFLICT_MARKER,
                "two versions of this file were not merged",
                "Between <<<<<<< and >>>>>>> keep the lines that are right; take out the marker lines",
                line,
                column,
            ),
        )
    first = islice(_UNSEEN.finditer(text), 20)
    return tuple(_unseen(found[0], place_of(text, found.start())) for found in first)


def has_unseen(text: str) -> bool:
    """Is there a character in a text that nobody can see?"""
    return bool(_UNSEEN.search(text))


def _unseen(character: str, place: Place) -> Fault:
    breaks = character in "\x85\u2028\u2029"
    return Fault(
        FaultCode.BAD_CHARACTER,
        f"an invisible character stands here, U+{ord(character):04X}" + (" (a line break)" if breaks else ""),
        "Take it out; it often comes with text copied from a PDF or a word processor",
        *place,
    )


def too_busy(place: Place, message: str) -> Fault:
    """Say of a part of a file that it has too much inside."""
    return Fault(FaultCode.TOO_LARGE, message, "Split it into several files", *place)


def too_many(place: Place) -> Fault:
    """Say that a file is not looked at any further."""
    message = f"the file is not looked at from here on: it has {MOST_FAULTS} faults before"
    return Fault(FaultCode.YAML_SYNTAX, message, "Correct those first, then look again", *place)


def bad_key(node: Node, first: Scalar) -> Fault | None:
    """Say what is wrong with a key, if anything; `first` is the key that was the first to have its text."""
    if first is node and first.text not in {"", "<<"}:
        return None
    place = node.line, node.column
    if not isinstance(node, Scalar):
        message = "a key is one word or a text, not a group or a list"
        return Fault(FaultCode.YAML_FEATURE, message, QUOTE_IT, *place)
    if not node.text:
        return Fault(FaultCode.YAML_SYNTAX, "a key is missing here", "Write it before the colon", *place)
    if node.text == "<<":
        message = "`<<` would copy keys from elsewhere, and plan files do without that"
        return Fault(FaultCode.YAML_FEATURE, message, "Write the keys out", *place)
    message = f"`{node.text[:40]}` is here a second time; first on line {first.line}, column {first.column}"
    return Fault(FaultCode.DUPLICATE_KEY, message, "Keep one of the two", *place)


def feature(written: str, meaning: str, place: Place) -> Fault:
    """Say of what YAML can do besides that plan files do without it."""
    return Fault(
        FaultCode.YAML_FEATURE,
        f"`{written[:40]}` {meaning}, and plan files do without that",
        "If it is text, put the whole value in double quotes; otherwise write the value out",
        *place,
    )


def written_unseen(place: Place) -> Fault:
    """Say of a text that an escape in it writes a character that nobody can see."""
    return Fault(
        FaultCode.BAD_CHARACTER,
        "a backslash in this value writes a character that nobody can see",
        "Take it out, or write two backslashes for one",
        *place,
    )
