"""A log that something has damaged: named at its place or borne, never added to in error, never glued."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from plantrack.cli import context, record
from tests.cli.conftest import Ask
from tests.durability.small import EARLIER, NEXT, RECORD, is_recorded, write_plan

WHOLE = EARLIER.removesuffix(b"\n")
NAMED = {
    "half a line": (EARLIER + b'- {"period": "2014-0', 3, "the last line is torn", "Delete the line"),
    "half a line of CRLF": (
        EARLIER.replace(b"\n", b"\r\n") + b'- {"period": "2014-09", "value": 5', 3, "torn", "Delete the line",
    ),
    "half a letter": (EARLIER + b'- {"period": "2014-09", "value": 5, "by": "\xc3', 3, "not UTF-8", "Save"),
    "NULs after the end": (EARLIER + bytes(512), 3, "(NUL)", "cut short"),
    "NULs in the last line": (WHOLE + bytes(9), 2, "(NUL)", "cut short"),
    "two glued": (WHOLE + EARLIER, 2, "something follows the closing brace", "A reading is one line"),
    "UTF-16": (EARLIER.decode().encode("utf-16"), 1, "UTF-16", "Save it as UTF-8"),
    "a mark of a conflict": (EARLIER + b">>>>>>> main\n", 3, "merge conflict", "Keep the readings of both"),
}  # fmt: skip
BORNE = {
    "no last line break": WHOLE,
    "CRLF": EARLIER.replace(b"\n", b"\r\n"),
    "a byte-order mark": b"\xef\xbb\xbf" + EARLIER,
    "nothing but a byte-order mark": b"\xef\xbb\xbf",
    "blank lines at the end": EARLIER + b"\n\n",
    "a remark without a line break": EARLIER + b"# late ones follow",
}


@pytest.mark.parametrize("case", NAMED)
def test_damage_is_named_and_nothing_is_added(case: str, ask: Ask, tmp_path: Path) -> None:
    content, line, words, advice = NAMED[case]
    log = write_plan(tmp_path, content)
    done = ask(*RECORD)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"plantrack: plan/readings/1a.yaml:{line}:")
    assert words in done.stderr
    assert advice in done.stderr
    assert done.stderr.endswith("\nNothing was recorded.\n")
    assert log.read_bytes() == content
    checked = ask("check")
    assert checked.code == 1
    assert f"plan/readings/1a.yaml:{line}:" in checked.stdout


@pytest.mark.parametrize("case", ["half a line", "NULs after the end", "a mark of a conflict"])
def test_once_the_named_line_is_gone_the_next_record_works(case: str, ask: Ask, tmp_path: Path) -> None:
    log = write_plan(tmp_path, NAMED[case][0])
    assert ask("record", "1b", *RECORD[2:]).code == 0  # and the other measures never wait for that
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[: NAMED[case][1] - 1]))
    assert ask(*RECORD).code == 0
    assert is_recorded(EARLIER, log.read_bytes())


@pytest.mark.parametrize("case", BORNE)
def test_what_does_no_harm_is_borne(case: str, ask: Ask, tmp_path: Path) -> None:
    log = write_plan(tmp_path, BORNE[case])
    assert ask(*RECORD).code == 0
    after = log.read_bytes()
    if not case.startswith("nothing"):
        assert is_recorded(BORNE[case], after)
    assert ask(*NEXT).code == 0
    assert log.read_bytes().startswith(after)
    assert ask("check").code == 0


def test_a_lock_of_an_earlier_version_is_in_nobodys_way(ask: Ask, tmp_path: Path) -> None:
    log = write_plan(tmp_path, EARLIER)
    (log.parent / ".1a.lock").touch()
    assert ask(*RECORD).code == 0
    assert is_recorded(EARLIER, log.read_bytes())
    assert ask("check").code == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("before", [None, EARLIER], ids=["first", "later"])
def test_a_folder_that_may_only_be_read(before: bytes | None, ask: Ask, tmp_path: Path) -> None:
    log = write_plan(tmp_path, before)
    if before:
        log.chmod(0o444)
    log.parent.chmod(0o555)
    done = ask(*RECORD)
    assert (done.code, done.stdout) == (2, "")
    assert "you have no permission to open it" in done.stderr
    assert done.stderr.endswith("\nNothing was recorded.\n")
    log.parent.chmod(0o755)
    assert (log.read_bytes() if log.exists() else None) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_is_not_followed(ask: Ask, tmp_path: Path) -> None:
    log = write_plan(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    for target in (elsewhere, tmp_path / "nowhere"):
        elsewhere.write_bytes(EARLIER)
        log.symlink_to(target)
        done = ask(*RECORD)
        assert (done.code, done.stdout) == (2, "")
        assert "it is a link" in done.stderr
        assert done.stderr.endswith("\nNothing was recorded.\n")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "plan"]
        assert elsewhere.read_bytes() == EARLIER
        log.unlink()


# -- a clock that was set back


@pytest.fixture
def late(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Record on the 15th of February 2016, and set the clock back by a year."""
    log = write_plan(tmp_path, EARLIER)
    assert ask(*RECORD).code == 0
    for module in (context, record):
        monkeypatch.setattr(module, "today", lambda: date(2015, 2, 15))
    return log


def test_with_a_clock_set_back_a_reading_is_kept_and_its_order_is_named(ask: Ask, late: Path) -> None:
    before = late.read_bytes()
    assert ask(*NEXT).code == 0
    assert late.read_bytes().startswith(before)
    checked = ask("check")
    assert checked.code == 0
    assert "note[reading-out-of-order]" in checked.stdout


@pytest.mark.parametrize("change", [["57", "--restate", "a slip"], ["--void", "a slip"]])
def test_with_a_clock_set_back_nothing_takes_the_place_of_a_later_reading(
    change: list[str], ask: Ask, late: Path
) -> None:
    before = late.read_bytes()
    done = ask("record", "1a", "2014-09", *change)
    assert (done.code, done.stdout) == (1, "")
    assert "recorded 2016-02-15" in done.stderr
    assert "2015-02-15" in done.stderr
    assert done.stderr.endswith("\nNothing was recorded.\n")
    assert late.read_bytes() == before


def test_a_clock_that_has_lost_its_date_is_told(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = write_plan(tmp_path, EARLIER)
    for module in (context, record):
        monkeypatch.setattr(module, "today", lambda: date(1970, 1, 1))
    done = ask(*RECORD)
    assert (done.code, done.stdout) == (1, "")
    assert "September 2014 has not begun: today is 1970-01-01" in done.stderr
    assert log.read_bytes() == EARLIER
