"""plantrack check: is the plan well formed? It never changes its mind as time passes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plantrack.cli.context import FINE, NO, Format, PlanOption, folder_of, write
from plantrack.errors import PlantrackError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantrack.core.finding import Diagnostic

CheckFormatOption = Annotated[
    Format, typer.Option("--format", metavar="FORM", help="text or json.", show_choices=False)
]
EPILOG = """Examples:

\b
  plantrack check                  silent when nothing is wrong
  plantrack check --format json"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("check", epilog=EPILOG)(check)


def check(*, form: CheckFormatOption = Format.TEXT, plan: PlanOption = None) -> int:
    """Say what is wrong with the plan's files, each with its place and what to do."""
    from plantrack.core.finding import Level
    from plantrack.render.diagnostics import as_json, as_text, in_order

    folder, shown = folder_of(plan)
    found = in_order(_diagnostics(folder, shown))
    if form is Format.JSON:
        write(as_json(found))
    elif form is Format.TEXT:
        write(as_text(found, _texts(found, folder)))
    else:
        raise PlantrackError(f"check answers in text or json, not in {form}")
    return NO if any(one.level is Level.ERROR for one in found) else FINE


def _diagnostics(folder: Path, shown: str) -> "list[Diagnostic]":
    from plantrack.checks.catalogue import check_plan
    from plantrack.store.load import UnreadablePlan, load_plan
    from plantrack.store.locate import locate

    try:
        loaded = load_plan(folder, shown)
    except UnreadablePlan as unreadable:
        return list(unreadable.diagnostics)
    return [
        *loaded.diagnostics,
        *(locate(loaded, finding) for finding in check_plan(loaded.plan, loaded.logs)),
    ]


def _texts(found: "Iterable[Diagnostic]", folder: Path) -> dict[str, str]:
    """Read the files that have findings, so that their lines can be shown."""
    from plantrack.store.disk import read_text

    files = {one.location.file for one in found}
    read = {file: read_text(Path(file), folder) for file in sorted(files)}
    return {file: text for file, text in read.items() if isinstance(text, str)}
