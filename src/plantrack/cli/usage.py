"""How a command is used, in words that a person who does not program can read."""

import re
from typing import TYPE_CHECKING, Final

from typer.core import TyperArgument, TyperCommand

from plantrack.cli.context import remark

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter
    from typer.exceptions import TyperException

_TOO_MANY: Final = re.compile(r"Got unexpected extra argument\(s\) \((.*)\)", re.DOTALL)


class PlainCommand(TyperCommand):
    """A command whose help names its arguments without the types that a program gives them."""

    def collect_usage_pieces(self, ctx: "Context") -> list[str]:
        """Give the words of the usage line: what may be left out stands in brackets."""
        arguments = [one for one in self.get_params(ctx) if isinstance(one, TyperArgument)]
        return ["[OPTIONS]", *(_placed(one) for one in arguments)]

    def format_options(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the arguments, then the options."""
        arguments: list[tuple[str, str]] = []
        options: list[tuple[str, str]] = []
        for one in self.get_params(ctx):
            if isinstance(one, TyperArgument):
                arguments.append((_name(one), one.help or ""))
            elif record := one.get_help_record(ctx):
                options.append(record)
        for title, records in (("Arguments", arguments), ("Options", options)):
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


def tell_usage(error: "TyperException") -> None:
    """Say on stderr what was wrong with the command line, and where its help is."""
    context = getattr(error, "ctx", None)
    if context is None or type(error).__name__ == "NoArgsIsHelpError":
        error.show()  # type: ignore[attr-defined]  # every one that typer raises has it
        return
    remark(f"plantrack: {_in_words(error.format_message())}")
    remark(f"{context.command_path} --help shows how it is used, with examples")


def _placed(argument: TyperArgument) -> str:
    name = _name(argument) + ("..." if argument.nargs != 1 else "")
    return name if argument.required else f"[{name}]"


def _name(argument: TyperArgument) -> str:
    return argument.display_name_raw.strip("[]")


def _in_words(message: str) -> str:
    many = _TOO_MANY.search(message)
    if not many:
        return message.replace("Value error, ", "")
    return f"No such option: {many[1]}" if many[1].startswith("-") else f"'{many[1]}' is one word too many"
