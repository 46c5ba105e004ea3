"""`record` in a git repository that holds a plan: one line more, and what it decides."""

import csv
import json
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Ask, snapshot
from tests.program import ROOT

SAID: dict[str, tuple[list[str], list[str]]] = {
    "met": (
        ["1c", "2014-09", "55"],
        [
            "Recorded 55% for 1c in September 2014.",
            "The September 2014 milestone, at least 55%, is now met, exactly on target.",
            "Next: the March 2015 milestone, at least 75%, due 31 March 2015.",
        ],
    ),
    "per cent typed": (["1c", "2014-09", "55%"], ["Recorded 55% for 1c in September 2014."]),
    "missed": (
        ["6b/cp", "2014-12", "96"],
        [
            "Recorded 96% for 6b/cp in December 2014.",
            "The December 2014 milestone, at least 97%, is now missed, 1 point short.",
            "Next: the milestone from March 2015, at least 100%, due 31 March 2015.",
        ],
    ),
    "as missed as before": (
        ["5c", "2015-03-31", "99.5"],
        [
            "Recorded 99.5% for 5c on 31 March 2015.",
            "The milestone from April 2014, at least 100%, is still missed, 0.5 points short.",
            "No later milestone waits for a reading.",
        ],
    ),
    "a count": (
        ["2a", "2014-10", "14/90"],
        [
            "Recorded 14 of 90 (15.6%) for 2a in October 2014.",
            "The October 2014 milestone, at least 50%, is now missed, 34.4 points short.",
        ],
    ),
    "a deliverable": (
        ["9d", "2014-02", "done"],
        [
            "Recorded done for 9d in February 2014.",
            "The milestone by the action's end (28 February 2014), done, is still met.",
        ],
    ),
    "decides none": (
        ["4c/STAGE-1", "2014-12", "3"],
        ["Recorded 3 for 4c/stage-1", "It decides no milestone."],
    ),
    "a benchmark": (["7f/benchmark", "2014", "11.9"], ["Recorded 11.9% for 7f/benchmark in 2014."]),
    "provisional": (["1c", "2014-09", "56", "--provisional"], ["in September 2014, provisional."]),
    "restated": (
        ["5c", "2015-03", "100", "--restate", "three conferences were counted twice"],
        [
            "Recorded 100% for 5c in March 2015, in place of 97.2%: three conferences were counted twice.",
            "is now met, exactly on target.",
        ],
    ),
    "withdrawn": (
        ["5c", "2015-03", "--void", "it speaks of conferences"],
        [
            "Withdrew the reading of 5c for March 2015: it speaks of conferences.",
            "The milestone from April 2014, at least 100%, now has no reading.",
        ],
    ),
    "after the close": (
        ["1c", "2015-09", "91"],
        [
            "The September 2015 milestone, at least 90%, is now met, 1 point better.",
            "The plan closed on 31 March 2015, before that period ended: plantrack status",
            "--as-of 2015-09-30 counts it.",
        ],
    ),
}


@pytest.fixture
def repository(hillingdon: Path) -> Path:
    """Put the copied plan under git, with a name for who works there."""
    folder = hillingdon.parent
    shutil.copy(ROOT / ".gitignore", folder)
    git(folder, "init", "--quiet")
    git(folder, "config", "user.name", "A. Officer")
    git(folder, "config", "user.email", "officer@council.example")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "The plan")
    return folder


@pytest.mark.parametrize("case", SAID)
@pytest.mark.usefixtures("hillingdon")
def test_record_says_what_it_did_and_what_that_decides(case: str, ask: Ask) -> None:
    arguments, sentences = SAID[case]
    done = ask("record", *arguments)
    assert (done.code, done.stderr) == (0, "")
    for sentence in sentences:
        assert sentence in done.stdout
    assert "commit it with git when the round is done." in done.stdout


