"""Where the program meets the world: the clock, the screen, the folder of the plan, the shared options."""

import os
import shutil
import signal
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from plantrack.cli.complete import complete_id
from plantrack.errors import PlantrackError, Refused

if TYPE_CHECKING:
    from plantrack.core.assess import Assessment
    from plantrack.core.reading import Needed
    from plantrack.core.select import Named
    from plantrack.render.page import Page
    from plantrack.store.load import Loaded

FINE, NO, COULD_NOT = 0, 1, 2


class NobodyReads(Exception):  # noqa: N818 - no error: `plantrack status | head -1` has what it wants
    """Whoever read the results has stopped; not an OSError, for typer would end the run with 1."""


class Format(StrEnum):
    """The forms in which an answer can be had."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


PlanOption = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar="DIR",
        envvar="PLANTRACK_PLAN",
        help="The plan's folder; else the nearest plan/ upward.",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option("--format", metavar="FORM", help="text, json, markdown or csv.", show_choices=False),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Judge at this date; else today, or the plan's close once past."
    ),
]
KnownAtOption = Annotated[
    str | None,
    typer.Option("--known-at", metavar="DATE", help="Only readings that were recorded by this date."),
]
LeadOption = Annotated[
    str | None,
    typer.Option("--lead", metavar="NAME", help="Only this lead's actions; part of the name will do."),
]
IdsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="Issues, actions, measures or series.", autocompletion=complete_id),
]


def folder_of(given: Path | None) -> tuple[Path, str]:
    """Give the plan's folder that was named, or the nearest one, and how a person would type it."""
    from plantrack.store.layout import find_plan, plan_at, shown_folder

    here = Path.cwd()
    folder = plan_at(given) if given else find_plan(here)
    return folder, shown_folder(folder, here)


def read_plan(given: Path | None, readings: "Needed" = "all") -> "Loaded":
    """Load the plan that was named, or the nearest one, with the readings that are needed."""
    from plantrack.store.load import load_plan

    return load_plan(*folder_of(given), readings)


def tell_faults(loaded: "Loaded") -> int:
    """Say on stderr what was left out for its faults; the exit code that this makes."""
    for diagnostic in loaded.diagnostics:
        remark(str(diagnostic))
        remark(f"  help: {diagnostic.help}")
    return FINE if loaded.complete else COULD_NOT


def judge(loaded: "Loaded", as_of: str | None, known_at: str | None) -> "tuple[Assessment, str]":
    """Give the assessment at the dates asked for, and in words why that day, and what was known by when."""
    from plantrack.core.assess import assess

    day, because = _day_of_judgement(loaded, as_of)
    known = date_of(known_at, loaded, "--known-at") if known_at is not None else None
    as_known = f", as known on {known}" if known else ""
    return assess(loaded.plan, loaded.logs, day, known), because + as_known


def _day_of_judgement(loaded: "Loaded", as_of: str | None) -> tuple[date, str]:
    closes = loaded.plan.terms.closes
    if as_of is not None:
        return date_of(as_of, loaded, "--as-of"), ""
    if closes and closes.last < today():
        return closes.last, ", when the plan closed (--as-of DATE asks about another day)"
    return today(), ", today"


def date_of(text: str, loaded: "Loaded", option: str) -> date:
    """Give the last day of a date given on the command line."""
    from plantrack.core.period import parse_period

    try:
        return parse_period(text, loaded.plan.terms.year_start).last
    except ValueError as fault:
        raise PlantrackError(f"{option}: {fault}") from None


def today() -> date:
    """Look at the calendar: the one place where plantrack does."""
    return date.today()  # noqa: DTZ011 - a plan's days are its organisation's own


def things(loaded: "Loaded", ids: list[str] | None) -> "tuple[Named, ...]":
    """Find what the ids on the command line name; an unknown one is refused with the nearest."""
    from plantrack.core.select import find

    found: tuple[Named, ...] = ()
    for wanted in ids or []:
        one = find(loaded.plan, wanted)
        if not one:
            unknown_id(loaded, wanted)
        found += one
    return found


