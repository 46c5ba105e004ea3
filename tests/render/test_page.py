"""A page: blocks and words, before any format is chosen."""

from plantrack.render.page import Line, Words, line, text_of


def test_a_line_is_its_parts() -> None:
    assert line("Lead: ", Words("none", "quiet"), indent=1) == Line(("Lead: ", Words("none", "quiet")), 1)


def test_a_cell_has_words_with_or_without_a_tone() -> None:
    assert text_of("met") == text_of(Words("met", "good")) == "met"
