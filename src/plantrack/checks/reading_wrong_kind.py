"""A reading is of the kind that its measure takes.

Why: a figure says nothing of a deliverable, `done` nothing of a percentage, and a share such as 14/90 nothing
of a number of days; no milestone could be judged by it. `met` and `missed` suit any measure: they repeat what
somebody stated.

What to do: record the right value with `--restate`, so that the log shows both. If the measure has the wrong
unit, correct that.

Fails:

    - {"period": "2014-09", "value": 55, "recorded": "2014-10-06"}
"""

from collections.abc import Iterator

from plantrack.checks.lines import alone, replace_it
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import WRONG_KIND, fault_of_kind
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = WRONG_KIND
LEVEL = Level.ERROR


def check(plan: Plan, logs: Logs) -> Iterator[Finding]:
    """Find readings that are not of the kind of their series."""
    return alone(plan, logs, LEVEL, fault_of_kind, replace_it)
