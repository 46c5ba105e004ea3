"""An action has a start and an end.

Why: an action without an end is never late, and one without a start was never due to begin. Both drop out of
every list of what is next.

What to do: add the date. Where the end is truly not settled, write `end: tbc` or `end: open`; it is then
listed as such.

Fails:

    - id: "1.1"
      title: Launch the new audit programme
      leads: [Head of Quality]
      start: 2014-03
"""

from collections.abc import Iterator

from plantrack.checks.parts import actions
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "no-dates"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find actions that are given a start or an end neither at first nor by a change."""
    for pointer, action, _ in actions(plan):
        dated = (action, *action.changes)
        missing = [key for key in ("start", "end") if all(getattr(terms, key) is None for terms in dated)]
        if missing:
            message = f"the action has no {' and no '.join(missing)} date"
            advice = " and ".join(f"`{key}`" for key in missing)
            yield Finding(
                CODE, LEVEL, pointer, message, f"Add {advice}; an end not yet settled is `end: tbc`"
            )
