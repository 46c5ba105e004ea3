"""One thing whole: its story, its changes, every reading; what does not count yet is shown and said."""

import pytest

from plantrack.core.model import Plan
from plantrack.core.reading import Logs
from plantrack.core.select import find
from plantrack.render.plain import as_plain
from plantrack.render.show import show_page
from tests.core.plans import action, assessed, log, measure, plan

STORY = """{printed: '1.0', leads: [DCS], detail: In full., progress: Going on., note: Odd.,
  updates: [{text: Undated, status: in-progress},
    {date: 2014-05, status: completed, completed: 2014-04, residual: Two teams, note: Late, text: Done,
     verified: {date: 2014-06, by: Internal audit, evidence: Twelve files}}],
  changes: [{date: 2014-03, reason: Slow, by: The board, end: 2014-06},
    {date: 2014-12, kind: correction, reason: A slip, title: Do that}]}"""
SERIES = """{id: 6b, printed: 6c, note: Odd., better: lower, unit: days, benchmark: {name: Neighbours},
  series: {lac: {text: Looked after, note: Printed once,
      baseline: {period: 2014-01, value: 9, source: Returns, note: About nine}},
    cp: {milestones: [{at: 2014-06, target: 5}]}}}"""


def shown(made: Plan, id_: str, as_of: str, logs: Logs | None = None, known_at: str | None = None) -> str:
    judged = assessed(made, logs or {}, as_of, known_at)
    return as_plain(show_page(judged, ", today", logs or {}, find(made, id_)))


def test_an_action_tells_its_whole_story() -> None:
    assert shown(plan(action(STORY, measure())), "1.1", "2014-09") == (
        "Action 1.1 (printed as 1.0): Do it\n"
        "  Lead: DCS\n"
        "  Dates: 2014-01 to 2014-06 (moved 61 days later). Status: says completed (2014-05).\n"
        "  Leaves work: says completed, yet its update names work left over.\n"
        "\nWhat was promised\n  In full.\n"
        "\nProgress\n  Going on.\n"
        "\nNote\n  Odd.\n"
        "\nUpdate without a date: says in progress (after 2014-09-30: not counted)\n  Undated\n"
        "\nUpdate 2014-05: says completed\n  Done\n"
        "  Completed: 2014-04\n"
        "  Verified: 2014-06, by Internal audit: Twelve files\n"
        "  Work left over: Two teams\n"
        "  Note: Late\n"
        "\nChange of 2014-03, by The board: end now 2014-06\n  Reason: Slow\n"
        "\nCorrection of 2014-12 (after 2014-09-30: not counted): title now Do that\n  Reason: A slip\n"
        "\nMeasures\n  1a What is measured\n"
        "\nAs at 2014-09-30, today.\n"
    )


def test_a_measure_shows_each_series_and_its_benchmark() -> None:
    logs = {"6b": log("2014-06 4 series=cp;2014-06 7 series=benchmark")}
    assert shown(plan(action("", measure(SERIES))), "6b", "2014-09", logs) == (
        "Measure 6b (printed as 6c): What is measured\n"
        "  Action 1.1: Do it\n"
        "  Lead: none named\n"
        "\nNote\n  Odd.\n"
        "\n6b/lac: Looked after\n"
        "  Note: Printed once\n"
        "  Unit: days; lower is better\n"
        "  RAG of record: white\n"
        '  Baseline: 9 days in 2014-01, from Returns ("About nine")\n'
        "  Latest reading: none\n"
        "  Milestones: none\n"
        "\nReadings: none\n"
        "\n6b/cp: What is measured\n"
        "  Unit: days; lower is better\n"
        "  RAG of record: green\n"
        "  Baseline: none\n"
        "  Latest reading: 4 days in 2014-06\n"
        "\nMilestones\n"
        "Promised    Target          Due         State  Fact\n"
        "at 2014-06  at most 5 days  2014-06-30  met    4 days in 2014-06, 1 day better\n"
        "\nReadings: 1\n"
        "Period   Value   Recorded    By  Remarks\n"
        "2014-06  4 days  2014-06-30\n"
        "\nBenchmark (6b/benchmark): Neighbours\n"
        "\nReadings: 1\n"
        "Period   Value   Recorded    By  Remarks\n"
        "2014-06  7 days  2014-06-30\n"
        "\nAs at 2014-09-30, today.\n"
    )


