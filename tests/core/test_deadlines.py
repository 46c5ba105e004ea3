"""Deadlines: what is late on a day, and what falls due next."""

import pytest

from plantrack.core.deadlines import Deadline, late, upcoming
from tests.core.plans import action, assessed, day, log, measure, plan

MILESTONES = "milestones: [{at: 2014-02, target: 50}, {from: 2014-05, target: 90}, {by: end, target: 100}]"


def told(deadlines: tuple[Deadline, ...]) -> list[str]:
    return [f"{d.sort} {d.id} {d.due} {d.days} {d.detail}" for d in deadlines]


@pytest.mark.parametrize(
    ("as_of", "readings", "expected"),
    [
        ("2014-02-28", "", []),
        ("2014-03-31", "", []),
        ("2014-04-01", "", ["reading 1a 2014-03-31 -1 at 2014-02"]),
        ("2014-04-01", "2014-02 40", []),
        ("2014-04-30", "2014-02 60", []),
        ("2014-05-01", "2014-02 60", ["action 1.1 2014-04-30 -1 ends 2014-04"]),
        (
            "2014-07-01",
            "2014-02 60",
            [
                "action 1.1 2014-04-30 -62 ends 2014-04",
                "reading 1a 2014-05-31 -31 by 2014-04-30",
                "reading 1a 2014-06-30 -1 from 2014-05",
            ],
        ),
    ],
)
def test_due_today_is_not_late(as_of: str, readings: str, expected: list[str]) -> None:
    made = plan(action("", measure(f"{{{MILESTONES}}}")))
    assert told(late(assessed(made, {"1a": log(readings)}, as_of))) == expected


@pytest.mark.parametrize(
    ("fields", "as_of", "expected"),
    [
        ("{}", "2014-05-10", ["action"]),
        ("{end: open}", "2014-05-10", []),
        ("{end: tbc}", "2014-05-10", []),
        ("{updates: [{date: 2014-05-09, status: completed, text: Done}]}", "2014-05-10", []),
        ("{updates: [{date: 2014-05-09, status: carried-forward, text: Left}]}", "2014-05-10", []),
        ("{updates: [{date: 2014-05-09, status: in-progress, text: Soon}]}", "2014-05-10", ["action"]),
        ("{updates: [{status: completed, text: Done}]}", "2014-05-10", []),
        ("{changes: [{date: 2014-03, reason: Slow, end: 2014-06}]}", "2014-05-10", []),
        ("{changes: [{date: 2014-03, reason: Slow, withdrawn: true}]}", "2014-05-10", []),
    ],
)
def test_an_action_is_late_until_it_is_declared_done(fields: str, as_of: str, expected: list[str]) -> None:
    assert [d.sort for d in late(assessed(plan(action(fields)), {}, as_of))] == expected


def test_a_baseline_that_was_promised_is_late_after_its_day() -> None:
    made = plan(action("", measure("{baseline: {due: 2014-03}}")))
    assert late(assessed(made, {}, "2014-03-31")) == ()
    assert told(late(assessed(made, {}, "2014-04-01"))) == ["baseline 1a 2014-03-31 -1 promised for 2014-03"]


def test_what_falls_due_next_is_told_soonest_first() -> None:
    made = plan(action("{start: 2014-02}", measure(f"{{{MILESTONES}, baseline: {{due: 2014-03}}}}")))
    judged = assessed(made, {}, "2014-01-31")
    assert told(upcoming(judged, day("2014-05"))) == [
        "start 1.1 2014-02-01 1 starts 2014-02",
        "milestone 1a 2014-02-28 28 at 2014-02",
        "baseline 1a 2014-03-31 59 promised for 2014-03",
        "action 1.1 2014-04-30 89 ends 2014-04",
        "milestone 1a 2014-04-30 89 by 2014-04-30",
        "milestone 1a 2014-05-31 120 from 2014-05",
    ]
    assert told(upcoming(judged, day("2014-02-01"))) == ["start 1.1 2014-02-01 1 starts 2014-02"]


def test_a_milestone_gives_way_to_its_reading_on_its_day() -> None:
    made = plan(action("", measure("{milestones: [{at: 2014-02, target: 50}]}")))
    assert "reading 1a 2014-03-31 31 at 2014-02" in told(
        upcoming(assessed(made, {}, "2014-02"), day("2014-03"))
    )


def test_a_deadline_names_who_answers_for_it() -> None:
    made = plan(action("{leads: [DCS, Head of HR]}", measure("{milestones: [{at: 2014-02, target: 50}]}")))
    (deadline,) = late(assessed(made, {}, "2014-04-30"))
    assert (deadline.leads, deadline.action, deadline.text) == (
        ("DCS", "Head of HR"),
        "1.1",
        "What is measured",
    )


def test_a_milestone_by_an_end_that_is_not_set_is_neither_late_nor_next() -> None:
    made = assessed(
        plan(action("{end: tbc}", measure("{milestones: [{by: end, target: 100}]}"))), {}, "2016-01-01"
    )
    assert late(made) == ()
    assert upcoming(made, day("2030-01-01")) == ()
