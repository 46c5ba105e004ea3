"""Questions about readings: getting worse, fallen silent, or restated across a target."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from plantrack.core.evidence import begins_on
from plantrack.core.kinds import Benchmark
from plantrack.core.milestone import data_due, is_as_long
from plantrack.core.model import Better, Length
from plantrack.core.papers import Challenge, Papers, PlannedSeries, days_in_words, promise_in_words, quoted
from plantrack.core.period import Period, plus_months
from plantrack.core.promise import Promise
from plantrack.core.reading import BENCHMARK_SERIES, Reading, readings_in_force
from plantrack.core.series import changes_until, walls
from plantrack.core.target import gap_to, passes_target
from plantrack.core.value import Count, Stated, Value, amount
from plantrack.core.words import thresholds_of, value_in_words

_WORSE_RUNNING = 3


def getting_worse(papers: Papers) -> Iterator[Challenge]:
    """Ask why a series is worse at each of its last three readings than at the one before: four points.

    Three readings that each got worse need a fourth to be worse than. Only readings of the latest one's
    length are compared, and none across a wall.
    """
    for planned in papers.series():
        worse = _worsening(planned)
        if len(worse) > _WORSE_RUNNING:
            unit = planned.judged.series.unit
            told = ", ".join(f"{_said(reading, unit)} in {reading.period}" for reading in worse)
            yield Challenge(
                "getting-worse",
                planned.id,
                worse[-1].period.written,
                f"Why has {planned.id} got worse for {len(worse) - 1} readings running?",
                (f"{planned.id}: {told}.",),
            )


def _worsening(planned: PlannedSeries) -> list[Reading]:
    """Find the latest run of readings in which each is worse than the one before, the first one with it."""
    run: list[tuple[Reading, Fraction]] = []
    for reading, merit in _comparable(planned):
        if run and merit >= run[-1][1]:
            run = []
        run.append((reading, merit))
    return [reading for reading, _ in run]


def _comparable(planned: PlannedSeries) -> list[tuple[Reading, Fraction]]:
    """List the readings with a figure since the last wall, of one length, each with how good it is."""
    since = max((day for day in walls(planned.first) if day <= planned.as_of), default=date.min)
    judged = [
        (reading, merit)
        for reading in _observed(planned)
        if reading.period.last >= since and (merit := _merit(reading, planned)) is not None
    ]
    return [(reading, merit) for reading, merit in judged if _length(reading) == _length(judged[-1][0])]


def _merit(reading: Reading, planned: PlannedSeries) -> Fraction | None:
    """Rate a figure, for comparison only: for a range, how far outside the latest one set it lies."""
    better = planned.judged.series.better
    if not isinstance(reading.value, Decimal | Count):
        return None
    if better is Better.RANGE:
        ranges = [t for m in planned.judged.milestones if isinstance(t := m.promise.milestone.target, tuple)]
        return gap_to(reading.value, ranges[-1], better) if ranges else None
    size = amount(reading.value)
    return {Better.HIGHER: size, Better.LOWER: -size}.get(better) if better else None


def measure_silent(papers: Papers) -> Iterator[Challenge]:
    """Ask why a measure has been silent for longer than it says that it is observed, and its lag."""
    for planned in papers.series():
        every = planned.first.every
        if every is None or _is_withdrawn(planned):
            continue
        readings = _observed(planned)
        begins = readings[-1].period.last + timedelta(days=1) if readings else _begins(planned, papers)
        until = data_due(_next(begins, every) - timedelta(days=1), planned.first.lag)
        if papers.as_of > until:
            unit = planned.judged.series.unit
            last = f"{_said(readings[-1], unit)} in {readings[-1].period}" if readings else "none"
            late = f"{days_in_words((papers.as_of - until).days)} before {papers.as_of}"
            yield Challenge(
                "measure-silent",
                planned.id,
                until.isoformat(),
                f"Why has nothing been heard of {planned.id}, which is to be observed {_every(every)}?",
                (f"{planned.id}: latest reading {last}; the next was due by {until}, {late}.",),
            )


def _observed(planned: PlannedSeries) -> tuple[Reading, ...]:
    """List the readings in force; where a measure says how often it is observed, those of that length."""
    every, readings = planned.first.every, planned.judged.readings
    if every is None:
        return readings
    return tuple(reading for reading in readings if is_as_long(reading.period, every))


def _length(reading: Reading) -> tuple[int | None, int | None]:
    """Give the length of a reading's period: in months where it is made of whole ones, else in days."""
    months = reading.period.months
    return (months, None) if months else (None, reading.period.days)


