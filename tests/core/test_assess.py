"""The whole plan judged: both verdicts on a changed promise, series, counts, and what is listed."""
# ruff: noqa: E501 - a case is one row

import pytest

from plantrack.core.milestone import State
from plantrack.core.model import Status
from plantrack.core.value import write_value
from tests.core.plans import action, assessed, assessed_action, assessed_series, log, measure, plan


def changed(first: str, change: str, date: str, more: str = "") -> str:
    return f"{{milestones: [{first}], changes: [{{date: {date}, reason: r, {change}}}]{more}}}"


EASED = changed("{at: 2015-03, target: 75}", "milestones: [{at: 2015-03, target: 35}]", "2014-12")
LOWER = ", better: lower"


@pytest.mark.parametrize(
    ("text", "readings", "as_of", "in_force", "original", "flips"),
    [
        pytest.param(EASED, "2015-03 40", "2015-03", "met", "missed", True, id="eased: met, and would fail the original"),
        pytest.param(EASED, "2015-03 30", "2015-03", "missed", "missed", False, id="eased, and missed all the same"),
        pytest.param(EASED, "2015-03 80", "2015-03", "met", "met", False, id="eased, and met all the same"),
        pytest.param(EASED, "", "2015-03", "awaiting", "awaiting", False, id="eased, and silent"),
        pytest.param(EASED, "2015-03 40", "2015-03-30", "not-due", "not-due", False, id="eased, not due"),
        pytest.param(EASED, "2015-03 met", "2015-03", "met", "not-assessable", False, id="a stated result does not speak of the original"),
        pytest.param(
            changed("{at: 2015-03, target: 35}", "milestones: [{at: 2015-03, target: 75}]", "2014-12"), "2015-03 40",
            "2015-03", "missed", "met", False, id="strengthened",
        ),
        pytest.param(
            changed("{at: 2015-03, target: 75}", "milestones: [{by: 2015-03, target: 75}]", "2014-06"),
            "2014-12 80; 2015-03 70", "2015-03", "met", "missed", True, id="another kind: the original by its own",
        ),
        pytest.param(
            changed("{by: 2015-03, target: 75}", "milestones: [{from: 2015-03, target: 75}]", "2014-06"),
            "2014-12 80; 2015-03 70", "2015-03", "missed", "met", False, id="another kind, the other way",
        ),
        pytest.param(
            changed("{from: 2014-04, target: 100}", "milestones: [{at: 2015-03, target: 35}]", "2014-12"),
            "2014-04 100; 2015-03 40", "2015-03", "met", "missed", True, id="a standing original asks its level of that period",
        ),
        pytest.param(
            changed("{at: 2015-03, target: benchmark, strict: true}", "milestones: [{at: 2015-03, target: benchmark}]",
                    "2014-12"), "2015-03 50; 2015-03 50 series=benchmark", "2015-03", "met", "missed", True,
            id="strict no more",
        ),
        pytest.param(
            changed("{from: 2014-04, target: benchmark, strict: true}", "milestones: [{at: 2015-03, target: benchmark}]",
                    "2014-12"), "2015-03 50; 2015-03 50 series=benchmark", "2015-03", "met", "missed", True,
            id="a standing original asks its level strictly, as it was promised",
        ),
        pytest.param(
            changed("{at: 2015-03, target: 20}", "better: higher", "2014-12", LOWER), "2015-03 40", "2015-03", "met",
            "missed", True, id="the direction flipped",
        ),
        pytest.param(
            changed("{at: 2015-03, target: 20}", "better: higher", "2015-06", LOWER), "2015-03 40", "2015-06", "missed",
            "missed", False, id="flipped after the due date: the verdict is kept",
        ),
        pytest.param(
            changed("{from: 2015-03, target: 100}", "baseline: {period: 2015-03, value: 100}", "2014-12",
                    ", baseline: {period: 2015-03, value: 63}"), "", "2015-06", "met", "missed", True,
            id="a new baseline inside the span",
        ),
        pytest.param(
            changed("{at: 2015-03, target: 75}", "withdrawn: true", "2014-12"), "2015-03 40", "2015-03", "withdrawn",
            "missed", False, id="withdrawn: the original is told",
        ),
        pytest.param(
            changed("{at: 2014-09, target: 75}", "withdrawn: true", "2014-12"), "2014-09 40", "2015-03", "missed", "missed",
            False, id="withdrawn after the due date: the verdict is kept",
        ),
        pytest.param(
            changed("{at: 2014-09, target: 75}", "milestones: [{at: 2015-03, target: 35}]", "2014-09-30"), "2015-03 40",
            "2015-03", "met", None, False, id="no original governed that date",
        ),
        pytest.param(
            changed("{at: 2015-03, target: 75}", "text: Another", "2014-12"), "2015-03 40", "2015-03", "missed", "missed",
            False, id="reworded only",
        ),
        pytest.param("{milestones: [{at: 2015-03, target: 75}]}", "2015-03 75", "2015-03", "met", "met", False, id="unchanged"),
    ],
)  # fmt: skip
def test_both_verdicts_are_reported(
    text: str,
    readings: str,
    as_of: str,
    in_force: str,
    original: str | None,
    flips: bool,  # noqa: FBT001
) -> None:
    (found,) = assessed_series(text, readings, as_of).milestones
    assert (found.verdict.state.value, found.original and found.original.value, found.flips) == (
        in_force,
        original,
        flips,
    )


