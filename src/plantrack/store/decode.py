"""Decode: the text of a plan file becomes the plan's values; what is refused is left out, and said."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plantrack.core.finding import Diagnostic, Route
from plantrack.core.model import Issue, Measure, Part, Terms
from plantrack.store.node import Node, Parsed, Text, descend, entries_of, parsed_as, text_at, to_data, without
from plantrack.store.shape import explain_refusal

PartT = TypeVar("PartT", bound=Part)

_OPTIONAL = frozenset(
    {"successor", "reviews", "rag_words", "lead_names", "source", "introduction", "themes", "note", "waive"}
)
"""The terms that no judgement rests on: with a fault in one of these the rest of the plan still stands."""

_MONTHS = frozenset(map(str, range(1, 13)))
_KINDS = {0: "issue", 2: "action", 4: "measure"}
"""The kinds of thing in an issue file, by the length of the route to one."""


class Decoded(NamedTuple, Generic[PartT]):
    """What one file says: its value, None when it cannot stand; the text it was taken from; its faults.

    `stranded` are the measures that stand although the action or issue around them does not.
    """

    value: PartT | None
    parsed: Parsed
    diagnostics: tuple[Diagnostic, ...] = ()
    left_out: tuple[str, ...] = ()
    stranded: tuple[Measure, ...] = ()


def decode_terms(parsed: Parsed, file: str) -> Decoded[Terms]:
    """Decode plan.yaml, named `file`. Terms that no judgement rests on are left out when they are faulty."""
    year_start = year_start_of(parsed)
    terms, errors = _validate(Terms, parsed.data, year_start)
    found = tuple(explain_refusal(error, Terms, parsed.node).at(file, "plan") for error in errors)
    faulty = {error["loc"][0] if error["loc"] else "" for error in errors}
    if errors and faulty <= _OPTIONAL:
        parsed = parsed_as(without(parsed.node, [(key,) for key in faulty]))
        terms, _ = _validate(Terms, parsed.data, year_start)
    return Decoded(terms, parsed, found, tuple(f"`{key}` of the plan" for key in sorted(map(str, faulty))))


def year_start_of(parsed: Parsed) -> int:
    """Give the month in which the plan's financial year begins; 4 when plan.yaml does not rightly say."""
    written = parsed.data.get("year_start") if isinstance(parsed.data, dict) else None
    return int(written) if isinstance(written, str) and written in _MONTHS else 4


def decode_issue(parsed: Parsed, file: str, year_start: int) -> Decoded[Issue]:
    """Decode an issue file, named `file`.

    A fault leaves out the measure it is in; outside a measure, the action; outside an action, the issue.
    """
    found: list[Diagnostic] = []
    left_out: list[str] = []
    stranded: list[Measure] = []
    while True:
        issue, errors = _validate(Issue, parsed.data, year_start)
        if not errors:
            return Decoded(issue, parsed, tuple(found), tuple(left_out), tuple(stranded))
        node = parsed.node
        for error in errors:
            fault = explain_refusal(error, Issue, node)
            found.append(fault.at(file, _subject(node, error["loc"])))
        faulty = _outermost({_enclosing(error["loc"]) for error in errors})
        left_out += [_name(node, route, file) for route in sorted(faulty)]
        stranded += [measure for route in sorted(faulty) for measure in _stranded(node, route, year_start)]
        if () in faulty:
            return Decoded(None, parsed, tuple(found), tuple(left_out), tuple(stranded))
        parsed = parsed_as(without(node, faulty))


def _validate(kind: type[PartT], data: Text, year_start: int) -> tuple[PartT | None, list[ErrorDetails]]:
    try:
        return kind.model_validate(data, context={"year_start": year_start}), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _stranded(node: Node, route: Route, year_start: int) -> Iterator[Measure]:
    """Give the measures under an action or issue that is left out, as far as they stand by themselves."""
    around = descend(node, route)
    if around is None or _KINDS[len(route)] == "measure":
        return
    actions = (around,) if _KINDS[len(route)] == "action" else entries_of(around, "actions")
    for part in (measure for action in actions for measure in entries_of(action, "measures")):
        measure, errors = _validate(Measure, to_data(part), year_start)
        if measure is not None and not errors:
            yield measure


def _enclosing(route: Route) -> Route:
    """Give the route to the measure, action or issue that a route leads into."""
    for length in (4, 2):
        if len(route) >= length and route[:length:2] == ("actions", "measures")[: length // 2]:
            return route[:length]
    return ()


def _outermost(routes: set[Route]) -> set[Route]:
    return {route for route in routes if not any(route[:cut] in routes for cut in range(len(route)))}


def _subject(node: Node, route: Route) -> str:
    """Give the id of the nearest thing around the end of a route that has one."""
    around = _enclosing(route)
    ids = (text_at(node, *around[:length], "id") for length in range(len(around), -1, -2))
    return next(filter(None, ids), "")[:64]


def _name(node: Node, route: Route, file: str) -> str:
    own = text_at(node, *route, "id")[:64]
    return f"{_KINDS[len(route)]} {own}" if own else f"{_KINDS[len(route)]} without an id in {file}"
