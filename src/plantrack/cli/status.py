"""plantrack status: the headline, then what needs attention; with ids, those opened up."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from plantrack.cli.answer import answer_page
from plantrack.cli.consult import consult
from plantrack.cli.context import (
    FINE,
    NO,
    AsOfOption,
    Format,
    FormatOption,
    IdsArgument,
    KnownAtOption,
    LeadOption,
    PlanOption,
    date_of,
    incomplete,
    remark,
    write,
)
from plantrack.errors import PlantrackError

if TYPE_CHECKING:
    from plantrack.core.assess import Assessment
    from plantrack.render.page import Page
    from plantrack.store.load import Loaded

SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="What has changed since this date.")
]
FailOnOption = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="STATE,...",
        help="Exit 1 when a milestone is in one of these states, such as missed,lapsed,no-data; "
        "'overdue' looks at the actions.",
    ),
]
EPILOG = """Examples:

\b
  plantrack status                    the whole plan
  plantrack status 1 2c               one issue and one measure, opened
  plantrack status --as-of 2014-09    as it was at the end of September 2014
  plantrack status --lead "Virtual School" --all
  plantrack status --since 2014-09    what has changed since the last board
  plantrack status --fail-on missed,lapsed,overdue    for a scheduled pipeline"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("status", epilog=EPILOG)(status)


def status(
    ids: IdsArgument = None,
    *,
    whole: Annotated[bool, typer.Option("--all", help="Open every issue up.")] = False,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    lead: LeadOption = None,
    since: SinceOption = None,
    fail_on: FailOnOption = None,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """Say where the plan stands: declared and measured, side by side."""
    wanted = _states(fail_on)
    loaded, found, chosen, because, code = consult(
        plan, as_of, known_at, lead=lead, ids=ids, whole=since is not None
    )
    day = _day_before(loaded, chosen, since, form)
    if form is Format.JSON:
        from plantrack.render.contract import as_json, status_json

        write(as_json(status_json(chosen, incomplete=not loaded.complete)))
    elif form is Format.CSV:
        from plantrack.render.csv_text import as_csv
        from plantrack.render.tidy import MILESTONE_COLUMNS, milestone_rows

        write(as_csv(milestone_rows(chosen), MILESTONE_COLUMNS))
    elif day is not None:
        answer_page(form, _since_page(loaded, chosen, because, day))
    else:
        from plantrack.render.status import opened_page, status_page

        is_opened = found or whole
        page = partial(opened_page, headed=whole) if is_opened else status_page
        answer_page(form, page(chosen, because, loaded.left_out))
    return code or _failed(chosen, wanted)


def _day_before(loaded: "Loaded", assessment: "Assessment", since: str | None, form: Format) -> date | None:
    """Give the day that --since names, if it is given and can be answered."""
    if since is None:
        return None
    day = date_of(since, loaded, "--since")
    if form in {Format.JSON, Format.CSV}:
        raise PlantrackError(f"--since answers in text or markdown, not in {form}")
    if day >= assessment.as_of:
        raise PlantrackError(
            f"--since: {day} is not before {assessment.as_of}, the day that is asked about; "
            "--as-of DATE asks about another"
        )
    return day


def _since_page(loaded: "Loaded", assessment: "Assessment", because: str, day: date) -> "Page":
    from plantrack.core.since import changes_since
    from plantrack.render.since import since_page

    changes = changes_since(assessment, loaded.logs, day)
    return since_page(changes, assessment, day, because + incomplete(loaded))


def _states(fail_on: str | None) -> list[str]:
    """Give the states that --fail-on names; none without it, and never none with it."""
    from plantrack.core.milestone import State

    if fail_on is None:
        return []
    known = [*(state.value for state in State), "overdue"]
    wanted = list(dict.fromkeys(word.strip() for word in fail_on.split(",") if word.strip()))
    for word in wanted:
        if word not in known:
            raise PlantrackError(f"--fail-on: '{word[:40]}' is not one of {', '.join(known)}")
    if not wanted:
        raise PlantrackError(f"--fail-on names no state; write some of {', '.join(known)}")
    return wanted


def _failed(assessment: "Assessment", wanted: list[str]) -> int:
    found = {state.value: count for state, count in assessment.milestones_by_state().items()}
    found["overdue"] = len(assessment.overdue())
    failing = [_counted(found[word], word) for word in wanted if found[word]]
    if not failing:
        return FINE
    remark(f"plantrack: --fail-on: {'; '.join(failing)}")
    return NO


def _counted(count: int, word: str) -> str:
    what = "action" if word == "overdue" else "milestone"
    return f"{count} {what}{'s' if count > 1 else ''} {word}"
