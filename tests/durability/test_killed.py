"""Killed at any moment: the earlier readings stand, nothing is half written, and the next record works."""

import random
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.durability.small import (
    EARLIER,
    NEXT,
    bytes_of,
    is_recorded,
    notes_of,
    put_log,
    run,
    tell,
    write_plan,
)  # fmt: skip
from tests.durability.traced import calls_of_record, inject, needs_strace
from tests.durability.writers import start

MOMENTS = 40


@needs_strace
@pytest.mark.parametrize(("before", "call"), [(None, "write"), (EARLIER, "fsync")])
def test_killed_before_the_calls_that_matter(
    before: bytes | None, call: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    log = write_plan(tmp_path, before)
    assert _killed(log, before, (call, 1), environment)


@pytest.mark.soak
@needs_strace
@pytest.mark.parametrize(
    ("before", "about"), [(None, "plan/readings"), (EARLIER, "plan")], ids=["first", "later"]
)
def test_killed_before_every_call(
    before: bytes | None, about: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    log = write_plan(tmp_path, before)
    calls = calls_of_record(tmp_path, environment, about)
    assert {name for name, _ in calls} >= {"openat", "flock", "write", "fsync", "close"}
    for call in calls:
        assert _killed(log, before, call, environment), call
    tell(f"{len(calls)} calls, each killed before")


@pytest.mark.soak
@pytest.mark.skipif(sys.platform == "win32", reason="a program of Windows is ended, not killed")
def test_killed_at_any_moment(tmp_path: Path, environment: dict[str, str]) -> None:
    log = write_plan(tmp_path)
    chance = random.Random(2014)  # noqa: S311 - moments, no secrets
    acknowledged = unheard = 0
    for _ in range(MOMENTS):
        put_log(log, EARLIER)
        writer = start(tmp_path, environment, 0, 1000, ("1a",))
        writer.begin()
        first = writer.one()
        time.sleep(chance.uniform(0, 0.3))
        writer.program.kill()
        told = [one.by for one in (first, *writer.rest()) if one.code == 0]
        stand = notes_of(log)
        assert log.read_bytes().startswith(EARLIER)
        assert stand[: len(told)] == told
        assert len(stand) - len(told) in {0, 1}  # it was killed before it could say so
        acknowledged, unheard = acknowledged + len(told), unheard + len(stand) - len(told)
        _works(log, environment)
    tell(
        f"killed at {MOMENTS} moments: {acknowledged} acknowledged readings stand, {unheard} unheard besides"
    )


def _killed(log: Path, before: bytes | None, call: tuple[str, int], environment: Mapping[str, str]) -> bool:
    """Run RECORD and kill it before a call; was the call made at all?"""
    put_log(log, before)
    done, was_made = inject(log.parents[2], environment, *call, "signal=KILL")
    assert (done.code, done.stdout) == (-signal.SIGKILL, "") if was_made else done.code == 0
    _stands(log, before)
    _works(log, environment)
    return was_made


def _stands(log: Path, before: bytes | None) -> bool:
    """Is the reading there? It is there whole or not at all, and nothing else has changed."""
    after = bytes_of(log)
    recorded = is_recorded(before, after)
    assert recorded or (after or None) == before
    assert {path.name for path in log.parent.iterdir()} <= {log.name}
    return recorded


def _works(log: Path, environment: Mapping[str, str]) -> None:
    before = bytes_of(log) or b""
    assert run(NEXT, log.parents[2], environment).code == 0
    after = log.read_bytes()
    added = after.removeprefix(before).removeprefix(b"" if before.endswith(b"\n") or not before else b"\n")
    assert after.startswith(before)
    assert added.startswith(b'- {"period": "2014-10", "value": 56')
    assert added.count(b"\n") == 1
