"""Semantics, section 6: residual, an action that leaves work, with every reason that holds."""
# ruff: noqa: E501 - a case is one row

import pytest

from plantrack.core.milestone import State
from plantrack.core.model import Status
from plantrack.core.residual import IN_WORDS, Reason, reasons_for, reasons_in_words
from tests.core.plans import action, assessed_action, measure


@pytest.mark.parametrize(
    ("status", "names", "states", "reasons"),
    [
        pytest.param(Status.CARRIED_FORWARD, True, {State.MISSED}, "declared", id="declared: carried forward"),
        pytest.param(Status.NOT_STARTED, False, set(), "open", id="open: not started"),
        pytest.param(Status.IN_PROGRESS, False, {State.MET}, "open", id="open: in progress"),
        pytest.param(Status.NOT_STATED, True, {State.NO_DATA}, "open", id="open: not stated"),
        pytest.param(Status.CANCELLED, True, {State.MISSED}, "", id="cancelled leaves nothing"),
        pytest.param(Status.CLOSED, True, {State.NO_DATA}, "", id="closed leaves nothing"),
        pytest.param(Status.COMPLETED, False, set(), "", id="complete, nothing measured"),
        pytest.param(
            Status.COMPLETED, False, {State.MET, State.MET_LATE, State.NOT_ASSESSABLE, State.WITHDRAWN}, "", id="complete"
        ),
        pytest.param(Status.COMPLETED, True, set(), "stated", id="stated: its update names residual work"),
        pytest.param(Status.COMPLETED, False, {State.MISSED, State.MET}, "unmet", id="unmet: missed"),
        pytest.param(Status.COMPLETED, False, {State.LAPSED}, "unmet", id="unmet: lapsed"),
        pytest.param(Status.COMPLETED, False, {State.AWAITING}, "unevidenced", id="unevidenced: awaiting"),
        pytest.param(Status.COMPLETED, False, {State.NO_DATA}, "unevidenced", id="unevidenced: no data"),
        pytest.param(Status.COMPLETED, False, {State.NOT_DUE}, "outstanding", id="outstanding: due after A"),
        pytest.param(
            Status.COMPLETED, True, {State.NOT_DUE, State.NO_DATA, State.LAPSED}, "stated unmet unevidenced outstanding",
            id="every reason that holds, in order",
        ),
    ],
)  # fmt: skip
def test_the_reasons_why_an_action_leaves_work(
    status: Status,
    names: bool,  # noqa: FBT001
    states: set[State],
    reasons: str,
) -> None:
    assert " ".join(reasons_for(status, names_residual=names, states=states)) == reasons


def test_every_reason_has_words() -> None:
    assert list(IN_WORDS) == list(Reason)


COMPLETE = "{updates: [{date: 2014-09, status: completed, text: So, residual: Some}]}"


@pytest.mark.parametrize(
    ("doing", "as_of", "reasons"),
    [
        pytest.param(COMPLETE, "2014-09-29", "open", id="before it was told"),
        pytest.param(COMPLETE, "2014-09-30", "stated outstanding", id="the update names it; a milestone is due later"),
        pytest.param(COMPLETE, "2014-12-31", "stated unevidenced", id="the milestone is due, and silent"),
        pytest.param("{updates: [{status: completed, text: So, residual: Some}]}", "2015-03-30", "open", id="undated, before published"),
        pytest.param("{updates: [{status: completed, text: So, residual: Some}]}", "2015-03-31", "stated unevidenced", id="undated, from published"),
        pytest.param("{changes: [{date: 2014-06, reason: r, withdrawn: true}]}", "2014-12", "", id="a withdrawn action is not open"),
        pytest.param("{changes: [{date: 2014-06, reason: r, withdrawn: true}]}", "2014-06-29", "open", id="before it was withdrawn"),
        pytest.param("{changes: [{date: 2014-06, reason: r, withdrawn: true}], updates: [{date: 2014-04, status: carried-forward, text: So}]}", "2014-12", "declared", id="withdrawn here, carried forward"),
    ],
)  # fmt: skip
def test_residual_is_as_at_a_date(doing: str, as_of: str, reasons: str) -> None:
    made = action(doing, measure("{milestones: [{at: 2014-12, target: 50}]}"))
    assert " ".join(assessed_action(made, "", as_of).residual) == reasons


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        ("", ""),
        ("declared", "declared carried forward"),
        ("open", "not declared complete"),
        ("unmet", "says completed, yet a due milestone was missed or lapsed"),
        (
            "stated outstanding",
            "says completed, yet its update names work left over; a milestone falls due later",
        ),
    ],
)
def test_the_reasons_are_said_in_words(reasons: str, said: str) -> None:
    assert reasons_in_words(tuple(Reason(reason) for reason in reasons.split())) == said
