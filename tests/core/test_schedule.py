"""Semantics, section 6: what is declared of an action, and how it stands against its dates."""
# ruff: noqa: E501 - a case is one row

import pytest

from plantrack.core.model import Status
from plantrack.core.schedule import Schedule, Standing, standing_of, terms_of, updates_until
from tests.core.plans import action, day, terms


def told(*updates: str, more: str = "") -> str:
    """Write an action from January to April 2014 with its updates."""
    return f"{{updates: [{', '.join(f'{{text: So, {update}}}' for update in updates)}]{more}}}"


def standing(text: str, as_of: str) -> Standing:
    return standing_of(action(text), terms(), day(as_of))


IN_SEPTEMBER = "date: 2014-09, status: completed"
IN_MARCH = "date: 2015-03, status: carried-forward"


@pytest.mark.parametrize(
    ("text", "as_of", "status", "declared_on"),
    [
        pytest.param("{}", "2015-03", Status.NOT_STATED, None, id="no update: not-stated"),
        pytest.param(told("date: 2014-09"), "2015-03", Status.NOT_STATED, None, id="an update without a status"),
        pytest.param(told(IN_SEPTEMBER), "2014-09-29", Status.NOT_STATED, None, id="a month counts from its last day"),
        pytest.param(told(IN_SEPTEMBER), "2014-09-30", Status.COMPLETED, "2014-09", id="on its last day"),
        pytest.param(told(IN_SEPTEMBER, IN_MARCH), "2015-03-30", Status.COMPLETED, "2014-09", id="as at A"),
        pytest.param(told(IN_SEPTEMBER, IN_MARCH), "2015-03-31", Status.CARRIED_FORWARD, "2015-03", id="the last update"),
        pytest.param(told(IN_MARCH, IN_SEPTEMBER), "2015-03-31", Status.CARRIED_FORWARD, "2015-03", id="last by date, not by place"),
        pytest.param(told(IN_SEPTEMBER, "date: 2015-03"), "2015-03", Status.COMPLETED, "2014-09", id="the last with a status"),
        pytest.param(told("status: completed"), "2015-03-30", Status.NOT_STATED, None, id="without a date, before published"),
        pytest.param(told("status: completed"), "2015-03-31", Status.COMPLETED, "2015-03", id="without a date it counts from published"),
        pytest.param(told("status: completed", IN_MARCH), "2015-03", Status.CARRIED_FORWARD, "2015-03", id="on one day the later line"),
    ],
)  # fmt: skip
def test_the_declared_status_is_the_last_that_was_told(
    text: str, as_of: str, status: Status, declared_on: str | None
) -> None:
    found = standing(text, as_of)
    assert found.status is status
    assert (str(found.declared_on) if found.declared_on else None) == declared_on


@pytest.mark.parametrize(
    "status", ["not-started", "in-progress", "completed", "carried-forward", "cancelled", "closed"]
)
def test_every_declared_status_is_stored_as_said(status: str) -> None:
    assert standing(told(f"date: 2014-09, status: {status}"), "2015-03").status == status


DATED = "date: 2014-09, status: completed, completed: 2014-04"