def _next(begins: date, every: Length) -> date:
    return begins + timedelta(days=every.days) if every.days else plus_months(begins, every.months or 1)


def _begins(planned: PlannedSeries, papers: Papers) -> date:
    return (planned.action.terms.start or papers.terms.starts).first


def _is_withdrawn(planned: PlannedSeries) -> bool:
    of_measure = any(change.withdrawn for change in changes_until(planned.first, planned.as_of))
    return of_measure or planned.action.terms.withdrawn_on is not None


def _every(every: Length) -> str:
    number, unit = (every.days, "day") if every.days else (every.months or 1, "month")
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"


def restated_across_target(papers: Papers) -> Iterator[Challenge]:
    """Ask why a figure was restated when it had stood on the other side of a target."""
    for planned in papers.series():
        told = _told(planned, papers)
        for standing in planned.judged.readings:
            each = told[standing.period]
            facts = tuple(fact for one in each for fact in _crossings(planned, papers, one, standing))
            if facts:
                yield Challenge(
                    "restated-across-target",
                    planned.id,
                    standing.recorded.written,
                    f"Why was the figure of {planned.id} for {standing.period} restated?",
                    (*facts, _reason(standing)),
                )


def _told(planned: PlannedSeries, papers: Papers) -> dict[Period, list[Reading]]:
    """Group what was ever recorded and known of a series by its period, in one walk over the log."""
    known_at = papers.assessment.known_at or date.max
    told: dict[Period, list[Reading]] = {}
    for reading in papers.logs.get(planned.first.measure, ()):
        if reading.series == planned.first.name and reading.recorded.last <= known_at:
            told.setdefault(reading.period, []).append(reading)
    return told


def _crossings(planned: PlannedSeries, papers: Papers, earlier: Reading, standing: Reading) -> Iterator[str]:
    """Say which milestones in force one of the two readings reaches and the other does not."""
    for milestone in planned.judged.milestones:
        promise = milestone.promise
        was, now = (_passes(planned, papers, promise, reading) for reading in (earlier, standing))
        if was is None or now is None or was == now:
            continue
        series, edges = planned.as_due(promise), thresholds_of(promise.milestone.target)
        first, second = (_said(reading, series.unit, *edges) for reading in (earlier, standing))
        reaches, falls = ("reaches", "falls short of") if was else ("falls short of", "reaches")
        yield (
            f"{planned.id}: {first} for {earlier.period}, recorded {earlier.recorded}, {reaches} "
            f"{promise_in_words(promise, series)}; {second}, recorded {standing.recorded}, {falls} it."
        )


def _passes(planned: PlannedSeries, papers: Papers, promise: Promise, reading: Reading) -> bool | None:
    """Tell whether a reading reaches a target; None where it does not speak of it, or cannot be compared."""
    milestone, value = promise.milestone, reading.value
    if value is None or milestone.target is None or promise.withdrawn or not _speaks_of(reading, promise):
        return None
    comparator = (
        _benchmark(planned, papers, reading.period) if milestone.target is Benchmark.BENCHMARK else None
    )
    better = planned.as_due(promise).better
    return passes_target(value, milestone.target, better, comparator, strict=milestone.strict)


def _speaks_of(reading: Reading, promise: Promise) -> bool:
    """Tell whether a reading's period counts for a promise; a stated result has its own period only."""
    milestone, period = promise.milestone, reading.period
    if promise.due is None:
        return False
    if milestone.from_:
        return begins_on(promise) <= period.last <= (promise.ends or date.max)
    if isinstance(reading.value, Stated):
        return period == milestone.at if milestone.at else period.last == promise.due
    return milestone.at is None or milestone.at.first <= period.last <= milestone.at.last


def _benchmark(planned: PlannedSeries, papers: Papers, period: Period) -> Value | None:
    """Find the comparator's value for a period; None where it has none."""
    log = (reading for reading in papers.logs[planned.first.measure] if reading.period == period)
    known = readings_in_force(log, BENCHMARK_SERIES, papers.as_of, papers.assessment.known_at)
    return known[0].value if known else None


def _said(reading: Reading, unit: str, *edges: Fraction) -> str:
    assert reading.value is not None  # noqa: S101 - a void line is never in force, and is not compared
    return value_in_words(reading.value, unit, *edges) + (" (provisional)" if reading.is_provisional else "")


def _reason(standing: Reading) -> str:
    return f"Reason given: {quoted(standing.restated)}" if standing.restated else "No reason is given."
