"""Waivers at work: which findings the plan lets stand, and which waivers let none stand.

A waiver holds for what is found on the thing in which it is written, and on the things inside it. It has no
clock: one past its `until` still holds, and `questions_waiver` asks about it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from plantrack.core.finding import Finding, Pointer
from plantrack.core.model import Plan
from plantrack.core.part import Waiver

Key = tuple[str, str, int]
"""What a pointer points to, without the route inside it; case makes no difference to an id."""


class PlacedWaiver(NamedTuple):
    """A waiver where it is written, and what it holds for: None stands for the whole plan."""

    pointer: Pointer
    waiver: Waiver
    things: frozenset[Key] | None

    def holds_for(self, finding: Finding) -> bool:
        """Tell whether it lets a finding stand."""
        is_inside = self.things is None or _key(finding.pointer) in self.things
        return is_inside and finding.code == self.waiver.check


class Sifted(NamedTuple):
    """Findings, parted into those that stand and those that a waiver holds for; and the waivers that do not.

    A finding that lies inside several waivers uses each of them.
    """

    standing: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    unused: tuple[PlacedWaiver, ...]


def sift(findings: Iterable[Finding], waivers: Iterable[PlacedWaiver]) -> Sifted:
    """Part findings by the waivers that hold for them, both in the order given."""
    placed = tuple(waivers)
    standing: list[Finding] = []
    waived: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        holding = {at for at, waiver in enumerate(placed) if waiver.holds_for(finding)}
        (waived if holding else standing).append(finding)
        used |= holding
    unused = tuple(waiver for at, waiver in enumerate(placed) if at not in used)
    return Sifted(tuple(standing), tuple(waived), unused)


def placed_waivers(plan: Plan) -> Iterator[PlacedWaiver]:
    """Give every waiver of a plan with its place: those of the whole plan first."""
    place = _Places()
    yield from _placed(plan.terms.waive, Pointer("plan"), None)
    for issue in plan.issues:
        at_issue = place.next("issue", issue.id)
        inner: list[PlacedWaiver] = []
        in_issue = {_key(at_issue)}
        for action in issue.actions:
            at_action = place.next("action", action.id)
            in_action = {_key(at_action)}
            measures = [(place.next("measure", measure.id), measure) for measure in action.measures]
            for at, measure in measures:
                things = {_key(at), _key(Pointer("log", measure.id))}
                inner += _placed(measure.waive, at, things)
                in_action |= things
            inner += _placed(action.waive, at_action, in_action)
            in_issue |= in_action
        yield from _placed(issue.waive, at_issue, in_issue)
        yield from inner


class _Places:
    """The places of things one after the other; an id used before, ignoring case, is counted."""

    def __init__(self) -> None:
        self._used: Counter[tuple[str, str]] = Counter()

    def next(self, thing: Literal["issue", "action", "measure"], id_: str) -> Pointer:
        """Give the place of the next thing of a kind."""
        self._used[thing, id_.casefold()] += 1
        return Pointer(thing, id_, (), self._used[thing, id_.casefold()] - 1)


def _placed(
    waivers: tuple[Waiver, ...], pointer: Pointer, things: Iterable[Key] | None
) -> Iterator[PlacedWaiver]:
    held = None if things is None else frozenset(things)
    for at, waiver in enumerate(waivers):
        yield PlacedWaiver(pointer._replace(route=("waive", at)), waiver, held)


def _key(pointer: Pointer) -> Key:
    return pointer.thing, pointer.id.casefold(), pointer.occurrence
