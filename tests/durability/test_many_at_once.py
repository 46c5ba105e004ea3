"""Many record at once: every reading that was acknowledged is there once, and nobody waits for long."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from plantrack.store.readings import load_log
from tests.cli.conftest import Ask
from tests.durability.small import MEASURES, RECORD, bytes_of, is_recorded, notes_of, tell, write_plan
from tests.durability.writers import start


def write_at_once(
    folder: Path, environment: dict[str, str], writers: int, each: int, measures: tuple[str, ...]
) -> float:
    """Let writers record in turn as fast as they can; the longest wait for the lock, in seconds."""
    write_plan(folder)
    started = [start(folder, environment, number, each, measures) for number in range(writers)]
    for writer in started:
        writer.begin()
    told = [one for writer in started for one in writer.rest()]
    assert [one.code for one in told] == [0] * (writers * each)
    logs = sorted((folder / "plan" / "readings").iterdir())
    assert [log.name for log in logs] == [f"{id_}.yaml" for id_ in measures]
    assert sorted(one.by for one in told) == sorted(by for log in logs for by in notes_of(log))
    assert [load_log(log, log.name, 4)[1] for log in logs] == [()] * len(logs)
    return max(one.waited for one in told)


def test_what_was_acknowledged_is_there_once(tmp_path: Path, environment: dict[str, str]) -> None:
    write_at_once(tmp_path, environment, 3, 8, MEASURES[:1])


@pytest.mark.soak
@pytest.mark.parametrize("measures", [MEASURES[:1], MEASURES], ids=["one measure", "many"])
def test_sixteen_writers_of_two_hundred_readings(
    measures: tuple[str, ...], tmp_path: Path, environment: dict[str, str]
) -> None:
    longest = write_at_once(tmp_path, environment, 16, 200, measures)
    tell(f"16 x 200 records on {len(measures)} measure(s): all recorded, the longest wait {longest:.2f} s")


@pytest.mark.soak
def test_many_fresh_processes(tmp_path: Path, environment: dict[str, str]) -> None:
    log = write_plan(tmp_path)
    days = [date(2014, 1, 1) + timedelta(turn) for turn in range(160)]
    told = []
    while days:
        some, days = days[:16], days[16:]
        programs = {
            str(day): subprocess.Popen(
                [sys.executable, "-m", "plantrack", "record", "1a", str(day), "55", "--by", str(day)],
                cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL,
            )
            for day in some
        }  # fmt: skip
        told += [by for by, program in programs.items() if program.wait() == 0]
    assert len(told) == 160
    assert sorted(notes_of(log)) == sorted(told)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a program in another way")
def test_who_holds_the_log_and_dies_holds_up_nobody(ask: Ask, tmp_path: Path) -> None:
    log = write_plan(tmp_path, b"")
    holder = (
        "import sys; from plantrack.store.lock import lock; file = open(sys.argv[1], 'r+')\n"
        "lock(file.fileno(), 1); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(log)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"held\n"
        program.kill()
    assert ask(*RECORD).code == 0
    assert is_recorded(b"", bytes_of(log))
