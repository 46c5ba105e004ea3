"""Changes are listed oldest first.

Why: the list is the history of the promise, and it is read from the top: a change says what the ones above
it left. Out of order it tells another story than the one that is judged, which goes by the dates.

What to do: move the change to its place. If the date is the slip, correct the date.

Fails:

    changes:
      - {date: 2014-12, reason: The contractor withdrew, end: 2015-03}
      - {date: 2014-09, reason: Recruitment took longer, end: 2014-12}
"""

from collections.abc import Iterator
from itertools import pairwise

from plantrack.checks.parts import changes, inside
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "change-out-of-order"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find changes that stand after a later one."""
    for pointer, listed in changes(plan):
        for at, (before, change) in enumerate(pairwise(listed), 1):
            if change.date.last < before.date.last:
                yield Finding(
                    CODE,
                    LEVEL,
                    inside(pointer, at, "date"),
                    f"the change of {change.date} stands after that of {before.date}",
                    "List the changes oldest first, or correct the date; a month counts from its last day",
                )
