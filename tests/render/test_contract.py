"""The machine contract: its numbers, its shape, and that every JSON answer keeps to it."""

import json
import shutil
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from plantrack.core.assess import Assessment, assess
from plantrack.core.kinds import Benchmark, End, Open, TargetValue
from plantrack.core.model import Baseline
from plantrack.core.period import Period, parse_period
from plantrack.core.value import Count, Delivery, Stated, Value
from plantrack.render import contract_types
from plantrack.render.contract import (
    as_json,
    baseline_json,
    milestone_json,
    number,
    period_json,
    reading_json,
    series_json,
    status_json,
    target_json,
    value_json,
)
from plantrack.render.schemas import SCHEMAS
from plantrack.store.load import load_plan
from tests.core import plans
from tests.program import ROOT, Program

LISTS = {
    "overdue": contract_types.OverdueDocument,
    "due": contract_types.DueDocument,
    "residual": contract_types.ResidualDocument,
    "challenge": contract_types.ChallengeDocument,
    "check": contract_types.FindingsDocument,
}
CHANGED = "{id: 1a, text: Audits, unit: percent, better: higher, milestones: [{from: 2015-03, target: 100}], "
CHANGED += "changes: [{date: 2015-03, reason: Lowered, milestones: [{at: 2015-03, target: 35}]}]}"


@pytest.fixture(scope="module")
def judged() -> Assessment:
    """Judge this repository's own plan at its close."""
    loaded = load_plan(ROOT / "plan", "plan")
    return assess(loaded.plan, loaded.logs, date(2015, 3, 31))


@pytest.fixture(scope="module")
def document(judged: Assessment) -> dict[str, Any]:
    """Give what `status --format json` prints of it."""
    return cast("dict[str, Any]", json.loads(as_json(status_json(judged, incomplete=False))))


@pytest.mark.parametrize(
    ("exact", "written"),
    [
        (Decimal(55), "55"),
        (Decimal("55.0"), "55"),
        (Decimal("97.2"), "97.2"),
        (Decimal("-0.5"), "-0.5"),
        (Decimal(0), "0"),
        (Decimal(123456789012345), "123456789012345"),
        (Decimal("0.12345678901234"), "0.12345678901234"),
        (Fraction(1400, 90), "15.555556"),
        (Fraction(100, 3), "33.333333"),
        (Fraction(100), "100"),
        (Fraction(-1, 2), "-0.5"),
    ],
)
def test_a_number_is_what_was_typed_and_a_ratio_has_six_places(
    exact: Decimal | Fraction, written: str
) -> None:
    assert json.dumps(number(exact)) == written


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (Decimal("46.5"), 46.5),
        (Count(14, 90), 15.555556),
        (Count(90, 90), 100),
        (Delivery.NOT_DONE, "not-done"),
        (Stated.MISSED, "missed"),
    ],
)
def test_a_value(value: Value | None, expected: object) -> None:
    assert value_json(value) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (None, None),
        (Decimal(55), 55),
        ((Decimal(40), Decimal("60.5")), [40, 60.5]),
        (Delivery.DONE, "done"),
        (Benchmark.BENCHMARK, "benchmark"),
    ],
)
def test_a_target(target: TargetValue | None, expected: object) -> None:
    assert target_json(target) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [(None, None), (Open.TBC, "tbc"), (End.END, "end"), (parse_period("2014/15-Q2"), "2014/15-Q2")],
)
def test_a_period_is_as_written(period: Period | Open | End | None, expected: str | None) -> None:
    assert period_json(period) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{period: 2014-04, value: 46}", {"period": "2014-04", "value": 46}),
        ("{period: 2014-04, value: 14/90}", {"period": "2014-04", "value": 15.555556, "count": [14, 90]}),
        ("{period: 2014-04, note: Few}", {"period": "2014-04", "value": None}),
        ("{due: 2014-06}", {"period": None, "value": None, "due": "2014-06"}),
    ],
)
def test_a_baseline_is_known_or_promised(written: str, expected: object) -> None:
    fields = plans.fields(written)
    assert baseline_json(Baseline.model_validate(fields, context=plans.YEAR_START)) == expected


