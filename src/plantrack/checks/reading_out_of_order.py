"""A log is in the order in which its readings became known.

Why: a log is only ever added to, so each line was recorded after the line above it. A line with an earlier
date was put in between, or its date is wrong; and by that date is judged what was known when.

What to do: if the date is wrong, record the reading again with `--restate`. If the line is right, because a
merge set two logs one after the other or an old reading was found late, waive this on the measure with the
reason.

Fails:

    - {"period": "2014-09", "value": 55, "recorded": "2014-10-06"}
    - {"period": "2014-08", "value": 50, "recorded": "2014-09-08"}
"""

from collections.abc import Iterator

from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "reading-out-of-order"
LEVEL = Level.NOTE


def check(plan: Plan, logs: Logs) -> Iterator[Finding]:
    """Find readings recorded before one that stands above them; a month is before what follows it whole."""
    for id_ in dict.fromkeys(measure.id for measure in plan.measures()):
        latest = None
        for reading in logs.get(id_, ()):
            if latest is not None and reading.recorded.last < latest.first:
                message = (
                    f"the reading for {reading.period} was recorded {reading.recorded}, after one of {latest}"
                )
                advice = (
                    "If the date is wrong, record it again with --restate; if not, waive this and say why"
                )
                yield Finding(CODE, LEVEL, Pointer("log", id_, (reading.line,)), message, advice)
            if latest is None or reading.recorded.first > latest.first:
                latest = reading.recorded
