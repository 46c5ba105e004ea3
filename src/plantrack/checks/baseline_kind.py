"""A baseline is of the kind that its measure takes.

Why: a baseline that cannot be compared with the readings says nothing of where the measure stood. A
deliverable is `done` or `not-done`, everything else a figure, and a share such as 14/90 is a percentage.

What to do: correct the baseline or the unit. A baseline told in words only has a `period` and a `note`, and
no value. One that describes a single series of several belongs in that series.

Fails:

    unit: days
    better: lower
    baseline: {period: 2014-04, value: 14/90}
"""

from collections.abc import Iterator

from plantrack.checks.parts import baselines, inside
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import mismatch
from plantrack.core.model import Plan
from plantrack.core.reading import Logs
from plantrack.core.value import write_value

CODE = "baseline-kind"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find baselines that are not of the kind of a series for which they hold."""
    for pointer, baseline, holds in baselines(plan):
        if baseline.value is not None:
            called = f"the baseline {write_value(baseline.value)}"
            wrong = next((said for one in holds if (said := mismatch(baseline.value, one, called))), None)
            if wrong is not None:
                advice = "Correct the baseline or the unit; words belong in the baseline's `note`"
                yield Finding(CODE, LEVEL, inside(pointer, "value"), wrong, advice)
