"""The rules of good keeping on the words themselves, wherever in a plan they stand."""

import json
from pathlib import Path

import pytest

from tests.checks.written import PLAN, in_action, in_files, in_measure, spots

CURLY = "\u2019"
DAMAGED = CURLY.encode().decode("cp1252")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One two. Three", None),
        ("One  two", "a doubled blank"),
        ("One\\ttwo", "a tab"),
        ("One\\u00a0two", "a blank that is no space"),
        ("One\\u200btwo", "a blank that is no space"),
        ("One ", "a blank at an end"),
        ("One \\ntwo", "a blank at an end"),
        (" One", "a blank at the beginning"),
        ("One\\n  - two\\n\\n  - three\\n", None),
        ("One\\n \\ntwo", None),
    ],
)
def test_words_stand_one_blank_apart(tmp_path: Path, text: str, said: str | None) -> None:
    found = in_action(tmp_path, f'detail: "{text}"', code="stray-whitespace")
    assert [one.message.partition(" stands near ")[0] for one in found] == ([said] if said else [])


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        (f"The child{CURLY}s caf\u00e9 \u2013 \u00a340", False),
        ("\u00c2ge, p\u00e2t\u00e9, \u00c3", False),
        (f"The child{DAMAGED}s", True),
        ("\u00a340".encode().decode("cp1252"), True),
        ("caf\u00e9".encode().decode("cp1252"), True),
        ("\u2013".encode().decode("cp1252"), True),
        ("Lost: \ufffd", True),
        ("\uf0b7 The first of a list", True),
        ("", False),
    ],
)
def test_text_reads_as_it_was_written(tmp_path: Path, text: str, *, is_found: bool) -> None:
    found = in_action(tmp_path, f'detail: "x {text}"', code="encoding-damage")
    assert spots(found) == [(6, 13)] * is_found


def test_only_the_words_around_the_damage_are_quoted(tmp_path: Path) -> None:
    far = "far " * 20
    found = in_action(tmp_path, f'detail: "{far}near {DAMAGED} here {far}"', code="encoding-damage")
    assert found[0].message == f"the text is damaged near 'r far far near {DAMAGED} here far far f'"


@pytest.mark.parametrize("key", ["by", "source", "note"])
def test_the_words_of_a_reading_are_read_too(tmp_path: Path, key: str) -> None:
    words = {"period": "2014-05", "value": 5, "recorded": "2014-06", key: f"It{DAMAGED}s"}
    line = "- " + json.dumps(words, ensure_ascii=False)
    found = in_measure(tmp_path, "unit: GBP\nbetter: lower", line, code="encoding-damage")
    assert spots(found) == [(1, 1)]
    assert found[0].help.endswith('To replace it: plantrack record 1a 2014-05 VALUE --restate "why"')


def test_every_text_of_a_plan_is_looked_at(tmp_path: Path) -> None:
    plan = PLAN + 'rag_words: {red: "Off  track"}\nthemes: [A, "B  C"]\nnote: "N  N"\n'
    issue = """\
id: 1
statement: "S  S"
actions:
  - id: "1.1"
    title: "T  T"
    leads: ["L  L"]
    measures:
      - id: 1a
        text: "M  M"
        unit: percent
        better: higher
        milestones: [{from: 2014, target: 5, note: "N  N"}]
        series: {a: {text: "A  A"}}
    updates: [{text: "U  U"}]
    waive: [{check: no-dates, reason: "W  W", by: B, until: 2015}]
"""
    found = in_files(tmp_path, {"plan.yaml": plan, "issues/01.yaml": issue}, code="stray-whitespace")
    assert [str(one.location).removeprefix("plan/") for one in found] == [
        "issues/01.yaml:2:12",
        "issues/01.yaml:5:12",
        "issues/01.yaml:6:13",
        "issues/01.yaml:9:15",
        "issues/01.yaml:12:52",
        "issues/01.yaml:13:28",
        "issues/01.yaml:14:22",
        "plan.yaml:5:18",
        "plan.yaml:6:13",
        "plan.yaml:7:7",
    ]
