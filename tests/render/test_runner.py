"""Build servers: what a plan says is shown to them, and not obeyed."""

import json

import pytest

from plantrack.render.runner import attribute, message, unheard


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50% of a: b, c", "50%25 of a: b, c"),
        ("one\r\ntwo\rthree\n", "one%0D%0Atwo%0Dthree%0A"),
        ("%0A", "%250A"),
        ("a\n::error::b", "a%0A\\u003a:error::b"),
    ],
)
def test_a_message_is_one_line_that_says_all(text: str, expected: str) -> None:
    assert message(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("plan/a,b:c%.yaml", "plan/a%2Cb%3Ac%25.yaml"), ("a\r\n,line=1", "a\\u{000d}\\u{000a}%2Cline=1")],
)
def test_an_attribute_does_not_begin_another(text: str, expected: str) -> None:
    assert attribute(text) == expected


def test_json_says_the_same_as_before() -> None:
    said = {"text": "::a\n::b ##[c] \\##[d]"}
    written = json.dumps(said, indent=2)
    assert "##[" not in unheard(written)
    assert json.loads(unheard(written)) == said
