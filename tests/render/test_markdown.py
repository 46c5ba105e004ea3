"""Markdown: headings, sentences, tables and lists; the plan's words are words."""

import pytest

from plantrack.render.markdown import as_markdown, escape
from plantrack.render.page import Column, Gap, Heading, Page, Table, Words, line


def test_each_block_is_markdown() -> None:
    page = Page(
        (
            Heading("A plan", 1),
            Gap(),
            line(Words("2a", "strong"), ": ", "text", indent=2),
            Table((Column("  Id"), Column("Due", right=True)), ((Words("1a"), "5"), ("a|b\nc", ""))),
            Table((Column(""), Column("")), (("Declared", "1 of 2."), ("", "None."))),
            Heading("Next"),
        )
    )
    assert as_markdown(page) == (
        "# A plan\n\n2a: text\n\n"
        "| Id | Due |\n| --- | ---: |\n| 1a | 5 |\n| a\\|b c |  |\n\n"
        "- Declared: 1 of 2.\n- None.\n\n"
        "## Next\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.1 Launch it", "1.1 Launch it"),
        ("97.2% in 2015-03", "97.2% in 2015-03"),
        ("1. Launch it", "1\\. Launch it"),
        ("12) Launch it", "12\\) Launch it"),
        ("2015.", "2015\\."),
        ("- a bullet", "\\- a bullet"),
        ("+ a bullet", "\\+ a bullet"),
        ("---", "\\---"),
        ("=== under a line", "\\=== under a line"),
        ("* a # b_c `d` <e> [f](g) !h", "\\* a \\# b\\_c \\`d\\` \\<e\\> \\[f\\](g) \\!h"),
        ("A & B @team ~x~ {y} \\z $1$", "A \\& B \\@team \\~x\\~ \\{y\\} \\\\z \\$1\\$"),
        ("two\nlines \x1b", "two lines \\\\u\\{001b\\}"),
    ],
)
def test_the_words_of_a_plan_are_words(text: str, expected: str) -> None:
    assert escape(text) == expected
