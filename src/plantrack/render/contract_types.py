"""The shapes of the machine contract, each key with its meaning: the source of its JSON Schemas too.

Renderers build these, and the type checker proves that they do. `format_version` names the contract: a key
may be added in a minor version; to rename or remove one is another major version.
"""

from typing import Annotated, Literal, NotRequired

from pydantic import Field, WithJsonSchema
from typing_extensions import TypedDict  # pydantic refuses that of typing before Python 3.12

from plantrack.core.deadlines import Sort
from plantrack.core.edits_form import Effect
from plantrack.core.finding import Level
from plantrack.core.kinds import Benchmark, End, Open
from plantrack.core.milestone import State
from plantrack.core.model import Better, Status
from plantrack.core.period import PATTERN
from plantrack.core.rag import Rag
from plantrack.core.residual import Reason
from plantrack.core.schedule import Schedule
from plantrack.core.value import Delivery, Stated

_PERIOD = {"type": "string", "pattern": PATTERN}
_RESULTS = [word.value for kind in (Delivery, Stated) for word in kind]
_TARGETS = [Delivery.DONE.value, Benchmark.BENCHMARK.value]


def _period_or(*words: Open | End) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"enum": [word.value for word in words]}, _PERIOD]})


Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
When = Annotated[str, WithJsonSchema(_PERIOD)]
EndDate = Annotated[str, _period_or(*Open)]
DueDate = Annotated[str, _period_or(*End)]
Pair = Annotated[list[int], Field(min_length=2, max_length=2)]
Range = Annotated[list[float], Field(min_length=2, max_length=2)]
Result = Annotated[str, WithJsonSchema({"enum": _RESULTS})]
TargetWord = Annotated[str, WithJsonSchema({"enum": _TARGETS})]
Value = float | Result
Target = float | Range | TargetWord
Version = Annotated[str, Field(description="The version of the contract.", pattern=r"^1\.\d+$")]
AsOf = Annotated[Day, Field(description="The day at which everything is judged.")]
Counted = Annotated[Pair, Field(description="The two numbers behind a share: so many out of so many.")]
Leads = Annotated[list[str], Field(description="Who answers for it.")]


class PlanTerms(TypedDict):
    """The plan's own terms."""

    title: Annotated[str, Field(description="The plan's title.")]
    organisation: Annotated[str, Field(description="Whose plan it is.")]
    starts: Annotated[When, Field(description="When the plan starts, as written.")]
    closes: Annotated[When | None, Field(description="When the plan closes, as written; null when not said.")]


class Summary(TypedDict):
    """The headline counts of what the document holds."""

    issues: Annotated[int, Field(description="How many issues.")]
    actions: Annotated[int, Field(description="How many actions.")]
    measures: Annotated[int, Field(description="How many measures.")]
    milestones: Annotated[int, Field(description="How many milestones are in force.")]
    milestones_by_state: Annotated[
        dict[State, int],
        Field(description="How many milestones in force are in each of the nine states."),
        Field(json_schema_extra={"required": [state.value for state in State]}),
    ]
    actions_by_status: Annotated[
        dict[Status, int], Field(description="How many actions declare each status that occurs.")
    ]
    overdue: Annotated[int, Field(description="How many actions are overdue.")]
    residual: Annotated[int, Field(description="How many actions leave work.")]


class Baseline(TypedDict):
    """Where a series stood before the plan; one that is still promised has neither period nor value."""

    period: Annotated[When | None, Field(description="The period it describes; null when still promised.")]
    value: Annotated[Value | None, Field(description="Its value; null when promised, or told in words only.")]
    count: NotRequired[Counted]
    due: NotRequired[Annotated[When, Field(description="When it is promised, as written.")]]


class Latest(TypedDict):
    """The reading of the latest period."""

    period: Annotated[When, Field(description="The period it describes, as written.")]
    value: Annotated[Value | None, Field(description="A number, a percentage for a share, or a word.")]
    count: NotRequired[Counted]


