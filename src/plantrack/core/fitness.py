"""Fitness: does one reading fit its measure and the log so far?

`record` refuses by this what `check` calls an error. The judgement about size and kind is also the one
that baselines and targets are held to.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Final, NamedTuple

from plantrack.core.model import Measure, Terms
from plantrack.core.reading import BENCHMARK_SERIES, Log, Reading, readings_in_force
from plantrack.core.series import Series, series_at, series_of
from plantrack.core.value import Count, Delivery, Value, amount, round_for_display, write_value

READING_SERIES: Final = "reading-series"
WRONG_KIND: Final = "reading-wrong-kind"
OUT_OF_BOUNDS: Final = "reading-out-of-bounds"
BEFORE_ITS_PERIOD: Final = "reading-before-its-period"
REPEATED: Final = "reading-repeated"
VOID_NOTHING: Final = "void-nothing"

DELIVERABLE: Final = "deliverable"
PERCENT: Final = "percent"

LONGEST: Final = 64
"""How much of a name that is none is shown: as much as an id can have."""

_UNITS = {
    PERCENT: "is a percentage",
    DELIVERABLE: "is a deliverable, done or not done",
    "count": "is a count",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Fault(NamedTuple):
    """Why a reading does not fit: a kebab-case code, what is, and what to do, in words for a person."""

    code: str
    message: str
    help: str


def faults_of_reading(reading: Reading, measure: Measure, terms: Terms, earlier: Log) -> tuple[Fault, ...]:
    """Say all that is wrong with a reading of a measure, beside the readings that its log holds so far."""
    series = series_of(measure, terms)
    found = (
        fault_of_series(reading, measure),
        fault_of_kind(reading, measure, series),
        fault_of_size(reading, measure, series),
        fault_of_date(reading, measure),
        fault_of_repeat(reading, measure, earlier),
        fault_of_void(reading, measure, earlier),
    )
    return tuple(fault for fault in found if fault is not None)


def fault_of_series(reading: Reading, measure: Measure) -> Fault | None:
    """Say whether it names a series that the measure does not have; a withdrawal names what was recorded."""
    wrong = None if reading.void is not None else _wrong_series(reading.series, measure)
    return None if wrong is None else Fault(READING_SERIES, *wrong)


def fault_of_kind(reading: Reading, measure: Measure, series: Sequence[Series]) -> Fault | None:
    """Say whether its value is not of the kind that its series takes: done or not-done, a figure, a share."""
    value = reading.value
    if value is None:
        return None
    if reading.series == BENCHMARK_SERIES and not isinstance(value, Decimal | Count):
        message = f"{_id(reading, measure)} is another body's figure: '{write_value(value)}' is no figure"
        return Fault(WRONG_KIND, message, "Record the benchmark's figure for the period, or nothing")
    mismatches = [mismatch(value, one) for one in _candidates(reading, measure, series)]
    if not mismatches or None in mismatches:
        return None
    return Fault(WRONG_KIND, str(mismatches[0]), _kinds_taken(value))


def fault_of_size(reading: Reading, measure: Measure, series: Sequence[Series]) -> Fault | None:
    """Say whether its figure lies outside what can be true of its series."""
    value = reading.value
    if not isinstance(value, Decimal | Count):
        return None
    fitting = [one for one in _candidates(reading, measure, series) if mismatch(value, one) is None]
    excesses = [excess(value, one) for one in fitting]
    if not excesses or None in excesses:
        return None
    return Fault(OUT_OF_BOUNDS, str(excesses[0]), bounds_help(measure.id))


def fault_of_date(reading: Reading, measure: Measure) -> Fault | None:
    """Say whether it was recorded before its period had begun."""
    if reading.void is not None or reading.recorded.last >= reading.period.first:
        return None
    message = (
        f"{_id(reading, measure)} cannot have a reading for {reading.period} that was recorded "
        f"{reading.recorded}: the period had not begun"
    )
    return Fault(BEFORE_ITS_PERIOD, message, "Correct the period, or the date on which it was recorded")


def fault_of_repeat(reading: Reading, measure: Measure, earlier: Iterable[Reading]) -> Fault | None:
    """Say whether it is a second reading for its period without a reason, or one that would not hold."""
    held = _held(reading, earlier)
    if held is None or reading.void is not None:
        return None
    id_ = _id(reading, measure)
    has = f"{id_} already has {_said(held)} for {held.period}, recorded {held.recorded}"
    if reading.restated is None:
        command = f'plantrack record {id_} {reading.period} {_said(reading)} --restate "why"'
        return Fault(REPEATED, has, f"To say that {_said(reading)} takes its place: {command}")
    if held.recorded.last <= reading.recorded.last:
        return None
    return Fault(
        REPEATED,
        f"{has}: one recorded earlier, {reading.recorded}, does not take its place",
        "The one recorded last holds, and a month counts from its last day: correct one `recorded`",
    )


def fault_of_void(reading: Reading, measure: Measure, earlier: Iterable[Reading]) -> Fault | None:
    """Say whether it withdraws a reading where there was none."""
    if reading.void is None:
        return None
    held = _held(reading, earlier)
    if held is None:
        message = f"{_id(reading, measure)} has no reading for {reading.period}: there is nothing to withdraw"
        wrong = _wrong_series(reading.series, measure)
        advice = wrong[1] if wrong else "Name the period of the reading that you mean to withdraw"
        return Fault(VOID_NOTHING, message, advice)
    if held.recorded.last <= reading.recorded.last:
        return None
    return Fault(
        VOID_NOTHING,
        f"{_id(reading, measure)} had no reading for {reading.period} on {reading.recorded}: "
        f"{_said(held)} was recorded {held.recorded}",
        "A line withdraws what was recorded before it, a month on its last day: correct one `recorded`",
    )


def mismatch(value: Value, series: Series, called: str = "") -> str | None:
    """Say why a value, `called` something, is not of the kind that a series takes; None when it is."""
    match value:
        case Decimal() | Count() if series.unit == DELIVERABLE:
            why = f"{called or write_value(value)} is a figure"
        case Count() if series.unit != PERCENT:
            why = f"{called or write_value(value)} is a share, which only a percentage can be"
        case Delivery() if series.unit != DELIVERABLE:
            why = f"{called or repr(value.value)} is no figure"
        case _:
            return None
    return f"{series.id} {unit_in_words(series)}: {why}"


def excess(value: Decimal | Count, series: Series, called: str = "") -> str | None:
    """Say how a figure, `called` something, lies outside what can be true of a series; None if inside."""
    limits = series.limits
    if limits is None or (isinstance(value, Decimal) and limits[0] <= value <= limits[1]):
        return None
    size, (low, high) = amount(value), limits
    called = called or write_value(value)
    if isinstance(value, Count):
        called = f"{called}, {round_for_display(size, Fraction(low), Fraction(high))}%,"
    scale = unit_in_words(series) if series.bounds is None else f"lies between {low:f} and {high:f}"
    if size < low:
        return f"{series.id} {scale}: {called} is less than {low:f}"
    return f"{series.id} {scale}: {called} is more than {high:f}" if size > high else None


def unit_in_words(series: Series) -> str:
    """Say the unit of a series as the end of a sentence: "is a percentage", "is measured in days"."""
    return _UNITS.get(series.unit, f"is measured in {series.unit}")


def bounds_help(measure: str) -> str:
    """Say what to do about a figure outside what can be true of the measure with an id."""
    return f"Correct the figure; if it can be true, set `bounds: [lowest, highest]` of measure {measure}"


def _candidates(reading: Reading, measure: Measure, series: Sequence[Series]) -> list[Series]:
    """List the series that a reading may be of, by the terms of its period: a benchmark's, any figures."""
    if reading.series != BENCHMARK_SERIES:
        return [_at_its_period(one, reading) for one in series if one.name == reading.series]
    if measure.benchmark is None:
        return []
    compared = [_at_its_period(one, reading)._replace(name=BENCHMARK_SERIES) for one in series]
    return [one for one in compared if one.unit != DELIVERABLE]


