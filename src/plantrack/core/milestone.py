"""Milestone states: what is known says this of one promise at a date (`docs/semantics.md`, section 4)."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, assert_never

from plantrack.core.evidence import Evidence, Known, begins_on, known_values
from plantrack.core.model import Length, Milestone
from plantrack.core.period import Period, plus_months
from plantrack.core.promise import Promise
from plantrack.core.rhythm import Rhythm
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

_INCOMPARABLE = "it cannot be compared with its target"


class Verdict(NamedTuple):
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


def judge(promise: Promise, evidence: Evidence) -> Verdict:
    """Judge a promise as it stands."""
    return Verdict(State.WITHDRAWN) if promise.withdrawn else _judge(promise, evidence)


def judge_original(promise: Promise, original: Milestone, evidence: Evidence) -> Verdict:
    """Judge by the milestone that first governed the promise's due date, also where that is withdrawn.

    Of a standing original only the level counts: it is asked of the periods that the promise speaks of.
    """
    level = {"target": original.target, "strict": original.strict}
    asked = promise.milestone.model_copy(update=level) if original.kind == "from" else original
    return _judge(promise._replace(milestone=asked), evidence, told_of=promise.milestone)


def _judge(promise: Promise, evidence: Evidence, told_of: Milestone | None = None) -> Verdict:
    """Judge a promise; `told_of` is the milestone that results without a figure speak of, if not its own."""
    if promise.due is None:
        return Verdict(State.NOT_ASSESSABLE, remark="its action has no end date")
    target = promise.milestone.target
    if target is None:
        state = State.NOT_DUE if evidence.as_of < promise.due else State.NOT_ASSESSABLE
        return Verdict(state, remark="no target is set")
    known = known_values(promise, target, evidence, told_of or promise.milestone)
    match promise.milestone.kind:
        case "at":
            verdict = _judge_at(promise.milestone, list(known))
        case "by":
            verdict = _judge_by(promise.due, known)
        case "from":
            verdict = _judge_from(promise, list(known), evidence)
        case _ as never:
            assert_never(never)
    if evidence.as_of < promise.due:  # nothing that is known so early can fail a `by`
        return verdict if verdict and promise.milestone.kind == "by" else Verdict(State.NOT_DUE)
    return verdict or Verdict(_silence(promise.due, evidence))


def data_due(period_end: date, lag: Length) -> date:
    """Give the last day on which data for a period that ends on a day are still awaited."""
    if lag.days is not None:
        return period_end + timedelta(days=lag.days)
    return plus_months(period_end, lag.months or 0)


def _silence(due: date, evidence: Evidence) -> State:
    return State.AWAITING if evidence.as_of <= data_due(due, evidence.lag) else State.NO_DATA


def _verdict(known: Known, state: State, remark: str | None = None) -> Verdict:
    held = (0, 0) if known.passes is None else (int(known.passes), 1)
    return Verdict(state, known.value, known.period, known.gap, held, known.provisional, remark)


def _judge_at(milestone: Milestone, known: list[Known]) -> Verdict | None:
    """Judge by the reading for exactly that period, else the latest whose period ends inside it."""
    period = milestone.at
    assert period is not None  # noqa: S101 - its kind is at
    inside = [k for k in known if period.first <= k.period.last <= period.last]
    if not inside:
        return None
    own = next((k for k in inside if k.period == period), inside[-1])
    if own.passes is None:
        return _verdict(own, State.NOT_ASSESSABLE, _INCOMPARABLE)
    if own.passes:
        return _verdict(own, State.MET)
    later = [k for k in known if k.passes and k.period.last > period.last]
    if later:
        return _verdict(own, State.MET_LATE, f"reached in {later[0].period}")
    return _verdict(own, State.MISSED)


def _judge_by(due: date, values: Iterable[Known]) -> Verdict | None:
    """Judge whether it was reached, in time or later; only the due period or a later one can fail it."""
    known = []
    for k in values:
        if k.passes and k.period.last <= due:
            return _verdict(k, State.MET)
        known.append(k)
    for k in known:
        if k.passes and k.period.first <= due:
            return _verdict(k, State.MET, "date not stated")
    for k in known:
        if k.passes:
            return _verdict(k, State.MET_LATE, f"reached in {k.period}")._replace(held=(0, 1))
    after = [k for k in known if k.period.last >= due]
    short = [k for k in after if k.passes is False]
    if short:
        return _verdict(short[-1], State.MISSED)
    return _verdict(after[-1], State.NOT_ASSESSABLE, _INCOMPARABLE) if after else None


def _judge_from(promise: Promise, known: list[Known], evidence: Evidence) -> Verdict | None:
    """Judge every period that ends from the start of the first one on; always with how many held."""
    told = [k for k in known if k.passes is not None]
    if not told:
        return _verdict(known[-1], State.NOT_ASSESSABLE, _INCOMPARABLE) if known else None
    passed = sum(1 for k in told if k.passes)
    latest = told[-1]
    if passed == len(told):
        state, remark = State.MET, None
    elif latest.passes:
        state, remark = State.MET_LATE, "recovered"
    else:
        state, remark = (State.LAPSED if passed else State.MISSED), None
    verdict = _verdict(latest, state, remark)._replace(held=(passed, len(told)))
    return _with_gaps(verdict, promise, told, evidence)


def _with_gaps(verdict: Verdict, promise: Promise, told: list[Known], evidence: Evidence) -> Verdict:
    """Say the silence where a measure says how often it is observed; silence at the end is no data."""
    if evidence.every is None:
        return verdict
    rhythm, expected = _expected(promise, told, evidence.every, evidence)
    seen = {k.period.last for k in told}
    silent = len(expected) - sum(rhythm.has(expected, last) for last in seen)
    if not silent:
        return verdict
    if rhythm.last(expected[-1]) > told[-1].period.last:
        held = [k.period for k in told if k.passes]
        remark = f"last held {held[-1]}" if held else "never held"
        return verdict._replace(state=State.NO_DATA, remark=remark)
    said = f"{silent} of {len(expected)} periods without a reading"
    return verdict._replace(remark=f"{verdict.remark}; {said}" if verdict.remark else said)


def _expected(promise: Promise, told: list[Known], every: Length, evidence: Evidence) -> tuple[Rhythm, range]:
    """Give the numbers of the periods whose data were due before as_of, in the rhythm of those told."""
    begins = begins_on(promise)
    first = next((k.period.first for k in reversed(told) if is_as_long(k.period, every)), begins)
    until = min(promise.ends or date.max, evidence.as_of)
    rhythm = Rhythm(first, every)
    return rhythm, rhythm.expected(begins, until, lambda last: data_due(last, evidence.lag) < evidence.as_of)


def is_as_long(period: Period, length: Length) -> bool:
    """Is a period so many calendar months long, or so many days?"""
    return period.months == length.months if length.months else period.days == length.days
