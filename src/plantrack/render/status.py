"""The status page: the headline, a line an issue, then only what needs attention."""

from collections.abc import Iterable
from dataclasses import dataclass

from plantrack.core.assess import (
    ActionAssessment,
    Assessment,
    IssueAssessment,
    MilestoneAssessment,
    SeriesAssessment,
)
from plantrack.core.milestone import DUE, FELL_SHORT, REACHED, SILENT, State
from plantrack.core.model import Status
from plantrack.core.residual import Reason
from plantrack.core.schedule import Schedule
from plantrack.render.facts import promise_in_words, verdict_in_words, when_in_words
from plantrack.render.opened import opened_issues
from plantrack.render.page import Block, Column, Gap, Heading, Line, Page, Table, Words, line
from plantrack.render.tone import STATUS_IN_WORDS, state_words

MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Tally:
    """How many milestones are due, and what became of them."""

    all: int
    due: int
    met: int
    late: int
    short: int
    silent: int
    awaiting: int
    not_due: int
    elsewhere: int


def tally(milestones: Iterable[MilestoneAssessment]) -> Tally:
    """Count milestones as the headline says them; met includes met late."""
    states = [m.verdict.state for m in milestones]

    def count(*wanted: State) -> int:
        return sum(state in wanted for state in states)

    return Tally(
        all=len(states),
        due=count(*DUE),
        met=count(*REACHED),
        late=count(State.MET_LATE),
        short=count(*FELL_SHORT),
        silent=count(*SILENT),
        awaiting=count(State.AWAITING),
        not_due=count(State.NOT_DUE),
        elsewhere=count(State.NOT_ASSESSABLE, State.WITHDRAWN),
    )


def status_page(assessment: Assessment, as_of_because: str, left_out: tuple[str, ...] = ()) -> Page:
    """The whole plan at a glance."""
    terms = assessment.plan.terms
    return Page(
        (
            Heading(terms.title, 1),
            line(as_at(assessment, as_of_because)),
            *_left_out(left_out),
            Gap(),
            *headline(assessment),
            Gap(),
            _issues(assessment),
            *_attention(assessment),
            Gap(),
            line(
                Words(
                    "Next: plantrack status 1 opens an issue, plantrack challenge asks what a board would ask, "
                ),
                Words("plantrack --help lists the rest."),
            ),
        )
    )


def opened_page(
    assessment: Assessment, as_of_because: str, left_out: tuple[str, ...] = (), *, headed: bool = False
) -> Page:
    """The chosen issues, actions and measures opened up; `headed` puts the whole plan's headline first."""
    first = [Gap(), *headline(assessment)] if headed else []
    opened = opened_issues(assessment)
    return Page(
        (
            Heading(assessment.plan.terms.title, 1),
            line(as_at(assessment, as_of_because)),
            *_left_out(left_out),
            *first,
            *opened,
        )
    )


def as_at(assessment: Assessment, because: str) -> str:
    """The dates of judgement in a sentence."""
    known = f", as known on {assessment.known_at}" if assessment.known_at else ""
    return f"As at {assessment.as_of}{known}{because}."


def headline(assessment: Assessment) -> list[Block]:
    """What is declared and what is measured, side by side, each n of N."""
    actions = sum(1 for _ in assessment.actions())
    by_status = assessment.actions_by_status()
    completed = by_status.pop(Status.COMPLETED, 0)
    others = "".join(f"; {n} {_PLURAL.get(s, s.value.replace('-', ' '))}" for s, n in by_status.items())
    counted = tally(assessment.milestones())
    rows = (
        (Words("Declared", "strong"), f"{completed} of {actions} actions say completed{others}."),
        (
            Words("Measured", "strong"),
            f"{counted.met} of {counted.due} milestones due are met{_of_which_late(counted)}; "
            f"{counted.short} missed or lapsed; {counted.silent} have no reading"
            f"{f', {counted.awaiting} of them still awaited' if counted.awaiting else ''}.",
        ),
        ("", _originals(assessment, counted)),
        (Words("Schedule", "strong"), _schedule(assessment, counted)),
    )
    return [Table((Column(""), Column("", "wrap")), rows)]


_PLURAL = {Status.NOT_STATED: "do not say", Status.CARRIED_FORWARD: "carried forward"}


def _of_which_late(counted: Tally) -> str:
    return f" ({counted.late} of them late)" if counted.late else ""


def _originals(assessment: Assessment, counted: Tally) -> str:
    flips = sum(m.flips for m in assessment.milestones())
    replaced = [series.series.id for series in assessment.series() for _ in series.replaced]
    said = f"{flips or 'None'} of the {counted.met} met would fail {'their' if flips > 1 else 'its'} original target"
    if not counted.met:
        said = "No milestone is met"
    if not replaced:
        return f"{said}; no milestone was replaced by a later change."
    were = f"{len(replaced)} milestone{'s were' if replaced[1:] else ' was'}"
    return f"{said}; {were} replaced by a later change ({', '.join(dict.fromkeys(replaced))})."


