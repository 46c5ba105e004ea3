"""Findings: something wrong in the data, said once, with the place where it is and what to do."""

from enum import StrEnum
from typing import Literal, NamedTuple

Route = tuple[str | int, ...]


class Level(StrEnum):
    """How bad a finding is. Only an error makes `check` answer no."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Pointer(NamedTuple):
    """Where a finding is, symbolically: a thing by its id, and the route of keys inside it.

    `occurrence` counts from 0 where an id is used more than once. A reading is ("log", measure id, (line,)).
    """

    thing: Literal["plan", "issue", "action", "measure", "log"]
    id: str = ""
    route: Route = ()
    occurrence: int = 0


class Finding(NamedTuple):
    """Something wrong: its kebab-case code, the id of the thing, what is, and what to do."""

    code: str
    level: Level
    pointer: Pointer
    message: str
    help: str

    @property
    def subject(self) -> str:
        """The id that the finding is about; "plan" for the plan itself."""
        return self.pointer.id or "plan"


class Location(NamedTuple):
    """A concrete place: a file as the user would name it, and a line and column from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Diagnostic(NamedTuple):
    """A finding with its concrete place."""

    code: str
    level: Level
    subject: str
    message: str
    help: str
    location: Location

    def __str__(self) -> str:
        about = f"{self.subject}: " if self.subject else ""
        return f"{self.location}: {self.level}[{self.code}] {about}{self.message}"
