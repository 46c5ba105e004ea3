"""Locate: a finding's symbolic pointer becomes a file, a line and a column."""

from collections.abc import Iterator

from plantrack.core.finding import Diagnostic, Finding, Location, Pointer
from plantrack.store import layout
from plantrack.store.load import Loaded, Source
from plantrack.store.node import Node, Place, entries_of, find, text_at


def locate(loaded: Loaded, finding: Finding) -> Diagnostic:
    """Give a finding its place: the deepest part of its pointer's route that is in the file.

    A thing that is not in the plan's files is placed at the beginning of plan.yaml.
    """
    file, (line, column) = _place(loaded, finding.pointer)
    return Diagnostic(
        finding.code,
        finding.level,
        finding.subject,
        finding.message,
        finding.help,
        Location(file, line, column),
    )


def _place(loaded: Loaded, pointer: Pointer) -> tuple[str, Place]:
    terms, *issues = loaded.sources
    if pointer.thing == "log":
        return _log_place(loaded, pointer)
    if pointer.thing == "plan":
        return terms.file, find(terms.node, pointer.route)
    things = (
        (source, node)
        for source in issues
        for node in _things(source, pointer.thing)
        if text_at(node, "id").casefold() == pointer.id.casefold()
    )
    named = list(things)
    if not named:
        return terms.file, (1, 1)
    source, node = named[min(pointer.occurrence, len(named) - 1)]
    return source.file, find(node, pointer.route)


def _log_place(loaded: Loaded, pointer: Pointer) -> tuple[str, Place]:
    named = {measure.casefold(): measure for measure in loaded.logs}
    measure = named.get(pointer.id.casefold(), pointer.id)
    line = pointer.route[0] if pointer.route else 1
    file = layout.shown_file(loaded.shown, layout.READINGS, layout.log_name(measure))
    return file, (line if isinstance(line, int) else 1, 1)


def _things(source: Source, kind: str) -> Iterator[Node]:
    """Every node of a kind in an issue file, in the order of the plan."""
    if kind == "issue":
        yield source.node
    for action in entries_of(source.node, "actions"):
        if kind == "action":
            yield action
        elif kind == "measure":
            yield from entries_of(action, "measures")
