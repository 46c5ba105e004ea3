"""Completion in the shell: the ids of the plan, with nothing said where there is none."""

import re
from pathlib import Path

import pytest

from tests.program import Program


def completed(plantrack: Program, words: str, **environment: str) -> list[str]:
    """Ask as bash does when the key is pressed after the last word."""
    asked = {"_PLANTRACK_COMPLETE": "complete_bash", "COMP_WORDS": words}
    done = plantrack(environment=asked | {"COMP_CWORD": str(words.count(" "))} | environment)
    assert (done.code, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plantrack show 6b", ["6b", "6b/lac", "6b/cp"]),
        ("plantrack show 6b/l", ["6b/lac"]),
        (
            "plantrack status 1 10",
            ["10", "10.1", "10.2", "10.3", "10.4", "10.5", "10a", "10b", "10c", "10d", "10e"],
        ),
        ("plantrack record 1c", ["1c"]),
        ("plantrack challenge 9f/", ["9f/smart-targets", "9f/audit-findings"]),
        ("plantrack show zz", []),
        ("plantrack resi", ["residual"]),
        ("plantrack schema fin", ["findings"]),
    ],
)
@pytest.mark.usefixtures("hillingdon")
def test_ids_and_commands_are_offered(words: str, expected: list[str], plantrack: Program) -> None:
    assert sorted(completed(plantrack, words)) == sorted(expected)


def test_outside_a_plan_nothing_is_offered(plantrack: Program) -> None:
    assert completed(plantrack, "plantrack show 6b") == []
    assert completed(plantrack, "plantrack show 6b", PLANTRACK_PLAN="nowhere") == []


def test_the_plan_that_is_named_is_asked(hillingdon: Path, plantrack: Program, tmp_path: Path) -> None:
    moved = hillingdon.rename(tmp_path / "elsewhere")
    assert completed(plantrack, "plantrack show 6b/l", PLANTRACK_PLAN=str(moved)) == ["6b/lac"]


HOSTILE = """\
id: 1
statement: >-
  \\$(touch x) `x` " ; & | \x1b[31m [/red] \u202e $HOME \\" )) the child's view
actions:
  - id: "1.1; touch pwned"
    title: T
  - id: "$(touch pwned)"
    title: T
  - id: "1.2"
    title: "a\tb"
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_words_of_a_plan_are_no_program_to_a_shell(
    shell: str, tmp_path: Path, plantrack: Program
) -> None:
    (tmp_path / "plan" / "issues").mkdir(parents=True)
    (tmp_path / "plan" / "plan.yaml").touch()
    (tmp_path / "plan" / "issues" / "01.yaml").write_text(HOSTILE, encoding="utf-8")
    asked = {
        "_PLANTRACK_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "plantrack show ",
        "COMP_CWORD": "2",
        "_TYPER_COMPLETE_ARGS": "plantrack show ",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = plantrack(environment=asked)
    assert (done.code, done.stderr) == (0, "")
    assert "1.2" in done.stdout
    offered = done.stdout.replace("_arguments '*: :((", "").replace("))'", "")
    assert not re.findall(r"[^\w .,;%/()\u2019\n\t:\"-]", offered)
    assert re.findall(r"^\"?([^\":\s]+)", offered, re.MULTILINE) == ["1", "1.2"]
    assert shell == "bash" or "the child\u2019s view" in offered