@pytest.mark.parametrize(
    ("text", "readings", "as_of", "expected"),
    [
        pytest.param(
            changed("{from: 2014-04, target: 100}", "milestones: [{from: 2015-09, target: 80}]", "2014-12"),
            "2014-04 100; 2015-01 50", "2015-12", "met 1/1 100", id="a standing one is frozen where it ended",
        ),
        pytest.param(
            changed("{from: 2014-04, target: 100}", "milestones: [{from: 2015-09, target: 80}]", "2014-12",
                    ", every: {months: 1}, lag: {months: 0}"),
            "; ".join(f"2014-{month:02} 100" for month in range(4, 13)), "2015-12", "met 9/9 100",
            id="no data are due after its end",
        ),
        pytest.param(
            changed("{from: 2014-04, target: 100}", "milestones: [{from: 2015-09, target: 80}]", "2014-12",
                    ", every: {months: 1}, lag: {months: 0}"),
            "; ".join(f"2014-{month:02} 100" for month in range(4, 12)), "2015-12", "no-data 8/8 100",
            id="but they are for the period that ended with it",
        ),
        pytest.param(
            changed("{from: 2014-04, target: 100}", "milestones: []", "2014-06-15",
                    ", every: {months: 1}, lag: {months: 0}"),
            "2014-04 100; 2014-05 100", "2015-12", "met 2/2 100", id="nor for the period in which it ended",
        ),
        pytest.param(
            changed("{from: 2015-03, target: 100}", "milestones: [{at: 2015-03, target: 35}]", "2015-03"), "2015-03 35",
            "2015-12", "missed 0/1 35", id="ended on its due date: that day's period is its own",
        ),
        pytest.param(
            changed("{from: 2015-09, target: 100}", "milestones: [{from: 2015-09, target: 80}]", "2015-03"),
            "2015-09 90", "2015-12", "missed 0/1 90", id="replaced before it began: what it would be",
        ),
        pytest.param(
            changed("{at: 2015-09, target: 100}", "milestones: [{at: 2015-09, target: 80}]", "2015-03"), "2015-09 90",
            "2015-12", "missed 0/1 90", id="replaced before it was due: what it would be",
        ),
    ],
)  # fmt: skip
def test_what_was_replaced_keeps_its_verdict(text: str, readings: str, as_of: str, expected: str) -> None:
    (old,) = assessed_series(text, readings, as_of).replaced
    verdict = old.verdict
    assert verdict.value is not None
    assert f"{verdict.state} {verdict.held[0]}/{verdict.held[1]} {write_value(verdict.value)}" == expected


def test_a_standing_target_set_anew_is_asked_from_the_change_on() -> None:
    text = changed("{from: 2014-04, target: 100}", "milestones: [{from: 2014-04, target: 80}]", "2014-12")
    found = assessed_series(text, "2014-04 100; 2014-11 70; 2014-12 85; 2015-01 90", "2015-03")
    assert [(m.verdict.state, m.verdict.held, m.original) for m in found.milestones] == [
        (State.MET, (2, 2), State.MISSED)
    ]
    assert [(m.verdict.state, m.verdict.held) for m in found.replaced] == [(State.LAPSED, (1, 3))]


def test_a_moved_end_is_told_beside_the_first() -> None:
    doing = "{end: 2014-04, changes: [{date: 2014-03, reason: r, end: 2014-09}]}"
    text = "{milestones: [{by: end, target: 10}], unit: count}"
    found = assessed_series(text, "2014-06 10", "2014-12", doing=doing)
    assert [(m.verdict.state, m.original, str(m.promise.due)) for m in found.milestones] == [
        (State.MET, None, "2014-09-30")
    ]
    assert [(m.verdict.state, str(m.promise.due), str(m.promise.replaced_on)) for m in found.replaced] == [
        (State.MET_LATE, "2014-04-30", "2014-03")
    ]


