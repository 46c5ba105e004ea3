"""The history of a plan, from real repositories: merge order, what is read, and what cannot be."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from plantrack.core.slippage import Version, slippage
from plantrack.errors import PlantrackError
from plantrack.store import history, mainline, yamltext
from plantrack.store.fault import Faults
from plantrack.store.git import repository_of
from plantrack.store.history import load_promises, read_history
from plantrack.store.mainline import sizes
from plantrack.store.node import Parsed
from tests.store.test_gittree import ISSUE, PLAN, READING, TERMS, Checkout, new_checkout

posix = pytest.mark.skipif(os.name != "posix", reason="links of a POSIX system")
OTHER = ISSUE.replace("id: 1\n", "id: 2\n").replace("1.1", "2.1").replace("1a", "2a")


@pytest.fixture
def checkout(tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Checkout:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(name, environment[name])
    return new_checkout(tmp_path / "here", dated(environment, "2014-03-31"))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every text that is parsed."""
    texts: list[str] = []

    def read(text: str) -> Parsed | Faults:
        texts.append(text)
        return yamltext.read(text)

    monkeypatch.setattr(history, "read", read)
    return texts


def dated(environment: Mapping[str, str], on: str) -> dict[str, str]:
    """Set the clocks of who writes a commit and of who commits it."""
    return {
        **environment,
        **{f"GIT_{role}_DATE": f"{on}T12:00:00+0000" for role in ("AUTHOR", "COMMITTER")},
    }


def commit(checkout: Checkout, files: Mapping[str, str], on: str, says: str = "x", who: str = "A") -> str:
    """Commit some files of the plan, on a day by the clock of who commits."""
    checkout.environment = dated(checkout.environment, on) | {"GIT_AUTHOR_NAME": who}
    checkout.write(files)
    checkout.git("add", "--all")
    checkout.git("commit", "--quiet", "--message", says)
    return checkout.git("rev-parse", "HEAD")


def ending(end: str) -> dict[str, str]:
    return {"issues/01.yaml": ISSUE.replace("end: 2014-12", f"end: {end}")}


def versions(checkout: Checkout, folder: str = "plan") -> list[Version]:
    return list(read_history(checkout.top / folder).versions)


def ends(checkout: Checkout, folder: str = "plan") -> list[str]:
    """Give the end of the first action in each version; "?" for one that could not be read whole."""
    return [str(one.plan.issues[0].actions[0].end) if one.plan else "?" for one in versions(checkout, folder)]


def test_a_version_has_its_commit_its_people_and_its_day(checkout: Checkout) -> None:
    name = commit(checkout, ending("2015-01"), "2014-05-02", "Move the end\n\nAs agreed.", "B. Lead")
    first, second = versions(checkout)
    assert second.step == (name, "B. Lead", date(2014, 5, 2), "Move the end")
    assert first.step.when == date(2014, 3, 31)
    assert first.plan is not None
    assert first.plan.issues[0].actions[0].measures[0].id == "1a"


def test_the_order_is_that_of_the_line_and_of_no_clock(checkout: Checkout) -> None:
    for end, on in (("2015-01", "2019-01-01"), ("2015-02", "2001-01-01"), ("2015-03", "2010-01-01")):
        commit(checkout, ending(end), on)
    assert ends(checkout) == ["2014-12", "2015-01", "2015-02", "2015-03"]


@pytest.mark.parametrize("clock", ["2001-01-01", "2030-01-01"])
def test_a_branch_counts_when_it_is_merged_and_as_one_step(checkout: Checkout, clock: str) -> None:
    checkout.git("switch", "--quiet", "--create", "side")
    commit(checkout, {"issues/02.yaml": OTHER}, clock, who="Side")
    commit(checkout, {"issues/02.yaml": OTHER.replace("2014-12", "2014-11")}, clock, who="Side")
    checkout.git("switch", "--quiet", "main")
    commit(checkout, ending("2015-01"), "2014-06-01")
    checkout.environment = dated(checkout.environment, "2014-07-01") | {"GIT_AUTHOR_NAME": "Merger"}
    checkout.git("merge", "--quiet", "--no-ff", "--message", "Merge the side", "side")
    commit(checkout, ending("2015-02"), "2014-08-01")
    told = versions(checkout)
    assert [one.step.subject for one in told] == ["x", "x", "Merge the side", "x"]
    assert (told[2].step.who, told[2].step.when) == ("Merger", date(2014, 7, 1))
    assert [len(one.plan.issues) for one in told if one.plan] == [1, 1, 2, 2]


