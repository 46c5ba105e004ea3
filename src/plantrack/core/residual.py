"""Residual: what an action leaves for the next plan, and why."""

from enum import StrEnum

from plantrack.core.milestone import FELL_SHORT, SILENT, State
from plantrack.core.model import Status
from plantrack.core.schedule import OPEN


class Reason(StrEnum):
    """Why an action leaves work, in the order in which reasons are listed."""

    DECLARED = "declared"
    STATED = "stated"
    OPEN = "open"
    UNMET = "unmet"
    UNEVIDENCED = "unevidenced"
    OUTSTANDING = "outstanding"


IN_WORDS = {
    Reason.DECLARED: "declared carried forward",
    Reason.STATED: "complete, yet its update names work left over",
    Reason.OPEN: "not declared complete",
    Reason.UNMET: "complete, yet a due milestone was missed or lapsed",
    Reason.UNEVIDENCED: "complete, yet a due milestone has no reading",
    Reason.OUTSTANDING: "complete, yet a milestone falls due later",
}


def reasons_for(status: Status, *, names_residual: bool, states: set[State]) -> tuple[Reason, ...]:
    """Every reason that holds for an action, from its declared status and its milestones' states."""
    if status is Status.CARRIED_FORWARD:
        return (Reason.DECLARED,)
    if status in OPEN:
        return (Reason.OPEN,)
    if status is not Status.COMPLETED:
        return ()
    holds = {
        Reason.STATED: names_residual,
        Reason.UNMET: bool(states.intersection(FELL_SHORT)),
        Reason.UNEVIDENCED: bool(states.intersection(SILENT)),
        Reason.OUTSTANDING: State.NOT_DUE in states,
    }
    return tuple(reason for reason, is_so in holds.items() if is_so)
