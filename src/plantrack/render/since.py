"""What has changed since a date, for the board that met then."""

from collections import Counter
from datetime import date

from plantrack.core.assess import Assessment, MilestoneAssessment, SeriesAssessment
from plantrack.core.milestone import DECIDED, SILENT, State
from plantrack.core.model import Status, Update
from plantrack.core.since import Moved, Since
from plantrack.core.words import value_in_words
from plantrack.render.facts import change_in_words, many, promise_in_words, verdict_in_words, when_in_words
from plantrack.render.page import Block, Cell, Column, Gap, Heading, Line, Page, Table, Words, line
from plantrack.render.tone import IN_WORDS, STATUS_IN_WORDS, state_words


def since_page(since: Since, now: Assessment, day: date, because: str) -> Page:
    """Give the page: milestones first, then changes, updates and readings."""
    return Page(
        (
            Heading(now.plan.terms.title, 1),
            line(f"What changed between {day}, as it was known then, and {now.as_of}{because}."),
            Gap(),
            *_milestones(since, now),
            Gap(),
            *_changes(since, now),
            Gap(),
            *_updates(since),
            Gap(),
            *_readings(since, now),
        )
    )


def _milestones(since: Since, now: Assessment) -> list[Block]:
    judged = {(s.series.id, m.promise): (s, m) for s in now.series() for m in s.milestones}
    decided = [judged[m.series.id, m.promise] for m in since.moved if m.now in DECIDED]
    columns = (Column("Measure"), Column("State"), Column("Fact", "wrap"))
    rows = tuple(_decided(series, milestone) for series, milestone in decided)
    return [Heading(f"Milestones decided: {len(decided)}"), *_table(columns, rows), *_undecided(since.moved)]


def _decided(series: SeriesAssessment, milestone: MilestoneAssessment) -> tuple[Cell, ...]:
    promised = (
        f"{promise_in_words(milestone.promise.milestone, series.series)} {when_in_words(milestone.promise)}"
    )
    fact = f"{series.series.text.rstrip('.')}: {promised}; {verdict_in_words(milestone, series.series)}."
    return Words(series.series.id, "strong"), state_words(milestone.verdict.state), fact


def _undecided(moved: tuple[Moved, ...]) -> list[Line]:
    """Count the milestones that changed their state without being decided."""
    fell = [m for m in moved if m.now in SILENT and m.before is State.NOT_DUE]
    awaited = sum(m.now is State.AWAITING for m in fell)
    expired = sum(m.now is State.NO_DATA and m.before is State.AWAITING for m in moved)
    others = Counter(m.now for m in moved if m.now not in DECIDED and not _is_silence(m))
    said = []
    if fell:
        more = many(len(fell), "more milestone fell due and has", "more milestones fell due and have")
        said.append(f"{more} no reading{f', {awaited} of them still awaited' if awaited else ''}.")
    if expired:
        said.append(f"For {expired} more the time to give a reading has passed.")
    said += [f"{many(n, 'more is', 'more are')} now: {IN_WORDS[state]}." for state, n in others.items()]
    return [line(one) for one in said]


def _is_silence(moved: Moved) -> bool:
    return (moved.before, moved.now) in {
        (State.NOT_DUE, State.AWAITING),
        (State.NOT_DUE, State.NO_DATA),
        (State.AWAITING, State.NO_DATA),
    }


def _changes(since: Since, now: Assessment) -> list[Block]:
    series = {one.series.id: one.series for one in now.series()}
    rows = []
    for id_, change in since.changes:
        own = series.get(id_)
        new = change_in_words(change, own.unit, own.better) if own else change_in_words(change)
        rows.append((Words(id_, "strong"), str(change.date), f"{new}. Reason: {change.reason}"))
    columns = (Column("Id"), Column("Date"), Column("Change", "wrap"))
    return [Heading(f"Promises changed: {len(rows)}"), *_table(columns, tuple(rows))]


def _updates(since: Since) -> list[Block]:
    columns = (Column("Action"), Column("Date"), Column("Update", "shrink"))
    rows = tuple((Words(id_, "strong"), str(told), _told(update)) for id_, told, update in since.updates)
    return [Heading(f"Updates told: {len(rows)}"), *_table(columns, rows)]


def _told(update: Update) -> str:
    return f"{STATUS_IN_WORDS[Status(update.status)]}: {update.text}" if update.status else update.text


def _readings(since: Since, now: Assessment) -> list[Block]:
    units = {series.series.id: series.series.unit for series in now.series()}
    columns = (Column("Measure"), Column("Period"), Column("Value"), Column("Recorded"))
    rows = tuple(
        (Words(id_, "strong"), str(r.period), value_in_words(r.value, units[id_]), str(r.recorded))
        for id_, r in since.readings
        if r.value is not None
    )
    return [Heading(f"Readings recorded: {len(rows)}"), *_table(columns, rows)]


def _table(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> list[Block]:
    return [Table(columns, rows)] if rows else []
