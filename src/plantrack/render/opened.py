"""Issues opened up: every action with its dates and declared status, every milestone with its verdict."""

from plantrack.core.assess import ActionAssessment, Assessment, IssueAssessment, SeriesAssessment
from plantrack.core.residual import reasons_in_words
from plantrack.core.schedule import Schedule, Standing
from plantrack.render.facts import (
    baseline_in_words,
    latest_in_words,
    many,
    promise_in_words,
    rag_of,
    replaced_in_words,
    state_of,
    verdict_in_words,
    when_in_words,
)
from plantrack.render.page import Block, Column, Gap, Heading, Line, Table, Words, line
from plantrack.render.tone import STATUS_IN_WORDS, schedule_words


def opened_issues(assessment: Assessment) -> list[Block]:
    """Every issue of the assessment, opened."""
    return [block for issue in assessment.issues for block in _issue(issue, assessment)]


def _issue(issue: IssueAssessment, assessment: Assessment) -> list[Block]:
    blocks: list[Block] = [Gap(), Heading(f"Issue {issue.issue.id}: {issue.issue.statement}")]
    for action in issue.actions:
        blocks += [Gap(), *opened_action(action, assessment)]
    return blocks


def opened_action(judged: ActionAssessment, assessment: Assessment) -> list[Block]:
    """One action: who, when, what is declared, what is measured, what it leaves."""
    return [
        Heading(f"{judged.action.id} {judged.terms.title}", 3),
        *action_facts(judged),
        *(_series_line(series, assessment) for m in judged.measures for series in m.series),
        *_milestones(judged),
    ]


def action_facts(judged: ActionAssessment) -> list[Line]:
    """Leads, dates, status and what is left, a line each."""
    standing, terms = judged.standing, judged.terms
    end = getattr(terms.end, "value", terms.end)
    dates = f"{terms.start or 'no start date'} to {end or 'no end date'}"
    facts = [
        line("Lead: ", "; ".join(terms.leads) or "none named", indent=1),
        line(
            f"Dates: {dates}{_slip(standing)}. Status: ",
            Words(STATUS_IN_WORDS[standing.status], "strong"),
            f" ({standing.declared_on})" if standing.declared_on else "",
            *_schedule(standing),
            ".",
            indent=1,
        ),
    ]
    if judged.residual:
        facts.append(line("Leaves work: ", reasons_in_words(judged.residual), ".", indent=1))
    return facts


def _slip(standing: Standing) -> str:
    if not standing.slip_days:
        return ""
    days = many(abs(standing.slip_days), "day", "days")
    return f" (moved {days} {'later' if standing.slip_days > 0 else 'earlier'})"


def _schedule(standing: Standing) -> list[str | Words]:
    if standing.schedule in (Schedule.COMPLETED, Schedule.STOPPED) and not standing.overdue_days:
        return []
    days = f", {many(standing.overdue_days, 'day', 'days')} past its end" if standing.overdue_days else ""
    return [", ", schedule_words(standing.schedule), days]


def _milestones(judged: ActionAssessment) -> list[Table]:
    columns = (
        Column("  Measure"),
        Column("Promised"),
        Column("Target"),
        Column("State"),
        Column("Fact", "wrap"),
    )
    rows = [
        (
            Words(f"  {series.series.id}", "strong"),
            when_in_words(m.promise),
            promise_in_words(m.promise.milestone, series.series),
            state_of(m),
            verdict_in_words(m, series.series),
        )
        for measure in judged.measures
        for series in measure.series
        for m in series.milestones
    ]
    rows += [
        (
            Words(f"  {series.series.id}", "quiet"),
            when_in_words(m.promise),
            promise_in_words(m.promise.milestone, series.series),
            Words("replaced", "warn"),
            replaced_in_words(m, series.series),
        )
        for measure in judged.measures
        for series in measure.series
        for m in series.replaced
    ]
    return [Table(columns, tuple(rows))] if rows else []


def _series_line(judged: SeriesAssessment, assessment: Assessment) -> Line:
    series = judged.series
    colour, remark = rag_of(judged, assessment.plan.terms)
    baseline = baseline_in_words(series.baseline, series.unit)
    return line(
        Words(series.id, "strong"),
        f": {series.text} ",
        Words(f"(baseline: {baseline}; latest reading: {latest_in_words(judged)}; RAG: ", "quiet"),
        colour,
        Words(f"{remark})", "quiet"),
        indent=1,
    )
