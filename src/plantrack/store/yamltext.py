"""YAML as text: a plan file's text becomes strings, each with its place, or the faults that prevent it.

The only importer of yaml. One pass over the parser's events, and never deeper than DEEPEST: nothing is typed,
composed or constructed, so that no file can crash, stall or silently change what was written.
"""

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, Final, TypeAlias

import yaml

from plantrack.store.disk import BREAK
from plantrack.store.fault import Fault, FaultCode, Faults
from plantrack.store.node import Mapping, Node, Parsed, Place, Scalar, Sequence, Text, parsed_as
from plantrack.store.syntax import explain
from plantrack.store.unfit import (
    MOST_FAULTS,
    bad_key,
    feature,
    has_unseen,
    too_busy,
    too_many,
    unfit_text,
    written_unseen,
)

DEEPEST: Final = 40
"""How many lists and groups may stand inside each other; the format needs 8."""

MOST_PARTS: Final = 500_000
"""How many parts a file may have."""

MOST_ENTRIES: Final = 1_000
"""How many entries a list, or keys a group, may have: to look at each against the others stays quick."""

_Event: TypeAlias = Any
"""An event of either parser: the one in C makes its own."""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ONE_DOCUMENT: Final = (
    (yaml.StreamStartEvent, yaml.DocumentStartEvent),
    (yaml.DocumentEndEvent, yaml.StreamEndEvent, None),
)
_OPENING: Final = {yaml.SequenceStartEvent, yaml.MappingStartEvent}
_NO_KEYS: Final = {"", "<<"}


def read(text: str) -> Parsed | Faults:
    """Read the text of one file; when there is any fault in it, all that were found.

    Where each part stands is looked for only when it is asked for: a sound file is read twice as fast.
    """
    data = _read_plainly(text)
    if data is not None:
        return Parsed(data, partial(_tree, text))
    parsed = parse(text)
    return parsed_as(parsed) if isinstance(parsed, Node) else parsed


def parse(text: str) -> Node | Faults:
    """Parse the text of one file into a tree of nodes; when there is any fault, all that were found."""
    return unfit_text(text) or _Reader(text).read()


def _tree(text: str) -> Node:
    parsed = parse(text)
    assert isinstance(parsed, Node)  # noqa: S101 - what reads plainly has no faults
    return parsed


def _read_plainly(text: str) -> Text | None:
    """Give what a text says if it is beyond doubt sound; None for any other, and nothing is explained."""
    if len(text) > MOST_PARTS or unfit_text(text):  # a part takes a character at least
        return None
    next_event = _LOADER(text).get_event
    try:
        begins = type(next_event()), type(next_event())
        data = _plain(next_event(), next_event)
        ends = type(next_event()), type(next_event()), next_event()
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
    return data if (begins, ends) == _ONE_DOCUMENT and data != "" else None


def _plain(event: _Event, next_event: Callable[[], _Event], depth: int = 0) -> Text:
    """Give what stands from an event on, inside so many groups. Raises ValueError unless surely sound."""
    kind = type(event)
    if kind is yaml.ScalarEvent:
        text: str = event.value
        if event.tag is None and event.anchor is None and (event.style != '"' or not has_unseen(text)):
            return text
    elif kind in _OPENING and event.tag is None and event.anchor is None and depth < DEEPEST:
        group = _plain_list if kind is yaml.SequenceStartEvent else _plain_group
        data = group(next_event, depth + 1)
        if len(data) <= MOST_ENTRIES:
            return data
    raise ValueError("what is wrong is for the tree to say")


def _plain_list(next_event: Callable[[], _Event], depth: int) -> list[Text]:
    entries = []
    while type(event := next_event()) is not yaml.SequenceEndEvent:
        entries.append(_plain(event, next_event, depth))
    return entries


def _plain_group(next_event: Callable[[], _Event], depth: int) -> dict[str, Text]:
    entries: dict[str, Text] = {}
    while type(event := next_event()) is not yaml.MappingEndEvent:
        key = _plain(event, next_event, depth)
        if not isinstance(key, str) or key in _NO_KEYS or key in entries:
            raise ValueError("not a key")
        entries[key] = _plain(next_event(), next_event, depth)
    return entries


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
            return bad_key(node, self.keys.setdefault(self.key.text, self.key))
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
                    stop = too_busy(place, f"the file has more than {MOST_PARTS} parts")
                if len(self.faults) >= MOST_FAULTS:
                    stop = too_many(self._place(event.start_mark))
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
        if event.style == '"' and has_unseen(event.value):
            self.faults.append(written_unseen(place))

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
            return too_busy(group.place, f"this {what.format(MOST_ENTRIES)}")
        self._add(group.close())
        return None

    def take_alias(self, event: _Event) -> None:
        """Note an alias, and read on."""
        place = self._place(event.start_mark)
        meaning = "is an alias: it would repeat what is said elsewhere"
        self.faults.append(feature(f"*{event.anchor}", meaning, place))
        self._add(Scalar(f"*{event.anchor}", *place))

    def _note_features(self, anchor: str | None, tag: str | None, place: Place) -> None:
        if anchor is not None:
            meaning = "is an anchor: it would give a name to a part of the file"
            self.faults.append(feature(f"&{anchor}", meaning, place))
        if tag is not None:
            self.faults.append(feature(tag, "is a tag: it would give a type to the value", place))

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


def _end(text: str) -> Place:
    """Give the place after the last character of the last line."""
    lines = BREAK.split(text)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return len(lines), len(lines[-1]) + 1
