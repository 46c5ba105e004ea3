"""Markdown, for a pull request, a wiki or a board paper in the making."""

import re
from typing import assert_never

from plantrack.render.clean import clean
from plantrack.render.page import Cell, Column, Gap, Heading, Line, Page, Table, text_of

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&@!$])")
_BULLET = re.compile(r"^(\s*)([-+=])")
_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s|$)")


def as_markdown(page: Page) -> str:
    """Give the page as GitHub-flavoured Markdown; the plan's words can do nothing in it."""
    lines: list[str] = []
    for block in page.blocks:
        match block:
            case Heading():
                lines.extend(["#" * block.level + " " + escape(block.text), ""])
            case Line():
                lines.extend([escape("".join(map(text_of, block.parts)).strip()), ""])
            case Table():
                lines.extend([*(_table(block) if any(c.title for c in block.columns) else _list(block)), ""])
            case Gap():
                pass
            case _:
                assert_never(block)
    return "\n".join(lines).rstrip("\n") + "\n"


def escape(text: str) -> str:
    """Write plan text as literal Markdown, on one line."""
    return _BULLET.sub(r"\1\\\2", _NUMBERED.sub(r"\1\\\2", _literal(text)))


def _literal(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", clean(" ".join(text.split("\n"))))


def _table(table: Table) -> list[str]:
    return [
        _row([column.title.strip() for column in table.columns]),
        _row([_rule(column) for column in table.columns]),
        *(_row([_cell(cell) for cell in row]) for row in table.rows),
    ]


def _list(table: Table) -> list[str]:
    """Give a table without titles as a list, which a reader of the page can be told of."""
    rows = ([_cell(cell) for cell in row] for row in table.rows)
    return ["- " + ": ".join(cell for cell in row if cell) for row in rows]


def _rule(column: Column) -> str:
    return "---:" if column.right else "---"


def _cell(cell: Cell) -> str:
    return _literal(text_of(cell)).strip()


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
