"""Nodes: the tree of a plan file as text, each part with the line and column where it begins."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from plantrack.core.finding import Route

Place = tuple[int, int]
"""A line and a column, from 1."""

Text = str | list["Text"] | dict[str, "Text"]


class Scalar(NamedTuple):
    """A piece of text; YAML has given it no type."""

    text: str
    line: int
    column: int


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


class Mapping(NamedTuple):
    """A group of keys, in the order of the file, none of them twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def to_data(node: Node) -> Text:
    """Give the tree as plain text, lists and dicts, as the models take it."""
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [to_data(item) for item in items]
        case Mapping(entries):
            return {key.text: to_data(value) for key, value in entries}


class Parsed:
    """What a plan file says, as plain text, lists and dicts; and on demand where each part of it stands."""

    def __init__(self, data: Text, tree: Callable[[], Node]) -> None:
        self.data = data
        self._tree = tree

    @cached_property
    def node(self) -> Node:
        """The tree of all parts with their places."""
        return self._tree()


def parsed_as(node: Node) -> Parsed:
    """Give what a tree says."""
    return Parsed(to_data(node), lambda: node)


def child(node: Node, step: str | int) -> Node | None:
    """Give the part of a node under a key or an index from 0, if it has one."""
    if isinstance(node, Mapping):
        return next((value for key, value in node.entries if key.text == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def descend(node: Node, route: Route) -> Node | None:
    """Give the part of a node at the end of a route, if the whole route is there."""
    found: Node | None = node
    for step in route:
        found = None if found is None else child(found, step)
    return found


def find(node: Node, route: Route) -> Place:
    """Give the place of the deepest part along a route; steps that are not there are skipped."""
    for step in route:
        node = child(node, step) or node
    return node.line, node.column


def find_key(node: Node, route: Route) -> Place:
    """Give the place of the key at the end of a route; of the nearest part above it when there is none."""
    for step in route[:-1]:
        node = child(node, step) or node
    keys = [key for key, _ in node.entries if key.text == route[-1]] if isinstance(node, Mapping) else []
    at = keys[0] if keys else node
    return at.line, at.column


def text_at(node: Node, *route: str | int) -> str:
    """Give the text at the end of a route; empty when there is none."""
    found = descend(node, route)
    return found.text if isinstance(found, Scalar) else ""


def entries_of(node: Node, key: str) -> tuple[Node, ...]:
    """Give the entries of the list under a key; none when there is no list."""
    found = child(node, key)
    return found.items if isinstance(found, Sequence) else ()


def without(node: Node, routes: Iterable[Route]) -> Node:
    """Give the tree without the parts at the ends of some routes."""
    routes = set(routes)
    gone = {route[0] for route in routes if len(route) == 1}

    def rest(step: str | int, part: Node) -> Node:
        inner = {route[1:] for route in routes if len(route) > 1 and route[0] == step}
        return without(part, inner) if inner else part

    match node:
        case Scalar():
            return node
        case Sequence(items):
            kept = tuple(rest(at, item) for at, item in enumerate(items) if at not in gone)
            return node._replace(items=kept)
        case Mapping(entries):
            left = tuple((key, rest(key.text, value)) for key, value in entries if key.text not in gone)
            return node._replace(entries=left)