def test_no_baseline_and_no_reading_are_null() -> None:
    assert baseline_json(None) is None
    assert reading_json(None) is None


def test_a_verdict_by_a_share_carries_its_count() -> None:
    milestone = milestone_json(plans.judged("{at: 2014-09, target: 55}", "2014-09 14/90", "2014-12"))
    assert milestone == {
        "kind": "at",
        "period": "2014-09",
        "target": 55,
        "due": "2014-09-30",
        "state": "missed",
        "state_original": "missed",
        "value": 15.555556,
        "count": [14, 90],
        "reading": "2014-09",
        "gap": -39.444444,
        "held": [0, 1],
        "stated": False,
        "provisional": False,
        "remark": None,
    }


def test_only_what_is_a_share_has_a_count() -> None:
    milestone = milestone_json(plans.judged("{at: 2014-09, target: 55}", "2014-09 55", "2014-12"))
    assert "count" not in milestone
    assert (milestone["state"], milestone["value"], milestone["gap"]) == ("met", 55, 0)


def test_the_latest_reading_is_a_period_and_a_value() -> None:
    latest = series_json(plans.assessed_series("", "2014-09 14/90; 2014-08 12", "2015-03"))["latest"]
    assert latest == {"period": "2014-09", "value": 15.555556, "count": [14, 90]}


def test_a_replaced_milestone_says_when() -> None:
    series = series_json(plans.assessed_series(CHANGED, "", "2015-03"))
    assert [(m["kind"], m["target"]) for m in series["milestones"]] == [("at", 35)]
    assert [(m["kind"], m["target"], m["replaced_on"]) for m in series["replaced"]] == [
        ("from", 100, "2015-03")
    ]


def test_the_document_is_what_was_promised(document: dict[str, Any]) -> None:
    keys = "format_version as_of known_at incomplete plan summary issues"
    assert " ".join(document) == keys
    assert (document["format_version"], document["as_of"]) == ("1.0", "2015-03-31")
    assert set(document["plan"]) == {"title", "organisation", "starts", "closes"}
    states = "met met-late missed lapsed awaiting no-data not-due not-assessable withdrawn"
    assert list(document["summary"]["milestones_by_state"]) == states.split()
    counts = [document["summary"][of] for of in ("issues", "actions", "measures", "milestones")]
    assert counts == [11, 41, 46, 83]
    assert sum(document["summary"]["milestones_by_state"].values()) == 83
    assert document["summary"]["actions_by_status"] == {
        "completed": 28, "carried-forward": 10, "not-stated": 3,
    }  # fmt: skip


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    Draft202012Validator(SCHEMAS["status"].document()).validate(document)


def test_the_schema_knows_every_key_of_the_document(document: dict[str, Any]) -> None:
    assert _faults(_closed(SCHEMAS["status"].document()), document) == []


@pytest.mark.parametrize(
    "route",
    [
        ("summary",),
        ("plan", "closes"),
        ("summary", "milestones_by_state", "lapsed"),
        ("issues", 0, "statement"),
        ("issues", 0, "actions", 0, "slip_days"),
        ("issues", 0, "actions", 0, "measures", 0, "rag"),
        ("issues", 0, "actions", 0, "measures", 0, "series", 0, "baseline", "value"),
        ("issues", 0, "actions", 0, "measures", 0, "series", 0, "milestones", 0, "state_original"),
    ],
)
def test_a_wrong_key_is_not_valid(document: dict[str, Any], route: tuple[str | int, ...]) -> None:
    wrong = json.loads(json.dumps(document))
    group = _at(wrong, route[:-1])
    group[f"{route[-1]}_"] = group.pop(route[-1])
    assert _faults(SCHEMAS["status"].document(), wrong)


@pytest.mark.parametrize("route", [(), ("plan",), ("summary",), ("issues", 0, "actions", 0)])
def test_a_key_that_a_minor_version_adds_is_valid(
    document: dict[str, Any], route: tuple[str | int, ...]
) -> None:
    later = json.loads(json.dumps(document)) | {"format_version": "1.1"}
    _at(later, route)["added"] = 1
    assert _faults(SCHEMAS["status"].document(), later) == []


