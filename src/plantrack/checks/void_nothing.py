"""What is withdrawn was there.

Why: a line that withdraws nothing was meant for another period or series, whose wrong reading still counts.

What to do: take the line out of the log, and withdraw the reading that was meant.

Fails:

    - {"period": "2014-09", "value": 55, "recorded": "2014-10-06"}
    - {"period": "2014-08", "recorded": "2014-10-20", "void": "Counted twice"}
"""

from collections.abc import Iterator

from plantrack.checks.lines import in_order, nothing_more
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import VOID_NOTHING, fault_of_void
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = VOID_NOTHING
LEVEL = Level.ERROR


def check(plan: Plan, logs: Logs) -> Iterator[Finding]:
    """Find lines that withdraw a reading where there was none."""
    withdrawn = {id_: log for id_, log in logs.items() if any(reading.void is not None for reading in log)}
    return in_order(plan, withdrawn, LEVEL, fault_of_void, nothing_more)
