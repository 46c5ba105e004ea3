"""A block of a log: its lines and their numbers, what each of them says, and what to put in its place."""

from decimal import Decimal

import pytest

from plantrack.core.logblock import (
    Block,
    block_of,
    read_carefully,
    read_fast,
    without_remarks,
)
from plantrack.core.logline import EXAMPLE, LONGEST, LineFault
from plantrack.core.period import parse_period
from plantrack.core.reading import Reading

GOOD = b'- {"period": "2014-08", "value": 50}\n'
MENDED = '- {"period": "2014-09", "value": 55, "recorded": "2014-09-30"}'
AS_A_LINE = f"A reading is one line such as {EXAMPLE}"
NO_READING = "this line is not a reading: "
NO_DASH = f"{NO_READING}it does not begin with a dash, a space and a brace"
TORN = LineFault(
    "torn-line",
    1,
    "the last line is torn: it is neither a whole reading nor ended by a line break",
    "Delete the line, or finish it and its line break; if its reading is nowhere else, record it again",
)


def reading(line: int) -> Reading:
    return Reading(parse_period("2014-08"), Decimal(50), parse_period("2014-08-31"), line=line)


def put(where: str, code: str = "log-line", column: int = 1, message: str = NO_DASH) -> LineFault:
    return LineFault(code, column, message, f"Put this in place of {where}: {MENDED}")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (b"", []),
        (b"\n", [7]),
        (GOOD, [7]),
        (GOOD.rstrip(), [7]),
        (GOOD * 2, [7, 8]),
        (GOOD + b"\n" + GOOD.rstrip(), [7, 8, 9]),
    ],
)
def test_every_line_of_a_block_has_its_number(text: bytes, numbers: list[int]) -> None:
    block = block_of(text, 7)
    assert list(block.numbers) == numbers
    assert [number for number, _ in block.lines()] == numbers
    assert b"".join(line for _, line in block.lines()) == text


def test_a_line_without_a_number_is_never_given_one() -> None:
    with pytest.raises(ValueError, match="longer"):
        Block(GOOD * 2, [7]).lines()


def test_remarks_and_blank_lines_are_left_out_and_the_others_keep_their_numbers() -> None:
    kept = [GOOD, b"junk\n", b"# \xff\n", b"# \0\n", b"- # dash\n", b"X\n", b"\x0b\n", GOOD.rstrip()]
    left_out = [b"\n", b" \t\r\n", b"# remark\n", b" \t# caf\xc3\xa9\r\n", b"#\n"]
    text = kept[0] + b"".join(left_out) + b"".join(kept[1:])
    block = without_remarks(block_of(text, 7))
    assert block.lines() == list(zip([7, *range(13, 20)], kept, strict=True))


def test_a_good_block_is_the_same_on_both_roads() -> None:
    block = block_of(GOOD * 2, 7)
    expected = [reading(7), reading(8)]
    assert read_fast(block, 4) == expected
    assert list(read_carefully(block, 4)) == [(one.line, one) for one in expected]


@pytest.mark.parametrize("bad", [b"junk\n", b"# remark\n", b"\n", b"\xff\n"])
def test_a_block_that_is_not_beyond_doubt_is_not_read_fast(bad: bytes) -> None:
    assert read_fast(block_of(GOOD + bad, 7), 4) is None


def test_the_one_recorded_last_of_a_block_is_never_left_out() -> None:
    lines = (
        b'- {"period": "2014-08", "value": 50, "recorded": "2014-10-06"}\n'
        b'- {"period": "2014-08", "value": 51, "recorded": "2014-09-06"}\n'
        b'- {"period": "2014-09", "value": 52, "recorded": "2014-10-06"}\n'
        b'- {"period": "2014-09", "value": 53, "recorded": "2014-10-06"}\n'
        b'- {"series": "lac", "period": "2014-09", "value": 54, "recorded": "2014-10-01"}\n'
    )
    every = read_fast(block_of(lines, 1), 4)
    latest = read_fast(block_of(lines, 1), 4, latest=True)
    assert every is not None
    assert latest is not None
    assert [one.line for one in every] == [1, 2, 3, 4, 5]
    assert {1, 4, 5} <= {one.line for one in latest}
    assert set(latest) <= set(every)


