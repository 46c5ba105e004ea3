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
        with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
            child = subprocess.Popen(
                [sys.executable, "-c", START.format(module=self.module), *self.arguments],
                env=_scrubbed() | dict(self.environment),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=complained,
            )
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode or not said.tell():
                complained.seek(0)
                words = complained.read().decode()
                sys.exit(f"{self.module} {' '.join(self.arguments)} ended with {child.returncode}:\n{words}")
        return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss)


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
