"""Each call to the system fails once, in this process: every call and error, where strace takes a sample."""

import errno
import os
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from plantrack.core.period import parse_period
from plantrack.core.reading import Reading
from plantrack.errors import PlantrackError
from plantrack.store import lock
from plantrack.store.append import LogFile, append_reading
from tests.cli.conftest import Ask
from tests.durability.small import EARLIER, RECORD, bytes_of, is_recorded, is_true, put_log, write_plan

fcntl = pytest.importorskip("fcntl", reason="Windows locks by other means")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EMFILE)
NO_LOCK = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
CALLS = (
    "open", "close", "read", "write", "lseek", "stat", "lstat", "fstat", "scandir", "listdir",
    "mkdir", "unlink", "fsync", "ftruncate",
)  # fmt: skip
BEFORE = [None, EARLIER, EARLIER[:-1]]


class World:
    """The calls to the system, counted; the one whose turn is `failing` fails with `error`."""

    def __init__(self, failing: int = 0, error: int = 0) -> None:
        self.made: list[str] = []
        self.failing = failing
        self.error = error

    def wrap(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        def stand_in(*given: object, **named: object) -> object:
            self.made.append(name)
            if len(self.made) != self.failing:
                return call(*given, **named)
            if name == "close":
                call(*given)  # as the system does, also when it reports an error
            raise OSError(self.error, os.strerror(self.error))

        return stand_in


def run_in(world: World, ask: Ask, log: Path, before: bytes | None) -> None:
    """Record in a world, and see that what is said is what is there."""
    put_log(log, before)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, world.wrap(name, getattr(os, name)))
        patch.setattr(lock, "flock", world.wrap("flock", fcntl.flock))
        done = ask(*RECORD)
    after = bytes_of(log)
    assert is_true(done, before, after), (world.made[-1], world.error, done, after)


def faults(made: list[str]) -> Iterator[tuple[int, int]]:
    """Give each call, by its turn, with an error: one after the other."""
    for turn, name in enumerate(made, 1):
        yield turn, ERRORS[turn % len(ERRORS)]
        yield from ((turn, error) for error in NO_LOCK if name == "flock")


@pytest.mark.parametrize("before", [None, EARLIER], ids=["first", "later"])
def test_whatever_call_fails_the_answer_is_true(ask: Ask, tmp_path: Path, before: bytes | None) -> None:
    log = write_plan(tmp_path)
    usual = World()
    run_in(usual, ask, log, before)
    assert {"open", "flock", "write", "fsync", "close"} <= set(usual.made)
    for turn, error in faults(usual.made):
        if turn < usual.made.index("flock"):  # before that it only looks, as every command does
            continue
        run_in(World(turn, error), ask, log, before)


@pytest.mark.soak
@pytest.mark.parametrize("before", BEFORE, ids=["first", "later", "no line break"])
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_whatever_call_fails_with_any_error(
    ask: Ask, tmp_path: Path, before: bytes | None, error: int
) -> None:
    log = write_plan(tmp_path)
    usual = World()
    run_in(usual, ask, log, before)
    for turn in range(1, len(usual.made) + 1):
        run_in(World(turn, error), ask, log, before)


@pytest.mark.parametrize("before", BEFORE, ids=["first", "later", "no line break"])
def test_a_write_may_be_short_by_any_length(
    tmp_path: Path, before: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_plan(tmp_path, before)
    log = LogFile(path.parent, "1a", "plan/readings/1a.yaml")
    reading = Reading(parse_period("2014-09"), Decimal(55), parse_period("2014-10-06"), by="A. Officer")
    write, lengths = os.write, []

    def short(handle: int, content: bytes) -> int:
        lengths.append(len(content))
        return write(handle, content[: length if length < len(content) else None])

    monkeypatch.setattr(os, "write", short)
    for length in range(200):
        put_log(path, before)
        if length and length >= lengths[0]:
            break
        with pytest.raises(PlantrackError, match="the disk is full"):
            append_reading(log, reading, lambda _: None)
        assert bytes_of(path) == before
    append_reading(log, reading, lambda _: None)
    assert path.read_bytes().startswith(before or b"- {")
    assert len(path.read_bytes()) == len(before or b"") + lengths[0]


def test_a_write_that_can_neither_be_finished_nor_undone_is_left_in_doubt(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise OSError(errno.EIO, "gone")

    log = write_plan(tmp_path, EARLIER)
    for name in ("fsync", "ftruncate"):
        monkeypatch.setattr(os, name, fail)
    done = ask(*RECORD)
    assert (done.code, done.stdout) == (2, "")
    assert "plan/readings/1a.yaml: the write failed, and the file could not be put back" in done.stderr
    assert "Nothing was recorded" not in done.stderr
    assert is_recorded(EARLIER, bytes_of(log))
