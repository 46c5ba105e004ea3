"""The rules of good keeping on dates: of plans, actions, milestones, updates and readings."""

import json
from pathlib import Path

import pytest

from tests.checks.written import PLAN, in_action, in_files, in_measure, spots

CLOSED = PLAN + "closes: 2015-03\n"
COUNT = "unit: count\nbetter: higher\n"


def issue(action: str) -> str:
    return f'id: 1\nstatement: S\nactions:\n  - id: "1.1"\n    title: T\n{action}'


MEASURED = "    measures:\n      - id: 1a\n        text: M\n        unit: count\n        better: higher\n"


@pytest.mark.parametrize(
    ("milestone", "is_found"),
    [
        ("at: 2015-03", False),
        ("at: 2015-04-01", True),
        ("from: 2015/16", True),
        ("by: 2014-01-01", False),
        ("by: 2013-12", True),
        ("by: end", False),
    ],
)
def test_a_milestone_is_due_while_the_plan_runs(tmp_path: Path, milestone: str, *, is_found: bool) -> None:
    listed = f"{MEASURED}        milestones: [{{{milestone}, target: 1}}]\n"
    files = {"plan.yaml": CLOSED, "issues/01.yaml": issue(listed)}
    found = in_files(tmp_path, files, code="milestone-outside-plan")
    assert len(found) == is_found


def test_a_plan_without_a_close_or_with_one_before_its_start_has_no_end(tmp_path: Path) -> None:
    listed = issue(f"    end: 2020-03\n{MEASURED}        milestones: [{{at: 2019, target: 1}}]\n")
    for number, plan in enumerate((PLAN, PLAN + "closes: 2013\n")):
        files = {"plan.yaml": plan, "issues/01.yaml": listed}
        for code in ("milestone-outside-plan", "action-outside-plan"):
            assert in_files(tmp_path / str(number), files, code=code) == []


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("start: 2014-01\nend: 2015-03", []),
        ("start: 2013-12\nend: 2015-03", [(6, 12)]),
        ("start: 2014-01\nend: 2015-04-01", [(7, 10)]),
        ("end: open", []),
    ],
)
def test_an_action_runs_while_the_plan_does(
    tmp_path: Path, dates: str, expected: list[tuple[int, int]]
) -> None:
    action = "".join(f"    {line}\n" for line in dates.splitlines())
    files = {"plan.yaml": CLOSED, "issues/01.yaml": issue(action)}
    assert spots(in_files(tmp_path, files, code="action-outside-plan")) == expected


@pytest.mark.parametrize(
    ("dates", "milestone", "changes", "is_found"),
    [
        ("start: 2014-05, end: 2014-09", "at: 2014-09", "[]", False),
        ("start: 2014-05, end: 2014-09", "at: 2014-10-01", "[]", True),
        ("start: 2014-05, end: 2014-09", "from: 2014-04", "[]", True),
        ("start: 2014-05, end: 2014-09", "from: 2014-05", "[]", False),
        ("start: 2014-05, end: tbc", "at: 2019-09", "[]", False),
        ("end: 2014-09", "at: 2014-01", "[]", False),
        ("end: 2014-09", "by: end", "[]", False),
        ("end: 2014-09", "at: 2014-12", "[{date: 2014-08, reason: R, end: 2015-03}]", False),
        ("end: 2014-09", "at: 2014-12", "[{date: 2014-08, reason: R, end: open}]", False),
        ("end: 2014-12", "at: 2014-12", "[{date: 2014-08, reason: R, end: 2014-09}]", False),
        (
            "start: 2014-05, end: 2014-12",
            "at: 2014-04",
            "[{date: 2014-03, reason: R, start: 2014-04}]",
            False,
        ),
    ],
)
def test_a_milestone_is_due_while_its_action_runs(
    tmp_path: Path, dates: str, milestone: str, changes: str, *, is_found: bool
) -> None:
    keys = dates.replace(", ", "\n")
    measure = (
        "measures:\n"
        f"  - {{id: 1a, text: M, unit: count, better: higher, milestones: [{{{milestone}, target: 1}}]}}\n"
    )
    found = in_action(tmp_path, f"{keys}\nchanges: {changes}\n{measure}", code="milestone-outside-action")
    assert len(found) == is_found