@pytest.mark.parametrize(
    ("route", "value"),
    [
        (("as_of",), "2015"),
        (("issues", 0, "actions", 0, "status"), "done"),
        (("issues", 0, "actions", 0, "end"), "later"),
        (("issues", 0, "actions", 0, "measures", 0, "rag"), "purple"),
        (("issues", 0, "actions", 0, "measures", 0, "series", 0, "milestones", 0, "held"), [1]),
        (("issues", 0, "actions", 0, "measures", 0, "series", 0, "milestones", 0, "target"), "55"),
    ],
)
def test_a_wrong_value_is_not_valid(
    document: dict[str, Any], route: tuple[str | int, ...], value: object
) -> None:
    wrong = json.loads(json.dumps(document))
    _at(wrong, route[:-1])[route[-1]] = value
    assert _faults(SCHEMAS["status"].document(), wrong)


@pytest.mark.parametrize("command", LISTS)
def test_a_list_keeps_to_its_type(command: str, hillingdon: Path, plantrack: Program) -> None:
    dated = () if command == "check" else ("--as-of", "2014-05")
    outcome = plantrack(command, "--plan", str(hillingdon), "--format", "json", *dated)
    assert (outcome.code, outcome.stderr) == (0, "")
    printed = json.loads(outcome.stdout)
    assert _faults(_closed(TypeAdapter(LISTS[command]).json_schema()), printed) == []
    assert bool(printed[command]) is (command != "check")


def test_findings_are_valid(hillingdon: Path, plantrack: Program) -> None:
    (hillingdon / "issues" / "03-thresholds-and-decisions.yaml").write_text("id: 3\nstatment: x\n")
    outcome = plantrack("check", "--plan", str(hillingdon), "--format", "json")
    printed = json.loads(outcome.stdout)
    assert printed["check"]
    assert _faults(_closed(SCHEMAS["findings"].document()), printed) == []


def test_differences_are_valid(hillingdon: Path, plantrack: Program, tmp_path: Path) -> None:
    before = shutil.copytree(hillingdon, tmp_path / "before")
    file = hillingdon / "issues" / "01-audit-and-quality.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("at: 2015-03, target: 75", "at: 2015-03, target: 35", 1), encoding="utf-8")
    printed = json.loads(plantrack("diff", str(before), str(hillingdon), "--format", "json").stdout)
    assert [row["code"] for row in printed["diff"]] == ["target-lowered"]
    assert _faults(_closed(SCHEMAS["diff"].document()), printed) == []
    same = json.loads(plantrack("diff", str(before), str(before), "--format", "json").stdout)
    assert _faults(_closed(SCHEMAS["diff"].document()), same) == []


def test_a_document_begins_with_its_version_and_ends_with_a_line_break() -> None:
    assert as_json({"check": []}) == '{\n  "format_version": "1.0",\n  "check": []\n}\n'


def test_text_comes_back_as_it_was_and_cannot_act_on_a_screen() -> None:
    hostile = "\x00\x1b[31m\x85\x9b0m\u202e\u2028\ud800 caf\u00e9 \U0001f600 \U000e0001 \ufeff\t\u00a0."
    written = as_json({"text": hostile})
    assert json.loads(written)["text"] == hostile
    assert not set(written) & set("\x00\x1b\x85\x9b\u202e\u2028\ud800\U000e0001\ufeff\t")
    assert "caf\u00e9 \U0001f600" in written


def _at(group: Any, route: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - JSON
    for step in route:
        group = group[step]
    return group


def _faults(schema: dict[str, Any], printed: object) -> list[str]:
    checker = Draft202012Validator.FORMAT_CHECKER
    found = Draft202012Validator(schema, format_checker=checker).iter_errors(printed)
    return [f"{error.json_path}: {error.message}" for error in found]


def _closed(schema: dict[str, Any]) -> dict[str, Any]:
    """Refuse every key that the schema does not name."""
    for group in (schema, *schema.get("$defs", {}).values()):
        if "properties" in group:
            group["additionalProperties"] = False
    return schema
