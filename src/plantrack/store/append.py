"""Appending: one reading, one line, one write, under a lock; all of it or nothing.

What is written is on the disk when `append_reading` returns. When it raises, the log is as it was.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EINVAL, ELOOP, ENOSPC, ENOTSUP, ESTALE
from functools import cached_property
from pathlib import Path
from typing import Final

from plantrack.core.entry import encode_line
from plantrack.core.logline import LineFault, decode_line
from plantrack.core.reading import Log, Reading
from plantrack.errors import InDoubt, PlantrackError, Refused
from plantrack.store.layout import log_name
from plantrack.store.lock import Busy, lock
from plantrack.store.readings import load_log, open_log, reason

PATIENCE: Final = 10.0
"""How many seconds to wait while another plantrack writes to the same log."""

_ADDING: Final = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)

Judge = Callable[[Log], None]
"""Looks at what a log holds, and raises Refused when the reading may not be added to it."""


@dataclass(frozen=True)
class LogFile:
    """The log of one measure: the folder it lies in, and its path as the user would type it."""

    folder: Path
    measure_id: str
    shown: str
    year_start: int = 4

    @cached_property
    def path(self) -> Path:
        """Where it is."""
        return self.folder / log_name(self.measure_id)


def rehearse_reading(log: LogFile, reading: Reading, judge: Judge) -> str:
    """Give the line that would be appended, and write nothing.

    Raises Refused when the reading may not be added, PlantrackError when the log is not fit to be added to.
    """
    line = _line(log, reading)
    readings, diagnostics = load_log(log.path, log.shown, log.year_start)
    if diagnostics:
        first = diagnostics[0]
        raise PlantrackError(f"{first.location}: {first.message}.\n{first.help}")
    judge(readings)
    return line


def append_reading(log: LogFile, reading: Reading, judge: Judge) -> str:
    """Append a reading to its log, and give its line.

    `judge` sees the log as it is under the lock: nobody adds a line between its answer and the write. Raises
    as `rehearse_reading` does, and PlantrackError when the line cannot be written.
    """
    with _in_plain_words(log), locked(log) as handle:
        line = rehearse_reading(log, reading, judge)
        append_line(handle, log, line)
    return line


def _line(log: LogFile, reading: Reading) -> str:
    """Encode a reading, and read it back before it is believed."""
    line = encode_line(reading)
    said = decode_line(line, reading.line, log.year_start)
    if isinstance(said, LineFault):
        raise Refused(f"{said.message}.")
    if said != reading:
        raise Refused(f"this reading cannot be written so that it reads the same again: {line}.")
    return line


@contextmanager
def locked(log: LogFile) -> Iterator[int]:
    """Hold a log open and locked, and make it first if need be; when that was for nothing, unmake it.

    While it waited another program may have put another file in its place: then that one is locked.
    """
    if log.folder.is_symlink():
        raise OSError(ELOOP, "the folder is a link")
    with suppress(FileExistsError):
        log.folder.mkdir()
    while True:
        handle, is_made = _open(log.path)
        try:
            lock(handle, PATIENCE)
            if _has_name(handle, log.path):
                yield handle
                return
        except Busy:
            raise
        except Exception:
            if is_made:
                _unmake(handle, log.path)
            raise
        finally:
            with suppress(OSError):  # what matters is on the disk since fsync
                os.close(handle)


def _open(path: Path) -> tuple[int, bool]:
    """Open a log to add to its end; the second says whether it was made for it."""
    try:
        return open_log(path, _ADDING), False
    except FileNotFoundError:
        with suppress(FileExistsError):
            return os.open(path, _ADDING | os.O_CREAT | os.O_EXCL, 0o666), True
        return open_log(path, _ADDING), False


def _unmake(handle: int, path: Path) -> None:
    """Take a log away that was made here, if nobody else has added to it."""
    with suppress(OSError):
        if os.fstat(handle).st_size == 0:
            if os.name == "nt":  # there an open file keeps its name
                os.close(handle)
            path.unlink()
            _sync_folder(path.parent)


def _has_name(handle: int, path: Path) -> bool:
    """Is an open file still the one that a path names?"""
    try:
        return os.name == "nt" or os.path.samestat(os.fstat(handle), os.lstat(path))
    except FileNotFoundError:
        return False


@contextmanager
def _in_plain_words(log: LogFile) -> Iterator[None]:
    try:
        yield
    except Busy:
        raise PlantrackError(
            f"{log.shown}: another plantrack has been writing to it for {PATIENCE:.0f} seconds. "
            "Try again; if it stays so, look for a plantrack that hangs, and end it."
        ) from None
    except OSError as error:
        raise PlantrackError(f"{log.shown}: the reading could not be written: {reason(error)}.") from error


def append_line(handle: int, log: LogFile, line: str) -> None:
    """Write the line, and see it to the disk; put the log back as it was when that fails."""
    size = os.fstat(handle).st_size
    missing, line_break = _line_breaks(handle, size)
    try:
        _write(handle, missing + line.encode() + line_break)
        if not size:  # it may be new, and its folder too
            _sync_folder(log.folder)
            _sync_folder(log.folder.parent)
        _confirm_name(handle, log.path)
    except BaseException:
        _put_back(handle, size, log)
        raise


def _confirm_name(handle: int, path: Path) -> None:
    if not _has_name(handle, path):
        raise OSError(ESTALE, "replaced")


def _line_breaks(handle: int, size: int) -> tuple[bytes, bytes]:
    """Give what the last line lacks of its line break, and the line break to use: the last line's own.

    Where it has none, the first lines of the file tell.
    """
    os.lseek(handle, max(size - 2, 0), os.SEEK_SET)
    end = os.read(handle, 2)
    if not size or end.endswith(b"\n"):
        return b"", b"\r\n" if end == b"\r\n" else b"\n"
    os.lseek(handle, 0, os.SEEK_SET)
    line_break = b"\r\n" if b"\r\n" in os.read(handle, 1 << 16) else b"\n"
    return b"\n" if end.endswith(b"\r") else line_break, line_break


def _write(handle: int, content: bytes) -> None:
    if os.write(handle, content) != len(content):
        raise OSError(ENOSPC, "only a part was written")
    os.fsync(handle)


def _put_back(handle: int, size: int, log: LogFile) -> None:
    """Make the log what it was before the write, on the disk too if that can still be done."""
    try:
        os.ftruncate(handle, size)
    except OSError as error:
        raise InDoubt(
            f"{log.shown}: the write failed, and the file could not be put back: {reason(error)}. "
            "Look at its last line before you go on; `plantrack check` says whether it is whole."
        ) from error
    with suppress(OSError):
        os.fsync(handle)


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