def test_a_reading_is_one_line_more(repository: Path, ask: Ask) -> None:
    assert ask("record", "5c", "2015-02", "96.5", "--source", "Weekly report").code == 0
    assert git(repository, "status", "--porcelain") == " M plan/readings/5c.yaml\n"
    assert git(repository, "diff", "--numstat") == "1\t0\tplan/readings/5c.yaml\n"
    line = (repository / "plan/readings/5c.yaml").read_text(encoding="utf-8").splitlines()[-1]
    assert line == (
        '- {"period": "2015-02", "value": 96.5, "recorded": "2016-02-15", "by": "A. Officer", '
        '"source": "Weekly report"}'
    )


def test_a_first_reading_is_one_new_file(repository: Path, ask: Ask) -> None:
    assert ask("record", "1C", "2014-09", "55", "--by", "B. Other", "--note", "12").code == 0
    assert git(repository, "status", "--porcelain") == "?? plan/readings/1c.yaml\n"
    assert (repository / "plan/readings/1c.yaml").read_text(encoding="utf-8") == (
        '- {"period": "2014-09", "value": 55, "recorded": "2016-02-15", "by": "B. Other", "note": "12"}\n'
    )


def test_two_series_share_a_file(repository: Path, ask: Ask) -> None:
    assert ask("record", "6b/lac", "2014-12", "97.4%").code == 0
    assert ask("record", "6b/cp", "2014-12", "96").code == 0
    assert git(repository, "status", "--porcelain") == "?? plan/readings/6b.yaml\n"
    lines = (repository / "plan/readings/6b.yaml").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.removeprefix("- "))["series"] for line in lines] == ["lac", "cp"]


def test_a_rehearsal_changes_nothing(repository: Path, ask: Ask) -> None:
    before = snapshot(repository)
    done = ask("record", "1c", "2014-09", "55", "--dry-run")
    assert done.code == 0
    assert "Would record 55% for 1c in September 2014." in done.stdout
    assert "Nothing was written. The line for plan/readings/1c.yaml would be: - {" in done.stdout
    assert snapshot(repository) == before
    assert "Would withdraw" in ask("record", "5c", "2015-03", "--void", "a slip", "--dry-run").stdout
    assert snapshot(repository) == before


@pytest.mark.usefixtures("repository")
def test_what_was_recorded_is_shown(ask: Ask) -> None:
    ask("record", "1c", "2014-09", "55")
    ask("record", "1c", "2014-09", "56", "--restate", "two late audits added")
    ask("record", "1c", "2015-09", "91")
    shown = ask("show", "1c").stdout
    assert "met                 56% in 2014-09, 1 point better" in shown
    assert "55%    2016-02-15  A. Officer  replaced or withdrawn by a later line" in shown
    assert "56%    2016-02-15  A. Officer  restates the earlier one: two late audits added" in shown
    assert "91%    2016-02-15  A. Officer  after 2015-03-31: not counted" in shown
    known = ask("show", "1c", "--known-at", "2015-03").stdout
    assert "recorded after 2015-03-31: not counted" in known
    ask("record", "1c", "2014-09", "--void", "the wrong measure")
    assert "withdraws the reading: the wrong measure" in ask("show", "1c").stdout


@pytest.mark.usefixtures("hillingdon")
def test_a_program_is_told_too(ask: Ask) -> None:
    (row,) = json.loads(ask("record", "1c", "2014-09", "55", "--format", "json").stdout)["record"]
    assert (row["id"], row["value"], row["dry_run"], row["decided"]) == (
        "1c",
        "55",
        False,
        ["at 2014-09: met"],
    )
    (told,) = csv.DictReader(StringIO(ask("record", "1d", "2014-09", "1", "--format", "csv").stdout))
    assert (told["id"], told["decided"]) == ("1d", "at 2014-09: missed")
    assert "The March 2015 milestone" in ask("record", "1d", "2015-03", "75", "--format", "markdown").stdout


def test_any_folder_will_do(repository: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "plan" / "issues")
    done = ask("record", "1c", "2014-09", "55")
    assert "Added one line to ../readings/1c.yaml" in done.stdout
    assert (repository / "plan/readings/1c.yaml").is_file()


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(  # git is found on the PATH, as the user's is
        ["git", "-C", str(folder), *arguments],  # noqa: S607
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
