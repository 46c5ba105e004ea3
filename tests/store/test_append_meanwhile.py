"""Appending while other programs make, move and delete the log, or the system fails at the last."""

import errno
import os
from decimal import Decimal
from pathlib import Path

import pytest

from plantrack.core.period import parse_period
from plantrack.core.reading import Log, Reading
from plantrack.errors import PlantrackError, Refused
from plantrack.store import append
from plantrack.store.append import LogFile, append_reading
from plantrack.store.lock import lock
from plantrack.store.readings import open_log

READING = Reading(parse_period("2014-09"), Decimal(55), parse_period("2014-10-06"))
LINE = b'- {"period": "2014-09", "value": 55, "recorded": "2014-10-06"}\n'
OLD = b'- {"period": "2014-08", "value": 50}\n'


def agree(_log: Log) -> None:
    pass


def refuse(_log: Log) -> None:
    raise Refused("a second one")


@pytest.fixture
def _made_by_another(monkeypatch: pytest.MonkeyPatch, log: LogFile) -> None:
    """Make the log by another program, just after it was looked for in vain."""
    looks = []

    def look(path: Path, flags: int) -> int:
        looks.append(path)
        if len(looks) == 1:
            log.path.touch()
            raise FileNotFoundError(errno.ENOENT, "not there yet")
        return open_log(path, flags)

    monkeypatch.setattr(append, "open_log", look)


@pytest.mark.usefixtures("_made_by_another")
def test_a_log_that_another_makes_meanwhile_is_added_to(log: LogFile) -> None:
    append_reading(log, READING, agree)
    assert log.path.read_bytes() == LINE


@pytest.mark.usefixtures("_made_by_another")
def test_a_log_that_another_made_meanwhile_is_not_unmade(log: LogFile) -> None:
    with pytest.raises(Refused):
        append_reading(log, READING, refuse)
    assert log.path.read_bytes() == b""


def test_an_empty_log_that_was_there_is_not_unmade(log: LogFile) -> None:
    log.path.touch()
    with pytest.raises(Refused):
        append_reading(log, READING, refuse)
    assert log.path.read_bytes() == b""


def test_a_log_that_is_deleted_before_its_turn_comes_is_made_anew(
    monkeypatch: pytest.MonkeyPatch, log: LogFile
) -> None:
    log.path.write_bytes(OLD)

    def wait(handle: int, patience: float) -> None:
        if log.path.exists():
            log.path.unlink()
        monkeypatch.setattr(append, "lock", lock)
        lock(handle, patience)

    monkeypatch.setattr(append, "lock", wait)
    append_reading(log, READING, agree)
    assert log.path.read_bytes() == LINE


def test_a_log_that_is_deleted_under_the_pen_holds_no_reading_that_is_said_to_be_safe(log: LogFile) -> None:
    log.path.write_bytes(OLD)

    def delete(_log: Log) -> None:
        log.path.unlink()

    with pytest.raises(PlantrackError, match="the reading could not be written"):
        append_reading(log, READING, delete)
    assert not log.path.exists()


def test_a_log_that_cannot_be_closed_is_on_the_disk_already(
    monkeypatch: pytest.MonkeyPatch, log: LogFile
) -> None:
    log.path.write_bytes(OLD)
    close = os.close

    def fail(handle: int) -> None:
        close(handle)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as world:
        world.setattr(os, "close", fail)
        append_reading(log, READING, agree)
    assert log.path.read_bytes() == OLD + LINE


def test_a_log_is_closed_once(monkeypatch: pytest.MonkeyPatch, log: LogFile) -> None:
    """Whoever closes a number twice may close another file, which has got the number meanwhile."""
    failed: list[int] = []
    close = os.close

    def note(handle: int) -> None:
        try:
            close(handle)
        except OSError:
            failed.append(handle)
            raise

    with monkeypatch.context() as world:
        world.setattr(os, "close", note)
        with pytest.raises(Refused):
            append_reading(log, READING, refuse)
    assert failed == []
    assert not log.path.exists()
