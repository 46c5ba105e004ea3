"""A reading lies within what can be true of its measure.

Why: 155 per cent is a slip of the finger, and it would count as met. A percentage lies between 0 and 100;
any other measure has the bounds that it states.

What to do: record the right figure with `--restate`, so that the log shows both; from then on the wrong one
is history, and is no longer found. If the figure is right, state the measure's `bounds`.

Fails:

    - {"period": "2014-09", "value": 155, "recorded": "2014-10-06"}
"""

from collections.abc import Iterator

from plantrack.checks.lines import alone, replace_it
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import OUT_OF_BOUNDS, fault_of_size
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = OUT_OF_BOUNDS
LEVEL = Level.ERROR


def check(plan: Plan, logs: Logs) -> Iterator[Finding]:
    """Find readings outside the limits of their series."""
    return alone(plan, logs, LEVEL, fault_of_size, replace_it)
