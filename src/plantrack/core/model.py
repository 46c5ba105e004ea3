"""The plan as written: what was promised, and the story of progress. Frozen, and free of judgement.

Every field's description is also its entry in the JSON Schemas and in `docs/format.md`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from plantrack.core.kinds import (
    BaselineValue,
    Bounds,
    DueDate,
    EndDate,
    Flag,
    Id,
    Number,
    Target,
    Text,
    When,
    Whole,
)


class Better(StrEnum):
    """Which way a measure should move."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NEUTRAL = "neutral"


class Status(StrEnum):
    """What an update declares of its action."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    CARRIED_FORWARD = "carried-forward"
    CANCELLED = "cancelled"
    CLOSED = "closed"
    NOT_STATED = "not-stated"


DeclaredStatus = Literal["not-started", "in-progress", "completed", "carried-forward", "cancelled", "closed"]


class Part(BaseModel):
    """A part of a plan: frozen, and without keys that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Length(Part):
    """A length of time: months or days, one of the two."""

    months: Whole | None = Field(default=None, description="Calendar months; the end of a month stays the end of a month.")
    days: Whole | None = Field(default=None, description="Days, for what is observed by the day or the week.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.months is None) == (self.days is None):
            raise ValueError("write either months or days, such as {months: 1}")
        return self


class Tolerance(Part):
    """How far short of its target a measure may fall and still be amber."""

    points: Number | None = Field(default=None, description="In the measure's own units.")
    percent: Number | None = Field(default=None, description="As a percentage of the target.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.points is None) == (self.percent is None):
            raise ValueError("write either points or percent, such as {points: 5}")
        return self


class Comparator(Part):
    """Another body's figure that a measure is held against; its readings are the series `benchmark`."""

    name: Text = Field(description="Whose figure it is, such as 'average of statistical neighbours'.")
    note: Text | None = Field(default=None, description="A remark for the reader; never judged.")


class Baseline(Part):
    """Where a measure stood before the plan, or when that will be known. It is not a reading."""

    period: When | None = Field(default=None, description="The period that the baseline describes.")
    value: BaselineValue | None = Field(default=None, description="The figure; left out when it is told in words only.")
    due: When | None = Field(default=None, description="For a baseline still to be set: when it is promised.")
    source: Text | None = Field(default=None, description="Where the figure comes from.")
    note: Text | None = Field(default=None, description="The words in which the document gives it.")

    @model_validator(mode="after")
    def _known_or_promised(self) -> Self:
        if (self.period is None) == (self.due is None):
            raise ValueError("write period (and value) for a known baseline, or due for one still to be set")
        if self.value is not None and self.period is None:
            raise ValueError("a baseline with a value needs the period it describes")
        return self


class Milestone(Part):
    """A promised level at a date. The preposition is the kind: at, by or from."""

    at: When | None = Field(default=None, description="Judged by the reading for that period: 'Sept 2014, 55%'.")
    by: DueDate | None = Field(default=None, description="Reached at any time up to then; `end` is the action's end.")
    from_: When | None = Field(
        default=None, alias="from", description="A standing target, for every period from then on: 'From Mar 2016, 100%'."
    )
    target: Target | None = Field(
        default=None, description="A number (at least, or at most), [low, high], done or benchmark; left out when not yet set."
    )
    strict: Flag = Field(default=False, description="With a benchmark: better than it, not only as good.")
    note: Text | None = Field(default=None, description="A remark for the reader; never judged.")

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if [self.at, self.by, self.from_].count(None) != 2:  # noqa: PLR2004 - one of three
            raise ValueError("a milestone has one of at, by and from")
        return self

    @property
    def kind(self) -> Literal["at", "by", "from"]:
        """Which of the three promises it is."""
        return "at" if self.at else "by" if self.by else "from"

    @property
    def when(self) -> DueDate:
        """The period it names, or End."""
        when = self.at or self.by or self.from_
        assert when is not None  # noqa: S101 - one is set, or the milestone would not have loaded
        return when


class Change(Part):
    """Dated new values of a thing's own fields, with a reason. What stood before is kept."""

    date: When = Field(description="From when it holds; a month counts from its last day.")
    reason: Text = Field(description="Why, in words that a board would accept.")
    by: Text | None = Field(default=None, description="Who decided it.")
    kind: Literal["correction"] | None = Field(default=None, description="`correction` for a clerical slip put right.")
    withdrawn: Flag = Field(default=False, description="The promise is withdrawn; what was already due stands.")
    note: Text | None = Field(default=None, description="A remark for the reader; never judged.")


class ActionChange(Change):
    """A change to an action."""

    title: Text | None = Field(default=None, description="The new title.")
    leads: tuple[Text, ...] | None = Field(default=None, description="The new leads.")
    start: When | None = Field(default=None, description="The new start.")
    end: EndDate | None = Field(default=None, description="The new end.")


class MeasureChange(Change):
    """A change to a measure or to one of its series."""

    text: Text | None = Field(default=None, description="A new definition: no comparison crosses it.")
    unit: Text | None = Field(default=None, description="The new unit.")
    better: Better | None = Field(default=None, description="The new direction.")
    baseline: Baseline | None = Field(default=None, description="The new baseline.")
    milestones: tuple[Milestone, ...] | None = Field(
        default=None, description="The milestones that replace those due on or after the change's date."
    )
    rebase: Flag = Field(default=False, description="The process chart starts anew from here.")


class SeriesTerms(Part):
    """One of several named series of a measure; what it leaves out it takes from the measure."""

    text: Text | None = Field(default=None, description="What this series measures.")
    unit: Text | None = Field(default=None, description="Its unit, if not the measure's.")
    better: Better | None = Field(default=None, description="Its direction, if not the measure's.")
    baseline: Baseline | None = Field(default=None, description="Where it stood before the plan.")
    milestones: tuple[Milestone, ...] | None = Field(default=None, description="Its own milestones.")
    bounds: Bounds | None = Field(default=None, description="The lowest and the highest value that can be true.")
    changes: tuple[MeasureChange, ...] = Field(default=(), description="Its dated changes, oldest first.")
    note: Text | None = Field(default=None, description="A remark for the reader; never judged.")


class Measure(Part):
    """What shows whether an action works: a unit, a direction, a baseline and milestones."""

    id: Id = Field(description="Its id, unique among measures, never reused.")
    printed: Text | None = Field(default=None, description="The id as the document prints it, where that differs.")
    text: Text = Field(description="What is measured, in the document's words.")
    unit: Text = Field(description="percent, count, days, a currency code, any word; deliverable for done-or-not.")
    better: Better | None = Field(default=None, description="higher, lower, range or neutral; a deliverable has none.")
    baseline: Baseline | None = Field(default=None, description="Where it stood before the plan.")
    milestones: tuple[Milestone, ...] = Field(default=(), description="What is promised, and when, first promised first.")
    series: Mapping[Id, SeriesTerms] = Field(default={}, description="Named series, when the measure has several.")
    benchmark: Comparator | None = Field(default=None, description="Whose figure a target of `benchmark` means.")
    bounds: Bounds | None = Field(default=None, description="The lowest and highest value; a percentage has [0, 100].")
    every: Length | None = Field(default=None, description="How often it is observed; only such readings then count.")
    lag: Length | None = Field(default=None, description="How long after a period its data are due; else the plan's.")
    tolerance: Tolerance | None = Field(default=None, description="How far short is amber; else the plan's.")
    changes: tuple[MeasureChange, ...] = Field(default=(), description="Its dated changes, oldest first.")
    note: Text | None = Field(default=None, description="A remark for the reader; never judged.")


class Verification(Part):
    """Somebody other than the lead has seen that the action is done."""

    date: When = Field(description="When it was verified.")
    by: Text = Field(description="Who verified it.")
    evidence: Text = Field(description="What they saw.")


class Update(Part):
    """What was told about an action at a date. It is kept as said, and judged by nothing."""

    date: When | None = Field(default=None, description="When it was said; without one it counts from the plan's `published`.")
    status: DeclaredStatus | None = Field(default=None, description="What it declares of the action, if it does.")
    completed: When | None = Field(default=None, description="When the action was completed, if the update says so.")
    verified: Verification | None = Field(default=None, description="Who has checked the completion, and how.")
    residual: Text | None = Field(default=None, description="The words that name work left over.")
    text: Text = Field(description="The update's own words.")
    note: Text | None = Field(default=None, description="A remark for the reader; never judged.")


class Action(Part):
    """Something that named people promised to do between two dates."""

    id: Id = Field(description="Its id, unique among actions, never reused. Quote it: 1.10 is not 1.1.")
    printed: Text | None = Field(default=None, description="The id as the document prints it, where that differs.")
    title: Text = Field(description="What will be done, in one line.")
    detail: Text | None = Field(default=None, description="The rest of what was promised.")
    leads: tuple[Text, ...] = Field(default=(), description="Who answers for it: posts, not people.")
    start: When | None = Field(default=None, description="When it starts: the first day of what is written.")
    end: EndDate | None = Field(default=None, description="When it is due: the last day of what is written; or open, or tbc.")
    progress: Text | None = Field(default=None, description="The running account of what was done, undated.")
    measures: tuple[Measure, ...] = Field(default=(), description="What shows whether it works.")
    updates: tuple[Update, ...] = Field(default=(), description="What was told, oldest first.")
    changes: tuple[ActionChange, ...] = Field(default=(), description="Its dated changes, oldest first.")
    note: Text | None = Field(default=None, description="A remark for the reader; never judged.")


class Issue(Part):
    """One thing that the inspection found wanting, with the actions that answer it."""

    id: Id = Field(description="Its id, unique among issues, never reused.")
    statement: Text = Field(description="What was found, or what must be achieved.")
    outcomes: tuple[Text, ...] = Field(default=(), description="What will be different when it is done.")
    diagnosis: Text | None = Field(default=None, description="Why things were as they were.")
    note: Text | None = Field(default=None, description="A remark for the reader; never judged.")
    actions: tuple[Action, ...] = Field(default=(), description="The actions, in order.")


class Terms(Part):
    """What holds for the whole plan: its title, its dates, its words and its defaults."""

    title: Text = Field(description="The plan's title.")
    organisation: Text = Field(description="Whose plan it is.")
    starts: When = Field(description="When the plan starts.")
    published: When = Field(description="The date of this document; undated updates count from here.")
    closes: When | None = Field(default=None, description="When the plan closes; the default as-of once it has passed.")
    successor: Text | None = Field(default=None, description="The plan that takes over what is left.")
    reviews: tuple[When, ...] = Field(default=(), description="When the board reviews the plan.")
    year_start: Whole = Field(default=4, ge=1, le=12, description="The month in which the financial year begins.")
    lag: Length = Field(default=Length(months=1), description="How long after a period its data are due.")
    tolerance: Tolerance | None = Field(default=None, description="How far short of a target is amber.")
    rag_words: Mapping[Literal["red", "amber", "grey", "green", "white"], Text] = Field(
        default={}, description="The plan's own words for the colours."
    )
    lead_names: Mapping[Text, Text] = Field(default={}, description="A printed spelling of a lead, and the one spelling used.")
    source: Text | None = Field(default=None, description="Where the text comes from.")
    introduction: tuple[Text, ...] = Field(default=(), description="The document's introduction, a paragraph each.")
    themes: tuple[Text, ...] = Field(default=(), description="The themes that the plan addresses.")
    note: Text | None = Field(default=None, description="A remark for the reader; never judged.")

    def lead(self, printed: str) -> str:
        """The one spelling of a lead's name."""
        return self.lead_names.get(printed, printed)


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan: its terms, and its issues in natural order of their ids."""

    terms: Terms
    issues: tuple[Issue, ...]

    def actions(self) -> Iterator[Action]:
        """Every action, in order."""
        return (action for issue in self.issues for action in issue.actions)

    def measures(self) -> Iterator[Measure]:
        """Every measure, in order."""
        return (measure for action in self.actions() for measure in action.measures)
