"""A bare program: it loads what a status on a terminal needs, uses a model, and prints one table."""

import typer
import yaml
from rich.console import Console
from rich.table import Table

from benchmarks.bare_models import MODELS

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def status() -> None:
    """Print one table."""
    thing = MODELS[-1].model_validate(yaml.safe_load("{id: a, text: b}"))
    table = Table("id", "text", "due")
    table.add_row(thing.id, thing.text, "2014-10-30")
    Console().print(table)


def main() -> None:
    """Run it."""
    app()