@pytest.mark.parametrize(
    ("text", "as_of", "schedule", "overdue"),
    [
        pytest.param("{}", "2013-12-31", Schedule.NOT_DUE_TO_START, 0, id="before its start"),
        pytest.param("{}", "2014-01-01", Schedule.RUNNING, 0, id="on its first day"),
        pytest.param("{}", "2014-04-30", Schedule.RUNNING, 0, id="due today is not overdue"),
        pytest.param("{}", "2014-05-01", Schedule.OVERDUE, 1, id="one day past its end"),
        pytest.param("{}", "2014-06-30", Schedule.OVERDUE, 61, id="in days"),
        pytest.param(told("date: 2014-03, status: not-started"), "2014-06-30", Schedule.OVERDUE, 61, id="not started"),
        pytest.param(told("date: 2014-03, status: in-progress"), "2014-06-30", Schedule.OVERDUE, 61, id="in progress"),
        pytest.param("{end: open}", "2020", Schedule.RUNNING, 0, id="open is never overdue"),
        pytest.param("{end: tbc}", "2020", Schedule.RUNNING, 0, id="tbc is never overdue"),
        pytest.param("{end: tbc}", "2013", Schedule.NOT_DUE_TO_START, 0, id="tbc, before its start"),
        pytest.param(told(IN_SEPTEMBER), "2014-09", Schedule.COMPLETED, 0, id="completed, without a date: not late"),
        pytest.param(told(DATED), "2014-09", Schedule.COMPLETED, 0, id="completed on the end"),
        pytest.param(told(DATED, more=", end: 2014-03"), "2014-09", Schedule.COMPLETED_LATE, 0, id="completed-late, only with a stated date"),
        pytest.param(told(DATED, more=", end: open"), "2014-09", Schedule.COMPLETED, 0, id="completed, no end"),
        pytest.param(told("date: 2014-09, status: carried-forward"), "2015-03", Schedule.STOPPED, 153, id="carried forward: days past its end are kept"),
        pytest.param(told("date: 2014-09, status: cancelled"), "2015-03", Schedule.STOPPED, 153, id="cancelled"),
        pytest.param(told("date: 2014-09, status: closed"), "2015-03", Schedule.STOPPED, 153, id="closed"),
        pytest.param(told("date: 2014-03, status: closed"), "2015-03", Schedule.STOPPED, 0, id="stopped before its end"),
        pytest.param(told("date: 2014-09, status: closed", more=", end: open"), "2015-03", Schedule.STOPPED, 0, id="stopped, no end"),
        pytest.param(told("status: completed"), "2014-04-30", Schedule.RUNNING, 0, id="undated completion, not past its end"),
        pytest.param(told("status: completed"), "2014-05-01", Schedule.SAID_COMPLETE_UNDATED, 0, id="undated completion, past its end: listed apart"),
        pytest.param(told("status: completed"), "2015-03-30", Schedule.SAID_COMPLETE_UNDATED, 0, id="the day before it counts"),
        pytest.param(told("status: completed"), "2015-03-31", Schedule.COMPLETED, 0, id="the day from which it counts"),
        pytest.param(told("status: carried-forward"), "2014-05-01", Schedule.OVERDUE, 1, id="another undated status is no completion"),
        pytest.param(told("status: completed", "date: 2015-06, status: in-progress"), "2015-06-30", Schedule.OVERDUE, 426, id="taken back after it counted: overdue"),
    ],
)  # fmt: skip
def test_the_schedule_of_an_action(text: str, as_of: str, schedule: Schedule, overdue: int) -> None:
    found = standing(text, as_of)
    assert (found.schedule, found.overdue_days) == (schedule, overdue)


@pytest.mark.parametrize(("as_of", "schedule"), [("2013", Schedule.NO_DATES), ("2020", Schedule.NO_DATES)])
def test_an_action_may_have_no_dates(as_of: str, schedule: Schedule) -> None:
    made = action().model_copy(update={"start": None, "end": None})
    assert standing_of(made, terms(), day(as_of)).schedule is schedule


def test_a_start_without_an_end_is_never_overdue() -> None:
    made = action().model_copy(update={"end": None})
    found = [standing_of(made, terms(), day(as_of)).schedule for as_of in ("2013", "2014-04", "2020")]
    assert found == [Schedule.NOT_DUE_TO_START, Schedule.RUNNING, Schedule.RUNNING]


def test_an_end_without_a_start_is_running_until_then() -> None:
    made = action().model_copy(update={"start": None})
    found = [standing_of(made, terms(), day(as_of)).schedule for as_of in ("2013", "2014-04", "2014-05")]
    assert found == [Schedule.RUNNING, Schedule.RUNNING, Schedule.OVERDUE]


