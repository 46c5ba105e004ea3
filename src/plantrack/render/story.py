"""What was told and changed: paragraphs, and changes with their reasons, as `show` prints them."""

from datetime import date

from plantrack.core.model import Change
from plantrack.core.period import Period
from plantrack.render.page import Block, Gap, Heading, Words, line


def paragraph(title: str, text: str | None) -> list[Block]:
    """Give a text under a heading, or nothing."""
    if not text:
        return []
    return [Gap(), Heading(title), *(line(part, indent=1) for part in text.split("\n"))]


def change_shown(change: Change, new_values: str, as_of: date) -> list[Block]:
    """Give a change with what it sets and why."""
    by = f", by {change.by}" if change.by else ""
    kind = "Correction" if change.kind else "Change"
    note = [line(Words(f"Note: {change.note}", "quiet"), indent=1)] if change.note else []
    return [
        Gap(),
        line(Words(f"{kind} of {change.date}{by}{later(change.date, as_of)}: ", "strong"), new_values),
        line(f"Reason: {change.reason}", indent=1),
        *note,
    ]


def later(when: Period, as_of: date) -> str:
    """Say of something dated after the day of judgement that it is shown and not counted."""
    return f" (after {as_of}: not counted)" if when.last > as_of else ""
