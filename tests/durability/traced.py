"""The system calls of a `record` that touch the log or its folder, listed and made to fail by strace."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.durability.small import RECORD, run
from tests.program import Outcome

CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")
HARMLESS = {"ioctl"}
"""Python asks whether a file is a terminal, and no answer is the usual answer."""


@cache
def why_not() -> str:
    """Say why strace cannot be used here; an empty text when it can."""
    if sys.platform != "linux":
        return "strace is a program of Linux"
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False)  # noqa: S607
    return f"strace may not look at programs here: {tried.stderr!r}" if tried.returncode else ""


needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not())


def under_strace(folder: Path, environment: Mapping[str, str], *options: str) -> tuple[Outcome, list[str]]:
    """Run RECORD; its outcome, and the calls that touched the plan, as strace writes them."""
    output = folder / "calls.txt"
    paths = ("plan", "plan/plan.yaml", "plan/issues", "plan/issues/01.yaml", "plan/readings")
    named = [*paths, "plan/readings/1a.yaml"]
    filters = [f"--trace-path={where}" for name in named for where in (name, str(folder / name))]
    program = ("strace", "-qq", "-y", "-o", str(output), *filters, *options)
    done = run(RECORD, folder, environment, program)
    said = [
        line for line in done.stderr.splitlines(keepends=True) if not line.startswith("strace: Requested")
    ]
    return Outcome(done.code, done.stdout, "".join(said)), output.read_text(encoding="utf-8").splitlines()


def calls_of_record(folder: Path, environment: Mapping[str, str], about: str) -> list[tuple[str, int]]:
    """List the calls of one RECORD that name `about`: the name of each, and its turn among its like."""
    done, lines = under_strace(folder, environment)
    assert done.code == 0
    turns: Counter[str] = Counter()
    calls = []
    for line in lines:
        found = CALL.match(line)
        name = found[1] if found else ""
        turns[name] += 1
        if about in line and name not in HARMLESS:
            calls.append((name, turns[name]))
    return calls


def inject(
    folder: Path, environment: Mapping[str, str], name: str, turn: int, what: str
) -> tuple[Outcome, bool]:
    """Run RECORD while one call meets with something; its outcome, and whether the call was made."""
    swiftly = () if "signal" in what else ("-f", "--seccomp-bpf")  # which lets no signal be sent
    options = (*swiftly, f"--trace={name}", f"--inject={name}:{what}:when={turn}")
    done, lines = under_strace(folder, environment, *options)
    return done, any("(INJECTED)" in line or "killed by" in line for line in lines)
