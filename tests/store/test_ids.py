"""A light look at the ids of a plan, for a shell to complete."""

import subprocess
import sys
from pathlib import Path

import pytest

from plantrack.store.ids import KnownId, known_ids
from plantrack.store.load import load_plan
from tests.program import ROOT


def scan(folder: Path, text: str) -> list[KnownId]:
    (folder / "issues").mkdir()
    (folder / "issues" / "01.yaml").write_text(text, encoding="utf-8")
    return known_ids(folder)


def test_all_ids_of_the_plan_of_this_repository_are_known() -> None:
    plan = load_plan(ROOT / "plan", "plan").plan
    expected = (
        [("issue", issue.id) for issue in plan.issues]
        + [("action", action.id) for action in plan.actions()]
        + [("measure", measure.id) for measure in plan.measures()]
        + [("series", f"{measure.id}/{name}") for measure in plan.measures() for name in measure.series]
    )
    known = known_ids(ROOT / "plan")
    assert sorted(expected) == sorted((each.kind, each.id) for each in known)
    titles = {each.id: each.text for each in known if each.kind == "action"}
    assert titles == {action.id: " ".join(action.title.split())[:80] for action in plan.actions()}


def test_each_id_has_its_text() -> None:
    known = {each.id: each for each in known_ids(ROOT / "plan")}
    assert known["1.2"] == KnownId("action", "1.2", "Launch the new audit programme")
    assert known["1c"] == KnownId("measure", "1c", "% of cases consistently meeting 'good' standards.")
    assert known["2c/10-days"] == KnownId("series", "2c/10-days", "Risk assessments are completed in 10 days")


def test_keys_in_any_order_and_any_style_of_list(tmp_path: Path) -> None:
    text = (
        "statement: S\nid: 1 # the first\nactions:\n- title: 'A b'\n  id: '1.1'\n  measures:\n"
        "  -   id: 1a\n      text: |\n        id: no\n\n        one\n"
    )
    assert [each[:2] for each in scan(tmp_path, text)] == [
        ("issue", "1"),
        ("action", "1.1"),
        ("measure", "1a"),
    ]


@pytest.mark.parametrize("text", ["", "\x00\t: [", "id: >-", "- - - id: 1", "<<<<<<<\n", "id", "'id\": 1"])
def test_a_file_that_makes_no_sense_does_no_harm(tmp_path: Path, text: str) -> None:
    assert isinstance(scan(tmp_path, text), list)


def test_no_plan_has_no_ids(tmp_path: Path) -> None:
    assert known_ids(tmp_path) == []


def test_neither_yaml_nor_the_models_are_loaded() -> None:
    program = "import sys, plantrack.store.ids; print(sorted({'yaml', 'pydantic'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
