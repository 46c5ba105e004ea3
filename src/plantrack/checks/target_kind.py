"""A target is of a kind that its measure can be held to.

Why: a milestone whose target cannot be compared with a reading is never met and never missed; it is silently
out of the count. `done` is for a deliverable and a number is for a figure; [lowest, highest] needs `better:
range`, a single number needs higher or lower; `benchmark` needs to know whose figure it is; and a measure
that is only watched, `better: neutral`, promises nothing.

What to do: write the target that the document means, or correct the unit or direction of the measure.

Fails:

    unit: deliverable
    milestones:
      - {by: 2014-09, target: 100}
"""

from collections.abc import Iterator
from decimal import Decimal

from plantrack.checks.parts import Promised, inside, promises
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import DELIVERABLE, unit_in_words
from plantrack.core.kinds import Benchmark, TargetValue
from plantrack.core.model import Better, Milestone, Plan
from plantrack.core.reading import Logs
from plantrack.core.series import Series
from plantrack.core.value import Delivery

CODE = "target-kind"
LEVEL = Level.ERROR

Wrong = tuple[str, str, str]
"""The key that is wrong, what is, and what to do."""


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find targets that no reading of a series could be compared with."""
    for promised in promises(plan):
        for at, milestone in enumerate(promised.milestones):
            wrong = next((said for one in promised.holds if (said := _wrong(milestone, one, promised))), None)
            if wrong is not None:
                key, message, advice = wrong
                yield Finding(CODE, LEVEL, inside(promised.pointer, at, key), message, advice)


def _wrong(milestone: Milestone, series: Series, promised: Promised) -> Wrong | None:
    if series.unit == DELIVERABLE:
        return _of_deliverable(milestone, series)
    if series.better is Better.NEUTRAL:
        message = f"{series.id} is neutral, only watched, and has a milestone"
        return (
            milestone.kind,
            message,
            "Take the milestone out, or say which way is better: higher, lower or range",
        )
    if milestone.strict and milestone.target is not Benchmark.BENCHMARK:
        message = f"{series.id} has a strict target that is no benchmark: it would be judged as any other"
        return "strict", message, "Take `strict` out, and write the number that counts as reached"
    return _of_figure(milestone, series, promised)


def _of_deliverable(milestone: Milestone, series: Series) -> Wrong | None:
    if milestone.target in (None, Delivery.DONE):
        return None
    message = (
        f"{series.id} is a deliverable, done or not done: its target {_written(milestone.target)} is neither"
    )
    return "target", message, "Write `target: done`, or give the measure the unit of its figure"


def _of_figure(milestone: Milestone, series: Series, promised: Promised) -> Wrong | None:
    match milestone.target:
        case Delivery():
            message = f"{series.id} {unit_in_words(series)}: its target 'done' is no figure"
            return "target", message, "Write the figure, or `unit: deliverable` without `better`"
        case (low, high) if series.better not in (Better.RANGE, None):
            message = (
                f"{series.id} has `better: {series.better}`: its target {_written((low, high))} is a range"
            )
            return "target", message, "Write a single number, or `better: range`"
        case Benchmark() if promised.measure.benchmark is None:
            message = f"{series.id} has a target of benchmark, and does not say whose figure that is"
            return "target", message, "Add `benchmark: {name: ...}` to the measure"
        case Decimal() | Benchmark() if series.better is Better.RANGE:
            message = f"{series.id} has `better: range`: its target {_written(milestone.target)} is no range"
            return "target", message, "Write the range, such as [40, 60], or `better: higher` or `lower`"
        case _:
            return None


def _written(target: TargetValue | None) -> str:
    match target:
        case (low, high):
            return f"[{low:f}, {high:f}]"
        case Decimal():
            return f"{target:f}"
        case _:
            return "" if target is None else target.value
