"""Programs that record one reading after the other as fast as they can, and say of each what became of it."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, NamedTuple

WRITER = """
import json, os, sys, time
from datetime import date, timedelta
from plantrack.cli.main import main
from plantrack.store import append

def wait_for(handle, patience, lock=append.lock):
    global waited
    begun = time.monotonic()
    lock(handle, patience)
    waited = time.monotonic() - begun

append.lock = wait_for
number, count, measures = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
said, sys.stdout = sys.stdout, open(os.devnull, "w")
print("ready", file=said, flush=True)
sys.stdin.readline()
for turn in range(count):
    by, day = f"{number}-{turn}", date(2000, 1, 1) + timedelta(number * count + turn)
    sys.argv = ["plantrack", "record", measures[turn % len(measures)], str(day), "55", "--by", by]
    waited = 0
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    print(json.dumps([by, code, waited]), file=said, flush=True)
"""


class Told(NamedTuple):
    """What a writer said of a reading: who recorded it, the exit code, the seconds it waited for the lock."""

    by: str
    code: int
    waited: float


class Writer(NamedTuple):
    """A program that waits for the word to begin."""

    program: subprocess.Popen[str]
    words: IO[str]
    answers: IO[str]

    def begin(self) -> None:
        """Give the word."""
        self.words.write("\n")
        self.words.flush()

    def one(self) -> Told:
        """Wait for what it says of one reading."""
        return Told(*json.loads(self.answers.readline()))

    def rest(self) -> list[Told]:
        """Read what it says from here on to its end; it complains of nothing."""
        output, errors = self.program.communicate()
        assert not errors, errors
        return [Told(*json.loads(line)) for line in output.splitlines(keepends=True) if line.endswith("\n")]


def start(
    folder: Path, environment: Mapping[str, str], number: int, count: int, measures: tuple[str, ...]
) -> Writer:
    """Start a writer of so many readings, whose days and name are its own by its number."""
    kept = {name: value for name, value in environment.items() if not name.startswith("COVERAGE")}
    program = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(number), str(count), *measures], cwd=folder, env=kept,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert program.stdin is not None
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    return Writer(program, program.stdin, program.stdout)
