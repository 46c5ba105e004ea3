"""Logs on disk: the readings of a measure, one a line, and what is wrong with the lines that are none.

A log is read a block of lines at a time. Good lines are kept, bad ones left out and told: who asks for the
readings knows from the diagnostics that they are not all.
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from plantrack.core.finding import Diagnostic, Level, Location
from plantrack.core.logblock import Block, block_of, read_carefully, read_fast, without_remarks
from plantrack.core.logline import LineFault
from plantrack.core.reading import LastRecorded, Log, Needed, Reading

BLOCK: Final = 1 << 20
"""How many bytes are read at a time: about 10,000 lines, so that memory does not grow with the log."""

MOST_BYTES: Final = 1 << 30
"""A larger file is no log of readings."""

MOST_FAULTS: Final = 100
"""How many bad lines of one log are told; the rest are counted."""

_NO_LOCKS = "the disk cannot lock files; keep the plan on one that can, such as this computer's own"
_REASONS = {
    errno.ELOOP: "it is a link, and only an ordinary file is read or written",
    errno.EISDIR: "it is a folder or a device, not an ordinary file",
    errno.ENXIO: "it is a folder or a device, not an ordinary file",
    errno.EFBIG: "it is too large for a log of readings",
    errno.EACCES: "you have no permission to open it",
    errno.EPERM: "you have no permission to open it",
    errno.EROFS: "the disk or folder can only be read, not written",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EIO: "the disk reports a fault",
    errno.EMFILE: "too many files are open at once",
    errno.ENFILE: "too many files are open at once",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.ESTALE: "another program put another file in its place meanwhile; try again",
    errno.ENOLCK: _NO_LOCKS,
    errno.ENOSYS: _NO_LOCKS,
    errno.ENOTSUP: _NO_LOCKS,
    errno.EOPNOTSUPP: _NO_LOCKS,
}


def load_log(
    path: Path, shown: str, year_start: int, needed: Needed = "all"
) -> tuple[Log, tuple[Diagnostic, ...]]:
    """Read a log: the readings that are needed, in order of their lines, and what is wrong with the others.

    `shown` is the path as the user would type it. A file that is not there is a log without readings; one
    that cannot be read, or only in part, is a diagnostic. Nothing in a file makes this raise.
    """
    try:
        with os.fdopen(open_log(path, os.O_RDONLY), "rb") as stream:
            return read_log(stream, path.stem, shown, year_start, needed)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        advice = "Put the file right, or restore it from git; its readings are not counted until then"
        fault = LineFault("unreadable", 1, f"this file cannot be read: {reason(error)}", advice)
        return (), unread_log(fault, path.stem, shown)


def read_log(
    stream: BinaryIO, measure: str, shown: str, year_start: int, needed: Needed = "all"
) -> tuple[Log, tuple[Diagnostic, ...]]:
    """Read the log of a measure from its bytes, wherever they come from."""
    sheet = _Sheet(shown, measure, year_start, [] if needed == "all" else LastRecorded())
    for block in _blocks(stream, sheet):
        sheet.read(block)
    return tuple(sheet.readings), sheet.diagnostics()


def unread_log(fault: LineFault, measure: str, shown: str) -> tuple[Diagnostic, ...]:
    """Say of a whole log why it could not be read."""
    place = Location(shown, 1, fault.column)
    return (Diagnostic(fault.code, Level.ERROR, measure, fault.message, fault.help, place),)


def open_log(path: Path, flags: int) -> int:
    """Open a log, as an ordinary file or not at all: links, folders, pipes and devices raise OSError."""
    safe = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    handle = os.open(path, flags | safe, 0o666)
    about = os.fstat(handle)
    if stat.S_ISREG(about.st_mode) and about.st_size <= MOST_BYTES:
        return handle
    os.close(handle)
    raise OSError(errno.EFBIG if stat.S_ISREG(about.st_mode) else errno.EISDIR, "not a log")


def reason(error: OSError) -> str:
    """Why the system refused, in plain words."""
    return _REASONS.get(error.errno or 0) or (error.strerror or "the system does not say why").lower()


class _Sheet:
    """What has been read of one log so far."""

    def __init__(
        self, shown: str, measure: str, year_start: int, readings: list[Reading] | LastRecorded
    ) -> None:
        self.shown = shown
        self.measure = measure
        self.year_start = year_start
        self.readings = readings
        self.told: list[Diagnostic] = []
        self.untold = self.first_untold = 0

    def read(self, block: Block) -> None:
        """Take the readings of a block, by the fast road if it is open."""
        latest = isinstance(self.readings, LastRecorded)
        readings = read_fast(block, self.year_start, latest=latest)
        if readings is None:
            block = without_remarks(block)
            readings = read_fast(block, self.year_start, latest=latest)
        self.readings.extend(self._read_carefully(block) if readings is None else readings)

    def _read_carefully(self, block: Block) -> Iterator[Reading]:
        for line, said in read_carefully(block, self.year_start):
            if isinstance(said, Reading):
                yield said
            else:
                self.tell(line, said)

    def tell(self, line: int, fault: LineFault) -> None:
        """Note a fault, or count it when enough have been told."""
        if len(self.told) < MOST_FAULTS:
            self.told.append(self._diagnostic(line, fault))
        else:
            self.untold += 1
            self.first_untold = self.first_untold or line

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is wrong, in order of lines."""
        if not self.untold:
            return tuple(self.told)
        words = f"from here on {self.untold} more places in this file are not readings"
        rest = LineFault("log-line", 1, words, "Correct those above first, then look again")
        return (*self.told, self._diagnostic(self.first_untold, rest))

    def _diagnostic(self, line: int, fault: LineFault) -> Diagnostic:
        place = Location(self.shown, line, fault.column)
        return Diagnostic(fault.code, Level.ERROR, self.measure, fault.message, fault.help, place)


def _blocks(stream: BinaryIO, sheet: _Sheet) -> Iterator[Block]:
    """Give the lines that should be readings, numbered from 1, some thousands at a time."""
    first = 1
    while text := _whole_lines(stream):
        if first == 1:
            if text.startswith((b"\xff\xfe", b"\xfe\xff")):
                advice = "Save it as UTF-8 (in a spreadsheet: CSV UTF-8; in an editor: Save with encoding)"
                return sheet.tell(1, LineFault("not-utf8", 1, "this file is UTF-16 text, not UTF-8", advice))
            text = text.removeprefix(b"\xef\xbb\xbf")
        block = block_of(text, first)
        first += len(block.numbers)
        yield block
    return None


def _whole_lines(stream: BinaryIO) -> bytes:
    """Read some thousands of lines; one too long to be a reading is cut, and cannot fill the memory."""
    text = stream.read(BLOCK)
    rest = b"" if text.endswith(b"\n") else stream.readline(BLOCK)
    text += rest
    while len(rest) == BLOCK and not rest.endswith(b"\n"):
        rest = stream.readline(BLOCK)
    return text if text.endswith(b"\n") or not rest.endswith(b"\n") else text + b"\n"
