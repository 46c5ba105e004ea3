"""A series has one milestone of a kind for a date.

Why: two targets for one date cannot both be the promise, and the one that is met would hide the one that is
missed. What was once promised and then changed belongs in `changes`, where both are kept.

What to do: keep the target that the document gives. If it was changed, write the new one as a change with
its date and reason. If both are meant, they measure two things: make them two series.

Fails:

    milestones:
      - {at: 2014-09, target: 55}
      - {at: 2014-09, target: 60}
"""

from collections.abc import Iterator

from plantrack.checks.parts import inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.period import day_in_words
from plantrack.core.reading import Logs

CODE = "milestone-twice"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find a second milestone of the same kind and due date in one list."""
    for promised in promises(plan):
        seen = set()
        for at, milestone in enumerate(promised.milestones):
            due = promised.due(milestone)
            if due is not None and (milestone.kind, due) in seen:
                message = f"a second milestone `{milestone.kind}` is due {day_in_words(due)}"
                advice = (
                    "Keep one; a changed target belongs in `changes`, and two that are meant are two series"
                )
                yield Finding(CODE, LEVEL, inside(promised.pointer, at, milestone.kind), message, advice)
            seen.add((milestone.kind, due))
