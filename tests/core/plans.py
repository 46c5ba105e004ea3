"""Small plans for the tests of the core: text in, models out.

A thing of the plan is a flow mapping as it would stand in its file, `{at: 2014-09, target: 55}`, and may
leave out what a test does not care for. A log is one reading a line (or between semicolons): period, value,
and then `recorded=2014-10-06`, `series=lac`, `provisional`, `restated`, `void`.
"""

from datetime import date

import yaml

from plantrack.core.assess import (
    ActionAssessment,
    Assessment,
    MilestoneAssessment,
    SeriesAssessment,
    assess,
    assess_action,
)
from plantrack.core.model import Action, Issue, Measure, Milestone, Plan, Terms
from plantrack.core.period import parse_period
from plantrack.core.reading import Log, Logs, Reading
from plantrack.core.value import parse_value

YEAR_START = {"year_start": 4}


def day(written: str) -> date:
    """Give the last day of a period as written."""
    return parse_period(written).last


def fields(text: str) -> dict[str, object]:
    """Read a flow mapping; every scalar is text, as at the border."""
    read = yaml.BaseLoader(text or "{}").get_single_data()
    assert isinstance(read, dict)
    return read


def terms(text: str = "") -> Terms:
    """Make the terms of a plan from January 2014, published in March 2015, with a lag of one month."""
    usual = fields("{title: A plan, organisation: A council, starts: 2014-01, published: 2015-03}")
    return Terms.model_validate(usual | fields(text), context=YEAR_START)


def milestone(text: str) -> Milestone:
    """Make a milestone."""
    return Milestone.model_validate(fields(text), context=YEAR_START)


def measure(text: str = "") -> Measure:
    """Make a measure: a percentage, higher being better, unless told otherwise."""
    usual = fields("{id: 1a, text: What is measured, unit: percent}")
    told = usual | fields(text)
    way = {} if told["unit"] == "deliverable" else fields("{better: higher}")
    return Measure.model_validate(way | told, context=YEAR_START)


def action(text: str = "", *measures: Measure) -> Action:
    """Make an action from January 2014 to April 2014 with its measures."""
    usual = fields("{id: '1.1', title: Do it, start: 2014-01, end: 2014-04}")
    made = Action.model_validate(usual | fields(text), context=YEAR_START)
    return made.model_copy(update={"measures": measures}) if measures else made


def plan(*actions: Action, of: str = "") -> Plan:
    """Make a plan with one issue."""
    return Plan(terms(of), (Issue(id="1", statement="What was found", actions=actions),))


def log(text: str) -> Log:
    """Make a log; `recorded` is the period's last day unless told otherwise."""
    written = [line.split() for line in text.replace(";", "\n").splitlines() if line.split()]
    return tuple(_reading(words, number) for number, words in enumerate(written, 1))


def _reading(words: list[str], line: int) -> Reading:
    period = parse_period(words[0])
    told = dict(word.split("=") for word in words if "=" in word)
    return Reading(
        period=period,
        value=None if "void" in words else parse_value(words[1]),
        recorded=parse_period(told.get("recorded", period.last.isoformat())),
        series=told.get("series"),
        provisional="provisional" in words,
        restated="A second count" if "restated" in words else None,
        void="A slip" if "void" in words else None,
        line=line,
    )


def assessed(made: Plan, logs: Logs, as_of: str, known_at: str | None = None) -> Assessment:
    """Judge a plan at the last days of what is written."""
    return assess(made, logs, day(as_of), day(known_at) if known_at else None)


def assessed_action(
    made: Action, readings: str = "", as_of: str = "2015-03", of: str = ""
) -> ActionAssessment:
    """Judge one action with the log of measure 1a."""
    return assess_action(made, terms(of), {"1a": log(readings)}, day(as_of))


def assessed_series(
    text: str, readings: str, as_of: str, *, known_at: str | None = None, doing: str = "", of: str = ""
) -> SeriesAssessment:
    """Judge the one series of a measure (or its first)."""
    made = plan(action(doing, measure(text)), of=of)
    return next(assessed(made, {"1a": log(readings)}, as_of, known_at).series())


def judged(
    promised: str, readings: str, as_of: str, *, known_at: str | None = None, kept: str = "", doing: str = ""
) -> MilestoneAssessment:
    """Judge one milestone of a measure that is else as `kept` says."""
    inner = kept.strip().removeprefix("{").removesuffix("}")
    text = f"{{milestones: [{promised}]{', ' if inner else ''}{inner}}}"
    (only,) = assessed_series(text, readings, as_of, known_at=known_at, doing=doing).milestones
    return only
