"""A page: what a command has to say, as headings, sentences and tables, before any format is chosen."""

from typing import Literal, NamedTuple

Tone = Literal["plain", "good", "bad", "warn", "quiet", "strong"]


class Words(NamedTuple):
    """A run of text and how it sounds. The tone never carries a meaning that the words do not."""

    text: str
    tone: Tone = "plain"


Cell = str | Words


class Heading(NamedTuple):
    """A heading; level 1 is the page's own."""

    text: str
    level: int = 2


class Line(NamedTuple):
    """A sentence or a paragraph, set in by `indent` steps."""

    parts: tuple[Cell, ...]
    indent: int = 0


class Column(NamedTuple):
    """A column of a table. In a terminal `shrink` is cut to fit, and `wrap` may take more lines."""

    title: str
    fit: Literal["keep", "shrink", "wrap"] = "keep"
    right: bool = False


class Table(NamedTuple):
    """Rows under named columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Gap(NamedTuple):
    """An empty line."""


Block = Heading | Line | Table | Gap


class Page(NamedTuple):
    """Everything a command says, in order."""

    blocks: tuple[Block, ...]


def line(*parts: Cell, indent: int = 0) -> Line:
    """Give a line of the given parts."""
    return Line(parts, indent)


def text_of(cell: Cell) -> str:
    """Give the words of a cell without their tone."""
    return cell if isinstance(cell, str) else cell.text
