"""A baseline lies before the period of the first target.

Why: a baseline says where a measure stood before the promise began. Taken in the first month of the target,
or promised for that month, it is a result of the plan; where it falls short, the target is missed at once.

What to do: take the baseline from an earlier period, or begin the target later.

Fails:

    baseline: {period: 2014-04, value: 63}
    milestones:
      - {from: 2014-04, target: 100}
"""

from collections.abc import Iterator

from plantrack.checks.parts import Promised, inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.kinds import End
from plantrack.core.model import Plan
from plantrack.core.reading import Logs
from plantrack.core.series import Series

CODE = "baseline-in-first-period"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find baselines, known or promised, that do not end before the first promised target begins."""
    for promised in promises(plan):
        if promised.change is None:
            found = (finding for one in promised.holds for finding in _inside(promised, one))
            yield from {finding.pointer: finding for finding in found}.values()


def _inside(promised: Promised, series: Series) -> Iterator[Finding]:
    period = series.baseline and (series.baseline.period or series.baseline.due)
    first = next(iter(promised.milestones), None)
    if not period or first is None or isinstance(first.when, End):
        return
    begins = first.when.last if first.kind == "by" else first.when.first
    if period.last >= begins:
        which = "is of" if series.baseline and series.baseline.period else "is promised for"
        target = f"its first target is `{first.kind}` {first.when}"
        message = f"the baseline of {series.id} {which} {period}, and {target}"
        advice = "Take the baseline from before the target begins, or begin the target later"
        yield Finding(CODE, LEVEL, inside(promised.pointer, 0, first.kind), message, advice)
