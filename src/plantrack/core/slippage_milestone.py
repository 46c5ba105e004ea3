"""Slippage of milestones: what is eased, tightened, removed or added between two versions, and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from plantrack.core.edits_form import Effect
from plantrack.core.edits_measure import Owned
from plantrack.core.edits_milestone import Compared, compared_milestones
from plantrack.core.edits_reason import fresh_entries
from plantrack.core.edits_series import Kept
from plantrack.core.model import ActionChange, MeasureChange
from plantrack.core.series import Series
from plantrack.core.slippage_form import Account, Fate, Shift, Step

_Entries = Sequence[MeasureChange | ActionChange]


class _Line(NamedTuple):
    """A series of one version, with the measure, action and terms that it is part of."""

    owned: Owned
    series: Series

    def entries(self) -> tuple[MeasureChange | ActionChange, ...]:
        """List the changes that move its milestones: its own, and those that withdraw its action."""
        return (*self.series.changes, *(c for c in self.owned.action.changes if c.withdrawn))

    def kept(self, without: _Entries = ()) -> Kept:
        """Give it as all its changes make it, whatever their dates, or without some."""

        def stands(change: MeasureChange | ActionChange) -> bool:
            return not any(change is one for one in without)

        action = self.owned.action
        left = tuple(change for change in action.changes if stands(change))
        owned = self.owned._replace(action=action.model_copy(update={"changes": left}))
        return owned.kept_on(self.series, tuple(filter(stands, self.series.changes)), date.max)


def later_shifts(
    shifts: tuple[Shift, ...], old: Owned | None, new: Owned | None, step: Step
) -> tuple[Shift, ...]:
    """Add to the shifts of a measure what a version shifted; what had no reason may be given it now.

    Without `old` the measure is new, and only its own changes tell; without `new` it is gone.
    """
    was, now = _lines(old), _lines(new)
    for name, line in was.items():
        if name not in now:
            shifts = (*shifts, *_removed(line, step))
    for name, line in now.items():
        if name in was:
            shifts = (*_explained(shifts, was[name], line), *_moved(was[name], line, step))
        else:
            fresh = fresh_entries((), line.entries())
            shifts = (*shifts, *_through(line, fresh, step, is_seen=False))
    return shifts


def _lines(owned: Owned | None) -> dict[str | None, _Line]:
    return {name: _Line(owned, series) for name, series in owned.series().items()} if owned else {}


def _removed(line: _Line, step: Step) -> Iterator[Shift]:
    last = line.kept()
    yield from _between(last, last._replace(series=last.series._replace(milestones=())), Account(step))


def _moved(old: _Line, new: _Line, step: Step) -> Iterator[Shift]:
    """Tell first what was written over what stood, or put back; then what each new entry says."""
    if not _is_same(old.kept(), new.kept()):
        fresh = fresh_entries(old.entries(), new.entries())
        yield from _between(old.kept(), new.kept(fresh), Account(step))
        yield from _through(new, fresh, step, is_seen=True)


def _through(line: _Line, fresh: _Entries, step: Step, *, is_seen: bool) -> Iterator[Shift]:
    """Follow a series through some of its entries, one by one."""
    stages = [line.kept(fresh[at:]) for at in range(len(fresh) + 1)]
    for change, (before, after) in zip(fresh, pairwise(stages), strict=True):
        yield from _between(before, after, Account(step, change, is_seen))


def _explained(shifts: tuple[Shift, ...], old: _Line, new: _Line) -> tuple[Shift, ...]:
    """Give the reason of an entry that says what was written over before, where it changes nothing more."""
    fresh = fresh_entries(old.entries(), new.entries())
    if not fresh or not _is_same(old.kept(), new.kept()):
        return shifts
    said = set(_asked(new.kept())) - set(_asked(new.kept(fresh)))
    return tuple(
        shift._replace(account=shift.account._replace(afterwards=fresh[-1].reason))
        if shift.series == new.series.name and shift.account.reason is None and _of(shift) in said
        else shift
        for shift in shifts
    )


def _asked(kept: Kept) -> list[tuple[object, ...]]:
    return [(m.kind, m.when, m.target, m.strict) for m in kept.series.milestones]


def _of(shift: Shift) -> tuple[object, ...]:
    return (shift.now.kind, shift.now.when, shift.now.target, shift.now.strict) if shift.now else ()


def _is_same(before: Kept, after: Kept) -> bool:
    return Counter(_asked(before)) == Counter(_asked(after))


def _between(before: Kept, after: Kept, account: Account) -> Iterator[Shift]:
    old, new = before.series, after.series
    for one in compared_milestones(old.milestones, new.milestones, before.scale, after.scale):
        fate = _fate(one)
        if fate is None:
            continue
        gave_way = before.scale.due(one.old) if one.old else None
        came = after.scale.due(one.new) if one.new else None
        due = gave_way if one.old else came
        told = [d for d in one.differences if d.effect is not Effect.NEUTRAL]
        codes, words = tuple(d.code for d in told), tuple(d.words for d in told)
        yield Shift(new.name, fate, codes, words, one.old, one.new, due, account)


def _fate(one: Compared) -> Fate | None:
    """Weigh all that differs in a milestone; easier in anything is eased."""
    if one.old is None or one.new is None:
        return Fate.ADDED if one.old is None else Fate.REMOVED
    effects = {difference.effect for difference in one.differences}
    if Effect.WEAKENS in effects:
        return Fate.EASED
    return Fate.TIGHTENED if Effect.STRENGTHENS in effects else None
