"""The catalogue: every rule of `plantrack check`, in the order in which they are documented.

No rule looks at the date of today: a plan that is well formed stays well formed as time passes.
"""

from collections.abc import Collection, Iterator
from typing import Final, Protocol

from plantrack.checks import (
    action_outside_plan,
    baseline_in_first_period,
    baseline_kind,
    baseline_out_of_bounds,
    baseline_shared,
    baseline_without_figure,
    change_out_of_order,
    closes_before_start,
    duplicate_id,
    encoding_damage,
    end_before_start,
    far_year,
    lead_spelled_two_ways,
    met_at_baseline,
    milestone_before_its_change,
    milestone_outside_action,
    milestone_outside_plan,
    milestone_twice,
    milestones_out_of_order,
    no_dates,
    no_lead,
    no_milestones,
    observed_never,
    reading_before_its_period,
    reading_out_of_bounds,
    reading_out_of_order,
    reading_repeated,
    reading_series,
    reading_wrong_kind,
    reserved_series,
    skipped_id,
    stray_whitespace,
    target_goes_back,
    target_kind,
    target_out_of_bounds,
    text_repeated,
    unit_and_better,
    unknown_check,
    unused_waiver,
    update_without_date,
    void_nothing,
)
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs
from plantrack.core.waivers import PlacedWaiver, Sifted, placed_waivers, sift


class Rule(Protocol):
    """A module that holds one rule; its docstring is the rule's page."""

    CODE: str
    LEVEL: Level
    __doc__: str | None

    def check(self, plan: Plan, logs: Logs, /) -> Iterator[Finding]:
        """Find what breaks the rule."""
        ...


class WaiverRule(Protocol):
    """A module that holds one rule on the waivers themselves; it judges those that let nothing stand."""

    CODE: str
    LEVEL: Level
    __doc__: str | None

    def judge(self, unused: tuple[PlacedWaiver, ...], codes: Collection[str], /) -> Iterator[Finding]:
        """Find what breaks the rule; `codes` are the rules that can be waived."""
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
    skipped_id,
    milestone_outside_plan,
    milestone_outside_action,
    action_outside_plan,
    target_goes_back,
    met_at_baseline,
    baseline_in_first_period,
    baseline_shared,
    baseline_without_figure,
    no_milestones,
    no_lead,
    no_dates,
    update_without_date,
    text_repeated,
    lead_spelled_two_ways,
    far_year,
    reading_out_of_order,
    stray_whitespace,
    encoding_damage,
)
"""The rules that a waiver can name: first those of structure, then those of good keeping."""

WAIVER_RULES: Final[tuple[WaiverRule, ...]] = (unused_waiver, unknown_check)
"""The rules on waivers; they cannot be waived."""


OF_THE_WHOLE: Final = frozenset({skipped_id.CODE, unused_waiver.CODE})
"""The rules that miss something: of a plan that could not be read whole they have nothing to say."""


def check_plan(plan: Plan, logs: Logs, *, complete: bool = True) -> tuple[Finding, ...]:
    """Find everything that breaks a rule and is not waived, rule by rule.

    `complete`: the plan is all that its files say, and nothing had to be left out.
    """
    return sifted_findings(plan, logs, complete=complete).standing


def plan_errors(plan: Plan) -> tuple[Finding, ...]:
    """Find the errors of a plan that are not waived, whatever its logs say."""
    strict = (rule for rule in RULES if rule.LEVEL is Level.ERROR)
    found = (finding for rule in strict for finding in rule.check(plan, {}))
    return sift(found, placed_waivers(plan)).standing


def sifted_findings(plan: Plan, logs: Logs, *, complete: bool = True) -> Sifted:
    """Find everything that breaks a rule, parted into what stands and what is waived."""
    silent = frozenset[str]() if complete else OF_THE_WHOLE
    found = (finding for rule in RULES if rule.CODE not in silent for finding in rule.check(plan, logs))
    sifted = sift(found, placed_waivers(plan))
    codes = {rule.CODE for rule in RULES}
    judging = (rule for rule in WAIVER_RULES if rule.CODE not in silent)
    faults = (fault for rule in judging for fault in rule.judge(sifted.unused, codes))
    return sifted._replace(standing=(*sifted.standing, *faults))
