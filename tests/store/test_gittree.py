"""The plan at a revision, from real repositories."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from plantrack.errors import PlantrackError
from plantrack.store import git, gittree
from plantrack.store.git import commit_of, contents, leaves, merge_base, repository_of
from plantrack.store.gittree import load_commit, load_parting, load_revision
from plantrack.store.load import Loaded, UnreadablePlan, load_plan

posix = pytest.mark.skipif(os.name != "posix", reason="links of a POSIX system")

TERMS = "title: T\norganisation: O\nstarts: 2014-01\npublished: 2014-02\n"
ISSUE = (
    'id: 1\nstatement: S\nactions:\n  - id: "1.1"\n    title: A\n    leads: [L]\n    start: 2014-03\n'
    "    end: 2014-12\n    measures:\n      - id: 1a\n        text: T\n        unit: percent\n"
    "        better: higher\n        milestones:\n          - {at: 2014-09, target: 55}\n"
)
READING = '- {"period": "2014-09", "value": 55, "recorded": "2014-10"}\n'
PLAN = {"plan.yaml": TERMS, "issues/01.yaml": ISSUE, "readings/1a.yaml": READING}


class Checkout:
    """A real repository in a folder, and git to work in it."""

    def __init__(self, top: Path, environment: Mapping[str, str]) -> None:
        self.top = top
        self.environment = {
            **environment,
            **{
                f"GIT_{who}_{what}": "a@example.org"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words],  # noqa: S607 - the git of whoever runs the tests
            cwd=self.top, env=self.environment, capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        return done.stdout.strip()

    def write(self, files: Mapping[str, str], folder: str = "plan") -> None:
        for name, text in files.items():
            file = self.top / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())

    def commit(self, files: Mapping[str, str] | None = None, folder: str = "plan") -> str:
        self.write(files or {}, folder)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        return self.git("rev-parse", "HEAD")

    def clone(self, name: str, *options: str) -> "Checkout":
        there = Path(self.environment["HOME"]) / name  # outside the repository
        self.git("clone", "--quiet", *options, self.top.as_uri(), str(there))
        return Checkout(there, self.environment)


def new_checkout(top: Path, environment: Mapping[str, str], plan: Mapping[str, str] = PLAN) -> Checkout:
    """Make a repository with a plan in its first commit, on the branch main."""
    top.mkdir(exist_ok=True)
    made = Checkout(top, environment)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit(plan)
    return made


@pytest.fixture
def checkout(tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Checkout:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(name, environment[name])
    return new_checkout(tmp_path / "here", environment)


def told(loaded: Loaded) -> list[tuple[str, str, str]]:
    return [(str(found.location), found.code, found.subject) for found in loaded.diagnostics]


def test_the_plan_at_a_revision_is_the_one_that_was_on_disk(checkout: Checkout) -> None:
    before = load_plan(checkout.top / "plan", "plan")
    checkout.commit({"issues/01.yaml": ISSUE.replace("55", "35"), "readings/1a.yaml": READING * 2})
    loaded = load_revision(checkout.top / "plan", "HEAD~1")
    assert (loaded.plan, loaded.logs) == (before.plan, before.logs)
    assert (loaded.diagnostics, loaded.complete) == ((), True)
    assert [source.file for source in loaded.sources] == [
        "HEAD~1:plan/plan.yaml",
        "HEAD~1:plan/issues/01.yaml",
    ]
    assert [reading.value for reading in loaded.logs["1a"]] == [Decimal(55)]


def test_the_working_tree_has_no_say(checkout: Checkout) -> None:
    shutil.rmtree(checkout.top / "plan" / "issues")
    assert load_revision(checkout.top / "plan", "main").plan.issues[0].id == "1"


@pytest.mark.parametrize("folder", ["work/of the council/plan", "."])
def test_the_plan_may_lie_in_any_folder(
    tmp_path: Path, environment: dict[str, str], checkout: Checkout, folder: str
) -> None:
    other = new_checkout(tmp_path / "other", environment, {})
    other.commit(PLAN, folder)
    loaded = load_revision(other.top / folder, "HEAD")
    assert checkout.top != other.top
    assert loaded.plan.issues[0].id == "1"
    assert loaded.sources[0].file == ("HEAD:./plan.yaml" if folder == "." else f"HEAD:{folder}/plan.yaml")


def test_a_renamed_file_and_one_with_a_strange_name_are_read(checkout: Checkout) -> None:
    checkout.git("mv", "plan/issues/01.yaml", "plan/issues/Prüfung und\ttab.yaml")
    checkout.commit()
    assert (
        load_revision(checkout.top / "plan", "HEAD").sources[1].file
        == "HEAD:plan/issues/Prüfung und\ttab.yaml"
    )


def test_a_detached_worktree_is_a_repository(checkout: Checkout) -> None:
    there = Path(checkout.environment["HOME"]) / "detached"
    checkout.git("worktree", "add", "--quiet", "--detach", str(there))
    assert load_revision(there / "plan", "main").complete
    assert load_parting(there / "plan", "main")[0] == checkout.git("rev-parse", "HEAD")[:10]


def test_a_commit_of_64_digits_is_one(tmp_path: Path, environment: dict[str, str]) -> None:
    top = tmp_path / "long"
    top.mkdir()
    made = Checkout(top, environment)
    made.git("init", "--quiet", "--object-format", "sha256")
    commit = made.commit(PLAN)
    assert len(commit) == 64
    assert load_revision(top / "plan", commit).complete


def test_the_settings_of_the_user_change_nothing(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("GIT_TRACE", "1")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    checkout.git("config", "core.pager", "false")
    assert load_revision(checkout.top / "plan", "HEAD").complete


@pytest.mark.parametrize(
    "revision",
    ["nowhere", "", "--output=x", "--all", "-h", "^HEAD", "HEAD..HEAD", "HEAD:plan", "HEAD\0", "HEAD\nHEAD"],
)
def test_an_unknown_revision_is_told(checkout: Checkout, revision: str) -> None:
    with pytest.raises(PlantrackError, match=r"^git knows no revision '.*`git branch --all`(?s:.*)"):
        load_revision(checkout.top / "plan", revision.replace("\n", " "))
    assert not (checkout.top / "plan" / "x").exists()
    assert not (checkout.top / "x").exists()


def test_an_unborn_branch_has_no_revision(tmp_path: Path, environment: dict[str, str]) -> None:
    top = tmp_path / "unborn"
    top.mkdir()
    made = Checkout(top, environment)
    made.git("init", "--quiet")
    made.write(PLAN)
    with pytest.raises(PlantrackError, match="git knows no revision 'HEAD'"):
        load_revision(top / "plan", "HEAD")


def test_a_shallow_clone_says_what_to_do(checkout: Checkout) -> None:
    checkout.commit({"plan.yaml": TERMS + "closes: 2015-03\n"})
    shallow = checkout.clone("shallow", "--depth", "1")
    assert load_revision(shallow.top / "plan", "HEAD").complete
    with pytest.raises(
        PlantrackError, match=r"shallow clone: fetch the whole history, e\.g\. actions/checkout"
    ):
        load_revision(shallow.top / "plan", "HEAD~1")


def test_a_shallow_clone_without_the_merge_base_says_what_to_do(checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "--create", "side")
    checkout.commit({"note.md": "x"})
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"other.md": "x"})
    shallow = checkout.clone("shallow", "--depth", "1", "--no-single-branch")
    with pytest.raises(
        PlantrackError, match=r"no commit in common here; this is a shallow clone: fetch .*depth: 0"
    ):
        load_parting(shallow.top / "plan", "origin/side")
    shallow.git("fetch", "--quiet", "--unshallow")
    assert load_parting(shallow.top / "plan", "origin/side")[1].complete


def test_histories_without_a_common_commit_are_told(checkout: Checkout) -> None:
    checkout.git("switch", "--quiet", "--orphan", "stray")
    checkout.commit(PLAN | {"note.md": "x"})
    with pytest.raises(PlantrackError, match="no commit in common here; compare with a branch"):
        load_parting(checkout.top / "plan", "main")


def test_the_parting_is_the_merge_base_and_not_the_other_end(checkout: Checkout) -> None:
    parted = checkout.git("rev-parse", "HEAD")
    checkout.git("switch", "--quiet", "--create", "side")
    checkout.commit({"plan.yaml": TERMS.replace("T", "Side")})
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"plan.yaml": TERMS.replace("T", "Main")})
    base, loaded = load_parting(checkout.top / "plan", "side")
    assert parted.startswith(base)
    assert loaded.plan.terms.title == "T"


def test_a_folder_without_a_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlantrackError, match="is not in a git repository, so it has no revisions"):
        load_revision(tmp_path, "HEAD")


def test_a_repository_that_git_does_not_open_is_told(checkout: Checkout) -> None:
    (checkout.top / ".git" / "config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(PlantrackError, match="git rev-parse could not do it: bad config line 1"):
        load_revision(checkout.top / "plan", "HEAD")


def test_a_system_without_git_is_told(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(checkout.top))
    with pytest.raises(PlantrackError, match="needs git, and it could not be started; install git"):
        load_revision(checkout.top / "plan", "HEAD")


def test_a_git_that_hangs_is_given_up(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 1)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(PlantrackError, match="git rev-parse gave no answer in 120 seconds"):
        load_revision(checkout.top / "plan", "HEAD")


def test_an_object_that_is_missing_is_told(checkout: Checkout) -> None:
    name = checkout.git("rev-parse", "HEAD:plan/issues/01.yaml")
    repository = repository_of(checkout.top / "plan")
    commit = commit_of(repository, "HEAD")
    (checkout.top / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(PlantrackError, match=rf"git lacks the object {name[:10]}"):
        load_commit(repository, commit, "HEAD")
    with pytest.raises(PlantrackError, match=rf"git lacks the object {name[:10]}"):
        contents(repository, [name])


def test_what_is_no_commit_has_no_merge_base(checkout: Checkout) -> None:
    repository = repository_of(checkout.top)
    with pytest.raises(PlantrackError, match="git merge-base could not do it"):
        merge_base(repository, "0" * 40, "1" * 40)
    with pytest.raises(PlantrackError, match="git ls-tree could not do it: not a tree object"):
        leaves(repository, "0" * 40)
    assert contents(repository, []) == {}


def test_a_plan_that_was_nowhere_is_told(checkout: Checkout) -> None:
    checkout.git("rm", "-r", "--quiet", "plan")
    checkout.commit({"README.md": "x"}, ".")
    checkout.commit(PLAN)
    with pytest.raises(PlantrackError, match="at HEAD~1 there was no plan in plan, nor anywhere else"):
        load_revision(checkout.top / "plan", "HEAD~1")


def test_a_plan_that_was_elsewhere_is_told(checkout: Checkout) -> None:
    checkout.git("mv", "plan", "action-plan")
    checkout.commit()
    with pytest.raises(PlantrackError, match=r"at HEAD~1 there was no plan in action-plan; .* in plan\. To"):
        load_revision(checkout.top / "action-plan", "HEAD~1")
    checkout.git("mv", "action-plan/plan.yaml", "plan.yaml")
    for folder in ("a", "b", "c"):
        checkout.commit(PLAN, folder)
    with pytest.raises(PlantrackError, match=r"plan.yaml in a, b, c and 1 more\."):
        load_revision(checkout.top / "action-plan", "HEAD")


@posix
@pytest.mark.parametrize("name", ["issues/02.yaml", "readings/1a.yaml"])
def test_a_link_in_the_tree_is_refused(checkout: Checkout, name: str) -> None:
    (checkout.top / "plan" / name).unlink(missing_ok=True)
    (checkout.top / "plan" / name).symlink_to("/proc/self/environ")
    checkout.commit()
    loaded = load_revision(checkout.top / "plan", "HEAD")
    subject = "1a" if name.startswith("readings") else ""
    assert told(loaded) == [(f"HEAD:plan/{name}:1:1", "unreadable", subject)]
    assert "a link or a submodule at that revision" in loaded.diagnostics[0].message
    assert "/proc" not in str(loaded.diagnostics)
    assert not loaded.complete


@posix
@pytest.mark.parametrize("name", ["issues", "readings"])
def test_a_link_in_place_of_a_folder_is_refused(checkout: Checkout, name: str) -> None:
    (checkout.top / "plan" / name).rename(checkout.top / "outside")
    (checkout.top / "plan" / name).symlink_to("../outside")
    checkout.commit()
    loaded = load_revision(checkout.top / "plan", "HEAD")
    assert told(loaded) == [(f"HEAD:plan/{name}:1:1", "unreadable", "")]
    assert loaded.left_out == (f"HEAD:plan/{name}",)


@posix
def test_a_link_in_place_of_the_plan_is_refused(checkout: Checkout) -> None:
    (checkout.top / "plan").rename(checkout.top / "real")
    (checkout.top / "plan").symlink_to("real")
    checkout.commit()
    assert load_revision(checkout.top / "plan", "HEAD").complete  # here the link is followed: real/ is meant
    (checkout.top / "plan").unlink()
    (checkout.top / "real").rename(checkout.top / "plan")
    with pytest.raises(PlantrackError, match="at HEAD plan is a link, not the plan's folder"):
        load_revision(checkout.top / "plan", "HEAD")
    (checkout.top / "plan" / "plan.yaml").rename(checkout.top / "terms.yaml")
    (checkout.top / "plan" / "plan.yaml").symlink_to("../terms.yaml")
    checkout.commit()
    with pytest.raises(UnreadablePlan, match=r"HEAD:plan/plan.yaml:1:1: .* a link or a submodule"):
        load_revision(checkout.top / "plan", "HEAD")


def test_a_submodule_in_the_tree_is_refused(checkout: Checkout) -> None:
    commit = checkout.git("rev-parse", "HEAD")
    checkout.git("update-index", "--add", "--cacheinfo", f"160000,{commit},plan/issues/02.yaml")
    checkout.git("commit", "--quiet", "--message", "x")
    loaded = load_revision(checkout.top / "plan", "HEAD")
    assert told(loaded) == [("HEAD:plan/issues/02.yaml:1:1", "unreadable", "")]


def test_a_folder_in_place_of_a_file_is_a_fault(checkout: Checkout) -> None:
    checkout.commit({"issues/02.yaml/deep.yaml": "id: 2\n"})
    loaded = load_revision(checkout.top / "plan", "HEAD")
    assert told(loaded) == [("HEAD:plan/issues/02.yaml:1:1", "unreadable", "")]
    assert "not there at that revision" in loaded.diagnostics[0].message


def test_the_faults_of_an_old_plan_are_told_with_their_places(checkout: Checkout) -> None:
    broken = {"issues/01.yaml": ISSUE.replace("2014-09", "soon"), "readings/1a.yaml": READING + "- none\n"}
    checkout.commit(broken)
    loaded = load_revision(checkout.top / "plan", "HEAD")
    assert [(str(found.location), found.code) for found in loaded.diagnostics] == [
        (str(found.location), found.code)
        for found in load_plan(checkout.top / "plan", "HEAD:plan").diagnostics
    ]
    assert len(loaded.diagnostics) == 2
    assert not loaded.complete


def test_a_file_over_the_limit_is_not_read(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gittree, "LARGEST", len(TERMS))
    loaded = load_revision(checkout.top / "plan", "HEAD")
    assert told(loaded) == [("HEAD:plan/issues/01.yaml:1:1", "too-large", "")]
    monkeypatch.setattr(gittree, "MOST_BYTES", len(TERMS))
    with pytest.raises(PlantrackError, match="the plan at that revision is over 0 MiB"):
        load_revision(checkout.top / "plan", "HEAD")


def test_a_plan_needs_five_questions_and_only_one_has_the_words_of_a_person(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    ask = git._ask  # noqa: SLF001 - to count what is started

    def counting(folder: Path, *words: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        asked.append(words)
        return ask(folder, *words, stdin=stdin)

    monkeypatch.setattr(git, "_ask", counting)
    log = load_revision(checkout.top / "plan", "main").logs["1a"]
    assert len(log) == 1
    assert [words[0] for words in asked] == ["rev-parse", "rev-parse", "rev-parse", "ls-tree", "cat-file"]
    assert [words for words in asked if any("main" in word for word in words)] == [asked[2]]
    assert asked[2][-2:] == ("--end-of-options", "main^{commit}")
