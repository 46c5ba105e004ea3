"""A measure that says how often it is observed is observed at least once a day.

Why: with `every`, only readings of that length count. No period is no months or no days long, so every
reading of such a measure would be passed over without a word.

What to do: write the months or days from one reading to the next, or take `every` out.

Fails:

    every: {months: 0}
"""

from collections.abc import Iterator

from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "observed-never"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find measures that are observed every 0 months or days."""
    for measure in plan.measures():
        if measure.every and not (measure.every.months or measure.every.days):
            message = f"{measure.id} is observed every {'0 days' if measure.every.days == 0 else '0 months'}"
            advice = "Write how often it is observed, such as {months: 1}, or take `every` out"
            yield Finding(CODE, LEVEL, Pointer("measure", measure.id, ("every",)), message, advice)
