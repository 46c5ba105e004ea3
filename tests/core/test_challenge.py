"""The questions of a board as a whole: their order, their form, and a plan that has none."""

from datetime import date

from plantrack.core.assess import assess
from plantrack.core.challenge import RULES, challenges
from plantrack.core.papers import latest
from plantrack.core.period import parse_period
from plantrack.core.select import find, select
from tests.core.asking import COMPLETED, FROM_100, action, ask, changed, percent, plan, read


def test_questions_come_by_natural_id_then_code() -> None:
    found = ask(
        action(
            percent(id="10a", baseline={"due": "2014-06"}), id="1.10", leads=["AD One"], updates=COMPLETED
        ),
        action(
            percent(id="2a", milestones=FROM_100, every={"months": "1"}, baseline={"due": "2014-06"}),
            id="1.9",
            updates=COMPLETED,
        ),
    )
    assert [(c.subject, c.code) for c in found] == [
        ("1.9", "complete-no-evidence"),
        ("2a", "baseline-pending"),
        ("2a", "measure-silent"),
        ("10a", "baseline-pending"),
        ("AD One", "lead-without-reading"),
    ]


def test_a_plan_that_keeps_its_word_is_asked_nothing() -> None:
    one = percent(
        baseline={"period": "2014-03", "value": "46"}, milestones=[{"at": "2014-09", "target": "55"}]
    )
    whole = action(one, end="2014-09", leads=["AD One"], updates=COMPLETED)
    assert ask(whole, logs={"5c": [read("2014-09", "55")]}, reviews=["2015-03"]) == ()


def test_every_rule_says_what_it_asks() -> None:
    assert all((rule.__doc__ or "").startswith("Ask ") for rule in RULES)
    assert len(set(RULES)) == 18


def test_every_question_and_fact_is_a_sentence() -> None:
    one = percent(
        baseline={"due": "2014-05"},
        milestones=[{"at": "2014-09", "target": "55"}, {"from": "2015-03", "target": "100"}],
        changes=[changed({"at": "2015-03", "target": "35"})],
    )
    log = [read("2014-09", "50", "2014-10"), read("2014-09", "54.9", "2014-11"), read("2015-03", "36")]
    found = ask(action(one, updates=COMPLETED), logs={"5c": log})
    assert {c.code for c in found} == {
        "baseline-pending",
        "complete-milestone-missed",
        "missed-not-carried",
        "target-eased",
        "verdict-flips",
    }
    for challenge in found:
        assert challenge.question.endswith("?")
        assert challenge.facts
        assert all(fact.endswith((".", '."')) for fact in challenge.facts)


def test_of_a_lead_seen_in_part_nothing_is_said() -> None:
    unread = percent(id="1a", milestones=FROM_100)
    other = percent(id="2a", milestones=FROM_100)
    whole = plan(
        action(unread, id="1.1", leads=["AD One"]),
        action(percent(id="3a", series={"lac": {}, "cp": {}}), id="1.2", leads=["AD Two"]),
        action(other, id="1.3", leads=["AD One", "AD Three"]),
    )
    judged = assess(whole, {}, date(2015, 3, 31))
    only = select(judged, find(whole, "1.1") + find(whole, "3a/cp"))
    assert [c.subject for c in challenges(judged, {}) if c.code == "lead-without-reading"] == [
        "AD One",
        "AD Three",
        "AD Two",
    ]
    assert challenges(only, {}) == ()
    one = select(judged, (), "AD One")
    assert [c.subject for c in challenges(one, {})] == ["AD One", "AD Three"]


def test_of_periods_the_last_to_end_is_found_among_those_that_are_there() -> None:
    early, late = parse_period("2014-06"), parse_period("2014-Q3")
    assert latest(None, late, early, None) is late
