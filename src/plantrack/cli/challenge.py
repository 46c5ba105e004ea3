"""plantrack challenge: the questions that a board would ask."""

import typer

from plantrack.cli.answer import answer_list
from plantrack.cli.consult import consult
from plantrack.cli.context import (
    AsOfOption,
    Format,
    FormatOption,
    IdsArgument,
    KnownAtOption,
    LeadOption,
    PlanOption,
)

EPILOG = """Examples:

\b
  plantrack challenge                  every question, with the facts behind it
  plantrack challenge 2.1 3c           only about these
  plantrack challenge --format markdown > questions.md"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("challenge", epilog=EPILOG)(challenge)


def challenge(
    ids: IdsArgument = None,
    *,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    lead: LeadOption = None,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """Ask what a board would ask, each question dated and with its facts."""
    from plantrack.core.challenge import challenges
    from plantrack.render.challenge import COLUMNS, challenge_page, challenge_rows

    asked = consult(plan, as_of, known_at, lead=lead, ids=ids, whole=True)
    questions = challenges(asked.chosen, asked.loaded.logs)
    page = challenge_page(asked.chosen, asked.bounds, questions)
    answer_list(form, "challenge", challenge_rows(questions), COLUMNS, page, asked.chosen.as_of)
    return asked.code
