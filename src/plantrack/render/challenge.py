"""The questions of a board, as a page and as rows."""

from collections.abc import Sequence

from plantrack.core.assess import Assessment
from plantrack.core.challenge import Challenge
from plantrack.render.contract import Json
from plantrack.render.page import Block, Gap, Heading, Page, Words, line

COLUMNS = ("code", "subject", "on", "question", "facts")


def challenge_rows(asked: Sequence[Challenge]) -> list[Json]:
    """A row a question, for JSON and CSV."""
    return [
        {"code": c.code, "subject": c.subject, "on": c.on, "question": c.question, "facts": list(c.facts)}
        for c in asked
    ]


def challenge_page(assessment: Assessment, because: str, asked: Sequence[Challenge]) -> Page:
    """Each question with its facts below it."""
    blocks: list[Block] = [
        Heading("What a board would ask", 1),
        line(
            f"As at {assessment.as_of}{because}: {len(asked)} questions. None of them is an error in the plan."
        ),
    ]
    for challenge in asked:
        blocks += [
            Gap(),
            line(
                Words(challenge.subject, "strong"),
                f"  {challenge.question} ",
                Words(f"({challenge.on})", "quiet"),
            ),
            *(line(fact, indent=2) for fact in challenge.facts),
        ]
    return Page(tuple(blocks))
