"""A bare program: it defines a dozen models, uses one, and prints a line."""

from decimal import Decimal
from typing import Annotated

import typer
from pydantic import BaseModel, ConfigDict, Field, create_model

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
    """Print one line."""
    thing = MODELS[-1].model_validate({"id": "a", "text": "b"})
    typer.echo(f"{thing.id}: {thing.text}")


def main() -> None:
    """Run it."""
    app()
