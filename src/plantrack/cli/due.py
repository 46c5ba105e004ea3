"""plantrack due: what is next."""

import re
from datetime import date
from typing import Annotated

import typer

from plantrack.cli.answer import answer_list
from plantrack.cli.consult import consult
from plantrack.cli.context import AsOfOption, Format, FormatOption, KnownAtOption, LeadOption, PlanOption
from plantrack.cli.overdue import ByLeadOption
from plantrack.errors import PlantrackError

EPILOG = """Examples:

\b
  plantrack due                      in the next 60 days
  plantrack due --within 6m          in the next six months
  plantrack due --within 2w --lead "Virtual School\""""
_WITHIN = re.compile(r"(\d{1,4})([dwm])", re.ASCII)


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("due", epilog=EPILOG)(due)


def due(  # one parameter an option
    *,
    within: Annotated[
        str, typer.Option("--within", metavar="60d", help="Days, weeks or months: 60d, 8w, 6m.")
    ] = "60d",
    by_lead: ByLeadOption = False,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    lead: LeadOption = None,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """List what falls due next: actions, milestones, readings and baselines."""
    from plantrack.core.deadlines import upcoming
    from plantrack.render.deadlines import COLUMNS, deadline_rows, deadlines_page
    from plantrack.render.facts import as_at

    asked = consult(plan, as_of, known_at, lead=lead)
    until = _until(asked.chosen.as_of, within)
    deadlines = upcoming(asked.chosen, until)
    title, dates = f"What is due by {until}", as_at(asked.chosen, asked.bounds)
    page = deadlines_page(title, dates, deadlines, "Nothing falls due by then.", by_lead=by_lead)
    answer_list(form, "due", deadline_rows(deadlines), COLUMNS, page, asked.chosen.as_of)
    return asked.code


def _until(day: date, within: str) -> date:
    from datetime import timedelta

    from plantrack.core.period import plus_months

    found = _WITHIN.fullmatch(within)
    if not found:
        raise PlantrackError(f"--within: '{within[:40]}' is not a length of time; write 60d, 8w or 6m")
    number, unit = int(found[1]), found[2]
    return (
        plus_months(day, number) if unit == "m" else day + timedelta(days=number * (7 if unit == "w" else 1))
    )
