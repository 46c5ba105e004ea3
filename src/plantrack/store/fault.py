"""Faults: what reading one plan file found wrong in it, and the list of their codes."""

from enum import StrEnum
from typing import NamedTuple, Self

from plantrack.core.finding import Diagnostic, Level, Location


class FaultCode(StrEnum):
    """Every code that reading a plan file can give, each with its meaning. All are errors."""

    meaning: str

    def __new__(cls, code: str, meaning: str) -> Self:
        """Make one code; `meaning` is its line in the documentation."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    UNREADABLE = "unreadable", "the file or folder could not be read, or is not a plain file inside the plan"
    TOO_LARGE = "too-large", "the file is larger, deeper or busier than any plan file needs to be"
    NOT_UTF8 = "not-utf8", "the file is not text in UTF-8"
    BAD_CHARACTER = "bad-character", "a character that nobody can see, and that a plan file cannot hold"
    CONFLICT_MARKER = "conflict-marker", "two versions of the file were not merged"
    EMPTY_FILE = "empty-file", "the file says nothing"
    YAML_SYNTAX = "yaml-syntax", "the file is not YAML: a quotation mark, colon or indent is out of place"
    YAML_FEATURE = "yaml-feature", "a feature of YAML that plan files do without: an alias, a tag, a merge"
    DUPLICATE_KEY = "duplicate-key", "a key is written twice in one group"
    UNKNOWN_KEY = "unknown-key", "a key that the format does not know"
    MISSING_KEY = "missing-key", "a key that must be there is not"
    EMPTY_VALUE = "empty-value", "a key with nothing after it"
    WRONG_SHAPE = "wrong-shape", "text, a list or a group of keys where another of the three belongs"
    BAD_WORD = "bad-word", "a word that is not one of the few allowed"
    BAD_ID = "bad-id", "an id with a character that ids do not have"
    BAD_PERIOD = "bad-period", "a date or period that cannot be read"
    BAD_VALUE = "bad-value", "a value that cannot be read, or values that contradict each other"
    MISNAMED_FILE = "misnamed-file", "a file that looks like part of the plan and, by its name, is not read"
    NO_ISSUES = "no-issues", "the plan has no issue file"
    LOG_WITHOUT_MEASURE = "log-without-measure", "a file of readings named after no measure of the plan"


class Fault(NamedTuple):
    """Something wrong in one file: its code, what is, what to do, and the line and column from 1."""

    code: FaultCode
    message: str
    help: str
    line: int = 1
    column: int = 1

    def at(self, file: str, subject: str = "") -> Diagnostic:
        """Give the fault as a diagnostic of a file, about the thing with the id `subject`."""
        place = Location(file, self.line, self.column)
        return Diagnostic(self.code.value, Level.ERROR, subject, self.message, self.help, place)


Faults = tuple[Fault, ...]
