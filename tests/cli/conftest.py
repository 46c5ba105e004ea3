"""The program in this process: for the tables of rows, where a process for each would be slow."""

import os
import signal
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from plantrack.cli import context, main, record, slippage
from tests.program import Outcome

TODAY = date(2016, 2, 15)
"""The day on which these tests take place: after the Hillingdon plan's close."""


class Ask(Protocol):
    """Run `plantrack` with arguments in the test's own folder, on the 15th of February 2016."""

    def __call__(self, *arguments: str, environment: Mapping[str, str] | None = None) -> Outcome: ...


@pytest.fixture
def ask(
    tmp_path: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Ask:
    """Run the program as a user does, but in this process."""
    for name in set(os.environ) - set(environment) - {"PYTEST_CURRENT_TEST"}:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    for module in (context, record, slippage):
        monkeypatch.setattr(module, "today", lambda: TODAY)

    def run(*arguments: str, environment: Mapping[str, str] | None = None) -> Outcome:
        with monkeypatch.context() as patch:
            for name, value in (environment or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["plantrack", *arguments])
            interrupted = signal.getsignal(signal.SIGINT)
            with pytest.raises(SystemExit) as ended:
                main.main()
            signal.signal(signal.SIGINT, interrupted)  # record ends where Ctrl-C comes too late
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Outcome(ended.value.code, said.out, said.err)

    return run


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Read every file of a folder, hidden ones too; None for a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
