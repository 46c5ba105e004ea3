"""Edits of a series' own terms: its definition, unit, direction and baseline."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from plantrack.core.edits_form import Difference, Effect, plain, quoted
from plantrack.core.edits_match import as_told
from plantrack.core.edits_milestone import Scale, milestone_edits
from plantrack.core.model import Baseline, Better
from plantrack.core.period import Period
from plantrack.core.series import Series
from plantrack.core.value import Delivery, amount
from plantrack.core.words import value_in_words


class Kept(NamedTuple):
    """A series as it stands in a version, and what its milestones are read with."""

    series: Series
    scale: Scale


def series_edits(before: Kept, after: Kept) -> Iterator[Difference]:
    """Compare what may also be changed with a reason: text, unit, better, baseline and milestones."""
    old, new = before.series, after.series
    if plain(old.text) != plain(new.text):
        words = f"the definition changed from {quoted(old.text)} to {quoted(new.text)}"
        yield Difference("definition-changed", Effect.WEAKENS, words, ("text",))
    if old.unit != new.unit:
        words = f"the unit changed from {quoted(old.unit)} to {quoted(new.unit)}"
        yield Difference("unit-changed", Effect.WEAKENS, words, ("unit",))
    if old.better is not new.better:
        yield _direction(old.better, new.better)
    for difference in _baseline(old, new):
        yield difference._replace(route=("baseline", *difference.route))
    for difference in milestone_edits(old.milestones, new.milestones, before.scale, after.scale):
        yield difference._replace(route=("milestones", *difference.route))


def _direction(old: Better | None, new: Better | None) -> Difference:
    idle = None, Better.NEUTRAL
    effect = Effect.WEAKENS
    if old in idle:
        effect = Effect.NEUTRAL if new in idle else Effect.STRENGTHENS
    said = [quoted(way.value if way else None) for way in (old, new)]
    words = f"the direction in which it is better changed from {said[0]} to {said[1]}"
    return Difference("direction-flipped", effect, words, ("better",))


def _baseline(before: Series, after: Series) -> Iterator[Difference]:
    old, new = before.baseline, after.baseline
    if old is None or new is None:
        if new is not None:
            yield Difference("baseline-added", Effect.NEUTRAL, f"a baseline was added: {_said(new, after)}")
        elif old is not None:
            words = f"the baseline ({_said(old, before)}) was removed"
            yield Difference("baseline-removed", Effect.WEAKENS, words)
        return
    if old.period is None or new.period is None:
        yield from _pending(old, new, before, after)
    else:
        yield from _known(old, new, before, after)
    if (as_told(old.source), as_told(old.note)) != (as_told(new.source), as_told(new.note)):
        yield Difference("note-changed", Effect.NEUTRAL, "what is told of the baseline was changed")


def _pending(old: Baseline, new: Baseline, before: Series, after: Series) -> Iterator[Difference]:
    """Compare baselines of which one is still to be set, or both."""
    if old.due and new.due:
        if old.due.last != new.due.last:
            is_later = old.due.last < new.due.last
            words = f"the baseline was due in {old.due.in_words()} and is now due in {new.due.in_words()}"
            code = "baseline-later" if is_later else "baseline-earlier"
            yield Difference(code, Effect.WEAKENS if is_later else Effect.STRENGTHENS, words)
    elif new.due:
        words = f"the baseline ({_said(old, before)}) was removed: it is {_still_due(new.due)}"
        yield Difference("baseline-removed", Effect.WEAKENS, words)
    else:
        words = f"the baseline, {_said(old, before)}, was set: {_said(new, after)}"
        yield Difference("baseline-set", Effect.NEUTRAL, words)


def _known(old: Baseline, new: Baseline, before: Series, after: Series) -> Iterator[Difference]:
    if old.value == new.value:
        if old.period != new.period:
            words = f"the baseline was for {_period(old)} and is now said to be for {_period(new)}"
            yield Difference("baseline-moved", Effect.WEAKENS, words)
        return
    words = f"from {_said(old, before)} to {_said(new, after)}"
    if old.value is None:
        yield Difference("baseline-set", Effect.NEUTRAL, f"the baseline's figure was set: {words}")
    elif new.value is None:
        yield Difference("baseline-removed", Effect.WEAKENS, f"the baseline's figure was removed: {words}")
    else:
        effect, why = _less_to_do(before, after)
        yield Difference("baseline-changed", effect, f"the baseline changed {words}{why}")


def _less_to_do(before: Series, after: Series) -> tuple[Effect, str]:
    """Weigh a new baseline by how far it leaves the measure from where it should move."""
    was, now = _distance(before), _distance(after)
    if was is None or now is None or (before.unit, before.better) != (after.unit, after.better):
        return Effect.WEAKENS, ""
    if was == now:
        return Effect.NEUTRAL, ""
    return (
        (Effect.WEAKENS, ", so that less remains to do")
        if now < was
        else (Effect.STRENGTHENS, ", so that more remains to do")
    )


def _distance(series: Series) -> Fraction | None:
    """Measure how much is left to do from the baseline, on a scale of the series' own."""
    assert series.baseline is not None  # noqa: S101 - both versions have a figure, or nothing is weighed
    value = series.baseline.value
    assert value is not None  # noqa: S101 - the same
    if isinstance(value, Delivery):
        return Fraction(value is Delivery.NOT_DONE)
    ranges = [m.target for m in series.milestones if isinstance(m.target, tuple)]
    size = amount(value)
    match series.better:
        case Better.HIGHER:
            return -size
        case Better.LOWER:
            return size
        case Better.RANGE if ranges:
            low, high = (Fraction(edge) for edge in ranges[-1])
            return max(low - size, size - high, Fraction(0))
        case _:
            return None


def _said(baseline: Baseline, series: Series) -> str:
    if baseline.due:
        return _still_due(baseline.due)
    value = value_in_words(baseline.value, series.unit) if baseline.value is not None else "no figure"
    return f"{value} in {_period(baseline)}"


def _still_due(due: Period) -> str:
    return f"still to be set, due in {due.in_words()}"


def _period(baseline: Baseline) -> str:
    return baseline.period.in_words() if baseline.period else "no period"
