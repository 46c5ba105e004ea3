"""A bare program: as little as typer can start with, a version, a help text and the completion of an id."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


def _ids(incomplete: str) -> list[str]:
    return [name for name in ("1", "1.1", "1.2", "1a", "1b") if name.startswith(incomplete)]


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo("bare 0.1.0")
        raise typer.Exit


@app.callback()
def _bare(
    *,
    _wanted: Annotated[
        bool, typer.Option("--version", callback=lambda value: _version(wanted=value), is_eager=True)
    ] = False,
) -> None:
    """Do next to nothing."""


@app.command()
def show(name: Annotated[str, typer.Argument(autocompletion=_ids, help="An id.")]) -> None:
    """Print an id."""
    typer.echo(name)


def main() -> None:
    """Run it."""
    app()
