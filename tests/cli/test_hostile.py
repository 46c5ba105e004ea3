"""A plan whose every text would act if it could: on the screen, in Markdown, in a spreadsheet, in CI."""

import csv
import json
import re
import unicodedata
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

EVIL = (
    "::error::no [red]mark[/red] | # `x` <b> ##[error]bad \u202ebidi \u200b ![i](u) $\\color{white}$ 1. =1+1"
)
HIDDEN = f"=1+1 \x1b[31mred\x1b[0m {EVIL}"
"""With what the border lets into no plan, and the log of another's making may hold."""
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
PLAN = """\
title: {evil}
organisation: A council
starts: 2014-01
published: 2014-02
closes: 2015-03
successor: {evil}
"""
ISSUE = """\
id: 1
statement: {evil}
outcomes: [{evil}]
diagnosis: {lines}
actions:
  - id: "1.1"
    title: {evil}
    detail: {lines}
    leads: [{evil}]
    start: 2014-01
    end: 2014-06
    measures:
      - id: 1a
        text: {evil}
        unit: percent
        better: higher
        baseline: {{period: 2014-01, value: 5, note: {evil}}}
        milestones:
          - {{at: 2014-05, target: 50}}
          - {{at: 2014-09, target: 60}}
          - {{at: 2015-09, target: 70}}
        changes: [{{date: 2014-10, reason: {evil}, milestones: [{{at: 2015-09, target: 65}}]}}]
    updates:
      - {{date: 2014-11, status: completed, residual: {evil}, text: {lines}}}
  - id: "1.2"
    title: {evil}
    leads: [{evil}]
    end: 2014-06
"""
READING = {
    "period": "2014-05",
    "value": 40,
    "recorded": "2014-06",
    "by": HIDDEN,
    "source": EVIL,
    "note": HIDDEN,
}
PAGES = [
    ["status"],
    ["status", "--all"],
    ["status", "1a"],
    ["status", "--since", "2014-03"],
    ["status", "--lead", EVIL],
    ["show", "1"],
    ["show", "1.1"],
    ["show", "1a"],
    ["overdue"],
    ["overdue", "--by-lead"],
    ["due", "--within", "9m"],
    ["residual"],
    ["challenge"],
]
ROWS = [["status"], ["show", "1a"], ["overdue"], ["due", "--within", "9m"], ["residual"], ["challenge"]]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Write a plan of hostile texts, as valid as any other."""
    plan = tmp_path / "plan"
    for folder in ("issues", "readings"):
        (plan / folder).mkdir(parents=True)
    said = {"evil": _quoted(EVIL), "lines": _quoted(f"First.\n  {EVIL}\n{EVIL}")}
    (plan / "plan.yaml").write_text(PLAN.format(**said), encoding="utf-8")
    (plan / "issues" / "01.yaml").write_text(ISSUE.format(**said), encoding="utf-8")
    line = f"- {_escaped(json.dumps(READING, ensure_ascii=False))}\n"
    (plan / "readings" / "1a.yaml").write_text(line, encoding="utf-8")
    return plan


@pytest.mark.usefixtures("hostile")
def test_the_plan_is_well_formed(ask: Ask) -> None:
    done = ask("check")
    assert (done.code, done.stderr) == (0, "")
    assert "error[" not in done.stdout
    _is_harmless(done.stdout)


@pytest.mark.parametrize("command", PAGES, ids=lambda command: " ".join(command)[:24])
@pytest.mark.parametrize("terminal", ["", "1"], ids=["piped", "terminal"])
@pytest.mark.usefixtures("hostile")
def test_text_shows_and_does_nothing(command: list[str], terminal: str, ask: Ask) -> None:
    done = ask(*command, environment={"FORCE_COLOR": terminal, "COLUMNS": "400"})
    assert (done.code, done.stderr) == (0, "")
    _is_harmless(done.stdout)
    assert "[red]mark[/red] | # `x` <b>" in done.stdout


@pytest.mark.parametrize("command", PAGES, ids=lambda command: " ".join(command)[:24])
@pytest.mark.usefixtures("hostile")
def test_colour_is_ours_alone_and_carries_no_meaning(command: list[str], ask: Ask) -> None:
    wide = {"FORCE_COLOR": "1", "COLUMNS": "400"}
    plain = ask(*command, environment=wide).stdout
    coloured = ask(*command, environment=wide | {"NO_COLOR": ""}).stdout
    assert coloured != plain
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


@pytest.mark.parametrize("written", ["\\u001b[31m", "\\e[31m", "\x1b[31m", "\\0"], ids=ascii)
def test_a_control_character_is_let_into_no_plan(written: str, hostile: Path, ask: Ask) -> None:
    file = hostile / "plan.yaml"
    text = file.read_text(encoding="utf-8").replace("A council", f'"A council{written}"')
    file.write_text(text, encoding="utf-8")
    done = ask("check")
    assert done.code == 1
    assert "plan/plan.yaml:2:" in done.stdout
    _is_harmless(done.stdout)
    _is_harmless(ask("status").stderr)


@pytest.mark.usefixtures("hostile")
def test_a_control_character_in_a_reading_is_shown(ask: Ask) -> None:
    for terminal in ("", "1"):
        done = ask("show", "1a", environment={"FORCE_COLOR": terminal, "COLUMNS": "400", "NO_COLOR": ""})
        assert "\\u{001b}[31mred\\u{001b}[0m ::error::no" in done.stdout


@pytest.mark.parametrize("command", PAGES, ids=lambda command: " ".join(command)[:24])
@pytest.mark.usefixtures("hostile")
def test_markdown_shows_and_does_nothing(command: list[str], ask: Ask) -> None:
    done = ask(*command, "--format", "markdown")
    assert (done.code, done.stderr) == (0, "")
    _is_harmless(done.stdout)
    told = re.sub(r"\\.", "", done.stdout)  # what is escaped is shown as it is
    assert not re.findall(r"[`<\[\]$!]", told)
    for line in told.splitlines():
        assert re.fullmatch(r"(#{1,3} )?[^#|]*|(\|[^|#]*)+\|", line)
    table = [line.count("|") for line in told.splitlines() if line.startswith("|")]
    assert all(count > 2 for count in table)


@pytest.mark.parametrize("command", ROWS, ids=" ".join)
@pytest.mark.usefixtures("hostile")
def test_a_spreadsheet_takes_nothing_for_a_formula(command: list[str], ask: Ask) -> None:
    done = ask(*command, "--format", "csv")
    assert (done.code, done.stderr) == (0, "")
    _is_harmless(done.stdout)
    cells = [cell for row in csv.reader(StringIO(done.stdout)) for cell in row]
    assert any("[red]mark[/red] | # `x`" in cell for cell in cells)
    texts = [cell for cell in cells if not re.fullmatch(r"-?[\d.]+", cell)]
    assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("command", [*ROWS, ["export"]], ids=" ".join)
@pytest.mark.usefixtures("hostile")
def test_json_says_exactly_what_the_plan_says(command: list[str], ask: Ask) -> None:
    done = ask(*command, "--format", "json")
    assert (done.code, done.stderr) == (0, "")
    _is_harmless(done.stdout)
    assert any(EVIL in text for text in _texts(json.loads(done.stdout)))


@pytest.mark.usefixtures("hostile")
def test_a_message_shows_and_does_nothing(ask: Ask) -> None:
    done = ask("status", "--lead", "nobody")
    assert done.code == 1
    assert "[red]mark[/red]" in done.stderr
    _is_harmless(done.stderr)
    _is_harmless(ask("show", f"{EVIL}\n::error::x").stderr)
    _is_harmless(ask("frob\n::error::\x1b[31m").stderr)


@pytest.mark.usefixtures("hillingdon")
def test_no_colour_was_asked_for(ask: Ask) -> None:
    for environment in ({"FORCE_COLOR": "1"}, {"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "dumb"}, {}):
        assert "\x1b" not in ask("status", "--all", environment=environment).stdout


def _is_harmless(text: str) -> None:
    assert not [one for one in text if one != "\n" and unicodedata.category(one) in UNSEEN]
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert "##[" not in text


def _quoted(text: str) -> str:
    """Write a text as YAML does between double quotes."""
    return _escaped(json.dumps(text, ensure_ascii=False))


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(one):04x}" if unicodedata.category(one) in UNSEEN else one for one in text)


def _texts(document: object) -> list[str]:
    if isinstance(document, dict):
        return [text for value in document.values() for text in _texts(value)]
    if isinstance(document, list):
        return [text for value in document for text in _texts(value)]
    return [document] if isinstance(document, str) else []
