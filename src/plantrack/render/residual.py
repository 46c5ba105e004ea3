"""The closing table: what each action leaves for the next plan, and why."""

from plantrack.core.assess import ActionAssessment, Assessment, MilestoneAssessment, SeriesAssessment
from plantrack.core.milestone import FELL_SHORT, SILENT, State
from plantrack.core.residual import IN_WORDS, OF_COMPLETED, Reason
from plantrack.core.schedule import updates_until
from plantrack.render.contract import Json
from plantrack.render.facts import as_at, when_in_words
from plantrack.render.page import Block, Column, Gap, Heading, Page, Table, Words, line

COLUMNS = ("action", "title", "leads", "status", "reasons", "milestones", "stated")


def residual_rows(assessment: Assessment) -> list[Json]:
    """Give a row for each action that leaves work, for JSON and CSV."""
    return [
        {
            "action": action.action.id,
            "title": action.terms.title,
            "leads": list(action.terms.leads),
            "status": action.standing.status.value,
            "reasons": [reason.value for reason in action.residual],
            "milestones": [
                f"{s.series.id} {when_in_words(m.promise)}: {m.verdict.state}" for s, m in _left(action)
            ],
            "stated": _stated(action, assessment),
        }
        for action in assessment.residual()
    ]


def residual_page(assessment: Assessment, because: str) -> Page:
    """Give the actions that leave work, under each reason; an action with several stands under the first."""
    left = assessment.residual()
    actions = sum(1 for _ in assessment.actions())
    successor = assessment.plan.terms.successor
    leave = "action leaves" if actions == 1 else "actions leave"
    blocks: list[Block] = [
        Heading("What is left over", 1),
        line(as_at(assessment, because)),
        line(f"{len(left)} of {actions} {leave} work{f' for the {successor}' if successor else ''}."),
    ]
    for reason in Reason:
        group = [action for action in left if action.residual[0] is reason]
        if group:
            table = _table(group, reason, assessment)
            blocks += [Gap(), Heading(f"{_title(reason)}: {len(group)}"), table]
    return Page(tuple(blocks))


def _title(reason: Reason) -> str:
    said = IN_WORDS[reason]
    return f"Says completed, yet {said}" if reason in OF_COMPLETED else said[0].upper() + said[1:]


def _table(group: list[ActionAssessment], reason: Reason, assessment: Assessment) -> Table:
    columns = (Column("Action"), Column("What it leaves", "wrap"))
    rows = tuple((Words(a.action.id, "strong"), _why(a, reason, assessment)) for a in group)
    return Table(columns, rows)


def _why(action: ActionAssessment, under: Reason, assessment: Assessment) -> str:
    """Say what an action leaves: its title, its milestones by state, and the words of its updates."""
    by_state = [
        (said, list(dict.fromkeys(s.series.id for s, m in _left(action) if m.verdict.state in states)))
        for said, states in _SAID
    ]
    parts = [f"{said}: {', '.join(ids)}" for said, ids in by_state if ids]
    told = [f'Its update says: "{words}"' for words in _stated(action, assessment)]
    if not parts and under is Reason.STATED:
        return " ".join([f"{action.terms.title}.", *told])
    return " ".join([f"{action.terms.title}.", _sentence(parts), *told])


def _stated(action: ActionAssessment, assessment: Assessment) -> list[str]:
    """Give the words of the updates told by then that name work left over."""
    told = updates_until(action.action, assessment.plan.terms, assessment.as_of)
    return [update.residual for _, update in told if update.residual]


def _sentence(parts: list[str]) -> str:
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else "It has no open milestone."


_SAID = (
    ("missed or lapsed", FELL_SHORT),
    ("no reading", (State.NO_DATA,)),
    ("awaiting a reading", (State.AWAITING,)),
    ("still to come", (State.NOT_DUE,)),
)


def _left(action: ActionAssessment) -> list[tuple[SeriesAssessment, MilestoneAssessment]]:
    """Give the milestones that the action leaves: not met, or not yet due."""
    open_states = (*FELL_SHORT, *SILENT, State.NOT_DUE)
    return [
        (series, m)
        for measure in action.measures
        for series in measure.series
        for m in series.milestones
        if m.verdict.state in open_states
    ]
