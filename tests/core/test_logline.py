"""A line of a log: what is said of each that is none, and at which column."""

import pytest

from plantrack.core import entry, logline
from plantrack.core.entry_form import Entry
from plantrack.core.logline import EXAMPLE, LONGEST, LineFault, decode_line, too_long
from plantrack.core.period import FORMS

KEYS = (
    "The keys of a reading are series, period, value, recorded, by, source, note, provisional, restated, void"
)
HELP = {
    "log-key": f"{KEYS}; period is needed, and a value or void",
    "log-line": f"A reading is one line such as {EXAMPLE}",
    "bad-period": "Correct the period in this line",
    "bad-value": "Correct this line, or leave out what has nothing to say",
    "bad-character": "Take the character out, or write it as \\u and its four digits",
    "nul-bytes": "A write was cut short. Delete the line, and record its reading again if it is not there",
    "conflict-marker": "Two edits met. Keep the readings of both sides, and delete the lines of markers",
}
BEGUN = '- {"period": "2014-09", '
FAULTY = {
    '- {"value": 55}': ("log-key", 3, "this line has no period"),
    '- {"value": 55, "void": "a slip"}': ("log-key", 3, "this line has no period"),
    BEGUN + '"by": "A. Officer"}': ("log-key", 4, "this line has no value"),
    BEGUN + '"value": 55, "void": "a slip"}': (
        "log-key", 25, "a line that withdraws a reading (void) has no value",
    ),
    '- {"perid": "2014-09"}': ("log-key", 4, 'there is no key "perid". Did you mean "period"?'),
    BEGUN + '"Value": 5}': ("log-key", 25, 'there is no key "Value". Did you mean "value"?'),
    BEGUN + '"person": "A. Officer"}': ("log-key", 25, 'there is no key "person"'),
    BEGUN + '"zzqq": 1, "value": 2}': ("log-key", 25, 'there is no key "zzqq"'),
    BEGUN + '"": 1, "value": 2}': ("log-key", 25, 'there is no key ""'),
    BEGUN + f'"{"k" * 40}": 1}}': ("log-key", 25, f'there is no key "{"k" * 40}"'),
    BEGUN + f'"{"k" * 41}": 1}}': ("log-key", 25, f'there is no key "{"k" * 37}..."'),
    BEGUN + f'"{"k" * 41}": 1, "{"k" * 41}": 2}}': (
        "log-key", 73, f'"{"k" * 37}..." is written twice in this line',
    ),
    BEGUN + '"value": 5, "value": 6}': ("log-key", 37, '"value" is written twice in this line'),
    '- {"period": 2014, "value": 55}': (
        "bad-period", 14, '"period" is a number where text in quotation marks belongs',
    ),
    '- {"period": "", "value": 55}': (
        "bad-period", 14, f"'' is not a period. Periods are written {FORMS}",
    ),
    '- {"by": "period", "period": "2014-13", "value": 5}': (
        "bad-period", 30, "'2014-13' has no such month: months run from 2014-01 to 2014-12",
    ),
    '- {"period": "2014-13", "by": "period", "value": 5}': (
        "bad-period", 14, "'2014-13' has no such month: months run from 2014-01 to 2014-12",
    ),
    '- {"note": "\\"period\\": ", "period": "2014-13", "value": 5}': (
        "bad-period", 38, "'2014-13' has no such month: months run from 2014-01 to 2014-12",
    ),
    '- {"period": "2014-13", "note": "\\"period\\": ", "value": 5}': (
        "bad-period", 14, "'2014-13' has no such month: months run from 2014-01 to 2014-12",
    ),
    '- {"period" : "2014-13", "value": 5}': (
        "bad-period", 15, "'2014-13' has no such month: months run from 2014-01 to 2014-12",
    ),
    '- {"period":"2014-13", "value": 5}': (
        "bad-period", 13, "'2014-13' has no such month: months run from 2014-01 to 2014-12",
    ),
    '- {"period":  "2014-13", "value": 5}': (
        "bad-period", 15, "'2014-13' has no such month: months run from 2014-01 to 2014-12",
    ),
    BEGUN + '"value": 5, "recorded": 5}': (
        "bad-period", 49, '"recorded" is a number where text in quotation marks belongs',
    ),
    BEGUN + '"value": 5, "recorded": true}': (
        "bad-period", 49, '"recorded" is true where text in quotation marks belongs',
    ),
    BEGUN + '"value": 5, "recorded": ""}': (
        "bad-period", 49, f"'' is not a period. Periods are written {FORMS}",
    ),
    BEGUN + '"value": 5, "recorded": "2014-Q3"}': (
        "bad-period", 49, "'2014-Q3' is neither a day nor a month: say when the reading became known",
    ),
    BEGUN + '"value": 5, "recorded": "2014/15-Q2"}': (
        "bad-period", 49, "'2014/15-Q2' is neither a day nor a month: say when the reading became known",
    ),
    BEGUN + '"value": "55"}': (
        "bad-value", 34, "'55' is a number in quotation marks: a number is written without them",
    ),
    BEGUN + '"value": null}': ("bad-value", 34, "this is null where a value belongs"),
    BEGUN + '"value": false}': ("bad-value", 34, "this is false where a value belongs"),
    BEGUN + '"value": [55]}': ("bad-value", 34, "this is a list or an object where a value belongs"),
    BEGUN + '"value": 1, "provisional": "yes"}': (
        "bad-value", 52, '"provisional" is text where true belongs',
    ),
    BEGUN + '"value": 1, "by": ""}': ("bad-value", 43, '"by" is empty'),
    BEGUN + '"value": 1, "by": {"a": 1}}': (
        "bad-value", 43, '"by" is a list or an object where text in quotation marks belongs',
    ),
    BEGUN + '"value": 1, "by": "\\ud800"}': (
        "bad-value", 43, "this text holds half a character (\\ud800 to \\udfff)",
    ),
    BEGUN + '"\\ud800": 1}': ("bad-value", 35, "this text holds half a character (\\ud800 to \\udfff)"),
    BEGUN + '"by": "a\x07"}': (
        "bad-character", 33, "this line holds a character that cannot be seen (U+0007)",
    ),
    BEGUN + '"by": "\ufeff"}': (
        "bad-character", 32, "this line holds a character that cannot be seen (U+FEFF)",
    ),
    "\0": ("nul-bytes", 1, "this line holds bytes that are no text (NUL)"),
    f"{BEGUN}\0, \0": ("nul-bytes", 25, "this line holds bytes that are no text (NUL)"),
    "<<<<<<< HEAD": ("conflict-marker", 1, "this is the mark of a merge conflict"),
    "=======": ("conflict-marker", 1, "this is the mark of a merge conflict"),
    ">>>>>>> 1a2b3c": ("conflict-marker", 1, "this is the mark of a merge conflict"),
    "||||||| base": ("conflict-marker", 1, "this is the mark of a merge conflict"),
}  # fmt: skip
NO_READING = {
    "": (1, "it does not begin with a dash, a space and a brace"),
    "- ": (1, "it does not begin with a dash, a space and a brace"),
    " \t- {}": (3, "it does not begin with a dash, a space and a brace"),
    "<<<<<<<HEAD": (1, "it does not begin with a dash, a space and a brace"),
    "<<<<<< HEAD": (1, "it does not begin with a dash, a space and a brace"),
    " =======": (2, "it does not begin with a dash, a space and a brace"),
    "========": (1, "it does not begin with a dash, a space and a brace"),
    BEGUN + "@}": (25, "a key in double quotation marks belongs here"),
    BEGUN + '"value": 5]': (35, "a comma is missing here"),
    BEGUN + '"value" 5}': (33, "a colon is missing here"),
    BEGUN + '"value": done}': (34, "a value belongs here, and text stands in double quotation marks"),
    BEGUN + '"value": "done}': (34, "this text has no closing quotation mark"),
    BEGUN + '"by": "\t"}': (32, "a tab stands inside a text, where it is written \\t"),
    BEGUN + '"by": "\\x"}': (
        32, "this backslash begins no escape; a backslash itself is written \\\\",
    ),
    BEGUN + '"value": 5},': (36, "something follows the closing brace"),
    f"{BEGUN}{'[' * 60_000}": (25, "a key in double quotation marks belongs here"),
    f'- {{"period": {"[" * 60_000}': (3, "its brackets are nested too deep"),
    "-" * (LONGEST + 1): (LONGEST + 1, "it goes on for more than 65536 characters"),
}  # fmt: skip


