"""`plantrack export`, as a user runs it."""

import json
from pathlib import Path

import pytest

from tests.program import Program


@pytest.mark.parametrize("options", [(), ("--format", "json")])
def test_json_is_the_form(options: tuple[str, ...], hillingdon: Path, plantrack: Program) -> None:
    outcome = plantrack("export", *options)
    document = json.loads(outcome.stdout)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert document["format_version"] == "1.0"
    first = document["issues"][0]
    assert first["file"] == f"{hillingdon.name}/issues/01-audit-and-quality.yaml"


@pytest.mark.parametrize("form", ["csv", "ndjson", "parquet"])
def test_other_forms_are_refused_with_what_is_there(form: str, plantrack: Program) -> None:
    outcome = plantrack("export", "--format", form)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert f"cannot write '{form}': in this version it writes json only" in outcome.stderr
    assert "csv and ndjson are to come" in outcome.stderr
    assert ("have --format csv" in outcome.stderr) is (form == "csv")


def test_a_broken_file_leaves_the_rest_marked_incomplete(hillingdon: Path, plantrack: Program) -> None:
    (hillingdon / "issues" / "02-assessments.yaml").write_text("id: 2\nstatment: x\n", encoding="utf-8")
    outcome = plantrack("export")
    document = json.loads(outcome.stdout)
    assert outcome.code == 2
    assert document["incomplete"] is True
    assert len(document["issues"]) == 10
    assert "plan/issues/02-assessments.yaml:2:1" in outcome.stderr


def test_without_a_plan_it_says_so(plantrack: Program) -> None:
    outcome = plantrack("export")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "no plan here" in outcome.stderr
