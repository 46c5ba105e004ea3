"""The closing table: every action that leaves work, once, with its milestones and its own words."""

import pytest

from plantrack.core.assess import Assessment
from plantrack.render.plain import as_plain
from plantrack.render.residual import COLUMNS, residual_page, residual_rows
from tests.core.plans import action, assessed, log, measure, plan

COMPLETED = "{date: 2014-05, status: completed, text: Done}"
MILESTONES = "{milestones: [{at: 2014-02, target: 50}, {at: 2014-05, target: 60}, {at: 2015-02, target: 90}]}"


def told(assessment: Assessment) -> list[str]:
    return as_plain(residual_page(assessment, ", the plan's close")).split("\n")[2:-1]


@pytest.mark.parametrize(
    ("fields", "readings", "expected"),
    [
        (
            "{}",
            "2014-02 50;2014-05 60",
            ["Not declared complete: 1", "1.1     Do it. Still to come: 1a."],
        ),
        (
            f"{{updates: [{COMPLETED}]}}",
            "2014-02 40;2014-03 40;2014-05 40",
            [
                "Says completed, yet a due milestone was missed or lapsed: 1",
                "1.1     Do it. Missed or lapsed: 1a; still to come: 1a.",
            ],
        ),
        (
            f"{{updates: [{COMPLETED}]}}",
            "2014-02 50",
            [
                "Says completed, yet a due milestone has no reading: 1",
                "1.1     Do it. Awaiting a reading: 1a; still to come: 1a.",
            ],
        ),
        (
            f"{{updates: [{COMPLETED}]}}",
            "2014-05 60",
            [
                "Says completed, yet a due milestone has no reading: 1",
                "1.1     Do it. No reading: 1a; still to come: 1a.",
            ],
        ),
        (
            "{updates: [{date: 2014-05, status: carried-forward, residual: Two teams., text: Left}]}",
            "2014-02 50;2014-05 60",
            [
                "Declared carried forward: 1",
                '1.1     Do it. Still to come: 1a. Its update says: "Two teams."',
            ],
        ),
    ],
)
def test_each_reason_has_its_heading(fields: str, readings: str, expected: list[str]) -> None:
    made = plan(action(fields, measure(MILESTONES)), of="{successor: Next Plan}")
    heading, row = expected
    assert told(assessed(made, {"1a": log(readings)}, "2014-05")) == [
        "1 of 1 action leaves work for the Next Plan.", "", heading, "Action  What it leaves", row,
    ]  # fmt: skip


def test_an_update_that_names_work_left_over_is_quoted_once_it_is_told() -> None:
    residual = "{date: 2014-05, status: completed, residual: To be audited, text: Done}"
    made = plan(action(f"{{updates: [{residual}, {{date: 2014-08, residual: More, text: Told}}]}}"))
    assert told(assessed(made, {}, "2014-06"))[-1] == '1.1     Do it. Its update says: "To be audited"'
    (row,) = residual_rows(assessed(made, {}, "2014-06"))
    assert (tuple(row), row["reasons"], row["stated"]) == (COLUMNS, ["stated"], ["To be audited"])
    assert residual_rows(assessed(made, {}, "2014-09"))[0]["stated"] == ["To be audited", "More"]


def test_an_open_action_without_milestones_is_said_to_have_none() -> None:
    assert told(assessed(plan(action()), {}, "2014-05"))[-1] == "1.1     Do it. It has no open milestone."


def test_nothing_left_over_is_said() -> None:
    made = plan(action(f"{{updates: [{COMPLETED}]}}"), action("{id: '1.2', updates: [" + COMPLETED + "]}"))
    assert as_plain(residual_page(assessed(made, {}, "2014-05"), "")) == (
        "What is left over\nAs at 2014-05-31.\n0 of 2 actions leave work.\n"
    )


def test_a_row_names_each_open_milestone() -> None:
    (row,) = residual_rows(assessed(plan(action("{leads: [DCS]}", measure(MILESTONES))), {}, "2014-05"))
    assert row["leads"] == ["DCS"]
    assert row["milestones"] == [
        "1a at 2014-02: no-data",
        "1a at 2014-05: awaiting",
        "1a at 2015-02: not-due",
    ]
