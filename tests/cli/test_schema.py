"""`plantrack schema`, as a user runs it."""

import json

import pytest

from tests.program import ROOT, Program

NAMES = ["plan", "issue", "readings", "status", "findings", "diff", "slippage"]


def test_without_a_name_it_lists_them(plantrack: Program) -> None:
    outcome = plantrack("schema")
    assert (outcome.code, outcome.stderr) == (0, "")
    lines = outcome.stdout.splitlines()
    assert [line.split()[0] for line in lines] == NAMES
    assert all(line.endswith(".") and len(line) < 100 for line in lines)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_as_in_schemas(name: str, plantrack: Program) -> None:
    outcome = plantrack("schema", name)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert json.loads(outcome.stdout)["title"] == f"plantrack {name}"
    assert outcome.stdout == (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")


def test_an_unknown_name_is_refused_with_those_there_are(plantrack: Program) -> None:
    outcome = plantrack("schema", "action")
    assert (outcome.code, outcome.stdout) == (2, "")
    there_are = "plan, issue, readings, status, findings, diff, slippage"
    assert outcome.stderr == f"plantrack: there is no schema 'action'; the schemas are {there_are}\n"
