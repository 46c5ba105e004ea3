"""Every edit of many pairs of versions, in full: code, effect, place, sentence, reason and remedy."""

from collections.abc import Iterator

import pytest

from plantrack.core.edits import Edit
from tests.core.edit_pairs import PAIRS, Pair
from tests.core.remedied import edits
from tests.program import Golden

FRAME = 'changes:\n  - date: YYYY-MM-DD\n    reason: "..."\n    '
"""What every entry that a remedy writes begins with; the golden files have `changes: ...` for it."""


@pytest.mark.parametrize("kind", PAIRS)
def test_every_edit_is_told_in_full(kind: str, golden: Golden) -> None:
    golden(f"edits/{kind}.txt", "\n".join(line for pair in PAIRS[kind] for line in _both_ways(pair)))


def _both_ways(pair: Pair) -> Iterator[str]:
    made, one, other = pair
    for before, after in ((one, other), (other, one)):
        yield from (f"from {before}", f"to   {after}")
        for edit in edits(made(before), made(after)):
            yield from _told(edit)
        yield ""


def _told(edit: Edit) -> Iterator[str]:
    thing, id_, route, occurrence = edit.pointer
    place = " ".join([thing, *filter(None, [id_]), *map(repr, route), *["(again)"] * occurrence])
    yield f"  {edit.code} {edit.effect} {edit.subject}, at {place}"
    yield f"    {edit.sentence}"
    if edit.reason is not None:
        yield f"    reason: {edit.reason}"
    yield from (f"      {line}" for line in edit.remedy.replace(FRAME, "changes: ... ").splitlines())
