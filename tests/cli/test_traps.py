"""Every bomb and trap that is known: each is told in words with its place, and none goes off."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.program import Program

TERMS = "title: T\norganisation: O\nstarts: 2014-01\npublished: 2014-02\ncloses: 2015-03\n"
ISSUE = """\
id: 1
statement: What was found
actions:
  - id: "1.1"
    title: Do it
    leads: [A lead]
    start: 2014-01
    end: 2014-12
    measures:
      - {id: 1a, text: T, unit: percent, better: higher, milestones: [{at: 2014-09, target: 55}]}
"""
READING = '- {"period": "2014-09", "value": 50, "recorded": "2014-10"}\n'
NOTE = "note: "
"""Goes before a trap, on the last line of the issue file."""
LAST = ISSUE.count("\n") + 1
MERGES = "".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))

posix = pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices of a POSIX system")

IN_AN_ISSUE: dict[str, tuple[str | bytes, int, str, str]] = {
    "brackets": (NOTE + "[" * 30_000, LAST, "too-large", "more than 40 lists or groups"),
    "braces": (NOTE + "{a: " * 30_000, LAST, "too-large", "more than 40 lists or groups"),
    "dashes": (NOTE.strip() + "\n  " + "- " * 30_000, LAST + 1, "too-large", "more than 40 lists or groups"),
    "keys": (NOTE.strip() + "\n  " + "? " * 30_000, LAST + 1, "too-large", "more than 40 lists or groups"),
    "entries": (NOTE + "[" + "x, " * 30_000 + "]", LAST, "too-large", "more than 1000 entries"),
    "anchor": ("note: &a text\n", LAST, "yaml-feature", "`&a` is an anchor"),
    "alias": ("note: *a\n", LAST, "yaml-feature", "`*a` is an alias"),
    "aliases": ("x: &x [a, b]\ny: &y [*x, *x]\nz: [*y, *y]\n", LAST, "yaml-feature", "`&x` is an anchor"),
    "merge key": ("x:\n  <<: {a: b}\n", LAST + 1, "yaml-feature", "`<<` would copy keys"),
    "bomb of merges": (f"a0: &a0 {{k: v}}\n{MERGES}", LAST, "yaml-feature", "`&a0` is an anchor"),
    "tag: python": ("note: !!python/object/apply:os.system [ls]\n", LAST, "yaml-feature", "is a tag"),
    "tag: timestamp": ("note: !!timestamp foo\n", LAST, "yaml-feature", "is a tag"),
    "tag: bool": ("note: !!bool foo\n", LAST, "yaml-feature", "is a tag"),
    "tag: int": ('note: !!int ""\n', LAST, "yaml-feature", "is a tag"),
    "tag: map": ("note: !!map text\n", LAST, "yaml-feature", "is a tag"),
    "tag: a group as key": ("? !!map {a: b}\n: c\n", LAST, "yaml-feature", "is a tag"),
    "a group as key": ("? {a: b}\n: c\n", LAST, "yaml-feature", "a key is one word"),
    "equal keys": ("statement: again\n", LAST, "duplicate-key", "first on line 2, column 1"),
    "equal keys, quoted": ('"id": 2\n', LAST, "duplicate-key", "first on line 1, column 1"),
    "a second document": ("---\nid: 2\n", LAST, "yaml-syntax", "a second document begins here"),
    "conflict": (
        "<<<<<<< HEAD\nnote: a\n=======\nnote: b\n>>>>>>> x\n", LAST, "conflict-marker", "not merged",
    ),
    "conflict in text": ("note: >-\n  a\n  <<<<<<< HEAD\n  b\n", LAST + 2, "conflict-marker", "not merged"),
    "tab": ("note:\n\tx: y\n", LAST + 1, "yaml-syntax", "a tab stands here"),
    "nul": ("note: a\0b\n", LAST, "bad-character", "U+0000"),
    "escape": ("note: \x1b[31mred\n", LAST, "bad-character", "U+001B"),
    "escape, written": ('note: "\\e[31mred"\n', LAST, "bad-character", "nobody can see"),
    "next line": ("note: a\x85b\n", LAST, "bad-character", "U+0085 (a line break)"),
    "line separator": ("note: a\u2028b\n", LAST, "bad-character", "U+2028 (a line break)"),
    "paragraph separator": ("note: a\u2029b\n", LAST, "bad-character", "U+2029 (a line break)"),
    "half a character": (b"note: \xed\xa0\x80\n", LAST, "not-utf8", "is not UTF-8"),
    "half a character, written": ('note: "\\ud800"\n', LAST, "yaml-syntax", ""),
    "Windows-1252": (b"note: the child\x92s view\n", LAST, "not-utf8", "is not UTF-8"),
    "a long integer": ("actions: " + "9" * 5000 + "\n", LAST, "duplicate-key", "`actions`"),
}  # fmt: skip
"""What stands at the end of an issue file, and how it is told: line, code, words."""

IN_A_MEASURE: dict[str, tuple[str, str, str]] = {
    "digits": ("9" * 5000, "bad-value", "target"),
    "places": ("0." + "0" * 5000 + "1", "bad-value", "target"),
    "16 digits": ("1234567890123456", "bad-value", "target"),
    "exponent": ("1e400", "bad-value", "'1e400' is not a target"),
    "no number": ("nan", "bad-value", "'nan' is not a target"),
    "no number, dotted": (".nan", "bad-value", "'.nan' is not a target"),
    "infinity": (".inf", "bad-value", "'.inf' is not a target"),
    "underscores": ("1_000", "bad-value", "'1_000' is not a target"),
    "sixties": ("12:30", "bad-value", "'12:30' is not a target"),
    "hexadecimal": ("0x_", "bad-value", "'0x_' is not a target"),
    "Arabic digits": ("\u0665\u0665", "bad-value", "is not a target"),
    "true": ("true", "bad-value", "'true' is not a target"),
    "null": ("~", "bad-value", "'~' is not a target"),
    "a list": ("[1, [2, 3]]", "wrong-shape", "`target` is a list"),
    "a group": ("{a: b}", "wrong-shape", "target"),
    "markup": ("'[/red]'", "bad-value", "'[/red]' is not a target"),
    "bidi": ('"\u202e55"', "bad-value", "'\\u{202e}55' is not a target"),
}  # fmt: skip
"""What stands where the target of 1a does, on line 10, and how it is told."""

IN_A_LOG: dict[str, tuple[str | bytes, str, str]] = {
    "brackets": ('- {"note": ' + "[" * 30_000 + "\n", "log-line", "nested too deep"),
    "braces": ("- " + '{"note": ' * 6_000 + "\n", "log-line", "nested too deep"),
    "digits": ('- {"period": "2014-10", "value": ' + "9" * 5000 + "}\n", "bad-value", "longer than 40"),
    "places": ('- {"period": "2014-10", "value": 0.' + "0" * 5000 + "1}\n", "bad-value", "longer than 40"),
    "exponent": ('- {"period": "2014-10", "value": 1e400}\n', "bad-value", "'1e400' is not a value"),
    "no number": ('- {"period": "2014-10", "value": NaN}\n', "bad-value", "'NaN' is not a value"),
    "infinity": ('- {"period": "2014-10", "value": Infinity}\n', "bad-value", "'Infinity' is not a value"),
    "equal keys": ('- {"period": "2014-10", "value": 1, "value": 2}\n', "log-key", "written twice"),
    "no such day": ('- {"period": "2014-02-30", "value": 1}\n', "bad-period", "no such day"),
    "an alias": ("- *a\n", "log-line", "does not begin with"),
    "a merge": ('- {"<<": "x", "period": "2014-10", "value": 1}\n', "log-key", "no key"),
    "a tag": ('- !!map {"period": "2014-10", "value": 1}\n', "log-line", "does not begin with"),
    "conflict": ("<<<<<<< HEAD\n", "conflict-marker", "merge conflict"),
    "nul": ("\0" * 4096, "nul-bytes", "NUL"),
    "escape": ('- {"period": "2014-10", "value": 1, "note": "\x1b[31m"}\n', "bad-character", "U+001B"),
    "line separator": ('- {"period": "2014-10", "value": 1, "note": "\u2028"}\n', "bad-character", "U+2028"),
    "half a character": (
        '- {"period": "2014-10", "value": 1, "note": "\\ud800"}\n', "bad-value", "half a character",
    ),
    "Windows-1252": (b'- {"period": "2014-10", "value": 1, "by": "\x92"}\n', "not-utf8", "is not UTF-8"),
    "no end": ("- " + "x" * 3_000_000, "torn-line", "the last line is torn"),
}  # fmt: skip
"""What stands on the second line of a log, and how it is told."""

KEPT = [
    "1.10",
    "010",
    "08",
    "no",
    "on",
    "12:30",
    "1:30",
    "1_000",
    "2014-09-30",
    "2014-02-30",
    "2014-09",
    "1e3",
    "~",
]
"""What a YAML loader that gives types would silently change."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Write a small plan in which nothing is wrong."""
    folder = tmp_path / "plan"
    for name, text in {"plan.yaml": TERMS, "issues/01.yaml": ISSUE, "readings/1a.yaml": READING}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def is_told(ask: Ask, place: str, code: str, words: str, *, status: int = 2) -> None:
    """Ask both commands: the place, the code and the words are there, and the exit code says so."""
    checked = ask("check")
    assert (checked.code, checked.stderr) == (1, "")
    headline = next(line for line in checked.stdout.splitlines() if line.startswith(place))
    assert f" error[{code}] " in headline
    assert words in headline
    assert len(headline) < 400
    told = ask("status")
    assert told.code == status
    assert headline in told.stderr
    assert "fault of its own" not in told.stderr
    assert "INCOMPLETE" in told.stdout