@pytest.mark.parametrize("text", FAULTY)
def test_what_is_wrong_and_where(text: str) -> None:
    code, column, message = FAULTY[text]
    assert decode_line(text, 3) == LineFault(code, column, message, HELP[code])


@pytest.mark.parametrize("text", [pytest.param(text, id=text[:40]) for text in NO_READING])
def test_what_is_no_reading_and_from_which_column(text: str) -> None:
    column, why = NO_READING[text]
    message = f"this line is not a reading: {why}"
    assert decode_line(text, 3) == LineFault("log-line", column, message, HELP["log-line"])


UNSEEN = [*range(1, 9), *range(10, 32), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF]
SEEN = [0x20, 0x21, 0x7E, 0xA0, 0xA1, 0x2027, 0x202A, 0xFEFE, 0xFF00, 0xFFFD, 0x1F600]


@pytest.mark.parametrize("code", UNSEEN, ids=hex)
def test_every_character_that_cannot_be_seen_is_told(code: int) -> None:
    words = f"this line holds a character that cannot be seen (U+{code:04X})"
    told = LineFault("bad-character", 33, words, HELP["bad-character"])
    assert decode_line(BEGUN + f'"by": "a{chr(code)}", "value": 5}}', 3) == told


@pytest.mark.parametrize("code", SEEN, ids=hex)
def test_a_character_that_can_be_seen_is_kept(code: int) -> None:
    said = decode_line(BEGUN + f'"by": "a{chr(code)}", "value": 5}}', 3)
    assert not isinstance(said, LineFault)
    assert said.by == f"a{chr(code)}"


