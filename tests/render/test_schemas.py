"""The schemas accept what plantrack accepts, refuse what it refuses, and are those in `schemas/`."""

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from plantrack.checks.catalogue import check_plan
from plantrack.core.finding import Level
from plantrack.core.model import Issue, Part, Terms
from plantrack.render.schemas import SCHEMAS
from plantrack.store.load import UnreadablePlan, load_plan
from tests.program import ROOT

PLANS = (ROOT / "plan", *sorted(ROOT.glob("tests/plans/*/*/plan")))
FORMAT = ROOT / "docs" / "format.md"
DOCUMENTS = {name: json.loads(schema.text()) for name, schema in SCHEMAS.items()}
TERMS = "title: A plan\norganisation: A council\nstarts: 2014-01\npublished: 2015-03\n"


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as an editor does: version 1.2, in which a date or `no` is text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - yaml's own


for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def read(text: str) -> object:
    return _named(yaml.load(text, Loader=EditorLoader))  # noqa: S506 - a safe loader


def _named(value: object) -> object:
    """Make every key text, as it is in JSON."""
    if isinstance(value, dict):
        return {str(key): _named(inner) for key, inner in value.items()}
    return [_named(inner) for inner in value] if isinstance(value, list) else value


def faults(name: str, document: object) -> list[str]:
    found = Draft202012Validator(DOCUMENTS[name]).iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in found]


def issue(
    milestone: str = "{at: 2014-09, target: 55}",
    baseline: str = "{period: 2014, value: 46}",
    measure: str = "",
    action: str = "",
) -> str:
    """Write an issue file; `measure` and `action` are more keys of each."""
    return (
        "id: 1\nstatement: What was found\nactions:\n"
        f"  - {{id: '1.2', title: Audit{action}, measures: [{{id: 1c, text: Good, unit: percent, "
        f"better: higher, baseline: {baseline}, milestones: [{milestone}]{measure}}}]}}\n"
    )


def files(plan: Path) -> Iterator[tuple[str, Path]]:
    yield "plan", plan / "plan.yaml"
    yield from (("issue", file) for file in sorted(plan.glob("issues/*.yaml")))
    yield from (("readings", file) for file in sorted(plan.glob("readings/*.yaml")))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema_and_stands_in_schemas(name: str) -> None:
    Draft202012Validator.check_schema(DOCUMENTS[name])
    written = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert written == SCHEMAS[name].text(), "run `make schemas`"


def test_schemas_holds_nothing_else() -> None:
    assert {file.name for file in (ROOT / "schemas").iterdir()} == {f"{n}.schema.json" for n in SCHEMAS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_says_what_it_is_and_where_it_comes_from_it_does_not(name: str) -> None:
    document = DOCUMENTS[name]
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in document
    assert document["title"] == f"plantrack {name}"
    assert document["description"].endswith(".")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    groups = [DOCUMENTS[name], *DOCUMENTS[name]["$defs"].values()]
    keys = [(key, value) for group in groups for key, value in group.get("properties", {}).items()]
    assert keys
    assert [key for key, value in keys if not value.get("description")] == []


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.relative_to(ROOT).as_posix())
def test_a_plan_that_loads_is_valid(plan: Path) -> None:
    loaded = load_plan(plan, "plan")
    assert loaded.diagnostics == ()
    for name, file in files(plan):
        assert faults(name, read(file.read_text(encoding="utf-8"))) == [], file


def test_the_plan_of_this_repository_is_among_them() -> None:
    assert [name for name, _ in files(ROOT / "plan")].count("issue") == 11


