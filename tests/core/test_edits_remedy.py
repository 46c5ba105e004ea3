"""Remedies, followed to the letter: what `check --against` says to write makes it pass."""

import pytest

from plantrack.checks.catalogue import check_plan
from plantrack.core.finding import Level
from tests.core.remedied import Raw, edits, let_stand, loaded, put_back, refused
from tests.core.remedy_rows import EDITS

EARLY, LATE = "2014-02", "2016-01"
WEAKENINGS = [(code, before, after) for code, before, after in EDITS if refused(before, after)]
ROWS = pytest.mark.parametrize(
    ("code", "before", "after"), WEAKENINGS, ids=[f"{at}-{row[0]}" for at, row in enumerate(WEAKENINGS)]
)


@ROWS
def test_what_is_put_back_passes(code: str, before: Raw, after: Raw) -> None:
    found = {edit.remedy: edit for edit in refused(before, after)}.values()
    assert code in {edit.code for edit in found}
    for on in (EARLY, LATE):
        made = after
        for edit in found:
            made = put_back(before, made, edit, on)
        told = edits(before, made)
        assert [edit for edit in told if edit.is_refused] == []
        if on == EARLY:  # a change after what it alters was due is said by `check`: nobody promises the past
            given = any(edit.reason == "The board agreed" for edit in told)
            assert given is any(". Add to" in edit.remedy for edit in found)
            assert errors(made) <= errors(before) | errors(after)


@ROWS
def test_what_is_let_stand_passes(code: str, before: Raw, after: Raw) -> None:
    found = {edit.remedy: edit for edit in refused(before, after)}.values()
    assert code in {edit.code for edit in found}
    made, stands = after, []
    for edit in found:
        named = let_stand(made, edit, LATE)
        stands += [edit] if named else []
        made = named or put_back(before, made, edit, EARLY)
    assert refused(before, made) == []
    with_reason = {
        edit.sentence.rpartition(", with reason: ")[0] for edit in edits(before, made) if edit.reason
    }
    assert {edit.sentence for edit in stands} <= with_reason
    assert errors(made) <= errors(before) | errors(after)


def errors(raw: Raw) -> set[str]:
    plan, logs = loaded(raw)
    return {one.code for one in check_plan(plan, logs, complete=True) if one.level is Level.ERROR}
