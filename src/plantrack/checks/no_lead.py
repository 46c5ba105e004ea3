"""An action has a lead.

Why: what nobody answers for is done by nobody. No list by lead shows it, and no one is asked when it is late.

What to do: add the post, or posts, that answer for it.

Fails:

    - id: "1.1"
      title: Launch the new audit programme
      start: 2014-03
      end: 2015-03
"""

from collections.abc import Iterator

from plantrack.checks.parts import actions
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "no-lead"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find actions that have no lead by their last terms."""
    for pointer, action, _ in actions(plan):
        changed = sorted(
            (change for change in action.changes if change.leads is not None),
            key=lambda change: change.date.last,
        )
        leads = changed[-1].leads if changed else action.leads
        if not leads:
            advice = "Add `leads: [...]`, the posts that answer for it"
            yield Finding(CODE, LEVEL, pointer, "the action has no lead", advice)
