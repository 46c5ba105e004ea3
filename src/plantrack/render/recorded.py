"""The answer to `record`: the reading, the milestone it decides, and what comes next."""

from dataclasses import dataclass

from plantrack.core.assess import MilestoneAssessment, SeriesAssessment
from plantrack.core.kinds import End
from plantrack.core.milestone import DECIDED, State
from plantrack.core.period import day_in_words
from plantrack.core.reading import BENCHMARK_SERIES, Reading
from plantrack.core.words import gap_in_words, value_in_words
from plantrack.render.facts import promise_in_words
from plantrack.render.page import Line, Page, line
from plantrack.render.tone import state_words


_UNJUDGED = "What it decides cannot be told until the faults around the measure are mended: plantrack check."


@dataclass(frozen=True, slots=True)
class Recorded:
    """A reading that was appended, or would be: its line, its file, and its series judged before and after.

    The two judgements are None where the plan around the measure has faults, or for a benchmark's figure.
    """

    reading: Reading
    series_id: str
    unit: str
    file: str
    written: str
    before: SeriesAssessment | None
    after: SeriesAssessment | None
    dry_run: bool


def recorded_page(recorded: Recorded) -> Page:
    """What was done, what it decides, what comes next, and where it stands."""
    return Page((_done(recorded), *_decided(recorded), *_next(recorded), _where(recorded)))


def _done(recorded: Recorded) -> Line:
    reading, would = recorded.reading, "Would record" if recorded.dry_run else "Recorded"
    period = reading.period.in_words()
    if reading.value is None:
        would = "Would withdraw" if recorded.dry_run else "Withdrew"
        return line(f"{would} the reading of {recorded.series_id} for {period}: {reading.void}.")
    marks = ", provisional" if reading.is_provisional else ""
    restated = f", in place of the earlier one: {reading.restated}" if reading.restated else ""
    said = value_in_words(reading.value, recorded.unit)
    return line(f"{would} {said} for {recorded.series_id} in {period}{marks}{restated}.")


def _decided(recorded: Recorded) -> list[Line]:
    if recorded.before is None or recorded.after is None:
        return [] if recorded.reading.series == BENCHMARK_SERIES else [line(_UNJUDGED)]
    was = {m.promise.milestone: m.verdict for m in recorded.before.milestones}
    moved = [m for m in recorded.after.milestones if was.get(m.promise.milestone) != m.verdict]
    if not moved:
        return [line("It decides no milestone.")]
    return [_verdict(m, recorded.after) for m in moved]


def _verdict(judged: MilestoneAssessment, series: SeriesAssessment) -> Line:
    verdict = judged.verdict
    gap = (
        f", {gap_in_words(verdict.gap, series.series.unit)}"
        if verdict.gap and verdict.state in DECIDED
        else ""
    )
    exactly = ", exactly on target" if verdict.gap == 0 and verdict.state is State.MET else ""
    remark = f" ({verdict.remark})" if verdict.remark else ""
    return line(f"{_named(judged, series)} is now ", state_words(verdict.state), f"{gap}{exactly}{remark}.")


def _named(judged: MilestoneAssessment, series: SeriesAssessment) -> str:
    """A milestone as the subject of a sentence: "The September 2014 milestone, at least 55%,"."""
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


def _where(recorded: Recorded) -> Line:
    if recorded.dry_run:
        return line(f"Nothing was written. The line for {recorded.file} would be: {recorded.written}")
    return line(f"Added one line to {recorded.file}; commit it with git when the round is done.")
