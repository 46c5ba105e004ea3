"""plantrack status: the headline, then what needs attention; with ids, those opened up."""

from typing import TYPE_CHECKING, Annotated

import typer

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
    judge,
    lead_of,
    read_plan,
    remark,
    tell_faults,
    things,
    write,
    write_page,
)

if TYPE_CHECKING:
    from plantrack.core.assess import Assessment

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


def status(  # noqa: PLR0913 - one parameter an option
    ids: IdsArgument = None,
    *,
    whole: Annotated[bool, typer.Option("--all", help="Open every issue up.")] = False,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    lead: LeadOption = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="What has changed since this date.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="STATE,...", help="Exit 1 when a milestone is so, or overdue."),
    ] = None,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """Say where the plan stands: declared and measured, side by side."""
    from plantrack.core.select import select

    loaded = read_plan(plan)
    assessment, because = judge(loaded, as_of, known_at)
    found = things(loaded, ids)
    chosen = select(assessment, found, lead_of(loaded, lead))
    wanted = _states(fail_on)
    code = tell_faults(loaded)
    if form is Format.JSON:
        from plantrack.render.contract import as_json, status_json

        write(as_json(status_json(chosen, incomplete=not loaded.complete)))
    elif form is Format.CSV:
        from plantrack.render.csv_text import as_csv
        from plantrack.render.tidy import MILESTONE_COLUMNS, milestone_rows

        write(as_csv(milestone_rows(chosen), MILESTONE_COLUMNS))
    else:
        from plantrack.render.markdown import as_markdown
        from plantrack.render.status import opened_page, status_page

        if since:
            from plantrack.core.since import changes_since
            from plantrack.render.since import since_page

            day = date_of(since, loaded, "--since")
            page = since_page(changes_since(chosen, loaded.logs, day), chosen, day)
        elif found or whole:
            page = opened_page(chosen, because, loaded.left_out, headed=whole)
        else:
            page = status_page(chosen, because, loaded.left_out)
        write(as_markdown(page)) if form is Format.MARKDOWN else write_page(page)
    return code or _failed(chosen, wanted)


def _states(fail_on: str | None) -> list[str]:
    from plantrack.core.milestone import State
    from plantrack.errors import PlantrackError

    wanted = [word.strip() for word in (fail_on or "").split(",") if word.strip()]
    known = [*(state.value for state in State), "overdue"]
    for word in wanted:
        if word not in known:
            raise PlantrackError(f"--fail-on: '{word[:40]}' is not one of {', '.join(known)}")
    return wanted


def _failed(assessment: "Assessment", wanted: list[str]) -> int:
    found = {state.value: count for state, count in assessment.milestones_by_state().items()}
    found["overdue"] = len(assessment.overdue())
    failing = [f"{found[word]} {word}" for word in wanted if found[word]]
    if not failing:
        return FINE
    remark(f"plantrack: --fail-on: {', '.join(failing)}")
    return NO
