"""Diagnostics as a person and as a program read them."""

import json

import pytest

from plantrack.core.finding import Diagnostic, Level, Location
from plantrack.render.diagnostics import WIDEST, as_json, as_text


def found(
    message: str = "the target is too high",
    *,
    level: Level = Level.ERROR,
    place: str = "plan/a.yaml:1:1",
    about: str = "1a",
    advice: str = "Lower it",
) -> Diagnostic:
    file, line, column = place.split(":")
    return Diagnostic("some-code", level, about, message, advice, Location(file, int(line), int(column)))


def test_nothing_is_said_when_nothing_is_wrong() -> None:
    assert as_text([]) == ""
    assert json.loads(as_json([])) == {"format_version": "1.0", "check": []}


def test_the_worst_comes_first_then_file_line_and_column() -> None:
    diagnostics = [
        found("f", level=Level.NOTE, place="plan/a.yaml:1:1"),
        found("e", level=Level.WARNING, place="plan/a.yaml:1:1"),
        found("d", place="plan/b.yaml:1:1"),
        found("c", place="plan/a.yaml:10:1"),
        found("b", place="plan/a.yaml:9:12"),
        found("a", place="plan/a.yaml:9:2"),
    ]
    heads = [line for line in as_text(diagnostics).splitlines() if line.startswith("plan/")]
    assert heads == [
        "plan/a.yaml:9:2: error[some-code] 1a: a",
        "plan/a.yaml:9:12: error[some-code] 1a: b",
        "plan/a.yaml:10:1: error[some-code] 1a: c",
        "plan/b.yaml:1:1: error[some-code] 1a: d",
        "plan/a.yaml:1:1: warning[some-code] 1a: e",
        "plan/a.yaml:1:1: note[some-code] 1a: f",
    ]
    assert [entry["message"] for entry in json.loads(as_json(diagnostics))["check"]] == list("abcdef")


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([Level.ERROR], "1 error"),
        ([Level.WARNING, Level.ERROR, Level.ERROR], "2 errors, 1 warning"),
        ([Level.NOTE, Level.NOTE, Level.WARNING, Level.WARNING], "2 warnings, 2 notes"),
    ],
)
def test_they_are_counted_at_the_end(levels: list[Level], words: str) -> None:
    assert as_text([found(level=level) for level in levels]).endswith(f"\n\n{words}\n")


def test_the_source_line_is_shown_when_it_is_known() -> None:
    sources = {"plan/a.yaml": "id: 1\r\nunit: percent\n\n"}
    assert as_text([found(place="plan/a.yaml:2:7")], sources) == (
        "plan/a.yaml:2:7: error[some-code] 1a: the target is too high\n"
        "  2 | unit: percent\n"
        "    |       ^\n"
        "  help: Lower it\n"
        "\n"
        "1 error\n"
    )


@pytest.mark.parametrize("place", ["plan/a.yaml:3:1", "plan/a.yaml:400:1", "plan/b.yaml:1:1"])
def test_no_line_is_shown_that_is_empty_or_not_known(place: str) -> None:
    assert as_text([found(place=place)], {"plan/a.yaml": "id: 1\nunit: percent\n\n"}) == as_text(
        [found(place=place)]
    )


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("a: b", 4, "a: b", 3),
        ("a: b", 5, "a: b", 4),
        ("a: b", 99, "a: b", 4),
        ("\ta: \x1b[31mb", 10, "\\u{0009}a: \\u{001b}[31mb", 23),
        ("a: 学b", 5, "a: 学b", 5),
        ("a: e\u0301b", 6, "a: e\u0301b", 4),
        ("x" * WIDEST, WIDEST, "x" * WIDEST, WIDEST - 1),
        ("x" * 200, 1, "x" * WIDEST + "...", 0),
        ("x" * 200, 100, "..." + "x" * WIDEST + "...", 3 + WIDEST // 2),
        ("x" * 200, 200, "..." + "x" * WIDEST, 3 + WIDEST - 1),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, shown: str, caret: int) -> None:
    text = as_text([found(place=f"plan/a.yaml:1:{column}")], {"plan/a.yaml": line})
    assert text.splitlines()[1:3] == [f"  1 | {shown}", f"    | {' ' * caret}^"]


def test_an_id_is_not_said_twice() -> None:
    heads = [
        as_text([found(message, about=about)]).partition("] ")[2].partition("\n")[0]
        for about, message in [
            ("1a", "1a is a percentage"),
            ("6b", "6b/lac is"),
            ("1", "1.1 is"),
            ("", "it is"),
        ]
    ]
    assert heads == ["1a is a percentage", "6b/lac is", "1: 1.1 is", "it is"]


def test_help_may_have_several_lines_or_none() -> None:
    assert "\n  help: Write\n        - {}\n\n" in as_text([found(advice="Write\n- {}")])
    assert "help" not in as_text([found(advice="")])


def test_nothing_that_a_plan_says_acts_on_a_terminal() -> None:
    wild = "\x1b]0;x\x07\u202eevil\u200b\x9b1m\ud800\ue000\u2028\n"
    one = found(wild, place=f"{wild}:1:1", about=wild, advice=wild)
    for text in (as_text([one], {wild: wild}), as_json([one])):
        assert all(character.isprintable() or character == "\n" for character in text)
        assert "evil" in text
    assert "\\u{001b}]0;x\\u{0007}\\u{202e}evil\\u{200b}\\u{009b}1m\\u{d800}\\u{e000}\\u{2028}" in as_text(
        [one]
    )


def test_a_program_reads_every_part() -> None:
    assert json.loads(as_json([found(level=Level.WARNING, place="plan/a.yaml:12:9")])) == {
        "format_version": "1.0",
        "check": [
            {
                "code": "some-code",
                "level": "warning",
                "subject": "1a",
                "message": "the target is too high",
                "help": "Lower it",
                "file": "plan/a.yaml",
                "line": 12,
                "column": 9,
            }
        ],
    }
