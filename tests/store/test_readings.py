"""What a log says, and what is wrong with the lines that say nothing: text, and (line, column, code)."""

import os
import tracemalloc
from decimal import Decimal
from pathlib import Path

import pytest

from plantrack.core.finding import Diagnostic, Level
from plantrack.core.logline import LONGEST
from plantrack.core.period import parse_period
from plantrack.core.reading import Log, Reading
from plantrack.core.value import Count, Delivery, Stated, Value
from plantrack.store import readings
from plantrack.store.readings import load_log

GOOD = b'- {"period": "2014-08", "value": 50}\n'
MENDED = '- {"period": "2014-09", "value": 55, "recorded": "2014-09-30"}'


def load(path: Path, content: bytes) -> tuple[Log, tuple[Diagnostic, ...]]:
    (path / "1c.yaml").write_bytes(content)
    return load_log(path / "1c.yaml", "plan/readings/1c.yaml", 4)


def places(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[int, int, str]]:
    return [(one.location.line, one.location.column, one.code) for one in diagnostics]


def test_every_key_has_its_place_in_the_reading(tmp_path: Path) -> None:
    log, diagnostics = load(
        tmp_path,
        b'- {"series": "lac", "period": "2014/15-Q2", "value": 97.2, "recorded": "2014-10", "by": "AO", '
        b'"source": "x", "note": "caf\xc3\xa9 \\u2028 \\"so\\"", "provisional": true, "restated": "late"}\n'
        b'- {"period": "2014-08", "recorded": "2014-11-01", "void": "counted twice"}\n',
    )
    assert diagnostics == ()
    assert log == (
        Reading(
            parse_period("2014/15-Q2"),
            Decimal("97.2"),
            parse_period("2014-10"),
            series="lac",
            by="AO",
            source="x",
            note='caf\u00e9 \u2028 "so"',
            provisional=True,
            restated="late",
            line=1,
        ),
        Reading(parse_period("2014-08"), None, parse_period("2014-11-01"), void="counted twice", line=2),
    )
    assert str(log[0].period) == "2014/15-Q2"


@pytest.mark.parametrize("road", [b"", b"junk\n"], ids=["fast", "careful"])
@pytest.mark.parametrize(
    ("written", "value", "shown"),
    [
        ("55", Decimal(55), "55"),
        ("55.0", Decimal(55), "55"),
        ("97.20", Decimal("97.2"), "97.2"),
        ("-0.0", Decimal(0), "0"),
        ("-5", Decimal(-5), "-5"),
        ("0.00001", Decimal("0.00001"), "0.00001"),
        ("0.1", Decimal("0.1"), "0.1"),
        ("1200", Decimal(1200), "1200"),
        ("123456789012345", Decimal(123456789012345), "123456789012345"),
        ("12345678901234.5", Decimal("12345678901234.5"), "12345678901234.5"),
        ("0.000000000000000012", Decimal("0.000000000000000012"), "0.000000000000000012"),
    ],
)
def test_a_number_is_the_same_exact_decimal_on_both_roads(
    tmp_path: Path, road: bytes, written: str, value: Decimal, shown: str
) -> None:
    log, _ = load(tmp_path, f'- {{"period": "2014-09", "value": {written}}}\n'.encode() + road)
    read = log[0].value
    assert read == value
    assert isinstance(read, Decimal)
    assert f"{read:f}" == shown


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("14/90", Count(14, 90)),
        ("done", Delivery.DONE),
        ("not-done", Delivery.NOT_DONE),
        ("met", Stated.MET),
        ("missed", Stated.MISSED),
    ],
)
def test_a_value_in_words(tmp_path: Path, written: str, value: Value) -> None:
    log, diagnostics = load(tmp_path, f'- {{"period": "2014-09", "value": "{written}"}}\n'.encode())
    assert [reading.value for reading in log] == [value]
    assert diagnostics == ()


def test_without_recorded_it_is_the_last_day_of_the_period(tmp_path: Path) -> None:
    log, _ = load(tmp_path, b'- {"period": "2014/15", "value": 1}\n')
    assert str(log[0].recorded) == "2015-03-31"


