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
    from plantrack.core.select import select
    from plantrack.render.residual import COLUMNS, residual_page, residual_rows

    loaded = read_plan(plan)
    closes = loaded.plan.terms.closes
    assessment, _ = judge(loaded, as_of or (closes.written if closes else None), known_at)
    chosen = select(assessment, (), lead_of(loaded, lead))
    code = tell_faults(loaded)
    answer_list(form, "residual", residual_rows(chosen), COLUMNS, residual_page(chosen), chosen.as_of)
    return code
