"""The readings that the rules look at: each with its measure, and whether a later line has settled it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Final

from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.fitness import Fault
from plantrack.core.model import Measure, Plan
from plantrack.core.period import Period
from plantrack.core.reading import Log, Logs, Reading
from plantrack.core.series import Series, series_of

Judge = Callable[[Reading, Measure, tuple[Series, ...]], Fault | None]
JudgeInLog = Callable[[Reading, Measure, Log], Fault | None]
Remedy = Callable[[str, Reading], str]
"""What more to do about a line that stands in the log, from the id to type and the reading."""

MOST_TOLD: Final = 100
"""How many lines of one log a rule tells of; the rest are counted."""


def alone(plan: Plan, logs: Logs, level: Level, judge: Judge, remedy: Remedy) -> Iterator[Finding]:
    """Judge every reading by itself.

    A line that a later one replaces or withdraws is history, and judged no more: else a slip in a log that
    is only ever added to could never be put right.
    """
    for measure, log in _logs(plan, logs):
        series, settled = series_of(measure, plan.terms), _settled(log)
        yield from _few(
            _finding(fault, level, measure, reading, remedy)
            for reading in log
            if (fault := judge(reading, measure, series)) and not _is_settled(reading, settled)
        )


def in_order(plan: Plan, logs: Logs, level: Level, judge: JudgeInLog, remedy: Remedy) -> Iterator[Finding]:
    """Judge every reading against the one that held for its series and period before it.

    The order is that of recording, not of the lines, so that a merge of two branches changes no finding.
    """
    for measure, log in _logs(plan, logs):
        settled = _settled(log)
        yield from _few(
            _finding(fault, level, measure, reading, remedy)
            for reading, before in _with_those_before(log)
            if (fault := judge(reading, measure, before)) and not _is_settled(reading, settled)
        )


def _with_those_before(log: Log) -> Iterator[tuple[Reading, tuple[Reading, ...]]]:
    """Give each reading with the one recorded before it for its series and period, if there is one."""
    same: defaultdict[tuple[str | None, Period], list[Reading]] = defaultdict(list)
    for reading in log:
        same[reading.series, reading.period].append(reading)
    for readings in same.values():
        if len(readings) == 1 and readings[0].void is None:
            continue
        readings.sort(key=_recorded)
        yield from (
            (reading, tuple(readings[at - 1 : at]) if at else ()) for at, reading in enumerate(readings)
        )


def _few(found: Iterator[Finding]) -> Iterator[Finding]:
    """Give the first findings, and count the rest in one more."""
    yield from islice(found, MOST_TOLD)
    first = next(found, None)
    if first is not None:
        count = 1 + sum(1 for _ in found)
        message = f"{count} more readings in this log have the same fault"
        yield first._replace(message=message, help="Put those above right first, then look again")


def _logs(plan: Plan, logs: Logs) -> Iterator[tuple[Measure, Log]]:
    """Every measure that has readings, once, with its log."""
    by_id: dict[str, Measure] = {}
    for measure in plan.measures():
        by_id.setdefault(measure.id, measure)
    return ((measure, logs[id_]) for id_, measure in by_id.items() if id_ in logs)


def _recorded(reading: Reading) -> tuple[date, int]:
    return reading.recorded.last, reading.line


def _settled(log: Log) -> dict[tuple[str | None, Period], tuple[date, int]]:
    """For a series and period the last line that replaces or withdraws a reading, by its order."""
    settling = (reading for reading in log if reading.restated is not None or reading.void is not None)
    return {
        (reading.series, reading.period): _recorded(reading) for reading in sorted(settling, key=_recorded)
    }


def _is_settled(reading: Reading, settled: dict[tuple[str | None, Period], tuple[date, int]]) -> bool:
    later = settled.get((reading.series, reading.period))
    return later is not None and later > _recorded(reading)


def _finding(fault: Fault, level: Level, measure: Measure, reading: Reading, remedy: Remedy) -> Finding:
    id_ = f"{measure.id}/{reading.series}" if reading.series else measure.id
    advice = ". ".join(filter(None, (fault.help, remedy(id_, reading))))
    return Finding(fault.code, level, Pointer("log", measure.id, (reading.line,)), fault.message, advice)


def nothing_more(_id: str, _reading: Reading) -> str:
    """Add nothing to what the fault says."""
    return ""


def replace_it(id_: str, reading: Reading) -> str:
    """Say how a wrong value in the log is put right."""
    return f'To replace it: plantrack record {id_} {reading.period} VALUE --restate "why"'


def withdraw_it(id_: str, reading: Reading) -> str:
    """Say how a reading for a wrong period is withdrawn."""
    return f'To withdraw it: plantrack record {id_} {reading.period} --void "why"'
