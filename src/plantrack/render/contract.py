"""The machine contract: JSON whose shape is promised. Additions are minor, anything else is 2.0."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, assert_never
from unicodedata import category

from plantrack.core import model
from plantrack.core.assess import (
    ActionAssessment,
    Assessment,
    IssueAssessment,
    MeasureAssessment,
    MilestoneAssessment,
    SeriesAssessment,
)
from plantrack.core.kinds import Benchmark, End, Open, TargetValue
from plantrack.core.period import Period
from plantrack.core.reading import Reading
from plantrack.core.value import Count, Delivery, Stated, Value
from plantrack.render.clean import UNSEEN

if TYPE_CHECKING:  # the types are for the checker; to make them takes time
    from plantrack.render.contract_types import (
        Action,
        Baseline,
        Issue,
        Latest,
        Measure,
        Milestone,
        PlanTerms,
        Series,
        StatusDocument,
        Summary,
    )

FORMAT_VERSION: Final = "1.0"
Json = dict[str, Any]


def as_json(document: Mapping[str, object]) -> str:
    """Write a document as indented JSON text, with the format's version first.

    Characters that act instead of showing are written as JSON escapes, so that they are harmless on a screen
    and still the same to a program.
    """
    versioned = {"format_version": FORMAT_VERSION, **document}
    lines = json.dumps(versioned, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(line if line.isprintable() else _escaped(line) for line in lines) + "\n"


def _escaped(line: str) -> str:
    return "".join(json.dumps(one)[1:-1] if category(one) in UNSEEN else one for one in line)


def number(exact: Decimal | Fraction) -> int | float:
    """Give a JSON number: a whole one without a point, a ratio to six places."""
    if isinstance(exact, Fraction):
        exact = Decimal(exact.numerator) / Decimal(exact.denominator)
        exact = round(exact, 6)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def value_json(value: Value | None) -> float | str | None:
    """Give a value as JSON: a number, a share of a count as its percentage, or its word."""
    match value:
        case None:
            return None
        case Decimal():
            return number(value)
        case Count():
            return number(value.percent)
        case Delivery() | Stated():
            return str(value.value)
        case _:
            assert_never(value)


def target_json(target: TargetValue | None) -> float | list[float] | str | None:
    """Give a target as JSON: a number, [lo, hi], "done", "benchmark", or null when not set."""
    match target:
        case None:
            return None
        case Decimal():
            return number(target)
        case (low, high):
            return [number(low), number(high)]
        case Delivery() | Benchmark():
            return str(target.value)
        case _:
            assert_never(target)


def period_json(period: Period | Open | End | None) -> str | None:
    """Give a period as written, or the word that stands for one."""
    return None if period is None else written(period)


def written(period: Period | Open | End) -> str:
    """Give what stands in the file for a date."""
    return period.written if isinstance(period, Period) else str(period.value)


def status_json(assessment: Assessment, *, incomplete: bool) -> "StatusDocument":
    """Give the whole contract of `plantrack status --format json`."""
    return {
        "format_version": FORMAT_VERSION,
        "as_of": assessment.as_of.isoformat(),
        "known_at": _day(assessment.known_at),
        "incomplete": incomplete,
        "plan": plan_json(assessment.plan.terms),
        "summary": summary_json(assessment),
        "issues": [issue_json(issue) for issue in assessment.issues],
    }


def plan_json(terms: model.Terms) -> "PlanTerms":
    """Give the plan's own terms, as every document names them."""
    return {
        "title": terms.title,
        "organisation": terms.organisation,
        "starts": terms.starts.written,
        "closes": period_json(terms.closes),
    }


def summary_json(assessment: Assessment) -> "Summary":
    """Give the headline counts."""
    states = assessment.milestones_by_state()
    return {
        "issues": len(assessment.issues),
        "actions": sum(1 for _ in assessment.actions()),
        "measures": sum(1 for _ in assessment.measures()),
        "milestones": sum(states.values()),
        "milestones_by_state": states,
        "actions_by_status": assessment.actions_by_status(),
        "overdue": len(assessment.overdue()),
        "residual": len(assessment.residual()),
    }


def issue_json(judged: IssueAssessment) -> "Issue":
    """Give an issue with its actions."""
    return {
        "id": judged.issue.id,
        "statement": judged.issue.statement,
        "actions": [action_json(action) for action in judged.actions],
    }


def action_json(judged: ActionAssessment) -> "Action":
    """Give an action with its measures."""
    standing, terms = judged.standing, judged.terms
    return {
        "id": judged.action.id,
        "title": terms.title,
        "leads": list(terms.leads),
        "start": period_json(terms.start),
        "end": period_json(terms.end),
        "status": standing.status,
        "status_on": period_json(standing.declared_on),
        "schedule": standing.schedule,
        "overdue_days": standing.overdue_days,
        "slip_days": standing.slip_days,
        "residual": list(judged.residual),
        "measures": [measure_json(measure) for measure in judged.measures],
    }


def measure_json(judged: MeasureAssessment) -> "Measure":
    """Give a measure with its series."""
    measure = judged.measure
    return {
        "id": measure.id,
        "text": measure.text,
        "unit": measure.unit,
        "better": measure.better,
        "rag": judged.rag,
        "series": [series_json(series) for series in judged.series],
    }


def series_json(judged: SeriesAssessment) -> "Series":
    """Give a series with its milestones."""
    series = judged.series
    return {
        "id": series.id,
        "name": series.name,
        "text": series.text,
        "unit": series.unit,
        "better": series.better,
        "rag": judged.rag,
        "rag_remark": judged.rag_remark,
        "baseline": baseline_json(series.baseline),
        "latest": reading_json(judged.latest),
        "milestones": [milestone_json(m) for m in judged.milestones],
        "replaced": [
            {**milestone_json(m), "replaced_on": written(m.promise.replaced_on)}
            for m in judged.replaced
            if m.promise.replaced_on
        ],
    }


def baseline_json(baseline: model.Baseline | None) -> "Baseline | None":
    """Give a baseline: its period and value, or when it is promised; null for none."""
    if baseline is None:
        return None
    document: Baseline = {"period": period_json(baseline.period), "value": value_json(baseline.value)}
    if isinstance(baseline.value, Count):
        document["count"] = count_json(baseline.value)
    if baseline.due is not None:
        document["due"] = baseline.due.written
    return document


def reading_json(reading: Reading | None) -> "Latest | None":
    """Give the latest reading; null for none."""
    if reading is None:
        return None
    document: Latest = {"period": reading.period.written, "value": value_json(reading.value)}
    if isinstance(reading.value, Count):
        document["count"] = count_json(reading.value)
    return document


def milestone_json(judged: MilestoneAssessment) -> "Milestone":
    """Give a milestone with its verdict."""
    promise, verdict = judged.promise, judged.verdict
    document: Milestone = {
        "kind": promise.milestone.kind,
        "period": written(promise.milestone.when),
        "target": target_json(promise.milestone.target),
        "due": _day(promise.due),
        "state": verdict.state,
        "state_original": judged.original,
        "value": value_json(verdict.value),
        "reading": period_json(verdict.period),
        "gap": None if verdict.gap is None else number(verdict.gap),
        "held": list(verdict.held),
        "stated": verdict.stated,
        "provisional": verdict.provisional,
        "remark": verdict.remark,
    }
    if isinstance(verdict.value, Count):
        document["count"] = count_json(verdict.value)
    return document


def count_json(count: Count) -> list[int]:
    """Give the two numbers behind a share."""
    return [count.part, count.whole]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
