"""Issues opened up: dates, slips, what is declared, what is measured."""

import pytest

from plantrack.render.opened import action_facts, opened_issues
from plantrack.render.page import Page
from plantrack.render.plain import as_plain
from tests.core.plans import action, assessed, assessed_action, log, measure, plan

MILESTONES = "milestones: [{at: 2014-02, target: 50}, {at: 2014-09, target: 90}]"
CHANGE = "changes: [{date: 2014-08, reason: Hard, milestones: [{at: 2014-09, target: 60}]}]"


@pytest.mark.parametrize(
    ("fields", "as_of", "expected"),
    [
        ("{}", "2014-02", "Dates: 2014-01 to 2014-04. Status: does not say, running."),
        ("{start: 2014-03}", "2014-02", "Dates: 2014-03 to 2014-04. Status: does not say, not due to start."),
        ("{}", "2014-05-01", "Dates: 2014-01 to 2014-04. Status: does not say, overdue, 1 day past its end."),
        ("{end: open}", "2015-03", "Dates: 2014-01 to open. Status: does not say, running."),
        (
            "{changes: [{date: 2014-03, reason: Slow, end: 2014-05-01}]}",
            "2014-05",
            (
                "Dates: 2014-01 to 2014-05-01 (moved 1 day later). "
                "Status: does not say, overdue, 30 days past its end."
            ),
        ),
        (
            "{changes: [{date: 2014-03, reason: Fast, end: 2014-04-20}]}",
            "2014-04-20",
            "Dates: 2014-01 to 2014-04-20 (moved 10 days earlier). Status: does not say, running.",
        ),
        (
            "{updates: [{date: 2014-04, status: completed, text: Done}]}",
            "2014-06",
            "Dates: 2014-01 to 2014-04. Status: says completed (2014-04).",
        ),
        (
            "{updates: [{date: 2014-06, status: completed, completed: 2014-05, text: Done}]}",
            "2014-06",
            "Dates: 2014-01 to 2014-04. Status: says completed (2014-06), completed late.",
        ),
        (
            "{updates: [{date: 2014-05, status: carried-forward, text: Left}]}",
            "2014-06",
            "Dates: 2014-01 to 2014-04. Status: carried forward (2014-05), stopped, 31 days past its end.",
        ),
        (
            "{updates: [{status: completed, text: Done}]}",
            "2014-06",
            (
                "Dates: 2014-01 to 2014-04. "
                "Status: does not say, said to be complete by an update without a date."
            ),
        ),
    ],
)
def test_dates_and_status_are_one_sentence_each(fields: str, as_of: str, expected: str) -> None:
    lines = as_plain(Page(tuple(action_facts(assessed_action(action(fields), as_of=as_of))))).split("\n")
    assert lines[1].strip() == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [("{}", "Lead: none named"), ("{leads: [DCS, Head of HR]}", "Lead: DCS; Head of HR")],
)
def test_leads_are_named_or_said_to_be_missing(fields: str, expected: str) -> None:
    lines = as_plain(Page(tuple(action_facts(assessed_action(action(fields)))))).split("\n")
    assert lines[0].strip() == expected


def test_every_milestone_has_its_verdict_and_every_replaced_one_its_change() -> None:
    made = plan(action("{leads: [DCS]}", measure(f"{{{MILESTONES}, {CHANGE}}}")))
    text = as_plain(
        Page(tuple(opened_issues(assessed(made, {"1a": log("2014-02 40;2014-09 70")}, "2014-12"))))
    )
    assert text == (
        "\nIssue 1: What was found\n\n1.1 Do it\n"
        "  Lead: DCS\n"
        "  Dates: 2014-01 to 2014-04. Status: does not say, overdue, 245 days past its end.\n"
        "  Leaves work: not declared complete.\n"
        "  1a: What is measured (baseline: none; latest reading: 70% in 2014-09; RAG: green)\n"
        "  Measure  Promised    Target        State     Fact\n"
        "  1a       at 2014-02  at least 50%  met late  40% in 2014-02, 10 points short, reached in 2014-09\n"
        "  1a       at 2014-09  at least 60%  met       70% in 2014-09, 10 points better, "
        "by its original target: missed\n"
        "  1a       at 2014-09  at least 90%  replaced  by the change of 2014-08\n"
    )


def test_a_measure_without_milestones_has_no_table() -> None:
    text = as_plain(Page(tuple(opened_issues(assessed(plan(action("", measure())), {}, "2014-02")))))
    assert "Promised" not in text
    assert "RAG: white)" in text