ROADS = {
    "- {period: 2014-09, value: 55}\n": [
        put("this line", "log-line", 4, f"{NO_READING}a key in double quotation marks belongs here"),
    ],
    "- period: 2014-09\n  value: 55\n": [put("lines 7 to 8")],
    "- period: 2014-09\n\tvalue: 55\n": [put("lines 7 to 8")],
    "- period: 2014-09\n  value: 55\n  \n": [put("lines 7 to 9")],
    '- {"period": "2014-09", "value": "55"}\n': [
        put(
            "this line", "bad-value", 34,
            "'55' is a number in quotation marks: a number is written without them",
        ),
    ],
    "junk\n": [LineFault("log-line", 1, NO_DASH, AS_A_LINE)],
    "junk\n  and more\n": [LineFault("log-line", 1, NO_DASH, AS_A_LINE)],
    "junk\n  - {}\n": [
        LineFault("log-line", 1, NO_DASH, AS_A_LINE),
        LineFault("log-line", 3, NO_DASH, AS_A_LINE),
    ],
    "junk": [TORN],
    "junk\n  and more": [TORN],
    '- {"period": "2014-0': [
        TORN._replace(column=14),
    ],
    '- {"value": 55}': [
        LineFault(
            "log-key", 3, "this line has no period",
            "The keys of a reading are series, period, value, recorded, by, source, note, provisional, "
            "restated, void; period is needed, and a value or void",
        ),
    ],
    "{period: 2014-09, value: 55}": [put("this line")],
}  # fmt: skip


@pytest.mark.parametrize("text", ROADS)
def test_what_a_bad_line_is_answered_with(text: str) -> None:
    said = list(read_carefully(block_of(text.encode() + (b"" if text[-1:] != "\n" else GOOD), 7), 4))
    faults = [one for _, one in said if isinstance(one, LineFault)]
    assert faults == ROADS[text]
    assert said[0][0] == 7
    if text.endswith("\n"):
        last = 7 + text.count("\n")
        assert said[-1] == (last, reading(last))


def test_the_line_to_put_there_knows_when_the_financial_year_begins() -> None:
    for year_start, ends in ((4, "2014-06-30"), (9, "2014-11-30")):
        ((number, said),) = read_carefully(block_of(b"{period: 2014/15-Q1, value: 5}\n", 7), year_start)
        assert number == 7
        assert isinstance(said, LineFault)
        assert said.help == (
            f'Put this in place of this line: - {{"period": "2014/15-Q1", "value": 5, "recorded": "{ends}"}}'
        )
        ((_, read),) = read_carefully(block_of(b'- {"period": "2014/15-Q1", "value": 5}\n', 7), year_start)
        assert isinstance(read, Reading)
        assert read.period.last.isoformat() == ends


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (b"\xff\n", 1),
        (b"caf\xe9\n", 4),
        (b"\xc3\xa9\xff\r\n", 2),
        (b"- {period: 2014-09, value: \xff}\n", 28),
    ],
)
def test_a_line_that_is_no_text_is_told_from_its_first_bad_character(line: bytes, column: int) -> None:
    assert list(read_carefully(block_of(line, 7), 4)) == [
        (
            7,
            LineFault(
                "not-utf8",
                column,
                "this line is not UTF-8 text",
                "Save the file as UTF-8, or type the character again; git diff shows what was there",
            ),
        )
    ]


def test_what_follows_a_bad_line_and_is_no_text_is_not_put_into_the_line_to_put_there() -> None:
    ((_, said),) = read_carefully(block_of(b"- period: 2014-09\n  value: 55\n  by: \xff\n", 7), 4)
    assert said == LineFault("log-line", 1, NO_DASH, AS_A_LINE)


@pytest.mark.parametrize(("character", "size"), [("x", 1), ("\U0001f600", 4)])
def test_a_line_is_as_long_as_its_characters(character: str, size: int) -> None:
    line = '- {"period": "2014-08", "value": 50, "note": "%s"}'
    longest = line % (character * (LONGEST - len(line) + 2))
    for end in ("\n", "\r\n", ""):
        ((_, said),) = read_carefully(block_of(f"{longest}{end}".encode(), 7), 4)
        assert isinstance(said, Reading)
    ((_, said),) = read_carefully(Block(f"{longest} \n".encode(), [7]), 4)
    assert isinstance(said, LineFault)
    assert (said.code, said.column) == ("log-line", LONGEST + 1)
    assert len(f"{longest} ".encode()) > size * (LONGEST - len(line))


def test_a_line_of_more_bytes_than_its_characters_can_have_is_too_long_whatever_they_are() -> None:
    ((_, said),) = read_carefully(Block(b"\xff" * (4 * LONGEST + 1) + b"\n", [7]), 4)
    assert isinstance(said, LineFault)
    assert (said.code, said.column) == ("log-line", LONGEST + 1)
    ((_, said),) = read_carefully(Block(b"\xff" * (4 * LONGEST) + b"\r\n", [7]), 4)
    assert isinstance(said, LineFault)
    assert (said.code, said.column) == ("not-utf8", 1)
