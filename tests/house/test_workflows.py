"""What runs on a stranger's pull request: it only reads, all is pinned, and no words become a script."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.program import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"
PINNED = re.compile(r"[\w.-]+(?:/[\w.-]+)+@[0-9a-f]{40}")

every_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
every_file = pytest.mark.parametrize("file", [*WORKFLOWS, ACTION], ids=lambda file: file.name)


@every_workflow
def test_a_workflow_never_runs_with_the_rights_of_the_target(file: Path) -> None:
    events = _read(file)["on"]
    assert events
    assert "pull_request_target" not in events


@every_workflow
def test_a_workflow_may_only_read(file: Path) -> None:
    workflow = _read(file)
    granted = [
        workflow["permissions"],
        *(job["permissions"] for job in workflow["jobs"].values() if "permissions" in job),
    ]
    assert all(isinstance(rights, dict) and set(rights.values()) <= {"read", "none"} for rights in granted)


@every_file
def test_what_is_used_is_pinned_or_our_own(file: Path) -> None:
    used = list(_values(_read(file), "uses"))
    assert [name for name in used if not (PINNED.fullmatch(name) or re.match(r"\./", name))] == []


@every_file
def test_no_expression_stands_in_a_script(file: Path) -> None:
    scripts = list(_values(_read(file), "run"))
    assert [script for script in scripts if "${{" in script] == []


@every_workflow
def test_a_checkout_keeps_no_credentials(file: Path) -> None:
    steps = [step for job in _read(file)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_the_inputs_of_the_action_reach_its_scripts_as_environment_only() -> None:
    action = _read(ACTION)
    assert set(action["inputs"]) == {"plan", "against"}
    given = {value for step in action["runs"]["steps"] for value in step.get("env", {}).values()}
    assert {value for value in given if "inputs." in value} == {"${{ inputs.plan }}", "${{ inputs.against }}"}
    scripts = "\n".join(_values(action, "run"))
    assert 'install --require-hashes --requirement "$GITHUB_ACTION_PATH/requirements.txt"\n' in scripts
    assert 'install --no-deps --no-build-isolation "$GITHUB_ACTION_PATH"\n' in scripts


def test_our_own_plan_is_compared_with_the_branch_that_it_is_meant_for() -> None:
    workflow = _read(ROOT / ".github" / "workflows" / "plan.yml")
    assert set(workflow["on"]) == {"pull_request"}
    checkout, *_, ours = workflow["jobs"]["plan"]["steps"]
    assert checkout["with"]["fetch-depth"] == "0"
    assert ours == {"uses": "./", "with": {"plan": "plan", "against": "${{ env.BASE }}"}}
    assert workflow["env"]["BASE"] == "origin/${{ github.base_ref }}"


def test_the_hook_checks_the_whole_plan() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"], hook["pass_filenames"]) == (
        "plantrack-check",
        "plantrack check",
        False,
    )
    for path in ("plan/plan.yaml", "plan/issues/01-audit.yaml", "services/plan/readings/1c.yaml"):
        assert re.search(hook["files"], path)
    assert not re.search(hook["files"], "src/plan.py")


def _read(file: Path) -> dict[str, Any]:
    """Read every scalar as text: YAML 1.1 would take the key `on` for true."""
    text: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts only
    return text


def _values(node: object, key: str) -> Iterator[str]:
    """Give every text that stands under a key, however deep."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key and isinstance(value, str):
                yield value
            else:
                yield from _values(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from _values(value, key)
