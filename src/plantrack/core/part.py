"""The smallest parts of a plan, which its larger parts are made of: lengths, tolerances, waivers, reasons."""

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from plantrack.core.kinds import Number, Text, When, Whole, one_of

EditedOfPlan = Literal[
    "starts", "published", "closes", "reviews", "year_start", "lag", "tolerance", "lead_names", "changes"
]
EditedOfIssue = Literal["statement", "outcomes", "changes"]
_EDITED = "What was edited where it stands, as no change can hold it; the reason is for that."


def optional(description: str, default: object = None) -> Any:  # noqa: ANN401 - it stands for any field
    """Describe a field that may be left out."""
    return Field(default=default, description=description)


class Part(BaseModel):
    """A part of a plan: frozen, and without keys that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Length(Part, json_schema_extra=one_of("months", "days")):
    """A length of time: months or days, one of the two."""

    months: Whole | None = optional("Calendar months; the end of a month stays the end of a month.")
    days: Whole | None = optional("Days, for what is observed by the day or the week.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.months is None) == (self.days is None):
            raise ValueError("write either months or days, such as {months: 1}")
        return self


class Tolerance(Part, json_schema_extra=one_of("points", "percent")):
    """How far short of its target a measure may fall and still be amber."""

    points: Number | None = optional("In the measure's own units.")
    percent: Number | None = optional("As a percentage of the target.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.points is None) == (self.percent is None):
            raise ValueError("write either points or percent, such as {points: 5}")
        return self


class Waiver(Part):
    """Findings of one rule that are known and let stand, on a thing and on what lies inside it."""

    check: Text = Field(description="The id of the rule of `plantrack check`, such as no-dates.")
    reason: Text = Field(description="Why it stands, in words that a board would accept.")
    by: Text = Field(description="Who decided it.")
    until: When = Field(description="When somebody looks at it again; `challenge` asks once it has passed.")


def edited_field() -> Any:  # noqa: ANN401 - it stands for any field
    """Describe the field of a change that names what was edited in place."""
    return optional(_EDITED, default=())


def waivers_field() -> Any:  # noqa: ANN401 - it stands for any field
    """Describe the field that holds the waivers of a thing."""
    return optional("Findings of `plantrack check` that are let stand here and inside.", default=())


class Change(Part):
    """A dated entry with a reason: new values from its date on, or why something was edited in place."""

    date: When = Field(description="From when it holds; a month counts from its last day.")
    reason: Text = Field(description="Why, in words that a board would accept.")
    by: Text | None = optional("Who decided it.")
    kind: Literal["correction"] | None = optional("`correction` for a clerical slip put right.")
    edited: tuple[str, ...] = edited_field()
    note: Text | None = optional("A remark for the reader; never judged.")


class PlanChange(Change):
    """The reason of an edit of the plan's own terms."""

    edited: tuple[EditedOfPlan, ...] = Field(description=_EDITED)


class IssueChange(Change):
    """The reason of an edit of an issue."""

    edited: tuple[EditedOfIssue, ...] = Field(description=_EDITED)
