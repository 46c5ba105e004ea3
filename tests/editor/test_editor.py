"""What a person sees in an editor: completion, hover, diagnostics and snippets, from yaml-language-server."""

import json
import re
from pathlib import Path

import pytest

from plantrack.core.finding import Diagnostic
from plantrack.store.load import load_plan
from tests.editor.conftest import PAGE
from tests.editor.server import MARK, Server
from tests.program import ROOT

PLAN = ROOT / "plan"
ISSUES = PLAN / "issues"
LOGS = PLAN / "readings"
TERMS = "title: A plan\norganisation: A council\nstarts: 2014-01\npublished: 2015-03\n"
HEAD = "id: 99\nstatement: What was found\nactions:\n"
ACTION = '  - id: "99.1"\n    title: Audit\n'
PLACE = re.compile(r"\$\{\d+(?::(?P<said>[^}]*)|\|(?P<first>[^,]*)[^}]*)\}")
"""A place to type in: `${1:what stands there at first}`, or `${2|a choice,of words|}`."""

MEASURE = f"{HEAD}{ACTION}    measures:\n      - id: 99z\n        text: Good\n        unit: percent\n"


def text_of(documentation: object) -> str:
    return str(documentation["value"]) if isinstance(documentation, dict) else str(documentation)


def test_the_words_of_better_are_offered_with_their_meaning(editor: Server) -> None:
    offered = editor.complete(ISSUES, f"{MEASURE}        better: |")
    meant = {word: text_of(one["documentation"]) for word, one in offered.items()}
    assert list(meant) == ["higher", "lower", "range", "neutral"]
    assert meant["lower"] == "Less is better: a figure at or below its target reaches it."


def test_the_keys_of_a_milestone_are_offered_with_an_example(editor: Server) -> None:
    offered = editor.complete(ISSUES, f"{MEASURE}        milestones:\n          - |")
    assert {"at", "by", "from", "target", "strict", "note"} < set(offered)
    assert "```yaml\nfrom: 2015-03\ntarget: 100\n```" in text_of(offered["from"]["documentation"])


def test_a_key_says_what_it_means(editor: Server) -> None:
    shown = editor.hover(ISSUES, f"{MEASURE}        milestones:\n          - |from: 2015-03\n")
    assert "A standing target, from then on." in shown
    assert "from: 2015-03\ntarget: 100" in shown


PERIOD = "Write a period as 2014, 2014-Q3, 2014-09 or 2014-09-30"
REFUSED = {
    "        beter: higher": "Property beter is not allowed.",
    "        better: more": 'Value is not accepted. Valid values: "higher", "lower", "range", "neutral".',
    "        milestones: [{from: Sept 2014}]": PERIOD,
    "        milestones: [{by: Sept 2014}]": f"{PERIOD}; or end, which is the end of the action",
    "        milestones: [{at: 2014-09, target: high}]": (
        "Write a number, such as 55 or 97.2; or [40, 60], done or benchmark"
    ),
    "        milestones: [{at: 2014-09, by: 2014-10}]": (
        "Write one of at, by and from, and only one of them"
    ),
    "        milestones: [{target: 55}]": "Write one of at, by and from, and only one of them",
    "        baseline: {period: 2014, value: half}": (
        "Write a number, such as 55 or 97.2; or a share such as 14/90; or done or not-done"
    ),
    "        tolerance: {points: few}": "Write a number, such as 55 or 97.2",
    "        every: {months: one}": "Write a whole number, such as 1",
    "        note: 12": "Write text; a number, true or false in double quotes",
    "    end: 9/14": f"{PERIOD}; or open, or tbc",
    "  - {id: a b, title: T}": (
        "Write letters and digits, with '.', '_' or '-' after the first of them, at most 64 in all"
    ),
}
REFUSED_READINGS = {
    '- {"period": "2014-13", "value": 55}': f'{PERIOD}, in double quotes: "2014-09"',
    '- {"period": "2014-09", "value": "yes"}': (
        'Write a number such as 97.2, or "14/90", "done", "not-done", "met" or "missed", in double quotes'
    ),
    '- {"period": "2014-09", "value": 55, "recorded": "2014"}': (
        'Write a day or a month, in double quotes: "2014-10-06" or "2014-10"'
    ),
    '- {"period": "2014-09"}': "Write one of value and void, and only one of them",
    '- {"period": "2014-09", "value": 55, "colour": "red"}': "Property colour is not allowed.",
}