def test_a_moved_end_may_meet_another_original() -> None:
    doing = "{end: 2014-04, changes: [{date: 2014-03, reason: r, end: 2014-09}]}"
    text = "{milestones: [{by: end, target: 10}, {at: 2014-09, target: 50}], unit: count}"
    moved, other = assessed_series(text, "2014-06 10; 2014-09 40", "2014-12", doing=doing).milestones
    assert (moved.verdict.state, moved.original, moved.flips) == (State.MET, State.MISSED, True)
    assert (other.verdict.state, other.original) == (State.MISSED, State.MISSED)


def test_withdrawing_an_action_withdraws_its_milestones_and_the_original_is_told() -> None:
    doing = "{changes: [{date: 2014-06, reason: r, withdrawn: true}]}"
    (found,) = assessed_series(
        "{milestones: [{at: 2014-09, target: 50}]}", "2014-09 40", "2014-12", doing=doing
    ).milestones
    assert (found.verdict.state, found.original) == (State.WITHDRAWN, State.MISSED)


def test_a_changed_measure_of_an_action_without_an_end() -> None:
    text = changed("{by: end, target: 10}", "better: lower", "2014-06")
    (found,) = assessed_series(text, "2014-06 10", "2014-12", doing="{end: open}").milestones
    assert (found.verdict.state, found.original) == (State.NOT_ASSESSABLE, State.NOT_ASSESSABLE)


def test_a_milestone_is_never_met_because_its_action_was_declared_complete() -> None:
    made = action(
        "{updates: [{date: 2014-04, status: completed, text: Done}]}",
        measure("{unit: deliverable, milestones: [{by: end, target: done}]}"),
    )
    found = assessed_action(made, "", "2014-12")
    assert found.standing.status is Status.COMPLETED
    assert [m.verdict.state for m in found.milestones()] == [State.NO_DATA]


def test_the_readings_of_a_series_are_its_own() -> None:
    made = measure("{series: {lac: {}, cp: {}}, milestones: [{at: 2014-09, target: 95}]}")
    logs = {
        "1a": log("2014-09 96 series=lac; 2014-09 90 series=cp; 2014-09 99"),
        "1b": log("2014-09 1 series=cp"),
    }
    found = list(assessed(plan(action("", made)), logs, "2014-09").series())
    assert [[m.verdict.state for m in one.milestones] for one in found] == [[State.MET], [State.MISSED]]
    assert [one.latest and one.latest.series for one in found] == ["lac", "cp"]


def test_the_latest_reading_is_of_the_latest_period() -> None:
    found = assessed_series("{}", "2014-10 2; 2014-09 1 recorded=2015-01; 2014-12 3", "2014-11")
    assert found.latest
    assert found.latest.value == 2
    assert assessed_series("{}", "", "2014-11").latest is None


def test_a_series_is_told_as_it_then_stood() -> None:
    text = changed("{at: 2014-09, target: 1}", "text: Another definition", "2014-06")
    assert [assessed_series(text, "", as_of).series.text for as_of in ("2014-05", "2014-06")] == [
        "What is measured", "Another definition",
    ]  # fmt: skip


def test_counts_and_lists_of_a_plan() -> None:
    late = action(
        "{id: '1.1'}", measure("{id: 1a, milestones: [{at: 2014-09, target: 50}, {at: 2015-09, target: 60}]}")
    )
    later = action("{id: '1.2', end: 2014-03}", measure("{id: 1b, milestones: [{at: 2014-09, target: 50}]}"))
    done = action(
        "{id: '1.3', updates: [{date: 2014-04, status: completed, text: Done}]}", measure("{id: 1c}")
    )
    found = assessed(plan(late, later, done), {"1a": log("2014-09 50")}, "2014-12-31")
    assert found.milestones_by_state() == dict.fromkeys(State, 0) | {
        State.MET: 1, State.NO_DATA: 1, State.NOT_DUE: 1,
    }  # fmt: skip
    assert list(found.milestones_by_state()) == list(State)
    assert found.actions_by_status() == {Status.COMPLETED: 1, Status.NOT_STATED: 2}
    assert list(found.actions_by_status()) == [Status.COMPLETED, Status.NOT_STATED]
    assert [one.action.id for one in found.overdue()] == ["1.2", "1.1"], "the longest overdue first"
    assert [one.action.id for one in found.residual()] == ["1.1", "1.2"]
    assert [one.measure.id for one in found.measures()] == ["1a", "1b", "1c"]
    assert (str(found.as_of), found.known_at) == ("2014-12-31", None)


def test_no_milestones_is_no_milestones() -> None:
    found = assessed(plan(action()), {}, "2014-12")
    assert sum(found.milestones_by_state().values()) == 0
    assert list(found.milestones()) == []
