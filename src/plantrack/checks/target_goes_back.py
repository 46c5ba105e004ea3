"""Targets do not go back: each asks for as much as the one before it, or more.

Why: a path of targets leads from where a measure stands to where it should be. A later target that asks for
less is most often two figures that changed places; if it is meant, it undoes the promise before it.

What to do: correct the target that is wrong. A target that was eased later belongs in `changes`, with its
reason.

Fails:

    unit: percent
    better: higher
    milestones:
      - {at: 2014-09, target: 75}
      - {at: 2015-03, target: 55}
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from plantrack.checks.parts import Promised, inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Better, Plan
from plantrack.core.reading import Logs

CODE = "target-goes-back"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find targets that ask for less than the one due before them, as their measure moves."""
    for promised in promises(plan):
        ways = {series.better for series in promised.holds}
        for (_, before), (at, after) in pairwise(_by_date(promised)):
            if (Better.HIGHER in ways and after < before) or (Better.LOWER in ways and after > before):
                message = f"the target {after:f} asks for less than the {before:f} before it"
                advice = (
                    "Correct the wrong figure; a target eased later belongs in `changes`, with its reason"
                )
                yield Finding(CODE, LEVEL, inside(promised.pointer, at, "target"), message, advice)


def _by_date(promised: Promised) -> list[tuple[int, Decimal]]:
    """List the targets that are figures in the order in which they fall due, each with its place."""
    dated = [
        (due, at, milestone.target)
        for at, milestone in enumerate(promised.milestones)
        if isinstance(milestone.target, Decimal) and (due := promised.due(milestone))
    ]
    return [(at, target) for _, at, target in sorted(dated, key=lambda one: one[:2])]