def test_a_milestone_of_a_change_is_held_against_the_action_as_it_then_is(tmp_path: Path) -> None:
    found = in_action(
        tmp_path,
        """
        end: 2014-12
        changes: [{date: 2014-06, reason: R, end: 2014-09}]
        measures:
          - id: 1a
            text: M
            unit: count
            better: higher
            milestones: [{at: 2014-12, target: 1}]
            changes: [{date: 2014-07, reason: R, milestones: [{at: 2014-12, target: 1}]}]
        """,
        code="milestone-outside-action",
    )
    assert spots(found) == [(14, 64)]
    assert "after the action ends, 30 September 2014" in found[0].message


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("start: 2014-03\nend: 2015-03", []),
        ("start: 2014-03\nend: tbc", []),
        ("start: 2014-03", ["the action has no end date"]),
        ("end: open", ["the action has no start date"]),
        ("detail: D", ["the action has no start and no end date"]),
        ("start: 2014-03\nchanges: [{date: 2014-06, reason: R, end: 2015-03}]", []),
    ],
)
def test_an_action_has_a_start_and_an_end(tmp_path: Path, action: str, said: list[str]) -> None:
    assert [one.message for one in in_action(tmp_path, action, code="no-dates")] == said


def test_an_update_has_a_date(tmp_path: Path) -> None:
    updates = "updates: [{date: 2014-09, text: A}, {text: B}]"
    assert spots(in_action(tmp_path, updates, code="update-without-date")) == [(6, 41)]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("end: 2025-12", []),
        ("end: 2026-01", [(6, 10)]),
        ("start: 2004-01", []),
        ("start: 2003-12", [(6, 12)]),
        ("end: tbc\nchanges:\n  - {date: 2104-06, reason: R}", [(8, 16)]),
        ("detail: By Oct 2104 it is done.", [(6, 13)]),
        ("detail: By\n  Sept. 2104 it is done.", [(6, 13)]),
        ("detail: By Oct 2025 it is done.", []),
        ("detail: Since May 1897.", []),
        ("detail: Post 4134 is filled in room 2104.", []),
        ("updates: [{date: 2014, text: 'Oct 2104'}]", [(6, 34)]),
        ("waive: [{check: no-lead, reason: 'Printed: Oct 2104', by: B, until: 2104-01}]", []),
    ],
)
def test_a_date_lies_near_the_plan(tmp_path: Path, action: str, expected: list[tuple[int, int]]) -> None:
    assert spots(in_action(tmp_path, action, code="far-year")) == expected


def test_a_date_is_near_the_last_of_the_plans_own_dates(tmp_path: Path) -> None:
    files = {"plan.yaml": PLAN + "closes: 2030\n", "issues/01.yaml": issue("    end: 2040-12\n")}
    assert in_files(tmp_path, files, code="far-year") == []
    files["issues/01.yaml"] = issue("    end: 2041-01\n")
    assert len(in_files(tmp_path, files, code="far-year")) == 1


def line(period: str, recorded: str, **more: str) -> str:
    return "- " + json.dumps({"period": period, "value": 1, "recorded": recorded, **more})


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ([line("2014-09", "2014-10")], []),
        ([line("2014-09", "2104-10")], [1]),
        ([line("1914-09", "2014-10")], [1]),
        ([line("2014-09", "2104-10"), line("2014-09", "2104-11", restated="R")], [2]),
    ],
)
def test_a_reading_lies_near_the_plan(tmp_path: Path, log: list[str], expected: list[int]) -> None:
    found = in_measure(tmp_path, COUNT, *log, code="far-year")
    assert spots(found) == [(at, 1) for at in expected]


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        (["2014-10-06", "2014-10-06", "2014-11"], []),
        (["2014-10-06", "2014-10-05"], [2]),
        (["2014-10", "2014-10-05"], []),
        (["2014-10-06", "2014-10", "2014-10-05"], [3]),
        (["2014-10", "2014-09-30"], [2]),
        (["2014-12", "2014-10", "2014-11", "2015-01"], [2, 3]),
        ([], []),
    ],
)
def test_a_log_is_in_the_order_of_recording(tmp_path: Path, recorded: list[str], expected: list[int]) -> None:
    lines = [line(f"2014-0{at}", day) for at, day in enumerate(recorded, 1)]
    found = in_measure(tmp_path, COUNT, *lines, code="reading-out-of-order")
    assert spots(found) == [(at, 1) for at in expected]


def test_a_measure_without_a_log_is_in_order(tmp_path: Path) -> None:
    assert in_files(tmp_path, {"issues/01.yaml": issue(MEASURED)}, code="reading-out-of-order") == []
