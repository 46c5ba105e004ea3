"""The work grows with the plan, not with its square; counted in calls, not in seconds."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from plantrack.core.edits import compare
from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.model import Issue, Plan
from plantrack.store.load import load_plan
from plantrack.store.locate import locate_all
from tests.core.plans import action, measure, terms

HELD = measure("{milestones: [{at: 2014-09, target: 50}]}")
LOWERED = measure("{milestones: [{at: 2014-09, target: 40}]}")


def planned(size: int, *, lowered: bool = False, renamed: str = "", text: str = "Cases {}") -> Plan:
    held = LOWERED if lowered else HELD
    issues = []
    for at in range(size):
        id_ = f"{renamed}{at}"
        one = held.model_copy(update={"id": id_, "text": text.format(at)})
        doing = action("{}", one).model_copy(update={"id": id_, "title": text.format(at)})
        issues.append(Issue(id=id_, statement=text.format(at), actions=(doing,)))
    return Plan(terms(), tuple(issues))


def calls(work: Callable[[], object]) -> int:
    """Count the calls that some work makes."""
    made = 0

    def count(*_: object) -> None:
        nonlocal made
        made += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize(
    "after",
    [
        planned,
        lambda size: planned(size, lowered=True),
        lambda size: planned(size, renamed="z"),
        lambda size: planned(size, text="Wholly other words, {}"),
        lambda size: planned(0 * size),
    ],
    ids=["the same", "all lowered", "all renumbered", "all reworded", "all removed"],
)
def test_twice_the_plan_is_twice_the_comparison(after: Callable[[int], Plan]) -> None:
    few, many = (calls(partial(compare, planned(size), {}, after(size), {})) for size in (20, 40))
    assert many < 2.3 * few


def test_twice_the_findings_are_twice_the_looking(tmp_path: Path) -> None:
    (tmp_path / "issues").mkdir()
    top = "title: T\norganisation: O\nstarts: 2014-01\npublished: 2015-03\n"
    (tmp_path / "plan.yaml").write_text(top, encoding="utf-8")
    for at in range(60):
        text = f"id: {at}\nstatement: S\nactions:\n  - {{id: a{at}, title: T}}\n"
        (tmp_path / "issues" / f"{at:02}.yaml").write_text(text, encoding="utf-8")
    loaded = load_plan(tmp_path, "plan")
    found = [Finding("x", Level.NOTE, Pointer("action", f"a{at}"), "m", "") for at in range(60)]
    few, many = (calls(partial(locate_all, loaded, part)) for part in (found[:1], found))
    assert many < 2 * few + 60 * 20  # the files are looked through once, whatever is to be found
