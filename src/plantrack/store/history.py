"""The history of a plan: its versions on the main line of a branch, each file of them read once.

Only what was promised is read, plan.yaml and the issues. Only the folder in which the plan lies now has a
history: what was done to it under another name is not followed.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeGuard

from plantrack.core.model import Issue, Plan, Terms
from plantrack.core.order import natural
from plantrack.core.slippage import Step, Version
from plantrack.errors import PlantrackError
from plantrack.store import layout
from plantrack.store.decode import decode_issue, decode_terms
from plantrack.store.disk import LARGEST, text_of
from plantrack.store.fault import Fault
from plantrack.store.git import SHALLOW, Leaf, Repository, commit_of, contents, path_within, repository_of
from plantrack.store.load import Loaded, is_misnamed, is_plan_file, load_shelf
from plantrack.store.mainline import BATCH, Change, Commit, changes, main_line, sizes, taken_out
from plantrack.store.node import Parsed
from plantrack.store.shelf import DiskShelf
from plantrack.store.yamltext import read

_PATHS: Final = (layout.PLAN_FILE, layout.ISSUES)


class History(NamedTuple):
    """The versions of a plan, oldest first, and the folders of which the first took a plan out.

    The plan may have lain in one of these before.
    """

    versions: Iterator[Version]
    before: tuple[str, ...]


def read_history(folder: Path) -> History:
    """Give the versions of the plan in a folder, from the first commit that has it to HEAD.

    Commits that changed nothing of what is promised are no versions. Raises PlantrackError when there is no
    git, when no commit has the plan, or when the history is cut off, for then nobody knows what came first.
    """
    repository = repository_of(folder)
    head = commit_of(repository, "HEAD")
    if repository.is_shallow:
        raise PlantrackError(f"what the plan promised first is not in this repository: {SHALLOW}")
    commits = main_line(repository, head, _PATHS)
    changed = tuple(changes(repository, commits, _PATHS))
    if not any(path_within(path, repository.inside) == layout.PLAN_FILE for c in changed for path in c.files):
        place = os.fsdecode(repository.inside) or "its top folder"
        raise PlantrackError(
            f"no commit on this branch has a plan in {place}, so it has no history yet; commit it first "
            "(what was done while its folder had another name is not followed)"
        )
    whole = f"/{layout.PLAN_FILE}".encode()
    gone = (b"/" + path for path in taken_out(repository, commits[0]))
    before = tuple(os.fsdecode(path.removesuffix(whole)[1:]) or "." for path in gone if path.endswith(whole))
    return History(_versions(repository, changed), before)


def load_promises(folder: Path, shown: str) -> Loaded:
    """Load what is promised in the plan of a folder, and none of its readings.

    Raises UnreadablePlan, a PlantrackError, when plan.yaml cannot be read.
    """
    return load_shelf(_Promises(folder), shown)


class _Promises(DiskShelf):
    """A plan's folder on disk, without its readings."""

    def names(self, folder: str) -> tuple[str, ...] | Fault:
        """List the names in a folder of the plan; none for that of the readings."""
        return () if folder == layout.READINGS else super().names(folder)


