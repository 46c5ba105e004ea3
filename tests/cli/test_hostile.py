"""A plan whose every text would act if it could: every command, in every form, shows it and does nothing."""

import csv
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from plantrack.cli.check import CheckFormat
from plantrack.cli.commands import COMMANDS
from plantrack.cli.context import Format
from tests.cli.conftest import Ask
from tests.cli.hostile import ACTING, TRAPS, acting, write_faulty, write_hostile
from tests.program import Outcome

FORMS = sorted({*map(str, Format), *map(str, CheckFormat)})
WIDE = {"COLUMNS": "400"}
ASKED: dict[str, list[list[str]]] = {
    "status": [
        ["--all"],
        [],
        ["1", "1m", "1.2"],
        ["--since", "2014-03"],
        ["--lead", TRAPS[8]],
        ["--as-of", "2014-05", "--fail-on", "missed,no-data,overdue"],
    ],
    "show": [["1"], ["1.1"], ["1.2"], ["1m"]],
    "record": [
        ["1m", "2014-07", "55", "--dry-run", "--by", t, "--source", t, "--note", t] for t in TRAPS[:6]
    ],
    "overdue": [["--as-of", "2014-10", "--by-lead"]],
    "due": [["--within", "9m", "--by-lead"]],
    "residual": [[]],
    "challenge": [[]],
    "check": [[], ["--against", "HEAD~1"]],
    "diff": [["HEAD~1"], ["plan", "before"], ["plan", "faulty"]],
    "slippage": [[], ["1.1", "1m"]],
    "export": [[]],
    "schema": [[], ["issue"]],
}
"""What each command is asked; a command that is not here is a failure."""

ANSWERED = {
    "check": {"github", "gitlab", "json", "markdown", "sarif", "text"},
    "export": {"json"},
    "schema": set(),
}
"""The forms in which a command answers; the others answer in those of `Format`."""


WHO, WHAT = ("AUTHOR", "COMMITTER"), ("NAME", "EMAIL")
TYPED = (
    "\x1b[31m\r\u2028\x85\u202e[/red]\udcff##[group]\n::error::mine\n  ::error::mine",
    "--\x1b[31m\n::error::mine\n##[group]",
)
"""What may be typed, or come from a script; the system lets no NUL through."""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a hostile plan, the same as it was before, and the same with everything wrong."""
    folder = tmp_path_factory.mktemp("hostile")
    plan = write_hostile(folder / "plan")
    issue = plan / "issues" / "01.yaml"
    now = was = issue.read_text(encoding="utf-8")
    for new, old in (('"70"', '"75"'), ("w" * 300, "v" * 300), ("gone", "went"), ('"2014-06"', '"2014-05"')):
        was = was.replace(new, old)
    issue.write_text(was, encoding="utf-8")
    shutil.copytree(plan, folder / "before")
    _git(folder, "init", "--quiet")
    for text in (was, now):
        issue.write_text(text, encoding="utf-8")
        _git(folder, "add", "plan")
        _git(folder, "commit", "--quiet", "--allow-empty-message", "--message", f"::error::mine {TRAPS[6]}")
    write_faulty(folder / "faulty")
    return folder


def _git(folder: Path, *words: str) -> None:
    """Run git as somebody whose name would act, and without the settings of the user."""
    person = {
        f"GIT_{who}_{what}": "\x1b[31m::error::x | [y](z) ##[group]" for who, what in product(WHO, WHAT)
    }
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
    asked = ["git", *words]
    subprocess.run(asked, cwd=folder, env=person | settings, check=True)


@pytest.fixture
def hostile(plans: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask where the hostile plans are; nothing that is asked here writes."""
    monkeypatch.chdir(plans)
    return ask


def test_every_command_is_asked() -> None:
    assert set(COMMANDS) == set(ASKED)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", ASKED)
def test_every_form_shows_the_plan_and_does_nothing(command: str, form: str, hostile: Ask) -> None:
    if form not in ANSWERED.get(command, set(map(str, Format))):
        done = hostile(command, *ASKED[command][0], "--format", form)
        assert (done.code, done.stdout) == (2, "")
        return
    for arguments, plan in _asked(command):
        done = hostile(command, *arguments, "--format", form, *plan, environment=WIDE)
        is_harmless(done.stderr)
        assert "fault of its own" not in done.stderr
        JUDGES[form](done)


