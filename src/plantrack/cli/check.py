"""plantrack check: is the plan well formed? It never changes its mind as time passes."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plantrack.cli.context import COULD_NOT, FINE, NO, PlanOption, folder_of, remark, write
from plantrack.errors import PlantrackError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantrack.core.finding import Diagnostic
    from plantrack.store.load import Loaded


class CheckFormat(StrEnum):
    """The forms in which findings can be had."""

    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    MARKDOWN = "markdown"
    TEXT = "text"
    JSON = "json"


CheckFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="github, gitlab, sarif, markdown, text or json; else text, in a GitHub workflow github.",
        autocompletion=lambda: [form.value for form in CheckFormat],
    ),
]
AgainstOption = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="REV",
        help="Refuse what has weakened the plan without a reason since this branch parted from a revision.",
    ),
]
ROOTS = {
    CheckFormat.GITHUB: "GITHUB_WORKSPACE",
    CheckFormat.SARIF: "GITHUB_WORKSPACE",
    CheckFormat.GITLAB: "CI_PROJECT_DIR",
}
"""Where a code host says in which folder it has put the repository."""
EPILOG = """Examples:

\b
  plantrack check                        silent when nothing is wrong
  plantrack check --against origin/main  also: does this branch weaken the plan without a reason?
  plantrack check --format sarif         for a code host; json is for other programs"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("check", epilog=EPILOG)(check)


def check(*, against: AgainstOption = None, wanted: CheckFormatOption = None, plan: PlanOption = None) -> int:
    """Say what is wrong with the plan's files, each with its place and what to do."""
    from plantrack.core.finding import Level

    form = _form(wanted)
    folder, shown = folder_of(plan)
    shown = _from_the_root(form, folder, shown)
    loaded, found = _checked(folder, shown)
    failed = ""
    if against is not None:
        try:
            found += _weakenings(loaded, folder, against)
        except PlantrackError as error:
            failed = str(error)
            found += [_not_compared(failed, shown)] if form is not CheckFormat.TEXT else []
    _answer(form, found, folder)
    if wanted is None and form is CheckFormat.GITHUB:
        _summarise(found)
    if failed:
        remark(f"plantrack: {failed}")
        return COULD_NOT
    return NO if any(one.level is Level.ERROR for one in found) else FINE


def _checked(folder: Path, shown: str) -> "tuple[Loaded | None, list[Diagnostic]]":
    """Load and check the plan; none when its plan.yaml cannot be read."""
    from plantrack.checks.catalogue import check_plan
    from plantrack.store.load import UnreadablePlan, load_plan
    from plantrack.store.locate import locate_all

    try:
        loaded = load_plan(folder, shown)
    except UnreadablePlan as unreadable:
        return None, list(unreadable.diagnostics)
    checked = locate_all(loaded, check_plan(loaded.plan, loaded.logs, complete=loaded.complete))
    return loaded, [*loaded.diagnostics, *checked]


def _weakenings(after: "Loaded | None", folder: Path, against: str) -> "list[Diagnostic]":
    """Say what was edited since the present branch parted from a revision."""
    from plantrack.cli.diff import added, edits_between, whole
    from plantrack.render.edits import edit_diagnostics
    from plantrack.store.gittree import NoPlanYet, load_parting

    if after is None or not after.complete:
        raise PlantrackError(
            f"the comparison with {against[:64]} was not made: the plan here cannot be read whole; "
            "put right what check finds, then run it again"
        )
    try:
        base, before = load_parting(folder, against)
    except NoPlanYet:
        return edit_diagnostics(added(after))
    return edit_diagnostics(edits_between(whole(before, base), after))


def _not_compared(said: str, shown: str) -> "Diagnostic":
    """Give the failure as a diagnostic too, so that a program cannot take it for a clean plan."""
    from plantrack.core.finding import Diagnostic, Level, Location
    from plantrack.render.codes import NOT_COMPARED
    from plantrack.store.layout import PLAN_FILE, shown_file

    first, _, more = said.partition("\n")
    advice = " ".join(more.split()) or "Make the comparison possible, then run it again"
    return Diagnostic(
        NOT_COMPARED, Level.ERROR, "", first, advice, Location(shown_file(shown, PLAN_FILE), 1, 1)
    )


def _form(wanted: str | None) -> CheckFormat:
    """Give the form that was asked for; else the one for where the program runs."""
    if wanted is None:
        is_workflow = os.environ.get("GITHUB_ACTIONS") == "true"
        return CheckFormat.GITHUB if is_workflow else CheckFormat.TEXT
    try:
        return CheckFormat(wanted)
    except ValueError:
        *most, last = CheckFormat
        listed = f"{', '.join(most)} or {last}"
        raise PlantrackError(f"--format: check answers in {listed}, not in {wanted[:64]}") from None


def _from_the_root(form: CheckFormat, folder: Path, shown: str) -> str:
    """Name the folder as a code host does: from the root of the repository, wherever the program runs."""
    from plantrack.store.layout import shown_folder

    root = os.environ.get(ROOTS.get(form, ""), "")
    return shown_folder(folder, Path(root)) if root and folder.absolute().is_relative_to(root) else shown


def _answer(form: CheckFormat, found: "list[Diagnostic]", folder: Path) -> None:
    from plantrack.render.diagnostics import as_json, as_text

    match form:
        case CheckFormat.TEXT:
            write(as_text(found, _texts(found, folder)))
        case CheckFormat.JSON:
            write(as_json(found))
        case _:
            _annotate(form, found)


def _annotate(form: CheckFormat, found: "list[Diagnostic]") -> None:
    from plantrack.render import annotations

    match form:
        case CheckFormat.GITLAB:
            write(annotations.as_gitlab(found))
        case CheckFormat.SARIF:
            write(annotations.as_sarif(found))
        case CheckFormat.MARKDOWN:
            write(annotations.as_markdown(found))
        case _:
            write(annotations.as_github(found), is_obeyed=True)


def _summarise(found: "list[Diagnostic]") -> None:
    """Add the findings to the job summary, as far as there is room; without one the answer still stands."""
    from plantrack.render.annotations import SUMMARY_BYTES, as_markdown

    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("ab") as summary:
            summary.write(as_markdown(found, SUMMARY_BYTES - summary.tell()).encode())
    except OSError as fault:
        remark(f"plantrack: the job summary was not written to {name}: {fault.strerror}")


def _texts(found: "Iterable[Diagnostic]", folder: Path) -> dict[str, str]:
    """Read the files that have findings, so that their lines can be shown."""
    from plantrack.store.disk import read_text

    files = {one.location.file for one in found}
    read = {file: read_text(Path(file), folder) for file in sorted(files)}
    return {file: text for file, text in read.items() if isinstance(text, str)}
