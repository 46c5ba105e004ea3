"""The lock: one program at a time adds to a log, and those that wait are served by the system, in their turn.

The log itself is locked: nothing lies about afterwards, and a program that is killed holds nothing. Programs
that wait by looking again and again starve each other (docs/reliability.md has the figures).
"""

import sys
from typing import Final, NoReturn


class Busy(Exception):  # noqa: N818 - named for what the log is
    """Another program has held the lock all the while."""


if sys.platform == "win32":
    import msvcrt
    import os
    import time

    _FAR: Final = (1 << 31) - 2
    """A byte beyond any log: on Windows nobody else can read what is locked."""

    def lock(handle: int, patience: float) -> None:
        """Lock an open file until it is closed. Raises Busy after so many seconds."""
        until = time.monotonic() + patience
        while not _is_locked(handle):
            if time.monotonic() > until:
                raise Busy
            time.sleep(0.01)

    def _is_locked(handle: int) -> bool:
        """Try to lock it; afterwards it is read from its beginning again."""
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
else:
    import signal
    from fcntl import LOCK_EX, LOCK_NB, flock

    def lock(handle: int, patience: float) -> None:
        """Lock an open file until it is closed. Raises Busy after so many seconds."""
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            _wait(handle, patience)

    def _wait(handle: int, patience: float) -> None:
        """Wait in the system's queue, and have an alarm set: the call itself knows no end."""
        before = signal.signal(signal.SIGALRM, _give_up)
        signal.setitimer(signal.ITIMER_REAL, patience)
        try:
            flock(handle, LOCK_EX)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    def _give_up(*_signal: object) -> NoReturn:
        raise Busy
