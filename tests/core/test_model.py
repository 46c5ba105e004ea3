"""The plan as written: what its models refuse, and what they give back."""

import re

import pytest
from pydantic import ValidationError

from plantrack.core.kinds import End
from plantrack.core.model import Baseline, Better, Length, Measure, Milestone, Part, Terms, Tolerance
from plantrack.core.period import parse_period
from tests.core.plans import action, fields, measure, milestone, plan, terms


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Length, "{months: 1}"),
        (Length, "{days: 14}"),
        (Length, "{months: 0}"),
        (Tolerance, "{points: 5}"),
        (Tolerance, "{percent: 2.5}"),
        (Baseline, "{period: 2014-04, value: 46}"),
        (Baseline, "{period: 2014-04, note: Told in words}"),
        (Baseline, "{due: 2014-06}"),
        (Milestone, "{at: 2014-09, target: 55}"),
        (Milestone, "{by: end, target: done}"),
        (Milestone, "{from: 2014-09, target: [40, 60]}"),
        (Milestone, "{at: 2014-09}"),
        (Measure, "{id: 1a, text: What, unit: deliverable}"),
        (Terms, "{title: A, organisation: B, starts: 2014, published: 2014-03}"),
    ],
)
def test_what_is_whole_loads(model: type[Part], text: str) -> None:
    assert isinstance(model.model_validate(fields(text)), model)


@pytest.mark.parametrize(
    ("model", "text", "said"),
    [
        (Length, "{}", "write either months or days, such as {months: 1}"),
        (Length, "{months: 1, days: 1}", "write either months or days"),
        (Tolerance, "{}", "write either points or percent, such as {points: 5}"),
        (Tolerance, "{points: 5, percent: 5}", "write either points or percent"),
        (Baseline, "{}", "write period (and value) for a known baseline, or due for one still to be set"),
        (Baseline, "{period: 2014-04, due: 2014-06}", "write period (and value)"),
        (Baseline, "{due: 2014-06, value: 46}", "a baseline with a value needs the period it describes"),
        (Milestone, "{target: 55}", "a milestone has one of at, by and from"),
        (Milestone, "{at: 2014-09, by: 2014-09, target: 55}", "a milestone has one of at, by and from"),
        (Milestone, "{at: 2014-09, aim: 55}", "Extra inputs are not permitted"),
        (Measure, "{id: 1a, text: What}", "Field required"),
        (Measure, "{id: 1a, text: What, unit: percent, better: up}", "Input should be 'higher'"),
        (Measure, "{id: 1a, text: What, unit: percent, series: {a/b: {}}}", "pattern"),
        (Terms, "{title: A, organisation: B, starts: 2014, published: 2014, year_start: 13}", "less than"),
        (Terms, "{title: A, organisation: B, starts: 2014, published: 2014, year_start: 0}", "greater than"),
    ],
)
def test_what_is_not_whole_is_refused_in_words(model: type[Part], text: str, said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(said)):
        model.model_validate(fields(text))


def test_a_part_of_a_plan_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        milestone("{at: 2014-09, target: 55}").strict = True


@pytest.mark.parametrize(
    ("text", "kind"),
    [("{at: 2014-09}", "at"), ("{by: 2014-09}", "by"), ("{from: 2014-09}", "from")],
)
def test_the_preposition_is_the_kind(text: str, kind: str) -> None:
    made = milestone(text)
    assert (made.kind, made.when) == (kind, parse_period("2014-09"))


def test_a_milestone_may_be_due_at_the_end_of_its_action() -> None:
    made = milestone("{by: end, target: done}")
    assert (made.kind, made.when) == ("by", End.END)


def test_a_plan_lists_its_actions_and_measures_in_order() -> None:
    made = plan(
        action("{id: '1.2'}", measure("{id: 1b}"), measure("{id: 1a}")),
        action("{id: '1.1'}", measure("{id: 1c}")),
    )
    assert [one.id for one in made.actions()] == ["1.2", "1.1"]
    assert [one.id for one in made.measures()] == ["1b", "1a", "1c"]


def test_a_lead_has_one_spelling() -> None:
    made = terms("{lead_names: {AD CIC & R: AD CIC and R}}")
    assert [made.lead(name) for name in ("AD CIC & R", "AD CIC and R", "DCS")] == [
        "AD CIC and R",
        "AD CIC and R",
        "DCS",
    ]


def test_the_defaults_of_a_plan_are_a_lag_of_a_month_and_a_year_from_april() -> None:
    made = terms()
    assert (made.lag, made.year_start, made.closes, made.tolerance) == (Length(months=1), 4, None, None)
    assert measure("{better: lower}").better is Better.LOWER
