"""YAML as text: a plan file's text becomes a tree of places and strings, or the faults that prevent it.

The only importer of yaml. One pass over the parser's events, without recursion: nothing is typed, composed
or constructed, so that no file can crash, stall or silently change what was written.
"""

import re
from collections.abc import Callable
from functools import cached_property
from itertools import islice
from typing import Any, Final, TypeAlias

import yaml

from plantrack.store.disk import BREAK, LARGEST, place_of
from plantrack.store.fault import Fault, FaultCode, Faults
from plantrack.store.node import Mapping, Node, Place, Scalar, Sequence
from plantrack.store.syntax import QUOTE_IT, explain

DEEPEST: Final = 40
"""How many lists and groups may stand inside each other; the format needs 8."""

MOST_PARTS: Final = 500_000
"""How many parts a file may have."""

MOST_ENTRIES: Final = 1_000
"""How many entries a list, or keys a group, may have: to look at each against the others stays quick."""

MOST_FAULTS: Final = 100
"""How many faults of one file are told."""

_Event: TypeAlias = Any
"""An event of either parser: the one in C makes its own."""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# U+0085, U+2028 and U+2029 are line breaks to YAML and to no editor: with them no line number would be right
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_CONFLICT = re.compile(r"^(?:[ \t]*(?:<{7}|>{7})|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)


def parse(text: str) -> Node | Faults:
    """Parse the text of one file into a tree of nodes; when there is any fault, all that were found."""
    return _unfit(text) or _Reader(text).read()


def _unfit(text: str) -> Faults:
    """List the faults for which a text is not given to the parser at all."""
    if len(text) > LARGEST:
        return (Fault(FaultCode.TOO_LARGE, "the file is too large", "Split it into several files"),)
    conflict = _CONFLICT.search(text)
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


def _unseen(character: str, place: Place) -> Fault:
    breaks = character in "\x85\u2028\u2029"
    return Fault(
        FaultCode.BAD_CHARACTER,
        f"an invisible character stands here, U+{ord(character):04X}" + (" (a line break)" if breaks else ""),
        "Take it out; it often comes with text copied from a PDF or a word processor",
        *place,
    )


class _Group:
    """A list or a group of keys that is still open."""

    def __init__(self, place: Place, *, is_mapping: bool) -> None:
        self.place = place
        self.is_mapping = is_mapping
        self.parts: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.keys: dict[str, Scalar] = {}
        self.key: Scalar | None = None

    def add(self, node: Node) -> Fault | None:
        """Take in the next part: an entry of a list, or by turns a key and its value."""
        if not self.is_mapping:
            self.parts.append(node)
        elif self.key is None:
            self.key = node if isinstance(node, Scalar) else Scalar("", node.line, node.column)
            return _bad_key(node, self.keys.setdefault(self.key.text, self.key))
        else:
            if isinstance(node, Scalar) and not node.text:
                node = Scalar("", self.key.line, self.key.column)  # nothing has no place; its key has
            self.entries.append((self.key, node))
            self.key = None
        return None

    def close(self) -> Node:
        """Give the finished node."""
        if self.is_mapping:
            return Mapping(tuple(self.entries), *self.place)
        return Sequence(tuple(self.parts), *self.place)


class _Reader:
    """Builds the tree of one text from the parser's events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.breaks = text.count("\n")
        self.groups: list[_Group] = []
        self.root: Node | None = None
        self.faults: list[Fault] = []

    @cached_property
    def last(self) -> Place:
        """The place after the last character of the last line."""
        return _end(self.text)

    def read(self) -> Node | Faults:
        """Read the whole text."""
        try:
            for count, event in enumerate(iter(_LOADER(self.text).get_event, None)):
                take = _TAKE.get(type(event))
                stop = take(self, event) if take else None
                if count > MOST_PARTS:
                    place = self._place(event.start_mark)
                    stop = _too_busy(place, f"the file has more than {MOST_PARTS} parts")
                if len(self.faults) >= MOST_FAULTS:
                    stop = _too_many(self._place(event.start_mark))
                if stop:
                    self.faults.append(stop)
                    break
        except yaml.MarkedYAMLError as error:
            self.faults.append(self._syntax(error))
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.faults.append(explain("", str(error), self.last, None, self.text))
        return self._result()

    def _result(self) -> Node | Faults:
        if self.faults:
            return tuple(sorted(self.faults, key=lambda fault: (fault.line, fault.column)))
        if self.root is None or (isinstance(self.root, Scalar) and not self.root.text):
            return (Fault(FaultCode.EMPTY_FILE, "this file says nothing", "Write its content, or delete it"),)
        return self.root

    def take_document(self, event: _Event) -> Fault | None:
        """Begin the document; a second one is the fault after which it is not worth reading on."""
        if self.root is None:
            return None
        return explain("", "a second <document start>", self._place(event.start_mark), None, self.text)

    def take_scalar(self, event: _Event) -> None:
        """Take in a piece of text."""
        place = self._place(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._note_features(event.anchor, event.tag, place)
        self._add(Scalar(event.value, *place))
        if event.style == '"' and _UNSEEN.search(event.value):
            self.faults.append(_written_unseen(place))

    def open_group(self, event: _Event) -> Fault | None:
        """Open a list or a group of keys; one too deep is the fault after which reading stops."""
        place = self._place(event.start_mark)
        if len(self.groups) >= DEEPEST:
            message = f"more than {DEEPEST} lists or groups stand inside each other here"
            return Fault(FaultCode.TOO_LARGE, message, "Look for brackets that are not closed", *place)
        self._note_features(event.anchor, event.tag, place)
        self.groups.append(_Group(place, is_mapping=isinstance(event, yaml.MappingStartEvent)))
        return None

    def close_group(self, _event: _Event) -> Fault | None:
        """Close the innermost list or group; one too long is the fault after which reading stops."""
        group = self.groups.pop()
        if len(group.parts) + len(group.entries) > MOST_ENTRIES:
            what = "group has more than {} keys" if group.is_mapping else "list has more than {} entries"
            return _too_busy(group.place, f"this {what.format(MOST_ENTRIES)}")
        self._add(group.close())
        return None

    def take_alias(self, event: _Event) -> None:
        """Note an alias, and read on."""
        place = self._place(event.start_mark)
        meaning = "is an alias: it would repeat what is said elsewhere"
        self.faults.append(_feature(f"*{event.anchor}", meaning, place))
        self._add(Scalar(f"*{event.anchor}", *place))

    def _note_features(self, anchor: str | None, tag: str | None, place: Place) -> None:
        if anchor is not None:
            meaning = "is an anchor: it would give a name to a part of the file"
            self.faults.append(_feature(f"&{anchor}", meaning, place))
        if tag is not None:
            self.faults.append(_feature(tag, "is a tag: it would give a type to the value", place))

    def _add(self, node: Node) -> None:
        if not self.groups:
            self.root = node
            return
        fault = self.groups[-1].add(node)
        if fault:
            self.faults.append(fault)

    def _syntax(self, error: yaml.MarkedYAMLError) -> Fault:
        at = self._place(error.problem_mark) if error.problem_mark else self.last
        began = self._place(error.context_mark) if error.context_mark else None
        return explain(error.context or "", error.problem or "", at, began, self.text)

    def _place(self, mark: Any) -> Place:  # noqa: ANN401 - the C parser's marks are of a class without a name
        """Turn a mark into a place inside the text; the parser's may lie on a line after the last."""
        place = mark.line + 1, mark.column + 1
        return place if place[0] < self.breaks else min(place, self.last)


_TAKE: dict[type[yaml.Event], Callable[[_Reader, _Event], Fault | None]] = {
    yaml.DocumentStartEvent: _Reader.take_document,
    yaml.ScalarEvent: _Reader.take_scalar,
    yaml.SequenceStartEvent: _Reader.open_group,
    yaml.MappingStartEvent: _Reader.open_group,
    yaml.SequenceEndEvent: _Reader.close_group,
    yaml.MappingEndEvent: _Reader.close_group,
    yaml.AliasEvent: _Reader.take_alias,
}
"""What is done with each event of the parser; the others say nothing."""


def _too_busy(place: Place, message: str) -> Fault:
    return Fault(FaultCode.TOO_LARGE, message, "Split it into several files", *place)


def _too_many(place: Place) -> Fault:
    message = f"the file is not looked at from here on: it has {MOST_FAULTS} faults before"
    return Fault(FaultCode.YAML_SYNTAX, message, "Correct those first, then look again", *place)


def _end(text: str) -> Place:
    """Give the place after the last character of the last line."""
    lines = BREAK.split(text)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return len(lines), len(lines[-1]) + 1


def _bad_key(node: Node, first: Scalar) -> Fault | None:
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


def _feature(written: str, meaning: str, place: Place) -> Fault:
    return Fault(
        FaultCode.YAML_FEATURE,
        f"`{written[:40]}` {meaning}, and plan files do without that",
        "If it is text, put the whole value in double quotes; otherwise write the value out",
        *place,
    )


def _written_unseen(place: Place) -> Fault:
    return Fault(
        FaultCode.BAD_CHARACTER,
        "a backslash in this value writes a character that nobody can see",
        "Take it out, or write two backslashes for one",
        *place,
    )
