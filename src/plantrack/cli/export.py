"""plantrack export: the plan and its readings for another program."""

from typing import Annotated

import typer

from plantrack.cli.context import PlanOption, read_plan, tell_faults, write

EPILOG = """Examples:

\b
  plantrack export                         the plan and all readings, as JSON
  plantrack export --format json > plan.json"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("export", epilog=EPILOG)(export)


def export(
    *,
    form: Annotated[str, typer.Option("--format", metavar="json", help="json; others are to come.")] = "json",
    plan: PlanOption = None,
) -> int:
    """Export the plan and its readings as understood, each with its file and line."""
    from plantrack.errors import PlantrackError

    if form != "json":
        instead = "; plantrack status and plantrack show have --format csv" if form == "csv" else ""
        raise PlantrackError(
            f"plantrack export cannot write '{form[:40]}': in this version it writes json only, "
            f"csv and ndjson are to come{instead}"
        )
    from plantrack.render.contract import as_json
    from plantrack.render.export import export_json

    loaded = read_plan(plan)
    code = tell_faults(loaded)
    write(as_json(export_json(loaded)))
    return code
