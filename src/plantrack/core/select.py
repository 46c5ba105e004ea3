"""Selection: the part of an assessment that somebody asks about, by id or by lead."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from plantrack.core.assess import ActionAssessment, Assessment, IssueAssessment, MeasureAssessment
from plantrack.core.model import Action, Issue, Measure, Plan
from plantrack.core.order import natural

Kind = Literal["issue", "action", "measure", "series"]
ALL_KINDS: tuple[Kind, ...] = ("issue", "action", "measure", "series")
_CLOSE = 0.5
"""How alike an id must be to be offered, from 0 to 1: half of the letters."""


class Named(NamedTuple):
    """Something in the plan that a person can name by its id, with what it lies in."""

    kind: Kind
    id: str
    issue: Issue
    action: Action | None = None
    measure: Measure | None = None
    series: str | None = None


def named(plan: Plan) -> Iterator[Named]:
    """Give everything in the plan that has an id, in order."""
    for issue in plan.issues:
        yield Named("issue", issue.id, issue)
        for action in issue.actions:
            yield Named("action", action.id, issue, action)
            for measure in action.measures:
                yield Named("measure", measure.id, issue, action, measure)
                for name in (*measure.series, *(["benchmark"] if measure.benchmark else [])):
                    yield Named("series", f"{measure.id}/{name}", issue, action, measure, name)


def find(plan: Plan, wanted: str) -> tuple[Named, ...]:
    """Find what bears an id, ignoring case: nothing, one thing, or an issue and an action that share it."""
    return tuple(one for one in named(plan) if one.id.casefold() == wanted.casefold())


def nearest(plan: Plan, wanted: str, kinds: tuple[Kind, ...] = ALL_KINDS) -> list[str]:
    """Find the ids that a person probably meant, nearest first, four at the most."""
    typed = wanted.casefold()[:64]
    ids = sorted({one.id for one in named(plan) if one.kind in kinds}, key=natural)
    likeness = {id_: SequenceMatcher(None, typed, id_.casefold()).ratio() for id_ in ids}
    close = sorted((id_ for id_ in ids if likeness[id_] >= _CLOSE), key=lambda id_: -likeness[id_])
    return close[:4]


def all_leads(plan: Plan) -> list[str]:
    """List every lead of the plan, now or ever, each once, in alphabetical order."""
    named_by = (
        names
        for action in plan.actions()
        for names in (action.leads, *(change.leads or () for change in action.changes))
    )
    return sorted({plan.terms.lead(name) for names in named_by for name in names})


def select(assessment: Assessment, found: tuple[Named, ...], lead: str | None = None) -> Assessment:
    """Keep only the things named (all of them for none), and only one lead's actions."""
    issues = (_issue(issue, found, lead) for issue in assessment.issues)
    return assessment._replace(issues=tuple(issue for issue in issues if issue is not None))


def _issue(judged: IssueAssessment, found: tuple[Named, ...], lead: str | None) -> IssueAssessment | None:
    is_whole = _is_wanted(found, lambda one: one.kind == "issue" and one.id == judged.issue.id)
    actions = [_action(action, () if is_whole else found, lead) for action in judged.actions]
    kept = tuple(action for action in actions if action is not None)
    return judged._replace(actions=kept) if kept or (is_whole and lead is None) else None


def _action(judged: ActionAssessment, found: tuple[Named, ...], lead: str | None) -> ActionAssessment | None:
    if lead is not None and lead not in judged.terms.leads:
        return None
    if _is_wanted(found, lambda one: one.kind == "action" and one.id == judged.action.id):
        return judged
    measures = [_measure(measure, found) for measure in judged.measures]
    kept = tuple(measure for measure in measures if measure is not None)
    return judged._replace(measures=kept) if kept else None


def _measure(judged: MeasureAssessment, found: tuple[Named, ...]) -> MeasureAssessment | None:
    if _is_wanted(found, lambda one: one.kind == "measure" and one.id == judged.measure.id):
        return judged
    of_it = {one.id for one in found if one.kind == "series" and one.measure is judged.measure}
    series = tuple(one for one in judged.series if one.series.id in of_it)
    return judged._replace(series=series) if of_it else None


def _is_wanted(found: tuple[Named, ...], test: Callable[[Named], bool]) -> bool:
    return not found or any(test(one) for one in found)
