"""The project round the code: the same versions for everyone, one gate, nothing borrowed unseen."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.program import ROOT

TARGETS = {
    "audit", "bench", "check", "clean", "docs", "format", "fuzz", "golden", "help", "mutants",
    "peers", "schemas", "soak", "status", "test",
}  # fmt: skip
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PINS = re.findall(
    r"^([\w.-]+)==\S+(?: ; .+)?$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_every_target_says_what_it_does() -> None:
    assert set(re.findall(r"^(\w+):.* ## \S", MAKEFILE, re.MULTILINE)) == TARGETS
    assert len(MAKEFILE.splitlines()) < 100


def test_the_run_time_needs_are_the_four() -> None:
    assert {_plain(name) for name in PROJECT["dependencies"]} == {
        "pydantic", "pyyaml", "rich", "typer",
    }  # fmt: skip


def test_every_need_is_pinned() -> None:
    needs = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    assert {_plain(need) for need in needs} <= {_plain(pin) for pin in PINS}


def test_a_pin_is_a_version_and_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if not line.startswith("#")]) == len(PINS)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_only_read_and_pins_what_it_uses(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in text
    used = re.findall(r"uses: (\S+)( # v\S+)?", text)
    assert used
    borrowed = [(action, version) for action, version in used if not action.startswith("./")]
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) and version for action, version in borrowed)
    assert text.count("persist-credentials: false") == text.count("uses: actions/checkout@")


def _plain(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()
