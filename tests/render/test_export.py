"""The export: everything that the files say, each thing with the place where it says so."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from plantrack.core.assess import assess
from plantrack.core.model import Action, Issue, Measure, Part, Terms
from plantrack.core.select import find, select
from plantrack.render.contract import as_json
from plantrack.render.export import READING_COLUMNS, export_json, reading_rows, show_json
from plantrack.store.load import Loaded, load_plan
from tests.program import ROOT

SHOWN = "plan"
ISSUE = """\
# an issue with one of everything
id: 1
statement: What was found
actions:
  - id: "1.2"
    title: Audit
    end: tbc
    measures:
      - text: Visits
        id: 6b
        unit: percent
        better: higher
        bounds: [-5, 100]
        every: {months: 1}
        benchmark: {name: Neighbours}
        series:
          lac:
            baseline: {period: 2014-04, value: 14/90}
            milestones: [{at: 2014-09, target: [40, 60.5]},
                         {from: 2014/15-Q4, target: benchmark, strict: true}]
            changes:
              - {date: 2015-01, reason: Lowered, milestones: [{by: end, target: 46.10}]}
          cp: {}
    updates:
      - text: An undated word
        status: completed
      - date: 2015-03
        verified: {date: 2015-03-04, by: Chair, evidence: Seen}
        text: >-
          Done
    changes:
      - date: 2015-02
        reason: Late
        leads: [DCS]
        end: open
"""
READINGS = """\
- {"series": "lac", "period": "2014-09", "value": "14/90", "recorded": "2014-10"}
- {"series": "lac", "period": "2014-09", "value": 55, "recorded": "2014-11", "restated": "Two more"}
- {"series": "lac", "period": "2014-10", "value": 56.5, "recorded": "2014-11", "provisional": true}

- {"series": "lac", "period": "2014-10", "void": "Of another measure", "recorded": "2015-04"}
- {"series": "benchmark", "period": "2014", "value": 11.9, "by": "A. Officer"}
"""


@pytest.fixture
def small(tmp_path: Path) -> Loaded:
    """Load a plan with one of everything."""
    for name, text in {
        "plan.yaml": "title: A plan\norganisation: A council\nstarts: 2014-01\npublished: 2015-03\n",
        "issues/01.yaml": ISSUE,
        "readings/6b.yaml": READINGS,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    loaded = load_plan(tmp_path, SHOWN)
    assert loaded.diagnostics == ()
    return loaded


@pytest.fixture(scope="module")
def hillingdon_export() -> dict[str, Any]:
    """Export this repository's own plan."""
    text = as_json(export_json(load_plan(ROOT / "plan", SHOWN)))
    return cast("dict[str, Any]", json.loads(text))


def exported(loaded: Loaded) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(as_json(export_json(loaded))))