def test_remarks_blank_lines_bom_and_crlf_are_borne_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf# yaml-language-server: $schema=x\n\n" + GOOD + b" \t\n  # caf\xc3\xa9\n" + GOOD
    for written in (content, content.replace(b"\n", b"\r\n"), content.removesuffix(b"\n")):
        log, diagnostics = load(tmp_path, written)
        assert [reading.line for reading in log] == [3, 6]
        assert diagnostics == ()


def test_lines_keep_their_numbers_from_block_to_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "BLOCK", 100)
    log, diagnostics = load(tmp_path, GOOD * 10 + b"junk\n" + b"# remark\n" * 20 + GOOD * 10)
    assert [reading.line for reading in log] == [*range(1, 11), *range(32, 42)]
    assert places(diagnostics) == [(11, 1, "log-line")]


def test_no_file_is_a_log_without_readings(tmp_path: Path) -> None:
    assert load_log(tmp_path / "1c.yaml", "1c.yaml", 4) == ((), ())
    assert load(tmp_path, b"") == ((), ())


# -- bad lines: between two good ones, which are kept


@pytest.mark.parametrize(
    ("line", "column", "code", "words"),
    [
        (b'- {"perod": "2014-09", "value": 55}', 4, "log-key", 'Did you mean "period"?'),
        (b'- {"period": "2014-09", "value": 55, "zzz": 1}', 38, "log-key", 'no key "zzz"'),
        (b'- {"period": "2014-09", "value": 55, "value": 56}', 38, "log-key", "twice"),
        (b'- {"period": "2014-09", "value": 55, "va\\u006cue": 56}', 38, "log-key", "twice"),
        (b'- {"period": "2014-09", "period" : "2014-10", "value": 5}', 25, "log-key", "twice"),
        (b'- {"period": "2014-09", "by": "\\":", "by" : "b", "value": 5}', 38, "log-key", "twice"),
        (b'- {"value": 55}', 3, "log-key", "no period"),
        (b'- {"period": "2014-09"}', 4, "log-key", "no value"),
        (b'- {"period": "2014-09", "value": 5, "void": "x"}', 25, "log-key", "has no value"),
        (b'- {"period": "2014-13", "value": 55}', 14, "bad-period", "no such month"),
        (b'- {"period": 2014, "value": 55}', 14, "bad-period", "a number where text"),
        (b'- {"period": "2014-09", "value": 55, "recorded": "2014"}', 50, "bad-period", "a day nor a month"),
        (b'- {"period": "2014-09", "value": "x"}', 34, "bad-value", "'x' is not a value"),
        (b'- {"period": "2014-09", "value": "55"}', 34, "bad-value", "quotation marks"),
        (b'- {"period": "2014-09", "value": 1e3}', 34, "bad-value", "'1e3' is not a value"),
        (b'- {"period": "2014-09", "value": 1e999999999999999999999}', 34, "bad-value", "not a value"),
        (b'- {"period": "2014-09", "value": NaN}', 34, "bad-value", "'NaN' is not a value"),
        (b'- {"period": "2014-09", "value": -Infinity}', 34, "bad-value", "not a value"),
        (b'- {"period": "2014-09", "value": 1234567890123456}', 34, "bad-value", "more than 15"),
        (b'- {"period": "2014-09", "value": 0.1000000000000000055}', 34, "bad-value", "more than 15"),
        (b'- {"period": "2014-09", "value": "0/0"}', 34, "bad-value", "share of nothing"),
        (b'- {"period": "2014-09", "value": null}', 34, "bad-value", "null where a value"),
        (b'- {"period": "2014-09", "value": true}', 34, "bad-value", "true where a value"),
        (b'- {"period": "2014-09", "value": [55]}', 34, "bad-value", "a list or an object"),
        (b'- {"period": "2014-09", "value": 55, "by": 5}', 44, "bad-value", "a number where text"),
        (b'- {"period": "2014-09", "value": 55, "by": ""}', 44, "bad-value", "empty"),
        (b'- {"period": "2014-09", "value": 55, "provisional": 1}', 53, "bad-value", "where true"),
        (b'- {"period": "2014-09", "value": 55, "by": "\\ud800"}', 44, "bad-value", "half a character"),
        (b'- {"period": "2014-09", "value": 55, "by": "a\x07"}', 46, "bad-character", "U+0007"),
        (b'- {"period": "2014-09", "value": 55, "by": "a\xc2\x85"}', 46, "bad-character", "U+0085"),
        (b'- {"period": "2014-09", "value": 55, "by": "a\xe2\x80\xa8"}', 46, "bad-character", "U+2028"),
        (b'- {"period": "2014-09", "value": 55,\r "by": "a"}', 37, "bad-character", "U+000D"),
        (b'- {"period": "2014-09", "value": 55, "by": "\xc3\xa9\xff"}', 46, "not-utf8", "not UTF-8"),
        (b"# caf\xe9", 6, "not-utf8", "not UTF-8"),
        (b'- {"period": \0 "2014-09", "value": 55}', 14, "nul-bytes", "NUL"),
        (b"# \0", 3, "nul-bytes", "NUL"),
        (b"<<<<<<< HEAD", 1, "conflict-marker", "merge conflict"),
        (b"=======", 1, "conflict-marker", "merge conflict"),
        (b">>>>>>> 1a2b3c", 1, "conflict-marker", "merge conflict"),
        (b"||||||| base", 1, "conflict-marker", "merge conflict"),
        (b'- {"by": "' + b"x" * (1 << 16) + b'", "period": "2014"}', 65537, "log-line", "more than 65536"),
        (b"what is this", 1, "log-line", "does not begin with a dash"),
        (b'{"period": "2014-09", "value": 55}', 1, "log-line", "does not begin with a dash"),
        (b'- {"period": "2014-09" "value": 55}', 24, "log-line", "a comma is missing"),
        (b'- {"period" "2014-09", "value": 55}', 13, "log-line", "a colon is missing"),
        (b'- {"period": 2014-09, "value": 55}', 18, "log-line", "a comma is missing"),
        (b'- {"period": September, "value": 55}', 14, "log-line", "double quotation marks"),
        (b'- {"period": "2014-09}', 14, "log-line", "no closing quotation mark"),
        (b'- {"period": "2014-09", "by": "\t", "value": 5}', 32, "log-line", "a tab"),
        (b'- {"period": "2014-09", "by": "\\x", "value": 5}', 32, "log-line", "backslash"),
        (GOOD.rstrip() + b"," + GOOD.rstrip()[2:], 37, "log-line", "follows the closing brace"),
        (b'- {"period": ' + b"[" * 60_000, 3, "log-line", "nested too deep"),
    ],
)
def test_a_bad_line_is_told_and_left_out(
    tmp_path: Path, line: bytes, column: int, code: str, words: str
) -> None:
    log, diagnostics = load(tmp_path, GOOD + line + b"\n" + GOOD)
    assert [reading.line for reading in log] == [1, 3]
    assert places(diagnostics) == [(2, column, code)]
    assert words in diagnostics[0].message
    assert diagnostics[0].help
    assert diagnostics[0].subject == "1c"
    assert diagnostics[0].level is Level.ERROR
    assert diagnostics[0].location.file == "plan/readings/1c.yaml"


