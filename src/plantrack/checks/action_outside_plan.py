"""An action starts and ends while the plan runs.

Why: what is to be done after the close is work of the next plan. As long as this plan names it, everybody
takes it for promised, and nobody is asked about it.

What to do: correct the date of the action or of the plan. If the action is meant to outlive the plan, waive
this with the reason; `plantrack residual` lists it for the next plan.

Fails:

    start: 2014-03
    end: 2016-03
"""

from collections.abc import Iterator

from plantrack.checks.parts import actions, close_of, inside
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.promise import last_day
from plantrack.core.reading import Logs

CODE = "action-outside-plan"
LEVEL = Level.NOTE


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find actions that were first promised to start before the plan does, or to end after it closes."""
    starts, closes = plan.terms.starts, close_of(plan)
    for pointer, action, _ in actions(plan):
        if action.start is not None and action.start.first < starts.first:
            message = f"the action starts {action.start}, before the plan does, {starts}"
            yield Finding(CODE, LEVEL, inside(pointer, "start"), message, _advice("starts"))
        last = last_day(action.end)
        if last is not None and closes is not None and last > closes:
            message = f"the action ends {action.end}, after the plan closes, {plan.terms.closes}"
            yield Finding(CODE, LEVEL, inside(pointer, "end"), message, _advice("closes"))


def _advice(key: str) -> str:
    return f"Correct the date, or `{key}` in plan.yaml; if it is meant, waive this and say why"
