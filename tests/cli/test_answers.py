"""Every command as a user runs it, on a fresh copy of the Hillingdon plan: whole outputs."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.program import Golden, Program

ANSWERS = {
    "status": ["status"],
    "status-1": ["status", "1"],
    "status-1c": ["status", "1c"],
    "status-all": ["status", "--all"],
    "status-since-2014-09": ["status", "--since", "2014-09"],
    "status-lead": ["status", "--lead", "Virtual School"],
    "status-lead-all": ["status", "--lead", "head of hr", "--all"],
    "status-as-of-2014-09": ["status", "--as-of", "2014-09"],
    "status-known-at-2014-09": ["status", "--known-at", "2014-09"],
    "status-before-it-starts": ["status", "--as-of", "2013-12"],
    "show-1": ["show", "1"],
    "show-2.1": ["show", "2.1"],
    "show-2.1-as-of-2014-09": ["show", "2.1", "--as-of", "2014-09"],
    "show-3c": ["show", "3c"],
    "show-4c": ["show", "4c"],
    "show-5c": ["show", "5c"],
    "show-6b-lac": ["show", "6b/lac"],
    "show-7f": ["show", "7f"],
    "overdue": ["overdue"],
    "overdue-as-of-2014-09": ["overdue", "--as-of", "2014-09"],
    "overdue-by-lead": ["overdue", "--by-lead"],
    "due-within-6m": ["due", "--within", "6m"],
    "residual": ["residual"],
    "challenge": ["challenge"],
}
MACHINE = {
    "status.md": ["status", "--format", "markdown"],
    "status-1.md": ["status", "1", "--format", "markdown"],
    "status.csv": ["status", "--format", "csv"],
    "status.json": ["status", "--format", "json"],
    "residual.md": ["residual", "--format", "markdown"],
    "residual.csv": ["residual", "--format", "csv"],
    "overdue.csv": ["overdue", "--format", "csv"],
    "due.json": ["due", "--format", "json"],
    "challenge.md": ["challenge", "--format", "markdown"],
}
LAID_OUT = {
    "status": ["status"],
    "status-1": ["status", "1"],
    "status-since-2014-09": ["status", "--since", "2014-09"],
    "show-3c": ["show", "3c"],
    "overdue": ["overdue"],
}
COMMANDS = [
    "status",
    "show",
    "record",
    "overdue",
    "due",
    "residual",
    "challenge",
    "check",
    "diff",
    "slippage",
    "export",
    "schema",
]


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.usefixtures("hillingdon")
def test_an_answer_piped(name: str, ask: Ask, golden: Golden) -> None:
    done = ask(*ANSWERS[name])
    assert (done.code, done.stderr) == (0, "")
    golden(f"{name}.txt", done.stdout)


@pytest.mark.parametrize("name", ["status", "show-3c", "overdue", "due-within-6m", "residual", "challenge"])
@pytest.mark.usefixtures("hillingdon")
def test_an_answer_in_a_process_of_its_own(name: str, plantrack: Program, golden: Golden) -> None:
    done = plantrack(*ANSWERS[name])
    assert (done.code, done.stderr) == (0, "")
    golden(f"{name}.txt", done.stdout)


@pytest.mark.parametrize("name", MACHINE)
@pytest.mark.usefixtures("hillingdon")
def test_an_answer_in_another_form(name: str, ask: Ask, golden: Golden) -> None:
    done = ask(*MACHINE[name])
    assert (done.code, done.stderr) == (0, "")
    golden(name, done.stdout)


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("name", LAID_OUT)
@pytest.mark.usefixtures("hillingdon")
def test_an_answer_on_a_terminal(name: str, columns: str, ask: Ask, golden: Golden) -> None:
    done = ask(*LAID_OUT[name], environment={"FORCE_COLOR": "1", "COLUMNS": columns})
    assert (done.code, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= int(columns)
    golden(f"{name}-on-{columns}-columns.txt", done.stdout)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command(command: str, ask: Ask, golden: Golden) -> None:
    done = ask(command, "--help")
    assert (done.code, done.stderr) == (0, "")
    golden(f"help-{command}.txt", done.stdout)


def test_the_help_of_the_program(ask: Ask, golden: Golden) -> None:
    done = ask("--help")
    assert (done.code, done.stderr) == (0, "")
    golden("help.txt", done.stdout)
    assert ask("-h").stdout == done.stdout


@pytest.mark.usefixtures("hillingdon")
def test_check_is_silent_when_nothing_is_wrong(plantrack: Program, ask: Ask) -> None:
    done = plantrack("check")
    assert (done.code, done.stdout, done.stderr) == (0, "", "")
    assert json.loads(ask("check", "--format", "json").stdout)["check"] == []


@pytest.mark.usefixtures("hillingdon")
def test_status_as_json_counts_the_plan(ask: Ask) -> None:
    status = json.loads(ask("status", "--format", "json").stdout)
    assert (status["as_of"], status["known_at"], status["incomplete"]) == ("2015-03-31", None, False)
    summary = status["summary"]
    assert (summary["issues"], summary["actions"], summary["measures"]) == (11, 41, 46)
    assert summary["actions_by_status"] == {"completed": 28, "carried-forward": 10, "not-stated": 3}
    assert sum(summary["milestones_by_state"].values()) == summary["milestones"]


@pytest.mark.usefixtures("hillingdon")
def test_challenge_asks_what_a_board_would(ask: Ask) -> None:
    asked = json.loads(ask("challenge", "--format", "json").stdout)["challenge"]
    told = {(one["code"], one["subject"]): " ".join(one["facts"]) for one in asked}
    assert "2a: missed (stated) in 2015-03" in told["complete-milestone-missed", "2.1"]
    assert "97.2% in 2015-03 against at least 100%" in told["complete-milestone-missed", "5.3"]
    assert "at least 100% from 2015-03 became at least 35% at 2015-03" in told["target-eased", "3c"]


def test_an_answer_from_inside_the_plan_folder_is_the_same(hillingdon: Path, plantrack: Program) -> None:
    above = plantrack("overdue")
    assert plantrack("overdue", cwd=hillingdon / "issues") == above
    assert plantrack("overdue", environment={"PLANTRACK_PLAN": str(hillingdon)}) == above
