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
    Reason.STATED: "its update names work left over",
    Reason.OPEN: "not declared complete",
    Reason.UNMET: "a due milestone was missed or lapsed",
    Reason.UNEVIDENCED: "a due milestone has no reading",
    Reason.OUTSTANDING: "a milestone falls due later",
}
OF_COMPLETED = (Reason.STATED, Reason.UNMET, Reason.UNEVIDENCED, Reason.OUTSTANDING)


def reasons_in_words(reasons: tuple[Reason, ...]) -> str:
    """Say why an action leaves work: "says completed, yet a due milestone has no reading"."""
    said = "; ".join(IN_WORDS[reason] for reason in reasons)
    return f"says completed, yet {said}" if reasons and reasons[0] in OF_COMPLETED else said


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
