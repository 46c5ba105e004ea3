"""The disk: reading a plan file as text without being led astray by what lies under its name."""

import os
import re
import stat
from pathlib import Path
from typing import Final

from plantrack.store.fault import Fault, FaultCode

LARGEST: Final = 8 * 1024 * 1024
"""The largest plan file that is read, in bytes; the largest real one is a few hundredths of it."""

BREAK: Final = re.compile(r"\r\n|\r|\n")
_SAFELY = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")  # as far as the system has them
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in _SAFELY)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path, root: Path) -> str | Fault:
    """Read a file of the plan folder `root` as text, without its byte order mark.

    A fault instead when it is not a plain file inside `root`, too large, or not UTF-8.
    """
    content = read_bytes(path, root)
    return content if isinstance(content, Fault) else text_of(content)


def read_bytes(path: Path, root: Path) -> bytes | Fault:
    """Read a file of the plan folder `root`. A fault when it is not a plain file inside it, or too large."""
    try:
        return _read(path, root)
    except (OSError, ValueError) as error:
        return _unreadable(error)


def list_folder(folder: Path, root: Path) -> tuple[str, ...] | Fault:
    """List the names in a folder of the plan, in order; none when there is no such folder."""
    if not os.path.lexists(folder):
        return ()
    if not _is_inside(folder, root):
        return astray("the folder is a link that leads out of the plan")
    try:
        return tuple(sorted(entry.name for entry in folder.iterdir()))
    except OSError as error:
        return _unreadable(error)


def place_of(text: str, index: int) -> tuple[int, int]:
    """Give the line and column, from 1, of a character of a text."""
    line, start = 1, 0
    for found in BREAK.finditer(text, 0, index):
        line, start = line + 1, found.end()
    return line, index - start + 1


def text_of(content: bytes) -> str | Fault:
    """Give the text of a file's bytes, without its byte order mark; a fault when they are not UTF-8."""
    if content.startswith(_UTF16):
        return _not_utf8("the file is text in UTF-16, and plan files are UTF-8", 1, 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode()  # the codec's object begins after the byte order mark
        return _not_utf8("the file is not UTF-8: this character cannot be read", *place_of(good, len(good)))


def too_large() -> Fault:
    """Give the fault of a file that is over the limit."""
    return Fault(
        FaultCode.TOO_LARGE,
        f"the file is over {LARGEST // 1024 // 1024} MiB, the most that a plan file may have",
        "Look whether this is the right file; if it is, split it into several",
    )


def astray(message: str) -> Fault:
    """Give the fault of what is not the file itself, such as a link."""
    return Fault(FaultCode.UNREADABLE, message, "Put the file itself there, in its place in the plan folder")


def _read(path: Path, root: Path) -> bytes | Fault:
    if not _is_inside(path, root):
        return astray("the file is a link that leads out of the plan")
    descriptor = os.open(os.path.realpath(path), _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return astray("this is not a plain file")
        with open(descriptor, "rb", closefd=False) as file:
            content = file.read(LARGEST + 1)
    finally:
        os.close(descriptor)
    return content if len(content) <= LARGEST else too_large()


def _is_inside(path: Path, root: Path) -> bool:
    real, within = os.path.realpath(path), os.path.realpath(root)
    try:
        return os.path.commonpath((real, within)) == within
    except ValueError:  # another drive
        return False


def _not_utf8(message: str, line: int, column: int) -> Fault:
    return Fault(
        FaultCode.NOT_UTF8,
        message,
        'Open it in an editor and save it as "UTF-8"; an old text file is often "Windows-1252"',
        line,
        column,
    )


def _unreadable(error: OSError | ValueError) -> Fault:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Fault(
        FaultCode.UNREADABLE,
        f"it could not be read: {reason[:1].lower()}{reason[1:]}",
        "Look whether it is there, and whether you are allowed to read it",
    )
