"""One reading is one line, whole and on the disk, or the log is as it was."""

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plantrack.core.period import parse_period
from plantrack.core.reading import Log, Reading
from plantrack.errors import InDoubt, PlantrackError, Refused
from plantrack.store import append
from plantrack.store.append import LogFile, append_reading, rehearse_reading
from plantrack.store.lock import lock

READING = Reading(parse_period("2014-09"), Decimal(55), parse_period("2014-10-06"), by="A. Officer")
LINE = b'- {"period": "2014-09", "value": 55, "recorded": "2014-10-06", "by": "A. Officer"}'
OLD = b'- {"period": "2014-08", "value": 50}'


@pytest.fixture
def log(tmp_path: Path) -> LogFile:
    return LogFile(tmp_path / "readings", "1c", "plan/readings/1c.yaml")


def put(log: LogFile, content: bytes) -> bytes:
    log.folder.mkdir(exist_ok=True)
    log.path.write_bytes(content)
    return content


def agree(_log: Log) -> None:
    pass


def refuse(_log: Log) -> None:
    raise Refused("a second one")


def test_the_first_reading_makes_folder_and_file(log: LogFile) -> None:
    assert append_reading(log, READING, agree) == LINE.decode()
    assert log.path.read_bytes() == LINE + b"\n"


def test_a_new_log_has_the_mode_that_the_user_gives_new_files(log: LogFile) -> None:
    before = os.umask(0o002)
    try:
        append_reading(log, READING, agree)
    finally:
        os.umask(before)
    assert log.path.stat().st_mode & 0o777 == 0o664


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OLD + b"\n", OLD + b"\n" + LINE + b"\n"),
        (OLD, OLD + b"\n" + LINE + b"\n"),
        (OLD + b"\r\n", OLD + b"\r\n" + LINE + b"\r\n"),
        (OLD + b"\r\n" + OLD, OLD + b"\r\n" + OLD + b"\r\n" + LINE + b"\r\n"),
        (OLD + b"\r\n" + OLD + b"\r", OLD + b"\r\n" + OLD + b"\r\n" + LINE + b"\r\n"),
        (b"", LINE + b"\n"),
        (b"\xef\xbb\xbf" + OLD + b"\n", b"\xef\xbb\xbf" + OLD + b"\n" + LINE + b"\n"),
        (b"# a remark", b"# a remark\n" + LINE + b"\n"),
    ],
)
def test_line_breaks_are_kept_and_a_missing_one_added(log: LogFile, before: bytes, after: bytes) -> None:
    put(log, before)
    append_reading(log, READING, agree)
    assert log.path.read_bytes() == after


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (OLD + b'\n- {"period": "2014-0', "plan/readings/1c.yaml:2:", "torn"),
        (OLD + b"\n\0\0\0", "plan/readings/1c.yaml:2:1", "NUL"),
        (b"<<<<<<< HEAD\n" + OLD + b"\n", "plan/readings/1c.yaml:1:1", "merge conflict"),
        (
            b"- {period: 2014-08, value: 50}\n",
            "plan/readings/1c.yaml:1:",
            OLD.decode()[:-1] + ', "recorded": "2014-08-31"}',
        ),
    ],
)
def test_a_log_that_is_not_whole_is_not_added_to(
    log: LogFile, content: bytes, place: str, words: str
) -> None:
    put(log, content)
    with pytest.raises(PlantrackError) as raised:
        append_reading(log, READING, agree)
    assert place in str(raised.value)
    assert words in str(raised.value)
    assert log.path.read_bytes() == content


def test_the_judge_sees_what_is_there_and_its_word_is_final(log: LogFile) -> None:
    before = put(log, OLD + b"\n")
    seen: list[Log] = []
    append_reading(log, READING, seen.append)
    assert [[str(reading.period) for reading in one] for one in seen] == [["2014-08"]]
    put(log, before)
    with pytest.raises(Refused, match="a second one"):
        append_reading(log, READING, refuse)
    assert log.path.read_bytes() == before


def test_a_rehearsal_judges_and_writes_nothing(log: LogFile) -> None:
    assert rehearse_reading(log, READING, agree) == LINE.decode()
    assert not log.folder.exists()
    with pytest.raises(Refused, match="a second one"):
        rehearse_reading(log, READING, refuse)


@pytest.mark.parametrize(
    "reading",
    [
        READING._replace(by=""),
        READING._replace(note="\ud800"),
        READING._replace(value=None),
        READING._replace(value=Decimal(1234567890123456)),
        READING._replace(recorded=parse_period("2014")),
        READING._replace(period=replace(READING.period, written="2014-10")),
    ],
)
def test_what_would_not_read_the_same_again_is_refused(log: LogFile, reading: Reading) -> None:
    with pytest.raises(Refused):
        append_reading(log, reading, agree)
    assert not log.path.exists()


# -- faults of the world


def failing(code: int) -> Callable[..., int]:
    def fail(*_given: object) -> int:
        raise OSError(code, os.strerror(code))

    return fail


