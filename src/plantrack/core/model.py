"""The plan as written: what was promised, and the story of progress. Frozen, and free of judgement.

Every field's description is also its entry in the JSON Schemas and in `docs/format.md`.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from plantrack.core.kinds import (
    BaselineValue,
    Bounds,
    DueDate,
    EndDate,
    Flag,
    Id,
    Month,
    Printed,
    Target,
    Text,
    When,
    one_of,
)
from plantrack.core.part import (
    Change,
    IssueChange,
    Length,
    Part,
    PlanChange,
    Tolerance,
    Waiver,
    edited_field,
    optional,
    waivers_field,
)

__all__ = ["Change", "IssueChange", "Length", "Part", "PlanChange", "Tolerance", "Waiver"]
"""What is at home in `part`, and known by this module's name as well."""


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


EditedOfAction = Literal["detail", "leads", "start", "updates", "changes"]
EditedOfMeasure = Literal[
    "text", "baseline", "bounds", "every", "lag", "tolerance", "benchmark", "series", "changes"
]
_WITHDRAWN = "The promise is withdrawn; what was already due stands."
DeclaredStatus = Literal["not-started", "in-progress", "completed", "carried-forward", "cancelled", "closed"]


class Comparator(Part):
    """Another body's figure that a measure is held against; its readings are the series `benchmark`."""

    name: Text = Field(description="Whose figure it is, such as 'average of statistical neighbours'.")
    note: Text | None = optional("A remark for the reader; never judged.")


class Baseline(Part, json_schema_extra=one_of("period", "due", value="period")):
    """Where a measure stood before the plan, or when that will be known. It is not a reading."""

    period: When | None = optional("The period that the baseline describes.")
    value: BaselineValue | None = optional("The figure; left out when it is told in words only.")
    due: When | None = optional("For a baseline still to be set: when it is promised.")
    source: Text | None = optional("Where the figure comes from.")
    note: Text | None = optional("The words in which the document gives it.")

    @model_validator(mode="after")
    def _known_or_promised(self) -> Self:
        if (self.period is None) == (self.due is None):
            raise ValueError("write period (and value) for a known baseline, or due for one still to be set")
        if self.value is not None and self.period is None:
            raise ValueError("a baseline with a value needs the period it describes")
        return self


class Milestone(Part, json_schema_extra=one_of("at", "by", "from")):
    """A promised level at a date. The preposition is the kind: at, by or from."""

    at: When | None = optional("Judged by the reading for that period: 'Sept 2014, 55%'.")
    by: DueDate | None = optional("Reached at any time up to then; `end` is the action's end.")
    from_: When | None = Field(default=None, alias="from", description="A standing target, from then on.")
    target: Target | None = optional("A number, [low, high], done or benchmark; left out when not yet set.")
    strict: Flag = optional("With a benchmark: better than it, not only as good.", default=False)
    note: Text | None = optional("A remark for the reader; never judged.")

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


class ActionChange(Change):
    """A change to an action."""

    title: Text | None = optional("The new title.")
    leads: tuple[Text, ...] | None = optional("The new leads.")
    start: When | None = optional("The new start.")
    end: EndDate | None = optional("The new end.")
    withdrawn: Flag = optional(_WITHDRAWN, default=False)
    edited: tuple[EditedOfAction, ...] = edited_field()


class MeasureChange(Change):
    """A change to a measure or to one of its series."""

    text: Text | None = optional("A new definition: no comparison crosses it.")
    unit: Text | None = optional("The new unit.")
    better: Better | None = optional("The new direction.")
    baseline: Baseline | None = optional("The new baseline.")
    milestones: tuple[Milestone, ...] | None = optional("Replace those due on or after its date.")
    rebase: Flag = optional("The process chart starts anew from here.", default=False)
    withdrawn: Flag = optional(_WITHDRAWN, default=False)
    edited: tuple[EditedOfMeasure, ...] = edited_field()


class SeriesTerms(Part):
    """One of several named series of a measure; what it leaves out it takes from the measure."""

    text: Text | None = optional("What this series measures.")
    unit: Text | None = optional("Its unit, if not the measure's.")
    better: Better | None = optional("Its direction, if not the measure's.")
    baseline: Baseline | None = optional("Where it stood before the plan.")
    milestones: tuple[Milestone, ...] | None = optional("Its own milestones.")
    bounds: Bounds | None = optional("The lowest and the highest value that can be true.")
    changes: tuple[MeasureChange, ...] = optional("Its dated changes, oldest first.", default=())
    note: Text | None = optional("A remark for the reader; never judged.")


