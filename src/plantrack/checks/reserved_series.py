"""No series of a measure is called `benchmark`.

Why: readings of the series `benchmark` are another body's figures, with which the measure is compared. A
series of that name could not be told from them.

What to do: give the series another name; if it is a comparator, say whose figure it is under `benchmark`.

Fails:

    series:
      benchmark: {text: The average of our neighbours}
"""

from collections.abc import Iterator

from plantrack.checks.parts import inside, measures
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import BENCHMARK_SERIES, Logs

CODE = "reserved-series"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find series whose name means the comparator, ignoring case."""
    for pointer, measure, _ in measures(plan):
        for name in measure.series:
            if name.casefold() == BENCHMARK_SERIES:
                yield Finding(
                    CODE,
                    LEVEL,
                    inside(pointer, "series", name),
                    f"a series is called '{name}', the name kept for another body's figures",
                    "Give the series another name; a comparator is written `benchmark: {name: ...}`",
                )
