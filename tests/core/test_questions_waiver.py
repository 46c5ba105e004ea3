"""The question about a waiver that somebody was to look at again."""

from datetime import date

import pytest

from plantrack.core.assess import assess
from plantrack.core.challenge import challenges
from plantrack.core.select import find, select
from tests.core.asking import action, ask, percent, plan, told

WAIVER = {"check": "no-lead", "reason": "The post is vacant", "by": "Head of Quality", "until": "2015-01"}
CODE = "waiver-past-until"


@pytest.mark.parametrize(("as_of", "past"), [("2015-01-31", None), ("2015-02-01", "1 day")])
def test_a_waiver_is_asked_about_once_its_date_has_passed(as_of: str, past: str | None) -> None:
    found = ask(action(waive=[WAIVER]), as_of=as_of)
    facts = (
        f"5.3: no-lead waived until 2015-01 by Head of Quality: {past} past.",
        'The reason given is: "The post is vacant".',
    )
    question = "Does the reason still hold for which no-lead is waived for action 5.3?"
    assert told(found, CODE) == ([("5.3", "2015-01", question, facts)] if past else [])


def test_a_waiver_of_the_plan_or_of_a_measure_is_named_as_such() -> None:
    found = ask(action(percent(waive=[WAIVER])), waive=[WAIVER])
    assert [(one.subject, one.question.partition(" for ")[2].rpartition(" for ")[2]) for one in found] == [
        ("5c", "measure 5c?"),
        ("plan", "the whole plan?"),
    ]


@pytest.mark.parametrize(
    ("wanted", "subjects"),
    [("1", ["5.3", "5c", "plan"]), ("5.3", ["5.3", "5c"]), ("5d", []), ("5c", ["5.3", "5c"]), ("5.4", [])],
)
def test_only_what_was_asked_for_is_asked_about(wanted: str, subjects: list[str]) -> None:
    whole = plan(
        action(percent(waive=[WAIVER]), waive=[WAIVER]),
        action(percent(id="5d"), id="5.4"),
        waive=[WAIVER],
    )
    judged = assess(whole, {}, date(2015, 3, 31))
    found = challenges(select(judged, find(whole, wanted)), {})
    assert [one.subject for one in found if one.code == CODE] == subjects
