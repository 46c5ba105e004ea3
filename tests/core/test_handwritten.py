"""What a person meant by lines that are no line of a log."""

import pytest

from plantrack.core.handwritten import LONGEST, suggest_line

MEANT = '- {"period": "2014-09", "value": 55, "recorded": "2014-09-30"%s}'
UNDERSTOOD = {
    "- {period: 2014-09, value: 55}": "",
    "{period: 2014-09, value: 55},": "",
    "\ufeff- {period: 2014-09, value: 55}": "",
    "\t- {period: 2014-09, value: 55}\t\n": "",
    "- { period: 2014-09, value: 55% }   # as said": "",
    "- period: 2014-09\n  value: 55\n": "",
    "- {'period': '2014-09', \"value\": 55, note: 'it''s'}": ', "note": "it\'s"',
    '- {period: 2014-09, value: 55, note: "a\tb"}': ', "note": "a\\tb"',
    "- {period_: 2014-09, va-lue: 55}": "",
    "- {PERIOD: 2014-09, Value: 55}": "",
    "- {by: AO, period: 2014-09, value: 55}": ', "by": "AO"',
    "- by: AO\n  period: 2014-09\n  value: 55\n": ', "by": "AO"',
    "- {period: 2014-09, value: 55, provisional: yes}": ', "provisional": true',
    "- {period: 2014-09, value: 55, provisional: true}": ', "provisional": true',
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_was_meant(text: str) -> None:
    assert suggest_line(text) == MEANT % UNDERSTOOD[text]


IN_BRACES = {
    'note: "a \\"b\\" c \\\\ d"': '"a \\"b\\" c \\\\ d"',
    'note: "a \\"b\\"", by: ""': '"a \\"b\\""',
    'note: "\\"b\\""': '"\\"b\\""',
    "note: 'it''s all his''n'": "\"it's all his'n\"",
    'by: "", note: "x, y: z"': '"x, y: z"',
    "by: '', note: 'x, y: \"z\"'": '"x, y: \\"z\\""',
    "note: a b c": '"a b c"',
    "note: a:b": '"a:b"',
    "note : a": '"a"',
    "note:a": '"a"',
    "note:   a  ": '"a"',
    "note: *a": '"*a"',
    "note: caf\u00e9": '"caf\u00e9"',
}
ON_A_LINE = {
    'note: "a \\"b\\" c"': '"a \\"b\\" c"',
    "note: 'it''s all his''n'": "\"it's all his'n\"",
    "note: 'a'\t": '"a"',
    "note:  a  ": '"a"',
    "note: a, b": '"a, b"',
    "note: a\"b'c": '"a\\"b\'c"',
    "note: a [b] {c}": '"a [b] {c}"',
    "note : a": '"a"',
}


@pytest.mark.parametrize("note", IN_BRACES)
def test_a_note_in_braces_is_taken_whole(note: str) -> None:
    meant = MEANT % f', "note": {IN_BRACES[note]}'
    assert suggest_line(f"- {{period: 2014-09, value: 55, {note}}}") == meant
    assert suggest_line(f"- {{{note}, period: 2014-09, value: 55}}") == meant


@pytest.mark.parametrize("note", ON_A_LINE)
def test_a_note_on_a_line_of_its_own_is_taken_whole(note: str) -> None:
    meant = MEANT % f', "note": {ON_A_LINE[note]}'
    assert suggest_line(f"- period: 2014-09\n  value: 55\n  {note}\n") == meant
    assert suggest_line(f"- {note}\n  period: 2014-09\n  value: 55\n") == meant


@pytest.mark.parametrize("note", ["#a", "a #b", "{a}", "[a]", '"a" b', "'a' b", '"a', "'a", '"\\x"'])
def test_a_note_that_yaml_would_read_otherwise_is_in_doubt(note: str) -> None:
    assert suggest_line(f"- {{period: 2014-09, value: 55, note: {note}}}") is None
    assert suggest_line(f"- period: 2014-09\n  value: 55\n  note: {note}\n") is None


@pytest.mark.parametrize("mark", "&*!|>%@`")
def test_a_mark_of_yaml_on_a_line_of_its_own_is_in_doubt(mark: str) -> None:
    assert suggest_line(f"- period: 2014-09\n  value: 55\n  note: {mark}a\n") is None


def test_a_word_is_no_figure() -> None:
    assert suggest_line("- {period: 2014-09, value: done}") == (
        '- {"period": "2014-09", "value": "done", "recorded": "2014-09-30"}'
    )


def test_the_financial_year_begins_when_the_plan_says() -> None:
    text = "- {period: 2014/15-Q1, value: 5}"
    for year_start, end in ((4, "2014-06-30"), (9, "2014-11-30")):
        meant = f'- {{"period": "2014/15-Q1", "value": 5, "recorded": "{end}"}}'
        assert suggest_line(text, year_start) == meant
    assert suggest_line(text) == suggest_line(text, 4)


@pytest.mark.parametrize(
    "text",
    [
        "- {period: 2014-09, value: 55",
        "- {period: 2014-09, value: 55, value: 56}",
        "- {period: 2014-09, value: 55, provisional: perhaps}",
        "- {period: 2014-09, value: 55, zzqq: 1}",
        "- {period: 2014-09, value: 55, person: AO}",
        "- {period: 2014-09, value: 55} {",
        "X{period: 2014-09, value: 55}",
        "- {a}",
        "- {: 5}",
    ],
)
def test_what_is_in_doubt_is_not_guessed(text: str) -> None:
    assert suggest_line(text) is None


def test_a_text_of_pages_is_not_looked_at() -> None:
    line = "- {period: 2014-09, value: 55, note: %s}"
    longest = line % ("n" * (LONGEST - len(line) + 2))
    assert len(longest) == LONGEST
    assert suggest_line(longest)
    assert suggest_line(longest.replace("note", "note ")) is None
