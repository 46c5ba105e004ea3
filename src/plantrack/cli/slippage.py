"""plantrack slippage: what has moved over the whole history of the branch."""

from typing import TYPE_CHECKING

import typer

from plantrack.cli.answer import answer_page
from plantrack.cli.context import (
    COULD_NOT,
    Format,
    FormatOption,
    IdsArgument,
    LeadOption,
    PlanOption,
    folder_of,
    lead_of,
    remark,
    tell_faults,
    things,
    today,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plantrack.core.slippage import Slippage, Version
    from plantrack.store.load import Loaded

EPILOG = """Examples:

\b
  plantrack slippage                      which dates have moved, how often, by whom and why
  plantrack slippage 1.2 3c               only this action, and this measure
  plantrack slippage --lead "Virtual School"
  plantrack slippage --format csv > moved.csv"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("slippage", epilog=EPILOG)(slippage)


def slippage(
    ids: IdsArgument = None,
    *,
    lead: LeadOption = None,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """Tell which dates and milestones have moved over the branch's history, how often and why."""
    from plantrack.core import slippage as core
    from plantrack.render.slippage import moved_house, skipped_in_words
    from plantrack.store.history import load_promises, read_history

    folder, shown = folder_of(plan)
    history = read_history(folder)
    here = load_promises(folder, shown)
    found, whose = things(here, ids), lead_of(here, lead)
    told = core.select_slippage(core.slippage(_and_here(history.versions, here)), found, whose)
    code = tell_faults(here)
    if told.skipped:
        remark(f"plantrack: {skipped_in_words(told)}")
        code = COULD_NOT
    if history.before:
        remark(f"plantrack: {moved_house(history.before)}")
    _answer(form, told, _bounds(whose, history.before))
    return code


def _bounds(lead: str | None, before: "Sequence[str]") -> str:
    from plantrack.render.slippage import moved_house

    only = f", only actions led by {lead}" if lead else ""
    return f"{only}. {moved_house(before).removesuffix('.')}" if before else only


def _and_here(versions: "Iterable[Version]", here: "Loaded") -> "Iterator[Version]":
    """Add what lies in the folder to the versions that are committed, if it is another plan."""
    from plantrack.core.slippage import Step, Version

    last = None
    for version in versions:
        yield version
        last = version.plan or last
    if not here.complete or here.plan != last:
        yield Version(Step("", "", today(), ""), here.plan if here.complete else None)


def _answer(form: Format, told: "Slippage", because: str) -> None:
    if form is Format.JSON:
        from plantrack.render.contract import as_json
        from plantrack.render.slippage_rows import slippage_json

        write(as_json(slippage_json(told)))
    elif form is Format.CSV:
        from plantrack.render.csv_text import as_csv
        from plantrack.render.slippage_rows import COLUMNS, slippage_rows

        write(as_csv(slippage_rows(told), COLUMNS))
    else:
        from plantrack.render.slippage import slippage_page

        answer_page(form, slippage_page(told, because))
