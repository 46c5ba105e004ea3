"""A waiver names a rule that there is.

Why: a slip in the name waives nothing, and the finding that was meant shows all the same. What keeps a file
from being read, and a fault of a waiver itself, cannot be waived.

What to do: write the id as `plantrack check` prints it in its brackets.

Fails:

    waive:
      - {check: no-dats, reason: The dates follow the new structure, by: Head of Quality, until: 2015-09}
"""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from plantrack.core.finding import Finding, Level
from plantrack.core.fitness import LONGEST
from plantrack.core.waivers import PlacedWaiver

CODE = "unknown-check"
LEVEL = Level.WARNING


def judge(unused: tuple[PlacedWaiver, ...], codes: Collection[str]) -> Iterator[Finding]:
    """Find waivers of what is none of `codes`, the rules that can be waived."""
    for placed in unused:
        named = placed.waiver.check
        if named not in codes:
            close = get_close_matches(named.casefold()[:LONGEST], sorted(codes), n=1)
            message = f"no rule that can be waived is called '{named[:LONGEST]}'"
            advice = (
                f"Did you mean {close[0]}?"
                if close
                else "Write the id that `plantrack check` prints in brackets"
            )
            yield Finding(
                CODE, LEVEL, placed.pointer._replace(route=(*placed.pointer.route, "check")), message, advice
            )
