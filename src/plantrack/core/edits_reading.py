"""Edits of a log: readings are added; none is changed or taken away."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_in_place
from plantrack.core.edits_match import Matching, match
from plantrack.core.finding import Pointer
from plantrack.core.period import Period
from plantrack.core.reading import Log, Reading, readings_in_force
from plantrack.core.words import value_in_words

Unit = Callable[[str | None], str]
"""The unit of a series, by its name."""

_KEPT = (
    "Put the line back as it was; to correct a reading, add another with "
    "plantrack record --restate REASON, or withdraw it with --void REASON"
)


class _Slot(NamedTuple):
    """What a reading is one of: those of a series for a period."""

    series: str | None
    period: Period


def reading_edits(measure: str, after: Log, before: Log, unit: Unit) -> Iterator[Edit]:
    """Compare a log with the one before; the order of lines is a difference only where it decides."""
    found = match(before, after, _wherever, _paired_as)
    for old, new in found.pairs:
        if _wherever(old) != _wherever(new):
            difference = Difference("reading-changed", Effect.WEAKENS, _changed(old, new, unit))
            yield edit_in_place(difference, _whole(measure, new, new.line), _KEPT)
    for old in found.gone:
        words = f"{_said(old, unit)} was removed"
        yield edit_in_place(
            Difference("reading-removed", Effect.WEAKENS, words), _whole(measure, old, None), _KEPT
        )
    for new in found.new:
        yield _added(measure, new, unit)
    yield from _reordered(measure, before, after, found)


def _wherever(reading: Reading) -> Reading:
    """Give a reading without its line, which may be another in another version."""
    return reading._replace(line=0)


def _paired_as(reading: Reading) -> tuple[_Slot, bool, bool]:
    """Tell which readings may be one that was changed: an added restatement is no change of the first."""
    return _slot(reading), reading.restated is not None, reading.void is not None


def _slot(reading: Reading) -> _Slot:
    return _Slot(reading.series, reading.period)


def _whole(measure: str, reading: Reading, line: int | None) -> Whole:
    subject = f"{measure}/{reading.series}" if reading.series else measure
    return Whole(subject, subject, Pointer("log", measure, () if line is None else (line,)))


def _said(reading: Reading, unit: Unit) -> str:
    when = reading.period.in_words()
    if reading.value is None:
        return f"the withdrawal of the reading for {when}"
    return f"the reading of {value_in_words(reading.value, unit(reading.series))} for {when}"


def _changed(old: Reading, new: Reading, unit: Unit) -> str:
    if old.value != new.value and new.value is not None:
        return f"{_said(old, unit)} was changed to {value_in_words(new.value, unit(new.series))}"
    names = [name for name in Reading._fields if name != "line" and getattr(old, name) != getattr(new, name)]
    return f"{_said(old, unit)} was changed in its {' and '.join(names)}"


def _added(measure: str, new: Reading, unit: Unit) -> Edit:
    whole = _whole(measure, new, new.line)
    reason = new.restated or new.void
    if reason is None:
        words = f"{_said(new, unit)} was added"
        return edit_in_place(Difference("reading-added", Effect.NEUTRAL, words), whole)
    when = new.period.in_words()
    if new.value is None:
        code, words = "reading-voided", f"the reading for {when} was withdrawn"
    else:
        value = value_in_words(new.value, unit(new.series))
        code, words = "reading-restated", f"the reading for {when} was restated as {value}"
    return edit_in_place(Difference(code, Effect.CORRECTS, words, reason=reason), whole)


def _reordered(measure: str, before: Log, after: Log, found: Matching[Reading]) -> Iterator[Edit]:
    """Find where the same lines in another order make another reading hold: of equals the later does."""
    moved = {_slot(reading) for reading in (*found.gone, *found.new)}
    moved |= {_slot(new) for old, new in found.pairs if _wherever(old) != _wherever(new)}
    was, now = _holding(before), _holding(after)
    for slot in {_slot(reading): None for reading in after if _slot(reading) not in moved}:
        if was.get(slot) != now.get(slot):
            standing = next(r for r in reversed(after) if _slot(r) == slot)
            words = f"the lines for {slot.period.in_words()} changed places, so that another reading holds"
            difference = Difference("reading-reordered", Effect.WEAKENS, words)
            yield edit_in_place(difference, _whole(measure, standing, standing.line), _KEPT)


def _holding(log: Log) -> dict[_Slot, Reading]:
    names = {reading.series for reading in log}
    return {
        _slot(reading): _wherever(reading)
        for name in names
        for reading in readings_in_force(log, name, date.max)
    }