@pytest.mark.parametrize(
    ("updates", "completed_on"),
    [
        pytest.param([DATED], "2014-04", id="on the update that declares it"),
        pytest.param([DATED, "date: 2015-03, status: completed"], "2014-04", id="said again without the date"),
        pytest.param([DATED, "date: 2015-03, status: completed, completed: 2014-05"], "2014-05", id="said anew"),
        pytest.param([IN_SEPTEMBER, "date: 2014-12, completed: 2014-04"], "2014-04", id="on a later update"),
        pytest.param([DATED, "date: 2014-12, status: in-progress"], None, id="taken back"),
        pytest.param([DATED, "date: 2014-12, status: in-progress", "date: 2015-03, status: completed"], None, id="taken back, and completed again at a date not said"),
        pytest.param([IN_SEPTEMBER], None, id="not said"),
        pytest.param(["date: 2014-09, completed: 2014-04"], None, id="not declared complete"),
    ],
)  # fmt: skip
def test_when_it_was_done_if_the_source_says_so(updates: list[str], completed_on: str | None) -> None:
    found = standing(told(*updates), "2015-03").completed_on
    assert (str(found) if found else None) == completed_on


MOVED = "{changes: [{date: 2014-03, reason: r, end: 2014-09}]}"


@pytest.mark.parametrize(
    ("text", "as_of", "overdue", "slip"),
    [
        pytest.param(MOVED, "2014-03-30", 0, 0, id="the change does not exist yet"),
        pytest.param(MOVED, "2014-09-30", 0, 153, id="overdue counts from the end in force"),
        pytest.param(MOVED, "2014-10-01", 1, 153, id="slip from the original end is always shown"),
        pytest.param("{changes: [{date: 2014-06, reason: r, end: 2014-09}]}", "2014-10-02", 2, 153, id="moved when it was overdue"),
        pytest.param("{changes: [{date: 2014-02, reason: r, end: 2014-03}]}", "2014-03", 0, -30, id="brought forward"),
        pytest.param("{changes: [{date: 2014-02, reason: r, end: open}]}", "2020", 0, 0, id="moved to no date"),
        pytest.param("{end: tbc, changes: [{date: 2014-02, reason: r, end: 2014-03}]}", "2014-04-01", 1, 0, id="no original end"),
    ],
)  # fmt: skip
def test_overdue_and_slip(text: str, as_of: str, overdue: int, slip: int) -> None:
    found = standing(text, as_of)
    assert (found.overdue_days, found.slip_days) == (overdue, slip)


def test_a_withdrawn_action_is_stopped_from_the_change_on() -> None:
    text = "{changes: [{date: 2014-06, reason: r, withdrawn: true}]}"
    before, after = standing(text, "2014-06-29"), standing(text, "2015-03")
    assert (before.schedule, before.overdue_days) == (Schedule.OVERDUE, 60)
    assert (after.schedule, after.overdue_days, after.status) == (Schedule.STOPPED, 61, Status.NOT_STATED)


def test_the_terms_of_an_action_as_they_stand() -> None:
    made = action(
        """{leads: [AD CIC & R, DCS], changes: [
          {date: 2014-06, reason: r, leads: [AD CIC and R, AD CIC & R], end: 2014-12},
          {date: 2014-03, reason: r, title: Do it well, start: 2014-02}]}"""
    )
    of = terms("{lead_names: {AD CIC & R: AD CIC and R}}")
    first, then = terms_of(made, of, day("2014-02")), terms_of(made, of, day("2014-06"))
    assert (first.title, first.leads, str(first.start), str(first.end)) == (
        "Do it", ("AD CIC and R", "DCS"), "2014-01", "2014-04",
    )  # fmt: skip
    assert (then.title, then.leads, str(then.start), str(then.end)) == (
        "Do it well", ("AD CIC and R",), "2014-02", "2014-12",
    )  # fmt: skip
    assert (first.withdrawn_on, then.withdrawn_on) == (None, None)


def test_updates_are_told_oldest_first_with_their_dates() -> None:
    made = action(told("status: completed", "date: 2014-09", "date: 2014-06-15"))
    assert [str(on) for on, _ in updates_until(made, terms(), day("2015-03"))] == [
        "2014-06-15",
        "2014-09",
        "2015-03",
    ]
    assert [str(on) for on, _ in updates_until(made, terms(), day("2014-09-29"))] == ["2014-06-15"]