@pytest.mark.parametrize(
    "text",
    [
        issue(),
        issue(milestone="{by: end, target: done}"),
        issue(milestone="{from: 2014/15, target: [40, 60.5]}"),
        issue(milestone="{at: 2014, target: 55%}"),
        issue(milestone="{at: '2014', target: '55'}"),
        issue(milestone="{at: 2014-05-01..2014-08-31}"),
        issue(milestone="{by: 2015-03, target: benchmark, strict: true}"),
        issue(baseline="{due: 2014-Q3}"),
        issue(baseline="{period: 2014-04, note: In words}"),
        issue(baseline="{period: 2014-04, value: 14/90}"),
        issue(measure=", every: {months: 1}, lag: {days: 10}, tolerance: {points: 2.5}"),
        issue(measure=", bounds: [-5, 5], printed: 1, series: {10: {text: Ten}, lac: {}}"),
        issue(action=", start: 2014, end: open, leads: [DCS]"),
        issue().replace("'1.2'", "1.2"),
        issue().replace("id: 1c", "id: 10"),
    ],
)
def test_what_plantrack_accepts_is_valid(text: str, tmp_path: Path) -> None:
    assert _loads(text, tmp_path)
    assert faults("issue", read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        issue(milestone="{target: 55}"),
        issue(milestone="{at: 2014-09, by: 2014-10, target: 55}"),
        issue(milestone="{at: 2014-13, target: 55}"),
        issue(milestone="{at: autumn, target: 55}"),
        issue(milestone="{at: 2014-09, target: high}"),
        issue(milestone="{at: 2014-09, target: [40]}"),
        issue(milestone="{at: 2014-09, strict: 1}"),
        issue(milestone="{at: 2014-09, colour: red}"),
        issue(baseline="{period: 2014-04, due: 2014-06}"),
        issue(baseline="{due: 2014-06, value: 46}"),
        issue(baseline="{note: In words}"),
        issue(baseline="{period: 2014-04, value: about half}"),
        issue(measure=", every: {months: 1, days: 1}"),
        issue(measure=", tolerance: {}"),
        issue(measure=", note: "),
        issue(measure=", series: {a b: {}}"),
        issue(action=", start: 9/14"),
        issue(action=", updates: [{date: 2014-09, status: done, text: Said}]"),
        issue(action=", changes: [{date: 2014-09, end: 2015}]"),
        issue().replace("'1.2'", "'1 2'"),
        issue().replace("statement", "statment"),
    ],
)
def test_what_plantrack_refuses_is_not_valid(text: str, tmp_path: Path) -> None:
    assert not _loads(text, tmp_path)
    assert faults("issue", read(text))


@pytest.mark.parametrize(
    ("more", "is_valid"),
    [
        ("year_start: 1\nlag: {months: 2}\nreviews: [2014-09, 2015]", True),
        ("rag_words: {green: on track}\nlead_names: {AD: Director}", True),
        ("year_start: 13", False),
        ("rag_words: {purple: late}", False),
        ("starts_on: 2014", False),
        ("successor:", False),
    ],
)
def test_terms_are_as_plantrack_takes_them(more: str, is_valid: bool, tmp_path: Path) -> None:  # noqa: FBT001
    assert _loads(issue(), tmp_path, TERMS + more + "\n") is is_valid
    assert (faults("plan", read(TERMS + more)) == []) is is_valid


@pytest.mark.parametrize(
    ("line", "is_valid"),
    [
        ('{"period": "2014-09", "value": 55}', True),
        ('{"period": "2014-09", "value": 97.2, "recorded": "2014-10-06", "by": "A. Officer"}', True),
        ('{"series": "lac", "period": "2014/15", "value": "14/90", "recorded": "2015-04"}', True),
        ('{"period": "2014-09", "value": "not-done", "provisional": true}', True),
        ('{"period": "2014-09", "void": "Of another measure"}', True),
        ('{"period": "2014-09", "value": 55, "restated": "Two late audits"}', True),
        ('{"period": "2014-09"}', False),
        ('{"value": 55}', False),
        ('{"period": "2014-09", "value": 55, "void": "No"}', False),
        ('{"period": "2014-09", "value": "55"}', False),
        ('{"period": "2014-09", "value": "yes"}', False),
        ('{"period": "2014-09", "value": null}', False),
        ('{"period": "Sept", "value": 55}', False),
        ('{"period": "2014-09", "value": 55, "recorded": "2014"}', False),
        ('{"period": "2014-09", "value": 55, "colour": "red"}', False),
        ('{"period": "2014-09", "value": 55, "provisional": "yes"}', False),
        ('{"period": "2014-09", "value": 55, "note": ""}', False),
    ],
)
def test_a_reading_is_as_plantrack_takes_it(line: str, is_valid: bool, tmp_path: Path) -> None:  # noqa: FBT001
    assert _loads(issue(), tmp_path, reading=f"- {line}\n") is is_valid
    assert (faults("readings", read(f"- {line}")) == []) is is_valid


