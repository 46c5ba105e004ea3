"""plantrack speaks to no network: every command runs where a socket cannot be made."""

import subprocess
import sys
from pathlib import Path

import pytest

from plantrack.cli.commands import COMMANDS
from tests.cli.conftest import Ask
from tests.program import ROOT
from tests.store.test_gittree import Checkout, new_checkout

PLAN = ROOT / "plan"
GUARD = """
import sys

def refuse(event, _):
    if event.startswith("socket."):
        print(f"refused: {event}", file=sys.stderr)
        raise PermissionError(event)

sys.addaudithook(refuse)
"""
RUN = f"{GUARD}\nsys.argv[0] = 'plantrack'\nfrom plantrack.cli.main import main\nsys.exit(main())\n"
ASKED = {
    "status": ["--all"],
    "show": ["1c"],
    "record": ["1c", "2014-09", "55"],
    "overdue": [],
    "due": [],
    "residual": [],
    "challenge": [],
    "check": ["--against", "HEAD"],
    "diff": ["HEAD"],
    "slippage": [],
    "export": [],
    "schema": ["issue"],
}


def guarded(code: str, arguments: list[str], cwd: Path, environment: dict[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.fixture
def checkout(tmp_path: Path, environment: dict[str, str]) -> Checkout:
    """Make a repository that holds the plan of this one, as a user has it."""
    files = {file.relative_to(PLAN).as_posix(): file.read_text("utf-8") for file in PLAN.rglob("*.yaml")}
    return new_checkout(tmp_path, environment, files)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_makes_no_socket(name: str, checkout: Checkout, environment: dict[str, str]) -> None:
    code, said = guarded(RUN, [name, *ASKED[name]], checkout.top, environment)
    assert (code, said) == (0, "")


def test_the_guard_refuses_a_socket(tmp_path: Path, environment: dict[str, str]) -> None:
    code, said = guarded(f"{GUARD}\nimport socket\nsocket.socket()\n", [], tmp_path, environment)
    assert code == 1
    assert said.startswith("refused: socket.__new__\n")


def test_git_fetches_nothing_for_a_clone_that_left_old_files_out(
    ask: Ask, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = checkout.git("rev-parse", "HEAD:plan/issues/01-audit-and-quality.yaml")
    checkout.commit(
        {
            "issues/01-audit-and-quality.yaml": (PLAN / "issues" / "01-audit-and-quality.yaml").read_text(
                "utf-8"
            )
            + "# new\n"
        }
    )
    checkout.git("config", "uploadpack.allowFilter", "true")
    partial = checkout.clone("partial", "--filter=blob:none")
    monkeypatch.chdir(partial.top)
    for asked in (["diff", "HEAD~1"], ["slippage"]):
        done = ask(*asked)
        assert (done.code, done.stdout) == (2, "")
        assert done.stderr.startswith("plantrack: this clone was made without its old files")
    assert old not in partial.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    partial.git("fetch", "--quiet", "--refetch", "--no-filter")
    assert (ask("diff", "HEAD~1").code, ask("slippage").code) == (0, 0)
