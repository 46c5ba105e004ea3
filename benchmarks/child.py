"""Children: programs that are run and measured, each in an environment with nothing of the user's."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, Protocol

ROOT: Final = Path(__file__).parent.parent
START: Final = "import sys; sys.argv[0] = 'plantrack'; from {module} import main; sys.exit(main())"
LAUNCH: Final = """
import os, sys
child = os.posix_spawn(sys.executable, [sys.executable, "-c", *sys.argv[1:]], os.environ)
_, status, used = os.wait4(child, 0)
print(f"\\n{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small program that runs another and says what it took: a child is billed for the memory of its parent."""


class Cost(NamedTuple):
    """What one run took: processor seconds, user and system, and the most memory it held, in KiB."""

    seconds: float
    peak: int


class Program(NamedTuple):
    """A program to run: the module whose `main` is called, as by an installed script, and its arguments."""

    module: str
    arguments: Sequence[str] = ()
    environment: Mapping[str, str] = {}

    def run(self) -> Cost:
        """Run it once. A run that fails ends the measuring."""
        done = subprocess.run(
            [sys.executable, "-S", "-c", LAUNCH, START.format(module=self.module), *self.arguments],
            env=_scrubbed() | dict(self.environment),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        said, _, figures = done.stdout.rstrip("\n").rpartition("\n")
        if done.returncode or not said:
            words = f"{self.module} {' '.join(self.arguments)} ended with {done.returncode}"
            sys.exit(f"{words}:\n{done.stderr}")
        seconds, peak = figures.split()
        return Cost(float(seconds), int(peak))


def plantrack(*arguments: str, **environment: str) -> Program:
    """Give plantrack itself with some arguments."""
    return Program("plantrack.cli.main", arguments, environment)


class Runnable(Protocol):
    """What can be run and measured."""

    def run(self) -> Cost:
        """Run it once."""
        ...


def side_by_side(programs: Sequence[Runnable], runs: int) -> list[list[Cost]]:
    """Run programs by turns, so that a busy machine slows all of them; the first round only warms up."""
    rounds = [[program.run() for program in programs] for _ in range(runs + 1)][1:]
    return [[costs[at] for costs in rounds] for at in range(len(programs))]


def _scrubbed() -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": tempfile.gettempdir(),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TZ": "UTC",
    }