def _at_its_period(series: Series, reading: Reading) -> Series:
    """Give the series by the terms of a reading's period; most have had no change."""
    return series_at(series, reading.period.last) if series.changes else series


def _kinds_taken(value: Value) -> str:
    match value:
        case Delivery():
            return "Record a figure; what is done or not done needs a measure or series of its own"
        case Count():
            return "Record a plain number"
        case _:
            return "Record done or not-done; a figure needs a measure or series of its own, with its unit"


def _wrong_series(name: str | None, measure: Measure) -> tuple[str, str] | None:
    """Say what is wrong with the name of a series, and what to do; None when the measure has it."""
    if name == BENCHMARK_SERIES and measure.benchmark is None:
        advice = "Say whose figure it is in the measure: `benchmark: {name: ...}`"
        return f"{measure.id} has no benchmark", advice
    if name == BENCHMARK_SERIES or name in (measure.series or (None,)):
        return None
    if name is not None and not measure.series:
        return (
            f"{measure.id} has no series, and this is said of '{name[:LONGEST]}'",
            f"Record it as {measure.id}",
        )
    choice = _in_words([f"{measure.id}/{one}" for one in measure.series])
    if name is None:
        advice = f"A reading of {measure.id} says of which series it is"
        return f"{measure.id} has {_counted(len(measure.series))}: record it as {choice}", advice
    name = name[:LONGEST]
    folded = {one.casefold(): one for one in measure.series}
    close = get_close_matches(name.casefold(), folded, n=1)
    meant = f"Did you mean {measure.id}/{folded[close[0]]}? " if close else ""
    return f"{measure.id} has no series '{name}'", f"{meant}Record it as {choice}"


def _counted(series: int) -> str:
    return f"{_NUMBERS[series] if series < len(_NUMBERS) else series} series"


def _in_words(ids: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(ids[:-1]), ids[-1])))


def _held(reading: Reading, earlier: Iterable[Reading]) -> Reading | None:
    """Find the reading that holds for the same series and period among those before it."""
    same = (other for other in earlier if other.period == reading.period)
    return next(iter(readings_in_force(same, reading.series, date.max)), None)


def _id(reading: Reading, measure: Measure) -> str:
    """Give the id that a person types for the series of a reading."""
    return f"{measure.id}/{reading.series[:LONGEST]}" if reading.series else measure.id


def _said(reading: Reading) -> str:
    return "a reading" if reading.value is None else write_value(reading.value)
