"""Edits in place: each row is a version before and one after, and what is said of them both ways."""

import pytest

from plantrack.core.edits import Effect
from tests.core.edit_rows import ACTIONS, LOGS, MEASURES, TERMS, W
from tests.core.edited import Side, between

ROWS = [
    *((Side(measure=row[0]), Side(measure=row[1]), *row[2:]) for row in MEASURES),
    *((Side(action=row[0]), Side(action=row[1]), *row[2:]) for row in ACTIONS),
    *((Side(of=row[0]), Side(of=row[1]), *row[2:]) for row in TERMS),
    *((Side(log=row[0]), Side(log=row[1]), *row[2:]) for row in LOGS),
]


def test_there_are_rows_enough() -> None:
    assert len(ROWS) >= 60


@pytest.mark.parametrize(
    ("before", "after", "code", "effect", "sentence", "_code", "_effect"),
    ROWS,
    ids=[f"{number}-{row[2]}" for number, row in enumerate(ROWS)],
)
def test_an_edit_in_place_is_said(
    before: Side, after: Side, code: str, effect: str, sentence: str, _code: str, _effect: str
) -> None:
    (edit,) = between(before, after)
    assert (edit.code, edit.effect, edit.sentence) == (code, effect, sentence)
    assert edit.reason is None
    assert edit.is_refused is (edit.effect is Effect.WEAKENS) is bool(edit.remedy)


@pytest.mark.parametrize(
    ("before", "after", "_code", "_effect", "_sentence", "code", "effect"),
    ROWS,
    ids=[f"{number}-{row[5]}" for number, row in enumerate(ROWS)],
)
def test_the_same_edit_the_other_way(
    before: Side, after: Side, _code: str, _effect: str, _sentence: str, code: str, effect: str
) -> None:
    (edit,) = between(after, before)
    assert (edit.code, edit.effect) == (code, effect)
    assert edit.is_refused is (effect == W)


@pytest.mark.parametrize("side", [side for row in ROWS for side in row[:2]])
def test_a_version_does_not_differ_from_itself(side: Side) -> None:
    assert between(side, side) == ()
