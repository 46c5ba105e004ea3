"""Edits of a measure: each of its series, its changes, and what it is observed by."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.core.edits_change import Ledger, change_edits
from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_in_place, inside, plain, quoted
from plantrack.core.edits_match import as_told
from plantrack.core.edits_milestone import Scale, milestones_to_change
from plantrack.core.edits_reason import Reasons, edit_with_reason, reasons_in
from plantrack.core.edits_remedy import by_change, put_back
from plantrack.core.edits_series import Kept, series_edits
from plantrack.core.edits_slack import bounds_edits, every_edits, lag_edits, other_edits, tolerance_edits
from plantrack.core.edits_told import Told
from plantrack.core.finding import Pointer, Route
from plantrack.core.model import Action, Measure, MeasureChange, Terms
from plantrack.core.promise import last_day, promises_of
from plantrack.core.schedule import terms_of
from plantrack.core.series import Series, series_at, series_of

_COMPARED = {
    "id", "text", "unit", "better", "baseline", "milestones", "series", "benchmark", "bounds", "every",
    "lag", "tolerance", "changes",
}  # fmt: skip
_OF_SERIES = {"text", "unit", "better", "baseline", "milestones", "bounds", "changes"}
_CHANGEABLE = {"text", "unit", "better", "milestones", "baseline"}


class Owned(NamedTuple):
    """A measure with the action that it serves, and the plan's terms."""

    measure: Measure
    action: Action
    terms: Terms

    def series(self) -> dict[str | None, Series]:
        """Give its series by their names; one without named series is its own, by None."""
        return {series.name: series for series in series_of(self.measure, self.terms)}

    def kept(self, series: Series) -> Kept:
        """Give a series as it was first promised."""
        return Kept(series, Scale(series.unit, series.better, last_day(self.action.end), self.terms))

    def kept_on(self, series: Series, changes: tuple[MeasureChange, ...], day: date) -> Kept:
        """Give a series as some changes make it on a day, with the milestones that hold."""
        changed = series._replace(changes=changes)
        held = promises_of(changed, self.action, day).in_force
        standing = tuple(p.milestone for p in held if not p.withdrawn and p.ends is None)
        stands = series_at(changed, day)._replace(milestones=standing)
        end = last_day(terms_of(self.action, self.terms, day).end)
        return Kept(stands, Scale(stands.unit, stands.better, end, self.terms))


def measure_edits(
    before: Owned, after: Owned, whole: Whole, told: Callable[[], Told | None]
) -> Iterator[Edit]:
    """Compare two versions of a measure. What all its series take from it is said once, of the measure.

    `told` gives what was last told of its action in the version before.
    """
    was, now = before.series(), after.series()
    shared = [name for name in now if name in was]
    said = [edit for name in shared for edit in _series(before, after, whole, (was[name], now[name]), told)]
    yield from _shared(said, whole, len(shared))
    old, new = before.measure, after.measure
    reasons = reasons_in(old.changes, new.changes, lambda at: ("changes", at))
    for difference in _split(before, after):
        yield edit_with_reason(difference, whole, "series", _series_back(whole), reasons)
    for difference in _observed(before, after):
        field = str(difference.route[0])
        yield edit_with_reason(
            difference, whole, field, put_back(whole.label, field, getattr(old, field)), reasons
        )
    for difference in other_edits(old, new, _COMPARED):
        yield edit_in_place(difference, whole)
    for name in shared:
        if name is not None:
            place = Whole(
                f"{whole.label}/{name}", f"{whole.subject}/{name}", inside(whole.pointer, ("series", name))
            )
            for difference in other_edits(old.series[name], new.series[name], _OF_SERIES):
                yield edit_in_place(difference, place)


def _series(
    before: Owned, after: Owned, whole: Whole, pair: tuple[Series, Series], told: Callable[[], Told | None]
) -> Iterator[Edit]:
    old, new = pair
    of = Whole(new.id, new.id, whole.pointer)
    was, now = before.kept(old), after.kept(new)
    common = len(after.measure.changes)

    def route(at: int) -> Route:
        return ("changes", at) if at < common else ("series", str(new.name), "changes", at - common)

    def compare(
        one: tuple[MeasureChange, ...], other: tuple[MeasureChange, ...], day: date
    ) -> Iterator[Difference]:
        yield from series_edits(after.kept_on(new, one, day), after.kept_on(new, other, day))
        if any(change.rebase for change in other if change not in one):
            yield Difference("rebased", Effect.NEUTRAL, "the process chart starts anew")

    ledger = Ledger(old.changes, new.changes, compare, route, of, told)
    reasons = ledger.reasons()
    measures = before.measure, after.measure
    for difference in series_edits(was, now):
        yield _in_place(difference, of, measures, was, now, reasons)
    for difference in bounds_edits(old.limits, new.limits) if old.unit == new.unit else ():
        yield _in_place(difference, of, measures, was, now, reasons)
    yield from change_edits(ledger)


