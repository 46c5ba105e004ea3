"""A measure has words of its own.

Why: two measures with one text are one measure counted twice, or one of them has lost what sets it apart.
Whoever records a reading cannot tell which of the two is meant.

What to do: say in each what it alone measures, or keep one of them.

Fails:

    measures:
      - {id: 1a, text: Cases that meet the standard, unit: percent, better: neutral}
      - {id: 1b, text: Cases that meet the standard., unit: percent, better: neutral}
"""

from collections.abc import Iterator

from plantrack.checks.parts import inside, measures
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "text-repeated"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find measures told in another's words; case, blanks and the stop at the end make no difference."""
    first: dict[str, str] = {}
    for pointer, measure, _ in measures(plan):
        words = " ".join(measure.text.casefold().split()).rstrip(".")
        if words in first:
            message = f"the measure repeats the text of {first[words]}"
            advice = "Say in each what it alone measures, or keep one of them"
            yield Finding(CODE, LEVEL, inside(pointer, "text"), message, advice)
        first.setdefault(words, measure.id)
