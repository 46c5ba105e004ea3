"""A reading says which series it is of, by a name that the measure has.

Why: a reading that names no series of its measure is seen by nobody; the milestone it should decide stays
without data. Figures of the comparator have the series `benchmark`, and need a measure that has one.

What to do: write the right series in the line, or take it out when the measure has none.

Fails:

    - {"series": "lca", "period": "2014-09", "value": 95, "recorded": "2014-10-06"}
"""

from collections.abc import Iterator

from plantrack.checks.lines import alone, nothing_more
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import READING_SERIES, fault_of_series
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = READING_SERIES
LEVEL = Level.ERROR


def check(plan: Plan, logs: Logs) -> Iterator[Finding]:
    """Find readings of a series that their measure does not have."""
    return alone(
        plan, logs, LEVEL, lambda reading, measure, _series: fault_of_series(reading, measure), nothing_more
    )
