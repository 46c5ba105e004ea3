"""Tidy rows: one a milestone, each value under its own column."""

from plantrack.core.assess import Assessment
from plantrack.render.csv_text import as_csv
from plantrack.render.tidy import MILESTONE_COLUMNS, milestone_rows
from tests.core import plans

CHANGED = """{id: 6b, text: Visits, unit: percent, better: higher,
  series: {lac: {milestones: [{at: 2014-09, target: 95}, {from: 2015-03, target: 100}],
    changes: [{date: 2015-01, reason: Lowered, milestones: [{at: 2015-03, target: 90}]}]}}}"""


def judged() -> Assessment:
    """Judge an action with two leads and a measure whose target was lowered."""
    action = plans.action("{leads: [DCS, Head of HR]}", plans.measure(CHANGED))
    return plans.assessed(plans.plan(action), {"6b": plans.log("2014-09 14/90 series=lac")}, "2015-03")


def test_a_row_a_milestone_those_in_force_first() -> None:
    rows = milestone_rows(judged())
    assert [(row["kind"], row["target"], row["replaced_on"]) for row in rows] == [
        ("at", 95, None),
        ("at", 90, None),
        ("from", 100, "2015-01"),
    ]


def test_every_key_of_a_row_is_a_column() -> None:
    rows = milestone_rows(judged())
    assert set().union(*rows) == set(MILESTONE_COLUMNS)


def test_a_row_says_whose_it_is_and_what_decided() -> None:
    first = milestone_rows(judged())[0]
    assert {key: first[key] for key in MILESTONE_COLUMNS} == {
        "issue": "1",
        "action": "1.1",
        "leads": ("DCS", "Head of HR"),
        "action_status": "not-stated",
        "measure": "6b",
        "series": "6b/lac",
        "text": "Visits",
        "unit": "percent",
        "better": "higher",
        "kind": "at",
        "period": "2014-09",
        "target": 95,
        "due": "2014-09-30",
        "state": "missed",
        "state_original": "missed",
        "value": 15.555556,
        "count": [14, 90],
        "reading": "2014-09",
        "gap": -79.444444,
        "held": "0 of 1",
        "stated": False,
        "provisional": False,
        "remark": None,
        "replaced_on": None,
    }


def test_as_csv_it_is_one_line_a_milestone() -> None:
    header, first, *others = as_csv(milestone_rows(judged()), MILESTONE_COLUMNS).splitlines()
    assert header.split(",") == list(MILESTONE_COLUMNS)
    assert first == (
        "1,1.1,DCS; Head of HR,not-stated,6b,6b/lac,Visits,percent,higher,at,2014-09,95,2014-09-30,"
        "missed,missed,15.555556,14; 90,2014-09,-79.444444,0 of 1,no,no,,"
    )
    assert len(others) == 2
