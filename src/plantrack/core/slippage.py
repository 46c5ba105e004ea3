"""Slippage: what a plan promised first, what it promises now, and each move in between, over its versions.

The order of the versions is the order in which they were merged, as they come; no clock has a say in it. A
version that could not be read whole is no step: what it changed shows in the next one that could.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, NamedTuple, Protocol

from plantrack.core.edits_match import P, match_things, place
from plantrack.core.edits_measure import Owned
from plantrack.core.model import Action, Issue, Measure, Plan, Terms
from plantrack.core.order import natural
from plantrack.core.schedule import terms_of
from plantrack.core.select import Named
from plantrack.core.slippage_end import final_end, first_moves, later_moves
from plantrack.core.slippage_form import Course, Drift, EndDate, Move, Shift, Slippage, Step, Version
from plantrack.core.slippage_milestone import later_shifts

__all__ = ["Slippage", "Step", "Version", "select_slippage", "slippage"]


def slippage(versions: Iterable[Version]) -> Slippage:
    """Tell what moved over the versions of a plan, in the order in which they are given."""
    telling = _Telling()
    for version in versions:
        telling.take(version)
    courses = sorted((one.told(telling.terms) for one in telling.actions), key=lambda c: natural(c.action.id))
    drifts = sorted(
        (one.told(telling.terms) for one in telling.measures), key=lambda d: natural(d.measure.id)
    )
    return Slippage(tuple(telling.steps), tuple(telling.skipped), tuple(courses), tuple(drifts))


def select_slippage(told: Slippage, found: tuple[Named, ...], lead: str | None = None) -> Slippage:
    """Keep only what is named (all for nothing), and only one lead's actions with their measures.

    An issue stands for its actions, and an action for its measures; a measure is kept without its action.
    """
    courses = (one for one in told.courses if _is_wanted(found, one.issue, one.action, None))
    drifts = (_narrowed(one, found) for one in told.drifts)
    return told._replace(
        courses=tuple(one for one in courses if lead is None or lead in one.leads),
        drifts=tuple(one for one in drifts if one and (lead is None or lead in one.leads)),
    )


def _narrowed(drift: Drift, found: tuple[Named, ...]) -> Drift | None:
    """Keep a measure that is named; of one of which only series are named, those."""
    if _is_wanted(found, drift.issue, drift.action, drift.measure):
        return drift
    names = {one.series for one in found if one.kind == "series" and one.measure == drift.measure}
    kept = tuple(shift for shift in drift.shifts if shift.series in names)
    return drift._replace(shifts=kept) if names else None


def _is_wanted(found: tuple[Named, ...], issue: str, action: Action, measure: Measure | None) -> bool:
    ids = {"issue": issue, "action": action.id, "measure": measure.id if measure else None}
    return not found or any(one.kind != "series" and one.id == ids[one.kind] for one in found)


class _Seen(NamedTuple, Generic[P]):
    """A thing of a version, with what holds it."""

    part: P
    issue: Issue
    action: Action


@dataclass(slots=True)
class _Action:
    """What is known of an action so far."""

    seen: _Seen[Action]
    first: EndDate
    moves: tuple[Move, ...]
    gone: Step | None = None

    def told(self, terms: Terms | None) -> Course:
        action = self.seen.part
        leads = _leads(action, terms)
        return Course(self.seen.issue.id, action, self.first, final_end(action), leads, self.moves, self.gone)

    def become(self, seen: _Seen[Action], version: tuple[Plan, Step]) -> None:
        """Take in the next version of the action."""
        self.moves = later_moves(self.moves, self.seen.part, seen.part, version[1])
        self.seen, self.gone = seen, None

    def go(self, step: Step) -> None:
        """Note that a version has it no more."""
        self.gone = step


@dataclass(slots=True)
class _Measure:
    """What is known of a measure so far."""

    seen: _Seen[Measure]
    terms: Terms
    shifts: tuple[Shift, ...]
    gone: Step | None = None

    def told(self, terms: Terms | None) -> Drift:
        seen = self.seen
        leads = _leads(seen.action, terms)
        return Drift(seen.issue.id, seen.action, leads, seen.part, self.shifts, self.gone)

    def become(self, seen: _Seen[Measure], version: tuple[Plan, Step]) -> None:
        """Take in the next version of the measure; one that was gone and is back begins anew."""
        plan, step = version
        if self.gone or not self._stands(seen):
            old = None if self.gone else self._owned()
            new = Owned(seen.part, seen.action, plan.terms)
            self.shifts = later_shifts(self.shifts, old, new, step)
        self.seen, self.terms, self.gone = seen, plan.terms, None

    def go(self, step: Step) -> None:
        """Note that a version has it no more, and with it its milestones."""
        self.shifts, self.gone = later_shifts(self.shifts, self._owned(), None, step), step

    def _owned(self) -> Owned:
        return Owned(self.seen.part, self.seen.action, self.terms)

    def _stands(self, seen: _Seen[Measure]) -> bool:
        """Is there nothing in which its milestones could differ?"""
        old, new = self.seen.action, seen.action
        return self.seen.part == seen.part and (old.end, old.changes) == (new.end, new.changes)


class _Story(Protocol[P]):
    """What is known of a thing, and how it goes on."""

    seen: _Seen[P]
    gone: Step | None

    def become(self, seen: _Seen[P], version: tuple[Plan, Step]) -> None: ...

    def go(self, step: Step) -> None: ...


class _Telling:
    """What the versions so far have told."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.skipped: list[Step] = []
        self.actions: list[_Action] = []
        self.measures: list[_Measure] = []
        self.issues: tuple[Issue, ...] = ()
        self.terms: Terms | None = None

    def take(self, version: Version) -> None:
        """Take in the next version; an issue that is the same object as before is not looked at again."""
        step, plan = version
        if plan is None:
            self.skipped.append(step)
            return
        stand = {id(issue) for issue in self.issues} & {id(issue) for issue in plan.issues}
        came = [issue for issue in plan.issues if id(issue) not in stand]
        self._actions([one for one in self.actions if _is_open(one, stand)], came, (plan, step))
        self._measures([one for one in self.measures if _is_open(one, stand)], came, (plan, step))
        self.steps.append(step)
        self.issues, self.terms = plan.issues, plan.terms

    def _actions(self, open_: Sequence[_Action], came: Sequence[Issue], version: tuple[Plan, Step]) -> None:
        seen = [_Seen(action, issue, action) for issue in came for action in issue.actions]
        for one in _matched("action", open_, seen, version):
            moves = first_moves(one.part, version[1])
            self.actions.append(_Action(one, one.part.end, moves))

    def _measures(self, open_: Sequence[_Measure], came: Sequence[Issue], version: tuple[Plan, Step]) -> None:
        seen = [
            _Seen(measure, issue, action)
            for issue in came
            for action in issue.actions
            for measure in action.measures
        ]
        plan, step = version
        for one in _matched("measure", open_, seen, version):
            shifts = later_shifts((), None, Owned(one.part, one.action, plan.terms), step)
            self.measures.append(_Measure(one, plan.terms, shifts))


def _is_open(story: _Story[P], stand: set[int]) -> bool:
    """May a version have another form of it: is its issue another, or is it gone and could be back?"""
    return story.gone is not None or id(story.seen.issue) not in stand


def _matched(
    kind: Literal["action", "measure"],
    stories: Sequence[_Story[P]],
    seen: Sequence[_Seen[P]],
    version: tuple[Plan, Step],
) -> list[_Seen[P]]:
    """Carry on the stories of what a version has, by id and by text; end the others, and give what is new."""
    known = sorted(stories, key=lambda story: story.gone is not None)
    before = place(kind, (("", story.seen.part) for story in known))
    after = place(kind, (("", one.part) for one in seen))
    story_of = {placed.whole.pointer: story for placed, story in zip(before, known, strict=True)}
    new = {placed.whole.pointer: one for placed, one in zip(after, seen, strict=True)}
    for old, other in match_things(before, after).pairs:
        story_of.pop(old.whole.pointer).become(new.pop(other.whole.pointer), version)
    for story in story_of.values():
        if story.gone is None:
            story.go(version[1])
    return list(new.values())


def _leads(action: Action, terms: Terms | None) -> tuple[str, ...]:
    return terms_of(action, terms, date.max).leads if terms else action.leads
