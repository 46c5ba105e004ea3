"""What has changed since a date, for the board that met then."""

import pytest

from plantrack.core.since import changes_since
from plantrack.render.plain import as_plain
from plantrack.render.since import since_page
from tests.core.plans import action, assessed, day, log, measure, plan

TWO = "milestones: [{at: 2014-06, target: 50}, {at: 2014-09, target: 60}]"
CHANGE = "{date: 2014-08, reason: Too hard., milestones: [{at: 2014-12, target: 40}]}"
DOING = """{updates: [{date: 2014-07, text: Begun}, {date: 2014-08, status: carried-forward, text: Left}],
  changes: [{date: 2014-08, reason: Slow, end: 2014-06}]}"""


def page(measured: str, readings: str, from_: str, to: str, doing: str = "") -> str:
    logs = {"1a": log(readings)}
    now = assessed(plan(action(doing, measure(measured))), logs, to)
    return as_plain(since_page(changes_since(now, logs, day(from_)), now, day(from_), ", today"))


def test_the_whole_page() -> None:
    readings = "2014-06 45 recorded=2014-07;2014-08 12/20"
    assert page(f"{{{TWO}, changes: [{CHANGE}]}}", readings, "2014-06", "2014-09", DOING) == (
        "A plan\n"
        "What changed between 2014-06-30, as it was known then, and 2014-09-30, today.\n"
        "\nMilestones decided: 1\n"
        "Measure  State     Fact\n"
        "1a       met late  What is measured: at least 50% at 2014-06; "
        "45% in 2014-06, 5 points short, reached in 2014-08.\n"
        "\nPromises changed: 2\n"
        "Id   Date     Change\n"
        "1.1  2014-08  end now 2014-06. Reason: Slow\n"
        "1a   2014-08  at 2014-12 now at least 40%. Reason: Too hard.\n"
        "\nUpdates told: 2\n"
        "Action  Date     Update\n"
        "1.1     2014-07  Begun\n"
        "1.1     2014-08  carried forward: Left\n"
        "\nReadings recorded: 2\n"
        "Measure  Period   Value           Recorded\n"
        "1a       2014-06  45%             2014-07\n"
        "1a       2014-08  12 of 20 (60%)  2014-08-31\n"
    )


@pytest.mark.parametrize(
    ("measured", "readings", "from_", "to", "expected"),
    [
        (
            f"{{{TWO}}}",
            "",
            "2014-05",
            "2014-06",
            ["1 more milestone fell due and has no reading, 1 of them still awaited."],
        ),
        (
            f"{{{TWO}}}",
            "",
            "2014-05",
            "2014-09",
            ["2 more milestones fell due and have no reading, 1 of them still awaited."],
        ),
        (f"{{{TWO}}}", "", "2014-05", "2014-12", ["2 more milestones fell due and have no reading."]),
        (f"{{{TWO}}}", "", "2014-06", "2014-08", ["For 1 more the time to give a reading has passed."]),
        (f"{{{TWO}}}", "", "2014-08", "2014-08-31", []),
        (
            f"{{{TWO}, changes: [{{date: 2014-08, reason: Moot, withdrawn: true}}]}}",
            "2014-06 50",
            "2014-07",
            "2014-08",
            ["1 more is now: withdrawn."],
        ),
        (
            "{milestones: [{at: 2014-06}, {at: 2014-07}]}",
            "",
            "2014-05",
            "2014-08",
            ["2 more are now: not assessable."],
        ),
    ],
)
def test_what_was_not_decided_is_counted(
    measured: str, readings: str, from_: str, to: str, expected: list[str]
) -> None:
    lines = page(measured, readings, from_, to).split("\n")
    assert lines[3:5][0] == "Milestones decided: 0"
    assert lines[4 : lines.index("", 4)] == expected
