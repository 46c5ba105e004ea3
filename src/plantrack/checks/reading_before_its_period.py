"""A reading is recorded after its period has begun.

Why: nobody can have observed a month that had not begun. What is wrong is the period or the date of
recording, most often a year. A reading recorded before its period has ended is allowed, and is marked as
provisional.

What to do: withdraw the reading with `--void`, and record it for the right period.

Fails:

    - {"period": "2015-09", "value": 55, "recorded": "2014-10-06"}
"""

from collections.abc import Iterator

from plantrack.checks.lines import alone, withdraw_it
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import BEFORE_ITS_PERIOD, fault_of_date
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = BEFORE_ITS_PERIOD
LEVEL = Level.ERROR


def check(plan: Plan, logs: Logs) -> Iterator[Finding]:
    """Find readings recorded before their period began."""
    return alone(
        plan, logs, LEVEL, lambda reading, measure, _series: fault_of_date(reading, measure), withdraw_it
    )
