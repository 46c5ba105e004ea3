"""Cleaning: what acts or hides is shown, and everything else is left as it is."""

import pytest

from plantrack.render.clean import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("plain text", "plain text"),
        ("£5 \u2013 naïve 学\u00a0x", "£5 \u2013 naïve 学\u00a0x"),
        ("\x00\t\n\x1b\x7f", "\\u{0000}\\u{0009}\\u{000a}\\u{001b}\\u{007f}"),
        ("a\x9bb", "a\\u{009b}b"),
        ("a\u202eb\u200bc\ufeff", "a\\u{202e}b\\u{200b}c\\u{feff}"),
        ("\u2028\u2029", "\\u{2028}\\u{2029}"),
        ("\ud800\ue000\U000e0001", "\\u{d800}\\u{e000}\\u{e0001}"),
    ],
)
def test_what_acts_or_hides_is_shown(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert clean(expected) == expected
