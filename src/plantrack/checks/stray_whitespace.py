"""Words stand one blank apart.

Why: doubled blanks, tabs and blanks at an end cannot be seen. They come with text that was pasted from a
table, and then a search, a comparison or a list by lead misses what looks the same.

What to do: take them out. It changes no word.

Fails:

    title: "Launch the new  audit programme"
"""

import re
from collections.abc import Iterator

from plantrack.checks.fields import texts
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "stray-whitespace"
LEVEL = Level.NOTE

_STRAYS = (
    (re.compile(r"\t"), "a tab"),
    (
        re.compile("[\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}]"),
        "a blank that is no space",
    ),
    (re.compile(r"(?m)(?<=\S) +$"), "a blank at an end"),
    (re.compile(r"\A +"), "a blank at the beginning"),
    (re.compile(r"(?<=\S)  +(?=\S)"), "a doubled blank"),
)
_AROUND = 15


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find texts with a tab, a doubled blank, or one at an end; the indent of a line is no fault."""
    for pointer, text in texts(plan):
        for stray, said in _STRAYS:
            found = stray.search(text)
            if found is not None:
                begin, end = max(0, found.start() - _AROUND), found.end() + _AROUND
                around = " ".join(text[begin:end].split())
                message = f"{said} stands near '{around}'"
                yield Finding(CODE, LEVEL, pointer, message, "Take it out; one blank between words is enough")
                break