class _Library:
    """The files of a history: each is parsed once, however many versions have it."""

    def __init__(self, repository: Repository, sized: Mapping[str, int]) -> None:
        self.repository = repository
        self.sized = sized
        self.texts: dict[str, bytes] = {}
        self.terms: dict[str, Terms | None] = {}
        self.issues: dict[tuple[str, int], Issue | None] = {}

    def fetch(self, objects: Sequence[str]) -> None:
        """Hold the bytes of some files at hand, and let go of those before."""
        self.texts = contents(self.repository, objects)

    def plan(self, entries: Mapping[str, Leaf]) -> Plan | None:
        """Read a version; None when anything of it cannot be read."""
        terms = self._terms(entries.get(layout.PLAN_FILE))
        if terms is None or layout.ISSUES in entries:
            return None
        names = sorted({path.split("/")[1] for path in entries if path.startswith(f"{layout.ISSUES}/")})
        if any(map(is_misnamed, names)):
            return None
        read = [
            self._issue(entries.get(f"{layout.ISSUES}/{name}"), terms.year_start)
            for name in names
            if is_plan_file(name)
        ]
        issues = [issue for issue in read if issue is not None]
        if len(issues) < len(read):
            return None
        return Plan(terms, tuple(sorted(issues, key=lambda issue: natural(issue.id))))

    def _terms(self, leaf: Leaf | None) -> Terms | None:
        if not _is_plain(leaf, self.sized):
            return None
        if leaf.object not in self.terms:
            parsed = self._parsed(leaf.object)
            decoded = decode_terms(parsed, layout.PLAN_FILE) if parsed else None
            self.terms[leaf.object] = decoded.value if decoded and not decoded.left_out else None
        return self.terms[leaf.object]

    def _issue(self, leaf: Leaf | None, year_start: int) -> Issue | None:
        if not _is_plain(leaf, self.sized):
            return None
        key = leaf.object, year_start
        if key not in self.issues:
            parsed = self._parsed(leaf.object)
            decoded = decode_issue(parsed, layout.ISSUES, year_start) if parsed else None
            self.issues[key] = decoded.value if decoded and not decoded.left_out else None
        return self.issues[key]

    def _parsed(self, name: str) -> Parsed | None:
        """Read a file; None when its text is not sound."""
        if name not in self.texts:  # it came with a version that had no use for it
            self.texts |= contents(self.repository, [name])
        text = text_of(self.texts[name])
        parsed = read(text) if isinstance(text, str) else None
        return parsed if isinstance(parsed, Parsed) else None


def _versions(repository: Repository, changed: Sequence[Change]) -> Iterator[Version]:
    """Read the versions one after the other; before the first that has a plan.yaml there is no plan."""
    entries: dict[str, Leaf] = {}
    sized = sizes(
        repository, sorted({leaf.object for change in changed for leaf in _files(repository, change)})
    )
    library = _Library(repository, sized)
    has_begun = False
    for batch in _batches(repository, changed, sized):
        library.fetch(batch.objects)
        for change in batch.changes:
            _apply(entries, repository, change)
            has_begun = has_begun or layout.PLAN_FILE in entries
            if has_begun:
                yield Version(_step(change.commit), library.plan(entries))


class _Batch(NamedTuple):
    """Some changes, and the objects that come with them and were not there before."""

    changes: list[Change]
    objects: list[str]


def _batches(repository: Repository, changed: Sequence[Change], sized: Mapping[str, int]) -> Iterator[_Batch]:
    """Take as many changes at a time as have files of no more than BATCH bytes, or one."""
    known: set[str] = set()
    batch, size = _Batch([], []), 0
    for change in changed:
        files = [leaf for leaf in _files(repository, change) if _is_plain(leaf, sized)]
        new = sorted({leaf.object for leaf in files} - known)
        known.update(new)
        size += sum(sized.get(name, 0) for name in new)
        batch.changes.append(change)
        batch.objects.extend(new)
        if size >= BATCH:
            yield batch
            batch, size = _Batch([], []), 0
    if batch.changes:
        yield batch


def _files(repository: Repository, change: Change) -> Iterator[Leaf]:
    """Give the files of a change that may be the plan's."""
    for path, leaf in change.files.items():
        if (
            leaf is not None
            and leaf.is_plain
            and path_within(path, repository.inside).endswith(layout.SUFFIX)
        ):
            yield leaf


def _apply(entries: dict[str, Leaf], repository: Repository, change: Change) -> None:
    """Put what a commit changed into the entries of the plan's folder, by their paths from it."""
    for path, leaf in change.files.items():
        name = path_within(path, repository.inside)
        if leaf is None:
            entries.pop(name, None)
        elif name.split("/")[0] in _PATHS:
            entries[name] = leaf


def _is_plain(leaf: Leaf | None, sized: Mapping[str, int]) -> TypeGuard[Leaf]:
    """Is there a file, an ordinary one that is not too large?"""
    return leaf is not None and leaf.is_plain and sized.get(leaf.object, 0) <= LARGEST


def _step(commit: Commit) -> Step:
    return Step(commit.name, commit.author, commit.on, commit.subject)
