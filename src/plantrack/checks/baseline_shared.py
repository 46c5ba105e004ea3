"""A baseline sentence belongs to one measure.

Why: two measures that ask different things and have one sentence for their baseline were not both measured.
Most often the sentence was copied with the row, and one of the two has no baseline at all.

What to do: give each measure the baseline that was found for it, or none.

Fails:

    - id: 1b
      text: Reviews that record the child's views
      unit: percent
      better: higher
      baseline: {period: 2014-06, value: 40, note: The baseline of 40% was set in June 2014.}
"""

from collections.abc import Iterator

from plantrack.checks.parts import baselines, inside
from plantrack.core.finding import Finding, Level
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "baseline-shared"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find baselines told in the words of another measure's; blanks and case make no difference."""
    first: dict[str, str] = {}
    for pointer, baseline, _ in baselines(plan):
        words = "".join((baseline.note or "").casefold().split())
        if words and first.setdefault(words, pointer.id) != pointer.id:
            message = f"the baseline is told in the very words of {first[words]}'s"
            advice = "Give each measure the baseline that was found for it, or none"
            yield Finding(CODE, LEVEL, inside(pointer, "note"), message, advice)
