"""Commands: each is loaded when it is asked for, so that none pays for the others."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperGroup

from plantrack.cli.usage import PlainCommand

if TYPE_CHECKING:
    from typer._click import Command

COMMANDS: Final = (
    "status", "show", "record", "overdue", "due", "residual", "challenge", "check", "diff", "slippage",
    "export", "schema",
)  # fmt: skip
"""The commands, in the order in which help lists them; each is the module of its name."""


class Commands(TyperGroup):
    """The group of all commands."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - whatever typer gives
        super().__init__(**given)
        self.commands = _Loading()  # type: ignore[assignment] # typer only reads it


class _Loading(Mapping[str, "Command"]):
    """The commands by their names; looking one up loads its module."""

    def __getitem__(self, name: str) -> "Command":
        if name not in COMMANDS:
            raise KeyError(name)
        alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        import_module(f"plantrack.cli.{name}").add_to(alone)
        alone.registered_commands[0].cls = PlainCommand
        return typer.main.get_command(alone)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)
