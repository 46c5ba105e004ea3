"""A baseline lies within what can be true of its measure.

Why: everything that is said of progress is said against the baseline. A percentage lies between 0 and 100;
any other measure has the bounds that it states.

What to do: correct the figure. If it can be true, state the measure's `bounds`.

Fails:

    unit: percent
    better: higher
    baseline: {period: 2014-04, value: 463}
"""

from collections.abc import Iterator
from decimal import Decimal

from plantrack.checks.parts import baselines, inside
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import bounds_help, excess
from plantrack.core.model import Plan
from plantrack.core.reading import Logs
from plantrack.core.value import Count, write_value

CODE = "baseline-out-of-bounds"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find baselines outside the limits of a series for which they hold."""
    for pointer, baseline, holds in baselines(plan):
        value = baseline.value
        if isinstance(value, Decimal | Count):
            called = f"the baseline {write_value(value)}"
            wrong = next((said for one in holds if (said := excess(value, one, called))), None)
            if wrong is not None:
                yield Finding(CODE, LEVEL, inside(pointer, "value"), wrong, bounds_help(pointer.id))
