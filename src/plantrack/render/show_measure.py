"""A measure whole: its series, their milestones and changes, and every reading in its log."""

from plantrack.core.assess import ActionAssessment, Assessment, MeasureAssessment, SeriesAssessment
from plantrack.core.model import Better, Measure
from plantrack.core.reading import BENCHMARK_SERIES, Log, Reading, readings_in_force
from plantrack.core.words import value_in_words
from plantrack.render.facts import (
    baseline_in_words,
    change_in_words,
    latest_in_words,
    promise_in_words,
    rag_of,
    replaced_in_words,
    state_of,
    verdict_in_words,
    when_in_words,
)
from plantrack.render.page import Block, Column, Gap, Heading, Table, Words, line
from plantrack.render.story import change_shown, paragraph

_BETTER = {
    Better.HIGHER: "; higher is better",
    Better.LOWER: "; lower is better",
    Better.RANGE: "; inside its range is better",
    Better.NEUTRAL: "; a monitoring indicator, neither way is better",
}


def measure_shown(
    judged: MeasureAssessment, action: ActionAssessment, log: Log, assessment: Assessment
) -> list[Block]:
    """One measure with each of its series, and its benchmark's figures."""
    measure = judged.measure
    printed = f" (printed as {measure.printed})" if measure.printed else ""
    blocks: list[Block] = [
        Heading(f"Measure {measure.id}{printed}: {measure.text}", 1),
        line(f"Action {action.action.id}: {action.terms.title}", indent=1),
        line(f"Lead: {'; '.join(action.terms.leads) or 'none named'}", indent=1),
        *paragraph("Note", measure.note),
    ]
    for series in judged.series:
        blocks += _series(series, measure, log, assessment)
    if measure.benchmark:
        blocks += [Gap(), Heading(f"Benchmark ({measure.id}/{BENCHMARK_SERIES}): {measure.benchmark.name}")]
        blocks += _readings(log, BENCHMARK_SERIES, measure.unit, assessment)
    return blocks


def benchmark_shown(id_: str, measure: Measure, log: Log, assessment: Assessment) -> list[Block]:
    """Give the figures of a benchmark alone."""
    name = measure.benchmark.name if measure.benchmark else ""
    return [
        Heading(f"Benchmark {id_}: {name}", 1),
        *_readings(log, BENCHMARK_SERIES, measure.unit, assessment),
    ]


def _series(judged: SeriesAssessment, measure: Measure, log: Log, assessment: Assessment) -> list[Block]:
    series = judged.series
    named: list[Block] = [Gap(), Heading(f"{series.id}: {series.text}")] if series.name else [Gap()]
    own = measure.series.get(series.name) if series.name else None
    unit = "done or not done" if series.unit == "deliverable" else series.unit
    colour, remark = rag_of(judged, assessment.plan.terms)
    blocks: list[Block] = [
        *named,
        *([line(Words(f"Note: {own.note}", "quiet"), indent=1)] if own and own.note else []),
        line(f"Unit: {unit}{_BETTER.get(series.better, '') if series.better else ''}", indent=1),
        line("RAG of record: ", colour, remark, indent=1),
        line(f"Baseline: {_baseline(judged)}", indent=1),
        line(f"Latest reading: {latest_in_words(judged)}", indent=1),
        *_milestones(judged),
    ]
    for change in series.changes:
        new = change_in_words(change, series.unit, series.better)
        blocks += change_shown(change, new, assessment.as_of)
    return blocks + _readings(log, series.name, series.unit, assessment)


def _baseline(judged: SeriesAssessment) -> str:
    baseline = judged.series.baseline
    words = f' ("{baseline.note}")' if baseline and baseline.note else ""
    source = f", from {baseline.source}" if baseline and baseline.source else ""
    return f"{baseline_in_words(baseline, judged.series.unit)}{source}{words}"


def _milestones(judged: SeriesAssessment) -> list[Block]:
    if not (judged.milestones or judged.replaced):
        return [line("Milestones: none", indent=1)]
    columns = (Column("Promised"), Column("Target"), Column("Due"), Column("State"), Column("Fact", "wrap"))
    rows = [
        (
            when_in_words(m.promise),
            promise_in_words(m.promise.milestone, judged.series),
            str(m.promise.due or "no date"),
            Words("replaced", "warn") if m.promise.replaced_on else state_of(m),
            (replaced_in_words if m.promise.replaced_on else verdict_in_words)(m, judged.series),
        )
        for m in (*judged.milestones, *judged.replaced)
    ]
    return [Gap(), Heading("Milestones", 3), Table(columns, tuple(rows))]


def _readings(log: Log, series: str | None, unit: str, assessment: Assessment) -> list[Block]:
    own = [reading for reading in log if reading.series == series]
    if not own:
        return [Gap(), Heading("Readings: none", 3)]
    standing = {one.line for one in readings_in_force(log, series, assessment.as_of, assessment.known_at)}
    columns = (Column("Period"), Column("Value"), Column("Recorded"), Column("By"), Column("Remarks", "wrap"))
    rows = tuple(
        (
            r.period.written,
            Words("withdrawn", "warn") if r.value is None else value_in_words(r.value, unit),
            r.recorded.written,
            r.by or "",
            "; ".join(filter(None, [_standing(r, standing, assessment), *_remarks(r)])),
        )
        for r in own
    )
    return [Gap(), Heading(f"Readings: {len(own)}", 3), Table(columns, rows)]


def _standing(reading: Reading, standing: set[int], assessment: Assessment) -> str:
    """Say why a reading does not count; nothing of one that does."""
    if reading.line in standing or reading.void:
        return ""
    if reading.period.last > assessment.as_of:
        return f"after {assessment.as_of}: not counted"
    if assessment.known_at and reading.recorded.last > assessment.known_at:
        return f"recorded after {assessment.known_at}: not counted"
    return "replaced or withdrawn by a later line"


def _remarks(reading: Reading) -> list[str]:
    return [
        f"withdraws the reading: {reading.void}" if reading.void else "",
        f"restates the earlier one: {reading.restated}" if reading.restated else "",
        "provisional" if reading.is_provisional else "",
        reading.source or "",
        f"note: {reading.note}" if reading.note else "",
    ]
