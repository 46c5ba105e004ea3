"""plantrack diff: what changed between two versions of the plan, and when that cannot be said."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.store.test_gittree import ISSUE, PLAN, READING, TERMS, Checkout, new_checkout

LOWERED = ISSUE.replace("target: 55", "target: 35")
RAISED = ISSUE.replace("target: 55", "target: 65")
WITH_REASON = (
    ISSUE
    + "        changes:\n          - date: 2014-08\n            reason: the baseline was wrong\n"
    + "            by: The board\n            milestones: [{at: 2014-09, target: 35}]\n"
)


@pytest.fixture
def checkout(tmp_path: Path, environment: dict[str, str]) -> Checkout:
    """Make a repository where `plantrack` runs, with a plan in its first commit."""
    return new_checkout(tmp_path, environment)


def test_a_lowered_target_weakens_the_plan(ask: Ask, checkout: Checkout) -> None:
    checkout.write({"issues/01.yaml": LOWERED})
    done = ask("diff")
    assert (done.code, done.stderr) == (0, "")
    title, counted, *_ = done.stdout.splitlines()
    assert title == "Changes from HEAD to the working tree"
    assert counted == "1 change: 1 weakens the plan. 1 weakening has no reason."
    assert "Weakens the plan (1)" in done.stdout
    assert "from 55% to 35%" in done.stdout
    assert "[target-lowered]" in done.stdout
    assert "  No reason is given.\n  Put back " in done.stdout
    assert "\n    - date: YYYY-MM-DD\n" in done.stdout  # a reason may be copied into the file as it stands
    assert "plan/issues/01.yaml:15:" in done.stdout
    assert "No changes" not in done.stdout


def test_a_reason_stands_with_its_edit(ask: Ask, checkout: Checkout) -> None:
    checkout.write({"issues/01.yaml": WITH_REASON})
    done = ask("diff")
    assert done.code == 0
    assert ", with reason: the baseline was wrong" in done.stdout
    assert "No reason is given." not in done.stdout


def test_what_weakens_the_plan_comes_first(ask: Ask, checkout: Checkout) -> None:
    checkout.write({"issues/01.yaml": RAISED.replace("leads: [L]", "leads: [L, M]"), "readings/1a.yaml": ""})
    effects = [row["effect"] for row in json.loads(ask("diff", "--format", "json").stdout)["diff"]]
    assert effects[0] == "weakens"
    assert "strengthens" in effects
    assert effects == sorted(effects, key=["weakens", "corrects", "strengthens", "neutral"].index)
    text = ask("diff").stdout
    assert text.index("Weakens the plan (") < text.index("Strengthens the plan (")


def test_a_correction_is_told_as_one(ask: Ask, checkout: Checkout) -> None:
    entry = WITH_REASON.replace("            by:", "            kind: correction\n            by:")
    checkout.write({"issues/01.yaml": entry})
    done = ask("diff")
    assert "1 change: 1 corrects it.\n" in done.stdout
    assert "Corrects the plan (1)" in done.stdout


def test_the_json_has_every_key(ask: Ask, checkout: Checkout) -> None:
    checkout.write({"issues/01.yaml": LOWERED})
    document = json.loads(ask("diff", "--format", "json").stdout)
    assert list(document) == ["format_version", "diff"]
    (row,) = document["diff"]
    assert list(row) == ["code", "subject", "effect", "sentence", "reason", "file", "line", "column"]
    assert (row["code"], row["subject"], row["effect"], row["reason"]) == (
        "target-lowered",
        "1a",
        "weakens",
        None,
    )
    assert (row["file"], row["line"]) == ("plan/issues/01.yaml", 15)


def test_the_other_forms_say_the_same(ask: Ask, checkout: Checkout) -> None:
    checkout.write({"issues/01.yaml": LOWERED})
    table = ask("diff", "--format", "csv").stdout
    assert table.startswith(
        "code,subject,effect,sentence,reason,file,line,column\ntarget-lowered,1a,weakens,"
    )
    markdown = ask("diff", "--format", "markdown").stdout
    assert markdown.startswith("# Changes from HEAD to the working tree\n")
    assert "## Weakens the plan (1)" in markdown
    assert "No reason is given." in markdown
    assert "YYYY" not in markdown


@pytest.mark.parametrize(
    "edit",
    [
        {},
        {"issues/01.yaml": "# a remark\n" + ISSUE.replace("statement: S", 'statement: "S"')},
        {"README.md": "x"},
    ],
)
def test_no_changes_is_said_of_the_same_plan(ask: Ask, checkout: Checkout, edit: dict[str, str]) -> None:
    checkout.write(edit)
    done = ask("diff")
    assert (done.code, done.stderr) == (0, "")
    assert "No changes: " in done.stdout
    assert json.loads(ask("diff", "--format", "json").stdout)["diff"] == []


def test_a_renamed_file_is_no_change(ask: Ask, checkout: Checkout) -> None:
    checkout.git("mv", "plan/issues/01.yaml", "plan/issues/audit.yaml")
    checkout.commit()
    assert "No changes: " in ask("diff", "HEAD~1").stdout


def test_two_revisions_are_compared_whatever_lies_here(ask: Ask, checkout: Checkout) -> None:
    checkout.commit({"issues/01.yaml": LOWERED})
    checkout.write({"issues/01.yaml": RAISED})
    (row,) = json.loads(ask("diff", "HEAD~1", "HEAD", "--format", "json").stdout)["diff"]
    assert (row["code"], row["file"], row["line"]) == ("target-lowered", "HEAD:plan/issues/01.yaml", 15)
    (back,) = json.loads(ask("diff", "HEAD", "HEAD~1", "--format", "json").stdout)["diff"]
    assert back["effect"] == "strengthens"


def test_dots_after_a_revision_name_where_the_branch_parted_from_it(ask: Ask, checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "--create", "topic")
    checkout.commit({"issues/01.yaml": LOWERED})
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"plan.yaml": TERMS.replace("title: T", "title: U")})
    checkout.git("switch", "--quiet", "topic")
    codes = [row["code"] for row in json.loads(ask("diff", "main...", "--format", "json").stdout)["diff"]]
    assert codes == ["target-lowered"]
    assert ask("diff", "main...").stdout.startswith("Changes from main... to the working tree\n")
    assert "[title-changed]" in ask("diff", "main").stdout


def test_two_folders_need_no_repository(ask: Ask, tmp_path: Path, environment: dict[str, str]) -> None:
    files = Checkout(tmp_path, environment)
    files.write(PLAN, "old/plan")
    files.write(PLAN | {"issues/01.yaml": LOWERED}, "new")
    done = ask("diff", "old", "new")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("Changes from old to new\n")
    assert "new/issues/01.yaml:15:" in done.stdout
    assert "No changes: " in ask("diff", "old", "./old/plan").stdout


def test_a_revision_is_compared_with_a_folder(ask: Ask, checkout: Checkout) -> None:
    checkout.write(PLAN | {"issues/01.yaml": LOWERED}, "new")
    assert "[target-lowered]" in ask("diff", "main", "new").stdout


def test_a_plan_in_a_sub_folder_is_found(ask: Ask, tmp_path: Path, environment: dict[str, str]) -> None:
    made = new_checkout(tmp_path, environment, {"note.md": "x"})
    made.commit(PLAN, "councils/north/plan")
    made.write({"issues/01.yaml": LOWERED}, "councils/north/plan")
    done = ask("diff", "--plan", "councils/north")
    assert "councils/north/plan/issues/01.yaml:15:" in done.stdout


def test_a_name_that_is_both_is_not_guessed(ask: Ask, checkout: Checkout) -> None:
    checkout.git("branch", "plan")
    done = ask("diff", "plan")
    assert (done.code, done.stdout) == (2, "")
    assert "'plan' is both a folder that holds a plan and a git revision; write ./plan" in done.stderr
    assert ask("diff", "./plan").code == 0
    assert ask("diff", "refs/heads/plan").code == 0


@pytest.mark.parametrize(
    "arguments",
    [["nowhere"], ["nowhere..."], ["..."], ["HEAD", "nowhere"], ["--", "--output=x"], [""], ["-h~1"]],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_an_unknown_revision_is_never_no_changes(
    ask: Ask, checkout: Checkout, arguments: list[str], form: str
) -> None:
    done = ask("diff", "--format", form, *arguments)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("plantrack: ")
    assert not (checkout.top / "x").exists()


@pytest.mark.usefixtures("hillingdon")
def test_a_plan_without_a_repository_says_so(ask: Ask) -> None:
    done = ask("diff")
    assert (done.code, done.stdout) == (2, "")
    assert "is not in a git repository" in done.stderr


def test_an_old_plan_that_does_not_load_is_never_no_changes(ask: Ask, checkout: Checkout) -> None:
    checkout.commit({"issues/01.yaml": ISSUE.replace("2014-09", "soon")})
    checkout.commit({"issues/01.yaml": ISSUE})
    done = ask("diff", "HEAD~1")
    assert (done.code, done.stdout) == (2, "")
    assert "the comparison was not made: the plan of HEAD~1 cannot be read whole" in done.stderr
    assert "HEAD~1:plan/issues/01.yaml:15:18: error[bad-period]" in done.stderr
    checkout.commit({"plan.yaml": "title: T\n"})
    done = ask("diff", "HEAD~1", "HEAD")
    assert (done.code, done.stdout) == (2, "")
    assert "the plan cannot be read, for what is wrong in HEAD:plan/plan.yaml" in done.stderr


def test_a_working_tree_that_does_not_load_is_never_no_changes(ask: Ask, checkout: Checkout) -> None:
    checkout.write({f"issues/{n:02}.yaml": "" for n in range(2, 9)})
    done = ask("diff", "--format", "json")
    assert (done.code, done.stdout) == (2, "")
    assert "the plan of the working tree cannot be read whole" in done.stderr
    assert "  and 2 more" in done.stderr


def test_a_shallow_clone_is_never_no_changes(
    ask: Ask, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.commit({"issues/01.yaml": LOWERED})
    monkeypatch.chdir(checkout.clone("shallow", "--depth", "1").top)
    done = ask("diff", "HEAD~1")
    assert (done.code, done.stdout) == (2, "")
    assert "this is a shallow clone: fetch the whole history" in done.stderr


def test_the_words_of_a_plan_do_nothing_to_the_screen(ask: Ask, checkout: Checkout) -> None:
    checkout.commit({"plan.yaml": TERMS, "readings/1a.yaml": READING})
    checkout.write(
        {"issues/01.yaml": WITH_REASON.replace("the baseline was wrong", '"a\\e[31m\\n::error::b"')}
    )
    for form in ("text", "markdown"):
        said = ask("diff", "--format", form).stdout
        assert "\x1b" not in said
        assert "\n::" not in said
