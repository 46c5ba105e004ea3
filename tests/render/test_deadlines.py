"""What is late and what is next: pages and rows."""

from datetime import date

import pytest

from plantrack.core.deadlines import Deadline, Sort
from plantrack.render.deadlines import COLUMNS, deadline_rows, deadlines_page
from plantrack.render.plain import as_plain


def deadline(sort: Sort, days: int, *leads: str) -> Deadline:
    return Deadline(sort, "1a", "A text", date(2014, 9, 30), days, leads, "1.1", "at 2014-08")


def test_each_sort_has_its_heading_and_its_count() -> None:
    mixed = [deadline("baseline", -3), deadline("reading", -2), deadline("reading", 0), deadline("action", 5)]
    assert as_plain(deadlines_page("What is late", "As at today.", mixed, "Nothing.", by_lead=False)) == (
        "What is late\nAs at today.\n"
        "\nActions to complete: 1\n"
        "Id  Promised    Due         Days  Action\n"
        "1a  at 2014-08  2014-09-30  in 5  A text\n"
        "\nReadings to record: 2\n"
        "Id  Promised    Due           Days  Measure\n"
        "1a  at 2014-08  2014-09-30  2 late  A text\n"
        "1a  at 2014-08  2014-09-30   today  A text\n"
        "\nBaselines to set: 1\n"
        "Id  Promised    Due           Days  Measure\n"
        "1a  at 2014-08  2014-09-30  3 late  A text\n"
    )


def test_by_lead_each_has_all_that_is_theirs() -> None:
    mixed = [deadline("start", 3), deadline("milestone", 4, "Head of HR", "DCS")]
    assert as_plain(deadlines_page("What is due", "As at today.", mixed, "Nothing.", by_lead=True)) == (
        "What is due\nAs at today.\n"
        "\nDCS: 1\n"
        "What       Id  Promised    Due         Days  Action or measure\n"
        "milestone  1a  at 2014-08  2014-09-30  in 4  A text\n"
        "\nHead of HR: 1\n"
        "What       Id  Promised    Due         Days  Action or measure\n"
        "milestone  1a  at 2014-08  2014-09-30  in 4  A text\n"
        "\nNo lead named: 1\n"
        "What   Id  Promised    Due         Days  Action or measure\n"
        "start  1a  at 2014-08  2014-09-30  in 3  A text\n"
    )


@pytest.mark.parametrize("by_lead", [True, False])
def test_nothing_is_said_in_words(by_lead: bool) -> None:  # noqa: FBT001 - both ways
    page = deadlines_page("What is late", "As at today.", [], "Nothing is late.", by_lead=by_lead)
    assert as_plain(page) == "What is late\nAs at today.\n\nNothing is late.\n"


def test_a_row_has_every_column() -> None:
    (row,) = deadline_rows([deadline("reading", -2, "DCS")])
    assert tuple(row) == COLUMNS
    assert (row["due"], row["days"], row["leads"]) == ("2014-09-30", -2, ["DCS"])
