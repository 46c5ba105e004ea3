"""The main line: the commits that changed some files, in the order in which they were merged.

Only first parents are followed, so that a branch counts when it was merged, as one step. The order is that
of the line itself, from each commit to the one before; no date has a say in it.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from plantrack.store.git import Leaf, Repository, answer, leaves

BATCH: Final = 32 * 1024 * 1024
"""How many bytes of files are held at a time."""

_FORMAT: Final = "--format=%an%x00%cI%x00%s"


class Commit(NamedTuple):
    """A commit: its name, its author's name, its committer's date, and the first line of what it says."""

    name: str
    author: str
    on: date | None
    subject: str


class Change(NamedTuple):
    """A commit, and the files that it left otherwise than the one before: None for one that is gone."""

    commit: Commit
    files: dict[bytes, Leaf | None]


def main_line(repository: Repository, head: str, paths: Sequence[str]) -> tuple[Commit, ...]:
    """List the commits up to `head` that changed files at some paths, oldest first.

    The paths begin at the repository's folder.
    """
    words = ("--first-parent", "--reverse", "--encoding=UTF-8", _FORMAT, head, "--", *paths)
    lines = answer(repository.folder, "rev-list", *words).decode(errors="replace").split("\n")
    named = zip(lines[::2], lines[1::2], strict=False)
    return tuple(_commit(name.removeprefix("commit "), told) for name, told in named)


def changes(repository: Repository, commits: Sequence[Commit], paths: Sequence[str]) -> Iterator[Change]:
    """Give what each commit of a main line changed at some paths; for the first all that was there."""
    if not commits:
        return
    under = repository.inside
    first = {leaf.path: leaf for leaf in leaves(repository, commits[0].name, under)}
    yield Change(commits[0], dict(first))
    pairs = "".join(f"{later.name} {earlier.name}\n" for earlier, later in pairwise(commits))
    words = ("--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--", *paths)
    told = answer(repository.folder, "diff-tree", *words, stdin=pairs.encode())
    by_name = {commit.name: commit for commit in commits}
    for name, files in _differences(told):
        yield Change(by_name[name], files)


def taken_out(repository: Repository, commit: Commit) -> tuple[bytes, ...]:
    """List the files that a commit took out of the tree of the one before, by their paths from the top."""
    named = answer(repository.folder, "rev-list", "--parents", "--max-count=1", commit.name).decode().split()
    if len(named) == 1:
        return ()
    words = ("-r", "-z", "--name-only", "--no-renames", "--diff-filter=D", named[1], commit.name)
    return tuple(filter(None, answer(repository.folder, "diff-tree", *words).split(b"\0")))


def sizes(repository: Repository, objects: Sequence[str]) -> dict[str, int]:
    """Tell how large some files are, by the names of their objects."""
    if not objects:
        return {}
    wanted = "".join(f"{name}\n" for name in objects).encode()
    words = ("cat-file", "--batch-check=%(objectname) %(objectsize)")
    told = answer(repository.folder, *words, stdin=wanted).decode().split("\n")
    return {name: int(size) for name, _, size in (line.partition(" ") for line in told) if size.isdigit()}


def _commit(name: str, told: str) -> Commit:
    author, on, subject = told.split("\0", 2)
    when = None
    with suppress(ValueError):  # a date that no calendar has is no date
        when = date.fromisoformat(on[:10])
    return Commit(name, author, when, subject)


def _differences(told: bytes) -> Iterator[tuple[str, dict[bytes, Leaf | None]]]:
    """Read what diff-tree says: the name of a commit, then by turns what a file became and its path."""
    name, files = "", dict[bytes, Leaf | None]()
    fields = iter(told.split(b"\0"))
    for field in fields:
        if field.startswith(b":"):
            _, mode, _, became, _ = field.decode().split(" ")
            path = next(fields)
            files[path] = None if mode == "000000" else Leaf(mode, became, 0, path)
        elif field:
            if name:
                yield name, files
            name, files = field.decode().strip(), {}
    if name:
        yield name, files
