"""Ask peers the same question on equal data: what was observed, against what was promised?

Each peer keeps N observed values of 46 measures, and what was promised of each if it can, in its own form.
Runs alternate; a figure is the least processor time, user and system, of a whole process. Peers that are not
installed are named and left out. `PEERS` is a folder of programs to look in first, `SIZES` the values of N.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple
from uuid import UUID

MEASURES: Final = 46
SIZES: Final = tuple(int(size) for size in os.environ.get("SIZES", "100 10000 100000").split())
RUNS: Final = int(os.environ.get("RUNS", "3"))
LONGEST: Final = float(os.environ.get("LONGEST", "300"))
"""Seconds after which a peer is stopped, and not asked again at a greater N."""

START: Final = "import sys; sys.argv[0] = 'plantrack'; from plantrack.cli.main import main; sys.exit(main())"
BEGIN: Final = date(2009, 1, 1)
DUE: Final = date(2015, 12, 31)


class Value(NamedTuple):
    """One observed value: the measure's number, the day and the figure."""

    measure: int
    day: date
    figure: int


class Peer(NamedTuple):
    """A program, the folder of data it is given, and how it is asked."""

    name: str
    write: Callable[[Path, Sequence[Value]], None]
    command: Sequence[str]

    @property
    def program(self) -> str | None:
        """Where it is installed."""
        return shutil.which(self.command[0], path=os.pathsep.join([os.environ.get("PEERS", ""), _path()]))


def write_plan(folder: Path, values: Sequence[Value]) -> None:
    """Write a plan of one issue, and a log for each measure."""
    (folder / "issues").mkdir()
    (folder / "readings").mkdir()
    about = f"title: Equal data\norganisation: Nobody\nstarts: {BEGIN}\npublished: {BEGIN}\ncloses: {DUE}\n"
    (folder / "plan.yaml").write_text(about)
    measures = "".join(
        f"      - {{id: 1{_letters(n)}, text: Measure {n}, unit: percent, better: higher,\n"
        f"         milestones: [{{by: {DUE}, target: 60}}]}}\n"
        for n in range(MEASURES)
    )
    (folder / "issues" / "1.yaml").write_text(
        'id: "1"\nstatement: All\nactions:\n  - id: "1.1"\n    title: Observe\n    leads: [Nobody]\n'
        f"    start: {BEGIN}\n    end: {DUE}\n    measures:\n{measures}"
    )
    for n in range(MEASURES):
        lines = [
            f'- {{"period": "{value.day}", "value": {value.figure}, "recorded": "{value.day}"}}\n'
            for value in values
            if value.measure == n
        ]
        (folder / "readings" / f"1{_letters(n)}.yaml").write_text("".join(lines))


def write_journal(folder: Path, values: Sequence[Value]) -> None:
    """Write a journal for hledger: a budget for each account, and a transaction for each value."""
    budget = "".join(f"  m:{_letters(n)}  60\n" for n in range(MEASURES))
    entries = "".join(
        f"{value.day} observed\n  m:{_letters(value.measure)}  {value.figure}\n  seen\n\n" for value in values
    )
    (folder / "all.journal").write_text(f"~ yearly from {BEGIN}\n{budget}  seen\n\n{entries}")


def write_ledger(folder: Path, values: Sequence[Value]) -> None:
    """Write a ledger for beancount, which has no budgets: the sums alone."""
    names = [f"Assets:M{_letters(n).upper()}" for n in range(MEASURES)]
    opened = "".join(f"{BEGIN} open {name}\n" for name in [*names, "Equity:Seen"])
    entries = "".join(
        f'{value.day} * "observed"\n  {names[value.measure]}  {value.figure} GBP\n  Equity:Seen\n\n'
        for value in values
    )
    (folder / "all.beancount").write_text(f"{opened}\n{entries}")


def write_tasks(folder: Path, values: Sequence[Value]) -> None:
    """Write tasks: one for each value, done or pending by whether it reaches what was promised."""
    for name, is_done in (("pending.data", False), ("completed.data", True)):
        status = "completed" if is_done else "pending"
        lines = [
            f'[description:"seen {value.figure}" uuid:"{UUID(int=n)}" project:"{_letters(value.measure)}" '
            f'due:"{(on := _stamp(value.day))}" entry:"{on}" end:"{on}" status:"{status}"]\n'
            for n, value in enumerate(values)
            if (value.figure >= 60) is is_done
        ]
        (folder / name).write_text("".join(lines))
    (folder / "taskrc").write_text(
        f"data.location={folder}\nverbose=nothing\nconfirmation=no\ngc=off\nhooks=off\n"
    )


