"""The rules on readings: which lines of a log are found, and which are history."""

import json
from pathlib import Path

import pytest

from plantrack.checks.lines import MOST_TOLD
from tests.checks.written import in_files, in_measure, places

PERCENT = "unit: percent\nbetter: higher"


def line(period: str, value: str, recorded: str, **more: str) -> str:
    known = {"period": period, "value": json.loads(value or "null"), "recorded": recorded, **more}
    return "- " + json.dumps({key: given for key, given in known.items() if given is not None})


FIRST = line("2014-09", "55", "2014-10-06")
AGAIN = line("2014-09", "60", "2014-10-20")
RESTATED = line("2014-09", "60", "2014-10-20", restated="Two late audits")
VOID = line("2014-09", "", "2014-10-20", void="Counted twice")
WILD = line("2014-09", "155", "2014-10-06")


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ([FIRST], []),
        ([FIRST, RESTATED], []),
        ([FIRST, VOID], []),
        ([FIRST, VOID, line("2014-09", "60", "2014-10-21")], []),
        ([FIRST, AGAIN], [(2, "reading-repeated")]),
        ([AGAIN, FIRST], [(1, "reading-repeated")]),
        ([FIRST, line("2014-Q3", "60", "2014-10-20")], []),
        ([FIRST, line("2014-09-01..2014-09-30", "60", "2014-10-20")], [(2, "reading-repeated")]),
        ([VOID], [(1, "void-nothing")]),
        ([FIRST, VOID, VOID], [(3, "void-nothing")]),
        ([FIRST, AGAIN, line("2014-09", "60", "2014-11-01", restated="After the merge")], []),
        ([line("2014-09", "60", "2014-11-01", restated="After the merge"), FIRST, AGAIN], []),
        ([RESTATED, FIRST], []),
        ([VOID, FIRST], []),
        ([FIRST, line("2014-09", "60", "2014-09-30", restated="Too early")], [(1, "reading-repeated")]),
        ([FIRST, line("2014-09", "", "2014-09-30", void="Too early")], [(2, "void-nothing")]),
    ],
)
def test_a_period_has_one_reading_unless_a_reason_is_given(
    tmp_path: Path, log: list[str], expected: list[tuple[int, str]]
) -> None:
    assert places(in_measure(tmp_path, PERCENT, *log)) == [(at, 1, code) for at, code in expected]


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ([WILD], [1]),
        ([WILD, line("2014-10", "156", "2014-11-03")], [1, 2]),
        ([WILD, RESTATED], []),
        ([WILD, VOID], []),
        ([WILD, line("2014-09", "156", "2014-10-20", restated="No better")], [2]),
        ([WILD, line("2014-10", "60", "2014-11-03", restated="Another period")], [1]),
        ([WILD, line("2014-09", "60", "2014-10-01", restated="Recorded before")], [1]),
    ],
)
def test_a_slip_that_a_later_line_puts_right_is_history(
    tmp_path: Path, log: list[str], expected: list[int]
) -> None:
    found = places(in_measure(tmp_path, PERCENT, *log))
    assert [at for at, _, code in found if code == "reading-out-of-bounds"] == expected


@pytest.mark.parametrize(
    ("measure", "reading", "code"),
    [
        (PERCENT, line("2014-09", '"done"', "2014-10"), "reading-wrong-kind"),
        (PERCENT, line("2014-09", '"14/90"', "2014-10"), ""),
        (PERCENT, line("2014-09", "55", "2014-08"), "reading-before-its-period"),
        (PERCENT, line("2014-09", "55", "2014-09"), ""),
        (PERCENT, line("2014-09", "55", "2014-10", series="lac"), "reading-series"),
        (f"{PERCENT}\nseries: {{lac: {{}}}}", line("2014-09", "55", "2014-10"), "reading-series"),
        (f"{PERCENT}\nseries: {{lac: {{}}}}", line("2014-09", "55", "2014-10", series="lac"), ""),
        (PERCENT, line("2014-09", "55", "2014-10", series="benchmark"), "reading-series"),
        (f"{PERCENT}\nbenchmark: {{name: N}}", line("2014-09", "55", "2014-10", series="benchmark"), ""),
    ],
)
def test_a_reading_fits_its_measure(tmp_path: Path, measure: str, reading: str, code: str) -> None:
    assert places(in_measure(tmp_path, measure, reading)) == [(1, 1, code)] * bool(code)


def test_the_advice_says_how_to_put_right_a_line_that_is_there(tmp_path: Path) -> None:
    wrong, early = in_measure(
        tmp_path, f"{PERCENT}\nseries: {{lac: {{}}}}",
        line("2014-09", "155", "2014-10", series="lac"), line("2015-09", "55", "2014-10", series="lac"),
    )  # fmt: skip
    assert wrong.help.endswith('. To replace it: plantrack record 1a/lac 2014-09 VALUE --restate "why"')
    assert early.help.endswith('. To withdraw it: plantrack record 1a/lac 2015-09 --void "why"')


def test_a_log_is_judged_once_when_two_measures_have_its_id(tmp_path: Path) -> None:
    issue = 'id: {}\nstatement: S\nactions:\n  - id: "{}"\n    title: T\n    measures:\n'
    measure = "      - {id: 1a, text: M, unit: percent, better: higher}\n"
    files = {f"issues/{n}.yaml": issue.format(n, n) + measure for n in (1, 2)}
    found = in_files(tmp_path, {**files, "readings/1a.yaml": f"{WILD}\n"})
    assert [one.code for one in found] == ["duplicate-id", "reading-out-of-bounds"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [([WILD] * 250, "reading-out-of-bounds"), ([FIRST] * 251, "reading-repeated")],
    ids=["alone", "in order"],
)
def test_of_many_readings_with_one_fault_the_first_are_told(
    tmp_path: Path, lines: list[str], code: str
) -> None:
    found = in_measure(tmp_path, PERCENT, *lines, code=code)
    assert len(found) == MOST_TOLD + 1
    assert found[-1].message == "150 more readings in this log have the same fault"
    assert found[-1].location.line == found[-2].location.line + 1
