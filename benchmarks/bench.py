"""Measure what plantrack costs, each thing against a bare program in the same run.

Runs alternate, so that a busy machine slows both sides. A time is processor time, user and system, of a whole
process; start-up compares medians, the long runs compare the best. Only appending is measured by the clock,
for it waits for the disk. Exits 1 when a ratio is over its target.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from benchmarks.appending import appends
from benchmarks.child import Cost, Program, Runnable, plantrack, side_by_side
from benchmarks.plans import plan_with_issues, plan_with_readings

RUNS: Final = int(os.environ.get("RUNS", "21"))
LONG_RUNS: Final = 3
MANY, SOME, FEW = 1_000_000, 100_000, 1_000


class Row(NamedTuple):
    """One line of the table: what was measured, what it is held against, the ratio, and the most allowed."""

    name: str
    own: str
    against: str
    ratio: float
    target: float


def main() -> int:
    """Measure everything, print the table, and say whether all targets were met."""
    if RUNS < 11:
        print("RUNS must be 11 or more: a median of fewer says little", file=sys.stderr)
        return 2
    missed = []
    print(f"| {'work':<52} | {'plantrack':>10} | {'against':>10} | {'ratio':>5} | {'target':>6} |")
    print(f"|{'-' * 54}|{'-' * 11}:|{'-' * 11}:|{'-' * 6}:|{'-' * 7}:|")
    with tempfile.TemporaryDirectory() as folder:
        for row in _rows(Path(folder)):
            name, own, against, ratio, target = row
            print(f"| {name:<52} | {own:>10} | {against:>10} | {ratio:>5.2f} | {target:>6.2f} |", flush=True)
            missed += [name] if ratio > target else []
    if missed:
        print(f"\nMissed: {'; '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


def _rows(folder: Path) -> Iterator[Row]:
    yield from _starts(folder)
    yield from appends(folder, Row)
    yield from _readings(folder)
    yield from _issues(folder)


def _starts(folder: Path) -> Iterator[Row]:
    """Compare what every command costs before it has done anything."""
    shows = {"FORCE_COLOR": "1"}
    asks = {"_PLANTRACK_COMPLETE": "complete_bash", "COMP_WORDS": "plantrack show 1", "COMP_CWORD": "2"}
    status = "status", "--plan", "plan"
    typer = "benchmarks.bare_typer"
    pairs: dict[str, tuple[Runnable, Program, float]] = {
        "status on a terminal : bare typer, pydantic, rich": (
            plantrack(*status, **shows),
            Program("benchmarks.bare_status", (), shows),
            1.15,
        ),
        "status piped : bare typer and a dozen models": (
            plantrack(*status),
            Program("benchmarks.bare_models"),
            1.3,
        ),
        "--version : bare typer": (plantrack("--version"), Program(typer, ["--version"]), 1.1),
        "--help : bare typer": (plantrack("--help"), Program(typer, ["--help"]), 1.25),
        "completing an id : bare typer": (
            plantrack("show", "1", PLANTRACK_PLAN="plan", **asks),
            Program(typer, ["show", "1"], asks),
            1.1,
        ),
        "record, fsync included : status piped": (
            Recording(plan_with_readings(folder / "recorded", 0, 1)),
            plantrack(*status),
            1.2,
        ),
    }
    for name, (own, bare, target) in pairs.items():
        costs = side_by_side((own, bare), RUNS)
        took, least = (median(cost.seconds for cost in of_one) for of_one in costs)
        yield _timed(name, took, least, target)


class Recording:
    """The recording of readings, one a run, each for a day of its own."""

    def __init__(self, plan: Path) -> None:
        self.plan = str(plan)
        self.days = (date(2014, 1, 1) + timedelta(days=at) for at in count())

    def run(self) -> Cost:
        """Record one."""
        day = str(next(self.days))
        return plantrack("record", "1c", day, "55", "--by", "A. Officer", "--plan", self.plan).run()


def _timed(name: str, own: float, against: float, target: float) -> Row:
    return Row(name, f"{own * 1000:,.0f} ms", f"{against * 1000:,.0f} ms", own / against, target)


def _readings(folder: Path) -> Iterator[Row]:
    """Compare plans of 46 measures with few, some and many readings."""
    plans = {
        readings: str(plan_with_readings(folder / f"readings-{readings}", readings, readings // 10))
        for readings in (FEW, SOME, MANY)
    }
    programs = [plantrack("status", "--plan", plan) for plan in plans.values()]
    lines = Program("benchmarks.bare_lines", [plans[MANY]])
    few, some, many, counted = map(_best, side_by_side((*programs, lines), LONG_RUNS))
    yield _timed("status, 1,000,000 readings : counting the lines", many.seconds, counted.seconds, 20)
    peaks = f"{many.peak / 1024:,.0f} MiB", f"{few.peak / 1024:,.0f} MiB"
    yield Row("its memory : with 1,000 readings", *peaks, many.peak / few.peak, 2)
    each, of_some = many.seconds / MANY * 1e6, some.seconds / SOME * 1e6
    name = "cost of each of 1,000,000 : each of 100,000"
    yield Row(name, f"{each:.1f} us", f"{of_some:.1f} us", each / of_some, 1.5)


def _issues(folder: Path) -> Iterator[Row]:
    """Compare plans of many issues."""
    quarter, whole = (str(plan_with_issues(folder / f"issues-{issues}", issues)) for issues in (250, 1_000))
    programs = [plantrack("status", "--plan", plan) for plan in (quarter, whole)]
    compose = Program("benchmarks.bare_compose", [whole])
    part, many, composed = map(_best, side_by_side((*programs, compose), LONG_RUNS))
    yield _timed("status, 1,000 issues : composing them", many.seconds, composed.seconds, 2.5)
    yield _timed("the same : four times 250 issues", many.seconds, part.seconds * 4, 1.1)


def _best(costs: list[Cost]) -> Cost:
    return Cost(min(cost.seconds for cost in costs), min(cost.peak for cost in costs))


if __name__ == "__main__":
    sys.exit(main())