def write_items(folder: Path, values: Sequence[Value]) -> None:
    """Write a document of doorstop: an item, a file, for each value."""
    (folder / ".doorstop.yml").write_text("settings:\n  digits: 7\n  prefix: M\n  sep: ''\n")
    for n, value in enumerate(values):
        (folder / f"M{n:07}.yml").write_text(
            f"active: true\nderived: false\nheader: ''\nlevel: 1.{n + 1}\nlinks: []\nnormative: true\n"
            f"ref: ''\nreviewed: null\ntext: |\n  {value.day} {_letters(value.measure)} {value.figure}\n"
        )
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)  # noqa: S607 - as the user has it


PEERS: Final = (
    Peer("plantrack status", write_plan, [sys.executable, "-c", START, "status"]),
    Peer(
        "hledger balance --budget",
        write_journal,
        ["hledger", "-f", "all.journal", "balance", "--budget", "--yearly"],
    ),
    Peer("hledger balance", write_journal, ["hledger", "-f", "all.journal", "balance"]),
    Peer(
        "bean-query, sums by account",
        write_ledger,
        ["bean-query", "all.beancount", "select account, sum(position), last(date) group by account"],
    ),
    Peer("task summary", write_tasks, ["task", "rc:taskrc", "summary"]),
    Peer("doorstop, check", write_items, ["doorstop", "--no-level-check", "--quiet"]),
)


def main() -> int:
    """Measure every size, and print a table in Markdown."""
    there = [peer for peer in PEERS if peer.program]
    slow: set[str] = set()
    print(
        f"| processor time, s | {' | '.join(f'N = {size:,}' for size in SIZES)} |",
        f"|---|{'---:|' * len(SIZES)}",
        sep="\n",
    )
    columns = []
    for size in SIZES:
        columns.append(_measure([peer for peer in there if peer.name not in slow], size))
        slow |= {peer.name for peer in there if columns[-1].get(peer.name) is None}
    for peer in there:
        cells = (_cell(column.get(peer.name), column[PEERS[0].name]) for column in columns)
        print(f"| {peer.name} | {' | '.join(cells)} |")
    for peer in PEERS:
        if peer not in there:
            print(f"Not installed: {peer.name}", file=sys.stderr)
    return 0


def _cell(seconds: float | None, own: float | None) -> str:
    if seconds is None:
        return f"over {LONGEST:.0f}"
    return f"{seconds:.2f} ({seconds / own:.2f} x)" if own else f"{seconds:.2f}"


def _measure(peers: Sequence[Peer], size: int) -> dict[str, float | None]:
    with tempfile.TemporaryDirectory() as place:
        values = tuple(_values(size))
        for peer in peers:
            folder = Path(place, peer.name)
            folder.mkdir()
            peer.write(folder, values)
        taken: dict[str, float | None] = {}
        for _ in range(RUNS):
            for peer in peers:
                before = taken.get(peer.name, float("inf"))
                seconds = None if before is None else _seconds(peer, Path(place, peer.name))
                taken[peer.name] = None if before is None or seconds is None else min(before, seconds)
        return taken


def _values(size: int) -> Iterator[Value]:
    """Spread N values over the measures, a day apart; the figures go up and down between 20 and 99."""
    for n in range(size):
        yield Value(n % MEASURES, BEGIN + timedelta(days=n // MEASURES), 20 + n * 7 % 80)


def _seconds(peer: Peer, folder: Path) -> float | None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(
            [str(peer.program), *peer.command[1:]],
            cwd=folder,
            env={
                "PATH": _path(),
                "HOME": str(folder),
                "PLANTRACK_PLAN": ".",
                "LC_ALL": "C.UTF-8",
                "NO_COLOR": "1",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{peer.name} ended with {done.returncode}:\n{(done.stderr or done.stdout).decode()[:2000]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _letters(number: int) -> str:
    """Name a measure: a to z, then aa to az."""
    return chr(97 + number) if number < 26 else f"a{chr(97 + number - 26)}"


def _stamp(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400


def _path() -> str:
    return os.environ["PATH"]


if __name__ == "__main__":
    sys.exit(main())