@pytest.mark.parametrize("trap", IN_AN_ISSUE)
def test_a_trap_in_an_issue_is_told(trap: str, plan: Path, ask: Ask) -> None:
    text, line, code, words = IN_AN_ISSUE[trap]
    (plan / "issues" / "01.yaml").write_bytes(ISSUE.encode() + _bytes(text))
    is_told(ask, f"plan/issues/01.yaml:{line}:", code, words)


@pytest.mark.parametrize("trap", IN_A_MEASURE)
def test_a_trap_in_a_measure_is_told(trap: str, plan: Path, ask: Ask) -> None:
    text, code, words = IN_A_MEASURE[trap]
    (plan / "issues" / "01.yaml").write_text(ISSUE.replace("55", text), encoding="utf-8")
    is_told(ask, "plan/issues/01.yaml:10:", code, words)


@pytest.mark.parametrize("trap", IN_A_LOG)
def test_a_trap_in_a_log_is_told(trap: str, plan: Path, ask: Ask) -> None:
    text, code, words = IN_A_LOG[trap]
    (plan / "readings" / "1a.yaml").write_bytes(READING.encode() + _bytes(text))
    is_told(ask, "plan/readings/1a.yaml:2:", code, words)


@pytest.mark.parametrize("written", KEPT)
def test_what_looks_like_another_type_stays_as_it_is_written(written: str, plan: Path, ask: Ask) -> None:
    (plan / "issues" / "01.yaml").write_text(ISSUE.replace("What was found", written), encoding="utf-8")
    assert ask("check").code == 0
    assert f'"statement": "{written}",' in ask("status", "--format", "json").stdout


