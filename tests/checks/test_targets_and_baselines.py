"""The rules on units and directions, and on what targets and baselines can be."""

from pathlib import Path

import pytest

from tests.checks.written import in_measure, places

FIGURE = "unit: percent\nbetter: {better}\nmilestones:\n  - {{at: 2014-09, {target}}}\n"


@pytest.mark.parametrize(
    ("unit", "bounds", "target", "says"),
    [
        ("percent", "", "100", ""),
        ("percent", "", "0", ""),
        ("percent", "", "155", "1a is a percentage: the target 155 is more than 100"),
        ("percent", "", "-0.5", "1a is a percentage: the target -0.5 is less than 0"),
        ("percent", "bounds: [0, 200]", "155", ""),
        ("percent", "bounds: [0, 150]", "155", "1a lies between 0 and 150: the target 155 is more than 150"),
        ("days", "", "-400000", ""),
        ("days", "bounds: [1, 90]", "0", "1a lies between 1 and 90: the target 0 is less than 1"),
        ("percent", "", "", ""),
    ],
)
def test_a_target_lies_within_bounds(tmp_path: Path, unit: str, bounds: str, target: str, says: str) -> None:
    milestone = f"at: 2014-09, target: {target}" if target else "at: 2014-09"
    keys = [f"unit: {unit}", "better: higher", "milestones:", f"  - {{{milestone}}}", bounds]
    found = in_measure(tmp_path, "\n".join(keys))
    assert [(one.code, one.message) for one in found] == [("target-out-of-bounds", says)] * bool(says)


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("[20, 80]", ""),
        ("[-1, 80]", "1a is a percentage: the target -1 is less than 0"),
        ("[20, 101]", "1a is a percentage: the target 101 is more than 100"),
    ],
)
def test_both_ends_of_a_range_lie_within_bounds(tmp_path: Path, target: str, says: str) -> None:
    found = in_measure(tmp_path, FIGURE.format(better="range", target=f"target: {target}"))
    assert [one.message for one in found] == [says] * bool(says)


@pytest.mark.parametrize(
    ("better", "target", "key", "says"),
    [
        ("higher", "target: 55", "", ""),
        ("range", "target: [40, 60]", "", ""),
        ("lower", "target: benchmark, strict: true", "", ""),
        ("higher", "note: not yet set", "", ""),
        ("neutral", "target: 55", "at", "1a is neutral, only watched, and has a milestone"),
        ("neutral", "note: not yet set", "at", "1a is neutral, only watched, and has a milestone"),
        ("higher", "target: done", "target", "1a is a percentage: its target 'done' is no figure"),
        ("lower", "target: [40, 60]", "target", "1a has `better: lower`: its target [40, 60] is a range"),
        ("range", "target: 55", "target", "1a has `better: range`: its target 55 is no range"),
        ("range", "target: benchmark", "target", "1a has `better: range`: its target benchmark is no range"),
        (
            "lower",
            "target: 5, strict: true",
            "strict",
            "1a has a strict target that is no benchmark: it would be judged as any other",
        ),
    ],
)
def test_a_target_is_one_that_a_reading_can_be_compared_with(
    tmp_path: Path, better: str, target: str, key: str, says: str
) -> None:
    text = FIGURE.format(better=better, target=target) + "benchmark: {name: Our neighbours}"
    found = in_measure(tmp_path, text)
    assert [(one.code, one.message) for one in found] == [("target-kind", says)] * bool(says)
    line = f"          - {{at: 2014-09, {target}}}"
    assert [one.location.column for one in found] == [line.index(f"{key}: ") + len(key) + 3] * bool(says)


def test_a_benchmark_has_a_name(tmp_path: Path) -> None:
    found = in_measure(tmp_path, FIGURE.format(better="higher", target="target: benchmark"))
    assert [one.message for one in found] == [
        "1a has a target of benchmark, and does not say whose figure that is"
    ]


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("target: done", ""),
        ("note: not yet set", ""),
        ("target: 100", "its target 100 is neither"),
        ("target: [0, 1]", "its target [0, 1] is neither"),
        ("target: benchmark", "its target benchmark is neither"),
    ],
)
def test_a_deliverable_is_promised_as_done(tmp_path: Path, target: str, says: str) -> None:
    found = in_measure(tmp_path, f"unit: deliverable\nmilestones:\n  - {{by: end, {target}}}")
    said = [one.message for one in found if one.code == "target-kind"]
    assert said == [f"1a is a deliverable, done or not done: {says}"] * bool(says)
    assert len(found) == len(said)


