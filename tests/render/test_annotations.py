"""Diagnostics as code hosts take them: GitHub, GitLab, SARIF, and Markdown for a summary."""

import json
import re

import pytest

from plantrack.core.finding import Diagnostic, Level, Location
from plantrack.render.annotations import as_github, as_gitlab, as_markdown, as_sarif
from plantrack.render.runner import unheard

LEVELS = [Level.ERROR, Level.WARNING, Level.NOTE]
WILD = "::error::x\n::set-env name=a::b\r##[error]y % \x1b[31m\u2028::z,a:b\u202e"


def found(
    message: str = "the target is too high",
    *,
    level: Level = Level.ERROR,
    file: str = "plan/a.yaml",
    line: int = 12,
    about: str = "1a",
    advice: str = "Lower it",
) -> Diagnostic:
    return Diagnostic("some-code", level, about, message, advice, Location(file, line, 9))


def test_nothing_is_said_when_nothing_is_wrong() -> None:
    assert as_github([]) == ""
    assert as_markdown([]) == ""
    assert as_markdown([], 1000) == ""
    assert json.loads(as_gitlab([])) == []
    (run,) = json.loads(as_sarif([]))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


@pytest.mark.parametrize(
    ("level", "command"),
    [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.NOTE, "notice")],
)
def test_github_has_a_command_for_each_level(level: Level, command: str) -> None:
    assert as_github([found(level=level)]) == (
        f"::{command} file=plan/a.yaml,line=12,col=9,title=some-code::1a: the target is too high%0ALower it\n"
    )


def test_github_is_told_text_that_it_could_obey_escaped() -> None:
    one = found("50% of\r\na: b, c", file="plan/a,b:c%.yaml", about="", advice="- {a: 1,\n   b}")
    assert as_github([one]) == (
        "::error file=plan/a%2Cb%3Ac%25.yaml,line=12,col=9,title=some-code"
        "::50%25 of\\u{000d}\\u{000a}a: b, c%0A- {a: 1,%0A   b}\n"
    )


def test_nothing_that_a_plan_says_starts_a_command() -> None:
    text = as_github([found(WILD, file=WILD, about=WILD, advice=WILD)._replace(code=WILD)])
    assert text.count("\n") == 1
    assert text.startswith("::error file=")
    assert "##[" not in text
    properties = text.removeprefix("::error ").partition("::")[0].split(",")
    assert [one.partition("=")[0] for one in properties] == ["file", "line", "col", "title"]
    assert not [one for one in properties if ":" in one]
    assert all(character.isprintable() for character in text.rstrip("\n"))


def test_github_shows_ten_of_each_kind_worst_first() -> None:
    many = [found(f"{level} {n}", level=level, line=n + 1) for level in reversed(LEVELS) for n in range(11)]
    *commands, last = as_github([*many, found(level=Level.NOTE, line=99)]).splitlines()
    assert [re.findall(r"^::(\w+) ", one)[0] for one in commands] == (
        ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    )
    assert "::1a: error 9%0A" in commands[9]
    assert last == (
        "not annotated: 1 error, 1 warning, 2 notes more; plantrack check --format text shows all"
    )
    assert "not annotated" not in as_github(many[:10])


def test_gitlab_has_every_part() -> None:
    (entry,) = json.loads(as_gitlab([found()]))
    assert re.fullmatch(r"[0-9a-f]{64}", entry.pop("fingerprint"))
    assert entry == {
        "description": "1a: the target is too high\nLower it",
        "check_name": "some-code",
        "severity": "blocker",
        "location": {"path": "plan/a.yaml", "lines": {"begin": 12}},
    }


def test_gitlab_has_a_severity_for_each_level() -> None:
    entries = json.loads(as_gitlab([found(level=level) for level in reversed(LEVELS)]))
    assert [one["severity"] for one in entries] == ["blocker", "minor", "info"]


def prints(*diagnostics: Diagnostic) -> list[str]:
    """Give the fingerprints; SARIF must have the same as GitLab."""
    marks = [one["fingerprint"] for one in json.loads(as_gitlab(diagnostics))]
    results = json.loads(as_sarif(diagnostics))["runs"][0]["results"]
    assert [one["partialFingerprints"] for one in results] == [{"plantrack/v1": mark} for mark in marks]
    return marks


