"""Milestones are listed in the order in which they fall due.

Why: the list is read as a path, and everybody who looks at it takes the last line for the last promise. A
date out of order is more often a wrong year than a wrong place.

What to do: move the milestone to its place, or correct its date. A month is due on its last day, and
`by: end` when the action ends.

Fails:

    milestones:
      - {at: 2015-03, target: 75}
      - {at: 2014-09, target: 55}
"""

from collections.abc import Iterator
from itertools import pairwise

from plantrack.checks.parts import inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.period import day_in_words
from plantrack.core.reading import Logs

CODE = "milestones-out-of-order"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find milestones that stand after one due later."""
    for promised in promises(plan):
        dated = [(at, milestone, promised.due(milestone)) for at, milestone in enumerate(promised.milestones)]
        known = [(at, milestone, due) for at, milestone, due in dated if due is not None]
        for (_, _, before), (at, milestone, due) in pairwise(known):
            if due < before:
                message = (
                    f"the milestone due {day_in_words(due)} stands after the one due {day_in_words(before)}"
                )
                advice = "List the milestones in the order in which they fall due, or correct the date"
                yield Finding(CODE, LEVEL, inside(promised.pointer, at, milestone.kind), message, advice)
