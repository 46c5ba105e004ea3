"""A date lies near the plan.

Why: a slip in a year, 2104 for 2014, makes a milestone that never falls due and an action that is never late.
Nothing else shows it.

What to do: correct the year. In words that were printed so, keep them and waive this with the reason.

Fails:

    - id: "1.1"
      title: Launch the new audit programme
      leads: [Head of Quality]
      start: 2014-03
      end: 2105-03
"""

import re
from collections.abc import Iterator

from plantrack.checks.fields import fields
from plantrack.checks.lines import alone, withdraw_it
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import Fault
from plantrack.core.model import Measure, Plan, Terms
from plantrack.core.period import Period
from plantrack.core.reading import Logs, Reading
from plantrack.core.series import Series

CODE = "far-year"
LEVEL = Level.WARNING
YEARS = 10
"""How many years before its start and after its close a date is still near the plan."""

_MONTH_AND_YEAR = re.compile(
    r"\b((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+(\d{4}))\b"
)
_ADVICE = "Correct the year; if it is printed or meant so, waive this and say so"


def check(plan: Plan, logs: Logs) -> Iterator[Finding]:
    """Find dates more than ten years outside the plan, and months so far after it in any words."""

    def judge(reading: Reading, _measure: Measure, _series: tuple[Series, ...]) -> Fault | None:
        wrong = _far(reading.period, plan.terms) or _far(reading.recorded, plan.terms)
        return None if wrong is None else Fault(CODE, wrong, "Correct the year")

    for pointer, value in fields(plan):
        if isinstance(value, Period):
            wrong = _far(value, plan.terms)
        else:
            wrong = _far_in_words(value, plan.terms) if isinstance(value, str) else None
        if wrong is not None:
            yield Finding(CODE, LEVEL, pointer, wrong, _ADVICE)
    yield from alone(plan, logs, LEVEL, judge, withdraw_it)


def _first_and_last(terms: Terms) -> tuple[int, int]:
    ends = (terms.starts, terms.published, terms.closes or terms.published)
    return terms.starts.first.year, max(period.last.year for period in ends)


def _far(period: Period, terms: Terms) -> str | None:
    first, last = _first_and_last(terms)
    if period.first.year < first - YEARS or period.last.year > last + YEARS:
        return f"the date {period} lies more than {YEARS} years away from the plan, {first} to {last}"
    return None


def _far_in_words(text: str, terms: Terms) -> str | None:
    """Look in words only for what comes after the plan: what lies long before it may be history."""
    first, last = _first_and_last(terms)
    found = next((words for words, year in _MONTH_AND_YEAR.findall(text) if int(year) > last + YEARS), None)
    if found is None:
        return None
    said = " ".join(found.split())
    return f"the words say '{said}', more than {YEARS} years after the plan, {first} to {last}"
