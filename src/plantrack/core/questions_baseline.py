"""Questions about baselines: not given, already good enough, or the same as another's."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from plantrack.core.model import Baseline
from plantrack.core.papers import Challenge, Papers, PlannedSeries, days_in_words, promise_in_words, quoted
from plantrack.core.period import Period
from plantrack.core.promise import Promise
from plantrack.core.series import walls
from plantrack.core.target import gap_to, passes_target
from plantrack.core.value import Count
from plantrack.core.words import gap_in_words, thresholds_of, value_in_words


def baseline_pending(papers: Papers) -> Iterator[Challenge]:
    """Ask for a baseline that was promised for a date which has passed: without it no change can be shown."""
    for series in papers.series():
        baseline = series.judged.series.baseline
        if baseline and baseline.due and baseline.due.last < papers.as_of:
            late = f"{days_in_words((papers.as_of - baseline.due.last).days)} late"
            yield Challenge(
                "baseline-pending",
                series.id,
                baseline.due.written,
                f"Where did {series.id} stand before the plan?",
                (f"{series.id}: baseline due {baseline.due}, not given by {papers.as_of}: {late}.",),
            )


def baseline_meets_target(papers: Papers) -> Iterator[Challenge]:
    """Ask what a target was for when the first milestone from the baseline on asks no more than it had."""
    for planned in papers.series():
        baseline = planned.judged.series.baseline
        promise = _first_promise(planned)
        if not (baseline and baseline.period and isinstance(baseline.value, Decimal | Count) and promise):
            continue
        series, target = planned.as_due(promise), promise.milestone.target
        if target is not None and passes_target(baseline.value, target, series.better, None):
            value = value_in_words(baseline.value, series.unit, *thresholds_of(target))
            gap = gap_to(baseline.value, target, series.better) or Fraction(0)
            against = f"against {promise_in_words(promise, series)}: {gap_in_words(gap, series.unit)}"
            yield Challenge(
                "baseline-meets-target",
                planned.id,
                baseline.period.written,
                f"Why does the first target of {planned.id} ask for no more than there was at the baseline?",
                (f"{planned.id}: baseline {value} in {baseline.period} {against}.",),
            )


def _first_promise(planned: PlannedSeries) -> Promise | None:
    """Find the first milestone in force that is due in the baseline's period or later, before any wall."""
    baseline = planned.judged.series.baseline
    if baseline is None or baseline.period is None:
        return None
    since = baseline.period.last
    promises = (m.promise for m in planned.judged.milestones if not m.promise.withdrawn)
    first = next((p for p in promises if p.due and p.due >= since), None)
    known = [day for day in walls(planned.first) if day <= planned.as_of]
    crosses = first and first.due and any(since < day <= first.due for day in known)
    return None if crosses else first


def baseline_shared(papers: Papers) -> Iterator[Challenge]:
    """Ask how several measures came to one baseline, told word for word the same: was each one measured?"""
    groups: dict[str, list[tuple[PlannedSeries, Baseline]]] = {}
    for planned in papers.series():
        baseline = planned.judged.series.baseline
        if baseline and baseline.note:
            groups.setdefault("".join(baseline.note.split()), []).append((planned, baseline))
    for group in groups.values():
        if len({planned.first.measure for planned, _ in group}) > 1:
            ids = [planned.id for planned, _ in group]
            first = group[0][1]
            yield Challenge(
                "baseline-shared",
                ids[0],
                _dated(first).written,
                f"Was the baseline of {', '.join(ids[:-1])} and {ids[-1]} measured for each of them?",
                (
                    *(_baseline_fact(planned, baseline) for planned, baseline in group),
                    f"Each is told in the same words: {quoted(first.note or '')}",
                ),
            )


def _baseline_fact(planned: PlannedSeries, baseline: Baseline) -> str:
    if baseline.due:
        return f"{planned.id}: baseline due {baseline.due}."
    value = baseline.value
    told = "told in words" if value is None else value_in_words(value, planned.judged.series.unit)
    return f"{planned.id}: baseline {told} in {_dated(baseline)}."


def _dated(baseline: Baseline) -> Period:
    """Give the period of a known baseline, or when a pending one is due."""
    period = baseline.period or baseline.due
    assert period is not None  # noqa: S101 - one is set, or the baseline would not have loaded
    return period
