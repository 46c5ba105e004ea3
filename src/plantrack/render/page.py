"""A page: what a command has to say, as headings, sentences and tables, before any format is chosen."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "good", "bad", "warn", "quiet", "strong"]


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text and how it sounds. The tone never carries a meaning that the words do not."""

    text: str
    tone: Tone = "plain"


Cell = str | Words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's own."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a paragraph, set in by `indent` steps."""

    parts: tuple[Cell, ...]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. In a terminal `shrink` is cut to fit, and `wrap` may take more lines."""

    title: str
    fit: Literal["keep", "shrink", "wrap"] = "keep"
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line."""


Block = Heading | Line | Table | Gap


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a command says, in order."""

    blocks: tuple[Block, ...]


def line(*parts: Cell, indent: int = 0) -> Line:
    """Give a line of the given parts."""
    return Line(parts, indent)


def text_of(cell: Cell) -> str:
    """Give the words of a cell without their tone."""
    return cell if isinstance(cell, str) else cell.text
