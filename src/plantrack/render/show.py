"""One thing whole: what was promised, what was told, what was changed, and every reading."""

from collections.abc import Iterable, Sequence

from plantrack.core.assess import (
    ActionAssessment,
    Assessment,
    IssueAssessment,
    MeasureAssessment,
    SeriesAssessment,
)
from plantrack.core.model import ActionChange, Change, MeasureChange, Update
from plantrack.core.reading import Log, Logs, Reading
from plantrack.core.select import Named
from plantrack.core.words import target_in_words, value_in_words
from plantrack.render.facts import (
    baseline_in_words,
    latest_in_words,
    promise_in_words,
    state_of,
    verdict_in_words,
    when_in_words,
)
from plantrack.render.opened import action_facts
from plantrack.render.page import Block, Column, Gap, Heading, Page, Table, Words, line
from plantrack.render.tone import STATUS_IN_WORDS, rag_words


def show_page(assessment: Assessment, because: str, logs: Logs, found: Sequence[Named]) -> Page:
    """The things named, each whole."""
    blocks: list[Block] = []
    for one in found:
        blocks += _show(one, assessment, logs)
    return Page((*blocks, Gap(), line(Words(f"Judged as at {assessment.as_of}{because}.", "quiet"))))


def _show(one: Named, assessment: Assessment, logs: Logs) -> list[Block]:
    issue = next(i for i in assessment.issues if i.issue.id == one.issue.id)
    if one.action is None:
        return _issue(issue)
    action = next(a for a in issue.actions if a.action.id == one.action.id)
    if one.measure is None:
        return _action(action)
    measure = next((m for m in action.measures if m.measure.id == one.measure.id), None)
    log = logs.get(one.measure.id, ())
    return _measure(measure, action, log) if measure else _benchmark(one, log)


def _issue(judged: IssueAssessment) -> list[Block]:
    issue = judged.issue
    return [
        Heading(f"Issue {issue.id}: {issue.statement}", 1),
        *_paragraph("Expected outcomes", "\n".join(f"- {outcome}" for outcome in issue.outcomes)),
        *_paragraph("Diagnosis", issue.diagnosis),
        *_paragraph("Note", issue.note),
        Gap(),
        Heading("Actions"),
        Table(
            (Column(""), Column(""), Column("", "shrink")),
            tuple(
                (Words(a.action.id, "strong"), STATUS_IN_WORDS[a.standing.status], a.terms.title)
                for a in judged.actions
            ),
        ),
    ]


def _action(judged: ActionAssessment) -> list[Block]:
    action = judged.action
    blocks: list[Block] = [
        Heading(f"Action {action.id}: {judged.terms.title}", 1),
        *action_facts(judged),
        *_paragraph("What was promised", action.detail),
        *_paragraph("Progress", action.progress),
        *_paragraph("Note", action.note),
    ]
    for update in action.updates:
        blocks += [Gap(), Heading(_told(update)), *(line(text, indent=1) for text in update.text.split("\n"))]
        blocks += [line(Words(f"Note: {update.note}", "quiet"), indent=1)] if update.note else []
    blocks += _changes(action.changes)
    if judged.measures:
        blocks += [Gap(), Heading("Measures")]
    blocks += [line(Words(m.measure.id, "strong"), f" {m.measure.text}", indent=1) for m in judged.measures]
    return blocks


def _told(update: Update) -> str:
    said = f": says {update.status.replace('-', ' ')}" if update.status else ""
    return f"Update {update.date}{said}" if update.date else f"Update without a date{said}"


def _measure(judged: MeasureAssessment, action: ActionAssessment, log: Log) -> list[Block]:
    measure = judged.measure
    printed = f" (printed as {measure.printed})" if measure.printed else ""
    blocks: list[Block] = [
        Heading(f"Measure {measure.id}{printed}: {measure.text}", 1),
        line(f"Action {action.action.id}: {action.terms.title}", indent=1),
        line(f"Lead: {'; '.join(action.terms.leads) or 'none named'}", indent=1),
        *_paragraph("Note", measure.note),
    ]
    for series in judged.series:
        blocks += _series(series, log)
    if measure.benchmark:
        blocks += [Gap(), line(f"Benchmark: {measure.benchmark.name} ({measure.id}/benchmark)")]
        blocks += _readings(log, "benchmark", measure.unit)
    return blocks


