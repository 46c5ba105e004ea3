"""A waiver lets something stand.

Why: once the oddity is put right, a waiver that stays behind would hide the next of its kind, and nobody
would be told.

What to do: take the waiver out; or move it to the thing on which the finding is, or around it.

Fails:

    waive:
      - {check: no-lead, reason: The post is vacant, by: Head of Quality, until: 2015-09}
"""

from collections.abc import Collection, Iterator

from plantrack.core.finding import Finding, Level
from plantrack.core.waivers import PlacedWaiver

CODE = "unused-waiver"
LEVEL = Level.WARNING


def judge(unused: tuple[PlacedWaiver, ...], codes: Collection[str]) -> Iterator[Finding]:
    """Find waivers of one of `codes` for which there is no finding on the thing or inside it."""
    for placed in unused:
        if placed.waiver.check in codes:
            message = f"{placed.waiver.check} is waived here, and finds nothing"
            advice = "Take the waiver out, or move it to the thing that is meant"
            yield Finding(CODE, LEVEL, placed.pointer, message, advice)
