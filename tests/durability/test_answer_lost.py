"""A reading that stands is never denied: not by a full disk under the answer, nor by a reader who left."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO

import pytest

from plantrack.cli import record
from plantrack.store import append
from plantrack.store.lock import lock
from tests.cli.conftest import Ask
from tests.durability.small import EARLIER, RECORD, bytes_of, is_recorded, write_plan

FULL = Path("/dev/full")
STANDS = "plantrack: the reading was recorded in plan/readings/1a.yaml, but "
full_device = pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")


def run_into(
    folder: Path,
    environment: dict[str, str],
    arguments: tuple[str, ...],
    stdout: IO[bytes],
    stderr: int | IO[bytes] = subprocess.PIPE,
) -> tuple[int, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "plantrack", *arguments],
        cwd=folder, env=environment, stdout=stdout, stderr=stderr, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


@full_device
def test_a_full_disk_under_the_answer(tmp_path: Path, environment: dict[str, str]) -> None:
    log = write_plan(tmp_path, EARLIER)
    with FULL.open("wb") as full:
        done = run_into(tmp_path, environment, RECORD, stdout=full)
        assert done == (0, f"{STANDS}the answer could not be written: the disk is full\n".encode())
        assert is_recorded(EARLIER, bytes_of(log))
        done = run_into(tmp_path, environment, ("status",), stdout=full)
    assert done == (2, b"plantrack: the answer could not be written: the disk is full\n")


@full_device
def test_a_full_disk_under_all_that_is_said(tmp_path: Path, environment: dict[str, str]) -> None:
    log = write_plan(tmp_path, EARLIER)
    with FULL.open("wb") as full:
        assert run_into(tmp_path, environment, RECORD, stdout=full, stderr=full)[0] == 0
    assert is_recorded(EARLIER, bytes_of(log))


def test_a_reader_who_left(tmp_path: Path, environment: dict[str, str]) -> None:
    log = write_plan(tmp_path, EARLIER)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = run_into(tmp_path, environment, RECORD, stdout=closed)
    assert done == (0, f"{STANDS}nobody reads the answer\n".encode())
    assert is_recorded(EARLIER, bytes_of(log))


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Windows closes no streams")
def test_streams_that_were_closed_at_the_start(tmp_path: Path, environment: dict[str, str]) -> None:
    log = write_plan(tmp_path, EARLIER)
    closing = '"$@" >&- 2>&-'
    program = ["sh", "-c", closing, "sh", sys.executable, "-m", "plantrack", *RECORD]
    assert subprocess.run(program, cwd=tmp_path, env=environment, check=False).returncode == 0
    assert is_recorded(EARLIER, bytes_of(log))


def test_a_fault_of_our_own_after_the_append(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise RuntimeError("the world ends")

    log = write_plan(tmp_path, EARLIER)
    monkeypatch.setattr(record, "_judged", fail)
    done = ask(*RECORD)
    assert (done.code, done.stdout) == (0, "")
    assert done.stderr == f"{STANDS}the answer could not be given (RuntimeError: the world ends)\n"
    assert is_recorded(EARLIER, bytes_of(log))
    assert ask(*RECORD, "--restate", "a slip", "--dry-run").code == 2  # for nothing stands then


# -- Ctrl-C


def interrupting(call: Callable[..., object]) -> Callable[..., object]:
    def stand_in(*given: object) -> object:
        signal.raise_signal(signal.SIGINT)
        return call(*given)

    return stand_in


@pytest.mark.parametrize("call", ["write", "fsync", "close"])
def test_ctrl_c_comes_too_late_once_the_line_is_begun(
    call: str, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = write_plan(tmp_path, EARLIER)
    monkeypatch.setattr(append, "append_line", partial(_appending, call))
    done = ask(*RECORD)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("Recorded 55% for 1a in September 2014.")
    assert is_recorded(EARLIER, bytes_of(log))


def test_ctrl_c_before_that_leaves_the_log_alone(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = write_plan(tmp_path, EARLIER)
    monkeypatch.setattr(append, "lock", interrupting(lock))
    done = ask(*RECORD)
    assert (done.code, done.stdout, done.stderr) == (130, "", "")
    assert log.read_bytes() == EARLIER


_append_line = append.append_line


def _appending(call: str, handle: int, log: append.LogFile, line: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, interrupting(getattr(os, call)))
        _append_line(handle, log, line)
