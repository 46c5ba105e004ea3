"""Plans to measure by, made from the plan of this repository: with many readings, or with many issues."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from benchmarks.child import ROOT

PLAN = ROOT / "plan"
FIRST_DAY = date(2009, 1, 1)
SHARES = (3, 2, 3, 2)
"""How many measures each of the four actions of an issue has: ten, in the size of a printed issue."""


def plan_with_readings(folder: Path, readings: int, periods: int) -> Path:
    """Copy the plan, and give its measures so many readings in all, for so many periods in all."""
    shutil.copytree(PLAN, folder)
    shutil.rmtree(folder / "readings", ignore_errors=True)
    (folder / "readings").mkdir()
    measures = [measure for issue in _issues() for measure in _measures(issue)]
    for measure in measures:
        lines = _lines(measure, readings // len(measures), periods // len(measures))
        with (folder / "readings" / f"{measure['id']}.yaml").open("w", encoding="utf-8") as log:
            log.writelines(lines)
    return folder


def plan_with_issues(folder: Path, issues: int) -> Path:
    """Make a plan of so many issues, each of four actions and ten measures: a tenth of the printed plan."""
    (folder / "issues").mkdir(parents=True)
    shutil.copy(PLAN / "plan.yaml", folder)
    printed = _issues()
    actions = cycle([action for issue in printed for action in issue["actions"]])
    measures = cycle([measure for issue in printed for measure in _measures(issue)])
    for number, issue in enumerate(islice(cycle(printed), issues), 1):
        own = [_renamed(action, f"{number}.{at}") for at, action in enumerate(islice(actions, 4), 1)]
        ids = iter(f"{number}{letter}" for letter in "abcdefghij")
        for action, share in zip(own, SHARES, strict=True):
            action["measures"] = [_renamed(measure, next(ids)) for measure in islice(measures, share)]
        text = yaml.safe_dump(
            _renamed(issue, str(number)) | {"actions": own}, sort_keys=False, width=100, allow_unicode=True
        )
        (folder / "issues" / f"{number:04}.yaml").write_text(text, encoding="utf-8")
    return folder


def _issues() -> list[dict[str, Any]]:
    files = sorted((PLAN / "issues").glob("*.yaml"))
    return [
        yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - it makes texts only
        for file in files
    ]


def _measures(issue: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return (measure for action in issue["actions"] for measure in action.get("measures", ()))


def _renamed(thing: Mapping[str, Any], id_: str) -> dict[str, Any]:
    return {key: value for key, value in thing.items() if key != "waive"} | {"id": id_}


def _lines(measure: Mapping[str, Any], readings: int, periods: int) -> Iterator[str]:
    """Write readings as plantrack does: of one day after the other, and when all were read, of all again.

    They stand in the order in which they were recorded, sixteen a day.
    """
    names = list(measure.get("series", ())) or [""]
    for at in range(readings):
        series = names[at % len(names)]
        day = FIRST_DAY + timedelta(days=at % periods)
        recorded = FIRST_DAY + timedelta(days=periods + at // 16)
        value = '"done"' if measure["unit"] == "deliverable" else f"{at * 37 % 1001 / 10:g}"
        named = f'"series": "{series}", ' if series else ""
        said = f'"period": "{day}", "value": {value}, "recorded": "{recorded}", "by": "A. Officer"'
        yield f"- {{{named}{said}}}\n"