class Measure(Part):
    """What shows whether an action works: a unit, a direction, a baseline and milestones."""

    id: Id = Field(description="Its id, unique among measures, never reused.")
    printed: Printed | None = optional("The id as the document prints it, where that differs.")
    text: Text = Field(description="What is measured, in the document's words.")
    unit: Text = Field(description="percent, count, days, GBP, any word; deliverable for done-or-not.")
    better: Better | None = optional("higher, lower, range or neutral; a deliverable has none.")
    baseline: Baseline | None = optional("Where it stood before the plan.")
    milestones: tuple[Milestone, ...] = optional("What is promised, earliest promise first.", default=())
    series: Mapping[Id, SeriesTerms] = optional("Named series, when the measure has several.", default={})
    benchmark: Comparator | None = optional("Whose figure a target of `benchmark` means.")
    bounds: Bounds | None = optional("The lowest and highest value; a percentage has [0, 100].")
    every: Length | None = optional("How often it is observed; only such readings then count.")
    lag: Length | None = optional("How long after a period its data are due; else the plan's.")
    tolerance: Tolerance | None = optional("How far short is amber; else the plan's.")
    changes: tuple[MeasureChange, ...] = optional("Its dated changes, oldest first.", default=())
    note: Text | None = optional("A remark for the reader; never judged.")
    waive: tuple[Waiver, ...] = waivers_field()


class Verification(Part):
    """Somebody other than the lead has seen that the action is done."""

    date: When = Field(description="When it was verified.")
    by: Text = Field(description="Who verified it.")
    evidence: Text = Field(description="What they saw.")


class Update(Part):
    """What was told about an action at a date. It is kept as said, and judged by nothing."""

    date: When | None = optional("When it was said; without one it counts from the plan's `published`.")
    status: DeclaredStatus | None = optional("What it declares of the action, if it does.")
    completed: When | None = optional("When the action was completed, if the update says so.")
    verified: Verification | None = optional("Who has checked the completion, and how.")
    residual: Text | None = optional("The words that name work left over.")
    text: Text = Field(description="The update's own words.")
    note: Text | None = optional("A remark for the reader; never judged.")


class Action(Part):
    """Something that named people promised to do between two dates."""

    id: Id = Field(description="Its id, unique among actions, never reused. Quote it: 1.10 is not 1.1.")
    printed: Printed | None = optional("The id as the document prints it, where that differs.")
    title: Text = Field(description="What will be done, in one line.")
    detail: Text | None = optional("The rest of what was promised.")
    leads: tuple[Text, ...] = optional("Who answers for it: posts, not people.", default=())
    start: When | None = optional("When it starts: the first day of what is written.")
    end: EndDate | None = optional("When it is due: the last day of what is written; or open, or tbc.")
    progress: Text | None = optional("The running account of what was done, undated.")
    measures: tuple[Measure, ...] = optional("What shows whether it works.", default=())
    updates: tuple[Update, ...] = optional("What was told, oldest first.", default=())
    changes: tuple[ActionChange, ...] = optional("Its dated changes, oldest first.", default=())
    note: Text | None = optional("A remark for the reader; never judged.")
    waive: tuple[Waiver, ...] = waivers_field()


class Issue(Part):
    """One thing that the inspection found wanting, with the actions that answer it."""

    id: Id = Field(description="Its id, unique among issues, never reused.")
    statement: Text = Field(description="What was found, or what must be achieved.")
    outcomes: tuple[Text, ...] = optional("What will be different when it is done.", default=())
    diagnosis: Text | None = optional("Why things were as they were.")
    note: Text | None = optional("A remark for the reader; never judged.")
    actions: tuple[Action, ...] = optional("The actions, in order.", default=())
    changes: tuple[IssueChange, ...] = optional("Why it was edited, oldest first.", default=())
    waive: tuple[Waiver, ...] = waivers_field()


class Terms(Part):
    """What holds for the whole plan: its title, its dates, its words and its defaults."""

    title: Text = Field(description="The plan's title.")
    organisation: Text = Field(description="Whose plan it is.")
    starts: When = Field(description="When the plan starts.")
    published: When = Field(description="The date of this document; undated updates count from here.")
    closes: When | None = optional("When the plan closes; the default as-of once it has passed.")
    successor: Text | None = optional("The plan that takes over what is left.")
    reviews: tuple[When, ...] = optional("When the board reviews the plan.", default=())
    year_start: Month = optional("The month that starts a financial year, 1 to 12.", default=4)
    lag: Length = optional("How long after a period its data are due.", default=Length(months=1))
    tolerance: Tolerance | None = optional("How far short of a target is amber.")
    rag_words: Mapping[Literal["red", "amber", "grey", "green", "white"], Text] = optional(
        "The plan's own words for the colours.", default={}
    )
    lead_names: Mapping[Text, Text] = optional("A lead as printed, and the one spelling used.", default={})
    source: Text | None = optional("Where the text comes from.")
    introduction: tuple[Text, ...] = optional("The document's introduction, a paragraph each.", default=())
    themes: tuple[Text, ...] = optional("The themes that the plan addresses.", default=())
    changes: tuple[PlanChange, ...] = optional("Why its terms were edited, oldest first.", default=())
    note: Text | None = optional("A remark for the reader; never judged.")
    waive: tuple[Waiver, ...] = waivers_field()

    def lead(self, printed: str) -> str:
        """Give the one spelling of a lead's name."""
        return self.lead_names.get(printed, printed)


class Plan(NamedTuple):
    """The whole plan: its terms, and its issues in natural order of their ids."""

    terms: Terms
    issues: tuple[Issue, ...]

    def actions(self) -> Iterator[Action]:
        """Every action, in order."""
        return (action for issue in self.issues for action in issue.actions)

    def measures(self) -> Iterator[Measure]:
        """Every measure, in order."""
        return (measure for action in self.actions() for measure in action.measures)
