"""The shape of what `plantrack slippage --format json` prints, each key with its meaning."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict  # pydantic refuses that of typing before Python 3.12

from plantrack.core.slippage_form import Fate, Timing, Way
from plantrack.render.contract_types import Day, DueDate, EndDate, Leads, Target, Version, When


class SlippageStep(TypedDict):
    """A version of the plan on the main line of the branch."""

    commit: Annotated[str | None, Field(description="The commit's name; null for what is not committed.")]
    who: Annotated[str | None, Field(description="The commit's author; null for what is not committed.")]
    on: Annotated[Day | None, Field(description="The committer's date, or today; null when git has none.")]
    subject: Annotated[str | None, Field(description="The first line of what the commit says.")]


class SlippageMove(SlippageStep):
    """Who moved something, when and why."""

    change: Annotated[When | None, Field(description="The date of the entry in `changes`; null without one.")]
    by: Annotated[str | None, Field(description="Who decided it, as that entry says.")]
    reason: Annotated[str | None, Field(description="The reason that the plan gives; null for none.")]
    afterwards: Annotated[bool, Field(description="Was the reason given only after the move?")]
    correction: Annotated[bool, Field(description="Does the plan call it a clerical correction?")]


class EndMove(SlippageMove):
    """One move of an action's end."""

    was: Annotated[EndDate | None, Field(description="The end before, as written; null for none.")]
    now: Annotated[EndDate | None, Field(description="The end after, as written; null for none.")]
    days: Annotated[int | None, Field(description="By how many days; null where either is no date.")]
    way: Annotated[Way, Field(description="Which way it moved.")]


class SlippageAction(TypedDict):
    """The course of an action's end."""

    action: Annotated[str, Field(description="The action's id, as it is now.")]
    title: Annotated[str, Field(description="What will be done.")]
    leads: Leads
    first: Annotated[EndDate | None, Field(description="The end first promised, as written.")]
    now: Annotated[EndDate | None, Field(description="The end after all changes, as written.")]
    days: Annotated[int | None, Field(description="Days between the two; null where either is no date.")]
    times: Annotated[int, Field(description="How many times a promised date moved, either way.")]
    later: Annotated[int, Field(description="How many of these were later, or left it open.")]
    withdrawn: Annotated[bool, Field(description="Do its changes withdraw it?")]
    gone: Annotated[
        SlippageStep | None, Field(description="What took it out of the plan; null: it is there.")
    ]
    moves: Annotated[list[EndMove], Field(description="Each move, in the order in which they were merged.")]


class SlippageTarget(TypedDict):
    """What a milestone promised."""

    kind: Annotated[Literal["at", "by", "from"], Field(description="Which of the three promises it is.")]
    period: Annotated[DueDate, Field(description="The period it names, as written; or end, its action's.")]
    target: Annotated[Target | None, Field(description="What it asks for; null when not yet set.")]


class MilestoneMove(SlippageMove):
    """One move of a milestone."""

    id: Annotated[str, Field(description="The id of the series, as it is now.")]
    action: Annotated[str, Field(description="The id of the action it belongs to.")]
    fate: Annotated[Fate, Field(description="What became of it.")]
    timing: Annotated[Timing | None, Field(description="When, held against its due date; null: not known.")]
    due: Annotated[Day | None, Field(description="The day on which it was due before it was moved.")]
    codes: Annotated[list[str], Field(description="What differs, by the names that `diff` has for it.")]
    sentence: Annotated[str, Field(description="The same, in words.")]
    was: Annotated[SlippageTarget | None, Field(description="The milestone before; null for an added one.")]
    now: Annotated[SlippageTarget | None, Field(description="The milestone after; null for a removed one.")]


class SlippageVersions(TypedDict):
    """What was compared."""

    count: Annotated[int, Field(description="How many versions.")]
    first: Annotated[SlippageStep | None, Field(description="The first of them.")]
    last: Annotated[SlippageStep | None, Field(description="The last of them.")]
    skipped: Annotated[list[SlippageStep], Field(description="Those that could not be read whole.")]


class SlippageSummary(TypedDict):
    """How many dates and milestones have moved."""

    actions: Annotated[int, Field(description="How many actions the plan has, or had.")]
    gone: Annotated[int, Field(description="How many of them are no longer in it.")]
    moved_more_than_once: Annotated[int, Field(description="How many moved their date more than once.")]
    moved_once: Annotated[int, Field(description="How many moved it once.")]
    eased: Annotated[int, Field(description="How many times a milestone was eased.")]
    removed: Annotated[int, Field(description="How many were removed.")]
    weakened_after_due: Annotated[int, Field(description="How many of these two came after it was due.")]
    tightened: Annotated[int, Field(description="How many times a milestone was tightened.")]
    added: Annotated[int, Field(description="How many were added to a measure that was there.")]


class SlippageDocument(TypedDict):
    """What `plantrack slippage --format json` prints: the plan's moves over the history of its branch."""

    format_version: Version
    incomplete: Annotated[bool, Field(description="Was there a version that could not be read whole?")]
    versions: Annotated[SlippageVersions, Field(description="What was compared, in the order of merging.")]
    summary: Annotated[SlippageSummary, Field(description="The headline counts of what follows.")]
    slippage: Annotated[list[SlippageAction], Field(description="Every action, in order.")]
    milestones: Annotated[list[MilestoneMove], Field(description="Every move of a milestone, by its id.")]
