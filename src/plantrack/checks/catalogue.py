"""The catalogue: every rule of `plantrack check`, in the order in which they are documented.

No rule looks at the date of today: a plan that is well formed stays well formed as time passes.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from plantrack.checks import (
    baseline_kind,
    baseline_out_of_bounds,
    change_out_of_order,
    closes_before_start,
    duplicate_id,
    end_before_start,
    milestone_before_its_change,
    milestone_twice,
    milestones_out_of_order,
    observed_never,
    reading_before_its_period,
    reading_out_of_bounds,
    reading_repeated,
    reading_series,
    reading_wrong_kind,
    reserved_series,
    target_kind,
    target_out_of_bounds,
    unit_and_better,
    void_nothing,
)
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs


class Rule(Protocol):
    """A module that holds one rule; its docstring is the rule's page."""

    CODE: str
    LEVEL: Level
    __doc__: str | None

    def check(self, plan: Plan, logs: Logs, /) -> Iterator[Finding]:
        """Find what breaks the rule."""
        ...


RULES: Final[tuple[Rule, ...]] = (
    duplicate_id,
    reserved_series,
    closes_before_start,
    end_before_start,
    change_out_of_order,
    unit_and_better,
    baseline_kind,
    baseline_out_of_bounds,
    target_kind,
    target_out_of_bounds,
    milestones_out_of_order,
    observed_never,
    milestone_twice,
    milestone_before_its_change,
    reading_series,
    reading_wrong_kind,
    reading_out_of_bounds,
    reading_before_its_period,
    reading_repeated,
    void_nothing,
)


def check_plan(plan: Plan, logs: Logs) -> tuple[Finding, ...]:
    """Find everything that breaks a rule, rule by rule."""
    return tuple(finding for rule in RULES for finding in rule.check(plan, logs))
