"""A milestone falls due while its action runs.

Why: when an action ends, nobody works on it any more. A target for a later day is reached by something else,
or by nobody; one for a day before the start cannot be owed to the action.

What to do: correct the date of the milestone or of the action. Results often come after the work: if that is
meant, waive this with the reason, on the action or for the whole plan.

Fails:

    start: 2014-03
    end: 2014-12
    measures:
      - id: 1a
        text: Cases that meet the standard
        unit: percent
        better: higher
        milestones:
          - {at: 2015-03, target: 75}
"""

from collections.abc import Iterator
from datetime import date

from plantrack.checks.parts import Promised, inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Action, Plan, Terms
from plantrack.core.period import day_in_words
from plantrack.core.promise import last_day
from plantrack.core.reading import Logs
from plantrack.core.schedule import terms_of

CODE = "milestone-outside-action"
LEVEL = Level.NOTE


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find milestones due before their action starts or after it ends, by all its terms since the promise."""
    of_measure = {measure.id: action for action in plan.actions() for measure in action.measures}
    for promised in promises(plan):
        start, end = _span(promised, of_measure[promised.measure.id], plan.terms)
        for at, milestone in enumerate(promised.milestones):
            due = promised.due(milestone)
            wrong = None if due is None else _outside(due, start, end)
            if due is not None and wrong:
                message = f"a milestone is due {day_in_words(due)}, {wrong}"
                advice = "Correct the date that is wrong; if the result comes later, waive this and say so"
                yield Finding(CODE, LEVEL, inside(promised.pointer, at, milestone.kind), message, advice)


def _span(promised: Promised, action: Action, terms: Terms) -> tuple[date | None, date | None]:
    """Give the earliest start and the latest end of the action since the promise; None for an open side."""
    since = promised.change.date.last if promised.change else date.min
    days = [since, *(change.date.last for change in action.changes if change.date.last > since)]
    then = [terms_of(action, terms, day) for day in days]
    starts = [one.start.first for one in then if one.start]
    ends = [last for one in then if (last := last_day(one.end))]
    return min(starts, default=None), max(ends) if len(ends) == len(then) else None


def _outside(due: date, start: date | None, end: date | None) -> str | None:
    if start is not None and due < start:
        return f"before the action starts, {day_in_words(start)}"
    if end is not None and due > end:
        return f"after the action ends, {day_in_words(end)}"
    return None
