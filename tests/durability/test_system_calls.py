"""Each system call that touches the plan fails once: it is recorded or it is not, and the exit code knows."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.durability.small import EARLIER, bytes_of, is_true, put_log, tell, write_plan
from tests.durability.traced import calls_of_record, inject, needs_strace

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EMFILE")
NO_LOCK = ("ENOLCK", "EOPNOTSUPP", "ENOSYS")
SAMPLE = [
    ("flock", "error=ENOLCK", "the disk cannot lock files"),
    ("write", "retval=9", "the disk is full"),
    ("fsync", "error=EIO", "the disk reports a fault"),
]


@needs_strace
@pytest.mark.parametrize(("call", "what", "words"), SAMPLE)
def test_a_call_that_fails_is_told(
    call: str, what: str, words: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    log = write_plan(tmp_path, EARLIER)
    done, was_made = inject(tmp_path, environment, call, 1, what)
    assert was_made
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("plantrack: plan/readings/1a.yaml: the reading could not be written: ")
    assert words in done.stderr
    assert done.stderr.endswith("\nNothing was recorded.\n")
    assert log.read_bytes() == EARLIER


@pytest.mark.soak
@needs_strace
@pytest.mark.parametrize("error", [*ERRORS, *NO_LOCK])
@pytest.mark.parametrize(
    ("before", "about"), [(None, "plan/readings"), (EARLIER, "plan")], ids=["first", "later"]
)
def test_every_call_fails_once(
    before: bytes | None, about: str, error: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    log = write_plan(tmp_path, before)
    calls = calls_of_record(tmp_path, environment, about)
    failing = [call for call in calls if call[0] == "flock" or error not in NO_LOCK]
    codes = [_failed(log, before, call, f"error={error}", environment) for call in failing]
    tell(f"{error}: {len(codes)} calls failed, {codes.count(0)} readings recorded all the same")


@pytest.mark.soak
@needs_strace
@pytest.mark.parametrize("before", [None, EARLIER], ids=["first", "later"])
def test_a_short_write(before: bytes | None, tmp_path: Path, environment: dict[str, str]) -> None:
    log = write_plan(tmp_path, before)
    for length in range(0, 70, 7):
        assert _failed(log, before, ("write", 1), f"retval={length}", environment) == 2


def _failed(
    log: Path, before: bytes | None, call: tuple[str, int], what: str, environment: Mapping[str, str]
) -> int:
    put_log(log, before)
    done, was_made = inject(log.parents[2], environment, *call, what)
    assert was_made, (call, what)
    after = bytes_of(log)
    assert is_true(done, before, after), (call, what, done, after)
    return done.code
