"""A plan written as text, and what the rules find in it."""

from pathlib import Path
from textwrap import dedent, indent

from plantrack.checks.catalogue import check_plan
from plantrack.core.finding import Diagnostic, Level
from plantrack.store.load import load_plan
from plantrack.store.locate import locate

PLAN = """\
title: Improvement plan
organisation: Example Council
starts: 2014-01
published: 2015-03
"""
ACTION = """\
id: 1
statement: Audits do not lead to better work.
actions:
  - id: "1.1"
    title: Launch the new audit programme
"""
DATED = ACTION + "    start: 2014-03\n    end: 2015-03\n"


def in_measure(folder: Path, measure: str, *log: str, code: str = "") -> list[Diagnostic]:
    """Check a plan with a measure 1a, of which the keys, from line 11 on, and the log are given."""
    keys = indent(dedent(measure).strip("\n"), "        ")
    issue = f"{DATED}    measures:\n      - id: 1a\n        text: What is measured\n{keys}\n"
    log_text = "".join(f"{line}\n" for line in log)
    return in_files(folder, {"issues/01.yaml": issue, "readings/1a.yaml": log_text}, code=code)


def in_action(folder: Path, action: str, *, code: str = "") -> list[Diagnostic]:
    """Check a plan with an action 1.1 of which the keys are given, from line 6 of its file on."""
    issue = ACTION + indent(dedent(action).strip("\n"), "    ") + "\n"
    return in_files(folder, {"issues/01.yaml": issue}, code=code)


def in_files(folder: Path, files: dict[str, str], *, code: str = "") -> list[Diagnostic]:
    """Check a plan of the files given, which must load without a fault; plan.yaml may be left out.

    Gives what has the code; without one the errors, since a small plan is seldom well kept.
    """
    for name, text in ({"plan.yaml": PLAN} | files).items():
        file = folder / "plan" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    loaded = load_plan(folder / "plan", "plan")
    assert loaded.diagnostics == ()
    found = (locate(loaded, finding) for finding in check_plan(loaded.plan, loaded.logs))
    wanted = (one for one in found if (one.code == code if code else one.level is Level.ERROR))
    return sorted(wanted, key=lambda one: (one.location, one.code))


def places(found: list[Diagnostic]) -> list[tuple[int, int, str]]:
    """Give the line, the column and the code of each."""
    return [(one.location.line, one.location.column, one.code) for one in found]


def spots(found: list[Diagnostic]) -> list[tuple[int, int]]:
    """Give the line and the column of each."""
    return [(one.location.line, one.location.column) for one in found]
