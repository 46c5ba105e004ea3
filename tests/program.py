"""What the fixtures of `conftest.py` give a test: the program as a user runs it, and golden files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
NODE = ROOT / ".venv" / "node" / "node_modules"
"""Where `make` installs what is had from npm; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left: its exit code and its two streams. Windows line ends are read as plain ones."""

    code: int
    stdout: str
    stderr: str


class Program(Protocol):
    """Run `plantrack` with arguments, in the test's own folder and with nothing of the user's environment."""

    def __call__(
        self,
        *arguments: str,
        stdin: str = "",
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Outcome: ...


class Golden(Protocol):
    """Compare a whole output with `tests/golden/<name>`; with `--update-golden`, write it there."""

    def __call__(self, name: str, text: str) -> None: ...
