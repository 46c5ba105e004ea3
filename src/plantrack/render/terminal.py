"""The terminal: the same page, laid out for its width, with colour where the terminal has it."""

from io import StringIO
from typing import assert_never

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from plantrack.render.clean import clean
from plantrack.render.page import Cell, Gap, Heading, Line, Page, Table, Tone, Words, text_of

_STYLES: dict[Tone, str] = {
    "plain": "",
    "good": "green",
    "bad": "bold red",
    "warn": "yellow",
    "quiet": "dim",
    "strong": "bold",
}


_BETWEEN = 2
_NARROWEST = 14


def as_terminal(page: Page, width: int, *, colour: bool) -> str:
    """Give the page for a terminal of a width, as text with the terminal's own colour codes when wanted."""
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    for block in page.blocks:
        match block:
            case Heading():
                console.print(Text(clean(block.text), style="bold"))
            case Line():
                console.print(Padding(_text(block.parts), (0, 0, 0, 2 * block.indent)))
            case Table():
                console.print(_table(block, width))
            case Gap():
                console.print()
            case _:
                assert_never(block)
    return "\n".join(row.rstrip() for row in out.getvalue().split("\n"))


def _text(parts: tuple[Cell, ...]) -> Text:
    text = Text()
    for part in parts:
        words = part if isinstance(part, Words) else Words(part)
        text.append("\n".join(map(clean, words.text.split("\n"))), style=_STYLES[words.tone])
    return text


def _table(table: Table, width: int) -> RichTable:
    drawn = RichTable(
        box=None,
        padding=(0, _BETWEEN, 0, 0),
        pad_edge=False,
        header_style="dim",
        show_header=any(c.title for c in table.columns),
    )
    widths = _widths(table, width)
    shown = [index for index, space in enumerate(widths) if space]
    for index in shown:
        column = table.columns[index]
        drawn.add_column(
            column.title,
            width=widths[index],
            justify="right" if column.right else "left",
            no_wrap=column.fit != "wrap",
            overflow="ellipsis" if column.fit == "shrink" else "fold",
        )
    for row in table.rows:
        drawn.add_row(*(_text((row[index],)) for index in shown))
    return drawn


def _widths(table: Table, width: int) -> list[int]:
    """Give each column its width: what must be kept first, what may wrap next, the rest to what may be cut.

    A column that would be too narrow to read has width 0, and is left out.
    """
    natural = [
        max(cell_len(text_of(cell)) for cell in (column.title, *(row[index] for row in table.rows)))
        for index, column in enumerate(table.columns)
    ]
    left = width - _BETWEEN * (len(natural) - 1)
    widths = [0] * len(natural)
    for fit in ("keep", "wrap", "shrink"):
        of_fit = [index for index, column in enumerate(table.columns) if column.fit == fit]
        later = _NARROWEST * sum(column.fit == "shrink" for column in table.columns) if fit == "wrap" else 0
        for count, index in enumerate(of_fit):
            share = max(left - later, _NARROWEST) // (len(of_fit) - count) if fit == "wrap" else left
            widths[index] = natural[index] if fit == "keep" else min(natural[index], share)
            left -= widths[index]
    return [
        space if column.fit != "shrink" or space >= _NARROWEST else 0
        for space, column in zip(widths, table.columns, strict=True)
    ]
