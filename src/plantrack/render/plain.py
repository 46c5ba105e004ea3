"""Plain text, for pipes and files: one line an item, nothing cut, no colour."""

from typing import assert_never

from plantrack.render.clean import clean
from plantrack.render.page import Cell, Gap, Heading, Line, Page, Table, text_of


def as_plain(page: Page) -> str:
    """Give the page as lines of text; each row of a table and each sentence is one line."""
    lines: list[str] = []
    for block in page.blocks:
        match block:
            case Heading():
                lines.append(clean(block.text))
            case Line():
                lines.append("  " * block.indent + _joined(block.parts))
            case Table():
                lines.extend(_table(block))
            case Gap():
                lines.append("")
            case _:
                assert_never(block)
    return "\n".join(lines) + "\n"


def _joined(parts: tuple[Cell, ...]) -> str:
    return "".join(_one_line(part) for part in parts)


def _one_line(cell: Cell) -> str:
    return clean(" ".join(text_of(cell).split("\n")))


def _table(table: Table) -> list[str]:
    titles = [column.title for column in table.columns]
    rows = [[_one_line(cell) for cell in row] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(titles, *rows, strict=True)]
    lines = [titles, *rows] if any(titles) else rows
    return [_row(cells, widths, table) for cells in lines]


def _row(cells: list[str], widths: list[int], table: Table) -> str:
    padded = (
        text.rjust(width) if column.right else text.ljust(width)
        for text, width, column in zip(cells, widths, table.columns, strict=True)
    )
    return "  ".join(padded).rstrip()
