"""Every command is told of where people look, and every option of `status` is tried by a test."""

import re

import pytest

from plantrack.cli.commands import COMMANDS
from tests.program import ROOT, Program

README = (ROOT / "README.md").read_text(encoding="utf-8")
TESTS = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests" / "cli").glob("test_*.py"))


def test_there_are_commands() -> None:
    assert {"status", "record", "challenge"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"^\|.*`plantrack {command}\b", README, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_examples(command: str, plantrack: Program) -> None:
    assert f"\n    plantrack {command}" in plantrack(command, "--help").stdout.partition("Examples:")[2]


def test_every_option_of_status_is_tried(plantrack: Program) -> None:
    options = set(re.findall(r"^  (?:-h, )?(--[\w-]+)", plantrack("status", "--help").stdout, re.MULTILINE))
    assert len(options) > 8
    assert {option for option in options if f'"{option}"' not in TESTS} == set()