def _benchmark(one: Named, log: Log) -> list[Block]:
    assert one.measure is not None  # noqa: S101 - a benchmark belongs to a measure
    name = one.measure.benchmark.name if one.measure.benchmark else ""
    return [Heading(f"{one.id}: {name}", 1), *_readings(log, "benchmark", one.measure.unit)]


def _series(judged: SeriesAssessment, log: Log) -> list[Block]:
    series = judged.series
    named: list[Block] = [Gap(), Heading(f"{series.id}: {series.text}")] if series.name else [Gap()]
    better = f", better {series.better}" if series.better else ""
    return [
        *named,
        line(f"Unit: {series.unit}{better}. ", "State of record: ", rag_words(judged.rag), indent=1),
        line(f"Baseline: {baseline_in_words(series)}{_words_of_baseline(judged)}", indent=1),
        line(f"Latest reading: {latest_in_words(judged)}", indent=1),
        *_milestones(judged),
        *_changes(series.changes, judged),
        *_readings(log, series.name, series.unit),
    ]


def _words_of_baseline(judged: SeriesAssessment) -> str:
    baseline = judged.series.baseline
    return f' ("{baseline.note}")' if baseline and baseline.note else ""


def _milestones(judged: SeriesAssessment) -> list[Block]:
    if not (judged.milestones or judged.replaced):
        return [line("Milestones: none", indent=1)]
    columns = (Column("Promised"), Column("Target"), Column("Due"), Column("State"), Column("Fact", "wrap"))
    rows = [
        (
            when_in_words(m.promise),
            promise_in_words(m.promise.milestone, judged.series),
            str(m.promise.due or "no date"),
            state_of(m) if m.promise.replaced_on is None else Words("replaced", "warn"),
            verdict_in_words(m, judged.series)
            or (f"by the change of {m.promise.replaced_on}" if m.promise.replaced_on else ""),
        )
        for m in (*judged.milestones, *judged.replaced)
    ]
    return [Gap(), Heading("Milestones", 3), Table(columns, tuple(rows))]


def _changes(
    changes: Iterable[ActionChange | MeasureChange], judged: SeriesAssessment | None = None
) -> list[Block]:
    blocks: list[Block] = []
    for change in changes:
        by = f", by {change.by}" if change.by else ""
        kind = "Correction" if change.kind else "Change"
        blocks += [
            Gap(),
            line(Words(f"{kind} of {change.date}{by}: ", "strong"), _new_values(change, judged)),
            line(f"Reason: {change.reason}", indent=1),
        ]
    return blocks


def _new_values(change: Change, judged: SeriesAssessment | None) -> str:
    parts = ["withdrawn"] if change.withdrawn else []
    for key in ("title", "leads", "start", "end", "text", "unit", "better"):
        value = getattr(change, key, None)
        if value is not None:
            shown = "; ".join(value) if isinstance(value, tuple) else getattr(value, "value", value)
            parts.append(f"{key} now {shown}")
    if judged and isinstance(change, MeasureChange) and change.milestones:
        unit, better = judged.series.unit, judged.series.better
        parts += [
            f"{m.kind} {getattr(m.when, 'written', 'end')} now {target_in_words(m.target, unit, better)}"
            for m in change.milestones
        ]
    return ", ".join(parts) or "see the file"


def _readings(log: Log, series: str | None, unit: str) -> list[Block]:
    own = [reading for reading in log if reading.series == series]
    if not own:
        return [Gap(), line("Readings: none", indent=1)]
    columns = (Column("Period"), Column("Value"), Column("Recorded"), Column("By"), Column("Remarks", "wrap"))
    rows = tuple(
        (r.period.written, _value(r, unit), r.recorded.written, r.by or "", _remarks(r)) for r in own
    )
    return [Gap(), Heading(f"Readings: {len(own)}", 3), Table(columns, rows)]


def _value(reading: Reading, unit: str) -> str | Words:
    return Words("withdrawn", "warn") if reading.value is None else value_in_words(reading.value, unit)


def _remarks(reading: Reading) -> str:
    parts = [
        f"withdrawn: {reading.void}" if reading.void else "",
        f"restated: {reading.restated}" if reading.restated else "",
        "provisional" if reading.is_provisional else "",
        reading.source or "",
        f"note: {reading.note}" if reading.note else "",
    ]
    return "; ".join(filter(None, parts))


def _paragraph(title: str, text: str | None) -> list[Block]:
    if not text:
        return []
    return [Gap(), Heading(title), *(line(part, indent=1) for part in text.split("\n"))]
