"""The parts of a plan that the rules look at, each with the place where it is written."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from plantrack.core.finding import Pointer
from plantrack.core.model import (
    Action,
    Baseline,
    Change,
    Issue,
    Measure,
    MeasureChange,
    Milestone,
    Plan,
    SeriesTerms,
)
from plantrack.core.promise import due_date, last_day
from plantrack.core.schedule import terms_of
from plantrack.core.series import Series, series_by_day, series_of


class Owner(NamedTuple):
    """A measure, or one of its series, as the owner of the changes, milestones and baseline written in it.

    `holds` are the series for which its changes hold, by the terms that the plan begins with.
    """

    pointer: Pointer
    measure: Measure
    action: Action
    terms: Measure | SeriesTerms
    holds: tuple[Series, ...]


class Promised(NamedTuple):
    """A list of milestones where it is written.

    `holds` are the series for which it holds, by the terms of its date; `end` is its action's end on that
    date; `change` is the change that it stands in, None for what was first promised.
    """

    pointer: Pointer
    measure: Measure
    milestones: tuple[Milestone, ...]
    holds: tuple[Series, ...]
    end: date | None
    change: MeasureChange | None

    def due(self, milestone: Milestone) -> date | None:
        """Give the day on which one of them is due; None for the end of an action without one."""
        return due_date(milestone, self.end)


def close_of(plan: Plan) -> date | None:
    """Give the day on which the plan closes; None when it has none, or one before it starts."""
    starts, closes = plan.terms.starts, plan.terms.closes
    return closes.last if closes is not None and closes.last >= starts.first else None


def inside(pointer: Pointer, *steps: str | int) -> Pointer:
    """Point to a part further inside."""
    return pointer._replace(route=(*pointer.route, *steps))


def issues(plan: Plan) -> Iterator[tuple[Pointer, Issue]]:
    """Every issue with its place."""
    place = _counting("issue")
    return ((place(issue.id), issue) for issue in plan.issues)


def actions(plan: Plan) -> Iterator[tuple[Pointer, Action, Issue]]:
    """Every action with its place and its issue."""
    place = _counting("action")
    return ((place(action.id), action, issue) for issue in plan.issues for action in issue.actions)


def measures(plan: Plan) -> Iterator[tuple[Pointer, Measure, Action]]:
    """Every measure with its place and its action."""
    place = _counting("measure")
    return ((place(measure.id), measure, action) for action in plan.actions() for measure in action.measures)


def owners(plan: Plan) -> Iterator[Owner]:
    """Every measure, each followed by its named series."""
    for pointer, measure, action in measures(plan):
        series = series_of(measure, plan.terms)
        yield Owner(pointer, measure, action, measure, series)
        for one in series:
            if one.name is not None:
                place = inside(pointer, "series", one.name)
                yield Owner(place, measure, action, measure.series[one.name], (one,))


def changes(plan: Plan) -> Iterator[tuple[Pointer, tuple[Change, ...]]]:
    """Every list of changes, with the place of the list."""
    yield Pointer("plan", "", ("changes",)), plan.terms.changes
    for pointer, issue in issues(plan):
        yield inside(pointer, "changes"), issue.changes
    for pointer, action, _ in actions(plan):
        yield inside(pointer, "changes"), action.changes
    for owner in owners(plan):
        yield inside(owner.pointer, "changes"), owner.terms.changes


def promises(plan: Plan) -> Iterator[Promised]:
    """Every list of milestones, of the plan as first promised and of its changes."""
    for owner in owners(plan):
        if owner.terms.milestones is not None:
            place, heirs = inside(owner.pointer, "milestones"), _heirs(owner, "milestones")
            end = last_day(owner.action.end)
            yield Promised(place, owner.measure, owner.terms.milestones, heirs, end, None)
        stages = [series_by_day(one) for one in owner.holds]
        for at, change in enumerate(owner.terms.changes):
            if change.milestones is not None:
                day = change.date.last
                place = inside(owner.pointer, "changes", at, "milestones")
                holds = tuple(at_day(day) for at_day in stages)
                end = last_day(terms_of(owner.action, plan.terms, day).end)
                yield Promised(place, owner.measure, change.milestones, holds, end, change)


def baselines(plan: Plan) -> Iterator[tuple[Pointer, Baseline, tuple[Series, ...]]]:
    """Every baseline with its place and the series for which it holds, by the terms of its date."""
    for owner in owners(plan):
        if owner.terms.baseline is not None:
            yield inside(owner.pointer, "baseline"), owner.terms.baseline, _heirs(owner, "baseline")
        stages = [series_by_day(one) for one in owner.holds]
        for at, change in enumerate(owner.terms.changes):
            if change.baseline is not None:
                holds = tuple(at_day(change.date.last) for at_day in stages)
                yield inside(owner.pointer, "changes", at, "baseline"), change.baseline, holds


def _heirs(owner: Owner, field: str) -> tuple[Series, ...]:
    """List the series that take a field from its owner, and have none of their own."""
    own = owner.measure.series if isinstance(owner.terms, Measure) else {}
    with_own = {name for name, terms in own.items() if getattr(terms, field) is not None}
    return tuple(one for one in owner.holds if one.name not in with_own)


def _counting(thing: Literal["issue", "action", "measure"]) -> Callable[[str], Pointer]:
    """Point to things of a kind one after the other; an id used before, ignoring case, is counted."""
    used: Counter[str] = Counter()

    def place(id_: str) -> Pointer:
        used[id_.casefold()] += 1
        return Pointer(thing, id_, (), used[id_.casefold()] - 1)

    return place
