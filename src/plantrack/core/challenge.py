"""Challenge: the dated questions that a board would ask. Rules in `docs/semantics.md`, section 7."""

from collections.abc import Callable, Iterator

from plantrack.core.assess import Assessment
from plantrack.core.order import natural
from plantrack.core.papers import Challenge, Papers
from plantrack.core.questions_action import (
    complete_but_missed,
    complete_with_residual,
    complete_without_evidence,
    completed_after_end,
    lead_without_reading,
    missed_and_not_carried,
    no_update_since_review,
)
from plantrack.core.questions_baseline import baseline_meets_target, baseline_pending, baseline_shared
from plantrack.core.questions_change import date_later, milestone_later, target_eased, verdict_flips
from plantrack.core.questions_reading import getting_worse, measure_silent, restated_across_target
from plantrack.core.questions_waiver import waiver_past_until
from plantrack.core.reading import Logs

__all__ = ["RULES", "Challenge", "challenges"]

Rule = Callable[[Papers], Iterator[Challenge]]

RULES: tuple[Rule, ...] = (
    complete_but_missed,
    complete_without_evidence,
    complete_with_residual,
    completed_after_end,
    missed_and_not_carried,
    target_eased,
    milestone_later,
    date_later,
    verdict_flips,
    baseline_pending,
    baseline_meets_target,
    getting_worse,
    measure_silent,
    no_update_since_review,
    restated_across_target,
    baseline_shared,
    lead_without_reading,
    waiver_past_until,
)
"""Every rule, in the order in which the semantics tell them."""


def challenges(assessment: Assessment, logs: Logs) -> tuple[Challenge, ...]:
    """Ask every question that the plan gives rise to, by natural id of the subject, then code."""
    papers = Papers(assessment, logs)
    asked = (challenge for rule in RULES for challenge in rule(papers))
    return tuple(sorted(asked, key=lambda one: (natural(one.subject), one.code)))
