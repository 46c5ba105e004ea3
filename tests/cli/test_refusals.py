"""Bad input: the words, the exit code, the right stream, and a plan that is byte for byte as it was."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask, snapshot

REFUSED, COULD_NOT = 1, 2
RECORDS: dict[str, tuple[list[str], int, list[str]]] = {
    "unknown measure": (["1z", "2014-09", "55"], 1, ["'1z'", "did you mean 1a, 1b, 1c or 1d?"]),
    "nothing like it": (["zebra", "2014-09", "55"], 1, ["'zebra'", "plantrack status --all lists the plan"]),
    "period to come": (["1c", "2016-03", "55"], 1, ["March 2016 has not begun", "today is 2016-02-15"]),
    "no such month": (["1c", "2014-13", "55"], 1, ["'2014-13'", "2014-01 to 2014-12"]),
    "slashed period": (["1c", "9/14", "55"], 1, ["'9/14' is not a period", "Did you mean 2014-09?"]),
    "too much": (["1c", "2014-09", "155"], 1, ["1c is a percentage: 155 is more than 100", "bounds"]),
    "too little": (["1c", "2014-09", "-5"], 1, ["1c is a percentage: -5 is less than 0"]),
    "share of nothing": (["1c", "2014-09", "14/0"], 1, ["'14/0' is a share of nothing"]),
    "not a number": (["1c", "2014-09", "NaN"], 1, ["'NaN' is not a value", "97.2"]),
    "infinity": (["1c", "2014-09", "inf"], 1, ["'inf' is not a value"]),
    "exponent": (["1c", "2014-09", "1e3"], 1, ["'1e3' is not a value"]),
    "thousands": (["1c", "2014-09", "1,234"], 1, ["'1,234' is not a value", "Did you mean 1234?"]),
    "a per cent sign on a count": (["1c", "2014-09", "14/90%"], 1, ["leave the % sign away"]),
    "a per cent sign on a number": (
        ["11a/offers", "2014-06", "9%"],
        1,
        ["11a/offers is in count", "leave the %"],
    ),
    "no series named": (["6b", "2014-09", "95"], 1, ["record it as 6b/lac or 6b/cp"]),
    "unknown series": (["6b/zz", "2014-09", "95"], 1, ["6b has no series 'zz'", "6b/lac or 6b/cp"]),
    "an issue": (["1", "2014-09", "5"], 1, ["1 is an issue", "its measures are 1a, 1b, 1c, 1d"]),
    "an action": (["1.2", "2014-09", "5"], 1, ["1.2 is an action", "its measures are 1c, 1d"]),
    "a figure for a deliverable": (["5a", "2014-03", "55"], 1, ["5a is a deliverable", "done or not-done"]),
    "done for a percentage": (["1c", "2014-09", "done"], 1, ["1c is a percentage", "'done' is no figure"]),
    "nothing to withdraw": (["1c", "2014-09", "--void", "a slip"], 1, ["1c has no reading for 2014-09"]),
    "a second reading": (["5c", "2015-03", "98"], 1, ["5c already has 97.2", "--restate"]),
    "nothing to restate": (
        ["1c", "2014-09", "55", "--restate", "a slip"],
        1,
        ["1c has no reading", "2014-09"],
    ),
    "unknown option": (["1c", "2014-09", "55", "--sorce", "audit"], 2, ["No such option: --sorce"]),
    "unknown option for a value": (["1c", "2014-09", "--sorce"], 2, ["no such option: --sorce"]),
    "one word too many": (["1c", "2014-09", "55", "56"], 2, ["'56' is one word too many", "record --help"]),
    "no value": (["1c", "2014-09"], 2, ["a reading needs a value", "plantrack record 1c 2014-09 55"]),
    "no period": (["1c"], 2, ["Missing argument 'PERIOD'", "plantrack record --help"]),
    "a value to withdraw": (["1c", "2014-09", "55", "--void", "a slip"], 2, ["--void", "takes no value"]),
    "an empty reason": (["1c", "2014-09", "55", "--restate", " "], 2, ["--restate needs a reason"]),
}
OTHERS: dict[str, tuple[list[str], int, list[str]]] = {
    "status, unknown id": (["status", "1z"], 1, ["'1z'", "did you mean 1, 1a, 1b or 1c?"]),
    "show, unknown series": (["show", "6b/zz"], 1, ["'6b/zz'", "6b/lac"]),
    "challenge, unknown id": (["challenge", "5z"], 1, ["'5z'", "5a"]),
    "as-of": (["status", "--as-of", "nonsense"], 2, ["--as-of: 'nonsense' is not a period", "2014-Q3"]),
    "as-of, empty": (["status", "--as-of", ""], 2, ["--as-of"]),
    "known-at": (["show", "1c", "--known-at", "9/14"], 2, ["--known-at: '9/14'", "Did you mean 2014-09?"]),
    "since": (["status", "--since", "zz"], 2, ["--since: 'zz' is not a period"]),
    "since, too late": (
        ["status", "--since", "2015-03"],
        2,
        ["--since: 2015-03-31 is not before 2015-03-31"],
    ),
    "since, as json": (
        ["status", "--since", "2014-09", "--format", "json"],
        2,
        ["text or markdown, not in json"],
    ),
    "fail-on": (["status", "--fail-on", "mised"], 2, ["'mised' is not one of met, met-late", "overdue"]),
    "fail-on, empty": (["status", "--fail-on", ""], 2, ["--fail-on names no state", "lapsed"]),
    "within": (["due", "--within", "5y"], 2, ["'5y' is not a length of time", "60d, 8w or 6m"]),
    "lead, unknown": (["status", "--lead", "zz"], 1, ["'zz' is no lead", "  Head of Virtual School"]),
    "lead, ambiguous": (
        ["overdue", "--lead", "Child"],
        1,
        ["'Child' fits several leads", "  AD Child Protection"],
    ),
    "format": (["status", "--format", "xml"], 2, ["'xml' is not one of 'text', 'json'"]),
    "format of check": (["check", "--format", "csv"], 2, ["text or json, not in csv"]),
    "option": (["residual", "--nope"], 2, ["No such option: --nope", "plantrack residual --help"]),
    "command": (["frob"], 2, ["No such command 'frob'", "plantrack --help"]),
    "a folder that is not there": (
        ["status", "--plan", "nowhere"],
        2,
        ["no plan at nowhere", "no such folder"],
    ),
    "a folder that is no plan": (["status", "--plan", "plan/issues"], 2, ["plan/issues has no plan.yaml"]),
    "a file that is no plan": (
        ["status", "--plan", "plan/readings/1a.yaml"],
        2,
        ["no plan at plan/readings/1a.yaml", "has no plan.yaml"],
    ),
}


@pytest.mark.parametrize("case", RECORDS)
def test_a_reading_is_refused_in_words(case: str, ask: Ask, hillingdon: Path) -> None:
    arguments, code, words = RECORDS[case]
    said = ["Nothing was recorded."] if code == REFUSED else []
    _is_refused(ask, hillingdon, ["record", *arguments], code, [*words, *said])


@pytest.mark.parametrize("case", OTHERS)
def test_a_question_is_refused_in_words(case: str, ask: Ask, hillingdon: Path) -> None:
    _is_refused(ask, hillingdon, *OTHERS[case])


def test_an_empty_folder_has_no_plan(ask: Ask, tmp_path: Path) -> None:
    done = ask("status")
    assert (done.code, done.stdout) == (COULD_NOT, "")
    assert "no plan here: looked for plan/plan.yaml in" in done.stderr
    assert "--plan DIR or PLANTRACK_PLAN" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_command_shows_the_help(ask: Ask) -> None:
    done = ask()
    assert done.code == COULD_NOT
    assert "Commands:" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("wanted", "code", "words"),
    [
        ("met", 1, "14 milestones met"),
        ("overdue", 1, "12 actions overdue"),
        ("missed,lapsed", 1, "1 milestone missed"),
        ("lapsed", 0, ""),
        ("withdrawn, not-assessable", 0, ""),
    ],
)
@pytest.mark.usefixtures("hillingdon")
def test_fail_on_is_for_a_pipeline(wanted: str, code: int, words: str, ask: Ask) -> None:
    as_of = ["--as-of", "2014-09"] if wanted == "overdue" else ["--as-of", "2015-03"]
    narrowed = ["7"] if wanted.startswith("missed") else []
    done = ask("status", *narrowed, *as_of, "--fail-on", wanted)
    assert done.code == code
    assert done.stdout
    assert done.stderr == (f"plantrack: --fail-on: {words}\n" if words else "")


def _is_refused(ask: Ask, plan: Path, arguments: list[str], code: int, words: list[str]) -> None:
    before = snapshot(plan)
    done = ask(*arguments)
    assert (done.code, done.stdout) == (code, "")
    for word in words:
        assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(plan) == before
