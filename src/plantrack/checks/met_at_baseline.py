"""The first target asks for more than there was at the baseline.

Why: a target that was reached before the plan began asks for nothing. It will be reported as met, and nobody
will have done anything for it.

What to do: correct the baseline or the target. If the level is only to be held, waive this with the reason.

Fails:

    baseline: {period: 2014-05, value: 96}
    milestones:
      - {at: 2014-09, target: 95}
"""

from collections.abc import Iterator
from decimal import Decimal

from plantrack.checks.parts import Promised, inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import excess, mismatch
from plantrack.core.model import Plan
from plantrack.core.reading import Logs
from plantrack.core.series import Series
from plantrack.core.target import passes_target
from plantrack.core.value import Count, Value, write_value

CODE = "met-at-baseline"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find first promised milestones, due at the baseline or later, that the baseline already reaches."""
    for promised in promises(plan):
        if promised.change is None:
            found = (finding for one in promised.holds for finding in _met(promised, one))
            yield from {finding.pointer: finding for finding in found}.values()


def _met(promised: Promised, series: Series) -> Iterator[Finding]:
    baseline = series.baseline
    if baseline is None or baseline.period is None or baseline.value is None:
        return
    since, value = baseline.period.last, baseline.value
    dated = ((at, milestone, promised.due(milestone)) for at, milestone in enumerate(promised.milestones))
    first = next(((at, milestone.target) for at, milestone, due in dated if due and due >= since), None)
    if first is None or first[1] is None or not _is_possible(value, series):
        return
    if passes_target(value, first[1], series.better, None):
        said = f"{write_value(value)} in {baseline.period}"
        message = f"the first target of {series.id} was already met at the baseline, {said}"
        advice = "Correct the baseline or the target; if the level is only to be held, waive this and say so"
        yield Finding(CODE, LEVEL, inside(promised.pointer, first[0], "target"), message, advice)


def _is_possible(value: Value, series: Series) -> bool:
    """Tell whether a baseline can be true; one that cannot has a finding of its own."""
    is_outside = isinstance(value, Decimal | Count) and excess(value, series) is not None
    return mismatch(value, series) is None and not is_outside
