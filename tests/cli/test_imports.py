"""What is not needed is not loaded: the short answers load neither a YAML parser nor the model."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"yaml", "plantrack.core.model"}


def loaded(arguments: list[str], cwd: Path, environment: dict[str, str]) -> set[str]:
    """Run the program, and give the names of the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "plantrack", *arguments],
        cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_a_short_answer_loads_no_plan(argument: str, tmp_path: Path, environment: dict[str, str]) -> None:
    names = loaded([argument], tmp_path, environment)
    assert "plantrack.cli.main" in names
    assert not names & HEAVY


def test_the_probe_sees_what_is_loaded(hillingdon: Path, environment: dict[str, str]) -> None:
    assert {"yaml", "plantrack.core.model"} <= loaded(["status"], hillingdon, environment)


def test_what_is_piped_needs_no_terminal_library_and_no_other_command(
    hillingdon: Path, environment: dict[str, str]
) -> None:
    names = loaded(["status"], hillingdon, environment)
    assert "plantrack.render.status" in names
    assert not [name for name in names if name.partition(".")[0] == "rich"]
    assert not names & {"plantrack.cli.record", "plantrack.checks.catalogue"}