def test_milestones_are_judged_for_every_series_that_takes_them_and_found_once(tmp_path: Path) -> None:
    found = in_measure(
        tmp_path,
        """
        unit: percent
        better: higher
        baseline: {period: 2014-04, value: 46}
        milestones: [{at: 2014-09, target: 155}]
        series:
          own: {unit: deliverable, milestones: [{by: end, target: done}], baseline: {period: 2014-04}}
          one: {}
          two: {}
          three: {unit: deliverable}
          four: {bounds: [0, 160]}
        """,
    )
    assert [(one.code, one.message) for one in found] == [
        ("baseline-kind", "1a/three is a deliverable, done or not done: the baseline 46 is a figure"),
        ("target-kind", "1a/three is a deliverable, done or not done: its target 155 is neither"),
        ("target-out-of-bounds", "1a/one is a percentage: the target 155 is more than 100"),
    ]


def test_a_change_is_judged_by_the_terms_of_its_date(tmp_path: Path) -> None:
    found = in_measure(
        tmp_path,
        """
        unit: percent
        better: higher
        milestones: [{at: 2014-09, target: 55}]
        changes:
          - {date: 2014-04, reason: R, milestones: [{at: 2014-09, target: 200}]}
          - {date: 2014-06, reason: R, unit: days, baseline: {period: 2014-05, value: 1/3}}
          - {date: 2014-07, reason: R, milestones: [{at: 2014-09, target: 200}]}
          - {date: 2014-08, reason: R, better: range, milestones: [{at: 2014-09, target: 200}]}
        """,
    )
    assert [(one.location.line, one.code) for one in found] == [
        (15, "target-out-of-bounds"),
        (16, "baseline-kind"),
        (18, "target-kind"),
    ]


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("percent", "46", ""),
        ("percent", "14/90", ""),
        ("percent", "101", "baseline-out-of-bounds"),
        ("percent", "95/90", "baseline-out-of-bounds"),
        ("percent", "done", "baseline-kind"),
        ("days", "46", ""),
        ("days", "14/90", "baseline-kind"),
        ("count", "14/90", "baseline-kind"),
        ("deliverable", "not-done", ""),
        ("deliverable", "46", "baseline-kind"),
    ],
)
def test_a_baseline_fits_its_measure(tmp_path: Path, unit: str, value: str, expected: str) -> None:
    better = "" if unit == "deliverable" else "better: higher"
    text = f"unit: {unit}\nbaseline: {{period: 2014-04, value: {value}}}\n{better}"
    assert places(in_measure(tmp_path, text)) == [(12, 44, expected)] * bool(expected)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("unit: percent", [(11, 15)]),
        ("unit: deliverable", []),
        ("unit: deliverable\nbetter: lower", [(12, 17)]),
        ("unit: percent\nseries: {one: {}, two: {better: lower}, three: {}}", [(11, 15)]),
        ("unit: percent\nbetter: higher\nseries: {one: {unit: deliverable}}", []),
        ("unit: deliverable\nbetter: higher\nseries: {one: {unit: percent}}", []),
        ("unit: deliverable\nseries: {one: {unit: percent}}", [(12, 30)]),
        ("unit: deliverable\nseries: {one: {better: lower}}", [(12, 32)]),
        ("unit: percent\nbetter: higher\nseries: {one: {unit: deliverable, better: lower}}", [(13, 51)]),
        ("unit: deliverable\nbetter: lower\nseries: {one: {}, two: {}}", [(12, 17)]),
        ("unit: deliverable\nchanges: [{date: 2014-06, reason: R, unit: percent}]", [(12, 52)]),
        ("unit: deliverable\nchanges: [{date: 2014-06, reason: R, unit: days, better: lower}]", []),
        ("unit: deliverable\nchanges: [{date: 2014-06, reason: R, better: lower}]", [(12, 54)]),
        ("unit: days\nbetter: lower\nchanges: [{date: 2014-06, reason: R, unit: deliverable}]", []),
        (
            """
            unit: days
            better: lower
            series: {one: {unit: deliverable}, two: {}}
            changes: [{date: 2014-06, reason: R, better: higher}]
            """,
            [],
        ),
    ],
)
def test_a_figure_has_a_direction_and_a_deliverable_has_none(
    tmp_path: Path, measure: str, expected: list[tuple[int, int]]
) -> None:
    assert places(in_measure(tmp_path, measure)) == [(*place, "unit-and-better") for place in expected]
