"""A plan with faults: the rest is shown and said to be incomplete; a fault stands only in its own way."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask, snapshot

FIRST, SECOND = "01-audit-and-quality.yaml", "02-assessments.yaml"
LIST_COMMANDS = [["overdue"], ["due"], ["residual"], ["challenge"], ["status", "--since", "2014-09"]]


@pytest.fixture
def broken_issue(hillingdon: Path) -> Path:
    """Break one issue file so that nothing of it can be read."""
    (hillingdon / "issues" / SECOND).write_text("id: 2\nactions: [\n", encoding="utf-8")
    return hillingdon


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.usefixtures("broken_issue")
def test_status_shows_the_rest_and_says_so(ask: Ask) -> None:
    done = ask("status")
    assert done.code == 2
    assert (
        f"INCOMPLETE: left out because of faults: plan/issues/{SECOND}. See plantrack check." in done.stdout
    )
    assert "of 37 actions say completed" in done.stdout
    assert f"plan/issues/{SECOND}:" in done.stderr
    assert "  help: " in done.stderr


@pytest.mark.parametrize("command", LIST_COMMANDS, ids=" ".join)
@pytest.mark.usefixtures("broken_issue")
def test_every_page_says_that_it_is_incomplete(command: list[str], ask: Ask) -> None:
    done = ask(*command)
    assert done.code == 2
    assert f"INCOMPLETE: left out because of faults: plan/issues/{SECOND}; see plantrack check" in done.stdout


@pytest.mark.usefixtures("broken_issue")
def test_status_as_json_says_that_it_is_incomplete(ask: Ask) -> None:
    done = ask("status", "--format", "json")
    assert done.code == 2
    status = json.loads(done.stdout)
    assert (status["incomplete"], status["summary"]["issues"]) == (True, 10)


@pytest.mark.usefixtures("broken_issue")
def test_an_id_that_was_not_read_is_told_from_one_that_is_not_there(ask: Ask) -> None:
    done = ask("show", "2a")
    assert done.code == 1
    assert f"not everything could be read (plan/issues/{SECOND})" in done.stderr


@pytest.mark.usefixtures("broken_issue")
def test_a_fault_elsewhere_does_not_stand_in_the_way(ask: Ask) -> None:
    done = ask("record", "1c", "2014-09", "55")
    assert (done.code, done.stderr) == (0, "")
    assert "is now met, exactly on target." in done.stdout


def test_a_fault_of_the_measure_itself_does(hillingdon: Path, ask: Ask) -> None:
    edit(hillingdon / "issues" / FIRST, "{at: 2014-09, target: 55}", "{at: 2014-09, target: most}")
    before = snapshot(hillingdon)
    done = ask("record", "1c", "2014-09", "55")
    assert (done.code, done.stdout) == (2, "")
    assert "1c cannot take a reading until its own faults are mended:\n" in done.stderr
    assert done.stderr.endswith("\nNothing was recorded.\n")
    assert f"plan/issues/{FIRST}:" in done.stderr
    assert "help:" in done.stderr
    assert snapshot(hillingdon) == before


def test_a_measure_of_a_faulty_action_takes_its_reading(hillingdon: Path, ask: Ask) -> None:
    edit(hillingdon / "issues" / FIRST, "end: 2014-04\n", "end: spring\n")
    done = ask("record", "1c", "2014-09", "55")
    assert done.code == 0
    assert "Recorded 55% for 1c in September 2014." in done.stdout
    assert "What it decides cannot be told" in done.stdout


def test_a_faulty_log_takes_no_reading(hillingdon: Path, ask: Ask) -> None:
    log = hillingdon / "readings" / "5c.yaml"
    log.write_text(log.read_text(encoding="utf-8") + "- 2015-04: 99\n", encoding="utf-8")
    before = snapshot(hillingdon)
    done = ask("record", "5c", "2015-05", "99")
    assert done.code == 2
    assert "plan/readings/5c.yaml:2:1" in done.stderr
    assert "Nothing was recorded." in done.stderr
    assert snapshot(hillingdon) == before


@pytest.mark.parametrize(
    "command", [["status"], ["record", "1c", "2014-09", "55"], ["overdue"]], ids=" ".join
)
def test_a_broken_plan_file_ends_the_run(command: list[str], hillingdon: Path, ask: Ask) -> None:
    (hillingdon / "plan.yaml").write_text("title: A plan\nstarts: soon\n", encoding="utf-8")
    before = snapshot(hillingdon)
    done = ask(*command)
    assert (done.code, done.stdout) == (2, "")
    assert "the plan cannot be read, for what is wrong in plan/plan.yaml:" in done.stderr
    assert "plan/plan.yaml:2:9" in done.stderr
    assert snapshot(hillingdon) == before


def test_check_names_every_fault_with_its_line(broken_issue: Path, ask: Ask) -> None:
    edit(broken_issue / "issues" / FIRST, "{at: 2014-09, target: 55}", "{at: 2014-09, target: 550}")
    done = ask("check")
    assert (done.code, done.stderr) == (1, "")
    assert f"plan/issues/{SECOND}:" in done.stdout
    assert f"plan/issues/{FIRST}:" in done.stdout
    assert "{at: 2014-09, target: 550}" in done.stdout
    assert done.stdout.endswith("2 errors, 1 warning\n")
    assert len(json.loads(ask("check", "--format", "json").stdout)["check"]) == 3


def test_check_tells_of_a_broken_plan_file(hillingdon: Path, ask: Ask) -> None:
    (hillingdon / "plan.yaml").write_text("title: A plan\n", encoding="utf-8")
    done = ask("check")
    assert done.code == 1
    assert "plan/plan.yaml:1:1" in done.stdout


def test_a_readings_folder_that_is_a_file_cannot_be_written(hillingdon: Path, ask: Ask) -> None:
    for log in (hillingdon / "readings").iterdir():
        log.unlink()
    (hillingdon / "readings").rmdir()
    (hillingdon / "readings").write_text("not a folder", encoding="utf-8")
    before = snapshot(hillingdon)
    done = ask("record", "1c", "2014-09", "55")
    assert (done.code, done.stdout) == (2, "")
    assert "plan/readings/1c.yaml" in done.stderr
    assert "Nothing was recorded." in done.stderr
    assert snapshot(hillingdon) == before
