"""What the action does in a pull request: its own steps, run as GitHub runs them, in a small repository."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.cli.test_diff import LOWERED, RAISED, WITH_REASON
from tests.program import ROOT
from tests.store.test_gittree import ISSUE, Checkout, new_checkout

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the action runs on Linux and macOS")

ISSUE_FILE = "issues/01.yaml"
NEVER_MET = LOWERED.replace("target: 35", "target: 35}\n          - {at: 2014-12, target: 30")
"""A weakening, and besides it a warning: the targets go backwards."""
BROKEN = ISSUE.replace("2014-09", "soon")


class Told(NamedTuple):
    """What a run of the action left: its exit code, its log, and the job summary."""

    code: int
    log: str
    summary: str

    def annotations(self, kind: str) -> list[str]:
        return re.findall(rf"^::{kind} .*title=([\w-]+)::", self.log, re.MULTILINE)


@pytest.fixture
def branch(tmp_path: Path, environment: dict[str, str]) -> Checkout:
    """Make a repository with a plan, and give a clone of it on a branch: what a pull request checks out."""
    clone = new_checkout(tmp_path / "origin", environment).clone("work")
    clone.git("switch", "--quiet", "--create", "topic")
    return clone


def run(checkout: Checkout, **inputs: str) -> Told:
    """Run every step but the one that installs, one after the other, until one fails."""
    runner = Path(checkout.environment["HOME"])
    program = runner / "plantrack" / "bin" / "plantrack"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plantrack "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    action = yaml.load((ROOT / "action.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts only
    given = {name: inputs.get(name, one["default"]) for name, one in action["inputs"].items()}
    _install, *steps = action["runs"]["steps"]
    summaries, log, code = [], "", 0
    for number, step in enumerate(steps):
        if code or (step.get("if") == "inputs.against != ''" and not given["against"]):
            continue
        summary = runner / f"summary-{number}"
        summary.touch()
        machine = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_WORKSPACE": str(checkout.top),
            "RUNNER_TEMP": str(runner),
        }
        variables = {name: filled(value, given) for name, value in step["env"].items()}
        code, said = shell(step["run"], checkout.top, checkout.environment | machine | variables)
        log += said
        summaries.append(summary.read_text(encoding="utf-8"))
    return Told(code, log, "".join(summaries))


def filled(value: str, inputs: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: inputs[found[1]], value)


def shell(script: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run a script as `shell: bash` does; its exit code, and both its streams."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_a_weakening_is_refused_and_the_summary_begins_with_it(branch: Checkout) -> None:
    branch.commit({ISSUE_FILE: NEVER_MET})
    told = run(branch, against="origin/main")
    assert told.code == 1
    assert told.summary.startswith("# Changes from origin/main... to the working tree\n")
    assert "the target for September 2014 was lowered from 55% to 35%" in told.summary
    assert told.summary.index("## Weakens the plan") < told.summary.index("## plantrack check: 1 error")
    assert told.annotations("error") == ["target-lowered"]
    warned = told.annotations("warning")
    assert "target-goes-back" in warned
    assert len(warned) == len(set(warned))


def test_a_weakening_with_a_reason_passes_and_the_summary_gives_it(branch: Checkout) -> None:
    branch.commit({ISSUE_FILE: WITH_REASON})
    told = run(branch, against="origin/main")
    assert (told.code, told.annotations("error")) == (0, [])
    assert "with reason: the baseline was wrong" in told.summary


def test_what_main_has_done_since_is_not_said_of_the_branch(branch: Checkout, tmp_path: Path) -> None:
    Checkout(tmp_path / "origin", branch.environment).commit({ISSUE_FILE: RAISED})
    branch.commit({"note.md": "x"})
    branch.git("fetch", "--quiet")
    told = run(branch, against="origin/main")
    assert (told.code, told.annotations("error")) == (0, [])
    assert "No changes: " in told.summary


@pytest.mark.parametrize(
    ("files", "against", "error"),
    [
        ({ISSUE_FILE: BROKEN}, "origin/main", "bad-period"),
        ({}, "--help", "not-compared"),
    ],
)
def test_a_comparison_that_cannot_be_made_is_never_no_changes(
    files: dict[str, str], against: str, error: str, branch: Checkout
) -> None:
    branch.commit(files)
    told = run(branch, against=against)
    assert told.code == 2
    assert told.summary.startswith("The changes could not be told: no comparison was made.\n")
    assert "No changes" not in told.summary
    assert error in told.annotations("error")


def test_the_plan_may_lie_elsewhere_and_nothing_is_compared_unasked(branch: Checkout) -> None:
    branch.git("mv", "plan", "councils")
    branch.commit({ISSUE_FILE: BROKEN}, "councils")
    told = run(branch, plan="councils")
    assert told.code == 1
    assert re.findall(r"^::error file=([^,]*),line=15,", told.log, re.MULTILINE) == [
        "councils/issues/01.yaml"
    ]
    assert told.summary.startswith("## plantrack check: 1 error")