@pytest.mark.parametrize("written", ["1.2", '"1.2"', "12", "A-1"])
def test_an_editor_takes_an_id_in_quotes_or_not(written: str) -> None:
    assert faults("issue", read(f"id: {written}\nstatement: Found\n")) == []


@pytest.mark.parametrize("model", [Terms, Issue])
def test_every_field_of_the_models_is_in_a_schema_under_its_own_name(model: type[Part]) -> None:
    document = DOCUMENTS["plan" if model is Terms else "issue"]
    assert set(document["properties"]) == {f.alias or name for name, f in model.model_fields.items()}


def test_a_standing_milestone_is_written_from() -> None:
    assert {"at", "by", "from"} < set(DOCUMENTS["issue"]["$defs"]["Milestone"]["properties"])


def test_the_tables_of_the_format_page_are_what_the_models_say() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    assert FORMAT.read_text(encoding="utf-8") == generate.format_page(), "run `make docs`"


def test_the_format_page_has_a_table_for_every_group_of_keys() -> None:
    groups = {"plan", "issue"}
    for name in ("plan", "issue", "readings"):
        defined = DOCUMENTS[name].get("$defs", {}).items()
        groups |= {group for group, schema in defined if "properties" in schema}
    page = FORMAT.read_text(encoding="utf-8")
    assert set(re.findall(r"<!-- keys of (\w+) -->", page)) == groups
    headings = {found.lower().replace(" ", "-") for found in re.findall(r"^##+ (.+)$", page, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", page)) <= headings


def test_the_examples_of_the_format_page_are_a_good_plan(tmp_path: Path) -> None:
    examples = re.findall(r"```yaml\n(.*?)```", FORMAT.read_text(encoding="utf-8"), re.DOTALL)
    terms, first, second, readings = examples
    names = {
        "plan.yaml": terms,
        "issues/1.yaml": first,
        "issues/6.yaml": second,
        "readings/1c.yaml": readings,
    }
    for name, text in names.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        kind = {"plan.yaml": "plan", "readings/1c.yaml": "readings"}.get(name, "issue")
        assert faults(kind, read(text)) == []
    loaded = load_plan(tmp_path, "plan")
    assert loaded.diagnostics == ()
    found = check_plan(loaded.plan, loaded.logs)
    assert [finding for finding in found if finding.level is Level.ERROR] == []


def test_nothing_in_a_file_is_null() -> None:
    files = [json.dumps(DOCUMENTS[name]) for name in ("plan", "issue", "readings")]
    assert [text for text in files if '"null"' in text] == []


def _loads(text: str, folder: Path, terms: str = TERMS, reading: str = "") -> bool:
    """Tell whether plantrack loads a plan of this issue without a fault."""
    (folder / "issues").mkdir()
    (folder / "readings").mkdir()
    (folder / "plan.yaml").write_text(terms, encoding="utf-8")
    (folder / "issues" / "1.yaml").write_text(text, encoding="utf-8")
    if reading:
        (folder / "readings" / "1c.yaml").write_text(reading, encoding="utf-8")
    try:
        return load_plan(folder, "plan").diagnostics == ()
    except UnreadablePlan:
        return False
