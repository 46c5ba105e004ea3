"""Measure what a start costs, against a bare program that loads the same libraries and does next to nothing.

Runs of the two alternate, so that a busy machine slows both. A figure is processor time, user and system, of
the whole process. Exits 1 when a ratio of medians is over its target.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
RUNS: Final = int(os.environ.get("RUNS", "21"))
START: Final = "import sys; sys.argv[0] = 'plantrack'; from {module} import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Case:
    """One comparison: what the program is asked, what the bare one is, and the ratio to stay under."""

    name: str
    arguments: Sequence[str]
    bare: str
    bare_arguments: Sequence[str]
    target: float
    completes: bool = False


CASES: Final = (
    Case("status, the whole plan", ["status"], "bare_status", [], 1.25),
    Case("--version", ["--version"], "bare_typer", ["--version"], 1.20),
    Case("--help", ["--help"], "bare_typer", ["--help"], 1.25),
    Case("completing an id", ["show", "1"], "bare_typer", ["show", "1"], 1.25, completes=True),
)


def main() -> int:
    """Measure every case, print the table, and say whether all targets were met."""
    if RUNS < 11:
        print("RUNS must be 11 or more: a median of fewer says little", file=sys.stderr)
        return 2
    print(f"{'processor time, ms':<24}{'plantrack':>10}{'bare':>8}{'ratio':>8}{'target':>8}")
    missed = [case.name for case in CASES if not _is_met(case)]
    if missed:
        print(f"\nMissed: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


def _is_met(case: Case) -> bool:
    own, bare = _measure(case)
    ratio = own / bare
    print(
        f"{case.name:<24}{own * 1000:>10.1f}{bare * 1000:>8.1f}{ratio:>8.2f}{case.target:>8.2f}"
        f"{'' if ratio <= case.target else '  missed'}",
        flush=True,
    )
    return ratio <= case.target


def _measure(case: Case) -> tuple[float, float]:
    """Give the median seconds of the program and of the bare one. The first pair of runs only warms up."""
    own_command = _command("plantrack.cli.main", case.arguments)
    bare_command = _command(case.bare, case.bare_arguments)
    own, bare = [], []
    with tempfile.TemporaryDirectory() as home:
        for run in range(RUNS + 1):
            pair = _seconds(own_command, case, home), _seconds(bare_command, case, home)
            if run:
                own.append(pair[0])
                bare.append(pair[1])
    return statistics.median(own), statistics.median(bare)


def _command(module: str, arguments: Sequence[str]) -> list[str]:
    """Start a program as its installed script would: a line of Python that imports its `main`."""
    return [sys.executable, "-c", START.format(module=module), *arguments]


def _seconds(command: Sequence[str], case: Case, home: str) -> float:
    """Give the processor seconds of one run; a run that fails ends the measuring."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command,
        env=_environment(case, home),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode or not done.stdout.strip():
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _environment(case: Case, home: str) -> dict[str, str]:
    scrubbed = {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "PYTHONPATH": str(ROOT / "benchmarks"),
        "PLANTRACK_PLAN": "plan",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TZ": "UTC",
    }
    if case.completes:
        line = " ".join(["plantrack", *case.arguments])
        scrubbed |= {"_PLANTRACK_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": "2"}
    return scrubbed


if __name__ == "__main__":
    sys.exit(main())
