"""What is told of a whole log, and what is read of it whatever it is mixed with; whole diagnostics."""

import errno
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from plantrack.core.finding import Diagnostic, Level, Location
from plantrack.core.logblock import Block, read_carefully
from plantrack.core.logline import LineFault
from plantrack.core.period import parse_period
from plantrack.core.reading import Reading
from plantrack.store import readings
from plantrack.store.readings import MOST_FAULTS, load_log, read_log, reason

SHOWN = "plan/readings/1c.yaml"
GOOD = b'- {"period": "2014-08", "value": 50}\n'


def test_a_log_that_cannot_be_read_is_told_with_its_place_and_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "1c.yaml").mkdir()
    assert load_log(tmp_path / "1c.yaml", SHOWN, 4) == (
        (),
        (
            Diagnostic(
                "unreadable",
                Level.ERROR,
                "1c",
                "this file cannot be read: it is a folder or a device, not an ordinary file",
                "Put the file right, or restore it from git; its readings are not counted until then",
                Location(SHOWN, 1, 1),
            ),
        ),
    )


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"], ids=["little end first", "big end first"])
def test_text_of_another_encoding_is_told_once(tmp_path: Path, mark: bytes) -> None:
    (tmp_path / "1c.yaml").write_bytes(mark + GOOD * 3)
    assert load_log(tmp_path / "1c.yaml", SHOWN, 4) == (
        (),
        (
            Diagnostic(
                "not-utf8",
                Level.ERROR,
                "1c",
                "this file is UTF-16 text, not UTF-8",
                "Save it as UTF-8 (in a spreadsheet: CSV UTF-8; in an editor: Save with encoding)",
                Location(SHOWN, 1, 1),
            ),
        ),
    )


@pytest.mark.parametrize("rest", [1, 900])
def test_the_rest_of_many_bad_lines_is_counted_from_the_first_of_them(tmp_path: Path, rest: int) -> None:
    (tmp_path / "1c.yaml").write_bytes(GOOD + b"junk\n" * (MOST_FAULTS + rest))
    log, told = load_log(tmp_path / "1c.yaml", SHOWN, 4)
    assert len(log) == 1
    assert [one.location.line for one in told] == [*range(2, MOST_FAULTS + 3)]
    assert told[-1] == Diagnostic(
        "log-line",
        Level.ERROR,
        "1c",
        f"from here on {rest} more places in this file are not readings",
        "Correct those above first, then look again",
        Location(SHOWN, MOST_FAULTS + 2, 1),
    )


def test_as_many_bad_lines_as_are_told_are_not_counted(tmp_path: Path) -> None:
    (tmp_path / "1c.yaml").write_bytes(b"junk\n" * MOST_FAULTS)
    _, told = load_log(tmp_path / "1c.yaml", SHOWN, 4)
    assert [one.location.line for one in told] == [*range(1, MOST_FAULTS + 1)]
    assert {one.message for one in told} == {
        "this line is not a reading: it does not begin with a dash, a space and a brace"
    }


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.EACCES, "Permission denied"), "you have no permission to open it"),
        (OSError(errno.ECHILD, "No Child Processes"), "no child processes"),
        (OSError(errno.ECHILD, ""), "the system does not say why"),
        (OSError("so it is"), "the system does not say why"),
    ],
)
def test_why_the_system_refused(error: OSError, words: str) -> None:
    assert reason(error) == words


MIXED = {
    "readings alone": b"%b%b%b",
    "with a remark": b"# a remark\n%b%b%b",
    "with a blank line": b"%b\n%b%b",
    "with a bad line": b"%b%b%bjunk\n",
}


@pytest.mark.parametrize("mixed", MIXED)
def test_what_a_log_is_mixed_with_changes_no_reading(tmp_path: Path, mixed: str) -> None:
    lines = (
        b'- {"period": "2014/15-Q1", "value": 50, "recorded": "2015-02-01"}\n',
        b'- {"period": "2014/15-Q1", "value": 51, "recorded": "2015-01-01"}\n',
        b'- {"period": "2014/15-Q2", "value": 52, "recorded": "2015-04-01"}\n',
    )
    (tmp_path / "1c.yaml").write_bytes(MIXED[mixed] % lines)
    for year_start, ends in ((4, "2014-06-30"), (9, "2014-11-30")):
        quarter = parse_period("2014/15-Q1", year_start)
        assert quarter.last.isoformat() == ends
        log, _ = load_log(tmp_path / "1c.yaml", SHOWN, year_start)
        assert [str(reading.value) for reading in log] == ["50", "51", "52"]
        assert [reading.period for reading in log[:2]] == [quarter, quarter]
        needed, _ = load_log(tmp_path / "1c.yaml", SHOWN, year_start, "in force")
        assert [str(reading.value) for reading in needed] == ["50", "52"]


@pytest.mark.parametrize("mixed", MIXED)
def test_only_a_log_with_a_bad_line_is_read_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mixed: str
) -> None:
    read: list[Block] = []

    def note(block: Block, year_start: int) -> Iterator[tuple[int, Reading | LineFault]]:
        read.append(block)
        return read_carefully(block, year_start)

    monkeypatch.setattr(readings, "read_carefully", note)
    (tmp_path / "1c.yaml").write_bytes(MIXED[mixed] % (GOOD, GOOD, GOOD))
    log, _ = load_log(tmp_path / "1c.yaml", SHOWN, 4)
    assert len(log) == 3
    assert len(read) == (mixed == "with a bad line")


def test_a_log_may_be_as_large_as_that_and_no_larger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "MOST_BYTES", len(GOOD))
    (tmp_path / "1c.yaml").write_bytes(GOOD)
    log, told = load_log(tmp_path / "1c.yaml", SHOWN, 4)
    assert (len(log), told) == (1, ())
    (tmp_path / "1c.yaml").write_bytes(GOOD + b"\n")
    log, told = load_log(tmp_path / "1c.yaml", SHOWN, 4)
    assert log == ()
    assert [one.message for one in told] == [
        "this file cannot be read: it is too large for a log of readings"
    ]


def test_all_of_a_log_is_read_unless_less_is_asked_for() -> None:
    log, told = read_log(io.BytesIO(GOOD * 2), "1c", SHOWN, 4)
    assert ([reading.line for reading in log], told) == ([1, 2], ())


def test_no_line_is_lost_wherever_a_block_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "BLOCK", 100)
    for size in range(60, 201):
        line = b'- {"period": "2014-09", "value": 55, "note": "%b"}\n'
        long = line % (b"n" * (size - len(line) + 2))
        assert len(long) == size
        (tmp_path / "1c.yaml").write_bytes(long + GOOD * 2)
        log, told = load_log(tmp_path / "1c.yaml", SHOWN, 4)
        assert ([reading.line for reading in log], told) == ([1, 2, 3], ())