def half(write: Callable[[int, bytes], int]) -> Callable[[int, bytes], int]:
    return lambda handle, content: write(handle, content[: len(content) // 2])


def half_then(code: int, write: Callable[[int, bytes], int]) -> Callable[[int, bytes], int]:
    def fail(handle: int, content: bytes) -> int:
        write(handle, content[:9])
        raise OSError(code, os.strerror(code))

    return fail


def interrupted(*_given: object) -> int:
    raise KeyboardInterrupt


@pytest.mark.parametrize("before", [None, OLD + b"\n", OLD])
@pytest.mark.parametrize(
    ("call", "fault", "words"),
    [
        ("write", half(os.write), "the disk is full"),
        ("write", half_then(errno.ENOSPC, os.write), "the disk is full"),
        ("write", half_then(errno.EIO, os.write), "the disk reports a fault"),
        ("write", failing(errno.EDQUOT), "your share of the disk is used up"),
        ("fsync", failing(errno.EIO), "the disk reports a fault"),
        ("fsync", failing(errno.ENOSPC), "the disk is full"),
    ],
)
def test_after_a_fault_the_log_is_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
    log: LogFile,
    call: str,
    fault: Callable[..., int],
    words: str,
    before: bytes | None,
) -> None:
    log.folder.mkdir()
    if before is not None:
        put(log, before)
    with monkeypatch.context() as world:
        world.setattr(os, call, fault)
        with pytest.raises(PlantrackError) as raised:
            append_reading(log, READING, agree)
    assert words in str(raised.value)
    assert (log.path.read_bytes() if log.path.exists() else None) == before
    append_reading(log, READING, agree)
    assert log.path.read_bytes().endswith(LINE + b"\n")


def failing_for_folders(code: int) -> Callable[[int], None]:
    fsync = os.fsync

    def fail(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        fsync(handle)

    return fail


def test_a_new_name_that_is_not_on_the_disk_is_taken_back(
    monkeypatch: pytest.MonkeyPatch, log: LogFile
) -> None:
    log.folder.mkdir()
    monkeypatch.setattr(os, "fsync", failing_for_folders(errno.EIO))
    with pytest.raises(PlantrackError, match="the disk reports a fault"):
        append_reading(log, READING, agree)
    assert not log.path.exists()


def test_a_system_that_cannot_sync_folders_is_borne(monkeypatch: pytest.MonkeyPatch, log: LogFile) -> None:
    monkeypatch.setattr(os, "fsync", failing_for_folders(errno.EINVAL))
    append_reading(log, READING, agree)
    assert log.path.read_bytes() == LINE + b"\n"


def test_an_interrupt_before_the_line_is_safe_takes_it_back(
    monkeypatch: pytest.MonkeyPatch, log: LogFile
) -> None:
    before = put(log, OLD + b"\n")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        append_reading(log, READING, agree)
    assert log.path.read_bytes() == before


def test_it_does_not_say_that_nothing_was_recorded_when_it_cannot_know(
    monkeypatch: pytest.MonkeyPatch, log: LogFile
) -> None:
    put(log, OLD + b"\n")
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    monkeypatch.setattr(os, "ftruncate", failing(errno.EIO))
    with pytest.raises(InDoubt, match="could not be put back"):
        append_reading(log, READING, agree)


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
@pytest.mark.parametrize("before", [None, OLD + b"\n"])
def test_a_disk_that_cannot_lock_is_told_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, log: LogFile, before: bytes | None, code: int
) -> None:
    log.folder.mkdir()
    if before is not None:
        put(log, before)
    monkeypatch.setattr(append, "lock", failing(code))
    with pytest.raises(PlantrackError, match="the disk cannot lock files") as raised:
        append_reading(log, READING, agree)
    assert str(raised.value).startswith("plan/readings/1c.yaml: ")
    assert (log.path.read_bytes() if log.path.exists() else None) == before


def test_a_lock_that_another_holds_is_not_waited_for_without_end(
    monkeypatch: pytest.MonkeyPatch, log: LogFile
) -> None:
    before = put(log, OLD + b"\n")
    monkeypatch.setattr(append, "PATIENCE", 0.01)
    with log.path.open("rb+") as held:
        lock(held.fileno(), append.PATIENCE)
        with pytest.raises(PlantrackError, match="another plantrack"):
            append_reading(log, READING, agree)
    assert log.path.read_bytes() == before
    append_reading(log, READING, agree)
    assert log.path.read_bytes() == before + LINE + b"\n"


def test_a_file_that_takes_the_place_of_the_log_is_not_missed(log: LogFile) -> None:
    put(log, OLD + b"\n")
    other = log.folder / "other"
    other.write_bytes(b"# restored\n")

    def replace_it(_log: Log) -> None:
        other.replace(log.path)

    with pytest.raises(PlantrackError, match="put another file in its place"):
        append_reading(log, READING, replace_it)
    assert log.path.read_bytes() == b"# restored\n"


def test_the_log_that_has_the_name_when_its_turn_comes_is_the_one(
    monkeypatch: pytest.MonkeyPatch, log: LogFile
) -> None:
    put(log, OLD + b"\n")
    others = [log.folder / "other"]
    others[0].write_bytes(b"# restored\n")

    def wait(handle: int, patience: float) -> None:
        if others:
            others.pop().replace(log.path)
        lock(handle, patience)

    monkeypatch.setattr(append, "lock", wait)
    append_reading(log, READING, agree)
    assert log.path.read_bytes() == b"# restored\n" + LINE + b"\n"


def test_a_log_that_was_made_for_nothing_is_unmade(log: LogFile) -> None:
    with pytest.raises(Refused, match="a second one"):
        append_reading(log, READING, refuse)
    assert list(log.folder.iterdir()) == []


def test_links_are_not_followed(log: LogFile, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_bytes(OLD + b"\n")
    log.folder.mkdir()
    log.path.symlink_to(elsewhere)
    with pytest.raises(PlantrackError, match="it is a link"):
        append_reading(log, READING, agree)
    assert elsewhere.read_bytes() == OLD + b"\n"


def test_a_folder_that_is_a_link_is_not_followed(log: LogFile, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    log.folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PlantrackError, match="it is a link"):
        append_reading(log, READING, agree)
    assert list((tmp_path / "elsewhere").iterdir()) == []
