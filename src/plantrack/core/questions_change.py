"""Questions about changes: a promise made easier or later, and a verdict that rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from plantrack.core.assess import ActionAssessment, MilestoneAssessment
from plantrack.core.evidence import begins_on
from plantrack.core.kinds import Benchmark, Open
from plantrack.core.model import ActionChange, Better, Change, MeasureChange, Milestone
from plantrack.core.papers import (
    Challenge,
    Papers,
    PlannedSeries,
    days_in_words,
    earliest,
    latest,
    milestone_fact,
    promise_in_words,
    quoted,
)
from plantrack.core.period import Period
from plantrack.core.promise import Promise, promises_of
from plantrack.core.series import Series, changes_until, series_at
from plantrack.core.target import lies_within, reach_of
from plantrack.core.words import target_in_words


class _Fate(Enum):
    """What became of a promise that gave way."""

    KEPT = "kept"
    EASED = "eased"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class _Turn:
    """A day of changes to a series: the promises that gave way, those that came, and all still ahead."""

    changes: tuple[MeasureChange, ...]
    series: Series
    gone: tuple[Promise, ...]
    came: tuple[Promise, ...]
    coming: tuple[Promise, ...]

    @property
    def on(self) -> Period:
        return self.changes[0].date

    def facts(self, fate: _Fate) -> tuple[str, ...]:
        came = ", ".join(promise_in_words(p, self.series) for p in self.came) or "no milestone"
        return tuple(
            f"{self.series.id}: {promise_in_words(old, self.series)} became {came}."
            for old in self.gone
            if _fate(self, old) is fate
        )


def target_eased(papers: Papers) -> Iterator[Challenge]:
    """Ask why a change made a target easier to reach; what it replaced is kept beside it."""
    return _asked(papers, _Fate.EASED, "target-eased", "Why was a target of {} made easier in {}?")


def milestone_later(papers: Papers) -> Iterator[Challenge]:
    """Ask why a change moved a milestone to a later date, though it asks for as much."""
    return _asked(papers, _Fate.LATER, "milestone-later", "Why was a milestone of {} moved later in {}?")


def _asked(papers: Papers, fate: _Fate, code: str, question: str) -> Iterator[Challenge]:
    for turn in _turns(papers):
        facts = turn.facts(fate)
        if facts:
            asked = question.format(turn.series.id, turn.on)
            yield Challenge(code, turn.series.id, turn.on.written, asked, (*facts, *_reasons(turn.changes)))


def date_later(papers: Papers) -> Iterator[Challenge]:
    """Ask why a change moved an action's start or end to a later date, or left it open."""
    for action in papers.actions():
        for change, facts in _later_dates(action, papers.as_of):
            yield Challenge(
                "date-later",
                action.action.id,
                change.date.written,
                f"Why was a date of action {action.action.id} moved later in {change.date}?",
                (*facts, *_reasons((change,))),
            )


def verdict_flips(papers: Papers) -> Iterator[Challenge]:
    """Ask whether a milestone is met only because of a change: by the original target it would not be."""
    for planned in papers.series():
        flipped = [m for m in planned.judged.milestones if m.flips]
        if flipped:
            yield Challenge(
                "verdict-flips",
                planned.id,
                earliest(latest(m.verdict.period) for m in flipped),
                f"Would {planned.id} be met by the target that was first promised?",
                tuple(_both_verdicts(planned, milestone) for milestone in flipped),
            )


def asks_as_much(new: Milestone, old: Milestone, better: Better | None) -> bool:
    """Tell whether one milestone asks at least as much as another, dates aside.

    A standing target asks more than one that is judged once. Targets of two sorts cannot be compared, and
    count as asking as much: a question needs a fact.
    """
    if old.kind == "from" and new.kind != "from":
        return False
    match old.target, new.target:
        case None, _:
            return True
        case _, None:
            return False
        case Benchmark(), Benchmark():
            return new.strict or not old.strict
        case _:
            within, around = reach_of(new.target, better), reach_of(old.target, better)
            return not (within and around) or lies_within(within, around)


