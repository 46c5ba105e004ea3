"""The terminal: what must be kept is kept, what may wrap wraps, what may be cut is cut, or left out."""

import re

import pytest

from plantrack.render.page import Column, Gap, Heading, Page, Table, Words, line
from plantrack.render.terminal import as_terminal

TEXT = "All cases have an up-to-date chronology that a manager has seen"
COLUMNS = (Column("Id"), Column("Days", right=True), Column("Text", "shrink"))
CUT = Table(COLUMNS, ((Words("1a", "strong"), "5", TEXT), ("10b", "304", "Short")))
WRAPPED = Table((Column("Id"), Column("Fact", "wrap")), ((Words("1a", "strong"), TEXT),))


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (80, f"Id   Days  Text\n1a      5  {TEXT}\n10b   304  Short\n"),
        (40, f"Id   Days  Text\n1a      5  {TEXT[:28]}…\n10b   304  Short\n"),
        (20, "Id   Days\n1a      5\n10b   304\n"),
    ],
)
def test_a_column_is_cut_to_fit_or_left_out(width: int, expected: str) -> None:
    assert as_terminal(Page((CUT,)), width, colour=False) == expected


def test_a_column_wraps_under_itself() -> None:
    assert as_terminal(Page((WRAPPED,)), 40, colour=False) == (
        "Id  Fact\n1a  All cases have an up-to-date\n    chronology that a manager has seen\n"
    )


@pytest.mark.parametrize("width", range(20, 130, 7))
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    page = Page((Heading(TEXT, 1), line(TEXT, indent=2), CUT, WRAPPED))
    assert max(map(len, as_terminal(page, width, colour=False).splitlines())) <= width


def test_a_paragraph_keeps_its_indent() -> None:
    assert as_terminal(Page((line(TEXT, indent=1), Gap(), line("End"))), 40, colour=False) == (
        "  All cases have an up-to-date\n  chronology that a manager has seen\n\nEnd\n"
    )


def test_colour_is_beside_the_words() -> None:
    page = Page((Heading("A plan"), line(Words("missed", "bad"), " and ", Words("met", "good"))))
    coloured = as_terminal(page, 80, colour=True)
    assert "\x1b[1;31mmissed\x1b[0m and \x1b[32mmet\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == as_terminal(page, 80, colour=False)


def test_the_words_of_a_plan_are_no_markup() -> None:
    page = Page((line("[/red] [bold]x[/bold] :smile: \x1b[31m"), Table((Column("x"),), (("[/red]",),))))
    for colour in (True, False):
        text = as_terminal(page, 80, colour=colour)
        assert "[/red] [bold]x[/bold] :smile: \\u{001b}[31m" in text
        assert text.count("[/red]") == 2
