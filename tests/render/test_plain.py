"""Plain text: one line an item, nothing cut, no colour."""

from plantrack.render.page import Column, Gap, Heading, Page, Table, Words, line
from plantrack.render.plain import as_plain

LONG = "word " * 60


def test_each_block_is_its_lines() -> None:
    page = Page(
        (
            Heading("A plan", 1),
            line("Status: ", Words("met", "good"), ".", indent=1),
            Gap(),
            Table(
                (Column("Id"), Column("Days", right=True), Column("Text", "shrink")),
                ((Words("1a", "strong"), "5", LONG), ("10b/long", "304", "")),
            ),
        )
    )
    assert as_plain(page) == (
        f"A plan\n  Status: met.\n\nId        Days  Text\n1a           5  {LONG.rstrip()}\n10b/long   304\n"
    )


def test_a_table_without_titles_has_no_head() -> None:
    assert as_plain(Page((Table((Column(""), Column("")), (("a", "b"),)),))) == "a  b\n"


def test_a_line_stays_one_line_and_shows_what_would_act() -> None:
    page = Page(
        (line("two\nlines \x1b[31m"), Heading("tab\there"), Table((Column("x"),), (("a\nb\u202e",),)))
    )
    assert as_plain(page) == "two lines \\u{001b}[31m\ntab\\u{0009}here\nx\na b\\u{202e}\n"
