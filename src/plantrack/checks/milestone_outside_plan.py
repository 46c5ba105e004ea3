"""A milestone falls due while the plan runs.

Why: a plan is judged for the last time when it closes. A promise for a later day is one that nobody is bound
to look at, and one for a day before the start was settled before the plan began.

What to do: correct the milestone, or `starts` or `closes` in plan.yaml. If the promise is meant to outlive
the plan, waive this with the reason, and see that the next plan takes it over.

Fails:

    milestones:
      - {at: 2014-09, target: 55}
      - {at: 2016-03, target: 75}
"""

from collections.abc import Iterator

from plantrack.checks.parts import close_of, inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.period import day_in_words
from plantrack.core.reading import Logs

CODE = "milestone-outside-plan"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find milestones that are due before the plan starts or after it closes."""
    starts, closes = plan.terms.starts, close_of(plan)
    for promised in promises(plan):
        for at, milestone in enumerate(promised.milestones):
            due = promised.due(milestone)
            wrong = ""
            if due is not None and due < starts.first:
                wrong = f"before the plan starts, {starts}"
            elif due is not None and closes is not None and due > closes:
                wrong = f"after the plan closes, {plan.terms.closes}"
            if due is not None and wrong:
                message = f"a milestone is due {day_in_words(due)}, {wrong}"
                advice = (
                    "Correct the date; if the promise outlives the plan, waive this and say who takes it over"
                )
                yield Finding(CODE, LEVEL, inside(promised.pointer, at, milestone.kind), message, advice)
