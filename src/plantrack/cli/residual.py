"""plantrack residual: the closing table."""

import typer

from plantrack.cli.answer import answer_list
from plantrack.cli.context import (
    AsOfOption,
    Format,
    FormatOption,
    KnownAtOption,
    LeadOption,
    PlanOption,
    chosen_part,
    incomplete,
    judge,
    lead_of,
    read_plan,
    tell_faults,
)

EPILOG = """Examples:

\b
  plantrack residual                        what the plan leaves at its close, and why
  plantrack residual --format csv > left-over.csv"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("residual", epilog=EPILOG)(residual)


def residual(
    *,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    lead: LeadOption = None,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """List the actions that leave work for the next plan, with every reason that holds."""
    from plantrack.render.residual import COLUMNS, residual_page, residual_rows

    loaded = read_plan(plan)
    closes = loaded.plan.terms.closes
    at_close = closes is not None and as_of is None
    assessment, because = judge(loaded, closes.written if closes and at_close else as_of, known_at)
    because = (", the plan's close" if at_close else "") + because
    chosen, because = chosen_part(assessment, because, (), lead_of(loaded, lead))
    code = tell_faults(loaded)
    page = residual_page(chosen, because + incomplete(loaded))
    answer_list(form, "residual", residual_rows(chosen), COLUMNS, page, chosen.as_of)
    return code
