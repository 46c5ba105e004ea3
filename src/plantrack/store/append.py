"""Appending: one reading, one line, one write, under a lock; all of it or nothing.

What is written is on the disk when `append_reading` returns. When it raises, the log is as it was.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EINVAL, ELOOP, ENOSPC, ENOTSUP
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from plantrack.core.entry import encode_line
from plantrack.core.logline import LineFault, decode_line
from plantrack.core.reading import Log, Reading
from plantrack.errors import PlantrackError, Refused
from plantrack.store.layout import log_name
from plantrack.store.readings import load_log, open_log, reason

PATIENCE: Final = 10.0
"""How many seconds to wait while another plantrack writes to the same log."""

NOTHING: Final = "Nothing was recorded."

Judge = Callable[[Log], None]
"""Looks at what a log holds, and raises Refused when the reading may not be added to it."""


@dataclass(frozen=True, slots=True)
class LogFile:
    """The log of one measure: the folder it lies in, and its path as the user would type it."""

    folder: Path
    measure_id: str
    shown: str
    year_start: int = 4

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.folder / log_name(self.measure_id)

    @property
    def lock(self) -> Path:
        """The file that is locked while the log is written: beside it, hidden, and never read."""
        return self.folder / f".{self.measure_id}.lock"


def rehearse_reading(log: LogFile, reading: Reading, judge: Judge) -> str:
    """Give the line that would be appended, and write nothing.

    Raises Refused when the reading may not be added, PlantrackError when the log is not fit to be added to.
    """
    line = _line(log, reading)
    readings, diagnostics = load_log(log.path, log.shown, log.year_start)
    if diagnostics:
        first = diagnostics[0]
        raise PlantrackError(f"{first.location}: {first.message}.\n{first.help}\n{NOTHING}")
    judge(readings)
    return line


def append_reading(log: LogFile, reading: Reading, judge: Judge) -> str:
    """Append a reading to its log, and give its line.

    `judge` sees the log as it is under the lock: nobody adds a line between its answer and the write. Raises
    as `rehearse_reading` does, and PlantrackError when the line cannot be written.
    """
    with _locked(log), _in_plain_words(log):
        line = rehearse_reading(log, reading, judge)
        _append(log, line)
    return line


def _line(log: LogFile, reading: Reading) -> str:
    """Encode a reading, and read it back before it is believed."""
    line = encode_line(reading)
    said = decode_line(line, reading.line, log.year_start)
    if isinstance(said, LineFault):
        raise Refused(f"{said.message}. {NOTHING}")
    if said != reading:
        raise Refused(f"this reading cannot be written so that it reads the same again: {line}. {NOTHING}")
    return line


@contextmanager
def _locked(log: LogFile) -> Iterator[None]:
    """Hold the lock of a log; that it cannot be let go is no reason to deny what was recorded.

    The lock's file is taken away while it is held: whoever waits on it sees that, and makes a new one.
    """
    lock = FileLock(log.lock, timeout=PATIENCE)
    with _in_plain_words(log):
        _make_folder(log.folder)
        lock.acquire()
    try:
        yield
    finally:
        with suppress(OSError):
            log.lock.unlink()
        with suppress(OSError):
            lock.release()


@contextmanager
def _in_plain_words(log: LogFile) -> Iterator[None]:
    try:
        yield
    except Timeout:
        words = f"{log.shown}: another plantrack has been writing to it for {PATIENCE:.0f} seconds"
        raise PlantrackError(
            f"{words}. Try again, or see who holds {log.lock.name} beside it. {NOTHING}"
        ) from None
    except OSError as error:
        raise PlantrackError(
            f"{log.shown}: the reading could not be written: {reason(error)}. {NOTHING}"
        ) from error


def _make_folder(folder: Path) -> None:
    if folder.is_symlink():
        raise OSError(ELOOP, "the folder is a link")
    with suppress(FileExistsError):
        folder.mkdir()
        _sync_folder(folder.parent)


def _append(log: LogFile, line: str) -> None:
    handle, is_new = _open(log.path)
    try:
        size = os.fstat(handle).st_size
        missing, line_break = _line_breaks(handle, size)
        try:
            _write(handle, missing + line.encode() + line_break)
            if is_new:
                _sync_folder(log.folder)
        except BaseException:
            _put_back(handle, size, log, is_new=is_new)
            raise
    finally:
        with suppress(OSError):  # what matters is on the disk since fsync
            os.close(handle)


def _open(path: Path) -> tuple[int, bool]:
    """Open a log to add to its end; the second says whether it was made for it."""
    try:
        return open_log(path, os.O_RDWR | os.O_APPEND), False
    except FileNotFoundError:
        return open_log(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL), True


def _line_breaks(handle: int, size: int) -> tuple[bytes, bytes]:
    """Give what the last line lacks of its line break, and the line break that the file uses."""
    line_break = b"\r\n" if b"\r\n" in os.read(handle, 1 << 16) else b"\n"
    os.lseek(handle, max(size - 1, 0), os.SEEK_SET)
    match os.read(handle, 1):
        case b"" | b"\n":
            return b"", line_break
        case b"\r":
            return b"\n", line_break
        case _:
            return line_break, line_break


def _write(handle: int, content: bytes) -> None:
    if os.write(handle, content) != len(content):
        raise OSError(ENOSPC, "only a part was written")
    os.fsync(handle)


def _put_back(handle: int, size: int, log: LogFile, *, is_new: bool) -> None:
    """Make the log what it was before the write."""
    try:
        os.ftruncate(handle, size)
        if is_new:
            log.path.unlink()
    except OSError as error:
        raise PlantrackError(
            f"{log.shown}: the write failed, and the file could not be put back: {reason(error)}. "
            "Look at its last line before you go on; `plantrack check` says whether it is whole"
        ) from error


def _sync_folder(folder: Path) -> None:
    """See to it that a new name in a folder is on the disk, where the system can promise that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {EINVAL, ENOTSUP}:
            raise
    finally:
        os.close(handle)
