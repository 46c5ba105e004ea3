"""Questions about actions and their leads: what is declared against what is measured."""

from collections.abc import Iterator

from plantrack.core.assess import ActionAssessment, MilestoneAssessment
from plantrack.core.milestone import DUE, FELL_SHORT, SILENT, State
from plantrack.core.model import Status
from plantrack.core.papers import (
    Challenge,
    Papers,
    PlannedSeries,
    days_in_words,
    declared_fact,
    earliest,
    latest,
    milestone_fact,
    quoted,
    when_of,
)
from plantrack.core.period import Period
from plantrack.core.residual import Reason
from plantrack.core.schedule import OPEN, Schedule, terms_of, updates_until
from plantrack.core.series import series_of

_ENDED = (Status.COMPLETED, Status.CANCELLED, Status.CLOSED)


def complete_but_missed(papers: Papers) -> Iterator[Challenge]:
    """Ask why an action is complete though a due milestone was missed or lapsed: doing is not achieving."""
    for action in _completed(papers):
        found = list(_milestones(papers, action, FELL_SHORT))
        if found:
            yield Challenge(
                "complete-milestone-missed",
                action.action.id,
                earliest(latest(action.standing.declared_on, m.verdict.period) for _, m in found),
                f"Why is action {action.action.id} declared complete when {_named(found)} fell short?",
                _with_facts(action, found),
            )


def complete_without_evidence(papers: Papers) -> Iterator[Challenge]:
    """Ask how anyone knows that an action worked when a due milestone has no reading behind it."""
    for action in _completed(papers):
        found = list(_milestones(papers, action, SILENT))
        if found:
            yield Challenge(
                "complete-no-evidence",
                action.action.id,
                earliest(latest(action.standing.declared_on, when_of(m.promise)) for _, m in found),
                f"How do you know that action {action.action.id} worked?",
                _with_facts(action, found),
            )


def complete_with_residual(papers: Papers) -> Iterator[Challenge]:
    """Ask who finishes an action that is declared complete while its updates name work left over."""
    for action in _completed(papers):
        if Reason.STATED not in action.residual:
            continue
        told = updates_until(action.action, papers.terms, papers.as_of)
        naming = [(on, update.residual) for on, update in told if update.residual]
        facts = (f"{action.action.id}: left over in {on}: {quoted(text)}" for on, text in naming)
        yield Challenge(
            "complete-residual",
            action.action.id,
            latest(action.standing.declared_on, naming[0][0]).written,
            f"If action {action.action.id} is complete, who does the work that is left over, and by when?",
            (declared_fact(action), *facts),
        )


def completed_after_end(papers: Papers) -> Iterator[Challenge]:
    """Ask why an action was completed after its end; only where the plan states when it was completed."""
    for action in papers.actions():
        end, done = action.terms.end, action.standing.completed_on
        if action.standing.schedule is Schedule.COMPLETED_LATE and isinstance(end, Period) and done:
            late = (done.last - end.last).days
            yield Challenge(
                "completed-after-end",
                action.action.id,
                done.written,
                f"Why was action {action.action.id} completed after its end?",
                (f"{action.action.id}: completed in {done}, its end was {end}: {days_in_words(late)} late.",),
            )


def missed_and_not_carried(papers: Papers) -> Iterator[Challenge]:
    """Ask who carries a missed milestone whose action has ended; one carried forward still carries it."""
    for series in papers.series():
        found = [m for m in series.judged.milestones if m.verdict.state in FELL_SHORT]
        if found and _has_ended(series.action):
            ended = series.action.terms.withdrawn_on or series.action.standing.declared_on
            yield Challenge(
                "missed-not-carried",
                series.id,
                earliest(latest(ended, m.verdict.period) for m in found),
                f"Which open action carries {series.id}, now that {series.action.action.id} has ended?",
                (declared_fact(series.action), *(milestone_fact(series, m) for m in found)),
            )


