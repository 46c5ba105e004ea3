"""The status page: the headline in sentences that agree, and only what needs attention."""

import pytest

from plantrack.core.model import Action, Issue, Plan
from plantrack.core.reading import Logs
from plantrack.render.plain import as_plain
from plantrack.render.status import opened_page, status_page, tally
from tests.core.plans import action, assessed, log, measure, plan, terms

COMPLETED = "updates: [{date: 2014-05, status: completed, text: Done}]"


def headline(made: Plan, logs: Logs, as_of: str) -> dict[str, str]:
    """Give the four lines of the headline by their names."""
    lines = as_plain(status_page(assessed(made, logs, as_of), "")).split("\n")[3:7]
    return {(line[:8].strip() or "Original"): line[10:] for line in lines}


def one(milestones: str, fields: str = "{}") -> Plan:
    return plan(action(fields, measure(f"{{milestones: [{milestones}]}}")))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (["{}"], "0 of 1 action says completed; 1 does not say."),
        ([f"{{{COMPLETED}}}"], "1 of 1 action says completed."),
        (["{}", "{id: '1.2'}", f"{{id: '1.3', {COMPLETED}}}"], "1 of 3 actions say completed; 2 do not say."),
        (
            [
                "{updates: [{date: 2014-02, status: in-progress, text: On}]}",
                "{id: '1.2', updates: [{date: 2014-02, status: carried-forward, text: Left}]}",
            ],
            "0 of 2 actions say completed; 1 in progress; 1 carried forward.",
        ),
    ],
)
def test_what_is_declared(fields: list[str], expected: str) -> None:
    assert headline(plan(*map(action, fields)), {}, "2014-06")["Declared"] == expected


@pytest.mark.parametrize(
    ("milestones", "readings", "as_of", "expected"),
    [
        ("{at: 2014-09, target: 50}", "", "2014-08", "No milestone has fallen due."),
        (
            "{at: 2014-09, target: 50}",
            "",
            "2014-09-30",
            "0 of 1 milestone due is met; none missed or lapsed; 1 has no reading, 1 of them still awaited.",
        ),
        (
            "{at: 2014-09, target: 50}",
            "",
            "2014-12",
            "0 of 1 milestone due is met; none missed or lapsed; 1 has no reading.",
        ),
        (
            "{at: 2014-09, target: 50}, {at: 2014-10, target: 50}",
            "2014-09 40;2014-10 60",
            "2014-12",
            (
                "2 of 2 milestones due are met (1 of them late); none missed or lapsed; "
                "none is without a reading."
            ),
        ),
        (
            "{at: 2014-09, target: 50}, {at: 2014-10, target: 60}",
            "2014-09 50;2014-10 50",
            "2014-12",
            "1 of 2 milestones due are met; 1 missed or lapsed; none is without a reading.",
        ),
    ],
)
def test_what_is_measured(milestones: str, readings: str, as_of: str, expected: str) -> None:
    assert headline(one(milestones), {"1a": log(readings)}, as_of)["Measured"] == expected


EASED = """{milestones: [{at: 2014-09, target: 50}, {at: 2014-10, target: 60}],
  changes: [{date: 2014-08, reason: Hard,
    milestones: [{at: 2014-09, target: 30}, {at: 2014-10, target: 30}]}]}"""


@pytest.mark.parametrize(
    ("text", "readings", "expected"),
    [
        (EASED, "", "No milestone is met; 2 milestones were replaced by a later change (1a)."),
        (
            EASED,
            "2014-09 35;2014-10 35",
            "2 of the 2 met would fail their original targets; 2 milestones were",
        ),
        (EASED, "2014-09 35", "The one met would fail its original target; 2 milestones were"),
        (EASED, "2014-09 55;2014-10 55", "1 of the 2 met would fail its original target; 2 milestones were"),
        (
            "{milestones: [{at: 2014-09, target: 50}]}",
            "2014-09 50",
            "The one met would meet its original target too; no",
        ),
        (
            "{milestones: [{at: 2014-09, target: 50}, {at: 2014-10, target: 50}]}",
            "2014-09 50;2014-10 50",
            "None of the 2 met would fail its original target; no milestone was replaced",
        ),
    ],
)
def test_what_the_original_targets_would_say(text: str, readings: str, expected: str) -> None:
    made = plan(action("", measure(text)))
    assert headline(made, {"1a": log(readings)}, "2014-12")["Original"].startswith(expected)