@pytest.mark.parametrize("command", [name for name in ASKED if "text" in ANSWERED.get(name, {"text"})])
def test_colour_is_ours_alone_and_carries_no_meaning(command: str, hostile: Ask) -> None:
    for arguments in ASKED[command][:2]:
        wide = WIDE | {"FORCE_COLOR": "1"}
        plain = hostile(command, *arguments, environment=wide)
        coloured = hostile(command, *arguments, environment=wide | {"NO_COLOR": ""})
        is_harmless(plain.stdout)
        is_harmless(plain.stderr + coloured.stderr)
        bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured.stdout)
        assert [line.rstrip() for line in bare.split("\n")] == plain.stdout.split("\n")


def _asked(command: str) -> list[tuple[list[str], list[str]]]:
    """List what a command is asked of the sound plan, and then of the one with everything wrong."""
    plans = [[]] if command in {"diff", "schema"} else [["--plan", "plan"], ["--plan", "faulty"]]
    return [
        (arguments, plan) for plan in plans for arguments in ASKED[command][: 1 if "faulty" in plan else None]
    ]


def test_the_words_are_shown_as_they_are(hostile: Ask) -> None:
    shown = (
        hostile("status", "--all", environment=WIDE).stdout + hostile("challenge", environment=WIDE).stdout
    )
    assert "[/red] [red]mark[/red]" in shown
    assert "<script>alert(1)</script>" in shown
    assert "\\u{202e}gnp.exe" in shown
    logged = hostile("show", "1m", environment=WIDE | {"FORCE_COLOR": "1"}).stdout
    assert "\\u{001b}[31mred\\u{001b}[0m" in logged


def test_an_export_says_exactly_what_was_written(hostile: Ask) -> None:
    texts = set(_texts(json.loads(hostile("export", "--format", "json").stdout)))
    assert set(ACTING) <= texts


def test_markdown_reads_back_as_what_was_written(hostile: Ask) -> None:
    page = "".join(
        hostile(*asked, "--format", "markdown").stdout for asked in (["show", "1"], ["show", "1m"])
    )
    said = "\n".join(_spoken(MarkdownIt("commonmark").enable("table").parse(page)))
    whole = [text for text in TRAPS if not acting(text) and "::" not in text and "##[" not in text]
    missing = [text for text in whole if " ".join(text.split()) not in " ".join(said.split())]
    assert not missing


@pytest.mark.parametrize(
    "words",
    [
        ["status", "--lead"],
        ["status", "--plan"],
        ["status", "--as-of"],
        ["status", "--since"],
        ["status", "--fail-on"],
        ["status", "--format"],
        ["check", "--format"],
        ["check", "--against"],
        ["export", "--format"],
        ["due", "--within"],
        ["show"],
        ["diff"],
        ["schema"],
        ["record", "1m", "2014-07"],
        ["record", "1m"],
        ["record"],
        ["record", "1m", "2014-07", "--void"],
        ["record", "1m", "2014-07", "55", "--restate"],
        [],
    ],
    ids=" ".join,
)
def test_what_was_typed_is_told_back_harmlessly(words: list[str], hostile: Ask) -> None:
    for text in TYPED:
        more = ["55"] if words == ["record", "1m"] else ["2014-07", "55"] if words == ["record"] else []
        done = hostile(*words, text, *more, environment=WIDE)
        assert done.code in {1, 2}
        is_harmless(done.stderr)
        is_harmless(done.stdout)
        assert "fault of its own" not in done.stderr


@pytest.mark.parametrize("written", ["\\u001b[31m", "\\e[31m", "\x1b[31m", "\\0"], ids=ascii)
def test_a_control_character_is_let_into_no_plan(written: str, tmp_path: Path, ask: Ask) -> None:
    file = write_hostile(tmp_path / "plan") / "plan.yaml"
    text = file.read_text(encoding="utf-8").replace("successor", f"successor{written}")
    file.write_text(text, encoding="utf-8")
    done = ask("check")
    assert done.code == 1
    assert "plan/plan.yaml:1:" in done.stdout
    is_harmless(done.stdout)
    is_harmless(ask("status").stderr)