def no_update_since_review(papers: Papers) -> Iterator[Challenge]:
    """Ask what became of an open action that had begun by the last review and has no update for it or since.

    Not asked while an undated update does not yet count: it may be the one.
    """
    reviews = [review for review in papers.terms.reviews if review.last <= papers.as_of]
    for action in papers.actions() if reviews else ():
        review, own = latest(*reviews), action.action
        told = updates_until(own, papers.terms, papers.as_of)
        is_fresh = bool(told) and told[-1][0].last >= review.first
        if is_fresh or not _was_open(action, review) or _has_uncounted_update(action, papers):
            continue
        last = f"last update {told[-1][0]}" if told else "no update at all"
        yield Challenge(
            "no-update-since-review",
            own.id,
            review.written,
            f"What has happened on action {own.id}, which had no update for the last review?",
            (declared_fact(action), f"{own.id}: {last}; last review {review}."),
        )


def lead_without_reading(papers: Papers) -> Iterator[Challenge]:
    """Ask what a lead goes by when not one measure of the actions they lead has ever had a reading."""
    led: dict[str, list[PlannedSeries]] = {}
    for series in papers.series():
        if _has_begun(series.action):
            for lead in series.action.terms.leads:
                led.setdefault(lead, []).append(series)
    partly_seen = _partly_seen(papers)
    for lead in (lead for lead in led if lead not in partly_seen):
        all_series = led[lead]
        if not any(series.judged.readings for series in all_series):
            yield Challenge(
                "lead-without-reading",
                lead,
                papers.as_of.isoformat(),
                f"What shows {lead} whether these actions work?",
                (_unread(lead, all_series, papers),),
            )


def _unread(lead: str, all_series: list[PlannedSeries], papers: Papers) -> str:
    actions = dict.fromkeys(series.action.action.id for series in all_series)
    measures = dict.fromkeys(series.first.measure for series in all_series)
    due = sum(m.verdict.state in DUE for series in all_series for m in series.judged.milestones)
    return (
        f"{lead}: no reading by {papers.as_of} for {', '.join(measures)} "
        f"(of {', '.join(actions)}), with {due} {'milestone' if due == 1 else 'milestones'} due."
    )


def _partly_seen(papers: Papers) -> set[str]:
    """Find the leads with a series that the assessment leaves out: of them nothing can be said."""
    terms, seen = papers.terms, {series.id for series in papers.series()}
    return {
        lead
        for action in papers.assessment.plan.actions()
        for lead in terms_of(action, terms, papers.as_of).leads
        if any(one.id not in seen for measure in action.measures for one in series_of(measure, terms))
    }


def _completed(papers: Papers) -> Iterator[ActionAssessment]:
    return (action for action in papers.actions() if action.standing.status is Status.COMPLETED)


def _milestones(
    papers: Papers, action: ActionAssessment, states: tuple[State, ...]
) -> Iterator[tuple[PlannedSeries, MilestoneAssessment]]:
    for series in papers.series_of(action):
        yield from ((series, m) for m in series.judged.milestones if m.verdict.state in states)


def _named(found: list[tuple[PlannedSeries, MilestoneAssessment]]) -> str:
    return " and ".join(dict.fromkeys(series.id for series, _ in found))


def _with_facts(
    action: ActionAssessment, found: list[tuple[PlannedSeries, MilestoneAssessment]]
) -> tuple[str, ...]:
    return (declared_fact(action), *(milestone_fact(series, milestone) for series, milestone in found))


def _has_ended(action: ActionAssessment) -> bool:
    status = action.standing.status
    return status in _ENDED or (
        action.terms.withdrawn_on is not None and status is not Status.CARRIED_FORWARD
    )


def _has_begun(action: ActionAssessment) -> bool:
    return action.standing.schedule is not Schedule.NOT_DUE_TO_START and action.terms.withdrawn_on is None


def _was_open(action: ActionAssessment, review: Period) -> bool:
    start = action.terms.start
    had_begun = start is None or start.first <= review.last
    return had_begun and action.standing.status in OPEN and action.terms.withdrawn_on is None


def _has_uncounted_update(action: ActionAssessment, papers: Papers) -> bool:
    is_early = papers.as_of < papers.terms.published.last
    return is_early and any(update.date is None for update in action.action.updates)
