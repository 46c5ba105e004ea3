"""Build servers: what a plan says is shown to them, and not obeyed."""

import json

import pytest

from plantrack.render.runner import unheard


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain :: text # and ## [x]", "plain :: text # and ## [x]"),
        ("::error::x", "\\u003a:error::x"),
        ("a\n  \t::error::x\nb", "a\n  \t\\u003a:error::x\nb"),
        ("\x1b[1m\x1b[31m::error::x", "\x1b[1m\x1b[31m\\u003a:error::x"),
        ("x ##[error]y ###[z", "x #\\u0023[error]y ##\\u0023[z"),
        (":::", "\\u003a::"),
    ],
)
def test_nothing_is_obeyed(text: str, expected: str) -> None:
    assert unheard(text) == expected
    assert unheard(expected) == expected


def test_json_says_the_same_as_before() -> None:
    said = {"text": "::a\n::b ##[c] \\##[d]"}
    written = json.dumps(said, indent=2)
    assert "##[" not in unheard(written)
    assert json.loads(unheard(written)) == said
