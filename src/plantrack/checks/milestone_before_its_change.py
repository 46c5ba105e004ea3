"""A change promises nothing for a date that has passed when it is made.

Why: new milestones replace those due on or after the change, and what was due before it keeps its verdict.
So a milestone due before its own change would never be in force: it would stand in the file and count for
nothing.

What to do: correct the date of the change or of the milestone; or take the milestone out, since what was
promised for that date stands. A month counts from its last day, both as a change and as a due date.

Fails:

    changes:
      - date: 2014-12
        reason: The audits began late
        milestones:
          - {at: 2014-09, target: 40}
          - {at: 2015-03, target: 60}
"""

from collections.abc import Iterator

from plantrack.checks.parts import inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.period import day_in_words
from plantrack.core.reading import Logs

CODE = "milestone-before-its-change"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find milestones of a change that are due before it."""
    for promised in promises(plan):
        for at, milestone in enumerate(promised.milestones):
            due = promised.due(milestone)
            if promised.change is not None and due is not None and due < promised.change.date.last:
                message = (
                    f"a milestone due {day_in_words(due)} stands in the change of {promised.change.date}, "
                    "by which it was due: it would never hold"
                )
                advice = (
                    "Correct one of the dates, or take the milestone out: what was promised before stands"
                )
                yield Finding(CODE, LEVEL, inside(promised.pointer, at, milestone.kind), message, advice)