@pytest.mark.usefixtures("hillingdon")
def test_no_colour_was_asked_for(ask: Ask) -> None:
    for environment in ({"FORCE_COLOR": "1"}, {"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "dumb"}, {}):
        assert "\x1b" not in ask("status", "--all", environment=environment).stdout


def is_harmless(text: str) -> None:
    """Nothing moves a cursor or hides, and no build server takes a line for a command."""
    assert not acting(text)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert "##[" not in text


def _is_text(done: Outcome) -> None:
    is_harmless(done.stdout)


def _is_json(done: Outcome) -> None:
    is_harmless(done.stdout)
    if done.stdout:
        assert json.loads(done.stdout)["format_version"] == "1.0"


def _is_csv(done: Outcome) -> None:
    is_harmless(done.stdout)
    rows = list(csv.reader(StringIO(done.stdout), strict=True))
    assert len({len(row) for row in rows}) <= 1
    texts = [cell for row in rows for cell in row if not re.fullmatch(r"-?\d+(\.\d+)?", cell)]
    formulas = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
    assert not [cell for cell in texts if cell.lstrip(" \u00a0").startswith(formulas)]


def _is_markdown(done: Outcome) -> None:
    is_harmless(done.stdout)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(done.stdout)
    inner = [child for token in tokens for child in token.children or ()]
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= {
        "heading", "paragraph", "inline", "bullet_list", "list_item",
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    breaks = [token for token in inner if token.type == "html_inline"]
    assert {token.content for token in breaks} <= {"<br>"}, "between the lines of a help, and nothing else"
    assert {token.type for token in inner} <= {
        "text",
        "text_special",
        "softbreak",
        "html_inline",
        "code_inline",
    }
    codes = {token.content for token in inner if token.type == "code_inline"}
    assert codes <= {"plantrack check --format text"}
    tables = re.findall(r"(?:^\|.*\n)+", re.sub(r"\\.", "", done.stdout), re.MULTILINE)
    assert all(len({row.count("|") for row in table.splitlines()}) == 1 for table in tables)


def _is_github(done: Outcome) -> None:
    assert not acting(done.stdout)
    assert "##[" not in done.stdout
    ours = r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=[a-z-]+::[^\s:].*"
    told = r"not annotated: [\w, ]+ more; plantrack check --format text shows all"
    assert all(re.fullmatch(f"{ours}|{told}", line) for line in done.stdout.splitlines())


def _is_gitlab(done: Outcome) -> None:
    is_harmless(done.stdout)
    report = json.loads(done.stdout)
    assert len({one["fingerprint"] for one in report}) == len(report)
    assert not [text for text in _texts(report) if acting(text)]


def _is_sarif(done: Outcome) -> None:
    is_harmless(done.stdout)
    (run,) = json.loads(done.stdout)["runs"]
    assert not [text for text in _texts(run) if acting(text)]
    places = [place["physicalLocation"] for one in run["results"] for place in one["locations"]]
    assert all(re.fullmatch(r"[\w./%~-]+", place["artifactLocation"]["uri"], re.ASCII) for place in places)


JUDGES: dict[str, Callable[[Outcome], None]] = {
    "text": _is_text,
    "json": _is_json,
    "csv": _is_csv,
    "markdown": _is_markdown,
    "github": _is_github,
    "gitlab": _is_gitlab,
    "sarif": _is_sarif,
}


def _spoken(tokens: list[Token]) -> list[str]:
    """Give what a reader sees of each heading, paragraph and cell."""
    return ["".join(child.content for child in token.children) for token in tokens if token.children]


def _texts(document: Any) -> list[str]:  # noqa: ANN401 - a JSON document is anything
    if isinstance(document, dict):
        return [text for pair in document.items() for part in pair for text in _texts(part)]
    if isinstance(document, list):
        return [text for value in document for text in _texts(value)]
    return [document] if isinstance(document, str) else []