def test_what_yaml_takes_for_a_remark_is_shown_as_such(plan: Path, ask: Ask) -> None:
    (plan / "issues" / "01.yaml").write_text(
        ISSUE.replace("What was found", "Fix # of calls"), encoding="utf-8"
    )
    assert '"statement": "Fix",' in ask("status", "--format", "json").stdout


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp037", "utf-7"])
@pytest.mark.parametrize("name", ["plan.yaml", "issues/01.yaml", "readings/1a.yaml"])
def test_another_encoding_is_told(name: str, encoding: str, plan: Path, ask: Ask) -> None:
    file = plan / name
    file.write_bytes(file.read_text(encoding="utf-8").replace("1", "\u00e9").encode(encoding))
    done = ask("check")
    assert (done.code, done.stderr) == (1, "")
    assert f"plan/{name}:" in done.stdout
    assert ask("status").code == 2


@pytest.mark.parametrize("name", ["plan.yaml", "issues/01.yaml"])
def test_a_file_of_a_hundred_megabytes_is_not_read(name: str, plan: Path, ask: Ask) -> None:
    with (plan / name).open("r+b") as file:
        file.truncate(100_000_000)
    done = ask("check")
    assert (done.code, done.stderr) == (1, "")
    assert f"plan/{name}:1:1: error[too-large] " in done.stdout
    assert "over 8 MiB" in done.stdout


def test_a_log_of_a_hundred_megabytes_is_read_and_never_held(plan: Path, plantrack: Program) -> None:
    with (plan / "readings" / "1a.yaml").open("r+b") as file:
        file.truncate(100_000_000)
    done = plantrack("check")
    assert (done.code, done.stderr) == (1, "")
    assert "plan/readings/1a.yaml:2:65537: error[torn-line]" in done.stdout


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _environment(path: Path) -> None:
    path.symlink_to("/proc/self/environ")


def _outside(path: Path) -> None:
    secret = path.parents[2] / "secret.yaml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    path.symlink_to(secret)


def _itself(path: Path) -> None:
    path.symlink_to(path.name)


@posix
@pytest.mark.parametrize("name", ["plan.yaml", "issues/01.yaml", "readings/1a.yaml"])
@pytest.mark.parametrize("make", [_fifo, _folder, _device, _environment, _outside, _itself])
def test_what_is_no_plain_file_is_neither_read_nor_waited_for(
    name: str, make: Callable[[Path], None], plan: Path, ask: Ask
) -> None:
    (plan / name).unlink()
    make(plan / name)
    checked, told = ask("check"), ask("status")
    assert (checked.code, checked.stderr, told.code) == (1, "", 2)
    assert f"plan/{name}:1:1: error[unreadable]" in checked.stdout
    assert "hunter2" not in checked.stdout + told.stdout + told.stderr
    assert "PATH=" not in checked.stdout + told.stdout + told.stderr


@posix
@pytest.mark.parametrize("name", ["issues", "readings"])
def test_a_folder_that_leads_out_of_the_plan_is_not_entered(name: str, plan: Path, ask: Ask) -> None:
    (plan / name).rename(plan.parent / name)
    (plan / name).symlink_to(plan.parent / name)
    assert f"plan/{name}:1:1: error[unreadable]" in ask("check").stdout
    assert ask("status").code == 2