@pytest.mark.parametrize(
    ("fields", "as_of", "expected"),
    [
        (["{}"], "2014-04", "No action is overdue; 1 action leaves work over (plantrack residual)."),
        (["{}"], "2014-05", "1 action is overdue; 1 action leaves work over (plantrack residual)."),
        (
            ["{}", "{id: '1.2'}"],
            "2014-05",
            "2 actions are overdue; 2 actions leave work over (plantrack residual).",
        ),
        ([f"{{{COMPLETED}}}"], "2014-05", "No action is overdue; no action leaves work over."),
        (
            ["{updates: [{status: completed, text: Done}]}"],
            "2014-05",
            (
                "No action is overdue; 1 past its end is said to be complete by an update without a date; "
                "1 action leaves work over (plantrack residual)."
            ),
        ),
    ],
)
def test_the_schedule(fields: list[str], as_of: str, expected: str) -> None:
    assert headline(plan(*map(action, fields)), {}, as_of)["Schedule"] == expected


@pytest.mark.parametrize(
    ("milestones", "expected"),
    [
        ("{at: 2014-09, target: 50}", "No action is overdue; 1 milestone is not due yet; "),
        (
            "{at: 2014-09}, {at: 2014-02}",
            "No action is overdue; 1 milestone is not due yet; 1 is not assessable",
        ),
        ("{at: 2014-02}, {at: 2014-03}", "No action is overdue; 2 are not assessable or withdrawn; "),
    ],
)
def test_the_milestones_that_are_not_due_stand_apart(milestones: str, expected: str) -> None:
    assert headline(one(milestones), {}, "2014-04")["Schedule"].startswith(expected)


def test_only_what_needs_attention_is_listed() -> None:
    fields = [f"{{id: '1.{n}', title: Do {n}, end: 2014-04-{n:02}}}" for n in range(1, 11)]
    text = as_plain(status_page(assessed(plan(*map(action, fields)), {}, "2014-04-30"), ""))
    assert "Overdue\nAction  End         Overdue  Title\n1.1     2014-04-01  29 days  Do 1\n" in text
    assert "1.8     2014-04-08  22 days  Do 8\nand 2 more: plantrack overdue\n" in text
    assert "Missed or lapsed" not in text
    assert "without a reading" not in text


def test_an_action_that_is_a_day_over() -> None:
    assert "2014-04    1 day" in as_plain(status_page(assessed(plan(action()), {}, "2014-05-01"), ""))


def test_what_fell_short_is_told_with_its_promise_and_its_action() -> None:
    made = one("{at: 2014-09, target: 50}", f"{{{COMPLETED}}}")
    text = as_plain(status_page(assessed(made, {"1a": log("2014-09 40")}, "2014-12"), ""))
    assert (
        "1a       missed  What is measured: at least 50% at 2014-09; 40% in 2014-09, 10 points short; "
        "1.1 says completed.\n"
    ) in text


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        (
            1,
            (
                "The one action that says completed has a milestone due without a reading "
                "(plantrack residual names it)."
            ),
        ),
        (2, "1 of the 2 actions that say completed has a milestone due without a reading"),
    ],
)
def test_who_says_completed_without_evidence(actions: int, expected: str) -> None:
    silent = action(f"{{{COMPLETED}}}", measure("{milestones: [{at: 2014-09, target: 50}]}"))
    others = [action(f"{{id: '1.2', {COMPLETED}}}")] * (actions - 1)
    assert expected in as_plain(status_page(assessed(plan(silent, *others), {}, "2014-12"), ""))


def test_what_was_left_out_is_said_at_the_top() -> None:
    text = as_plain(status_page(assessed(plan(action()), {}, "2014-04"), "", ("plan/issues/02.yaml",)))
    said = "INCOMPLETE: left out because of faults: plan/issues/02.yaml. See plantrack check."
    assert text.split("\n")[2] == said


def test_a_selection_of_nothing_is_said() -> None:
    empty = assessed(Plan(terms(), ()), {}, "2014-04")
    for page in (status_page(empty, ""), opened_page(empty, "", headed=True)):
        assert as_plain(page) == "A plan\nAs at 2014-04-30.\n\nThere is nothing to show.\n"


def test_each_issue_has_its_counts() -> None:
    issue = Issue(id="7", statement="What was found", actions=_two_actions())
    text = as_plain(status_page(assessed(Plan(terms(), (issue,)), {"1a": log("2014-02 60")}, "2014-04"), ""))
    assert "    7     1 of 2    2    1       0           1  What was found\n" in text
    assert "plantrack status 7 opens an issue" in text


def test_met_late_counts_as_met_and_is_counted_apart() -> None:
    judged = assessed(one("{at: 2014-02, target: 50}"), {"1a": log("2014-02 40;2014-03 60")}, "2014-04")
    counted = tally(judged.milestones())
    assert (counted.all, counted.due, counted.met, counted.late, counted.short) == (1, 1, 1, 1, 0)


def _two_actions() -> tuple[Action, ...]:
    promised = measure("{milestones: [{at: 2014-02, target: 50}, {at: 2014-03, target: 50}]}")
    return action("{updates: [{date: 2014-03, status: completed, text: Done}]}", promised), action(
        "{id: '1.2'}"
    )
