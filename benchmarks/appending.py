"""What it takes to append a line, by the clock: the lock, the look at the tail, the write, and fsync."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Final, TypeVar

from plantrack.store.append import LogFile, append_line, locked

LINE: Final = '- {"period": "2014-09", "value": 55, "recorded": "2014-10-06", "by": "A. Officer"}'
ROUNDS: Final = 200

RowT = TypeVar("RowT")


def appends(folder: Path, row: Callable[[str, str, str, float, float], RowT]) -> Iterator[RowT]:
    """Compare appending to a short log with a bare write and fsync, and with appending to a long log."""
    short, bare, long = (
        _log(folder, *log) for log in (("short", 1_000), ("bare", 1_000), ("long", 1_000_000))
    )
    took: list[list[float]] = [[], [], []]
    for _ in range(ROUNDS):
        took[0].append(_clocked(lambda: _append(short)))
        took[1].append(_clocked(lambda: _bare_append(bare.path)))
        took[2].append(_clocked(lambda: _append(long)))
    ours, plain, far = (sorted(seconds)[ROUNDS // 2] for seconds in took)
    shown = [f"{seconds * 1e6:,.0f} us" for seconds in (ours, plain, far)]
    yield row("appending a line : a bare write and fsync", shown[0], shown[1], ours / plain, 1.5)
    yield row("appending to 1,000,000 lines : to 1,000", shown[2], shown[0], far / ours, 1.2)


def _log(folder: Path, name: str, lines: int) -> LogFile:
    log = LogFile(folder / name, "1c", name)
    log.folder.mkdir()
    log.path.write_text(f"{LINE}\n" * lines, encoding="utf-8")
    return log


def _clocked(act: Callable[[], None]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


def _append(log: LogFile) -> None:
    with locked(log) as handle:
        append_line(handle, log, LINE)


def _bare_append(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND)
    os.write(handle, LINE.encode() + b"\n")
    os.fsync(handle)
    os.close(handle)