def _schedule(assessment: Assessment, counted: Tally) -> str:
    overdue = len(assessment.overdue())
    undated = sum(a.standing.schedule is Schedule.SAID_COMPLETE_UNDATED for a in assessment.actions())
    parts = [f"{overdue or 'No'} action{'s are' if overdue != 1 else ' is'} overdue"]
    if undated:
        parts.append(f"{undated} past their end are said to be complete by an update without a date")
    parts.append(f"{counted.not_due} milestones are not due yet")
    if counted.elsewhere:
        parts.append(f"{counted.elsewhere} not assessable or withdrawn")
    parts.append(f"{len(assessment.residual())} actions leave work over (plantrack residual)")
    return "; ".join(parts) + "."


def _left_out(left_out: tuple[str, ...]) -> list[Line]:
    if not left_out:
        return []
    return [
        line(
            Words(
                f"INCOMPLETE: left out because of faults: {', '.join(left_out)}. See plantrack check.", "bad"
            )
        )
    ]


def _issues(assessment: Assessment) -> Table:
    columns = (
        Column("Issue", right=True),
        Column("Completed", right=True),
        Column("Due", right=True),
        Column("Met", right=True),
        Column("Missed", right=True),
        Column("No reading", right=True),
        Column("", "shrink"),
    )
    return Table(columns, tuple(_issue_row(issue) for issue in assessment.issues))


def _issue_row(issue: IssueAssessment) -> tuple[str | Words, ...]:
    done = sum(a.standing.status is Status.COMPLETED for a in issue.actions)
    counted = tally(m for action in issue.actions for m in action.milestones())
    return (
        Words(issue.issue.id, "strong"),
        f"{done} of {len(issue.actions)}",
        str(counted.due),
        Words(str(counted.met), "good" if counted.met else "quiet"),
        Words(str(counted.short), "bad" if counted.short else "quiet"),
        Words(str(counted.silent), "warn" if counted.silent else "quiet"),
        issue.issue.statement,
    )


def _attention(assessment: Assessment) -> list[Block]:
    """Only what needs attention: overdue, missed, eased; the rest in one line each."""
    blocks: list[Block] = []
    overdue = assessment.overdue()
    if overdue:
        blocks += [Gap(), Heading("Overdue"), _overdue(overdue[:MOST_SHOWN])]
        blocks += _more(len(overdue), "plantrack overdue")
    short = [
        (action, series, m)
        for action in assessment.actions()
        for measure in action.measures
        for series in measure.series
        for m in series.milestones
        if m.verdict.state in FELL_SHORT
    ]
    if short:
        blocks += [Gap(), Heading("Missed or lapsed"), _short(short[:MOST_SHOWN])]
        blocks += _more(len(short), "plantrack status --all")
    quiet = sum(Reason.UNEVIDENCED in action.residual for action in assessment.actions())
    completed = assessment.actions_by_status().get(Status.COMPLETED, 0)
    if quiet:
        blocks += [
            Gap(),
            line(
                Words(f"{quiet} of the {completed} actions that say completed", "warn"),
                Words(" have a milestone due without a reading (plantrack residual names them).", "warn"),
            ),
        ]
    return blocks


def _overdue(actions: Iterable[ActionAssessment]) -> Table:
    columns = (Column(""), Column(""), Column("", right=True), Column("", "shrink"))
    rows = tuple(
        (
            Words(a.action.id, "strong"),
            f"end {a.terms.end}",
            Words(f"{a.standing.overdue_days} days over", "bad"),
            a.terms.title,
        )
        for a in actions
    )
    return Table(columns, rows)


def _short(missed: list[tuple[ActionAssessment, SeriesAssessment, MilestoneAssessment]]) -> Table:
    columns = (Column(""), Column(""), Column("", "wrap"))
    rows = tuple(
        (Words(series.series.id, "strong"), state_words(m.verdict.state), _how_short(action, series, m))
        for action, series, m in missed
    )
    return Table(columns, rows)


def _how_short(action: ActionAssessment, series: SeriesAssessment, m: MilestoneAssessment) -> str:
    promised = f"{promise_in_words(m.promise.milestone, series.series)} {when_in_words(m.promise)}"
    declared = f"{action.action.id} {STATUS_IN_WORDS[action.standing.status]}"
    return f"{series.series.text.rstrip('.')}: {promised}; {verdict_in_words(m, series.series)}; {declared}."


def _more(count: int, command: str) -> list[Line]:
    return [line(Words(f"and {count - MOST_SHOWN} more: {command}", "quiet"))] if count > MOST_SHOWN else []
