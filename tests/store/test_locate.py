"""From a symbolic pointer to a file, a line and a column."""

from pathlib import Path

import pytest

from plantrack.core.finding import Finding, Level, Location, Pointer
from plantrack.store.load import Loaded, load_plan
from plantrack.store.locate import locate

ONE = """\
id: 2
statement: S
actions:
  - id: "2.1"
    title: A
    measures:
      - {id: 2a, text: T, unit: percent}
      - id: 2b
        text: T
        unit: percent
        milestones: [{at: 2014-09, target: 55}]
"""
OTHER = """\
id: 1
statement: S
actions:
  - id: "1.1"
    title: A
    measures:
      - {id: 2A, text: T, unit: percent}
      - {id: bad one, text: T, unit: percent}
      - {id: 1b, text: T, unit: percent}
"""


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    for folder in ("issues", "readings"):
        (tmp_path / folder).mkdir()
    files = {
        "plan.yaml": "title: T\norganisation: O\nstarts: 2014-01\npublished: 2015-03\ncloses: 2013\n",
        "issues/01.yaml": ONE,
        "issues/02.yaml": OTHER,
        "readings/2b.yaml": '- {"period": "2014-09", "value": 55, "recorded": "2014-10"}\n',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load_plan(tmp_path, "plan")


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        (Pointer("plan"), "plan/plan.yaml:1:1"),
        (Pointer("plan", route=("closes",)), "plan/plan.yaml:5:9"),
        (Pointer("issue", "2"), "plan/issues/01.yaml:1:1"),
        (Pointer("issue", "1", ("statement",)), "plan/issues/02.yaml:2:12"),
        (Pointer("action", "2.1", ("title",)), "plan/issues/01.yaml:5:12"),
        (Pointer("action", "2.1", ("leads", 0)), "plan/issues/01.yaml:4:5"),
        (Pointer("measure", "2b", ("milestones", 0, "target")), "plan/issues/01.yaml:11:44"),
        (Pointer("measure", "2B"), "plan/issues/01.yaml:8:9"),
        (Pointer("measure", "1b", ("unit",)), "plan/issues/02.yaml:9:33"),
        (Pointer("measure", "2a"), "plan/issues/02.yaml:7:9"),  # issue 1 comes first in the plan
        (Pointer("measure", "2a", occurrence=1), "plan/issues/01.yaml:7:9"),
        (Pointer("measure", "2a", occurrence=5), "plan/issues/01.yaml:7:9"),
        (Pointer("measure", "9z"), "plan/plan.yaml:1:1"),
        (Pointer("action", "2b"), "plan/plan.yaml:1:1"),
        (Pointer("log", "2b", (1,)), "plan/readings/2b.yaml:1:1"),
        (Pointer("log", "2B", (7,)), "plan/readings/2b.yaml:7:1"),
        (Pointer("log", "2a"), "plan/readings/2a.yaml:1:1"),
    ],
    ids=str,
)
def test_a_finding_is_placed_where_its_pointer_leads(loaded: Loaded, pointer: Pointer, place: str) -> None:
    file, line, column = place.split(":")
    found = locate(loaded, Finding("a-code", Level.WARNING, pointer, "what is", "what to do"))
    assert found.location == Location(file, int(line), int(column))
    assert (found.code, found.level, found.message, found.help) == (
        "a-code",
        Level.WARNING,
        "what is",
        "what to do",
    )
    assert found.subject == (pointer.id or "plan")
