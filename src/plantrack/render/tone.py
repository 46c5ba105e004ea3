"""How a state sounds: the colour behind the words, never instead of them."""

from plantrack.core.milestone import State
from plantrack.core.model import Status
from plantrack.core.rag import Rag
from plantrack.core.schedule import Schedule
from plantrack.render.page import Tone, Words

_STATES: dict[State, Tone] = {
    State.MET: "good",
    State.MET_LATE: "good",
    State.MISSED: "bad",
    State.LAPSED: "bad",
    State.AWAITING: "quiet",
    State.NO_DATA: "warn",
    State.NOT_DUE: "quiet",
    State.NOT_ASSESSABLE: "quiet",
    State.WITHDRAWN: "quiet",
}
_RAGS: dict[Rag, Tone] = {
    Rag.RED: "bad",
    Rag.AMBER: "warn",
    Rag.GREY: "quiet",
    Rag.GREEN: "good",
    Rag.WHITE: "quiet",
}
IN_WORDS: dict[State, str] = {
    State.MET: "met",
    State.MET_LATE: "met late",
    State.MISSED: "missed",
    State.LAPSED: "lapsed",
    State.AWAITING: "awaiting a reading",
    State.NO_DATA: "no reading",
    State.NOT_DUE: "not due",
    State.NOT_ASSESSABLE: "not assessable",
    State.WITHDRAWN: "withdrawn",
}
STATUS_IN_WORDS: dict[Status, str] = {
    Status.NOT_STARTED: "says not started",
    Status.IN_PROGRESS: "says in progress",
    Status.COMPLETED: "says completed",
    Status.CARRIED_FORWARD: "carried forward",
    Status.CANCELLED: "cancelled",
    Status.CLOSED: "closed",
    Status.NOT_STATED: "does not say",
}


def state_words(state: State) -> Words:
    """Give a milestone's state in words."""
    return Words(IN_WORDS[state], _STATES[state])


def rag_words(rag: Rag, own: dict[str, str] | None = None) -> Words:
    """Give a colour in words: the plan's own, if it has some."""
    return Words((own or {}).get(rag.value, rag.value), _RAGS[rag])


def schedule_words(schedule: Schedule) -> Words:
    """Give a schedule in words."""
    tone: Tone = "bad" if schedule in (Schedule.OVERDUE, Schedule.COMPLETED_LATE) else "plain"
    return Words(_SCHEDULES.get(schedule, schedule.value.replace("-", " ")), tone)


_SCHEDULES = {
    Schedule.SAID_COMPLETE_UNDATED: "said to be complete by an update without a date",
    Schedule.NO_DATES: "without dates",
}
