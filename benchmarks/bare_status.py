"""A bare program: it loads what a status needs, defines a dozen models, uses one, and prints one table."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import typer
import yaml
from pydantic import BaseModel, ConfigDict, Field, create_model
from rich.console import Console
from rich.table import Table

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


class Thing(BaseModel):
    """A model of the usual size."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[0-9A-Za-z]+$")]
    text: str
    note: str | None = None
    value: Decimal | None = None
    names: tuple[str, ...] = ()


MODELS: list[type[Thing]] = [
    Thing,
    *(create_model(f"Thing{n}", __base__=Thing, parts=(tuple[Thing, ...], ())) for n in range(11)),
]


@app.command()
def status() -> None:
    """Print one table."""
    thing = MODELS[-1].model_validate(yaml.safe_load("{id: a, text: b}"))
    table = Table("id", "text", "due")
    table.add_row(thing.id, thing.text, str(date(2014, 9, 30)))
    Console().print(table)


def main() -> None:
    """Run it."""
    app()
