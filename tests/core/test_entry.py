"""Entries: a reading as its line, and the reading that an entry says."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from plantrack.core.entry import EntryError, Numeral, encode_line, read_entry, read_recorded, shape
from plantrack.core.period import parse_period
from plantrack.core.reading import Reading
from plantrack.core.value import Count, Delivery, Stated, Value

READING = Reading(parse_period("2014-09"), Decimal(55), parse_period("2014-10-06"))
LINE = '- {"period": "2014-09", "value": %s, "recorded": "2014-10-06"%s}'


def test_a_line_has_the_keys_in_their_order_and_leaves_out_what_is_not_said() -> None:
    told = READING._replace(
        series="lac", by="A. Officer", source="a return", note="a note", provisional=True, restated="late"
    )
    assert encode_line(told) == (
        '- {"series": "lac", "period": "2014-09", "value": 55, "recorded": "2014-10-06", "by": "A. Officer", '
        '"source": "a return", "note": "a note", "provisional": true, "restated": "late"}'
    )
    assert encode_line(READING) == LINE % ("55", "")
    assert encode_line(READING._replace(value=None, void="a slip")) == (
        '- {"period": "2014-09", "recorded": "2014-10-06", "void": "a slip"}'
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("55.0"), "55"),
        (Decimal("-0"), "0"),
        (Decimal("97.20"), "97.2"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-5"), "0.00001"),
        (Decimal("-0.5"), "-0.5"),
        (Count(14, 90), '"14/90"'),
        (Delivery.NOT_DONE, '"not-done"'),
        (Stated.MET, '"met"'),
    ],
)
def test_a_value_is_written_exactly_and_without_exponent(value: Value, written: str) -> None:
    assert encode_line(READING._replace(value=value)) == LINE % (written, "")


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("caf\u00e9", "caf\u00e9"),
        ('"so"', '\\"so\\"'),
        ("C:\\", "C:\\\\"),
        ("a\tb\n", "a\\tb\\n"),
        ("\x00", "\\u0000"),
        ("\x7f\x85\u2028\u2029\ufeff\ufffe\uffff", "\\u007f\\u0085\\u2028\\u2029\\ufeff\\ufffe\\uffff"),
        ("\ud800", "\\ud800"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_what_cannot_stand_in_a_line_is_escaped_and_the_rest_is_as_it_is(note: str, written: str) -> None:
    assert encode_line(READING._replace(note=note)) == LINE % ("55", f', "note": "{written}"')


@pytest.mark.parametrize(
    "codes",
    [range(32), range(0x7F, 0xA0), range(0x2028, 0x202A), range(0xD800, 0xE000), (0xFEFF, 0xFFFE, 0xFFFF)],
)
def test_no_character_that_cannot_be_seen_stands_in_a_line(codes: Sequence[int]) -> None:
    short = {8: "b", 9: "t", 10: "n", 12: "f", 13: "r"}
    for code in codes:
        written = short.get(code, f"u{code:04x}")
        assert encode_line(READING._replace(note=chr(code))) == LINE % ("55", f', "note": "\\{written}"')


@pytest.mark.parametrize("code", [0x20, 0x7E, 0xA0, 0x2027, 0x202A, 0xD7FF, 0xE000, 0xFEFE, 0xFFFD, 0x10000])
def test_a_character_that_can_be_seen_stands_in_a_line_as_it_is(code: int) -> None:
    assert encode_line(READING._replace(note=chr(code))) == LINE % ("55", f', "note": "{chr(code)}"')


def test_an_entry_says_a_reading() -> None:
    entry = {
        "series": "lac", "period": "2014/15-Q1", "value": Numeral("55.0"), "recorded": "2014-12-06",
        "by": "AO", "source": "a return", "note": "a note", "provisional": True, "restated": "late",
    }  # fmt: skip
    assert read_entry(entry, 7, 9) == Reading(
        parse_period("2014-09..2014-11"), Decimal(55), parse_period("2014-12-06"), series="lac", by="AO",
        source="a return", note="a note", provisional=True, restated="late", line=7,
    )  # fmt: skip
    withdrawn = {"period": "2014/15-Q1", "void": "a slip"}
    assert read_entry(withdrawn, 8, 9) == Reading(
        parse_period("2014-09..2014-11"), None, parse_period("2014-11-30"), void="a slip", line=8
    )


@pytest.mark.parametrize("written", ["2014-10-06", "2014-10", "2014-10-01..2014-10-31"])
def test_a_reading_becomes_known_on_a_day_or_in_a_month(written: str) -> None:
    assert read_recorded(written, 4).written == written


@pytest.mark.parametrize(
    "written", ["2014-10-06..2014-10-07", "2014-10..2014-11", "2014-Q4", "2014", "2014/15"]
)
def test_a_reading_becomes_known_at_no_other_time(written: str) -> None:
    with pytest.raises(ValueError, match="neither a day nor a month") as refused:
        read_recorded(written, 4)
    assert str(refused.value) == (
        f"'{written}' is neither a day nor a month: say when the reading became known"
    )


@pytest.mark.parametrize(
    ("entry", "code", "key", "at_key", "words"),
    [
        ({"period": "2014-09"}, "log-key", "period", True, "this line has no value"),
        (
            {"period": "2014-09", "value": "done", "void": "a slip"},
            "log-key",
            "value",
            True,
            "a line that withdraws a reading (void) has no value",
        ),
        (
            {"period": "2014-13", "value": "done"},
            "bad-period",
            "period",
            False,
            "'2014-13' has no such month: months run from 2014-01 to 2014-12",
        ),
        (
            {"period": "2014-09", "value": "done", "recorded": "2014-09..2014-10"},
            "bad-period",
            "recorded",
            False,
            "'2014-09..2014-10' is neither a day nor a month: say when the reading became known",
        ),
        (
            {"period": "2014-09", "value": "55"},
            "bad-value",
            "value",
            False,
            "'55' is a number in quotation marks: a number is written without them",
        ),
        (
            {"period": "2014-09", "value": None},
            "bad-value",
            "value",
            False,
            "this is null where a value belongs",
        ),
    ],
)
def test_an_entry_that_is_no_reading_says_which_key_is_at_fault(
    entry: dict[str, object],
    code: str,
    key: str,
    at_key: bool,  # noqa: FBT001
    words: str,
) -> None:
    with pytest.raises(EntryError) as refused:
        read_entry(entry, 1, 4)
    said = refused.value
    assert (said.code, said.key, said.at_key, str(said)) == (code, key, at_key, words)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Numeral("1e3"), "a number"),
        (5, "a number"),
        (5.5, "a number"),
        (True, "true"),
        (False, "false"),
        ("five", "text"),
        (None, "null"),
        ([5], "a list or an object"),
        ({"a": 5}, "a list or an object"),
    ],
)
def test_what_stands_there_is_named(given: object, words: str) -> None:
    assert shape(given) == words
