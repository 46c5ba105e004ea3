"""A plan of four measures, and what its logs may look like after anything that befell them."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.program import Outcome

MEASURES = ("1a", "1b", "1c", "1d")
TERMS = "title: A plan\norganisation: A council\nstarts: 2014-01\npublished: 2014-02\n"
ISSUE = """\
id: 1
statement: An issue
actions:
  - id: "1.1"
    title: An action
    leads: [A lead]
    start: 2014-01
    end: 2014-12
    measures:
"""
MEASURE = """\
      - id: {id}
        text: What is measured for {id}
        unit: percent
        better: higher
        milestones: [{{at: 2014-12, target: 60}}]
"""
EARLIER = (
    b'- {"period": "2014-07", "value": 50, "recorded": "2014-08-01"}\n'
    b'- {"period": "2014-08", "value": 51, "recorded": "2014-09-01"}\n'
)
RECORD = ("record", "1a", "2014-09", "55", "--by", "A. Officer")
NEXT = ("record", "1a", "2014-10", "56", "--by", "A. Officer")
WRITTEN = re.compile(
    rb'- \{"period": "2014-09", "value": 55, "recorded": "[\d-]+", "by": "A. Officer"\}\r?\n'
)
PATIENCE = 120


def write_plan(folder: Path, log: bytes | None = None) -> Path:
    """Write the plan into `folder`/plan, with a log of measure 1a if one is given; the path of that log."""
    plan = folder / "plan"
    for name in ("issues", "readings"):
        (plan / name).mkdir(parents=True)
    (plan / "plan.yaml").write_text(TERMS, encoding="utf-8")
    issue = ISSUE + "".join(MEASURE.format(id=id_) for id_ in MEASURES)
    (plan / "issues" / "01.yaml").write_text(issue, encoding="utf-8")
    put_log(plan / "readings" / "1a.yaml", log)
    return plan / "readings" / "1a.yaml"


def put_log(path: Path, content: bytes | None) -> None:
    """Make a log hold these bytes; None takes it away."""
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)


def bytes_of(path: Path) -> bytes | None:
    """Read a log; None where there is none."""
    return path.read_bytes() if path.exists() else None


def is_recorded(before: bytes | None, after: bytes | None) -> bool:
    """Is the log what it was, and the whole line of RECORD at its end?"""
    was = before or b""
    was += b"" if was.endswith(b"\n") or not was else b"\n"
    return after is not None and after.startswith(was) and WRITTEN.fullmatch(after, len(was)) is not None


def is_true(done: Outcome, before: bytes | None, after: bytes | None) -> bool:
    """Is a reading recorded and the exit code 0, or the log as it was, and is that said?"""
    if "Traceback" in done.stderr:
        return False
    if done.code == 0:
        return is_recorded(before, after) and "ecorded" in done.stdout + done.stderr
    return after == before and done.code in {1, 2} and "Nothing was recorded." in done.stderr


def run(
    arguments: tuple[str, ...], folder: Path, environment: Mapping[str, str], under: tuple[str, ...] = ()
) -> Outcome:
    """Run plantrack in a fresh process, perhaps under another program; its coverage is not measured."""
    kept = {name: value for name, value in environment.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(
        [*under, sys.executable, "-m", "plantrack", *arguments],
        cwd=folder, env=kept, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout, done.stderr)


def tell(figure: str) -> None:
    """Print what a long run has measured: `make soak` shows it, and docs/reliability.md states it."""
    print(figure)  # noqa: T201 - for a person


def notes_of(path: Path) -> list[str]:
    """List who recorded the lines of a log, which are all whole lines of JSON; EARLIER does not say."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    entries = [json.loads(line.removeprefix("- ")) for line in lines]
    return [entry["by"] for entry in entries if "by" in entry]
