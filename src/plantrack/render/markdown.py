"""Markdown, for a pull request, a wiki or a board paper in the making."""

import re
from typing import assert_never

from plantrack.render.clean import clean
from plantrack.render.page import Cell, Column, Gap, Heading, Line, Page, Table, text_of

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&@!])")


def as_markdown(page: Page) -> str:
    """The page as GitHub-flavoured Markdown; the plan's words can do nothing in it."""
    lines: list[str] = []
    for block in page.blocks:
        match block:
            case Heading():
                lines.extend(["#" * block.level + " " + escape(block.text), ""])
            case Line():
                lines.extend(["".join(escape(text_of(part)) for part in block.parts).strip(), ""])
            case Table():
                lines.extend([*_table(block), ""])
            case Gap():
                pass
            case _:
                assert_never(block)
    return "\n".join(lines).rstrip("\n") + "\n"


def escape(text: str) -> str:
    """Plan text as literal Markdown, on one line."""
    flat = clean(" ".join(text.split("\n")))
    escaped = _SPECIAL.sub(r"\\\1", flat)
    return re.sub(
        r"^(\s*)(\d+)([.)])|^(\s*)([-+:=])", r"\1\2\\\3\4\\\5" if flat[:1].isdigit() else r"\4\\\5", escaped
    )


def _table(table: Table) -> list[str]:
    return [
        _row([column.title for column in table.columns]),
        _row([_rule(column) for column in table.columns]),
        *(_row([_cell(cell) for cell in row]) for row in table.rows),
    ]


def _rule(column: Column) -> str:
    return "---:" if column.right else "---"


def _cell(cell: Cell) -> str:
    return _SPECIAL.sub(r"\\\1", clean(" ".join(text_of(cell).split("\n")))).strip()


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