def _in_place(
    difference: Difference, of: Whole, measures: Sequence[Measure], old: Kept, new: Kept, reasons: Reasons
) -> Edit:
    """Say a difference of a series where it is or was written: in the series, or else in its measure."""
    field, name = str(difference.route[0]), new.series.name
    own = [measure.series[name] for measure in measures] if name else []
    is_own = any(getattr(series, field) is not None for series in own)
    home: Route = ("series", str(name)) if is_own else ()
    placed = difference._replace(route=(*home, *difference.route))
    place = of.label if is_own else measures[-1].id
    was, now = getattr(old.series, field), getattr(new.series, field)
    if field in _CHANGEABLE and now is not None:
        if field == "milestones":
            now = milestones_to_change(old.series.milestones, now, old.scale, new.scale)
        return edit_in_place(placed, of, by_change(place, of.label, field, was, now))
    back = put_back(place, field, was)
    if field == "better":  # only what is done or not done has none, and the change of its unit says that
        return edit_in_place(placed, of, back)
    return edit_with_reason(placed, of, field, back, reasons)


def _shared(edits: Iterable[Edit], whole: Whole, series: int) -> Iterator[Edit]:
    """Say once, of the measure, what all its series have from it: the same words at the same place.

    What eases one series may tighten another that is better the other way: such edits are not the same.
    """
    alike: dict[tuple[str, Effect, str, Pointer, str | None], list[Edit]] = {}
    for edit in edits:
        words = edit.sentence.removeprefix(f"{edit.subject}: ")
        same_for = edit.code, edit.effect, words, edit.pointer, edit.reason
        alike.setdefault(same_for, []).append(edit)
    for (_, _, words, *_), same in alike.items():
        if len(same) < max(series, 2):
            yield from same
        else:
            remedy = same[0].remedy.replace(f"the changes of {same[0].subject}", "its changes")
            yield same[0]._replace(subject=whole.subject, sentence=f"{whole.label}: {words}", remedy=remedy)


def _split(before: Owned, after: Owned) -> Iterator[Difference]:
    """Say which series are gone and which are new; a measure that had none, or has none now, says it too."""
    was, now = before.measure.series, after.measure.series
    if was and not now:
        words = f"it is one figure now; its series {', '.join(was)} were removed"
        yield Difference("series-removed", Effect.WEAKENS, words)
        return
    if now and not was:
        words = (
            f"it was one figure and is split now into {', '.join(now)}; its own figure is no longer judged"
        )
        yield Difference("series-removed", Effect.WEAKENS, words)
        return
    for name in sorted(set(was) - set(now)):
        yield Difference("series-removed", Effect.WEAKENS, f"the series {name} was removed")
    for name in sorted(set(now) - set(was)):
        words = f"a series {name} was added"
        yield Difference("series-added", Effect.STRENGTHENS, words, ("series", name))


def _series_back(whole: Whole) -> str:
    return f"Put the series of {whole.label} back as they were; a new way to count is a new measure"


def _observed(before: Owned, after: Owned) -> Iterator[Difference]:
    """Compare what holds for all series; what the plan's terms give is said of the plan."""
    old, new = before.measure, after.measure
    if plain(old.text) != plain(new.text) and new.series and all(own.text for own in new.series.values()):
        words = f"the definition changed from {quoted(old.text)} to {quoted(new.text)}"
        yield Difference("definition-changed", Effect.WEAKENS, words, ("text",))
    yield from every_edits(old.every, new.every)
    if old.lag or new.lag:
        yield from lag_edits(old.lag or before.terms.lag, new.lag or after.terms.lag)
    if old.tolerance or new.tolerance:
        yield from tolerance_edits(
            old.tolerance or before.terms.tolerance, new.tolerance or after.terms.tolerance
        )
    if as_told(old.benchmark) != as_told(new.benchmark):
        names = [quoted(one.name if one else None) for one in (old.benchmark, new.benchmark)]
        words = f"what it is compared with changed from {names[0]} to {names[1]}"
        effect = Effect.WEAKENS if old.benchmark else Effect.STRENGTHENS
        if old.benchmark and new.benchmark and names[0] == names[1]:
            effect = Effect.NEUTRAL
        yield Difference("benchmark-changed", effect, words, ("benchmark",))
