"""An update says when it was told.

Why: "completed" without a date cannot be set against the day on which it was due. It counts from the date of
the whole document, the latest day on which it can have been said.

What to do: add the `date` on which it was said; a month is enough.

Fails:

    updates:
      - status: completed
        text: The programme is launched.
"""

from collections.abc import Iterator

from plantrack.checks.parts import actions, inside
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "update-without-date"
LEVEL = Level.NOTE


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find updates without a date."""
    for pointer, action, _ in actions(plan):
        for at, update in enumerate(action.updates):
            if update.date is None:
                message = (
                    f"an update has no date, and counts from {plan.terms.published}, the date of the document"
                )
                advice = "Add the `date` on which it was said; a month is enough"
                yield Finding(CODE, LEVEL, inside(pointer, "updates", at), message, advice)
