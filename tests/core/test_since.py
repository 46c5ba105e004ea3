"""Since the last board: what moved, what was told, what was read, what was changed."""

import pytest

from plantrack.core.since import Since, changes_since
from tests.core.plans import action, assessed, day, log, measure, plan

CHANGE = "{date: 2014-09, reason: Too hard, milestones: [{at: 2014-12, target: 40}]}"
MEASURE = f"{{milestones: [{{at: 2014-06, target: 50}}, {{at: 2014-12, target: 60}}], changes: [{CHANGE}]}}"
UPDATES = """{end: 2015-03, updates: [{date: 2014-05, text: Begun}, {date: 2014-08, text: Told},
  {status: completed, text: Undated}], changes: [{date: 2014-08, reason: Slow, end: 2015-06}]}"""
READINGS = """
  2014-06 45 recorded=2014-07
  2014-09 50 recorded=2014-10
  2014-12 45 recorded=2015-01
"""


def since(from_: str, to: str, known_at: str | None = None) -> Since:
    logs = {"1a": log(READINGS)}
    return changes_since(
        assessed(plan(action(UPDATES, measure(MEASURE))), logs, to, known_at), logs, day(from_)
    )


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("2014-05", "2014-06", [("not-due", "missed")]),
        ("2014-05", "2014-09", [("not-due", "met-late")]),
        ("2014-06", "2014-09", [("awaiting", "met-late")]),
        ("2014-07", "2014-09", [("missed", "met-late")]),
        ("2014-10", "2014-11", []),
        ("2014-10", "2014-12", [("not-due", "met")]),
        ("2014-12", "2015-01", [("awaiting", "met")]),
    ],
)
def test_a_milestone_has_moved_from_what_was_known_then(
    from_: str, to: str, expected: list[tuple[str, str]]
) -> None:
    moved = since(from_, to).moved
    assert [(one.before.value, one.now.value) for one in moved] == expected


def test_what_was_known_bounds_both_days() -> None:
    assert [one.now.value for one in since("2014-05", "2014-09", "2014-06").moved] == ["no-data"]


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("2014-04", "2014-09", ["Begun", "Told"]),
        ("2014-05", "2014-09", ["Told"]),
        ("2014-08", "2015-02", []),
        ("2014-08", "2015-03", ["Undated"]),
    ],
)
def test_updates_told_since_are_listed(from_: str, to: str, expected: list[str]) -> None:
    assert [update.text for _, _, update in since(from_, to).updates] == expected


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("2014-06", "2014-09", ["2014-06", "2014-09"]),
        ("2014-07", "2014-09", ["2014-09"]),
        ("2014-10", "2014-11", []),
    ],
)
def test_readings_recorded_since_are_listed(from_: str, to: str, expected: list[str]) -> None:
    assert [reading.period.written for _, reading in since(from_, to).readings] == expected


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("2014-07", "2014-09", [("1.1", "Slow"), ("1a", "Too hard")]),
        ("2014-08", "2014-09", [("1a", "Too hard")]),
        ("2014-08", "2014-08-31", []),
        ("2014-09", "2014-12", []),
    ],
)
def test_changes_made_since_are_listed(from_: str, to: str, expected: list[tuple[str, str]]) -> None:
    assert [(id_, change.reason) for id_, change in since(from_, to).changes] == expected