class Milestone(TypedDict):
    """A milestone with its verdict."""

    kind: Annotated[Literal["at", "by", "from"], Field(description="Which of the three promises it is.")]
    period: Annotated[DueDate, Field(description="The period it names, as written; or end, its action's.")]
    target: Annotated[Target | None, Field(description="What it asks for; null when not yet set.")]
    due: Annotated[Day | None, Field(description="The day it is due; null when its action has no end date.")]
    state: Annotated[State, Field(description="What the readings say of it.")]
    state_original: Annotated[
        State | None, Field(description="Its state by the original target; null when none governed its day.")
    ]
    value: Annotated[Value | None, Field(description="The value that decided; null when none did.")]
    count: NotRequired[Counted]
    reading: Annotated[When | None, Field(description="The period of the reading that decided.")]
    gap: Annotated[
        float | None, Field(description="How far on the good side of the target; negative: short.")
    ]
    held: Annotated[Pair, Field(description="How many of the known periods passed: [passed, known].")]
    stated: Annotated[bool, Field(description="Was it decided by a result told without a figure?")]
    provisional: Annotated[bool, Field(description="Was it decided by a figure that may still change?")]
    remark: Annotated[str | None, Field(description="What must be said beside the state.")]


class ReplacedMilestone(Milestone):
    """A milestone that a later change ended, with its verdict."""

    replaced_on: Annotated[When, Field(description="The date of the change that ended it, as written.")]


class Series(TypedDict):
    """One line of figures: a measure, or one of its named series."""

    id: Annotated[str, Field(description="The id to type: 1c, or 6b/lac for a named series.")]
    name: Annotated[str | None, Field(description="The series' name; null for a measure with only one.")]
    text: Annotated[str, Field(description="What is measured.")]
    unit: Annotated[str, Field(description="percent, count, days, deliverable, a currency, any word.")]
    better: Annotated[Better | None, Field(description="Its direction; null for a deliverable.")]
    rag: Annotated[Rag, Field(description="The colour of record.")]
    rag_remark: Annotated[str | None, Field(description="What must be said beside the colour.")]
    baseline: Annotated[Baseline | None, Field(description="Null when there is none.")]
    latest: Annotated[Latest | None, Field(description="The latest reading; null when there is none.")]
    milestones: Annotated[list[Milestone], Field(description="Those in force, earliest due first.")]
    replaced: Annotated[list[ReplacedMilestone], Field(description="Those that a change ended.")]


class Measure(TypedDict):
    """A measure, and each of its series."""

    id: Annotated[str, Field(description="The measure's id.")]
    text: Annotated[str, Field(description="What is measured.")]
    unit: Annotated[str, Field(description="percent, count, days, deliverable, a currency, any word.")]
    better: Annotated[Better | None, Field(description="Its direction; null for a deliverable.")]
    rag: Annotated[Rag, Field(description="The worst colour of its series.")]
    series: Annotated[list[Series], Field(description="Its named series, or itself.")]


class Action(TypedDict):
    """An action as it stands: what is declared beside what is measured."""

    id: Annotated[str, Field(description="The action's id.")]
    title: Annotated[str, Field(description="What will be done.")]
    leads: Leads
    start: Annotated[When | None, Field(description="When it starts, as written; null when not said.")]
    end: Annotated[EndDate | None, Field(description="When it is due, as written; or open, or tbc.")]
    status: Annotated[Status, Field(description="What its updates declare.")]
    status_on: Annotated[When | None, Field(description="The date of the update that declares it.")]
    schedule: Annotated[Schedule, Field(description="How it stands against its dates.")]
    overdue_days: Annotated[int, Field(description="Days past its end: to this day, or to when it stopped.")]
    slip_days: Annotated[int, Field(description="Days between the end first promised and that in force.")]
    residual: Annotated[list[Reason], Field(description="Why it leaves work; empty when it leaves none.")]
    measures: Annotated[list[Measure], Field(description="Its measures, in order.")]


class Issue(TypedDict):
    """An issue with its actions."""

    id: Annotated[str, Field(description="The issue's id.")]
    statement: Annotated[str, Field(description="What was found, or what must be achieved.")]
    actions: Annotated[list[Action], Field(description="Its actions, in order.")]


class StatusDocument(TypedDict):
    """What `plantrack status --format json` prints: the plan, judged at a date."""

    format_version: Version
    as_of: AsOf
    known_at: Annotated[Day | None, Field(description="Only readings recorded by this day count; null: all.")]
    incomplete: Annotated[bool, Field(description="Was anything left out because of a fault in a file?")]
    plan: Annotated[PlanTerms, Field(description="Which plan it is.")]
    summary: Annotated[Summary, Field(description="The headline counts of what follows.")]
    issues: Annotated[list[Issue], Field(description="The issues, in order.")]


