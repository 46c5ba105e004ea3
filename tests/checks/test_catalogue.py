"""Every rule is in the catalogue, has its page and its example; and every example fails as it says."""

import inspect
import re
from pathlib import Path
from textwrap import dedent

import pytest

import plantrack.checks
from plantrack.checks.catalogue import RULES, WAIVER_RULES, Rule, WaiverRule, check_plan
from plantrack.core import fitness
from plantrack.core.finding import Level
from plantrack.render.diagnostics import as_text
from plantrack.store.load import load_plan
from plantrack.store.locate import locate
from tests.program import ROOT

PLANS = ROOT / "tests" / "plans"
SHARED = {"__init__", "catalogue", "fields", "lines", "parts"}
ALL: tuple[Rule | WaiverRule, ...] = (*RULES, *WAIVER_RULES)

every_rule = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.CODE)


def test_every_rule_is_in_the_catalogue_once() -> None:
    folder = Path(inspect.getfile(plantrack.checks)).parent
    files = {file.stem for file in folder.glob("*.py")} - SHARED
    assert sorted(rule.CODE for rule in ALL) == sorted(name.replace("_", "-") for name in files)


def test_every_fault_of_a_reading_is_a_rule() -> None:
    codes = {value for name, value in vars(fitness).items() if name.isupper() and "-" in str(value)}
    assert len(codes) == 6
    assert codes <= {rule.CODE for rule in RULES}


@every_rule
def test_a_rule_has_its_page(rule: Rule | WaiverRule) -> None:
    page = inspect.getdoc(rule) or ""
    summary, blank, *_ = page.splitlines()
    assert summary.endswith(".")
    assert blank == ""
    assert re.findall(r"^(Why|What to do|Fails):", page, re.MULTILINE) == ["Why", "What to do", "Fails"]


@every_rule
def test_the_example_on_its_page_is_one_that_fails(rule: Rule | WaiverRule) -> None:
    example = _flush((inspect.getdoc(rule) or "").partition("Fails:\n\n")[2])
    files = sorted((PLANS / "invalid" / rule.CODE / "plan").rglob("*.yaml"))
    assert example
    assert any(example in _flush(file.read_text(encoding="utf-8")) for file in files)


@every_rule
def test_the_failing_plan_fails_with_these_words(rule: Rule | WaiverRule) -> None:
    folder = PLANS / "invalid" / rule.CODE
    text = _told(folder / "plan")
    assert f"{rule.LEVEL}[{rule.CODE}]" in text
    assert text == (folder / "expected.txt").read_text(encoding="utf-8")


KEPT = [rule for rule in ALL if rule.LEVEL is not Level.ERROR]


@pytest.mark.parametrize("rule", KEPT, ids=lambda rule: rule.CODE)
def test_a_rule_of_good_keeping_has_a_plan_that_fails_and_one_like_it_that_passes(
    rule: Rule | WaiverRule,
) -> None:
    failing = sorted((PLANS / "invalid" / rule.CODE / "plan").rglob("*.yaml"))
    passing = sorted((PLANS / "valid" / rule.CODE / "plan").rglob("*.yaml"))
    assert {file.name for file in failing} == {file.name for file in passing}
    texts = [[file.read_text(encoding="utf-8") for file in files] for files in (failing, passing)]
    assert texts[0] != texts[1]


@pytest.mark.parametrize("name", sorted(folder.name for folder in (PLANS / "valid").iterdir()))
def test_a_valid_plan_has_no_findings(name: str) -> None:
    assert _told(PLANS / "valid" / name / "plan") == ""


def test_the_plan_of_this_repository_has_no_findings() -> None:
    assert _told(ROOT / "plan") == ""


def _told(folder: Path) -> str:
    loaded = load_plan(folder, "plan")
    found = [locate(loaded, finding) for finding in check_plan(loaded.plan, loaded.logs)]
    texts = {f"plan/{file.relative_to(folder).as_posix()}": file for file in folder.rglob("*.yaml")}
    sources = {name: file.read_text(encoding="utf-8") for name, file in texts.items()}
    return as_text([*loaded.diagnostics, *found], sources)


def _flush(text: str) -> str:
    """Set every line against the left margin: an example stands less deep on its page than in its plan."""
    return "\n".join(line.strip() for line in dedent(text).strip().splitlines())
