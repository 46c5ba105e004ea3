"""Evidence: what is known of a series at a date, and which of it may speak on a promise."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from plantrack.core.kinds import TargetValue
from plantrack.core.model import Baseline, Better, Length, Milestone
from plantrack.core.period import Period
from plantrack.core.promise import Promise
from plantrack.core.reading import Reading
from plantrack.core.target import gap_to, passes_target
from plantrack.core.value import Stated, Value

_Observed = tuple[Period, Value, bool]
"""A period, its value, and whether that is provisional."""


class Evidence(NamedTuple):
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


class Known(NamedTuple):
    """One known value of a period, and whether it passes; `passes` is None when that cannot be told.

    `target`, `better` and `comparator` are what it is held against.
    """

    period: Period
    value: Value
    passes: bool | None
    provisional: bool
    target: TargetValue
    better: Better | None
    comparator: Value | None

    @property
    def gap(self) -> Fraction | None:
        """How far it lies on the good side of the target, in its units; negative is short of it."""
        return gap_to(self.value, self.target, self.better, self.comparator)


def begins_on(promise: Promise) -> date:
    """Give the first day that a standing promise covers."""
    first = promise.milestone.from_
    assert first is not None  # noqa: S101 - its kind is from
    return max(first.first, promise.begins or first.first)


def known_values(
    promise: Promise, target: TargetValue, evidence: Evidence, told_of: Milestone
) -> Iterator[Known]:
    """Give the values that may speak on a promise, in order of period, each looked at when asked for."""
    milestone = promise.milestone
    is_standing = milestone.kind == "from"
    observed = _standing_span(promise, evidence) if is_standing else _own_span(promise, evidence)
    is_told = (target, milestone.strict) == (told_of.target, told_of.strict)
    for period, value, provisional in observed:
        comparator = evidence.benchmark.get(period) if evidence.benchmark else None
        passes = passes_target(value, target, evidence.better, comparator, strict=milestone.strict)
        if isinstance(value, Stated) and not is_told:
            passes = None
        yield Known(period, value, passes, provisional, target, evidence.better, comparator)


def _own_span(promise: Promise, evidence: Evidence) -> Iterable[_Observed]:
    """Leave out what was read by a definition set after the due date, stated of another period, or too early.

    An `at` has nothing to learn from before its own period.
    """
    due = promise.due or date.max
    own = promise.milestone.at
    begins = own.first if own else date.min
    wall = next((day for day in evidence.walls if day > due), date.max)
    return (
        (reading.period, reading.value, reading.is_provisional)
        for reading in evidence.readings
        if begins <= reading.period.last < wall
        and reading.value is not None
        and (not isinstance(reading.value, Stated) or _is_own(reading.period, own or due))
    )


def _is_own(period: Period, own: Period | date) -> bool:
    """Is it the milestone's own period? A stated result speaks for no other."""
    return period == own if isinstance(own, Period) else period.last == own


def _standing_span(promise: Promise, evidence: Evidence) -> Iterable[_Observed]:
    """List the values inside a standing span; the baseline counts for its period when nothing else does."""
    begins, ends = begins_on(promise), promise.ends or date.max
    span = {
        reading.period: (reading.period, reading.value, reading.is_provisional)
        for reading in evidence.readings
        if begins <= reading.period.last <= ends and reading.value is not None
    }
    baseline = evidence.baseline
    if baseline and baseline.period and baseline.value is not None:
        known = baseline.period, baseline.value, False
        if begins <= known[0].last <= min(ends, evidence.as_of):
            span.setdefault(known[0], known)
    return sorted(span.values(), key=lambda known: (known[0].last, known[0].first))
