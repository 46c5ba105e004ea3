"""What is late and what is next: the pages and rows of `overdue` and `due`."""

from collections.abc import Sequence

from plantrack.core.deadlines import Deadline
from plantrack.render.contract import Json
from plantrack.render.page import Block, Column, Gap, Heading, Page, Table, Words, line

COLUMNS = ("sort", "id", "action", "leads", "due", "days", "detail", "text")
_TITLES = {
    "action": "Actions to complete",
    "start": "Actions to start",
    "milestone": "Milestones to reach",
    "reading": "Readings to record",
    "baseline": "Baselines to set",
}


def deadline_rows(deadlines: Sequence[Deadline]) -> list[Json]:
    """Give a row for each deadline, for JSON and CSV."""
    return [
        {
            "sort": d.sort,
            "id": d.id,
            "action": d.action,
            "leads": list(d.leads),
            "due": d.due.isoformat(),
            "days": d.days,
            "detail": d.detail,
            "text": d.text,
        }
        for d in deadlines
    ]


def deadlines_page(
    title: str, dates: str, deadlines: Sequence[Deadline], nothing: str, *, by_lead: bool
) -> Page:
    """Give the deadlines under headings: one for each sort, or one for each lead; `dates` says as at when."""
    top: list[Block] = [Heading(title, 1), line(dates)]
    if not deadlines:
        return Page((*top, Gap(), line(nothing)))
    groups: dict[str, list[Deadline]] = {}
    for deadline in deadlines:
        for name in (deadline.leads or ("No lead named",)) if by_lead else (_TITLES[deadline.sort],):
            groups.setdefault(name, []).append(deadline)
    blocks = top
    for name in sorted(groups) if by_lead else (name for name in _TITLES.values() if name in groups):
        blocks += [Gap(), Heading(f"{name}: {len(groups[name])}"), _table(groups[name], by_lead=by_lead)]
    return Page(tuple(blocks))


def _table(group: list[Deadline], *, by_lead: bool) -> Table:
    of_actions = group[0].sort in {"action", "start"}
    columns = (
        *((Column("What"),) if by_lead else ()),
        Column("Id"),
        Column("Promised"),
        Column("Due"),
        Column("Days", right=True),
        Column("Action or measure" if by_lead else "Action" if of_actions else "Measure", "shrink"),
    )
    rows = tuple(
        (
            *((d.sort,) if by_lead else ()),
            Words(d.id, "strong"),
            d.detail,
            d.due.isoformat(),
            Words(_days(d.days), "bad" if d.days < 0 else "plain"),
            d.text,
        )
        for d in group
    )
    return Table(columns, rows)


def _days(days: int) -> str:
    if days < 0:
        return f"{-days} late"
    return f"in {days}" if days else "today"
