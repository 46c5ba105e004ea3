"""Two branches that record: plain git merges different measures, and shows a conflict in the same one."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.durability.small import EARLIER, write_plan

Git = Callable[..., tuple[int, str]]
OURS = ("record", "1a", "2014-09", "55", "--by", "Ours")
THEIRS = ("record", "1a", "2014-10", "57", "--by", "Theirs")
ANOTHER = ("record", "1a", "2014-09", "57", "--by", "Theirs")
AGREEING = ("record", "1a", "2014-09", "55", "--by", "Theirs")
CONFLICTED = "CONFLICT (content): Merge conflict in plan/readings/1a.yaml"


@pytest.fixture
def git(tmp_path: Path, environment: dict[str, str]) -> Git:
    """Run git in a repository that holds the plan, and knows of no merge driver."""
    names = {
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@council.example",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@council.example",
    }  # fmt: skip

    def run(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607 - as the user's is
            cwd=tmp_path, env=environment | names, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.returncode, done.stdout

    write_plan(tmp_path, EARLIER)
    run("init", "--quiet", "--initial-branch=main")
    run("add", ".")
    run("commit", "--quiet", "--message=The plan")
    return run


def branch(git: Git, ask: Ask, name: str, *records: tuple[str, ...]) -> None:
    """Record on a new branch of main, and commit that."""
    git("switch", "--quiet", "--create", name, "main")
    for arguments in records:
        assert ask(*arguments).code == 0
    git("add", ".")
    assert git("commit", "--quiet", f"--message={name}")[0] == 0


def test_different_measures_merge_by_themselves(git: Git, ask: Ask, tmp_path: Path) -> None:
    branch(git, ask, "ours", OURS, ("record", "1b", "2014-09", "1", "--by", "Ours"))
    branch(git, ask, "theirs", ("record", "1c", "2014-09", "2", "--by", "Theirs"))
    assert git("merge", "--no-edit", "ours")[0] == 0
    names = sorted(path.name for path in (tmp_path / "plan" / "readings").iterdir())
    assert names == ["1a.yaml", "1b.yaml", "1c.yaml"]
    assert ask("check", "--against", "main").code == 0
    assert not (tmp_path / ".gitattributes").exists()


@pytest.mark.parametrize("first", ["1a", "1d"], ids=["a log that was there", "a first reading on both"])
def test_the_same_measure_conflicts_visibly(first: str, git: Git, ask: Ask) -> None:
    branch(git, ask, "ours", ("record", first, *OURS[2:]))
    branch(git, ask, "theirs", ("record", first, *THEIRS[2:]))
    code, said = git("merge", "--no-edit", "ours")
    assert code == 1
    assert f"Merge conflict in plan/readings/{first}.yaml" in said
    done = ask("check")
    assert done.code == 1
    assert f"plan/readings/{first}.yaml:{3 if first == '1a' else 1}:1: error[conflict-marker]" in done.stdout
    refused = ask("record", first, "2014-11", "58")
    assert refused.code == 2
    assert "this is the mark of a merge conflict" in refused.stderr
    assert refused.stderr.endswith("\nNothing was recorded.\n")


def test_the_same_reading_on_both_is_one_line(git: Git, ask: Ask, tmp_path: Path) -> None:
    branch(git, ask, "ours", OURS)
    branch(git, ask, "theirs", OURS)
    assert git("merge", "--no-edit", "ours")[0] == 0
    assert (tmp_path / "plan/readings/1a.yaml").read_bytes().count(
        b"2014-09"
    ) == 2  # one `recorded`, one reading
    assert ask("check", "--against", "main").code == 0


def resolved(*lines: int) -> Callable[[list[bytes]], bytes]:
    """Keep these of the readings of both sides: 0 and 1 were there, 2 is one side's, 3 the other's."""
    return lambda readings: b"".join(readings[line] for line in lines)


CARELESS: dict[str, tuple[tuple[str, ...], Callable[[list[bytes]], bytes], int, str]] = {
    "well resolved": (THEIRS, resolved(0, 1, 2, 3), 0, ""),
    "the other way round": (THEIRS, resolved(0, 1, 3, 2), 0, ""),
    "both for one period": (ANOTHER, resolved(0, 1, 2, 3), 1, "error[reading-repeated]"),
    "both for one period, with one value": (AGREEING, resolved(0, 1, 2, 3), 1, "error[reading-repeated]"),
    "ours lost": (THEIRS, resolved(0, 1, 2), 1, "error[reading-removed]"),
    "an earlier one lost": (THEIRS, resolved(0, 2, 3), 1, "error[reading-removed]"),
    "an earlier one at the end": (THEIRS, resolved(0, 2, 3, 1), 0, "note[reading-out-of-order]"),
    "one twice": (THEIRS, resolved(0, 1, 2, 3, 3), 1, "error[reading-repeated]"),
}  # fmt: skip


@pytest.mark.parametrize("case", CARELESS)
def test_what_a_careless_resolution_leaves_is_found(case: str, git: Git, ask: Ask, tmp_path: Path) -> None:
    theirs, resolve, code, words = CARELESS[case]
    branch(git, ask, "ours", OURS)
    branch(git, ask, "theirs", theirs)
    assert CONFLICTED in git("merge", "--no-edit", "ours")[1]
    log = tmp_path / "plan/readings/1a.yaml"
    log.write_bytes(
        resolve([line for line in log.read_bytes().splitlines(keepends=True) if line[:1] == b"-"])
    )
    git("commit", "--quiet", "--all", "--no-edit")
    done = ask("check", "--against", "ours")
    assert done.code == code
    assert words in done.stdout
    assert (done.stdout == "") == (not words)
