"""The one boundary of errors: words and exit codes, never a stack trace; and quiet where nobody listens."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from plantrack import __version__
from plantrack.store import append, load
from tests.cli.conftest import Ask, snapshot


def _raising(error: BaseException) -> object:
    def fail(*_: object) -> NoReturn:
        raise error

    return fail


@pytest.mark.usefixtures("hillingdon")
def test_a_fault_of_our_own_is_words(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "load_plan", _raising(RuntimeError("the \x1b[31mworld\nends")))
    done = ask("status")
    assert (done.code, done.stdout) == (2, "")
    assert "it met a fault of its own and stopped (RuntimeError: the \\u{001b}[31mworld" in done.stderr
    assert "PLANTRACK_DEBUG=1" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("hillingdon")
def test_a_developer_can_see_the_trace(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "load_plan", _raising(RuntimeError("the world ends")))
    with pytest.raises(RuntimeError, match="the world ends"):
        ask("status", environment={"PLANTRACK_DEBUG": "1"})


@pytest.mark.usefixtures("hillingdon")
def test_an_interruption_is_quiet(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "load_plan", _raising(KeyboardInterrupt()))
    done = ask("status")
    assert (done.code, done.stdout, done.stderr.strip()) == (130, "", "")


def test_a_read_only_folder_is_said(hillingdon: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(hillingdon)
    monkeypatch.setattr(append, "append_line", _raising(OSError(errno.EROFS, "Read-only file system")))
    done = ask("record", "1c", "2014-09", "55")
    assert (done.code, done.stdout) == (2, "")
    assert "plan/readings/1c.yaml: the reading could not be written: " in done.stderr
    assert "can only be read, not written" in done.stderr
    assert "Nothing was recorded." in done.stderr
    assert snapshot(hillingdon) == before


@pytest.mark.parametrize("command", [["status", "--all"], ["challenge", "--format", "csv"], ["export"]])
def test_a_reader_who_leaves_hears_nothing(
    command: list[str], hillingdon: Path, environment: dict[str, str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "plantrack", *command],
            cwd=hillingdon,
            env=environment,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_version(ask: Ask) -> None:
    done = ask("--version")
    assert (done.code, done.stdout, done.stderr) == (0, f"plantrack {__version__}\n", "")
