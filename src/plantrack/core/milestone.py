"""Milestone states: what the readings say of one promise at a date. Rules in `docs/semantics.md`, section 4."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from plantrack.core.kinds import TargetValue
from plantrack.core.model import Baseline, Better, Length, Milestone
from plantrack.core.period import Period, plus_months
from plantrack.core.promise import Promise
from plantrack.core.reading import Reading
from plantrack.core.target import gap_to, passes_target
from plantrack.core.value import Stated, Value


class State(StrEnum):
    """The nine states, in the order in which they are always listed."""

    MET = "met"
    MET_LATE = "met-late"
    MISSED = "missed"
    LAPSED = "lapsed"
    AWAITING = "awaiting"
    NO_DATA = "no-data"
    NOT_DUE = "not-due"
    NOT_ASSESSABLE = "not-assessable"
    WITHDRAWN = "withdrawn"


REACHED = (State.MET, State.MET_LATE)
FELL_SHORT = (State.MISSED, State.LAPSED)
SILENT = (State.AWAITING, State.NO_DATA)
DECIDED = REACHED + FELL_SHORT
DUE = DECIDED + SILENT


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a series at a date, and the terms by which a promise of it is judged.

    `readings` are those in force, in order of period; `benchmark` the comparator's, by period.
    `walls` are the days on which the definition changed.
    """

    as_of: date
    readings: tuple[Reading, ...]
    benchmark: Mapping[Period, Value]
    baseline: Baseline | None
    better: Better | None
    every: Length | None
    lag: Length
    walls: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a milestone, and the fact that decided it.

    `gap` is how far the value lies on the good side of the target, in its units; negative is short of it.
    `held` is how many of the known periods passed.
    """

    state: State
    value: Value | None = None
    period: Period | None = None
    gap: Fraction | None = None
    held: tuple[int, int] = (0, 0)
    provisional: bool = False
    remark: str | None = None

    @property
    def stated(self) -> bool:
        """Was it decided by a result stated without a figure?"""
        return isinstance(self.value, Stated)


@dataclass(frozen=True, slots=True)
class _Known:
    """One known value of a period, and whether it passes; `passes` is None when that cannot be told."""

    period: Period
    value: Value
    passes: bool | None
    gap: Fraction | None
    provisional: bool

    def verdict(self, state: State, remark: str | None = None) -> Verdict:
        held = (0, 0) if self.passes is None else (int(self.passes), 1)
        return Verdict(state, self.value, self.period, self.gap, held, self.provisional, remark)


def judge(promise: Promise, evidence: Evidence) -> Verdict:
    """The verdict on a promise by its own target."""
    return judge_against(promise, promise.milestone.target, evidence)


def judge_against(promise: Promise, target: TargetValue | None, evidence: Evidence) -> Verdict:
    """The verdict on a promise as if its target were another."""
    if promise.withdrawn:
        return Verdict(State.WITHDRAWN)
    if promise.due is None:
        return Verdict(State.NOT_ASSESSABLE, remark="its action has no end date")
    if target is None:
        state = State.NOT_DUE if evidence.as_of < promise.due else State.NOT_ASSESSABLE
        return Verdict(state, remark="no target is set")
    known = _known(promise, target, evidence)
    match promise.milestone.kind:
        case "at":
            verdict = _judge_at(promise.milestone, known, evidence)
        case "by":
            verdict = _judge_by(promise.due, known)
        case "from":
            verdict = _judge_from(promise, known, evidence)
        case _ as never:
            assert_never(never)
    if evidence.as_of < promise.due:
        reached_early = promise.milestone.kind == "by" and verdict and verdict.state is State.MET
        return verdict if verdict and reached_early else Verdict(State.NOT_DUE)
    return verdict or Verdict(_silence(promise.due, evidence))


def data_due(period_end: date, lag: Length) -> date:
    """The last day on which data for a period that ends on a day are still awaited."""
    return period_end + timedelta(days=lag.days) if lag.days is not None else plus_months(period_end, lag.months or 0)


def _silence(due: date, evidence: Evidence) -> State:
    return State.AWAITING if evidence.as_of <= data_due(due, evidence.lag) else State.NO_DATA


def _judge_at(milestone: Milestone, known: list[_Known], evidence: Evidence) -> Verdict | None:
    """The reading for exactly that period, else the latest whose period ends inside it."""
    period = milestone.at
    assert period is not None  # noqa: S101 - its kind is at
    exact = [k for k in known if k.period == period]
    inside = [k for k in known if period.first <= k.period.last <= period.last]
    if not (exact or inside):
        return None
    own = (exact or inside)[-1]
    if own.passes is None:
        return own.verdict(State.NOT_ASSESSABLE, "it cannot be compared with its target")
    if own.passes:
        return own.verdict(State.MET)
    wall = next((day for day in evidence.walls if day > period.last), date.max)
    later = [k for k in known if period.last < k.period.last < wall and k.passes and not isinstance(k.value, Stated)]
    if later:
        return own.verdict(State.MET_LATE, f"reached in {later[0].period}")
    return own.verdict(State.MISSED)


def _judge_by(due: date, known: list[_Known]) -> Verdict | None:
    """Reached by the due date, later, or short of it when the due period or a later one was read."""
    for k in known:
        if k.passes and k.period.last <= due:
            return k.verdict(State.MET)
    for k in known:
        if k.passes and k.period.first <= due:
            return k.verdict(State.MET, "date not stated")
    for k in known:
        if k.passes:
            return replace(k.verdict(State.MET_LATE, f"reached in {k.period}"), held=(0, 1))
    after = [k for k in known if k.period.last >= due]
    if not after:
        return None
    if any(k.passes is False for k in after):
        return [k for k in after if k.passes is False][-1].verdict(State.MISSED)
    return after[-1].verdict(State.NOT_ASSESSABLE, "it cannot be compared with its target")


def _judge_from(promise: Promise, known: list[_Known], evidence: Evidence) -> Verdict | None:
    """Every period that ends from the start of the first one on; always with how many held."""
    told = [k for k in known if k.passes is not None]
    if not told:
        return known[-1].verdict(State.NOT_ASSESSABLE, "it cannot be compared with its target") if known else None
    passed = sum(1 for k in told if k.passes)
    latest = told[-1]
    if passed == len(told):
        state, remark = State.MET, None
    elif latest.passes:
        state, remark = State.MET_LATE, "recovered"
    else:
        state, remark = (State.LAPSED if passed else State.MISSED), None
    verdict = replace(latest.verdict(state, remark), held=(passed, len(told)))
    return _with_gaps(verdict, promise, told, evidence)


def _with_gaps(verdict: Verdict, promise: Promise, told: list[_Known], evidence: Evidence) -> Verdict:
    """Where a measure says how often it is observed, silence is said; silence at the end is no data."""
    expected = _expected(promise, evidence)
    if not expected:
        return verdict
    seen = {k.period for k in told}
    silent = [period for period in expected if period not in seen]
    if expected[-1] in silent and told[-1].period.last < expected[-1].last:
        held = [k.period for k in told if k.passes]
        remark = f"last held {held[-1]}" if held else "never held"
        return replace(verdict, state=State.NO_DATA, remark=remark)
    if silent:
        said = f"{len(silent)} of {len(expected)} periods without a reading"
        return replace(verdict, remark=f"{verdict.remark}; {said}" if verdict.remark else said)
    return verdict


def _expected(promise: Promise, evidence: Evidence) -> list[Period]:
    """The periods of a standing promise whose data were due before as_of, by how often it is observed."""
    first = promise.milestone.from_
    if evidence.every is None or first is None:
        return []
    periods: list[Period] = []
    begin, until = first.first, promise.ends or date.max
    while True:
        following = _step(begin, evidence.every)
        last = following - timedelta(days=1)
        if last > until or data_due(last, evidence.lag) >= evidence.as_of:
            return periods
        periods.append(Period(begin, last, f"{begin:%Y-%m}" if evidence.every.months == 1 else f"{begin}..{last}"))
        begin = following


def _step(day: date, every: Length) -> date:
    return day + timedelta(days=every.days) if every.days else plus_months(day, every.months or 1)


def _known(promise: Promise, target: TargetValue, evidence: Evidence) -> list[_Known]:
    """The values that may speak on a promise, in order of period."""
    milestone = promise.milestone
    observed = [(r.period, r.value, r.is_provisional) for r in evidence.readings if r.value is not None]
    if milestone.from_:
        observed = _standing_span(promise, observed, evidence)
    elif promise.due is not None:
        own = milestone.at or promise.due
        observed = [o for o in observed if not isinstance(o[1], Stated) or _is_own(o[0], own)]
    same_target = target == milestone.target
    known = []
    for period, value, provisional in observed:
        comparator = evidence.benchmark.get(period)
        passes = passes_target(value, target, evidence.better, comparator, strict=milestone.strict)
        if isinstance(value, Stated) and not same_target:
            passes = None
        known.append(_Known(period, value, passes, gap_to(value, target, evidence.better, comparator), provisional))
    return known


def _is_own(period: Period, own: Period | date) -> bool:
    """Is it the milestone's own period? A stated result speaks for no other."""
    return period == own if isinstance(own, Period) else period.last == own


def _standing_span(
    promise: Promise, observed: list[tuple[Period, Value, bool]], evidence: Evidence
) -> list[tuple[Period, Value, bool]]:
    """The values inside a standing promise's span; the baseline counts for its period when nothing else does."""
    begins = promise.milestone.from_
    assert begins is not None  # noqa: S101 - its kind is from
    baseline = evidence.baseline
    if baseline and baseline.period and baseline.value is not None and baseline.period.last <= evidence.as_of:
        observed = [*observed, (baseline.period, baseline.value, False)]
    span: dict[Period, tuple[Period, Value, bool]] = {}
    for known in observed:
        if begins.first <= known[0].last <= (promise.ends or date.max):
            span.setdefault(known[0], known)
    return sorted(span.values(), key=lambda known: (known[0].last, known[0].first))
