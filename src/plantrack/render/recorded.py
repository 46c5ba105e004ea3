"""The answer to `record`: the reading, the milestone it decides, and what comes next."""

from typing import NamedTuple

from plantrack.core.assess import MilestoneAssessment, SeriesAssessment
from plantrack.core.kinds import End
from plantrack.core.milestone import DECIDED, State
from plantrack.core.period import Period, day_in_words
from plantrack.core.reading import BENCHMARK_SERIES, Reading
from plantrack.core.value import write_value
from plantrack.core.words import value_in_words
from plantrack.render.contract import Json
from plantrack.render.facts import difference_in_words, promise_in_words, when_in_words
from plantrack.render.page import Line, Page, Words, line
from plantrack.render.tone import state_words

COLUMNS = ("id", "period", "value", "recorded", "dry_run", "file", "line", "decided")
_UNJUDGED = "What it decides cannot be told until the faults around the measure are mended: plantrack check."


class Recorded(NamedTuple):
    """A reading that was appended, or would be: its line, its file, and its series judged before and after.

    The two judgements are None where the plan around the measure has faults, or for a benchmark's figure.
    `closed` is the plan's close once that has passed.
    """

    reading: Reading
    series_id: str
    unit: str
    file: str
    written: str
    before: SeriesAssessment | None
    after: SeriesAssessment | None
    dry_run: bool
    closed: Period | None = None


def recorded_page(recorded: Recorded) -> Page:
    """Give what was done, what it decides, what comes next, and where it stands."""
    return Page(
        (_done(recorded), *_decided(recorded), *_next(recorded), *_after_close(recorded), _where(recorded))
    )


def recorded_rows(recorded: Recorded) -> list[Json]:
    """Give the reading as one row, for JSON and CSV; `decided` are the milestones that it moves."""
    reading = recorded.reading
    return [
        {
            "id": recorded.series_id,
            "period": reading.period.written,
            "value": None if reading.value is None else write_value(reading.value),
            "recorded": reading.recorded.written,
            "dry_run": recorded.dry_run,
            "file": recorded.file,
            "line": recorded.written,
            "decided": [f"{when_in_words(m.promise)}: {m.verdict.state}" for m, _ in _moved(recorded)],
        }
    ]


def _done(recorded: Recorded) -> Line:
    reading, would = recorded.reading, "Would record" if recorded.dry_run else "Recorded"
    period = reading.period.in_words()
    if reading.value is None:
        would = "Would withdraw" if recorded.dry_run else "Withdrew"
        return line(f"{would} the reading of {recorded.series_id} for {period}: {reading.void}.")
    marks = ", provisional" if reading.is_provisional else ""
    restated = f", in place of {_earlier(recorded)}: {reading.restated}" if reading.restated else ""
    said = value_in_words(reading.value, recorded.unit)
    when = f"{'on' if reading.period.days == 1 else 'in'} {period}"
    return line(f"{would} {said} for {recorded.series_id} {when}{marks}{restated}.")


def _earlier(recorded: Recorded) -> str:
    """Say the value that a restated reading takes the place of, where it is known."""
    held = recorded.before.readings if recorded.before else ()
    values = (one.value for one in held if one.period == recorded.reading.period)
    value = next(values, None)
    return "the earlier one" if value is None else value_in_words(value, recorded.unit)


def _decided(recorded: Recorded) -> list[Line]:
    if recorded.after is None:
        return [] if recorded.reading.series == BENCHMARK_SERIES else [line(_UNJUDGED)]
    moved = _moved(recorded)
    if not moved:
        return [line("It decides no milestone.")]
    return [_verdict(judged, was, recorded.after) for judged, was in moved]


def _moved(recorded: Recorded) -> list[tuple[MilestoneAssessment, State | None]]:
    """Give the milestones whose verdict the reading changes, each with the state it had."""
    if recorded.before is None or recorded.after is None:
        return []
    was = {m.promise: m.verdict for m in recorded.before.milestones}
    changed = [m for m in recorded.after.milestones if was.get(m.promise) != m.verdict]
    return [(m, was[m.promise].state if m.promise in was else None) for m in changed]


def _verdict(judged: MilestoneAssessment, was: State | None, series: SeriesAssessment) -> Line:
    verdict, target = judged.verdict, judged.promise.milestone.target
    gap = ""
    is_reached_later = verdict.state is State.MET_LATE and verdict.gap is not None and verdict.gap < 0
    if verdict.gap is not None and verdict.state in DECIDED and not is_reached_later:
        gap = f", {difference_in_words(verdict.gap, target, series.series.unit)}"
    remark = f" ({verdict.remark})" if verdict.remark else ""
    when = "still" if was is verdict.state else "now"
    return line(f"{_named(judged, series)} ", *_predicate(verdict.state, when), f"{gap}{remark}.")


def _predicate(state: State, when: str) -> tuple[str | Words, ...]:
    """Say of a milestone that it is in a state: "is now met", "now has no reading"."""
    match state:
        case State.NO_DATA:
            return f"{when} has ", state_words(state)
        case State.LAPSED:
            return f"has {'now ' if when == 'now' else ''}", state_words(state)
        case _:
            return f"is {when} ", state_words(state)


def _named(judged: MilestoneAssessment, series: SeriesAssessment) -> str:
    """Give a milestone as the subject of a sentence: "The September 2014 milestone, at least 55%,"."""
    milestone = judged.promise.milestone
    when = milestone.when
    if isinstance(when, End):
        day = f" ({day_in_words(judged.promise.due)})" if judged.promise.due else ""
        named = f"The milestone by the action's end{day}"
    elif milestone.kind == "at":
        named = f"The {when.in_words()} milestone"
    else:
        named = f"The milestone {milestone.kind} {when.in_words()}"
    return f"{named}, {promise_in_words(milestone, series.series)},"


def _next(recorded: Recorded) -> list[Line]:
    after = recorded.after
    if after is None:
        return []
    to_come = [
        m
        for m in after.milestones
        if m.promise.due and m.promise.due > recorded.reading.period.last and m.verdict.state not in DECIDED
    ]
    if not to_come:
        return [line("No later milestone waits for a reading.")]
    following = to_come[0]
    due = day_in_words(following.promise.due) if following.promise.due else ""
    return [line(f"Next: {_named(following, after)[0].lower()}{_named(following, after)[1:]} due {due}.")]


def _after_close(recorded: Recorded) -> list[Line]:
    """Say that other commands judge at the plan's close, before this reading's period ends."""
    period, closed = recorded.reading.period, recorded.closed
    if closed is None or period.last <= closed.last:
        return []
    return [
        line(
            f"The plan closed on {day_in_words(closed.last)}, before that period ended: "
            f"plantrack status --as-of {period.last} counts it."
        )
    ]


def _where(recorded: Recorded) -> Line:
    if recorded.dry_run:
        return line(f"Nothing was written. The line for {recorded.file} would be: {recorded.written}")
    return line(f"Added one line to {recorded.file}; commit it with git when the round is done.")
