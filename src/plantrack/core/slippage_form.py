"""The form of slippage: what moved in a plan over its versions, by whom, when and why."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from plantrack.core.kinds import Open
from plantrack.core.model import Action, Change, Measure, Milestone, Plan
from plantrack.core.period import Period
from plantrack.core.promise import last_day

EndDate = Period | Open | None


class Step(NamedTuple):
    """A version in the line of versions: the commit ("" for none), who, when, and what it says.

    `when` is the committer's date. It is shown, and held against due dates; the order never follows from it.
    """

    commit: str
    who: str
    when: date | None
    subject: str

    @property
    def short(self) -> str:
        """As much of the commit's name as is enough for a person."""
        return self.commit[:10]


class Version(NamedTuple):
    """The plan at a step; None where it could not be read whole."""

    step: Step
    plan: Plan | None


class Account(NamedTuple):
    """Who moved something, when and why: the step, and the entry in `changes` that says it, if one does.

    `is_seen` is False for what the plan said already when the thing first came into it; `afterwards` is a
    reason that the plan gave only after the move.
    """

    step: Step
    change: Change | None = None
    is_seen: bool = True
    afterwards: str | None = None

    @property
    def reason(self) -> str | None:
        """The reason that the plan gives."""
        return self.change.reason if self.change else self.afterwards

    @property
    def is_correction(self) -> bool:
        """Does the plan call it a clerical slip put right?"""
        return self.change is not None and self.change.kind == "correction"

    @property
    def day(self) -> date | None:
        """The day on which it was moved: the step's; for what was not seen to come, the plan's own date."""
        if self.is_seen or self.change is None:
            return self.step.when
        return self.change.date.last


class Way(StrEnum):
    """Which way an end moved."""

    LATER = "later"
    EARLIER = "earlier"
    LEFT_OPEN = "left-open"
    SET = "set"


class Move(NamedTuple):
    """One move of an action's end."""

    was: EndDate
    now: EndDate
    account: Account

    @property
    def days(self) -> int | None:
        """By how many days; None where either is no date."""
        return days_between(self.was, self.now)

    @property
    def way(self) -> Way:
        """Later or earlier; left open where a date was taken away, set where there was none."""
        if self.days is not None:
            return Way.LATER if self.days > 0 else Way.EARLIER
        return Way.LEFT_OPEN if last_day(self.was) else Way.SET


class Course(NamedTuple):
    """The course of one action's end: as first promised, as it is now, and each move in between.

    `action` is as last known; `gone` is the step that took it out of the plan.
    """

    issue: str
    action: Action
    first: EndDate
    now: EndDate
    leads: tuple[str, ...]
    moves: tuple[Move, ...]
    gone: Step | None

    @property
    def times(self) -> int:
        """How many times a promised date moved; to set one where there was none is no move."""
        return sum(move.way is not Way.SET for move in self.moves)

    @property
    def later(self) -> int:
        """How many times it moved later, or was left open."""
        return sum(move.way in {Way.LATER, Way.LEFT_OPEN} for move in self.moves)

    @property
    def is_withdrawn(self) -> bool:
        """Do its changes withdraw it?"""
        return any(change.withdrawn for change in self.action.changes)

    @property
    def days(self) -> int | None:
        """Days from the end first promised to the end now; None where either is no date."""
        return days_between(self.first, self.now)


class Fate(StrEnum):
    """What became of a milestone."""

    EASED = "eased"
    REMOVED = "removed"
    TIGHTENED = "tightened"
    ADDED = "added"


class Timing(StrEnum):
    """Whether a milestone was moved before it was due, on that day, or after."""

    BEFORE = "before"
    ON_THE_DAY = "on-the-day"
    AFTER = "after"


class Shift(NamedTuple):
    """One move of a milestone: in codes and words as the comparison has them, and when it was due.

    `due` is by the milestone that gave way; by the new one where none did. None: its action has no end date.
    """

    series: str | None
    fate: Fate
    codes: tuple[str, ...]
    words: tuple[str, ...]
    was: Milestone | None
    now: Milestone | None
    due: date | None
    account: Account

    @property
    def timing(self) -> Timing | None:
        """When it was moved, held against its due date; None where one of the two days is not known."""
        day = self.account.day
        if self.due is None or day is None:
            return None
        return Timing.AFTER if day > self.due else Timing.ON_THE_DAY if day == self.due else Timing.BEFORE


class Drift(NamedTuple):
    """What became of the milestones of one measure, as last known; `gone` as for an action."""

    issue: str
    action: Action
    leads: tuple[str, ...]
    measure: Measure
    shifts: tuple[Shift, ...]
    gone: Step | None


class Slippage(NamedTuple):
    """All that moved: a course for each action and a drift for each measure that the plan ever had.

    `steps` are the versions that were compared, in order; `skipped` those that could not be read whole.
    """

    steps: tuple[Step, ...]
    skipped: tuple[Step, ...]
    courses: tuple[Course, ...]
    drifts: tuple[Drift, ...]


def days_between(first: EndDate, now: EndDate) -> int | None:
    """Count the days from one end to another; None where either is no date."""
    was, is_now = last_day(first), last_day(now)
    return (is_now - was).days if was and is_now else None
