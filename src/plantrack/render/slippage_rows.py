"""What moved in a plan, for programs: the JSON document, and a row a move for CSV."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from plantrack.core.model import Milestone
from plantrack.core.slippage_form import Account, Course, Drift, Fate, Move, Shift, Slippage, Step, Timing
from plantrack.render.contract import FORMAT_VERSION, Json, period_json, target_json, written

if TYPE_CHECKING:  # the types are for the checker; to make them takes time
    from plantrack.render.contract_slippage import (
        EndMove,
        MilestoneMove,
        SlippageAction,
        SlippageDocument,
        SlippageMove,
        SlippageStep,
        SlippageSummary,
        SlippageTarget,
    )

COLUMNS = (
    "sort", "id", "action", "what", "was", "now", "days", "due", "timing", "who", "on", "commit", "subject",
    "change", "by", "reason", "afterwards", "correction", "text",
)  # fmt: skip
WEAKER = {Fate.EASED, Fate.REMOVED}


def slippage_json(told: Slippage) -> "SlippageDocument":
    """Give the whole contract of `plantrack slippage --format json`."""
    steps = told.steps
    return {
        "format_version": FORMAT_VERSION,
        "incomplete": bool(told.skipped),
        "versions": {
            "count": len(steps),
            "first": _step_json(steps[0]) if steps else None,
            "last": _step_json(steps[-1]) if steps else None,
            "skipped": [_step_json(step) for step in told.skipped],
        },
        "summary": summary_json(told),
        "slippage": [_action_json(course) for course in told.courses],
        "milestones": [_shift_json(drift, shift) for drift, shift in shifts_of(told)],
    }


def slippage_rows(told: Slippage) -> list[Json]:
    """Give a row for each move of an end, then for each move of a milestone, in the order of their ids."""
    ends = [_end_row(course, move) for course in told.courses for move in course.moves]
    return [*ends, *(_milestone_row(drift, shift) for drift, shift in shifts_of(told))]


def shifts_of(told: Slippage) -> Iterator[tuple[Drift, Shift]]:
    """Give every move of a milestone, with its measure."""
    return ((drift, shift) for drift in told.drifts for shift in drift.shifts)


def series_id(drift: Drift, shift: Shift) -> str:
    """Give the id of a series as it is now: "1c", or "6b/lac"."""
    return f"{drift.measure.id}/{shift.series}" if shift.series else drift.measure.id


def summary_json(told: Slippage) -> "SlippageSummary":
    """Count what moved."""
    shifts = [shift for _, shift in shifts_of(told)]
    fates = [shift.fate for shift in shifts]
    return {
        "actions": len(told.courses),
        "gone": sum(course.gone is not None for course in told.courses),
        "moved_more_than_once": sum(course.times > 1 for course in told.courses),
        "moved_once": sum(course.times == 1 for course in told.courses),
        "eased": fates.count(Fate.EASED),
        "removed": fates.count(Fate.REMOVED),
        "weakened_after_due": sum(s.fate in WEAKER and s.timing is Timing.AFTER for s in shifts),
        "tightened": fates.count(Fate.TIGHTENED),
        "added": fates.count(Fate.ADDED),
    }


def _action_json(course: Course) -> "SlippageAction":
    return {
        "action": course.action.id,
        "title": course.action.title,
        "leads": list(course.leads),
        "first": period_json(course.first),
        "now": period_json(course.now),
        "days": course.days,
        "times": course.times,
        "later": course.later,
        "withdrawn": course.is_withdrawn,
        "gone": _step_json(course.gone) if course.gone else None,
        "moves": [_end_json(move) for move in course.moves],
    }


def _end_json(move: Move) -> "EndMove":
    return {
        "was": period_json(move.was),
        "now": period_json(move.now),
        "days": move.days,
        "way": move.way,
        **_account_json(move.account),
    }


def _shift_json(drift: Drift, shift: Shift) -> "MilestoneMove":
    return {
        "id": series_id(drift, shift),
        "action": drift.action.id,
        "fate": shift.fate,
        "timing": shift.timing,
        "due": _day(shift.due),
        "codes": list(shift.codes),
        "sentence": "; ".join(shift.words),
        "was": _target_json(shift.was),
        "now": _target_json(shift.now),
        **_account_json(shift.account),
    }


def _account_json(account: Account) -> "SlippageMove":
    change = account.change
    return {
        **_step_json(account.step),
        "change": change.date.written if change else None,
        "by": change.by if change else None,
        "reason": account.reason,
        "afterwards": account.afterwards is not None,
        "correction": account.is_correction,
    }


def _step_json(step: Step) -> "SlippageStep":
    return {
        "commit": step.commit or None,
        "who": step.who or None,
        "on": _day(step.when),
        "subject": step.subject or None,
    }


def _target_json(milestone: Milestone | None) -> "SlippageTarget | None":
    if milestone is None:
        return None
    return {
        "kind": milestone.kind,
        "period": written(milestone.when),
        "target": target_json(milestone.target),
    }


def _end_row(course: Course, move: Move) -> Json:
    told = {"sort": "end", "id": course.action.id, "action": course.action.id, "what": move.way.value}
    return {**told, **_end_json(move), "text": course.action.title}


def _milestone_row(drift: Drift, shift: Shift) -> Json:
    said = _shift_json(drift, shift)
    was, now = _in_a_cell(said["was"]), _in_a_cell(said["now"])
    return {
        **said,
        "sort": "milestone",
        "what": said["fate"],
        "was": was,
        "now": now,
        "text": said["sentence"],
    }


def _in_a_cell(target: "SlippageTarget | None") -> str:
    """Write a milestone in one cell: "at 2014-09: 55"."""
    return f"{target['kind']} {target['period']}: {target['target']}" if target else ""


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