def test_a_fingerprint_stays_when_lines_move() -> None:
    first = found("`id` is here a second time; first on line 3, column 5")
    moved = found("`id` is here a second time; first on line 40, column 7", line=49)
    assert prints(first) == prints(moved)
    assert prints(found(), found(line=20)) == prints(found(line=3), found(line=4))


def test_no_two_fingerprints_are_the_same() -> None:
    different = [
        found(),
        found(line=13),
        found(),
        found("another"),
        found(file="plan/b.yaml"),
        found(about="1b"),
        found()._replace(code="other-code"),
    ]
    assert len(set(prints(*different))) == len(different)


def test_sarif_has_every_part() -> None:
    log = json.loads(
        as_sarif([found(level=Level.NOTE)._replace(code="skipped-id"), found(), found("b", line=20)])
    )
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "plantrack"
    assert driver["rules"] == [
        {"id": "skipped-id", "shortDescription": {"text": "Ids that are counted leave none out."}},
        {"id": "some-code"},
    ]
    results = run["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("some-code", "error"),
        ("some-code", "error"),
        ("skipped-id", "note"),
    ]
    assert all(driver["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    assert results[0]["message"] == {"text": "1a: the target is too high\nLower it"}
    assert results[0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "plan/a.yaml"},
                "region": {"startLine": 12, "startColumn": 9},
            }
        }
    ]


@pytest.mark.parametrize(
    "code",
    [
        "duplicate-id",
        "unused-waiver",
        "not-utf8",
        "log-line",
        "target-lowered",
        "not-compared",
        "source-changed",
    ],
)
def test_sarif_describes_rules_waivers_and_faults(code: str) -> None:
    (rule,) = json.loads(as_sarif([found()._replace(code=code)]))["runs"][0]["tool"]["driver"]["rules"]
    assert len(rule["shortDescription"]["text"]) > 10


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("plan/a b#1.yaml", "plan/a%20b%231.yaml"),
        ("../plan/é:\udc80.yaml", "../plan/%C3%A9%3A%ED%B2%80.yaml"),
        ("/srv/plan/a.yaml", "file:///srv/plan/a.yaml"),
    ],
)
def test_a_file_is_a_uri(file: str, uri: str) -> None:
    (result,) = json.loads(as_sarif([found(file=file)]))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_json_forms_are_plain_and_may_be_disarmed() -> None:
    one = found(WILD, file="plan/\ud800.yaml", about=WILD, advice=WILD)
    for text in (as_gitlab([one]), as_sarif([one])):
        assert all(character.isprintable() or character == "\n" for character in text)
        assert json.loads(text) == json.loads(unheard(text).encode())


def test_markdown_is_a_table_worst_first() -> None:
    text = as_markdown([found("a | <b>", level=Level.NOTE), found(advice="Write\n  - {at: 2014}")])
    assert text == (
        "## plantrack check: 1 error, 1 note\n"
        "\n"
        "| level | place | check | what is wrong | what to do |\n"
        "|---|---|---|---|---|\n"
        "| error | plan/a.yaml:12:9 | some-code | 1a: the target is too high"
        " | Write<br>&nbsp;&nbsp;\\- \\{at: 2014\\} |\n"
        "| note | plan/a.yaml:12:9 | some-code | 1a: a \\| \\<b\\> | Lower it |\n"
    )


def test_a_row_of_markdown_is_one_line() -> None:
    text = as_markdown([found(WILD, file=WILD, about=WILD, advice=WILD)])
    assert len(text.splitlines()) == 5
    assert unheard(text) == text


@pytest.mark.parametrize("room", [400, 1000, 5000])
def test_markdown_fits_and_says_how_many_were_left_out(room: int) -> None:
    many = [found(f"é {n}", line=n + 1) for n in range(200)]
    text = as_markdown(many, room)
    rows = text.count("\n| error ")
    assert room - 100 < len(text.encode()) <= room
    assert f"\n\n{200 - rows} more left out" in text


def test_markdown_that_fits_is_whole() -> None:
    whole = as_markdown([found(), found("é")])
    size = len(whole.encode())
    assert as_markdown([found(), found("é")], size) == whole
    assert as_markdown([found(), found("é")], 10) == ""
