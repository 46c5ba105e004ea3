"""plantrack slippage: what has moved over the history of a branch, and when that cannot be said."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from plantrack.render.schemas import SCHEMAS
from tests.cli.conftest import Ask
from tests.program import Golden
from tests.store.test_gittree import Checkout

TERMS = "title: T\norganisation: O\nstarts: 2014-01\npublished: 2014-02\n"
AUDIT = """\
id: 1
statement: Cases are not audited.
actions:
  - id: "1.1"
    title: Launch the audit programme
    leads: [Head of Audit]
    end: 2014-04
    measures:
      - id: 1a
        text: Cases that meet the standard
        unit: percent
        better: higher
        milestones:
          - {at: 2014-09, target: 55}
          - {at: 2015-03, target: 75}
  - id: "1.2"
    title: Review the forms
    leads: [Head of Audit]
    end: tbc
"""
VISITS = """\
id: 2
statement: Visits are late.
actions:
  - id: "2.1"
    title: Visit within ten days
    leads: [Head of Visits]
    end: 2014-12
    measures:
      - id: 2a
        text: Days until the first visit
        unit: days
        better: lower
        milestones:
          - {at: 2014-12, target: 10}
  - id: "2.2"
    title: Train the visitors
    leads: [Head of Visits]
    end: 2014-06
"""
WITH_REASON = """\
    changes:
      - {date: 2014-08, reason: The tool came late, by: The board, end: 2014-10}
      - {date: 2014-11, reason: A slip of the pen, kind: correction, end: 2014-11}
