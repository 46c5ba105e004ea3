"""CSV, for spreadsheets: numbers stay numbers, and no text of the plan can become a formula."""

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import StringIO
from typing import Final

from plantrack.render.clean import clean

Row = Mapping[str, object]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - wide ones too
"""What a spreadsheet may take for the beginning of a formula."""


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Write the rows under the columns, in the dialect that spreadsheets read.

    Nothing is an empty cell, a flag is yes or no, a list is its entries with a semicolon between them.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case Decimal():
            return f"{value:f}"
        case list() | tuple():
            return _safe("; ".join(map(str, value)))
        case _:
            return _safe(str(value))


def _safe(text: str) -> str:
    """Clean a text, line by line, and put an apostrophe before what could be taken for a formula."""
    cleaned = "\n".join(map(clean, text.replace("\r\n", "\n").split("\n")))
    return f"'{cleaned}" if text.lstrip(" \N{NO-BREAK SPACE}").startswith(_FORMULA) else cleaned