def _turns(papers: Papers) -> Iterator[_Turn]:
    """Take every day on which a series changed; across a new unit or direction nothing compares."""
    for planned in papers.series():
        changes = changes_until(planned.first, papers.as_of)
        for day in dict.fromkeys(change.date.last for change in changes):
            on_day = tuple(change for change in changes if change.date.last == day)
            if not any(change.unit or change.better for change in on_day):
                yield _turn(planned, on_day, day)


def _turn(planned: PlannedSeries, changes: tuple[MeasureChange, ...], day: date) -> _Turn:
    """Compare the eve of a change with its day; a promise withdrawn before had nothing left to give."""
    action, eve = planned.action.action, day - timedelta(days=1)
    before = promises_of(planned.first, action, eve).in_force
    after = promises_of(planned.first, action, day).in_force
    old, new = ({p.milestone for p in promises} for promises in (before, after))
    return _Turn(
        changes=changes,
        series=series_at(planned.first, day),
        gone=tuple(p for p in before if p.due and not p.withdrawn and not p.ends and p.milestone not in new),
        came=tuple(p for p in after if p.due and p.milestone not in old),
        coming=tuple(p for p in after if p.due and (p.due >= day or p.milestone.kind == "from")),
    )


def _fate(turn: _Turn, old: Promise) -> _Fate:
    """Is as much still asked in time, or less in its place, or as much but later?"""
    day, better = turn.on.last, turn.series.better
    heir = next((p for p in turn.coming if asks_as_much(p.milestone, old.milestone, better)), None)
    if heir is None:
        return _Fate.EASED
    if old.milestone.kind == "from":
        is_in_time = begins_on(heir) <= max(begins_on(old), day + timedelta(days=1))
        is_less = any(max(_due(old), day) <= _due(p) < _due(heir) for p in turn.came)
    else:
        is_in_time = _due(heir) <= _due(old)
        is_less = any(_due(p) == _due(old) for p in turn.came)
    return _Fate.KEPT if is_in_time else _Fate.EASED if is_less else _Fate.LATER


def _due(promise: Promise) -> date:
    assert promise.due is not None  # noqa: S101 - only promises with a date are compared
    return promise.due


def _later_dates(action: ActionAssessment, as_of: date) -> Iterator[tuple[ActionChange, list[str]]]:
    """Each change that moved a date of the action later, with what it moved."""
    start: Period | None = action.action.start
    end: Period | Open | None = action.action.end
    for change in sorted(action.action.changes, key=lambda change: change.date.last):
        if change.date.last > as_of:
            return
        facts = [*_later(action, "start", start, change.start), *_later(action, "end", end, change.end)]
        start, end = change.start or start, change.end or end
        if facts:
            yield change, facts


def _later(
    action: ActionAssessment, name: str, was: Period | Open | None, now: Period | Open | None
) -> Iterator[str]:
    """Say that a date moved later, if it did; a start counts from its first day, an end from its last."""
    if not isinstance(was, Period) or now is None:
        return
    moved = f"{action.action.id}: {name} {was} became"
    if isinstance(now, Open):
        yield f"{moved} {now.value}."
        return
    days = (now.first - was.first if name == "start" else now.last - was.last).days
    if days > 0:
        yield f"{moved} {now}: {days_in_words(days)} later."


def _reasons(changes: tuple[Change, ...]) -> Iterator[str]:
    for change in changes:
        sort = "a correction, reason given" if change.kind else "reason given"
        by = f" by {change.by}" if change.by else ""
        yield f"Change of {change.date}{by}: {sort}: {quoted(change.reason)}"
        if isinstance(change, MeasureChange) and change.text:
            yield f"Change of {change.date}: the definition changed with it."


def _both_verdicts(planned: PlannedSeries, judged: MilestoneAssessment) -> str:
    original, series = judged.promise.original, planned.as_due(judged.promise)
    assert original is not None  # noqa: S101 - a verdict flips against an original
    assert judged.original is not None  # noqa: S101 - the same
    first = target_in_words(original.target, series.unit, series.better, strict=original.strict)
    state = judged.original.value.replace("-", " ")
    return f"{milestone_fact(planned, judged)[:-1]}; by the original target, {first}: {state}."