def test_what_is_refused_is_marked_with_what_to_write(editor: Server) -> None:
    expected = {editor.show(ISSUES, MEASURE + line): f"10: {said}" for line, said in REFUSED.items()}
    expected |= {editor.show(LOGS, line): f"1: {said}" for line, said in REFUSED_READINGS.items()}
    assert {file: editor.marked(file) for file in expected} == {file: [one] for file, one in expected.items()}


def test_nothing_is_marked_in_the_plan(editor: Server) -> None:
    files = sorted(PLAN.rglob("*.yaml"))
    assert len(files) > 30
    for file in files:
        editor.open(file, file.read_text(encoding="utf-8"))
    assert {file: editor.marked(file) for file in files} == {file: [] for file in files}


SNIPPETS = [
    ("new action", HEAD + "  - |"),
    ("new measure", f"{HEAD}{ACTION}    measures:\n      - |"),
    ("new deliverable", f"{HEAD}{ACTION}    measures:\n      - |"),
    ("new milestone: at", f"{MEASURE}        better: higher\n        milestones:\n          - |"),
    ("new milestone: by", f"{MEASURE}        better: higher\n        milestones:\n          - |"),
    ("new milestone: from", f"{MEASURE}        better: higher\n        milestones:\n          - |"),
    ("new change", f"{HEAD}{ACTION}    changes:\n      - |"),
    ("new change", f"{MEASURE}        better: higher\n        changes:\n          - |"),
    ("new update", f"{HEAD}{ACTION}    updates:\n      - |"),
]


@pytest.mark.parametrize(("label", "text"), SNIPPETS)
def test_what_a_snippet_fills_in_is_a_good_plan(
    label: str, text: str, editor: Server, tmp_path: Path
) -> None:
    issue = filled(editor, ISSUES, label, text)
    assert editor.marked(editor.show(ISSUES, issue)) == []
    assert faults(tmp_path, {"issues/99.yaml": issue}) == ()


def test_a_reading_is_filled_in_as_one_line(editor: Server, tmp_path: Path) -> None:
    assert list(editor.complete(LOGS, "- |")) == ["new reading"]
    line = filled(editor, LOGS, "new reading", "- |")
    assert editor.marked(editor.show(LOGS, line)) == []
    issue = f"{MEASURE}        better: higher\n"
    assert faults(tmp_path, {"issues/99.yaml": issue, "readings/99z.yaml": f"{line}\n"}) == ()


def test_this_repository_is_set_up_as_the_page_says() -> None:
    settings = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert f"```json\n{settings}```" in PAGE.read_text(encoding="utf-8")
    assert {name for name in json.loads(settings)["yaml.schemas"] if not (ROOT / name).is_file()} == set()


def filled(editor: Server, folder: Path, label: str, text: str) -> str:
    """Choose a snippet at the mark, and leave what it has filled in as it is."""
    before = text.removesuffix(MARK)
    indent = re.findall(r"^ *", before, re.MULTILINE)[-1]
    written = editor.complete(folder, text)[label]["insertText"].replace("\n", f"\n{indent}")
    return before + PLACE.sub(lambda found: found["said"] or found["first"], written)


def faults(folder: Path, files: dict[str, str]) -> tuple[Diagnostic, ...]:
    """Load a plan of these files and give what is wrong with it."""
    for name, text in files.items() | {("plan.yaml", TERMS)}:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load_plan(folder, "plan").diagnostics
