"""The questions of a board, as a page and as rows."""

import pytest

from plantrack.core.challenge import Challenge
from plantrack.render.challenge import COLUMNS, challenge_page, challenge_rows
from plantrack.render.plain import as_plain
from tests.core.plans import action, assessed, plan

ASKED = Challenge(
    "complete-no-evidence", "2.1", "2015-03", "How do you know?", ("2.1: declared.", "2a: none.")
)
EASED = Challenge("target-eased", "3c", "2015-03", "Why easier?", ())


def page(*asked: Challenge) -> str:
    return as_plain(challenge_page(assessed(plan(action()), {}, "2015-03"), ", today", asked))


def test_each_question_has_its_facts_below() -> None:
    assert page(ASKED, EASED) == (
        "What a board would ask\nAs at 2015-03-31, today.\n"
        "2 questions. None of them is an error in the plan.\n"
        "\n2.1  How do you know? (2015-03)\n    2.1: declared.\n    2a: none.\n"
        "\n3c  Why easier? (2015-03)\n"
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], "The plan and its readings give rise to no question."),
        ([EASED], "1 question. It is not an error in the plan."),
    ],
)
def test_one_and_none_are_said_as_such(asked: list[Challenge], expected: str) -> None:
    assert page(*asked).split("\n")[2] == expected


def test_a_row_has_every_column() -> None:
    (row,) = challenge_rows([ASKED])
    assert tuple(row) == COLUMNS
    assert (row["code"], row["facts"]) == ("complete-no-evidence", ["2.1: declared.", "2a: none."])