"""
FIRST = {"plan.yaml": TERMS, "issues/01.yaml": AUDIT, "issues/02.yaml": VISITS}
LOWERED = AUDIT.replace("2014-09, target: 55", "2014-09, target: 40")
JUNE = LOWERED.replace("end: 2014-04", "end: 2014-06")
SAID = LOWERED.replace("    measures:", WITH_REASON + "    measures:")
SET = SAID.replace("end: tbc", "end: 2015-01")
TIGHTER = VISITS.replace("target: 10}", "target: 8}\n          - {at: 2015-03, target: 5}")
FEWER = TIGHTER[: TIGHTER.index('  - id: "2.2"')]
BACK = FEWER.replace("          - {at: 2015-03, target: 5}\n", "")


@pytest.fixture
def checkout(tmp_path: Path, environment: dict[str, str]) -> Checkout:
    """Make a repository where `plantrack` runs, with a plan in its first commit; its clocks stand."""
    made = Checkout(tmp_path, environment)
    made.git("init", "--quiet", "--initial-branch", "main")
    commit(made, FIRST, "2014-02-28", "Publish the plan")
    return made


def commit(checkout: Checkout, files: Mapping[str, str], on: str, says: str, who: str = "A. Officer") -> None:
    day = {f"GIT_{role}_DATE": f"{on}T12:00:00+0000" for role in ("AUTHOR", "COMMITTER")}
    checkout.environment |= day | {"GIT_AUTHOR_NAME": who}
    checkout.write(files)
    checkout.git("add", "--all")
    checkout.git("commit", "--quiet", "--allow-empty", "--message", says)


def moved(checkout: Checkout) -> None:
    """Make a history in which something of every kind has moved, the last of it not committed."""
    commit(checkout, {"issues/01.yaml": JUNE}, "2014-05-20", "Tidy up", "B. Lead")
    commit(checkout, {"issues/01.yaml": LOWERED.replace("2014-04", "2014-08")}, "2014-10-09", "Tidy up more")
    commit(checkout, {"issues/01.yaml": SAID}, "2014-11-10", "Say why")
    commit(checkout, {"issues/01.yaml": SET, "issues/02.yaml": TIGHTER}, "2014-11-20", "Set what was open")
    commit(checkout, {"issues/02.yaml": FEWER}, "2014-12-01", "Drop the training")
    checkout.write({"issues/02.yaml": BACK})


FORMS = {
    "slippage.txt": (),
    "slippage.md": ("--format", "markdown"),
    "slippage.json": ("--format", "json"),
    "slippage.csv": ("--format", "csv"),
    "slippage-1.2-2a.txt": ("1.2", "2a"),
    "slippage-lead.txt": ("--lead", "visits"),
}


@pytest.mark.parametrize("name", FORMS)
def test_an_answer(name: str, ask: Ask, checkout: Checkout, golden: Golden) -> None:
    moved(checkout)
    done = ask("slippage", *FORMS[name])
    assert (done.code, done.stderr) == (0, "")
    golden(name, done.stdout)


def test_an_answer_on_a_terminal(ask: Ask, checkout: Checkout, golden: Golden) -> None:
    moved(checkout)
    done = ask("slippage", environment={"FORCE_COLOR": "1", "COLUMNS": "80"})
    assert max(map(len, done.stdout.splitlines())) <= 80
    golden("slippage-on-80-columns.txt", done.stdout)


def test_the_json_is_valid_and_no_key_of_it_is_unknown(ask: Ask, checkout: Checkout) -> None:
    moved(checkout)
    printed = json.loads(ask("slippage", "--format", "json").stdout)
    schema = SCHEMAS["slippage"].document()
    for group in (schema, *schema["$defs"].values()):
        if "properties" in group:
            group["additionalProperties"] = False
    assert [error.message for error in Draft202012Validator(schema).iter_errors(printed)] == []
    assert (printed["incomplete"], printed["versions"]["count"]) == (False, 7)


@pytest.mark.usefixtures("checkout")
def test_nothing_moved_is_said_of_a_plan_that_stood(ask: Ask) -> None:
    done = ask("slippage")
    assert (done.code, done.stderr) == (0, "")
    assert "\nNone of 4 actions has moved its date.\n" in done.stdout
    assert "\nNo milestone was eased, removed, tightened or added.\n" in done.stdout
    assert done.stdout.endswith(
        "Not moved: the end of 3 actions; 1 never had a date. The milestones of 2 of 2 measures are as they "
        "were first promised.\n"
    )
    assert "uncommitted" not in done.stdout


def test_a_plan_whose_own_words_tell_it_shows_it(ask: Ask, checkout: Checkout) -> None:
    checkout.git("update-ref", "-d", "HEAD")
    commit(checkout, {"issues/01.yaml": SAID}, "2026-01-01", "Transcribe the plan")
    said = ask("slippage").stdout
    assert "1 of 4 actions has moved its date more than once; none once." in said
    assert (
        "2014-04 became 2014-10, 184 days later; a change of 2014-08, decided by The board, written when"
        in said
    )
    assert "\nTold from the one committed version, " in said


def test_what_could_not_be_read_is_said_and_the_rest_is_told(ask: Ask, checkout: Checkout) -> None:
    for at in range(5):
        commit(checkout, {"issues/01.yaml": f"id: [{at}"}, "2014-05-01", "Break it")
    commit(checkout, {"issues/01.yaml": JUNE}, "2014-06-01", "Mend it")
    broken = checkout.git("rev-parse", "HEAD~5")[:10]
    done = ask("slippage")
    assert done.code == 2
    assert f"INCOMPLETE: at {broken}, " in done.stdout
    assert (
        " and 2 more the plan could not be read whole; what changed there is told of the next" in done.stdout
    )
    assert done.stderr.startswith(f"plantrack: INCOMPLETE: at {broken}, ")
    assert "2014-04 became 2014-06, 61 days later" in done.stdout
    printed = json.loads(ask("slippage", "--format", "json").stdout)
    assert (printed["incomplete"], len(printed["versions"]["skipped"])) == (True, 5)


def test_what_lies_here_broken_is_said_and_the_rest_is_told(ask: Ask, checkout: Checkout) -> None:
    commit(checkout, {"issues/01.yaml": JUNE}, "2014-06-01", "Move it")
    checkout.write({"issues/02.yaml": VISITS.replace("2014-06", "soon")})
    done = ask("slippage")
    assert done.code == 2
    assert "INCOMPLETE: at what lies here uncommitted the plan could not be read whole" in done.stdout
    assert "plan/issues/02.yaml:18:10: error[bad-period] 2.2" in done.stderr
    assert "2014-04 became 2014-06" in done.stdout
    checkout.write({"plan.yaml": ""})
    done = ask("slippage")
    assert (done.code, done.stdout) == (2, "")


def test_a_history_of_which_nothing_could_be_read_is_told_from_what_lies_here(
    ask: Ask, checkout: Checkout
) -> None:
    checkout.git("update-ref", "-d", "HEAD")
    commit(checkout, {"issues/01.yaml": "id: ["}, "2014-02-01", "Break it")
    checkout.write(FIRST)
    done = ask("slippage")
    assert done.code == 2
    assert "\nNo committed version could be read; told from what lies here uncommitted.\n" in done.stdout


def test_a_broken_log_is_no_fault_of_what_was_promised(ask: Ask, checkout: Checkout) -> None:
    checkout.write({"readings/1a.yaml": "no reading\n"})
    assert (ask("slippage").code, ask("slippage").stderr) == (0, "")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_shallow_clone_is_never_nothing_moved(
    form: str, ask: Ask, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(checkout, {"issues/01.yaml": JUNE}, "2014-06-01", "Move it")
    monkeypatch.chdir(checkout.clone("shallow", "--depth", "1").top)
    done = ask("slippage", "--format", form)
    assert (done.code, done.stdout) == (2, "")
    assert "this is a shallow clone: fetch the whole history" in done.stderr


def test_what_was_done_in_another_folder_is_not_told_and_that_is_said(ask: Ask, checkout: Checkout) -> None:
    commit(checkout, {"issues/01.yaml": JUNE}, "2014-06-01", "Move the end")
    checkout.git("mv", "plan", "moved")
    commit(checkout, {}, "2014-07-01", "Move the folder")
    done = ask("slippage", "--plan", "moved", "--lead", "visits")
    said = "The first commit took a plan out of plan; what was done to it there is not told."
    assert (done.code, done.stderr) == (0, f"plantrack: {said}\n")
    assert f", only actions led by Head of Visits. {said}\n" in done.stdout


@pytest.mark.usefixtures("hillingdon")
def test_a_plan_without_a_repository_says_so(ask: Ask) -> None:
    done = ask("slippage")
    assert (done.code, done.stdout) == (2, "")
    assert "is not in a git repository" in done.stderr


@pytest.mark.usefixtures("checkout")
def test_an_unknown_id_or_lead_is_refused(ask: Ask) -> None:
    assert ask("slippage", "1.9").code == 1
    assert "did you mean 1" in ask("slippage", "1.9").stderr
    assert ask("slippage", "--lead", "nobody").code == 1


def test_the_words_of_a_stranger_do_nothing(ask: Ask, checkout: Checkout) -> None:
    evil = "::error::\x1b[31m ##[error]bad \u202e | `x` [i](u)"
    commit(checkout, {"issues/01.yaml": JUNE}, "2014-05-20", evil, evil)
    for terminal in ("", "1"):
        for form in ("text", "markdown", "json", "csv"):
            said = ask("slippage", "--format", form, environment={"FORCE_COLOR": terminal, "NO_COLOR": "1"})
            assert said.code == 0
            assert not set(said.stdout) & set("\x1b\u202e")
            assert "##[" not in said.stdout
            assert not [line for line in said.stdout.splitlines() if line.lstrip().startswith("::")]
    assert "[i](u)" in ask("slippage").stdout
    assert "\\[i\\](u)" in ask("slippage", "--format", "markdown").stdout


def test_no_cell_is_a_formula(ask: Ask, checkout: Checkout) -> None:
    commit(checkout, {"issues/01.yaml": JUNE}, "2014-05-20", "=1+1", "@SUM(1)")
    rows = list(csv.DictReader(StringIO(ask("slippage", "--format", "csv").stdout)))
    assert [(row["who"], row["subject"]) for row in rows] == [("'@SUM(1)", "'=1+1")] * 2
