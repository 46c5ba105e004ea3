"""CSV: what a spreadsheet makes of it, and what it must not make of it."""

import csv
from decimal import Decimal
from io import StringIO
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.render.clean import UNSEEN
from plantrack.render.csv_text import as_csv


def cell(value: object) -> str:
    """Write one cell, and read it as a spreadsheet does."""
    header, row = csv.reader(StringIO(as_csv([{"only": value, "last": 1}], ["only", "last"])))
    assert header == ["only", "last"]
    assert row[1:] == ["1"]
    return row[0]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (-5, "-5"),
        (97.2, "97.2"),
        (-0.5, "-0.5"),
        (Decimal("-46.5"), "-46.5"),
        (Decimal("1E+3"), "1000"),
        ("done", "done"),
        (["DCS", "Head of HR"], "DCS; Head of HR"),
        ((14, 90), "14; 90"),
        ([], ""),
        ('say "no", then', 'say "no", then'),
        ("two\nlines", "two\nlines"),
        ("two\r\nlines", "two\nlines"),
        ("caf\u00e9 \u2013 5\u00a0%", "caf\u00e9 \u2013 5\u00a0%"),
    ],
)
def test_a_cell(value: object, written: str) -> None:
    assert cell(value) == written


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://example.org","see")',
        "=cmd|' /C calc'!A0",
        "+44 20 7946 0000",
        "-5",
        "- a bullet",
        "@SUM(A1:A2)",
        "  =1+1",
        "\u00a0=1+1",
        "\uff1d1+1",
    ],
)
def test_text_cannot_become_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell([text, "more"]) == f"'{text}; more"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("\t=1+1", "'\\u{0009}=1+1"),
        ("\r=1+1", "'\\u{000d}=1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("a\x00b", "a\\u{0000}b"),
        ("a\x1b[31mb", "a\\u{001b}[31mb"),
        ("a\x9bb", "a\\u{009b}b"),
        ("a\u202eb\u2066", "a\\u{202e}b\\u{2066}"),
        ("a\u200bb", "a\\u{200b}b"),
        ("a\ud800b", "a\\u{d800}b"),
        ("a\u2028b", "a\\u{2028}b"),
        ("a\tb", "a\\u{0009}b"),
        ("\x00=1+1", "\\u{0000}=1+1"),
        ("one\rtwo", "one\\u{000d}two"),
    ],
)
def test_what_acts_or_hides_is_made_visible(text: str, written: str) -> None:
    assert cell(text) == written


def test_an_id_and_a_period_stay_as_they_are() -> None:
    assert as_csv([{"id": "1.10", "period": "2014-09"}], ["id", "period"]) == "id,period\n1.10,2014-09\n"


def test_a_column_that_a_row_does_not_have_is_empty() -> None:
    assert as_csv([{"b": 2, "c": 3}], ["a", "b"]) == "a,b\n,2\n"


def test_without_rows_the_columns_are_there() -> None:
    assert as_csv([], ["a", "b"]) == "a,b\n"


@given(st.text())
def test_no_text_breaks_out_of_its_cell(text: str) -> None:
    written = cell(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert all(one == "\n" or category(one) not in UNSEEN for one in written)


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_a_number_stays_that_number(number: float) -> None:
    assert float(cell(number)) == float(number)
