"""plantrack diff: what changed between two versions of the plan, in words."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plantrack.cli.answer import answer_list
from plantrack.cli.context import FINE, Format, FormatOption, PlanOption, folder_of
from plantrack.errors import PlantrackError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantrack.core.edits import Edit
    from plantrack.render.edits import Placed
    from plantrack.store.load import Loaded

WORKING_TREE = "the working tree"
PARTED = "..."
"""After a revision: the commit where this branch parted from it, as git writes it."""
MOST_TOLD = 5
"""How many faults of a version that cannot be compared are told."""

OldArgument = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help="A git revision (REV... is where this branch parted from it), or a folder that holds a plan.",
    ),
]
NewArgument = Annotated[
    str | None, typer.Argument(metavar="NEW", help="The same; else the plan as it lies here.")
]
EPILOG = """Examples:

\b
  plantrack diff                           what was changed since the last commit
  plantrack diff origin/main...            what this branch and the working tree change
  plantrack diff v1 v2 --format markdown   between two revisions, for a board paper
  plantrack diff ../last-year/plan plan    between two folders"""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program."""
    app.command("diff", epilog=EPILOG)(diff)


def diff(
    old: OldArgument = "HEAD",
    new: NewArgument = None,
    *,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """Say what changed between two versions of the plan, and what that weakens."""
    from plantrack.render.edits import COLUMNS, edit_rows, edits_page

    before = _before(old, plan)
    after = whole(_working_tree(plan) if new is None else _version(new, plan), new or WORKING_TREE)
    placed = edits_between(before, after) if before else added(after)
    is_text = form is Format.TEXT  # Markdown has no place for lines of YAML to copy; check prints them
    page = edits_page(old, new or WORKING_TREE, placed, remedies=is_text)
    answer_list(form, "diff", edit_rows(placed), COLUMNS, page, None)
    return FINE


def edits_between(before: "Loaded", after: "Loaded") -> "list[Placed]":
    """Compare two versions of the plan; each edit with its place in the later one."""
    from plantrack.core.edits import compare

    return _placed(compare(before.plan, before.logs, after.plan, after.logs), after)


def added(after: "Loaded") -> "list[Placed]":
    """Say that the whole plan is new, where there was none to compare it with."""
    from plantrack.core.edits import new_plan

    return _placed([new_plan(after.plan)], after)


def _placed(edits: "Sequence[Edit]", after: "Loaded") -> "list[Placed]":
    from plantrack.core.finding import Finding, Level
    from plantrack.render.edits import Placed
    from plantrack.store.locate import locate_all

    found = (Finding(edit.code, Level.NOTE, edit.pointer, edit.sentence, "") for edit in edits)
    return [Placed(edit, one.location) for edit, one in zip(edits, locate_all(after, found), strict=True)]


def _before(written: str, plan: Path | None) -> "Loaded | None":
    """Load the version that is compared with; None where there was no plan yet."""
    from plantrack.store.gittree import NoPlanYet

    try:
        return whole(_version(written, plan), written)
    except NoPlanYet:
        return None


def whole(loaded: "Loaded", name: str) -> "Loaded":
    """Give a version of the plan back if all of it could be read; else raise PlantrackError."""
    if loaded.complete:
        return loaded
    left_out = ", ".join(loaded.left_out)
    said = f"the comparison was not made: the plan of {name[:64]} cannot be read whole (left out: {left_out})"
    faults = [f"  {found}\n    help: {found.help}" for found in loaded.diagnostics[:MOST_TOLD]]
    more = len(loaded.diagnostics) - MOST_TOLD
    raise PlantrackError("\n".join([said, *faults, *([f"  and {more} more"] if more > 0 else [])]))


def _working_tree(plan: Path | None) -> "Loaded":
    from plantrack.store.load import load_plan

    return load_plan(*folder_of(plan))


def _version(written: str, plan: Path | None) -> "Loaded":
    """Load the plan in a folder or at a revision, whichever the words name."""
    from plantrack.store.gittree import load_parting, load_revision
    from plantrack.store.load import load_plan

    named = _folder(written)
    if named is None:
        folder, _ = folder_of(plan)
        if written.endswith(PARTED):
            return load_parting(folder, written.removesuffix(PARTED))[1]
        return load_revision(folder, written)
    if _is_bare(written) and _is_revision(written, plan):
        raise PlantrackError(
            f"'{written}' is both a folder that holds a plan and a git revision; "
            f"write ./{written} for the folder, or refs/heads/{written} for the branch"
        )
    return load_plan(*folder_of(named))


def _folder(written: str) -> Path | None:
    """Give the folder that the words name, if it holds a plan."""
    from plantrack.store.layout import plan_at

    try:
        return plan_at(Path(written)) if written else None
    except PlantrackError:
        return None


def _is_bare(written: str) -> bool:
    """Could it be the name of a branch as well as of a folder?"""
    return not written.startswith(".") and not Path(written).is_absolute()


def _is_revision(written: str, plan: Path | None) -> bool:
    from plantrack.store.git import commit_of, repository_of

    try:
        commit_of(repository_of(folder_of(plan)[0]), written)
    except PlantrackError:
        return False
    return True
