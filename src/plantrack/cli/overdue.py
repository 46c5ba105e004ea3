"""plantrack overdue: what is late."""

from typing import Annotated

import typer

from plantrack.cli.answer import answer_list
from plantrack.cli.consult import consult
from plantrack.cli.context import AsOfOption, Format, FormatOption, KnownAtOption, LeadOption, PlanOption

ByLeadOption = Annotated[bool, typer.Option("--by-lead", help="Under each lead's name.")]
EPILOG = """Examples:

\b
  plantrack overdue                        actions past their end, readings and baselines never given
  plantrack overdue --by-lead              the same, under each lead's name
  plantrack overdue --as-of 2014-09 --format csv"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("overdue", epilog=EPILOG)(overdue)


def overdue(  # one parameter an option
    *,
    by_lead: ByLeadOption = False,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    lead: LeadOption = None,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """List what is late: actions past their end, readings and baselines past their day."""
    from plantrack.core.deadlines import late
    from plantrack.render.deadlines import COLUMNS, deadline_rows, deadlines_page
    from plantrack.render.facts import as_at

    asked = consult(plan, as_of, known_at, lead=lead)
    deadlines = late(asked.chosen)
    dates = as_at(asked.chosen, asked.bounds)
    page = deadlines_page("What is late", dates, deadlines, "Nothing is late.", by_lead=by_lead)
    answer_list(form, "overdue", deadline_rows(deadlines), COLUMNS, page, asked.chosen.as_of)
    return asked.code
