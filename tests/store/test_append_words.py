"""What is said when a reading is not appended, and which file it is about; whole messages."""

import errno
import os
from dataclasses import replace
from decimal import Decimal

import pytest

from plantrack.core.logline import EXAMPLE
from plantrack.core.period import parse_period
from plantrack.core.reading import Log, Reading
from plantrack.errors import InDoubt, PlantrackError, Refused
from plantrack.store import append
from plantrack.store.append import LogFile, append_reading, rehearse_reading
from plantrack.store.lock import lock

READING = Reading(parse_period("2014-09"), Decimal(55), parse_period("2014-10-06"))
OLD = b'- {"period": "2014-08", "value": 50}\n'
OTHERWISE = "this reading cannot be written so that it reads the same again: "


def agree(_log: Log) -> None:
    pass


def failing(*_given: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_the_log_of_a_measure_is_named_after_it(log: LogFile) -> None:
    append_reading(log, READING, agree)
    assert [path.name for path in log.folder.iterdir()] == ["1c.yaml"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"#", b"#\n%b\n"),
        (b"\n", b"\n%b\n"),
        (b"\r", b"\r\n%b\n"),
        (b"\r\n", b"\r\n%b\r\n"),
        (b"\r\n#", b"\r\n#\r\n%b\r\n"),
    ],
)
def test_the_smallest_logs_are_added_to_as_others_are(log: LogFile, before: bytes, after: bytes) -> None:
    log.path.write_bytes(before)
    line = append_reading(log, READING, agree)
    assert log.path.read_bytes() == after % line.encode()


@pytest.mark.parametrize(("year_start", "ends"), [(4, "2014-06-30"), (9, "2014-11-30")])
def test_the_financial_year_of_a_log_begins_when_the_plan_says(
    log: LogFile, year_start: int, ends: str
) -> None:
    own = replace(log, year_start=year_start)
    own.path.write_bytes(b'- {"period": "2013/14-Q1", "value": 50}\n- {"period": "2014/15", "value": 50}\n')
    seen: list[Log] = []
    quarter = parse_period("2014/15-Q1", year_start)
    append_reading(own, READING._replace(period=quarter, recorded=parse_period("2015-01")), seen.append)
    (read,) = seen
    assert [reading.period for reading in read] == [
        parse_period("2013/14-Q1", year_start),
        parse_period("2014/15", year_start),
    ]
    assert quarter.last.isoformat() == ends


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (READING._replace(by=""), '"by" is empty.'),
        (READING._replace(value=None), "this line has no value."),
        (
            READING._replace(period=replace(READING.period, written="2014-10")),
            f'{OTHERWISE}- {{"period": "2014-10", "value": 55, "recorded": "2014-10-06"}}.',
        ),
        (
            READING._replace(period=parse_period("2014/15", 9)),
            f'{OTHERWISE}- {{"period": "2014/15", "value": 55, "recorded": "2014-10-06"}}.',
        ),
    ],
)
def test_why_a_reading_is_refused(log: LogFile, reading: Reading, words: str) -> None:
    with pytest.raises(Refused) as refused:
        rehearse_reading(log, reading, agree)
    assert str(refused.value) == words


def test_what_is_wrong_with_the_log_and_what_to_do(log: LogFile) -> None:
    log.path.write_bytes(OLD + b"junk\n")
    with pytest.raises(PlantrackError) as refused:
        rehearse_reading(log, READING, agree)
    assert str(refused.value) == (
        "plan/readings/1c.yaml:2:1: this line is not a reading: it does not begin with a dash, a space and a "
        f"brace.\nA reading is one line such as {EXAMPLE}"
    )


def test_that_another_has_been_writing_all_the_while(monkeypatch: pytest.MonkeyPatch, log: LogFile) -> None:
    log.path.write_bytes(OLD)
    monkeypatch.setattr(append, "PATIENCE", 0.01)
    with log.path.open("rb+") as held:
        lock(held.fileno(), append.PATIENCE)
        with pytest.raises(PlantrackError) as refused:
            append_reading(log, READING, agree)
    assert str(refused.value) == (
        "plan/readings/1c.yaml: another plantrack has been writing to it for 0 seconds. "
        "Try again; if it stays so, look for a plantrack that hangs, and end it."
    )


def test_that_the_disk_failed_and_the_log_is_as_it_was(monkeypatch: pytest.MonkeyPatch, log: LogFile) -> None:
    log.path.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(PlantrackError) as refused:
        append_reading(log, READING, agree)
    assert str(refused.value) == (
        "plan/readings/1c.yaml: the reading could not be written: the disk reports a fault."
    )
    assert not isinstance(refused.value, InDoubt)


def test_that_nobody_can_say_whether_the_reading_stands(
    monkeypatch: pytest.MonkeyPatch, log: LogFile
) -> None:
    log.path.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", failing)
    monkeypatch.setattr(os, "ftruncate", failing)
    with pytest.raises(InDoubt) as doubted:
        append_reading(log, READING, agree)
    assert str(doubted.value) == (
        "plan/readings/1c.yaml: the write failed, and the file could not be put back: the disk reports a "
        "fault. Look at its last line before you go on; `plantrack check` says whether it is whole."
    )
