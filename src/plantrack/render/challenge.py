"""The questions of a board, as a page and as rows."""

from collections.abc import Sequence

from plantrack.core.assess import Assessment
from plantrack.core.challenge import Challenge
from plantrack.render.contract import Json
from plantrack.render.facts import as_at, many
from plantrack.render.page import Block, Gap, Heading, Page, Words, line

COLUMNS = ("code", "subject", "on", "question", "facts")


def challenge_rows(asked: Sequence[Challenge]) -> list[Json]:
    """Give a row for each question, for JSON and CSV."""
    return [
        {"code": c.code, "subject": c.subject, "on": c.on, "question": c.question, "facts": list(c.facts)}
        for c in asked
    ]


def challenge_page(assessment: Assessment, because: str, asked: Sequence[Challenge]) -> Page:
    """Each question with its facts below it."""
    blocks: list[Block] = [
        Heading("What a board would ask", 1),
        line(as_at(assessment, because)),
        line(_how_many(asked)),
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


def _how_many(asked: Sequence[Challenge]) -> str:
    if not asked:
        return "The plan and its readings give rise to no question."
    said = many(len(asked), "question. It is not an error", "questions. None of them is an error")
    return f"{said} in the plan."
