"""Shelves: where the files of a plan are read from, be it a folder on disk or the tree of a commit."""

from pathlib import Path
from typing import NamedTuple, Protocol

from plantrack.core.finding import Diagnostic
from plantrack.core.reading import Log, Needed
from plantrack.store import layout
from plantrack.store.disk import list_folder, read_text
from plantrack.store.fault import Fault
from plantrack.store.readings import load_log


class Shelf(Protocol):
    """The files of one plan. What cannot be read is a fault, never an exception."""

    def names(self, folder: str) -> tuple[str, ...] | Fault:
        """List the names in a folder of the plan, in order; none when there is no such folder."""
        ...

    def text(self, *names: str) -> str | Fault:
        """Give the text of the file at the end of some names, without its byte order mark."""
        ...

    def log(
        self, name: str, shown: str, year_start: int, needed: Needed
    ) -> tuple[Log, tuple[Diagnostic, ...]]:
        """Read a file of readings: those that are needed, and what is wrong with the lines that are none."""
        ...


class DiskShelf(NamedTuple):
    """A plan's folder on disk."""

    root: Path

    def names(self, folder: str) -> tuple[str, ...] | Fault:
        """List the names in a folder of the plan."""
        return list_folder(self.root / folder, self.root)

    def text(self, *names: str) -> str | Fault:
        """Give the text of a file."""
        return read_text(self.root.joinpath(*names), self.root)

    def log(
        self, name: str, shown: str, year_start: int, needed: Needed
    ) -> tuple[Log, tuple[Diagnostic, ...]]:
        """Read a file of readings, a block of lines at a time."""
        return load_log(self.root / layout.READINGS / name, shown, year_start, needed)
