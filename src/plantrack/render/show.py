"""One thing whole: what was promised, what was told, what was changed, and every reading."""

from collections.abc import Iterable, Sequence
from datetime import date

from plantrack.core.assess import ActionAssessment, Assessment, IssueAssessment
from plantrack.core.model import Change, Status, Update
from plantrack.core.reading import BENCHMARK_SERIES, Logs
from plantrack.core.select import Named
from plantrack.render.facts import as_at, change_in_words
from plantrack.render.opened import action_facts
from plantrack.render.page import Block, Column, Gap, Heading, Line, Page, Table, Words, line
from plantrack.render.show_measure import benchmark_shown, measure_shown
from plantrack.render.story import change_shown, later, paragraph
from plantrack.render.tone import STATUS_IN_WORDS


def show_page(assessment: Assessment, because: str, logs: Logs, found: Sequence[Named]) -> Page:
    """Give the things named, each whole."""
    blocks: list[Block] = []
    for one in found:
        blocks += [*([Gap()] if blocks else []), *_show(one, assessment, logs)]
    return Page((*blocks, Gap(), line(Words(as_at(assessment, because), "quiet"))))


def _show(one: Named, assessment: Assessment, logs: Logs) -> list[Block]:
    issue = next(i for i in assessment.issues if i.issue.id == one.issue.id)
    if one.action is None:
        return _issue(issue, assessment.as_of)
    action = next(a for a in issue.actions if a.action.id == one.action.id)
    if one.measure is None:
        return _action(action, assessment)
    log = logs.get(one.measure.id, ())
    if one.series == BENCHMARK_SERIES:
        return benchmark_shown(one.id, one.measure, log, assessment)
    measure = next(m for m in action.measures if m.measure.id == one.measure.id)
    return measure_shown(measure, action, log, assessment)


def _issue(judged: IssueAssessment, as_of: date) -> list[Block]:
    issue = judged.issue
    rows = tuple(
        (Words(a.action.id, "strong"), STATUS_IN_WORDS[a.standing.status], a.terms.title)
        for a in judged.actions
    )
    columns = (Column("Action"), Column("Status"), Column("Title", "wrap"))
    return [
        Heading(f"Issue {issue.id}: {issue.statement}", 1),
        *paragraph("Expected outcomes", "\n".join(f"- {outcome}" for outcome in issue.outcomes)),
        *paragraph("Diagnosis", issue.diagnosis),
        *paragraph("Note", issue.note),
        *_changes(issue.changes, as_of),
        Gap(),
        Heading("Actions"),
        *([Table(columns, rows)] if rows else [line("none", indent=1)]),
    ]


def _action(judged: ActionAssessment, assessment: Assessment) -> list[Block]:
    action = judged.action
    printed = f" (printed as {action.printed})" if action.printed else ""
    blocks: list[Block] = [
        Heading(f"Action {action.id}{printed}: {judged.terms.title}", 1),
        *action_facts(judged),
        *paragraph("What was promised", action.detail),
        *paragraph("Progress", action.progress),
        *paragraph("Note", action.note),
    ]
    for update in action.updates:
        told = update.date or assessment.plan.terms.published
        blocks += [Gap(), Heading(_told(update) + later(told, assessment.as_of)), *_update(update)]
    blocks += _changes(action.changes, assessment.as_of)
    if judged.measures:
        blocks += [Gap(), Heading("Measures")]
    blocks += [line(Words(m.measure.id, "strong"), f" {m.measure.text}", indent=1) for m in judged.measures]
    return blocks


def _told(update: Update) -> str:
    said = f": {STATUS_IN_WORDS[Status(update.status)]}" if update.status else ""
    return f"Update {update.date}{said}" if update.date else f"Update without a date{said}"


def _update(update: Update) -> list[Line]:
    """Give the update's own words, then what it says under names of their own."""
    verified = update.verified
    said = [
        f"Completed: {update.completed}" if update.completed else "",
        f"Verified: {verified.date}, by {verified.by}: {verified.evidence}" if verified else "",
        f"Work left over: {update.residual}" if update.residual else "",
    ]
    lines = [line(text, indent=1) for text in (*update.text.split("\n"), *filter(None, said))]
    return lines + ([line(Words(f"Note: {update.note}", "quiet"), indent=1)] if update.note else [])


def _changes(changes: Iterable[Change], as_of: date) -> list[Block]:
    return [block for change in changes for block in change_shown(change, change_in_words(change), as_of)]
