"""Questions about waivers: one that somebody was to look at again by a date that has passed."""

from collections.abc import Iterator

from plantrack.core.papers import Challenge, Papers, days_in_words, quoted
from plantrack.core.waivers import PlacedWaiver, placed_waivers


def waiver_past_until(papers: Papers) -> Iterator[Challenge]:
    """Ask whether a waiver still holds when the date has passed until which it was given."""
    for placed in placed_waivers(papers.assessment.plan):
        waiver = placed.waiver
        if waiver.until.last < papers.as_of and _is_shown(placed, papers):
            subject = placed.pointer.id or "plan"
            past = days_in_words((papers.as_of - waiver.until.last).days)
            yield Challenge(
                "waiver-past-until",
                subject,
                waiver.until.written,
                f"Does the reason still hold for which {waiver.check} is waived for {_named(placed)}?",
                (
                    f"{subject}: {waiver.check} waived until {waiver.until} by {waiver.by}: {past} past.",
                    f"The reason given is: {quoted(waiver.reason)}",
                ),
            )


def _named(placed: PlacedWaiver) -> str:
    return f"{placed.pointer.thing} {placed.pointer.id}" if placed.pointer.id else "the whole plan"


def _is_shown(placed: PlacedWaiver, papers: Papers) -> bool:
    """Tell whether the thing that has the waiver is asked about; the plan is when all of it is."""
    shown, plan = papers.assessment, papers.assessment.plan
    things = {
        "issue": {issue.issue.id for issue in shown.issues},
        "action": {action.action.id for action in shown.actions()},
        "measure": {measure.measure.id for measure in shown.measures()},
    }
    if placed.pointer.thing in things:
        return placed.pointer.id in things[placed.pointer.thing]
    everything = {action.id for action in plan.actions()}, {measure.id for measure in plan.measures()}
    return (things["action"], things["measure"]) == everything
