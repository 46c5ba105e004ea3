"""Ids that are counted leave none out.

Why: between 11a and 11c everybody looks for 11b. It was lost, or taken out without a word; and once an id is
used again for something else, the readings of the two are one.

What to do: put the missing thing back. If the document itself skips the number, waive this with the reason.
Never number anew: readings and updates hold on to their ids.

Fails:

    - {id: 1a, text: Audits completed in time, unit: percent, better: neutral}
    - {id: 1c, text: Audits rated good, unit: percent, better: neutral}
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from plantrack.checks.parts import actions, inside, issues, measures
from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "skipped-id"
LEVEL = Level.NOTE

_COUNTED = re.compile(r"(.*?)(\d+|(?:(?<=[\d._-])|^)[A-Za-z])", re.ASCII)


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find gaps in the runs of ids of issues, of actions and of measures."""
    yield from _gaps(pointer for pointer, _ in issues(plan))
    yield from _gaps(pointer for pointer, _, _ in actions(plan))
    yield from _gaps(pointer for pointer, _, _ in measures(plan))


def _gaps(pointers: Iterable[Pointer]) -> Iterator[Finding]:
    runs: defaultdict[tuple[str, bool], dict[int, Pointer]] = defaultdict(dict)
    for pointer in pointers:
        counted = _COUNTED.fullmatch(pointer.id)
        if counted is not None:
            prefix, last = counted[1], counted[2]
            number = int(last) if last.isdigit() else ord(last.lower())
            runs[prefix.casefold(), last.isdigit()].setdefault(number, pointer)
    for (_, is_number), run in runs.items():
        for before, after in pairwise(sorted(run)):
            if after - before > 1:
                missing = _missing(run[before].id, (before + 1, after - 1), is_number=is_number)
                message = f"{run[after].id} follows {run[before].id}: no {run[after].thing} is {missing}"
                advice = "Put it back; if the document skips it, waive this and say so"
                yield Finding(CODE, LEVEL, inside(run[after], "id"), message, advice)


def _missing(before: str, gap: tuple[int, int], *, is_number: bool) -> str:
    """Name what is left out, in the form of the id before it: "11b", "1.3 to 1.5"."""
    stem = before.rstrip("0123456789") if is_number else before[:-1]
    width = len(before) - len(stem) if before[len(stem)] == "0" else 0
    is_upper = before[-1].isupper()
    named = [f"{number:0{width}}" if is_number else chr(number) for number in gap]
    ids = [stem + (name.upper() if is_upper else name) for name in named]
    return " to ".join(dict.fromkeys(ids))
