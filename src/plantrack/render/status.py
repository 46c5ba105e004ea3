"""The status page: the headline, a line an issue, then only what needs attention."""

from collections.abc import Iterable
from typing import NamedTuple

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
from plantrack.render.facts import as_at, many, promise_in_words, verdict_in_words, when_in_words
from plantrack.render.opened import opened_issues
from plantrack.render.page import Block, Column, Gap, Heading, Line, Page, Table, Words, line
from plantrack.render.tone import STATUS_IN_WORDS, state_words

MOST_SHOWN = 8


class Tally(NamedTuple):
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


def status_page(assessment: Assessment, because: str, left_out: tuple[str, ...] = ()) -> Page:
    """Give the whole plan at a glance."""
    if not assessment.issues:
        return Page(tuple(_top(assessment, because, left_out)))
    return Page(
        (
            *_top(assessment, because, left_out),
            Gap(),
            *headline(assessment),
            Gap(),
            _issues(assessment),
            *_attention(assessment),
            Gap(),
            line(
                f"Next: plantrack status {assessment.issues[0].issue.id} opens an issue, "
                "plantrack challenge asks what a board would ask, plantrack --help lists the rest."
            ),
        )
    )


def opened_page(
    assessment: Assessment, because: str, left_out: tuple[str, ...] = (), *, headed: bool = False
) -> Page:
    """Open up the chosen issues, actions and measures; `headed` puts the plan's headline first."""
    first = [Gap(), *headline(assessment)] if headed and assessment.issues else []
    return Page((*_top(assessment, because, left_out), *first, *opened_issues(assessment)))


def _top(assessment: Assessment, because: str, left_out: tuple[str, ...]) -> list[Block]:
    """Give the plan's title, the dates, and what must be known before the rest is read."""
    blocks: list[Block] = [
        Heading(assessment.plan.terms.title, 1),
        line(as_at(assessment, because)),
        *_left_out(left_out),
    ]
    return blocks if assessment.issues else [*blocks, Gap(), line("There is nothing to show.")]


def headline(assessment: Assessment) -> list[Block]:
    """Give what is declared and what is measured, side by side, each n of N."""
    counted = tally(assessment.milestones())
    rows = (
        (Words("Declared", "strong"), _declared(assessment)),
        (Words("Measured", "strong"), _measured(counted)),
        ("", _originals(assessment, counted)),
        (Words("Schedule", "strong"), _schedule(assessment, counted)),
    )
    return [Table((Column(""), Column("", "wrap")), rows)]


def _declared(assessment: Assessment) -> str:
    by_status = assessment.actions_by_status()
    completed, actions = by_status.pop(Status.COMPLETED, 0), sum(1 for _ in assessment.actions())
    others = "".join(f"; {n} {_other_status(status, n)}" for status, n in by_status.items())
    return f"{completed} of {many(actions, 'action says', 'actions say')} completed{others}."


def _other_status(status: Status, count: int) -> str:
    if status is Status.NOT_STATED:
        return "does not say" if count == 1 else "do not say"
    return status.value.replace("-", " ")


def _measured(counted: Tally) -> str:
    if not counted.due:
        return "No milestone has fallen due."
    late = f" ({counted.late} of them late)" if counted.late else ""
    awaited = f", {counted.awaiting} of them still awaited" if counted.awaiting else ""
    silent = f"{many(counted.silent, 'has', 'have')} no reading{awaited}" if counted.silent else _NONE_SILENT
    due = many(counted.due, "milestone due is", "milestones due are")
    return f"{counted.met} of {due} met{late}; {counted.short or 'none'} missed or lapsed; {silent}."


_NONE_SILENT = "none is without a reading"


def _originals(assessment: Assessment, counted: Tally) -> str:
    flips = sum(m.flips for m in assessment.milestones())
    replaced = [series.series.id for series in assessment.series() for _ in series.replaced]
    their = "their original targets" if flips > 1 else "its original target"
    said = f"{flips or 'None'} of the {counted.met} met would fail {their}"
    if counted.met == 1:
        said = f"The one met would {'fail' if flips else 'meet'} its original target{'' if flips else ' too'}"
    if not counted.met:
        said = "No milestone is met"
    if not replaced:
        return f"{said}; no milestone was replaced by a later change."
    were = many(len(replaced), "milestone was", "milestones were")
    return f"{said}; {were} replaced by a later change ({', '.join(dict.fromkeys(replaced))})."


def _schedule(assessment: Assessment, counted: Tally) -> str:
    overdue, left = len(assessment.overdue()), len(assessment.residual())
    undated = sum(a.standing.schedule is Schedule.SAID_COMPLETE_UNDATED for a in assessment.actions())
    parts = [f"{many(overdue, 'action is', 'actions are') if overdue else 'No action is'} overdue"]
    if undated:
        past = many(undated, "past its end is", "past their end are")
        parts.append(f"{past} said to be complete by an update without a date")
    if counted.not_due:
        parts.append(f"{many(counted.not_due, 'milestone is', 'milestones are')} not due yet")
    if counted.elsewhere:
        parts.append(f"{many(counted.elsewhere, 'is', 'are')} not assessable or withdrawn")
    leave = many(left, "action leaves", "actions leave") if left else "no action leaves"
    parts.append(f"{leave} work over{' (plantrack residual)' if left else ''}")
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
        Column("Statement", "shrink"),
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
    return blocks + _unevidenced(assessment)


def _unevidenced(assessment: Assessment) -> list[Block]:
    quiet = sum(Reason.UNEVIDENCED in action.residual for action in assessment.actions())
    completed = assessment.actions_by_status().get(Status.COMPLETED, 0)
    if not quiet:
        return []
    of = f"{quiet} of the {completed} actions that say" if completed > 1 else "The one action that says"
    has, them = ("has", "it") if quiet == 1 else ("have", "them")
    said = f"{of} completed {has} a milestone due without a reading (plantrack residual names {them})."
    return [Gap(), line(Words(said, "warn"))]


def _overdue(actions: Iterable[ActionAssessment]) -> Table:
    columns = (Column("Action"), Column("End"), Column("Overdue", right=True), Column("Title", "shrink"))
    rows = tuple(
        (
            Words(a.action.id, "strong"),
            str(a.terms.end),
            Words(many(a.standing.overdue_days, "day", "days"), "bad"),
            a.terms.title,
        )
        for a in actions
    )
    return Table(columns, rows)


def _short(missed: list[tuple[ActionAssessment, SeriesAssessment, MilestoneAssessment]]) -> Table:
    columns = (Column("Measure"), Column("State"), Column("Fact", "wrap"))
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
