"""Git: the program, asked in a clean environment and answered in bytes. Nothing here knows a plan."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from plantrack.errors import PlantrackError

PATIENCE: Final = 120
"""Seconds after which a git that does not answer is given up."""

SHALLOW: Final = (
    "this is a shallow clone: fetch the whole history, e.g. actions/checkout with fetch-depth: 0, "
    "or `git fetch --unshallow`"
)
PARTIAL: Final = (
    "this clone was made without its old files, and plantrack fetches nothing: "
    "clone it without --filter, or run `git fetch --refetch --no-filter`"
)
SHORT: Final = 10
"""How much of a commit's name is enough for a person."""

_COMMIT: Final = re.compile(rb"(?:[0-9a-f]{40}|[0-9a-f]{64})\n?")
_KEPT: Final = ("GIT_CONFIG", "GIT_CEILING", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT", "GIT_EXEC_PATH")
"""How the names begin of git's own variables that say where things are; the others change what it answers."""

_SETTINGS: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",  # a clone that left files out would fetch them
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
}


class Repository(NamedTuple):
    """A working tree, seen from a folder in it; `inside` is that folder's path from its top."""

    folder: Path
    inside: bytes
    is_shallow: bool


class Leaf(NamedTuple):
    """An entry of a commit's tree: mode, object, size (0 for a submodule), and its path from the top."""

    mode: str
    object: str
    size: int
    path: bytes

    @property
    def is_plain(self) -> bool:
        """Is it an ordinary file, neither a link nor a submodule?"""
        return self.mode in {"100644", "100755"}


def user_name(folder: Path) -> str | None:
    """Ask for the name that git signs commits with in a folder; None where there is no git or no name."""
    try:
        asked = subprocess.run(
            ["git", "config", "--get", "user.name"],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return asked.stdout.strip() or None


def repository_of(folder: Path) -> Repository:
    """Find the repository that a folder lies in. Raises PlantrackError where there is none, or no git."""
    asked = _ask(folder, "rev-parse", "--show-prefix")
    if asked.returncode:
        raise PlantrackError(_no_repository(folder, asked.stderr))
    shallow = answer(folder, "rev-parse", "--is-shallow-repository")
    return Repository(folder, asked.stdout.removesuffix(b"\n").removesuffix(b"/"), shallow == b"true\n")


def commit_of(repository: Repository, revision: str) -> str:
    """Resolve what a person wrote to a commit's name, the hex digits. Raises PlantrackError when it is none.

    This is the only place where the words of a person reach git, and there they cannot be an option.
    """
    if "\0" not in revision:
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        asked = _ask(repository.folder, *words)
        if not asked.returncode and _COMMIT.fullmatch(asked.stdout):
            return asked.stdout.decode().strip()
    advice = (
        SHALLOW if repository.is_shallow else "`git branch --all` and `git log --oneline` list what it has"
    )
    raise PlantrackError(f"git knows no revision '{revision[:64]}' here; {advice}")


def merge_base(repository: Repository, one: str, other: str) -> str:
    """Give the commit at which two histories parted. Raises PlantrackError when there is none."""
    asked = _ask(repository.folder, "merge-base", one, other)
    if not asked.returncode and _COMMIT.fullmatch(asked.stdout):
        return asked.stdout.decode().strip()
    if asked.returncode > 1:
        raise PlantrackError(_failure("merge-base", asked.stderr))
    advice = SHALLOW if repository.is_shallow else "compare with a branch that this one was made from"
    raise PlantrackError(f"{one[:SHORT]} and {other[:SHORT]} have no commit in common here; {advice}")


def leaves(repository: Repository, commit: str, under: bytes = b"") -> tuple[Leaf, ...]:
    """List the tree of a commit, whole or as far as it lies at a path or below."""
    paths = ("--", os.fsdecode(under)) if under else ()
    listed = answer(repository.folder, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, *paths)
    return tuple(_leaf(entry) for entry in listed.split(b"\0") if entry)


def path_within(path: bytes, inside: bytes) -> str:
    """Give a path from a folder on, both as they begin at the top."""
    return os.fsdecode(path.removeprefix(inside).removeprefix(b"/"))


def contents(repository: Repository, objects: Sequence[str]) -> dict[str, bytes]:
    """Read objects, all by one git, by their names."""
    if not objects:
        return {}
    wanted = "".join(f"{name}\n" for name in objects).encode()
    return dict(_objects(answer(repository.folder, "cat-file", "--batch", stdin=wanted)))


def _leaf(entry: bytes) -> Leaf:
    about, _, path = entry.partition(b"\t")
    mode, _, name, size = about.decode().split()
    return Leaf(mode, name, int(size) if size.isdigit() else 0, path)


def _objects(batch: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(batch):
        end = batch.index(b"\n", at)
        name, *about = batch[at:end].decode().split()
        if about[-1:] == ["missing"]:
            raise PlantrackError(f"git lacks the object {name[:SHORT]}; `git fsck` looks for what is damaged")
        begin, size = end + 1, int(about[-1])
        yield name, batch[begin : begin + size]
        at = begin + size + 1


def answer(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    """Ask git in a folder, and give what it says. Raises PlantrackError when it could not do it."""
    asked = _ask(folder, *words, stdin=stdin)
    if asked.returncode:
        raise PlantrackError(_failure(words[0], asked.stderr))
    return asked.stdout


def _ask(folder: Path, *words: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(
            ["git", "--no-pager", *words],
            cwd=folder,
            env=_environment(),
            input=stdin,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except OSError:
        advice = "install git, or compare two folders: plantrack diff OLD NEW"
        raise PlantrackError(
            f"a revision of the plan needs git, and it could not be started; {advice}"
        ) from None
    except subprocess.TimeoutExpired:
        raise PlantrackError(f"git {words[0]} gave no answer in {PATIENCE} seconds; try it by hand") from None


def _environment() -> dict[str, str]:
    """Give the user's environment without what changes git's answers or leads it to another repository."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return kept | _SETTINGS


def _no_repository(folder: Path, said: bytes) -> str:
    if b"not a git repository" not in said:
        return _failure("rev-parse", said)
    advice = "run it inside the repository of the plan, or compare two folders: plantrack diff OLD NEW"
    return f"{folder} is not in a git repository, so it has no revisions; {advice}"


def _failure(command: str, said: bytes) -> str:
    if b"transport" in said and b"not allowed" in said:
        return PARTIAL
    first = said.decode(errors="replace").strip().split("\n")[0].removeprefix("fatal: ")
    return f"git {command} could not do it: {first or 'it does not say why'}; try `git status` there"
