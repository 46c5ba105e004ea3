"""plantrack schema: the JSON Schemas."""

from typing import Annotated

import typer

from plantrack.cli.context import FINE, write

EPILOG = """Examples:

\b
  plantrack schema                            the names, and what each is for
  plantrack schema issue > issue.schema.json  for an editor, so that it completes and checks as you type
  plantrack schema status                     what plantrack status --format json prints"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("schema", epilog=EPILOG)(schema)


def _complete_name(incomplete: str) -> list[tuple[str, str]]:
    from plantrack.render.schemas import SCHEMAS

    return [(name, one.description) for name, one in SCHEMAS.items() if name.startswith(incomplete)]


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="plan, issue, readings, status, findings, diff or slippage; without one: a list of them.",
            autocompletion=_complete_name,
        ),
    ] = None,
) -> int:
    """Print a JSON Schema: of the plan's files, or of what the program prints as JSON."""
    from plantrack.errors import PlantrackError
    from plantrack.render.schemas import SCHEMAS

    if name is None:
        write("".join(f"{one.name:<10}{one.description}\n" for one in SCHEMAS.values()))
        return FINE
    if name not in SCHEMAS:
        raise PlantrackError(f"there is no schema '{name[:40]}'; the schemas are {', '.join(SCHEMAS)}")
    write(SCHEMAS[name].text())
    return FINE
