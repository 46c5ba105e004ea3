"""Small plans for the tests of the questions: the fields of actions and measures in, what is asked out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from plantrack.core.assess import assess
from plantrack.core.challenge import Challenge, challenges
from plantrack.core.model import Issue, Plan, Terms
from plantrack.core.period import parse_period
from plantrack.core.reading import Reading
from plantrack.core.value import parse_value

Fields = Mapping[str, Any]
CLOSE = "2015-03-31"
COMPLETED = [{"date": "2015-03", "status": "completed", "text": "Done."}]
WITHDRAWN = [{"date": "2014-12", "reason": "Not needed.", "withdrawn": "true"}]
FROM_100 = [{"from": "2014-04", "target": "100"}]


def action(*measures: Fields, **fields: object) -> Fields:
    return {"id": "5.3", "title": "An action", "measures": list(measures), **fields}


def percent(**fields: object) -> Fields:
    return {"id": "5c", "text": "A measure", "unit": "percent", "better": "higher", **fields}


def changed(*milestones: Fields, **fields: object) -> Fields:
    return {"date": "2015-03", "reason": "Too hard.", "milestones": list(milestones), **fields}


def read(period: str, value: str | None, recorded: str | None = None, **fields: Any) -> Reading:  # noqa: ANN401
    said = None if value is None else parse_value(value)
    return Reading(parse_period(period), said, parse_period(recorded or period), **fields)


def plan(*actions: Fields, **terms: object) -> Plan:
    common = {"title": "A plan", "organisation": "A council", "starts": "2014-01", "published": "2015-03"}
    issue = Issue.model_validate({"id": "1", "statement": "An issue", "actions": list(actions)})
    return Plan(Terms.model_validate({**common, **terms}), (issue,))


def ask(
    *actions: Fields,
    logs: Mapping[str, list[Reading]] | None = None,
    as_of: str = CLOSE,
    known_at: str | None = None,
    **terms: object,
) -> tuple[Challenge, ...]:
    """Ask at a date; the readings of a log are numbered as its lines."""
    lines = {
        measure: tuple(reading._replace(line=line) for line, reading in enumerate(log, 1))
        for measure, log in (logs or {}).items()
    }
    known = date.fromisoformat(known_at) if known_at else None
    return challenges(assess(plan(*actions, **terms), lines, date.fromisoformat(as_of), known), lines)


def told(found: tuple[Challenge, ...], code: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """List the subject, date, question and facts of the challenges with a code."""
    return [(c.subject, c.on, c.question, c.facts) for c in found if c.code == code]


def facts(found: tuple[Challenge, ...], code: str) -> list[str]:
    """List the facts of the challenges with a code."""
    return [fact for challenge in found if challenge.code == code for fact in challenge.facts]
