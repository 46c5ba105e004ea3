"""The Hillingdon plan against tables made by hand: each state at two dates, each printed date and figure.

`<date>.csv` gives the state of each milestone with the reason for it; `actions.csv` and `measures.csv` are a
second reading of the document, in which `2014-09 55` is an `at` and `in words` a baseline without a figure.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from plantrack.core.assess import Assessment, MilestoneAssessment, SeriesAssessment, assess
from plantrack.core.kinds import Benchmark, End, Open
from plantrack.core.model import Baseline, MeasureChange, Milestone, Status
from plantrack.core.period import Period
from plantrack.core.series import Series, series_of
from plantrack.core.value import Delivery, write_value
from plantrack.store.load import Loaded, load_plan
from tests.program import ROOT

HERE = Path(__file__).parent
DATES = ("2014-09-30", "2015-03-31")


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_plan(ROOT / "plan", "plan")


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def judged(loaded: Loaded, as_of: str) -> Assessment:
    return assess(loaded.plan, loaded.logs, date.fromisoformat(as_of))


def row_of(series: SeriesAssessment, one: MilestoneAssessment, where: str) -> tuple[str, ...]:
    """Write a milestone as its row: what it is, its state, its value, how many held (standing ones)."""
    milestone, verdict = one.promise.milestone, one.verdict
    when = milestone.when
    is_standing = milestone.kind == "from" and verdict.state != "not-due"
    return (
        series.series.id,
        milestone.kind,
        when.value if isinstance(when, End) else when.written,
        target_of(milestone).removeprefix("at least ").removeprefix("better than "),
        verdict.state.value,
        write_value(verdict.value) if verdict.value is not None else "",
        f"{verdict.held[0]}/{verdict.held[1]}" if is_standing else "",
        where,
    )


def target_of(milestone: Milestone) -> str:
    match milestone.target:
        case Benchmark():
            return "better than benchmark" if milestone.strict else "at least benchmark"
        case None | tuple():
            raise AssertionError("the document has none such")
        case target:
            return write_value(target)


@pytest.mark.parametrize("as_of", DATES)
def test_every_state_is_as_worked_by_hand(loaded: Loaded, as_of: str) -> None:
    by_hand = [
        (*(row[key] for key in ("series", "kind", "period", "target", "state", "value", "held")),
         row.get("list") or "in force")
        for row in rows(f"{as_of}.csv")
    ]  # fmt: skip
    by_program = [
        row_of(series, one, where)
        for series in judged(loaded, as_of).series()
        for where, milestones in (("in force", series.milestones), ("replaced", series.replaced))
        for one in milestones
    ]
    assert len(set(by_hand)) == len(by_hand)
    assert len(set(by_program)) == len(by_program)
    assert sorted(set(by_hand) - set(by_program)) == [], "in the table, and not found"
    assert sorted(set(by_program) - set(by_hand)) == [], "found, and not in the table"


@pytest.mark.parametrize("as_of", DATES)
def test_a_reason_is_given_for_every_state(as_of: str) -> None:
    assert [row["series"] for row in rows(f"{as_of}.csv") if len(row["why"].split()) < 3] == []


def test_the_plan_has_what_the_document_has(loaded: Loaded) -> None:
    plan = loaded.plan
    assert (len(plan.issues), len(list(plan.actions())), len(list(plan.measures()))) == (11, 41, 46)
    assert judged(loaded, "2015-03-31").actions_by_status() == {
        Status.COMPLETED: 28,
        Status.CARRIED_FORWARD: 10,
        Status.NOT_STATED: 3,
    }
    assert [found for found in loaded.diagnostics if found.level == "error"] == []
    assert loaded.complete


def test_which_actions_are_carried_forward_and_which_do_not_say(loaded: Loaded) -> None:
    declared = {action.action.id: action.standing.status for action in judged(loaded, "2015-03-31").actions()}
    assert [id_ for id_, status in declared.items() if status is Status.CARRIED_FORWARD] == [
        "3.3", "4.1", "4.2", "6.3", "7.1", "7.2", "7.6", "8.3", "10.5", "11.2",
    ]  # fmt: skip
    assert [id_ for id_, status in declared.items() if status is Status.NOT_STATED] == ["2.3", "8.1", "11.1"]


def printed(day: Period | Open | None) -> str:
    """Write a month as the document prints it: Jan 14."""
    if day is None:
        return ""
    assert isinstance(day, Period)
    assert day.months == 1
    return f"{day.in_words()[:3]} {day.in_words()[-2:]}"


def test_every_lead_start_and_end_is_as_printed(loaded: Loaded) -> None:
    in_plan = [
        (action.id, ";".join(action.leads), printed(action.start), printed(action.end))
        for action in loaded.plan.actions()
    ]
    assert in_plan == [tuple(row.values()) for row in rows("actions.csv")]


def compact(milestones: tuple[Milestone, ...]) -> list[str]:
    prefix = {"at": "", "by": "by ", "from": "from "}
    return [
        prefix[one.kind]
        + (one.when.value if isinstance(one.when, End) else one.when.written)
        + " "
        + target_of(one)
        for one in milestones
    ]


def revised(change: MeasureChange) -> str:
    return f"revised {change.date}: " + "; ".join(compact(change.milestones or ()))


def compact_baseline(baseline: Baseline | None) -> str:
    if baseline is None:
        return ""
    if baseline.due:
        return f"due {baseline.due}"
    figure = "in words" if baseline.value is None else write_value(baseline.value)
    return f"{baseline.period} {figure}"


def transcribed(series: Series) -> tuple[str, str, str]:
    promised = [*compact(series.milestones), *(revised(change) for change in series.changes)]
    return series.id, compact_baseline(series.baseline), "; ".join(promised)


def test_every_baseline_and_milestone_is_as_printed(loaded: Loaded) -> None:
    in_plan = [
        transcribed(series)
        for measure in loaded.plan.measures()
        for series in series_of(measure, loaded.plan.terms)
    ]
    assert in_plan == [tuple(row.values()) for row in rows("measures.csv")]


def test_a_deliverable_is_done_or_not_and_has_no_direction(loaded: Loaded) -> None:
    for measure in loaded.plan.measures():
        for series in series_of(measure, loaded.plan.terms):
            is_deliverable = series.unit == "deliverable"
            assert (series.better is None) == is_deliverable
            assert all(isinstance(one.target, Delivery) == is_deliverable for one in series.milestones)