def placed(kind: str, part: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give everything that has a line, with the key under which it stands."""
    if isinstance(part, list):
        for entry in part:
            yield from placed(kind, entry)
    elif isinstance(part, dict):
        if "line" in part:
            yield kind, part
        for key, value in part.items():
            yield from placed("named series" if kind == "series" and "line" not in part else key, value)


def test_the_whole_hillingdon_plan_is_there(hillingdon_export: dict[str, Any]) -> None:
    issues = hillingdon_export["issues"]
    actions = [action for issue in issues for action in issue["actions"]]
    measures = [measure for action in actions for measure in action["measures"]]
    assert (len(issues), len(actions), len(measures)) == (11, 41, 46)
    assert sum(len(action["updates"]) for action in actions) == 71
    assert sum(len(measure["series"]) for measure in measures) == 17
    assert len(hillingdon_export["readings"]) == 25
    assert hillingdon_export["incomplete"] is False
    assert hillingdon_export["plan"]["file"] == "plan/plan.yaml"


def test_each_line_of_the_hillingdon_plan_is_the_thing_s_own(hillingdon_export: dict[str, Any]) -> None:
    counted: dict[str, int] = {}
    for kind, thing in placed("issues", hillingdon_export["issues"]):
        lines = (ROOT / thing["file"]).read_text(encoding="utf-8").splitlines()
        written = lines[thing["line"] - 1]
        assert re.search(_begins(kind, thing), written), (kind, thing["file"], thing["line"], written)
        counted[kind] = counted.get(kind, 0) + 1
    assert counted == {
        "issues": 11, "actions": 41, "measures": 46, "named series": 17, "milestones": 84,
        "baseline": 25, "updates": 71, "changes": 1,
    }  # fmt: skip


def _begins(kind: str, thing: dict[str, Any]) -> str:
    """Give the pattern of the line on which a thing begins."""
    if kind == "milestones":
        preposition, period = next((k, thing[k]) for k in ("at", "by", "from") if thing[k])
        return rf"- \{{?{preposition}: {period}\b"
    numbered = rf'^ +- id: "?{re.escape(thing.get("id", ""))}"?$'
    return {
        "issues": numbered.replace(" +- ", ""),
        "actions": numbered,
        "measures": numbered,
        "named series": r"^ {10}[a-z\d-]+:",
        "baseline": r"^ +baseline:",
        "updates": rf"- date: {thing['date']}$" if thing.get("date") else r"- status: completed$",
        "changes": r"- \{?date: ",
    }[kind]


def test_each_line_of_a_reading_is_its_own(hillingdon_export: dict[str, Any]) -> None:
    for row in hillingdon_export["readings"]:
        lines = (ROOT / row["file"]).read_text(encoding="utf-8").splitlines()
        written = json.loads(lines[row["line"] - 1].removeprefix("- "))
        assert row["file"] == f"plan/readings/{row['measure']}.yaml"
        assert written.items() <= row.items()
        assert row["in_force"] is True


def test_every_field_is_there_under_its_own_name(small: Loaded) -> None:
    def names(model: type[Part]) -> set[str]:
        return {field.alias or name for name, field in model.model_fields.items()}

    document = exported(small)
    issue = document["issues"][0]
    action = issue["actions"][0]
    assert set(document["plan"]) == names(Terms) | {"file"}
    assert set(issue) == names(Issue) | {"file", "line"}
    assert set(action) == names(Action) | {"file", "line"}
    assert set(action["measures"][0]) == names(Measure) | {"file", "line"}


def test_everything_is_as_written_and_placed(small: Loaded) -> None:
    issue = exported(small)["issues"][0]
    action = issue["actions"][0]
    measure = action["measures"][0]
    lac = measure["series"]["lac"]
    assert (issue["file"], issue["line"]) == ("plan/issues/01.yaml", 2)
    assert (action["id"], action["end"], action["line"]) == ("1.2", "tbc", 5)
    assert (measure["bounds"], measure["line"]) == ([-5, 100], 9)
    assert measure["every"] == {"months": 1, "days": None}
    assert measure["benchmark"] == {"name": "Neighbours", "note": None}
    assert (lac["line"], measure["series"]["cp"]["line"]) == (17, 23)
    assert (lac["better"], lac["note"], lac["bounds"]) == (None, None, None)
    assert lac["baseline"] == {
        "period": "2014-04", "value": 15.555556, "count": [14, 90], "due": None, "source": None, "note": None,
        "file": "plan/issues/01.yaml", "line": 18,
    }  # fmt: skip
    first, second = lac["milestones"]
    kind = {"at": "2014-09", "by": None, "from": None}
    place = {"file": "plan/issues/01.yaml", "line": 19}
    assert first == {**kind, "target": [40, 60.5], "strict": False, "note": None, **place}
    assert (second["from"], second["target"], second["strict"]) == ("2014/15-Q4", "benchmark", True)
    assert second["line"] == 20
    (change,) = lac["changes"]
    assert (change["date"], change["reason"], change["line"]) == ("2015-01", "Lowered", 22)
    assert [(m["by"], m["target"], m["line"]) for m in change["milestones"]] == [("end", 46.1, 22)]


def test_the_story_is_as_written_and_placed(small: Loaded) -> None:
    action = exported(small)["issues"][0]["actions"][0]
    undated, dated = action["updates"]
    assert (undated["date"], undated["status"], undated["line"]) == (None, "completed", 25)
    assert (dated["date"], dated["text"], dated["line"]) == ("2015-03", "Done", 27)
    assert dated["verified"] == {"date": "2015-03-04", "by": "Chair", "evidence": "Seen"}
    (change,) = action["changes"]
    assert (change["end"], change["leads"], change["title"], change["line"]) == ("open", ["DCS"], None, 32)


def test_a_reading_says_whether_it_holds(small: Loaded) -> None:
    rows = exported(small)["readings"]
    assert [(row["line"], row["value"], row["in_force"]) for row in rows] == [
        (1, 15.555556, False),
        (2, 55, True),
        (3, 56.5, False),
        (5, None, False),
        (6, 11.9, True),
    ]
    assert rows[0]["count"] == [14, 90]
    assert "count" not in rows[1]
    assert (rows[1]["restated"], rows[2]["provisional"]) == ("Two more", True)
    assert (rows[3]["void"], rows[3]["recorded"]) == ("Of another measure", "2015-04")
    assert (rows[4]["series"], rows[4]["recorded"]) == ("benchmark", "2014-12-31")
    assert rows[4]["by"] == "A. Officer"
    assert set().union(*rows) == set(READING_COLUMNS)


def test_a_fault_elsewhere_leaves_lines_and_entries_in_step(tmp_path: Path) -> None:
    (tmp_path / "issues").mkdir()
    (tmp_path / "plan.yaml").write_text("title: A\norganisation: B\nstarts: 2014\npublished: 2015\n")
    (tmp_path / "issues" / "1.yaml").write_text(
        "id: 1\nstatement: Found\nactions:\n- id: 1.1\n  titel: Wrong\n- id: 1.2\n  title: Right\n"
    )
    document = exported(load_plan(tmp_path, SHOWN))
    assert document["incomplete"] is True
    assert [(a["id"], a["line"]) for a in document["issues"][0]["actions"]] == [("1.2", 6)]


def shown(loaded: Loaded, wanted: str, known_at: date | None = None) -> list[dict[str, Any]]:
    judged = assess(loaded.plan, loaded.logs, date(2015, 3, 31), known_at)
    found = find(loaded.plan, wanted)
    document = show_json(select(judged, found), loaded, found)
    return cast("list[dict[str, Any]]", json.loads(as_json(document))["show"])


@pytest.mark.parametrize(
    ("wanted", "kind", "assessed", "written", "readings"),
    [
        ("1", "issue", "actions", "diagnosis", [1, 2, 3, 5, 6]),
        ("1.2", "action", "schedule", "updates", [1, 2, 3, 5, 6]),
        ("6B", "measure", "series", "every", [1, 2, 3, 5, 6]),
        ("6b/lac", "series", "milestones", "changes", [1, 2, 3, 5]),
        ("6b/cp", "series", "milestones", "changes", []),
    ],
)
def test_show_gives_a_thing_whole(
    small: Loaded, wanted: str, kind: str, assessed: str, written: str, readings: list[int]
) -> None:
    (thing,) = shown(small, wanted)
    assert thing["kind"] == kind
    assert assessed in thing["assessment"]
    assert written in thing["written"]
    assert [row["line"] for row in thing["readings"]] == readings
    assert thing["assessment"]["id"] == thing["id"]


@pytest.mark.parametrize(
    ("wanted", "inside"),
    [("1", ["1", None, None]), ("1.2", ["1", "1.2", None]), ("6b/lac", ["1", "1.2", "6b"])],
)
def test_show_says_what_a_thing_lies_in(small: Loaded, wanted: str, inside: list[object]) -> None:
    (thing,) = shown(small, wanted)
    assert [thing["issue"], thing["action"], thing["measure"]] == inside


def test_a_benchmark_is_shown_without_a_judgement(small: Loaded) -> None:
    (thing,) = shown(small, "6b/benchmark")
    assert thing["assessment"] is None
    assert thing["written"] == {"name": "Neighbours", "note": None}
    assert [row["value"] for row in thing["readings"]] == [11.9]


@pytest.mark.parametrize(
    ("known_at", "in_force"),
    [(None, [2]), (date(2014, 10, 31), [1]), (date(2014, 11, 30), [2, 3]), (date(2014, 9, 30), [])],
)
def test_a_reading_is_in_force_at_the_dates_of_judgement(
    small: Loaded, known_at: date | None, in_force: list[int]
) -> None:
    judged = assess(small.plan, small.logs, date(2014, 10, 31), known_at)
    rows = reading_rows(judged, small, find(small.plan, "6b/lac"))
    assert [row["line"] for row in rows] == [1, 2, 3, 5]
    assert [row["line"] for row in rows if row["in_force"]] == in_force
