"""The plan at a revision: the same files, read from the tree of a commit instead of the disk."""

import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from plantrack.core.finding import Diagnostic
from plantrack.core.logline import LineFault
from plantrack.core.reading import Log, Needed
from plantrack.errors import PlantrackError
from plantrack.store import layout
from plantrack.store.disk import LARGEST, astray, text_of, too_large
from plantrack.store.fault import Fault, FaultCode
from plantrack.store.git import (
    SHALLOW,
    SHORT,
    Leaf,
    Repository,
    commit_of,
    contents,
    leaves,
    merge_base,
    path_within,
    repository_of,
)
from plantrack.store.load import Loaded, load_shelf
from plantrack.store.readings import MOST_BYTES, read_log, unread_log

MOST_TOLD: Final = 3
"""How many other places of a plan are named."""

_RESTORE: Final = "Put the file itself there, in its place in the plan folder"
_ABSENT: Final = Fault(FaultCode.UNREADABLE, "it is not there at that revision", _RESTORE)


class NoPlanYet(PlantrackError):  # noqa: N818 - named for what it is about, as UnreadablePlan is
    """At a commit there was no plan, neither in its folder nor anywhere else."""


class TreeShelf(NamedTuple):
    """A plan's folder in the tree of a commit: its entries, and the bytes of its plain files, by their paths.

    The paths begin at the plan's folder. A link, a submodule or a file that is too large has no bytes.
    """

    entries: Mapping[str, Leaf]
    bytes_of: Mapping[str, bytes]

    def names(self, folder: str) -> tuple[str, ...] | Fault:
        """List the names in a folder of the plan; a link in its place is not followed."""
        if folder in self.entries:
            return astray("it is not a folder at that revision, but a file, a link or a submodule")
        below = (path.removeprefix(f"{folder}/") for path in self.entries if path.startswith(f"{folder}/"))
        return tuple(sorted({path.partition("/")[0] for path in below}))

    def text(self, *names: str) -> str | Fault:
        """Give the text of a file."""
        content = self._content("/".join(names))
        return content if isinstance(content, Fault) else text_of(content)

    def log(
        self, name: str, shown: str, year_start: int, needed: Needed
    ) -> tuple[Log, tuple[Diagnostic, ...]]:
        """Read a file of readings; links are refused, as on disk."""
        measure = name.removesuffix(layout.SUFFIX)
        content = self._content(f"{layout.READINGS}/{name}")
        if isinstance(content, Fault):
            fault = LineFault(content.code.value, 1, content.message, content.help)
            return (), unread_log(fault, measure, shown)
        return read_log(BytesIO(content), measure, shown, year_start, needed)

    def _content(self, path: str) -> bytes | Fault:
        if path not in self.entries:
            return _ABSENT
        if not self.entries[path].is_plain:
            return astray("this is a link or a submodule at that revision, not a plain file")
        return self.bytes_of.get(path, too_large())


def load_revision(folder: Path, revision: str) -> Loaded:
    """Load the plan in a folder as it was at a revision, in the words of a person.

    Raises PlantrackError when git does not know it, when the plan was not there, or cannot be read.
    """
    repository = repository_of(folder)
    return load_commit(repository, commit_of(repository, revision), revision)


def load_parting(folder: Path, revision: str) -> tuple[str, Loaded]:
    """Load the plan as it was where this branch parted from a revision; and that commit's short name.

    Raises NoPlanYet when there was none, and PlantrackError when it cannot be told or read.
    """
    repository = repository_of(folder)
    base = merge_base(repository, commit_of(repository, revision), commit_of(repository, "HEAD"))
    return base[:SHORT], load_commit(repository, base, base[:SHORT])


def load_commit(repository: Repository, commit: str, named: str) -> Loaded:
    """Load the plan at a commit; `named` is how a person calls it, for the places of faults."""
    inside = repository.inside
    entries = {path_within(leaf.path, inside): leaf for leaf in leaves(repository, commit, inside)}
    if "" in entries:
        raise PlantrackError(
            f"at {named[:64]} {os.fsdecode(inside)} is a link, not the plan's folder; "
            "compare with a revision that holds the plan itself"
        )
    if layout.PLAN_FILE not in entries:
        raise _not_there(repository, commit, named)
    shelf = TreeShelf(entries, _contents(repository, entries))
    return load_shelf(shelf, f"{named}:{os.fsdecode(inside) or '.'}")


def _contents(repository: Repository, entries: Mapping[str, Leaf]) -> dict[str, bytes]:
    """Read every file that may be the plan's, all at once, but for texts that are too large."""
    wanted = {path: leaf for path, leaf in entries.items() if leaf.is_plain and _is_wanted(path, leaf.size)}
    if sum(leaf.size for leaf in wanted.values()) > MOST_BYTES:
        raise PlantrackError(
            f"the plan at that revision is over {MOST_BYTES >> 20} MiB; look whether it is the right folder"
        )
    read = contents(repository, sorted({leaf.object for leaf in wanted.values()}))
    return {path: read[leaf.object] for path, leaf in wanted.items()}


def _is_wanted(path: str, size: int) -> bool:
    folder, _, name = path.rpartition("/")
    if folder == layout.READINGS:
        return name.endswith(layout.SUFFIX)
    is_text = path == layout.PLAN_FILE or (folder == layout.ISSUES and name.endswith(layout.SUFFIX))
    return is_text and size <= LARGEST


def _not_there(repository: Repository, commit: str, named: str) -> PlantrackError:
    """Say that the plan was not in its folder at a commit, and where else there was one.

    A shallow clone lacks history, so of one it is not said that there was no plan yet.
    """
    place = os.fsdecode(repository.inside) or "the top folder"
    whole = f"/{layout.PLAN_FILE}".encode()
    paths = (b"/" + leaf.path for leaf in leaves(repository, commit))
    there = [os.fsdecode(path.removesuffix(whole)[1:]) or "." for path in paths if path.endswith(whole)]
    said = f"at {named[:64]} there was no plan in {place}"
    if not there and repository.is_shallow:
        return PlantrackError(f"{said}, nor anywhere else; {SHALLOW}")
    if not there:
        return NoPlanYet(
            f"{said}, nor anywhere else; a plan can be compared from the commit on that added it"
        )
    listed = ", ".join(there[:MOST_TOLD]) + (f" and {len(there) - MOST_TOLD} more" * (len(there) > MOST_TOLD))
    return PlantrackError(
        f"{said}; it may have moved: there was a {layout.PLAN_FILE} in {listed}. To compare with it, take "
        f"that version out (git worktree add ../before {commit[:SHORT]}) and give its folder to `diff`"
    )
