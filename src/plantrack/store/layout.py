"""The layout of a plan on disk: the names of its files and folders, and how the plan is found."""

import os
from pathlib import Path, PurePath, PurePosixPath
from typing import Final

from plantrack.errors import PlantrackError

PLAN_FOLDER: Final = "plan"
PLAN_FILE: Final = "plan.yaml"
ISSUES: Final = "issues"
READINGS: Final = "readings"
SUFFIX: Final = ".yaml"

_WAY_OUT = "use --plan DIR or PLANTRACK_PLAN"


def find_plan(start: Path) -> Path:
    """Find the nearest plan folder from a folder upward; `start` may lie inside the plan folder.

    Raises PlantrackError when there is none.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if _is_plan(folder) and (folder.name == PLAN_FOLDER or (folder / ISSUES).is_dir()):
            return folder
        if _is_plan(folder / PLAN_FOLDER):
            return folder / PLAN_FOLDER
    raise PlantrackError(
        f"no plan here: looked for {PLAN_FOLDER}/{PLAN_FILE} in {start} and the folders above; {_WAY_OUT}"
    )


def plan_at(given: Path) -> Path:
    """Find the plan folder that a person named: the folder itself, the one that holds it, or its plan.yaml.

    Raises PlantrackError when there is no plan.
    """
    folder = given.parent if given.name == PLAN_FILE else given
    for candidate in (folder, folder / PLAN_FOLDER):
        if _is_plan(candidate):
            return candidate
    why = "there is no such folder" if not os.path.lexists(given) else f"{folder} has no {PLAN_FILE}"
    raise PlantrackError(f"no plan at {given}: {why}; name the folder that holds {PLAN_FILE}")


def shown_folder(folder: Path, here: Path) -> str:
    """Write the folder as a person who works in `here` would type it: the shorter of its two paths."""
    whole = str(folder.absolute())
    try:
        return min(os.path.relpath(whole, here), whole, key=len)
    except ValueError:  # another drive
        return whole


def shown_file(shown: str, *names: str) -> str:
    """Write a file of the plan as a person would type it, with forward slashes; `shown` is its folder."""
    return str(PurePosixPath(PurePath(shown).as_posix(), *names))


def log_name(measure: str) -> str:
    """Give the name of the file that holds a measure's readings."""
    return f"{measure}{SUFFIX}"


def _is_plan(folder: Path) -> bool:
    """Is there a plan.yaml, of whatever sort? Whether it can be read is found when it is read."""
    return os.path.lexists(folder / PLAN_FILE)
