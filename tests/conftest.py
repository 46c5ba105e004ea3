"""The fixtures of every test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import hypothesis
import pytest

from tests.program import GOLDEN, ROOT, Golden, Outcome, Program

# No deadline, for a test never times; no database and no chance, so that a failure is the same everywhere;
# `long` takes its chances, for `make fuzz`.
hypothesis.settings.register_profile("house", deadline=None, database=None, derandomize=True)
hypothesis.settings.register_profile("long", deadline=None, database=None, max_examples=5_000)
hypothesis.settings.load_profile("house")

KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")
PATIENCE = 120
"""Seconds after which a run that hangs is a failure."""


class Worker(Protocol):
    """One of the processes that share the tests, as the one that gathers sees it at its end."""

    config: pytest.Config
    workeroutput: dict[str, Any]


USED = pytest.StashKey[set[str]]()
DESELECTED = pytest.StashKey[bool]()


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the environment of a user of whom nothing is known: no settings, no colour, 100 columns, UTC."""
    home = str(tmp_path_factory.mktemp("home"))
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {
        "HOME": home,
        "USERPROFILE": home,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TZ": "UTC",
        "PYTHONUTF8": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }


@pytest.fixture
def plantrack(tmp_path: Path, environment: dict[str, str]) -> Program:
    """Run the program as a user does."""

    def run(
        *arguments: str,
        stdin: str = "",
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Outcome:
        return _run(arguments, stdin, cwd or tmp_path, scrubbed | dict(environment or {}))

    scrubbed = environment
    return run


@pytest.fixture
def hillingdon(tmp_path: Path) -> Path:
    """Copy this repository's own plan to where `plantrack` runs, and give the copy's folder."""
    return Path(shutil.copytree(ROOT / "plan", tmp_path / "plan"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare whole outputs with the golden files."""

    def compare(name: str, text: str) -> None:
        request.config.stash[USED].add(name)
        file = GOLDEN / name
        if request.config.getoption("update_golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.is_file(), f"there is no tests/golden/{name}: write it with `make golden`, and read it"
        assert text == file.read_bytes().decode(), f"tests/golden/{name} says otherwise: see `make golden`"

    return compare


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files that tests compare with"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[USED] = set()
    config.stash[DESELECTED] = False


def pytest_sessionstart() -> None:
    """Forget what functions of plantrack keep: mutmut runs each mutant in a copy of one process."""
    modules = [module for name, module in sys.modules.items() if name.startswith("plantrack.")]
    for function in (one for module in modules for one in vars(module).values()):
        if hasattr(function, "cache_clear"):
            function.cache_clear()


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """Note that this is not the whole run, unless only the long runs were left out, as the gate does."""
    items[0].config.stash[DESELECTED] |= any(one.get_closest_marker("soak") is None for one in items)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Worker) -> None:
    """Gather what a worker that ran a part of the tests has compared with."""
    output: dict[str, Any] = getattr(node, "workeroutput", {})
    node.config.stash[USED].update(output.get("used", ()))
    node.config.stash[DESELECTED] |= output.get("deselected", False)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a whole run that passed when there are golden files that no test compared with."""
    config = session.config
    used = config.stash[USED]
    if hasattr(config, "workeroutput"):
        config.workeroutput.update(used=list(used), deselected=config.stash[DESELECTED])
        return
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.stash[DESELECTED]
    if not whole or exitstatus != pytest.ExitCode.OK or config.getoption("collectonly"):
        return
    there = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*") if file.is_file()}
    unused = sorted(there - used)
    if unused:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        print("\nNo test uses these golden files; delete them:", *(f"tests/golden/{name}" for name in unused))  # noqa: T201


def _run(arguments: Sequence[str], stdin: str, cwd: Path, environment: dict[str, str]) -> Outcome:
    done = subprocess.run(
        [sys.executable, "-m", "plantrack", *arguments],
        input=stdin,
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)
