"""The rules on the order and the dates of milestones."""

from pathlib import Path

import pytest

from tests.checks.written import in_action, in_measure, places

COUNT = "unit: count\nbetter: higher\n"


@pytest.mark.parametrize(
    ("milestones", "expected"),
    [
        (["at: 2014-09", "at: 2015-03", "from: 2015-09"], []),
        (["from: 2014-04", "by: 2014-09", "at: 2014-09", "by: end"], []),
        (["at: 2014-Q3", "at: 2014-09-30"], [(1, "milestone-twice")]),
        (["at: 2015-03", "at: 2014-09"], [(1, "milestones-out-of-order")]),
        (["by: end", "by: 2015-02"], [(1, "milestones-out-of-order")]),
        (["from: 2014/15", "from: 2014-04"], [(1, "milestones-out-of-order")]),
        (["at: 2014-09", "by: 2014-09", "at: 2014-09"], [(2, "milestone-twice")]),
        (["by: 2015-03", "by: end"], [(1, "milestone-twice")]),
        (
            ["at: 2015-03", "at: 2014-09", "at: 2015-03"],
            [(1, "milestones-out-of-order"), (2, "milestone-twice")],
        ),
    ],
)
@pytest.mark.parametrize("owner", ["measure", "series", "change"])
def test_milestones_stand_in_order_and_once(
    tmp_path: Path, milestones: list[str], expected: list[tuple[int, str]], owner: str
) -> None:
    lines = [f"- {{{milestone}, target: 1}}" for milestone in milestones]
    head, first = {
        "measure": ("milestones:\n  ", 14),
        "series": ("series:\n  one:\n    milestones:\n      ", 16),
        "change": ("changes:\n  - date: 2014-03\n    reason: R\n    milestones:\n      ", 17),
    }[owner]
    listed = ("\n" + head.rpartition("\n")[2]).join(lines)
    found = places(in_measure(tmp_path, f"{COUNT}{head}{listed}"))
    assert [(line - first, code) for line, _, code in found] == expected


def test_the_end_of_an_action_without_one_has_no_place_in_the_order(tmp_path: Path) -> None:
    found = in_action(
        tmp_path,
        """
        end: tbc
        measures:
          - id: 1a
            text: Appointed
            unit: count
            better: higher
            milestones: [{by: end, target: 1}, {by: 2014-03, target: 2}, {by: end, target: 3}]
        """,
    )
    assert found == []


def test_a_change_that_promises_for_the_past_promises_nothing(tmp_path: Path) -> None:
    found = in_measure(
        tmp_path,
        f"""{COUNT}
changes:
  - {{date: 2014-09, reason: R, milestones: [{{from: 2014-08, target: 1}}, {{at: 2014-Q3, target: 2}}]}}
  - {{date: 2015-06, reason: R, milestones: [{{by: end, target: 3}}]}}
""",
    )
    assert places(found) == [
        (15, 60, "milestone-before-its-change"),
        (16, 58, "milestone-before-its-change"),
    ]
    assert "a milestone due 31 March 2015 stands in the change of 2015-06" in found[1].message


def test_the_end_is_the_one_that_holds_on_the_date_of_the_change(tmp_path: Path) -> None:
    found = in_action(
        tmp_path,
        """
        end: 2014-09
        changes:
          - {date: 2014-12, reason: R, end: 2015-03}
        measures:
          - id: 1a
            text: Appointed
            unit: count
            better: higher
            changes:
              - {date: 2014-11, reason: R, milestones: [{by: end, target: 1}]}
              - {date: 2014-12, reason: R, milestones: [{by: end, target: 2}, {at: 2015-02, target: 2}]}
        """,
    )
    assert places(found) == [(15, 58, "milestone-before-its-change"), (16, 80, "milestones-out-of-order")]