@pytest.mark.parametrize(
    "written",
    [
        "- {period: 2014-09, value: 55}",
        "- {'period': '2014-09', 'value': 55}",
        '{"period": "2014-09", "value": 55}',
        '-{"period": "2014-09", "value": 55}',
        ' - {"period": "2014-09", "value": 55}',
        '- {"period": "2014-09", "value": 55,}',
        '- {"period": "2014-09", "value": 55},',
        '- {"period": "2014-09", "value": 55} # by hand',
        '- {"period": "2014-09", "value": "55"}',
        '- {"perod": "2014-09", "Value": "55%", "by": ""}',
        "- period: 2014-09\n  value: 55",
        "- period: '2014-09'\n  value: 55  ",
        "period: 2014-09\n  value: 55",
        '- {"period": "2014-09",\n   "value": 55}',
    ],
)
def test_a_hand_written_reading_is_answered_with_the_line_to_put_there(tmp_path: Path, written: str) -> None:
    log, diagnostics = load(tmp_path, GOOD + written.encode() + b"\n" + GOOD)
    assert [reading.line for reading in log] == [1, 3 + written.count("\n")]
    assert len(diagnostics) == 1
    where = "lines 2 to 3" if "\n" in written else "this line"
    assert diagnostics[0].help == f"Put this in place of {where}: {MENDED}"


