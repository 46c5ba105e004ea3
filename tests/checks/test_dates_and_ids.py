"""The rules on ids, on the dates of plans and actions, and on the order of changes and milestones."""

from pathlib import Path

import pytest

from tests.checks.written import PLAN, in_action, in_files, in_measure, places


def test_an_id_is_looked_for_in_its_own_namespace_and_ignoring_case(tmp_path: Path) -> None:
    one = 'id: {}\nstatement: S\nactions:\n  - id: "1"\n    title: T\n'
    twice = one.format("1") + "    measures:\n      - {id: A, text: M, unit: GBP, better: lower}\n"
    found = in_files(
        tmp_path,
        {
            "issues/01.yaml": twice,
            "issues/02.yaml": one.format("1"),
            "issues/03.yaml": twice.replace("A", "a"),
        },
    )
    messages = {(str(one.location), one.message) for one in found}
    assert messages == {
        ("plan/issues/02.yaml:1:5", "a second issue has this id: the first is issue 1"),
        ("plan/issues/03.yaml:1:5", "a second issue has this id: the first is issue 1"),
        ("plan/issues/02.yaml:4:9", "a second action has this id: the first is action 1 of issue 1"),
        ("plan/issues/03.yaml:4:9", "a second action has this id: the first is action 1 of issue 1"),
        ("plan/issues/03.yaml:7:14", "a second measure has this id: the first is measure A of action 1"),
    }


def test_what_else_is_wrong_with_the_second_of_two_is_found_at_the_second(tmp_path: Path) -> None:
    found = in_action(
        tmp_path,
        """
        measures:
          - {id: 1a, text: First, unit: percent, better: higher}
          - {id: 1A, text: Second, unit: percent}
        """,
    )
    assert places(found) == [(8, 14, "duplicate-id"), (8, 38, "unit-and-better")]


def test_a_series_is_not_called_benchmark_in_any_case(tmp_path: Path) -> None:
    found = in_measure(
        tmp_path,
        """
        unit: percent
        better: higher
        series: {Benchmark: {}, benchmarks: {}}
        """,
    )
    assert places(found) == [(13, 29, "reserved-series")]


@pytest.mark.parametrize(
    ("starts", "closes", "is_wrong"),
    [("2014-04", "2014-04", False), ("2014/15", "2014-06", False), ("2014-04", "2014-03-31", True)],
)
def test_a_plan_closes_after_it_starts(tmp_path: Path, starts: str, closes: str, *, is_wrong: bool) -> None:
    plan = PLAN.replace("2014-01", starts) + f"closes: {closes}\n"
    found = in_files(tmp_path, {"plan.yaml": plan, "issues/01.yaml": "id: 1\nstatement: S\n"})
    assert places(found) == [(5, 9, "closes-before-start")] * is_wrong


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("{}", []),
        ("start: 2014-09\nend: 2014-09", []),
        ("start: 2014-09-30\nend: 2014-09-30", []),
        ("start: 2014-09\nend: tbc", []),
        ("end: 2014-03", []),
        ("start: 2014-09\nend: 2014-08-31", [(7, 10)]),
        ("start: 2014-04\nend: 2014-09\nchanges:\n  - {date: 2014-05, reason: R, end: 2014-03}", [(9, 41)]),
        ("start: 2014-04\nend: 2014-09\nchanges:\n  - {date: 2014-05, reason: R, start: 2014-10}", [(9, 43)]),
        ("start: 2014-04\nend: 2014-09\nchanges:\n  - {date: 2014-05, reason: R, end: open}", []),
        ("start: 2014-04\nend: 2014-09\nchanges:\n  - {date: 2014-05, reason: R, leads: [L]}", []),
        (
            "start: 2014-04\nend: 2014-09\nchanges:\n  - {date: 2014-05, reason: R, start: 2015, end: 2015}",
            [],
        ),
    ],
)
def test_an_action_ends_after_it_starts(tmp_path: Path, action: str, expected: list[tuple[int, int]]) -> None:
    found = in_action(tmp_path, "" if action == "{}" else action)
    assert places(found) == [(*place, "end-before-start") for place in expected]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2014-09", "2014-09", "2014-12"], []),
        (["2014-09", "2014-09-30"], []),
        (["2014-09", "2014-09-29"], [1]),
        (["2014-12", "2014-09", "2014-10", "2014-08"], [1, 3]),
    ],
)
@pytest.mark.parametrize("owner", ["action", "measure", "series"])
def test_changes_are_listed_oldest_first(
    tmp_path: Path, dates: list[str], expected: list[int], owner: str
) -> None:
    listed = "changes:\n" + "\n".join(f"  - {{date: {day}, reason: R}}" for day in dates)
    if owner == "action":
        found, first = in_action(tmp_path, listed), 7
    elif owner == "measure":
        found, first = in_measure(tmp_path, f"unit: GBP\nbetter: lower\n{listed}"), 14
    else:
        inside = listed.replace("\n", "\n    ")
        found, first = in_measure(tmp_path, f"unit: GBP\nbetter: lower\nseries:\n  one:\n    {inside}"), 16
    assert [(line, code) for line, _, code in places(found)] == [
        (first + at, "change-out-of-order") for at in expected
    ]
