"""`plantrack show`, as a user runs it."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.program import Program

pytestmark = pytest.mark.usefixtures("hillingdon")
HOSTILE = '- {"period": "2014-12", "value": -0.5, "recorded": "2015-01", "note": "=cmd|\' /C calc\'!A0"}\n'


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("1", "When families need plans"),
        ("1.2", "Launch the new audit programme"),
        ("5c", "97.2%"),
        ("6b/lac", "91.3%"),
    ],
)
def test_text_shows_the_thing_whole(wanted: str, said: str, plantrack: Program) -> None:
    outcome = plantrack("show", wanted)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert said in outcome.stdout
    assert "as at 2015-03-31" in outcome.stdout.lower()


def test_markdown_has_a_heading(plantrack: Program) -> None:
    assert plantrack("show", "5c", "--format", "markdown").stdout.startswith("# Measure 5c")


def test_json_has_the_judgement_the_words_and_the_readings(plantrack: Program) -> None:
    outcome = plantrack("show", "5c", "--format", "json")
    document = json.loads(outcome.stdout)
    (thing,) = document["show"]
    assert (outcome.code, outcome.stderr) == (0, "")
    assert (document["as_of"], document["known_at"], document["incomplete"]) == ("2015-03-31", None, False)
    assert thing["assessment"]["series"][0]["milestones"][0]["state"] == "missed"
    assert thing["written"]["file"] == "plan/issues/05-independent-reviewing-service.yaml"
    assert [(row["value"], row["file"], row["line"]) for row in thing["readings"]] == [
        (97.2, "plan/readings/5c.yaml", 1)
    ]


def test_json_tells_an_action_s_story(plantrack: Program) -> None:
    (thing,) = json.loads(plantrack("show", "2.1", "--format", "json").stdout)["show"]
    assert [update["date"] for update in thing["written"]["updates"]] == ["2014-09", "2015-03"]
    assert thing["assessment"]["status"] == "completed"
    assert thing["written"]["progress"]


def test_csv_is_the_readings_a_row_each(plantrack: Program) -> None:
    outcome = plantrack("show", "1.1", "--format", "csv")
    assert outcome.code == 0
    assert [(r["measure"], r["period"], r["value"], r["in_force"]) for r in rows(outcome.stdout)] == [
        ("1a", "2015-01", "100", "yes"),
        ("1a", "2015-02", "100", "yes"),
    ]


def test_csv_of_one_series_is_its_own(plantrack: Program) -> None:
    assert [row["value"] for row in rows(plantrack("show", "4c/stage-1", "--format", "csv").stdout)] == ["3"]
    assert len(rows(plantrack("show", "4c", "--format", "csv").stdout)) == 4


def test_csv_makes_no_formula_of_hostile_text(hillingdon: Path, plantrack: Program) -> None:
    (hillingdon / "readings" / "3c.yaml").write_text(HOSTILE, encoding="utf-8")
    (row,) = rows(plantrack("show", "3c", "--format", "csv").stdout)
    assert row["value"] == "-0.5"
    assert row["note"] == "'=cmd|' /C calc'!A0"


def test_a_reading_not_yet_known_is_not_in_force(plantrack: Program) -> None:
    outcome = plantrack("show", "8b", "--format", "csv", "--as-of", "2014-12", "--known-at", "2014-12")
    assert [row["in_force"] for row in rows(outcome.stdout)] == ["no"]


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_an_unknown_id_is_refused_with_the_nearest(form: str, plantrack: Program) -> None:
    outcome = plantrack("show", "6b/la", "--format", form)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "6b/lac" in outcome.stderr


def test_a_broken_file_is_told_and_the_rest_is_shown(hillingdon: Path, plantrack: Program) -> None:
    (hillingdon / "issues" / "02-assessments.yaml").write_text("id: 2\nstatment: x\n", encoding="utf-8")
    outcome = plantrack("show", "1a", "--format", "json")
    assert outcome.code == 2
    assert json.loads(outcome.stdout)["incomplete"] is True
    assert "02-assessments.yaml" in outcome.stderr