def test_a_series_or_a_benchmark_is_shown_alone() -> None:
    logs = {"6b": log("2014-06 4 series=cp;2014-06 7 series=benchmark")}
    made = plan(action("", measure(SERIES)))
    assert shown(made, "6b/benchmark", "2014-09", logs).startswith(
        "Benchmark 6b/benchmark: Neighbours\n\nReadings: 1"
    )


READINGS = """2014-05 40
  2014-06 45
  2014-06 50 restated recorded=2014-08
  2014-07 60 provisional
  2014-08 70
  2014-08 void recorded=2014-10
  2014-10 80"""


@pytest.mark.parametrize(
    ("as_of", "known_at", "remarks"),
    [
        (
            "2014-10",
            None,
            [
                "",
                "replaced or withdrawn by a later line",
                "restates the earlier one: A second count",
                "provisional",
                "replaced or withdrawn by a later line",
                "withdraws the reading: A slip",
                "",
            ],
        ),
        (
            "2014-09",
            "2014-07",
            [
                "",
                "",
                "recorded after 2014-07-31: not counted; restates the earlier one: A second count",
                "provisional",
                "recorded after 2014-07-31: not counted",
                "withdraws the reading: A slip",
                "after 2014-09-30: not counted",
            ],
        ),
    ],
)
def test_every_reading_says_whether_it_counts(as_of: str, known_at: str | None, remarks: list[str]) -> None:
    text = shown(plan(action("", measure())), "1a", as_of, {"1a": log(READINGS)}, known_at)
    table = text.partition("Remarks\n")[2].split("\n\n")[0].split("\n")
    column = text.split("\n")[text.split("\n").index("Readings: 7") + 1].index("Remarks")
    assert [row[column:] for row in table] == remarks


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("{better: higher}", "Unit: percent; higher is better"),
        ("{unit: GBP, better: range}", "Unit: GBP; inside its range is better"),
        ("{unit: count, better: neutral}", "Unit: count; a monitoring indicator, neither way is better"),
        ("{unit: deliverable}", "Unit: done or not done"),
    ],
)
def test_the_unit_says_which_way_is_better(unit: str, expected: str) -> None:
    assert f"  {expected}\n" in shown(plan(action("", measure(unit))), "1a", "2014-09")


def test_a_milestone_that_a_change_replaced_is_kept() -> None:
    change = "{date: 2014-02, reason: Hard, note: Said late, milestones: []}"
    text = f"{{milestones: [{{by: end, target: 9}}], changes: [{change}]}}"
    assert shown(plan(action("{end: open}", measure(text))), "1a", "2014-09").endswith(
        "\nMilestones\nPromised    Target       Due      State     Fact\n"
        "by its end  at least 9%  no date  replaced  by the change of 2014-02\n"
        "\nChange of 2014-02: no milestones from then on\n  Reason: Hard\n  Note: Said late\n"
        "\nReadings: none\n\nAs at 2014-09-30, today.\n"
    )


def test_an_issue_lists_its_actions() -> None:
    assert shown(plan(action(), action("{id: '1.2', title: Then this}")), "1", "2014-09") == (
        "Issue 1: What was found\n"
        "\nActions\n"
        "Action  Status        Title\n"
        "1.1     does not say  Do it\n"
        "1.2     does not say  Then this\n"
        "\nAs at 2014-09-30, today.\n"
    )


def test_what_shares_an_id_is_shown_together() -> None:
    text = shown(plan(action("{id: '1'}")), "1", "2014-09")
    assert "Issue 1: What was found\n" in text
    assert "\n\nAction 1: Do it\n" in text
