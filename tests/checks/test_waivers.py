"""Waivers in a plan: what they let stand, and what is found wrong with them."""

from pathlib import Path

import pytest

from plantrack.checks.catalogue import check_plan, sifted_findings
from plantrack.store.load import load_plan
from tests.checks.written import PLAN, in_action, in_files, in_measure

WAIVE = "waive: [{{check: {}, reason: R, by: B, until: 2015-09}}]"


@pytest.mark.parametrize(
    ("check", "codes"),
    [
        ("no-lead", []),
        ("no-dates", ["no-lead", "unused-waiver"]),
        ("no-leads", ["no-lead", "unknown-check"]),
        ("log-line", ["no-lead", "unknown-check"]),
        ("unused-waiver", ["no-lead", "unknown-check"]),
    ],
)
def test_a_waiver_lets_stand_what_it_names(tmp_path: Path, check: str, codes: list[str]) -> None:
    action = f"start: 2014\nend: 2015\n{WAIVE.format(check)}"
    found = [one for code in sorted(codes) for one in in_action(tmp_path, action, code=code)]
    assert [one.code for one in found] == sorted(codes)
    assert in_action(tmp_path, action, code="no-lead") == [one for one in found if one.code == "no-lead"]


@pytest.mark.parametrize(
    ("check", "advice"),
    [
        ("no-leads", "Did you mean no-lead?"),
        ("Far-Year", "Did you mean far-year?"),
        ("x", "Write the id that `plantrack check` prints in brackets"),
    ],
)
def test_a_slip_in_a_name_is_answered_with_the_nearest(tmp_path: Path, check: str, advice: str) -> None:
    (found,) = in_action(tmp_path, WAIVE.format(check), code="unknown-check")
    assert (found.location.line, found.location.column, found.help) == (6, 21, advice)
    assert in_action(tmp_path, WAIVE.format(check), code="unused-waiver") == []


def test_at_most_a_names_length_of_what_was_written_is_quoted(tmp_path: Path) -> None:
    (found,) = in_action(tmp_path, WAIVE.format("x" * 500), code="unknown-check")
    assert len(found.message) < 120


def test_an_error_of_a_rule_can_be_waived_by_name(tmp_path: Path) -> None:
    measure = "unit: percent\nbetter: higher\nmilestones: [{at: 2014-09, target: 155}]\n"
    assert [one.code for one in in_measure(tmp_path, measure)] == ["target-out-of-bounds"]
    assert in_measure(tmp_path, measure + WAIVE.format("target-out-of-bounds")) == []


def test_a_waiver_past_its_date_holds_all_the_same(tmp_path: Path) -> None:
    action = WAIVE.format("no-lead").replace("2015-09", "1999")
    assert in_action(tmp_path, action, code="no-lead") == []


def test_what_is_waived_is_counted(tmp_path: Path) -> None:
    in_files(tmp_path, {"issues/01.yaml": "id: 1\nstatement: S\nactions: [{id: 1, title: T}]\n"})
    (tmp_path / "plan" / "plan.yaml").write_text(PLAN + WAIVE.format("no-lead") + "\n", encoding="utf-8")
    loaded = load_plan(tmp_path / "plan", "plan")
    sifted = sifted_findings(loaded.plan, loaded.logs)
    assert [finding.code for finding in sifted.waived] == ["no-lead"]
    assert [finding.code for finding in sifted.standing] == ["no-dates"]


def test_of_a_plan_in_part_nothing_is_missed(tmp_path: Path) -> None:
    skipped = "id: 1\nstatement: S\nactions: [{id: 1, title: T}, {id: 3, title: T}]\n"
    in_files(tmp_path, {"plan.yaml": f"{PLAN}{WAIVE.format('far-year')}\n", "issues/01.yaml": skipped})
    loaded = load_plan(tmp_path / "plan", "plan")
    whole = {finding.code for finding in check_plan(loaded.plan, loaded.logs)}
    in_part = {finding.code for finding in check_plan(loaded.plan, loaded.logs, complete=False)}
    assert whole - in_part == {"skipped-id", "unused-waiver"}
