"""Every field that a plan writes, with its place: for rules that look at texts and dates anywhere."""

from collections.abc import Iterator, Mapping

from plantrack.checks.parts import actions, inside, issues, measures
from plantrack.core.finding import Pointer
from plantrack.core.model import Part, Plan


def fields(plan: Plan) -> Iterator[tuple[Pointer, object]]:
    """Give every text, date, number and word of a plan, but for its waivers, which speak about the rest.

    The names in a group of names, such as those of series, are not fields.
    """
    yield from _of(Pointer("plan"), plan.terms)
    for pointer, issue in issues(plan):
        yield from _of(pointer, issue, without="actions")
    for pointer, action, _ in actions(plan):
        yield from _of(pointer, action, without="measures")
    for pointer, measure, _ in measures(plan):
        yield from _of(pointer, measure)


def texts(plan: Plan) -> Iterator[tuple[Pointer, str]]:
    """Give every text of a plan, whether its words or a word that the format knows."""
    return ((pointer, value) for pointer, value in fields(plan) if isinstance(value, str))


def _of(pointer: Pointer, part: Part, *, without: str = "") -> Iterator[tuple[Pointer, object]]:
    for name, field in type(part).model_fields.items():
        if name not in {"waive", without}:
            yield from _values(inside(pointer, field.alias or name), getattr(part, name))


def _values(pointer: Pointer, value: object) -> Iterator[tuple[Pointer, object]]:
    match value:
        case None:
            return
        case Part():
            yield from _of(pointer, value)
        case tuple():
            for at, entry in enumerate(value):
                yield from _values(inside(pointer, at), entry)
        case Mapping():
            for name, entry in value.items():
                yield from _values(inside(pointer, name), entry)
        case _:
            yield pointer, value
