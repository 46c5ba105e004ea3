"""plantrack show: one thing whole."""

from typing import Annotated

import typer

from plantrack.cli.answer import answer_page
from plantrack.cli.complete import complete_id
from plantrack.cli.context import (
    AsOfOption,
    Format,
    FormatOption,
    KnownAtOption,
    PlanOption,
    judge,
    read_plan,
    tell_faults,
    things,
    write,
)

EPILOG = """Examples:

\b
  plantrack show 1c          a measure: baseline, milestones, changes, every reading
  plantrack show 2.1         an action: what was promised, and its story so far
  plantrack show 6b/lac      one series
  plantrack show 1a --format csv > 1a.csv    its readings, for a spreadsheet"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("show", epilog=EPILOG)(show)


def show(
    wanted: Annotated[
        str,
        typer.Argument(metavar="ID", help="An issue, action, measure or series.", autocompletion=complete_id),
    ],
    *,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """Show one thing whole: its story, its changes, every reading."""
    from plantrack.core.select import select

    loaded = read_plan(plan)
    assessment, because = judge(loaded, as_of, known_at)
    found = things(loaded, [wanted])
    chosen = select(assessment, found)
    code = tell_faults(loaded)
    if form is Format.JSON:
        from plantrack.render.contract import as_json
        from plantrack.render.export import show_json

        write(as_json(show_json(chosen, loaded, found)))
    elif form is Format.CSV:
        from plantrack.render.csv_text import as_csv
        from plantrack.render.export import READING_COLUMNS, reading_rows

        write(as_csv(reading_rows(chosen, loaded, found), READING_COLUMNS))
    else:
        from plantrack.render.show import show_page

        answer_page(form, show_page(chosen, because, loaded.logs, found))
    return code
