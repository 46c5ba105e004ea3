"""An action does not end before it starts.

Why: such an action is overdue before anybody could begin it. One of the two dates is a slip, most often the
year.

What to do: correct the wrong date. A month as a start is its first day, as an end its last.

Fails:

    start: 2014-09
    end: 2014-03
"""

from collections.abc import Iterator

from plantrack.checks.parts import actions, inside
from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.kinds import Open
from plantrack.core.model import Action, Plan, Terms
from plantrack.core.period import Period
from plantrack.core.promise import last_day
from plantrack.core.reading import Logs
from plantrack.core.schedule import terms_of

CODE = "end-before-start"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find actions that end before they start, as first promised or after a change."""
    for pointer, action, _ in actions(plan):
        for place, start, end in _dates(pointer, action, plan.terms):
            last = last_day(end)
            if start is not None and last is not None and last < start.first:
                message = f"the action starts {start} and ends {end}, before it starts"
                yield Finding(
                    CODE, LEVEL, place, message, "Correct the date that is wrong; look at the year first"
                )


def _dates(
    pointer: Pointer, action: Action, terms: Terms
) -> Iterator[tuple[Pointer, Period | None, Period | Open | None]]:
    """Give the start and the end that hold at first, and after each change of either."""
    yield inside(pointer, "end"), action.start, action.end
    for at, change in enumerate(action.changes):
        if change.start or change.end:
            then = terms_of(action, terms, change.date.last)
            yield inside(pointer, "changes", at, "end" if change.end else "start"), then.start, then.end