def test_a_merge_that_changes_nothing_of_the_plan_is_no_version(checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "--create", "side")
    checkout.commit({"note.md": "x"}, ".")
    checkout.git("switch", "--quiet", "main")
    checkout.git("merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    assert len(versions(checkout)) == 1


def test_readings_and_other_files_make_no_version(checkout: Checkout) -> None:
    checkout.commit({"readings/1a.yaml": READING * 2, "readings/9.yaml": "no reading"})
    checkout.commit({"README.md": "x", "plan.yaml": "another plan"}, "elsewhere")
    assert len(versions(checkout)) == 1
    assert [one.plan is not None for one in versions(checkout)] == [True]


def test_each_file_is_parsed_once(checkout: Checkout, parsed: list[str]) -> None:
    commit(checkout, {"issues/02.yaml": OTHER}, "2014-05-01")
    for end in ("2015-01", "2015-02", "2015-01", "2014-12"):
        commit(checkout, ending(end), "2014-06-01")
    assert ends(checkout) == ["2014-12", "2014-12", "2015-01", "2015-02", "2015-01", "2014-12"]
    texts = [TERMS, ISSUE, OTHER, ending("2015-01")["issues/01.yaml"], ending("2015-02")["issues/01.yaml"]]
    assert sorted(parsed) == sorted(texts)


def test_a_long_history_is_read_in_parts(
    checkout: Checkout, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for end in ("2015-01", "2015-02", "2014-12"):
        commit(checkout, ending(end), "2014-06-01")
    monkeypatch.setattr(history, "BATCH", 1)
    assert ends(checkout) == ["2014-12", "2015-01", "2015-02", "2014-12"]
    assert len(parsed) == 4


def test_an_issue_that_was_there_before_the_plan_is_read_with_it(
    tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, checkout: Checkout
) -> None:
    monkeypatch.setattr(history, "BATCH", 1)
    early = new_checkout(tmp_path / "early", checkout.environment | environment, {"issues/01.yaml": ISSUE})
    early.commit({"plan.yaml": TERMS})
    assert [one.plan.issues[0].id for one in versions(early) if one.plan] == ["1"]
    assert len(versions(early)) == 1


def test_another_year_start_reads_the_same_file_anew(checkout: Checkout) -> None:
    commit(checkout, ending("2014/15"), "2014-05-01")
    commit(checkout, {"plan.yaml": TERMS + "year_start: 9\n"}, "2014-06-01")
    (move, later) = slippage(versions(checkout)).courses[0].moves
    assert (str(move.now), move.days, later.days) == ("2014/15", 90, 153)


def _is_faulty(checkout: Checkout) -> Iterator[bool]:
    return (one.plan is None for one in versions(checkout))


@pytest.mark.parametrize(
    "files",
    [
        {"plan.yaml": "title: T\n"},
        {"plan.yaml": TERMS + "reviews: soon\n"},
        {"issues/01.yaml": ISSUE.replace("2014-09", "soon")},
        {"issues/01.yaml": "id: ["},
        {"issues/01.yaml": "id: 1\n<<<<<<< HEAD\n"},
        {"issues/02.yml": OTHER},
        {"issues/02.yaml/x": "a folder"},
    ],
    ids=["no-terms", "faulty-term", "faulty-date", "no-yaml", "not-merged", "misnamed", "folder"],
)
def test_a_version_that_cannot_be_read_whole_is_none(checkout: Checkout, files: dict[str, str]) -> None:
    commit(checkout, files, "2014-05-01")
    checkout.git("rm", "--quiet", "-r", "plan")
    commit(checkout, PLAN, "2014-06-01")
    assert list(_is_faulty(checkout)) == [False, True, False]


def test_a_plan_that_was_taken_out_for_a_time_is_none(checkout: Checkout) -> None:
    checkout.git("rm", "--quiet", "plan/plan.yaml")
    checkout.commit()
    commit(checkout, ending("2015-01"), "2014-06-01")
    commit(checkout, PLAN, "2014-06-01")
    assert list(_is_faulty(checkout)) == [False, True, True, False]


def test_a_file_that_is_not_utf8_or_too_large_is_none(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout.top / "plan" / "issues" / "01.yaml").write_bytes(b"\xff\xfe")
    checkout.commit()
    commit(checkout, {"issues/01.yaml": ISSUE + "# " + "x" * 4000}, "2014-06-01")
    monkeypatch.setattr(history, "LARGEST", 4000)
    assert list(_is_faulty(checkout)) == [False, True, True]


@posix
def test_a_link_is_not_followed(checkout: Checkout) -> None:
    issues = checkout.top / "plan" / "issues"
    (issues / "02.yaml").symlink_to("01.yaml")
    checkout.commit()
    (issues / "02.yaml").unlink()
    issues.rename(checkout.top / "plan" / "kept")
    issues.symlink_to("kept")
    checkout.commit()
    assert list(_is_faulty(checkout)) == [False, True, True]


def test_a_renamed_file_is_the_same_issue(checkout: Checkout, parsed: list[str]) -> None:
    checkout.git("mv", "plan/issues/01.yaml", "plan/issues/Prüfung und\ttab.yaml")
    checkout.commit()
    assert ends(checkout) == ["2014-12", "2014-12"]
    assert len(parsed) == 2


@pytest.mark.parametrize("folder", [".", "work/of the [a-z]* council/plan", ":(top)plan"])
def test_the_plan_may_lie_in_any_folder(
    tmp_path: Path, environment: dict[str, str], checkout: Checkout, folder: str
) -> None:
    other = new_checkout(tmp_path / "other", checkout.environment | environment, {})
    other.commit(PLAN, folder)
    other.commit(PLAN | {"plan.yaml": "no plan"}, "work/of the council/plan")
    other.commit(ending("2015-01"), folder)
    assert ends(other, folder) == ["2014-12", "2015-01"]


def test_only_the_folder_of_now_has_a_history(checkout: Checkout) -> None:
    commit(checkout, ending("2015-01"), "2014-05-01")
    checkout.git("mv", "plan", "moved")
    with pytest.raises(
        PlantrackError, match=r"no commit on this branch has a plan in moved, .* commit it first"
    ):
        versions(checkout, "moved")
    checkout.commit()
    assert ends(checkout, "moved") == ["2015-01"]
    assert read_history(checkout.top / "moved").before == ("plan",)
    assert read_history(new_checkout(checkout.top / "own", checkout.environment).top / "plan").before == ()


def test_a_plan_that_lay_at_the_top_came_from_there(checkout: Checkout) -> None:
    checkout.git("mv", "plan", "elsewhere")
    checkout.write(PLAN, ".")
    checkout.commit()
    checkout.git("rm", "--quiet", "-r", "plan.yaml", "issues", "elsewhere")
    checkout.commit(PLAN)
    assert read_history(checkout.top / "plan").before == ()
    checkout.git("mv", "plan/plan.yaml", "plan.yaml")
    checkout.git("mv", "plan/issues", "issues")
    checkout.commit()
    checkout.git("mv", "plan.yaml", "issues", "plan/readings")
    checkout.commit()
    assert read_history(checkout.top / "plan" / "readings").before == (".",)


def test_what_a_user_has_set_for_git_changes_nothing(checkout: Checkout) -> None:
    commit(checkout, ending("2015-01"), "2014-05-01")
    before = versions(checkout)
    for name, value in {
        "log.showRoot": "false", "log.showSignature": "true", "log.date": "relative", "color.ui": "always",
        "diff.renames": "copies", "diff.noprefix": "true", "format.pretty": "oneline", "log.follow": "true",
        "i18n.logOutputEncoding": "UTF-16", "core.abbrev": "4", "diff.external": "false",
        "diff.relative": "true",
    }.items():  # fmt: skip
        checkout.git("config", name, value)
    assert versions(checkout) == before


def test_a_name_is_text_whatever_it_holds(checkout: Checkout) -> None:
    commit(checkout, ending("2015-01"), "2014-05-01", "\x1b[31m::error::", "B\u202e ##[error] \x9b")
    step = versions(checkout)[1].step
    assert step.who == "B\u202e ##[error] \x9b"
    assert step.subject == "\x1b[31m::error::"


def test_a_name_that_is_not_utf8_does_not_stop_it(checkout: Checkout) -> None:
    tree = checkout.git("rev-parse", "HEAD^{tree}")
    raw = f"tree {tree}\nauthor ".encode() + b"J\xe9r\xf4me <a> 99999999999999999 +0000\n"
    raw += b"committer C <c> 99999999999999999 +0000\n\nx\xff\n"
    file = Path(checkout.environment["HOME"]) / "raw"
    file.write_bytes(raw)
    strange = checkout.git("hash-object", "-t", "commit", "-w", "--literally", str(file))
    checkout.git("reset", "--quiet", "--hard", strange)
    (only,) = versions(checkout)
    assert only.step.commit == strange
    assert only.step.who == "J\ufffdr\ufffdme"
    assert only.plan is not None


def test_a_shallow_clone_is_refused(checkout: Checkout) -> None:
    commit(checkout, ending("2015-01"), "2014-05-01")
    with pytest.raises(
        PlantrackError, match="what the plan promised first is not in this repository: this is a sh"
    ):
        versions(checkout.clone("shallow", "--depth", "1"))


def test_without_git_or_a_commit_it_says_so(tmp_path: Path, checkout: Checkout) -> None:
    (tmp_path / "plan").mkdir()
    with pytest.raises(PlantrackError, match="is not in a git repository"):
        read_history(tmp_path / "plan")
    (tmp_path / "empty" / "plan").mkdir(parents=True)
    Checkout(tmp_path / "empty", checkout.environment).git("init", "--quiet")
    with pytest.raises(PlantrackError, match="git knows no revision 'HEAD' here"):
        read_history(tmp_path / "empty" / "plan")


def test_a_repository_may_have_longer_names(tmp_path: Path, checkout: Checkout) -> None:
    top = tmp_path / "long"
    top.mkdir()
    made = Checkout(top, checkout.environment)
    made.git("init", "--quiet", "--object-format", "sha256")
    made.commit(PLAN)
    made.commit(ending("2015-01"))
    assert ends(made) == ["2014-12", "2015-01"]


def test_an_object_that_is_missing_is_said(checkout: Checkout) -> None:
    commit(checkout, ending("2015-01"), "2014-05-01")
    name = checkout.git("rev-parse", "HEAD:plan/issues/01.yaml")
    file = checkout.top / ".git" / "objects" / name[:2] / name[2:]
    file.chmod(0o644)
    file.unlink()
    with pytest.raises(PlantrackError, match=f"git lacks the object {name[:10]}"):
        versions(checkout)


def test_the_sizes_of_nothing_are_none(checkout: Checkout) -> None:
    assert sizes(repository_of(checkout.top), []) == {}
    assert list(mainline.changes(repository_of(checkout.top), [], ["plan"])) == []


def test_the_promises_that_lie_here_are_read_without_the_readings(checkout: Checkout) -> None:
    checkout.write({"readings/1a.yaml": "no reading"})
    loaded = load_promises(checkout.top / "plan", "plan")
    assert (loaded.complete, loaded.logs, loaded.diagnostics) == (True, {}, ())
    assert loaded.plan.issues[0].id == "1"
