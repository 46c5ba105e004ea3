"""The program: its commands, and the one place where errors become words and exit codes."""

import os
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from plantrack import __version__
from plantrack.cli import challenge, check, due, export, overdue, record, residual, schema, show, status
from plantrack.cli.context import COULD_NOT, NO, remark
from plantrack.errors import PlantrackError, Refused

app = typer.Typer(
    name="plantrack",
    help="An improvement plan as code: what was promised, what was observed, and what is met.",
    epilog="""Examples:

\b
  plantrack status                      the whole plan at a glance
  plantrack status 1c --as-of 2014-09   one measure, as it stood at the end of September 2014
  plantrack record 1c 2014-09 55        a reading: 55 for September 2014
  plantrack challenge                   the questions that a board would ask

Exit codes: 0 fine; 1 the answer is no, or a reading was refused; 2 it could not be done.""",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
for command in (status, show, record, overdue, due, residual, challenge, check, export, schema):
    command.add_to(app)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        sys.stdout.write(f"plantrack {__version__}\n")
        raise typer.Exit


@app.callback()
def plantrack(
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """An improvement plan as code: what was promised, what was observed, and what is met."""


def main() -> None:
    """Run the program and leave with its exit code; no stack trace reaches a person."""
    sys.exit(_run())


def _run() -> int:
    try:
        return app(standalone_mode=False) or 0
    except Refused as refusal:
        remark(f"plantrack: {refusal}")
        return NO
    except PlantrackError as error:
        remark(f"plantrack: {error}")
        return COULD_NOT
    except TyperException as error:
        error.show()  # type: ignore[attr-defined]  # every one that typer raises has it
        return COULD_NOT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as fault:  # noqa: BLE001 - the last boundary: a person gets words
        if os.environ.get("PLANTRACK_DEBUG"):
            raise
        remark(
            f"plantrack: it met a fault of its own and stopped ({type(fault).__name__}: {fault}). "
            "Nothing in the plan was changed by it. PLANTRACK_DEBUG=1 shows where; please report it."
        )
        return COULD_NOT
