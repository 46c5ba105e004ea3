"""A target lies within what can be true of its measure.

Why: a target of 155 per cent cannot be reached, and one of 5 that should have been 50 is reached at once. A
percentage lies between 0 and 100; any other measure has the bounds that it states.

What to do: correct the target. If such a figure can be true, as a percentage of a budget can, state the
measure's `bounds`.

Fails:

    unit: percent
    better: higher
    milestones:
      - {at: 2014-09, target: 155}
"""

from collections.abc import Iterator
from decimal import Decimal

from plantrack.checks.parts import inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import bounds_help, excess
from plantrack.core.kinds import TargetValue
from plantrack.core.model import Plan
from plantrack.core.reading import Logs
from plantrack.core.series import Series

CODE = "target-out-of-bounds"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find targets outside the limits of a series for which they hold."""
    for promised in promises(plan):
        for at, milestone in enumerate(promised.milestones):
            wrong = next((said for one in promised.holds if (said := _excess(milestone.target, one))), None)
            if wrong is not None:
                place = inside(promised.pointer, at, "target")
                yield Finding(CODE, LEVEL, place, wrong, bounds_help(promised.measure.id))


def _excess(target: TargetValue | None, series: Series) -> str | None:
    figures = target if isinstance(target, tuple) else (target,)
    found = (
        excess(figure, series, f"the target {figure:f}") for figure in figures if isinstance(figure, Decimal)
    )
    return next(filter(None, found), None)