@pytest.mark.parametrize("half", ["d800", "dabc", "dbff", "dc00", "dead", "dfff", "DFFF"])
def test_half_a_character_is_no_text(half: str) -> None:
    said = decode_line(BEGUN + f'"by": "a\\u{half}", "value": 5}}', 3)
    assert isinstance(said, LineFault)
    assert said.message == "this text holds half a character (\\ud800 to \\udfff)"


def test_a_complaint_of_the_json_reader_that_nobody_knows_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logline, "_WORDS", {})
    said = decode_line(BEGUN + "@}", 3)
    assert isinstance(said, LineFault)
    assert said.message == "this line is not a reading: this is not JSON"


def test_a_line_may_be_long_but_not_endless() -> None:
    start, end = BEGUN + '"value": 5, "note": "', '"}'
    longest = start + "n" * (LONGEST - len(start + end)) + end
    assert not isinstance(decode_line(longest, 3), LineFault)
    assert decode_line(longest + " ", 3) == too_long()


def test_a_line_knows_its_number_and_when_the_financial_year_begins() -> None:
    for year_start, ends in ((4, "2015-03-31"), (9, "2015-08-31")):
        said = decode_line('- {"period": "2014/15", "value": 5}', 3, year_start)
        assert not isinstance(said, LineFault)
        assert (said.line, str(said.period.last), str(said.recorded)) == (3, ends, ends)
    assert decode_line('- {"period": "2014/15", "value": 5}', 3) == decode_line(
        '- {"period": "2014/15", "value": 5}', 3, 4
    )


@pytest.mark.parametrize(("written", "is_marked"), [("true", True), ("false", False)])
def test_a_figure_that_may_still_change_is_marked(written: str, is_marked: bool) -> None:  # noqa: FBT001
    said = decode_line(BEGUN + f'"value": 5, "provisional": {written}}}', 3)
    assert not isinstance(said, LineFault)
    assert said.provisional is is_marked


def test_the_keys_are_those_of_the_schema() -> None:
    assert tuple(Entry.__annotations__) == entry.KEYS
