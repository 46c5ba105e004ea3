"""Locate: a finding's symbolic pointer becomes a file, a line and a column."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plantrack.core.finding import Diagnostic, Finding, Location, Pointer
from plantrack.store import layout
from plantrack.store.load import Loaded, Source
from plantrack.store.node import Node, Place, entries_of, find, text_at

_Key = tuple[str, str]
"""A kind of thing, and an id as ids are compared."""


class _Index(NamedTuple):
    """The things of a plan by what they are called, in the order of the plan; and the names of its logs."""

    things: dict[_Key, list[tuple[Source, Node]]]
    logs: dict[str, str]


def locate(loaded: Loaded, finding: Finding) -> Diagnostic:
    """Give a finding its place: the deepest part of its pointer's route that is in the file.

    A thing that is not in the plan's files is placed at the beginning of plan.yaml.
    """
    (located,) = locate_all(loaded, [finding])
    return located


def locate_all(loaded: Loaded, findings: Iterable[Finding]) -> list[Diagnostic]:
    """Give many findings their places; the files are looked through once."""
    found = list(findings)
    index = _index(loaded) if found else _Index({}, {})
    return [_located(loaded, index, finding) for finding in found]


def _located(loaded: Loaded, index: _Index, finding: Finding) -> Diagnostic:
    file, (line, column) = _place(loaded, index, finding.pointer)
    return Diagnostic(
        finding.code,
        finding.level,
        finding.subject,
        finding.message,
        finding.help,
        Location(file, line, column),
    )


def _index(loaded: Loaded) -> _Index:
    things: dict[_Key, list[tuple[Source, Node]]] = defaultdict(list)
    _, *issues = loaded.sources
    for source in issues:
        for kind, node in _things(source):
            things[kind, text_at(node, "id").casefold()].append((source, node))
    return _Index(dict(things), {measure.casefold(): measure for measure in loaded.logs})


def _place(loaded: Loaded, index: _Index, pointer: Pointer) -> tuple[str, Place]:
    terms, *_ = loaded.sources
    if pointer.thing == "log":
        return _log_place(loaded, index, pointer)
    if pointer.thing == "plan":
        return terms.file, find(terms.node, pointer.route)
    named = index.things.get((pointer.thing, pointer.id.casefold()))
    if not named:
        return terms.file, (1, 1)
    source, node = named[min(pointer.occurrence, len(named) - 1)]
    return source.file, find(node, pointer.route)


def _log_place(loaded: Loaded, index: _Index, pointer: Pointer) -> tuple[str, Place]:
    measure = index.logs.get(pointer.id.casefold(), pointer.id)
    line = pointer.route[0] if pointer.route else 1
    file = layout.shown_file(loaded.shown, layout.READINGS, layout.log_name(measure))
    return file, (line if isinstance(line, int) else 1, 1)


def _things(source: Source) -> Iterator[tuple[str, Node]]:
    """Every thing of an issue file with its kind, in the order of the plan."""
    yield "issue", source.node
    for action in entries_of(source.node, "actions"):
        yield "action", action
        for measure in entries_of(action, "measures"):
            yield "measure", measure
