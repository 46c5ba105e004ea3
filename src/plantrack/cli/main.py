"""The program: its commands, and the one place where errors become words and exit codes."""

import gc
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from plantrack import __version__
from plantrack.cli.commands import Commands
from plantrack.cli.context import COULD_NOT, FINE, NO, NobodyReads, remark, say_no_more, write
from plantrack.cli.usage import tell_usage
from plantrack.errors import PlantrackError, Refused

app = typer.Typer(
    name="plantrack",
    cls=Commands,
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


def _version(wanted: bool) -> None:
    if wanted:
        write(f"plantrack {__version__}\n")
        raise typer.Exit


@app.callback()
def plantrack(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """An improvement plan as code: what was promised, what was observed, and what is met."""  # noqa: D401 - help


def main() -> None:
    """Run the program and leave with its exit code; no stack trace reaches a person."""
    _open_closed_streams()
    gc.disable()  # a run is short, and what it builds lives to its end
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # nothing from outside has a say in a plan
    code = _run()
    gc.freeze()  # nor does Python look for what nobody holds any more, as it would at the end
    sys.exit(code)


def _open_closed_streams() -> None:
    """Let a stream that was closed go nowhere: a file of the plan must not be opened under its number."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for the whole run


def _run() -> int:  # noqa: PLR0911 - a return for each way to end
    try:
        return app(prog_name="plantrack", standalone_mode=False) or FINE
    except Refused as refusal:
        _tell(str(refusal), refusal)
        return NO
    except PlantrackError as error:
        _tell(str(error), error)
        return COULD_NOT
    except TyperException as error:
        tell_usage(error)
        return COULD_NOT
    except (NobodyReads, BrokenPipeError):
        say_no_more(sys.stdout)
        return FINE
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as fault:
        if os.environ.get("PLANTRACK_DEBUG"):
            raise
        _tell(
            f"it met a fault of its own and stopped ({type(fault).__name__}: {fault}). "
            "PLANTRACK_DEBUG=1 shows where; please report it.",
            fault,
        )
        return COULD_NOT


def _tell(words: str, error: Exception) -> None:
    """Say what went wrong, and what the command has noted about it."""
    remark("\n".join([f"plantrack: {words}", *getattr(error, "__notes__", ())]))
