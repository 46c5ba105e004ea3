"""plantrack check --format: what code hosts and their runners are given."""

import json
from pathlib import Path

import pytest

from plantrack.render.annotations import SUMMARY_BYTES
from tests.cli.conftest import Ask
from tests.store.test_gittree import ISSUE, TERMS

ON_GITHUB = {"GITHUB_ACTIONS": "true"}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Write a plan with an error whose words look like commands of a runner."""
    return plan_with(tmp_path, ISSUE.replace("better: higher", '"::error::x ##[error]": 1'))


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Write a plan in which nothing is wrong but what is only noted."""
    return plan_with(tmp_path, ISSUE)


def plan_with(folder: Path, issue: str) -> Path:
    (folder / "plan" / "issues").mkdir(parents=True)
    (folder / "plan" / "plan.yaml").write_text(TERMS, encoding="utf-8")
    (folder / "plan" / "issues" / "01.yaml").write_text(issue, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("faulty")
def test_github_is_the_form_in_a_workflow(ask: Ask) -> None:
    done = ask("check", environment=ON_GITHUB)
    assert done == ask("check", "--format", "github")
    assert (done.code, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("::error file=plan/issues/01.yaml,line=")
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert "##[" not in done.stdout


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("said", ["", "false", "1"])
def test_text_is_the_form_elsewhere(said: str, ask: Ask) -> None:
    assert ask("check", environment={"GITHUB_ACTIONS": said}) == ask("check", "--format", "text")


@pytest.mark.usefixtures("faulty")
def test_a_form_that_is_asked_for_is_given_in_a_workflow_too(ask: Ask, tmp_path: Path) -> None:
    environment = ON_GITHUB | {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    done = ask("check", "--format", "text", environment=environment)
    assert done == ask("check")
    assert "error[" in done.stdout
    assert not (tmp_path / "summary").exists()


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_other_hosts_are_given_json(form: str, ask: Ask) -> None:
    done = ask("check", "--format", form)
    assert (done.code, done.stderr) == (1, "")
    assert not [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
    said = json.loads(done.stdout)
    places = (
        [one["location"]["path"] for one in said]
        if form == "gitlab"
        else [
            place["physicalLocation"]["artifactLocation"]["uri"]
            for one in said["runs"][0]["results"]
            for place in one["locations"]
        ]
    )
    assert "plan/issues/01.yaml" in places


@pytest.mark.usefixtures("faulty")
def test_the_summary_is_the_markdown_form(ask: Ask, tmp_path: Path) -> None:
    summary = tmp_path / "summary"
    summary.write_bytes(b"before\n")
    done = ask("check", environment=ON_GITHUB | {"GITHUB_STEP_SUMMARY": str(summary)})
    markdown = ask("check", "--format", "markdown")
    assert done == ask("check", "--format", "github")
    assert (markdown.code, markdown.stderr) == (1, "")
    assert summary.read_bytes().decode() == "before\n" + markdown.stdout
    assert "| error | plan/issues/01.yaml:" in markdown.stdout


@pytest.mark.usefixtures("faulty")
def test_a_full_summary_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    summary = tmp_path / "summary"
    summary.write_bytes(b"x" * SUMMARY_BYTES)
    assert ask("check", environment=ON_GITHUB | {"GITHUB_STEP_SUMMARY": str(summary)}).code == 1
    assert summary.stat().st_size == SUMMARY_BYTES


@pytest.mark.usefixtures("faulty")
def test_a_summary_that_cannot_be_written_changes_no_answer(ask: Ask, tmp_path: Path) -> None:
    done = ask("check", environment=ON_GITHUB | {"GITHUB_STEP_SUMMARY": str(tmp_path)})
    assert (done.code, done.stdout) == (1, ask("check", "--format", "github").stdout)
    assert done.stderr.startswith("plantrack: the job summary was not written to ")


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "markdown"])
def test_a_comparison_that_was_not_made_is_said_in_every_form(form: str, ask: Ask) -> None:
    done = ask("check", "--against", "main", "--format", form)
    assert done.code == 2
    assert "not-compared" in done.stdout
    assert done.stderr.startswith("plantrack: ")


@pytest.mark.usefixtures("sound")
def test_an_unknown_form_is_refused(ask: Ask) -> None:
    done = ask("check", "--format", "xml")
    assert (done.code, done.stdout) == (2, "")
    assert "github, gitlab, sarif, markdown, text or json, not in xml" in done.stderr


def test_the_form_is_completed(ask: Ask) -> None:
    asked = {"COMP_WORDS": "plantrack check --format s", "COMP_CWORD": "3"}
    done = ask(environment=asked | {"_PLANTRACK_COMPLETE": "complete_bash"})
    assert done.stdout.split() == ["sarif"]


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    ("form", "root"),
    [("github", "GITHUB_WORKSPACE"), ("sarif", "GITHUB_WORKSPACE"), ("gitlab", "CI_PROJECT_DIR")],
)
def test_a_code_host_is_told_places_from_the_root_of_the_repository(
    form: str, root: str, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "plan" / "issues")
    inside = ask("check", "--format", form, environment={root: str(tmp_path)})
    assert "plan/issues/01.yaml" in inside.stdout
    outside = ask("check", "--format", form, environment={root: str(tmp_path / "elsewhere")})
    assert "plan/issues/01.yaml" not in outside.stdout
    assert ask("check", environment={root: str(tmp_path)}) == ask("check")