def chosen_part(
    assessment: "Assessment", because: str, found: "tuple[Named, ...]", lead: str | None
) -> "tuple[Assessment, str]":
    """Give the part of an assessment that was asked for; the words say so when it is one lead's."""
    from plantrack.core.select import select

    return select(assessment, found, lead), because + (f", only actions led by {lead}" if lead else "")


def incomplete(loaded: "Loaded") -> str:
    """Say what is missing of a plan that could not be read whole: a sentence after the dates, or nothing."""
    if loaded.complete:
        return ""
    return f". INCOMPLETE: left out because of faults: {', '.join(loaded.left_out)}; see plantrack check"


def unknown_id(loaded: "Loaded", wanted: str, *, measures_only: bool = False) -> NoReturn:
    """Refuse an id that the plan does not have, in words that help."""
    from plantrack.core.select import ALL_KINDS, nearest

    near = nearest(loaded.plan, wanted, ("measure", "series") if measures_only else ALL_KINDS)
    listed = f"{', '.join(near[:-1])}{' or ' if near[1:] else ''}{near[-1]}" if near else ""
    tip = f"did you mean {listed}?" if near else "plantrack status --all lists the plan"
    what = "measure" if measures_only else "issue, action, measure or series"
    raise Refused(f"the plan has no {what} with the id '{wanted[:64]}'; {tip}{_unread(loaded)}")


def _unread(loaded: "Loaded") -> str:
    return (
        f"\n  not everything could be read ({', '.join(loaded.left_out)}): see plantrack check"
        if loaded.left_out
        else ""
    )


def lead_of(loaded: "Loaded", wanted: str | None) -> str | None:
    """Find the one lead that a name, or a part of it, stands for; the whole name before a part of it."""
    from plantrack.core.select import all_leads

    if wanted is None:
        return None
    leads = all_leads(loaded.plan)
    spelled = loaded.plan.terms.lead(wanted).strip().casefold()
    whole = [name for name in leads if name.casefold() == spelled]
    matching = whole or [name for name in leads if spelled and spelled in name.casefold()]
    if len(matching) == 1:
        return matching[0]
    what = "fits several leads" if matching else "is no lead of this plan"
    listed = "\n".join(f"  {name}" for name in matching or leads)
    raise Refused(f"'{wanted[:64]}' {what}; choose one of:\n{listed}")


def write_page(page: "Page") -> None:
    """Print a page: laid out for a terminal, else one line an item."""
    if not sys.stdout.isatty() and not os.environ.get("FORCE_COLOR"):
        from plantrack.render.plain import as_plain

        write(as_plain(page))
        return
    from plantrack.render.terminal import as_terminal

    width = shutil.get_terminal_size((100, 24)).columns
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    write(as_terminal(page, width, colour=colour))


def write(text: str, *, is_obeyed: bool = False) -> None:
    """Print a result; a character that the terminal cannot show becomes a question mark, not a fault.

    What a build server would take for a command is disarmed, unless it is meant to be obeyed.
    """
    from plantrack.render.runner import unheard

    encoding = sys.stdout.encoding or "utf-8"
    said = text if is_obeyed else unheard(text)
    try:
        sys.stdout.write(said.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        say_no_more(sys.stdout)
        raise NobodyReads("nobody reads the answer") from None
    except OSError as error:
        from plantrack.store.readings import reason

        say_no_more(sys.stdout)
        raise PlantrackError(f"the answer could not be written: {reason(error)}") from None


def say_no_more(stream: TextIO) -> None:
    """Let what is left to say go nowhere, or Python would try once more at the end, and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def finish_what_is_begun() -> None:
    """Let Ctrl-C come too late from here on: it would leave a person in doubt of what was recorded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def remark(text: str) -> None:
    """Say something beside the result, on stderr."""
    from plantrack.render.clean import clean
    from plantrack.render.runner import unheard

    encoding = sys.stderr.encoding or "utf-8"
    said = unheard("\n".join(map(clean, text.split("\n"))))
    try:
        sys.stderr.write(said.encode(encoding, "replace").decode(encoding) + "\n")
    except OSError:  # the exit code is left to tell it
        say_no_more(sys.stderr)
