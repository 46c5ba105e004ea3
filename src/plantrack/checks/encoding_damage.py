"""Text reads as it was written.

Why: a text that was saved in one encoding and opened in another shows an apostrophe as three odd signs, and
what was lost on the way as a replacement sign. A board paper then prints it.

What to do: type the sign that was meant, and save the file as UTF-8. A line of a log is not edited: record
the reading again with `--restate`.

Fails:

    statement: The childâ€™s views are not recorded.
"""

import re
from collections.abc import Iterator
from typing import Final

from plantrack.checks.fields import texts
from plantrack.checks.lines import alone, replace_it
from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import Fault
from plantrack.core.model import Measure, Plan
from plantrack.core.reading import Logs, Reading
from plantrack.core.series import Series

CODE = "encoding-damage"
LEVEL = Level.WARNING

_LATIN_1: Final = "\u0080-\u00bf"
_WINDOWS: Final = (
    "\u20ac\u201a-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u02c6\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
)
_QUOTES: Final = "\u2013\u2014\u2018\u2019\u201c\u201d\u2122\u02dc\u0192"
_DAMAGE: Final = re.compile(
    "\ufffd"  # what could not be read
    f"|\u00e2[\u0080\u20ac][{_LATIN_1}{_WINDOWS}{_QUOTES}]?"  # a quotation mark or dash, read as Windows text
    f"|[\u00c2\u00c3][{_LATIN_1}]"  # a letter with an accent, or a pound sign, read as Windows text
    "|[\u0080-\u0084\u0086-\u009f]"  # a control character where a quotation mark was
    "|[\ue000-\uf8ff]"  # a sign that only one font knows, such as the bullet of a list
)
_ADVICE = "Type the sign that was meant, and save the file as UTF-8"
_AROUND = 15


def check(plan: Plan, logs: Logs) -> Iterator[Finding]:
    """Find texts of the plan and of its readings with signs that no one typed."""
    for pointer, text in texts(plan):
        wrong = _damage(text)
        if wrong is not None:
            yield Finding(CODE, LEVEL, pointer, wrong, _ADVICE)
    yield from alone(plan, logs, LEVEL, _judge, replace_it)


def _judge(reading: Reading, _measure: Measure, _series: tuple[Series, ...]) -> Fault | None:
    said = (reading.by, reading.source, reading.note, reading.restated, reading.void)
    wrong = next((wrong for text in said if text and (wrong := _damage(text))), None)
    return None if wrong is None else Fault(CODE, wrong, "A line of the log is not edited")


def _damage(text: str) -> str | None:
    found = _DAMAGE.search(text)
    if found is None:
        return None
    around = " ".join(text[max(0, found.start() - _AROUND) : found.end() + _AROUND].split())
    return f"the text is damaged near '{around}'"
