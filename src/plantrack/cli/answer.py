"""One answer in the form that was asked for: text, Markdown, JSON or CSV."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from plantrack.cli.context import Format, write, write_page

if TYPE_CHECKING:
    from plantrack.render.page import Page


def answer_list(
    form: Format,
    name: str,
    rows: Sequence[dict[str, Any]],
    columns: tuple[str, ...],
    page: "Page",
    as_of: date | None,
) -> None:
    """Print a list of rows: as its page, or as rows under the command's own name."""
    if form is Format.JSON:
        from plantrack.render.contract import as_json

        dated = {"as_of": as_of.isoformat()} if as_of else {}
        write(as_json({**dated, name: rows}))
    elif form is Format.CSV:
        from plantrack.render.csv_text import as_csv

        write(as_csv(rows, columns))
    else:
        answer_page(form, page)


def answer_page(form: Format, page: "Page") -> None:
    """Print a page as text or Markdown."""
    if form is Format.MARKDOWN:
        from plantrack.render.markdown import as_markdown

        write(as_markdown(page))
    else:
        write_page(page)