class Finding(TypedDict):
    """Something wrong in the plan's files, with its place and what to do."""

    code: Annotated[str, Field(description="The rule's kebab-case name, which stays the same.")]
    level: Annotated[Level, Field(description="How bad it is; only an error makes `check` answer no.")]
    subject: Annotated[str, Field(description="The id it is about; plan for the plan itself; or empty.")]
    message: Annotated[str, Field(description="What is wrong.")]
    help: Annotated[str, Field(description="What to do.")]
    file: Annotated[str, Field(description="The file, as a person would type it.")]
    line: Annotated[int, Field(description="The line, from 1.", ge=1)]
    column: Annotated[int, Field(description="The column, from 1.", ge=1)]


class FindingsDocument(TypedDict):
    """What `plantrack check --format json` prints: all that is wrong, the worst first."""

    format_version: Version
    check: Annotated[list[Finding], Field(description="The findings; none: all is well.")]


class EditRow(TypedDict):
    """One difference between two versions of the plan."""

    code: Annotated[
        str, Field(description="The kind of difference: a kebab-case name, which stays the same.")
    ]
    subject: Annotated[str, Field(description="The id it is about; plan for the plan itself.")]
    effect: Annotated[Effect, Field(description="What it does to what was promised or told.")]
    sentence: Annotated[str, Field(description="The difference, in a sentence for a board.")]
    reason: Annotated[
        str | None, Field(description="The reason given with it; null for an edit in place, which has none.")
    ]
    file: Annotated[str, Field(description="The file in the later version, as a person would type it.")]
    line: Annotated[int, Field(description="The line, from 1.", ge=1)]
    column: Annotated[int, Field(description="The column, from 1.", ge=1)]


class DiffDocument(TypedDict):
    """What `plantrack diff --format json` prints: what changed, what weakens the plan first."""

    format_version: Version
    diff: Annotated[list[EditRow], Field(description="The differences; none: the two are the same.")]


class DeadlineRow(TypedDict):
    """Something that is due on a day: a row of `overdue` and of `due`."""

    sort: Annotated[Sort, Field(description="What is due.")]
    id: Annotated[str, Field(description="The id of the action, or of the series.")]
    action: Annotated[str, Field(description="The id of the action it belongs to.")]
    leads: Leads
    due: Annotated[Day, Field(description="The day it is due.")]
    days: Annotated[int, Field(description="How many days from as_of; negative when the day has passed.")]
    detail: Annotated[str, Field(description="What is written of it in the plan.")]
    text: Annotated[str, Field(description="The action's title, or what the series measures.")]


class OverdueDocument(TypedDict):
    """What `plantrack overdue --format json` prints: actions first, longest overdue first."""

    format_version: Version
    as_of: AsOf
    overdue: Annotated[list[DeadlineRow], Field(description="What is late; empty when nothing is.")]


class DueDocument(TypedDict):
    """What `plantrack due --format json` prints, soonest first."""

    format_version: Version
    as_of: AsOf
    due: Annotated[list[DeadlineRow], Field(description="What falls due; empty when nothing does.")]


class ResidualRow(TypedDict):
    """An action that leaves work for the next plan."""

    action: Annotated[str, Field(description="The action's id.")]
    title: Annotated[str, Field(description="What was to be done.")]
    leads: Leads
    status: Annotated[Status, Field(description="What its updates declare.")]
    reasons: Annotated[list[Reason], Field(description="Every reason why it leaves work.", min_length=1)]
    milestones: Annotated[list[str], Field(description="Its milestones that are not met, in words.")]
    stated: Annotated[list[str], Field(description="The words of its updates that name work left over.")]


class ResidualDocument(TypedDict):
    """What `plantrack residual --format json` prints, in the order of the plan."""

    format_version: Version
    as_of: AsOf
    residual: Annotated[list[ResidualRow], Field(description="The actions that leave work.")]


class ChallengeRow(TypedDict):
    """A question that a board would ask."""

    code: Annotated[str, Field(description="The question's kebab-case name, which stays the same.")]
    subject: Annotated[str, Field(description="The id, or the lead, it is about.")]
    on: Annotated[When, Field(description="The date that gives rise to it.")]
    question: Annotated[str, Field(description="The question.")]
    facts: Annotated[list[str], Field(description="The facts behind it.")]


class ChallengeDocument(TypedDict):
    """What `plantrack challenge --format json` prints, by the ids of the subjects."""

    format_version: Version
    as_of: AsOf
    challenge: Annotated[list[ChallengeRow], Field(description="The questions; empty when there are none.")]
