"""What has changed since a date, for the board that met then."""

from datetime import date

from plantrack.core.assess import Assessment
from plantrack.core.milestone import DECIDED
from plantrack.core.since import Moved, Since
from plantrack.core.words import target_in_words, value_in_words
from plantrack.render.facts import when_in_words
from plantrack.render.page import Block, Column, Gap, Heading, Page, Table, Words, line
from plantrack.render.tone import state_words


def since_page(since: Since, now: Assessment, day: date) -> Page:
    """The page: milestones first, then changes, updates and readings."""
    blocks: list[Block] = [
        Heading(now.plan.terms.title, 1),
        line(f"What changed between {day} and {now.as_of}, each day as it was known then."),
        Gap(),
        *_milestones(since),
        Gap(),
        *_listed("Promises changed", [(id_, str(c.date), c.reason) for id_, c in since.changes]),
        Gap(),
        *_listed(
            "Updates told", [(id_, str(told), _told(u.status, u.text)) for id_, told, u in since.updates]
        ),
        Gap(),
        *_readings(since, now),
    ]
    return Page(tuple(blocks))


def _milestones(since: Since) -> list[Block]:
    decided = [m for m in since.moved if m.now in DECIDED]
    silent = len(since.moved) - len(decided)
    fell_due = f"{silent or 'None'} more fell due without a reading, or wait for one no longer."
    columns = (Column(""), Column(""), Column(""), Column(""), Column("", "shrink"))
    table = [Table(columns, tuple(map(_moved, decided)))] if decided else []
    return [Heading(f"Milestones decided: {len(decided)}"), *table, line(fell_due)]


def _moved(moved: Moved) -> tuple[str | Words, ...]:
    series, milestone = moved.series, moved.promise.milestone
    return (
        Words(series.id, "strong"),
        state_words(moved.now),
        when_in_words(moved.promise),
        target_in_words(milestone.target, series.unit, series.better, strict=milestone.strict),
        series.text,
    )


def _listed(title: str, rows: list[tuple[str, str, str]]) -> list[Block]:
    columns = (Column(""), Column(""), Column("", "shrink"))
    table = Table(columns, tuple((Words(id_, "strong"), day, text) for id_, day, text in rows))
    return [Heading(f"{title}: {len(rows)}"), *([table] if rows else [])]


def _told(status: str | None, text: str) -> str:
    return f"says {status}: {text}" if status else text


def _readings(since: Since, now: Assessment) -> list[Block]:
    units = {series.series.id: series.series.unit for series in now.series()}
    rows = [
        (id_, f"for {r.period}", f"{value_in_words(r.value, units[id_])}, recorded {r.recorded}")
        for id_, r in since.readings
        if r.value is not None
    ]
    return _listed("Readings", rows)
