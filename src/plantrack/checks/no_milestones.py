"""A measure says what is promised of it.

Why: without a milestone a measure can neither be met nor missed. It looks like a promise and is none.

What to do: add the milestones. A figure that is only watched has `better: neutral`.

Fails:

    measures:
      - id: 1a
        text: Assessments signed off in time
        unit: percent
        better: higher
"""

from collections.abc import Iterator

from plantrack.checks.parts import owners, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Better, Plan
from plantrack.core.reading import Logs

CODE = "no-milestones"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find series, neutral ones aside, that have no milestone at first and are given none by a change."""
    promised = {one.id for promise in promises(plan) if promise.milestones for one in promise.holds}
    for owner in owners(plan):
        is_whole = owner.terms is owner.measure
        if is_whole and owner.measure.series:
            continue
        series = owner.holds[0]
        if series.better is not Better.NEUTRAL and series.id not in promised:
            message = f"{series.id} has no milestones, so it can be neither met nor missed"
            advice = "Add `milestones`; a figure that is only watched has `better: neutral`"
            yield Finding(CODE, LEVEL, owner.pointer, message, advice)