@pytest.mark.parametrize(
    "written",
    [
        "- {period: 2014-09, value: 55, value: 56}",
        "- {period: 2014-09, value: about 55}",
        "- period: 2014-09\n  value: 55\n  note: number # of cases",
        "- {period: 2014-09, value: 55, note: see 4, below}",
        "- {period: soon, value: 55}",
        "- {period: 2014-09, value: 55, provisional: perhaps}",
        '- {"period": "2014-09", "value": 5, "note": "\\x"}',
        "- {period: 2014-09, value: 55, note: " + "x" * 5000 + "}",
    ],
)
def test_where_the_meaning_is_in_doubt_no_line_is_offered(tmp_path: Path, written: str) -> None:
    _, diagnostics = load(tmp_path, written.encode() + b"\n")
    assert len(diagnostics) == 1
    assert "Put this" not in diagnostics[0].help


def test_a_torn_last_line_is_told_as_such(tmp_path: Path) -> None:
    log, diagnostics = load(tmp_path, GOOD + GOOD[:20])
    assert len(log) == 1
    assert places(diagnostics)[0][2] == "torn-line"
    assert "record it again" in diagnostics[0].help


def test_a_reading_of_two_lines_does_not_pass_for_two_readings(tmp_path: Path) -> None:
    """Two texts that run on over a line break, and a line with two objects to make up the number."""
    log, diagnostics = load(
        tmp_path,
        b'- {"period": "2014-08", "value": 1, "note": "}\n- {"}\n'
        b'- {"period": "2014-09", "value": 2},{"period": "2014-10", "value": 3}\n',
    )
    assert log == ()
    assert [line for line, _, _ in places(diagnostics)] == [1, 2, 3]


def test_utf_16_is_told_once(tmp_path: Path) -> None:
    log, diagnostics = load(tmp_path, GOOD.decode().encode("utf-16"))
    assert log == ()
    assert places(diagnostics) == [(1, 1, "not-utf8")]


def test_of_many_bad_lines_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    _, diagnostics = load(tmp_path, b"junk\n" * 1000)
    assert len(diagnostics) == readings.MOST_FAULTS + 1
    assert diagnostics[-1].location.line == readings.MOST_FAULTS + 1
    assert "900 more" in diagnostics[-1].message


@pytest.mark.parametrize("long", [b"x", b"\xc3\xa9", b"\0"], ids=["text", "two bytes", "nul"])
def test_a_line_without_end_is_one_fault_and_never_held_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: bytes
) -> None:
    monkeypatch.setattr(readings, "BLOCK", 300_000)
    path = tmp_path / "1c.yaml"
    path.write_bytes(GOOD + b'- {"note": "' + long * 8_000_000 + b"\n" + GOOD)
    tracemalloc.start()
    log, diagnostics = load_log(path, "1c.yaml", 4)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [reading.line for reading in log] == [1, 3]
    assert places(diagnostics) == [(2, LONGEST + 1, "log-line")]
    assert "goes on for more than" in diagnostics[0].message
    assert most < 3_000_000


def test_a_line_without_end_at_the_end_is_torn(tmp_path: Path) -> None:
    log, diagnostics = load(tmp_path, GOOD + b"-" * (3 * readings.BLOCK))
    assert [reading.line for reading in log] == [1]
    assert places(diagnostics) == [(2, LONGEST + 1, "torn-line")]


def test_only_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "link.yaml").symlink_to(tmp_path / "folder.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    for name, words in [("folder", "a folder"), ("link", "a link"), ("pipe", "a folder or a device")]:
        log, diagnostics = load_log(tmp_path / f"{name}.yaml", f"{name}.yaml", 4)
        assert log == ()
        assert places(diagnostics) == [(1, 1, "unreadable")]
        assert words in diagnostics[0].message


def test_a_file_too_large_for_a_log_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "1c.yaml").open("wb") as file:
        file.truncate(readings.MOST_BYTES + 1)
    _, diagnostics = load_log(tmp_path / "1c.yaml", "1c.yaml", 4)
    assert "too large" in diagnostics[0].message
