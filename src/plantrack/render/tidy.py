"""Tidy rows: one row a milestone, an action or a reading, under names that never change."""

from plantrack.core.assess import ActionAssessment, Assessment, MilestoneAssessment, SeriesAssessment
from plantrack.render.contract import Json, milestone_json

MILESTONE_COLUMNS = (
    "issue",
    "action",
    "leads",
    "action_status",
    "measure",
    "series",
    "text",
    "unit",
    "better",
    "kind",
    "period",
    "target",
    "due",
    "state",
    "state_original",
    "value",
    "count",
    "reading",
    "gap",
    "held",
    "stated",
    "provisional",
    "remark",
    "replaced_on",
)


def milestone_rows(assessment: Assessment) -> list[Json]:
    """Give a row for each milestone in force, then for those that a change replaced, series by series."""
    return [
        _milestone(issue.issue.id, action, series, milestone)
        for issue in assessment.issues
        for action in issue.actions
        for measure in action.measures
        for series in measure.series
        for milestone in (*series.milestones, *series.replaced)
    ]


def _milestone(
    issue: str, action: ActionAssessment, judged: SeriesAssessment, milestone: MilestoneAssessment
) -> Json:
    held, known = milestone.verdict.held
    replaced_on = milestone.promise.replaced_on
    series = judged.series
    return {
        **milestone_json(milestone),
        "issue": issue,
        "action": action.action.id,
        "leads": action.terms.leads,
        "action_status": action.standing.status.value,
        "measure": series.measure,
        "series": series.id,
        "text": series.text,
        "unit": series.unit,
        "better": series.better,
        "held": f"{held} of {known}" if known else None,
        "replaced_on": replaced_on and replaced_on.written,
    }
