"""plantrack check --against: what a branch weakens without a reason."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.test_diff import LOWERED, RAISED, WITH_REASON
from tests.store.test_gittree import ISSUE, PLAN, READING, TERMS, Checkout, new_checkout


@pytest.fixture
def checkout(tmp_path: Path, environment: dict[str, str]) -> Checkout:
    """Make a repository with a plan on main, and stand on a branch of it."""
    made = new_checkout(tmp_path, environment)
    made.git("switch", "--quiet", "--create", "topic")
    return made


def found(stdout: str) -> list[tuple[str, str, str]]:
    return [(one["level"], one["code"], one["subject"]) for one in json.loads(stdout)["check"]]


def test_a_branch_that_changes_nothing_is_silent(ask: Ask, checkout: Checkout) -> None:
    checkout.commit({"note.md": "x"})
    assert ask("check", "--against", "main") == ask("check")
    assert ask("check", "--against", "main").code == 0


@pytest.mark.parametrize("keep", [Checkout.commit, Checkout.write])
def test_a_weakening_without_a_reason_is_refused(
    ask: Ask, checkout: Checkout, keep: Callable[[Checkout, dict[str, str]], object]
) -> None:
    keep(checkout, {"issues/01.yaml": LOWERED})
    done = ask("check", "--against", "main")
    assert (done.code, done.stderr) == (1, "")
    headline, line, *_ = done.stdout.splitlines()
    assert headline.startswith("plan/issues/01.yaml:15:")
    assert "error[target-lowered] 1a: " in headline
    assert "from 55% to 35%" in headline
    assert "{at: 2014-09, target: 35}" in line
    assert "\n  help: " in done.stdout
    assert ask("check").code == 0


def test_a_weakening_with_a_reason_is_a_note(ask: Ask, checkout: Checkout) -> None:
    checkout.commit({"issues/01.yaml": WITH_REASON})
    done = ask("check", "--against", "main")
    assert (done.code, done.stderr) == (0, "")
    assert "note[target-lowered] 1a: " in done.stdout
    assert ", with reason: the baseline was wrong\n" in done.stdout


def test_a_correction_is_a_note(ask: Ask, checkout: Checkout) -> None:
    entry = WITH_REASON.replace("            by:", "            kind: correction\n            by:")
    checkout.commit({"issues/01.yaml": entry})
    done = ask("check", "--against", "main")
    assert done.code == 0
    assert ", as a correction: the baseline was wrong\n" in done.stdout


def test_an_edit_of_an_action_is_named_once(ask: Ask, checkout: Checkout) -> None:
    checkout.commit({"issues/01.yaml": ISSUE.replace("end: 2014-12", "end: 2015-01")})
    (headline, *_) = ask("check", "--against", "main").stdout.splitlines()
    assert headline.startswith("plan/issues/01.yaml:8:")
    assert headline.count("1.1") == 1


def test_what_strengthens_the_plan_is_not_told(ask: Ask, checkout: Checkout) -> None:
    checkout.commit({"issues/01.yaml": RAISED})
    assert ask("check", "--against", "main") == ask("check")


def test_a_reading_that_is_gone_is_refused(ask: Ask, checkout: Checkout) -> None:
    checkout.commit({"readings/1a.yaml": ""})
    done = ask("check", "--against", "main", "--format", "json")
    assert done.code == 1
    assert ("error", "reading-removed", "1a") in found(done.stdout)


def test_what_main_did_meanwhile_is_not_the_branchs_doing(ask: Ask, checkout: Checkout) -> None:
    checkout.commit({"note.md": "x"})
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"issues/01.yaml": RAISED})
    checkout.git("switch", "--quiet", "topic")
    assert ask("check", "--against", "main").code == 0


def test_what_check_finds_is_told_as_well(ask: Ask, checkout: Checkout) -> None:
    twice = LOWERED + "          - {at: 2014-09, target: 35}\n"
    checkout.commit({"issues/01.yaml": twice})
    done = ask("check", "--against", "main", "--format", "json")
    plain = ask("check", "--format", "json")
    assert done.code == 1
    assert set(found(plain.stdout)) < set(found(done.stdout))


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_comparison_that_fails_is_told_beside_the_rest(ask: Ask, checkout: Checkout, revision: str) -> None:
    done = ask("check", f"--against={revision}")
    assert (done.code, done.stdout) == (2, "")
    assert f"git knows no revision '{revision}' here" in done.stderr
    done = ask("check", f"--against={revision}", "--format", "json")
    assert done.code == 2
    assert found(done.stdout) == [("error", "not-compared", "")]
    assert not (checkout.top / "x").exists()


def test_a_branch_that_does_not_load_is_not_compared(ask: Ask, checkout: Checkout) -> None:
    for broken in ({"issues/01.yaml": ISSUE.replace("id: 1a", "x: y")}, {"plan.yaml": "title: T\n"}):
        checkout.write(broken)
        done = ask("check", "--against", "main")
        assert done.code == 2
        assert "error[missing-key]" in done.stdout
        assert "the comparison with main was not made: the plan here cannot be read whole" in done.stderr


def test_an_old_plan_that_does_not_load_is_not_compared(ask: Ask, checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"readings/1a.yaml": READING + "- none\n"})
    checkout.git("switch", "--quiet", "--create", "mend")
    checkout.commit({"readings/1a.yaml": READING})
    done = ask("check", "--against", "main", "--format", "json")
    assert done.code == 2
    ((level, code, _),) = found(done.stdout)
    assert (level, code) == ("error", "not-compared")
    assert "cannot be read whole (left out: readings in " in done.stderr


def test_a_shallow_clone_is_not_compared(
    ask: Ask, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.commit({"plan.yaml": TERMS + "closes: 2015-03\n"})
    shallow = checkout.clone("shallow", "--depth", "1", "--no-single-branch")
    monkeypatch.chdir(shallow.top)
    done = ask("check", "--against", "origin/main")
    assert done.code == 2
    assert "actions/checkout with fetch-depth: 0" in done.stderr


def test_a_detached_worktree_is_compared(
    ask: Ask, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.commit({"issues/01.yaml": LOWERED})
    there = Path(checkout.environment["HOME"]) / "detached"
    checkout.git("worktree", "add", "--quiet", "--detach", str(there))
    monkeypatch.chdir(there)
    assert ask("check", "--against", "main").code == 1


def test_a_plan_that_moved_is_not_taken_for_a_new_one(ask: Ask, checkout: Checkout) -> None:
    checkout.git("mv", "plan", "action-plan")
    checkout.commit()
    done = ask("check", "--against", "main", "--plan", "action-plan")
    assert done.code == 2
    assert (
        "there was no plan in action-plan; it may have moved: there was a plan.yaml in plan." in done.stderr
    )


def test_the_branch_that_adds_the_plan_has_nothing_to_weaken(
    ask: Ask, tmp_path: Path, environment: dict[str, str]
) -> None:
    made = new_checkout(tmp_path, environment, {})
    made.git("switch", "--quiet", "--create", "topic")
    made.commit(PLAN)
    done = ask("check", "--against", "main")
    assert (done.code, done.stderr) == (0, "")
    said = "it was added: 'T'; there was none before, so nothing is compared"
    assert f"plan/plan.yaml:1:1: note[plan-added] plan: {said}\n" in done.stdout
    assert f"the plan: {said}  [plan-added]\n" in ask("diff", "main...").stdout
    made.commit({"issues/02.yaml": "id: 2\n"})
    assert ask("check", "--against", "main").code == 2
    assert ask("check", "--against", "nowhere").code == 2


def test_a_shallow_clone_never_says_that_there_was_no_plan(
    ask: Ask, tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = new_checkout(tmp_path, environment, {})
    made.commit({"note.md": "x"}, ".")
    made.git("switch", "--quiet", "--create", "topic")
    made.commit(PLAN)
    shallow = made.clone("shallow", "--depth", "2", "--no-single-branch")
    monkeypatch.chdir(shallow.top)
    done = ask("check", "--against", "origin/main")
    assert done.code == 2
    assert "there was no plan in plan, nor anywhere else; this is a shallow clone: fetch" in done.stderr


@pytest.mark.parametrize(
    ("file", "was", "now"),
    [
        ("plan.yaml", TERMS, TERMS + "lag: {months: 2}\n"),
        ("issues/01.yaml", ISSUE, ISSUE.replace("statement: S", "statement: Another S")),
    ],
)
def test_what_it_says_to_write_is_written_and_passes(
    ask: Ask, checkout: Checkout, file: str, was: str, now: str
) -> None:
    checkout.commit({file: now})
    done = ask("check", "--against", "main", "--format", "json")
    (found,) = json.loads(done.stdout)["check"]
    assert (done.code, found["level"]) == (1, "error")
    *_, snippet = found["help"].partition("changes:\n")
    entry = f"changes:\n{snippet}\n".replace("YYYY-MM-DD", "2014-02-03").replace('"..."', '"It was agreed."')
    checkout.write({file: now + entry})
    done = ask("check", "--against", "main")
    assert (done.code, done.stderr) == (0, "")
    assert ", with reason: It was agreed.\n" in done.stdout
    checkout.write({file: was})
    assert ask("check", "--against", "main").stdout == ""


def test_a_waiver_is_said_beside_what_weakens(ask: Ask, checkout: Checkout) -> None:
    waived = "waive:\n  - {check: no-dates, reason: As printed, by: C, until: 2015-03}\n"
    checkout.commit({"plan.yaml": TERMS + waived})
    done = ask("check", "--against", "main")
    assert done.code == 0
    assert "note[waiver-added] " in done.stdout
    assert "findings of no-dates are waived until March 2015, by C, with reason: As printed\n" in done.stdout
