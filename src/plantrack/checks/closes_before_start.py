"""A plan does not close before it starts.

Why: the close is the day on which everything is judged when no other is asked for. Before the start nothing
is due, so every answer would be empty.

What to do: correct `starts` or `closes` in plan.yaml.

Fails:

    starts: 2014-01
    closes: 2013-03
"""

from collections.abc import Iterator

from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "closes-before-start"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find a close that lies before the start."""
    starts, closes = plan.terms.starts, plan.terms.closes
    if closes is not None and closes.last < starts.first:
        message = f"the plan starts {starts} and closes {closes}, before it starts"
        advice = "Correct the date that is wrong; look at the year first"
        yield Finding(CODE, LEVEL, Pointer("plan", route=("closes",)), message, advice)
