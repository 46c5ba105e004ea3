"""A second reading for a period says why the first does not hold.

Why: of two figures for one period the one recorded last holds. Without a reason nobody can tell a correction
from a figure that somebody liked better.

What to do: record the figure that holds with `--restate` and the reason. After a merge that brought two
together, do the same: the line with the reason settles those before it.

Fails:

    - {"period": "2014-09", "value": 55, "recorded": "2014-10-06"}
    - {"period": "2014-09", "value": 60, "recorded": "2014-10-20"}
"""

from collections.abc import Iterator

from plantrack.checks.lines import in_order, nothing_more
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import REPEATED, fault_of_repeat
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = REPEATED
LEVEL = Level.ERROR


def check(plan: Plan, logs: Logs) -> Iterator[Finding]:
    """Find readings that take the place of another without a reason."""
    return in_order(plan, logs, LEVEL, fault_of_repeat, nothing_more)
