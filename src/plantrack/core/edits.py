"""Edits: what differs between two versions of a plan, in words, and what that does to the promise.

Things are known by their ids, never by file or position, and compared by meaning: layout and the order of
lists are no difference. An edit in place has no reason; an entry in `changes`, a restatement or a void has.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from plantrack.core.edits_action import Doing, action_edits
from plantrack.core.edits_form import Edit, Effect, Whole
from plantrack.core.edits_issue import issue_edits
from plantrack.core.edits_match import P, Placed, Things, match_things, place
from plantrack.core.edits_measure import Owned, measure_edits
from plantrack.core.edits_plan import new_plan, plan_edits
from plantrack.core.edits_reading import Unit, reading_edits
from plantrack.core.edits_thing import thing_edits
from plantrack.core.edits_told import last_told
from plantrack.core.model import Action, Issue, Measure, Plan
from plantrack.core.reading import Log, Logs

__all__ = ["Edit", "Effect", "compare", "new_plan"]


class _Version(NamedTuple):
    """One version of a plan, its things placed."""

    plan: Plan
    issues: Sequence[Placed[Issue]]
    actions: Sequence[Placed[Action]]
    measures: Sequence[Placed[Measure]]
    logs: Logs

    def logs_by_id(self) -> dict[str, tuple[str, Log]]:
        """Give the logs with the name of each, by the measure's id as ids are compared."""
        return {id_.casefold(): (id_, log) for id_, log in self.logs.items()}


def compare(before: Plan, before_logs: Logs, after: Plan, after_logs: Logs) -> tuple[Edit, ...]:
    """List every difference between two versions: the plan's, then by issue, action, measure and log."""
    was, now = _version(before, before_logs), _version(after, after_logs)
    issues = match_things(was.issues, now.issues)
    actions = match_things(was.actions, now.actions)
    measures = match_things(was.measures, now.measures)
    return _once(
        (
            *plan_edits(before, after),
            *thing_edits(issues, {}, ()),
            *(edit for old, new in issues.pairs for edit in issue_edits(old.part, new.part, new.whole)),
            *thing_edits(actions, _holders(issues), _lost(issues)),
            *_actions(actions, was, now),
            *thing_edits(measures, _holders(actions), _lost(actions)),
            *_measures(measures, was, now),
            *_logs(measures, was, now),
        )
    )


def _once(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Leave out that an entry was added to changes where it is the reason of another edit."""
    told = {edit.pointer for edit in edits if edit.code != "change-added"}
    return tuple(edit for edit in edits if edit.code != "change-added" or edit.pointer not in told)


def _version(plan: Plan, logs: Logs) -> _Version:
    return _Version(
        plan,
        place("issue", (("", issue) for issue in plan.issues)),
        place("action", ((issue.id, action) for issue in plan.issues for action in issue.actions)),
        place("measure", ((action.id, measure) for action in plan.actions() for measure in action.measures)),
        logs,
    )


def _holders(things: Things[P]) -> dict[str, Whole]:
    return {old.part.id: new.whole for old, new in things.pairs}


def _lost(things: Things[P]) -> set[str]:
    return {placed.part.id for placed in (*things.gone, *things.new)}


def _actions(actions: Things[Action], was: _Version, now: _Version) -> Iterator[Edit]:
    for old, new in actions.pairs:
        before, after = Doing(old.part, was.plan.terms), Doing(new.part, now.plan.terms)
        yield from action_edits(before, after, new.whole, partial(last_told, *before, was.logs))


def _measures(measures: Things[Measure], was: _Version, now: _Version) -> Iterator[Edit]:
    before, after = ({placed.id: placed.part for placed in version.actions} for version in (was, now))
    for old, new in measures.pairs:
        one = Owned(old.part, before[old.holder.casefold()], was.plan.terms)
        other = Owned(new.part, after[new.holder.casefold()], now.plan.terms)
        told = partial(last_told, one.action, one.terms, was.logs)
        yield from measure_edits(one, other, new.whole, told)


def _logs(measures: Things[Measure], was: _Version, now: _Version) -> Iterator[Edit]:
    """Compare the logs, those of renumbered measures across; one that went with its measure is said there."""
    renamed = {old.id: new.id for old, new in measures.pairs}
    gone = {placed.id for placed in measures.gone}
    parts = {placed.id: placed.part for placed in (*was.measures, *now.measures)}
    taken = set(renamed.values())
    before, after = was.logs_by_id(), now.logs_by_id()
    became = {id_: renamed.get(id_, "" if id_ in taken else id_) for id_ in before}
    for id_, (label, log) in sorted(before.items()):
        if became[id_] in after:
            yield from reading_edits(*after[became[id_]], log, _unit(parts.get(became[id_])))
        elif id_ not in gone:
            yield from reading_edits(label, (), log, _unit(parts.get(id_)))
    for id_ in sorted(set(after) - set(became.values())):
        yield from reading_edits(*after[id_], (), _unit(parts.get(id_)))


def _unit(measure: Measure | None) -> Unit:
    """Tell the unit of a measure's series; of readings without a measure nothing is known."""

    def unit(series: str | None) -> str:
        if measure is None:
            return "count"
        own = measure.series.get(series) if series else None
        return (own.unit if own else None) or measure.unit

    return unit
