"""Questions about actions and leads: what is declared against what is measured."""

import pytest

from plantrack.core.reading import Reading
from tests.core.asking import (
    CLOSE,
    COMPLETED,
    FROM_100,
    WITHDRAWN,
    Fields,
    action,
    ask,
    facts,
    percent,
    read,
    told,
)


def test_complete_but_its_milestone_was_missed() -> None:
    found = ask(
        action(percent(milestones=FROM_100), updates=COMPLETED), logs={"5c": [read("2015-03", "97.2")]}
    )
    assert told(found, "complete-milestone-missed") == [
        (
            "5.3",
            "2015-03",
            "Why is action 5.3 declared complete when 5c fell short?",
            (
                "5.3: declared completed in 2015-03.",
                "5c: 97.2% in 2015-03 against at least 100% from 2014-04: 2.8 points short.",
            ),
        )
    ]
    assert told(found, "complete-no-evidence") == []


@pytest.mark.parametrize(
    ("milestone", "log", "fact"),
    [
        (
            {"from": "2014-04", "target": "60"},
            [read("2014-05", "61"), read("2014-06", "59", provisional=True)],
            (
                "59% in 2014-06 (provisional) against at least 60% from 2014-04: "
                "1 point short, held in 1 of 2 known periods."
            ),
        ),
        (
            {"at": "2015-03", "target": "60"},
            [read("2015-03", "missed")],
            "missed (stated) in 2015-03 against at least 60% at 2015-03.",
        ),
        (
            {"by": "end", "target": "60"},
            [read("2014-12", "59.95")],
            "59.95% in 2014-12 against at least 60% by its end, 2014-12-31: 0.05 points short.",
        ),
        (
            {"at": "2014-12", "target": "60"},
            [read("2014-12", "1199/2000")],
            "1199 of 2000 (59.95%) in 2014-12 against at least 60% at 2014-12: 0.05 points short.",
        ),
    ],
)
def test_a_missed_milestone_is_told_with_its_figures(
    milestone: Fields, log: list[Reading], fact: str
) -> None:
    found = ask(action(percent(milestones=[milestone]), end="2014-12", updates=COMPLETED), logs={"5c": log})
    assert facts(found, "complete-milestone-missed")[1:] == [f"5c: {fact}"]


def test_the_question_arises_when_both_are_so() -> None:
    early = [{"date": "2014-05", "status": "completed", "text": "Done."}]
    one = percent(milestones=[{"at": "2014-09", "target": "50"}, {"at": "2014-12", "target": "60"}])
    log = [read("2014-09", "40"), read("2014-12", "45")]
    found = ask(action(one, updates=early), logs={"5c": log})
    assert [on for _, on, _, _ in told(found, "complete-milestone-missed")] == ["2014-09"]
    assert [on for _, on, _, _ in told(found, "missed-not-carried")] == ["2014-09"]


def test_complete_with_nothing_to_show_is_one_question_an_action() -> None:
    awaited = percent(milestones=[{"at": "2014-09", "target": "55"}, {"at": "2015-03", "target": "75"}])
    fallen_silent = percent(id="5d", every={"months": "1"}, milestones=[{"from": "2014-09", "target": "55"}])
    found = ask(action(awaited, fallen_silent, updates=COMPLETED), logs={"5d": [read("2014-09", "60")]})
    assert told(found, "complete-no-evidence") == [
        (
            "5.3",
            "2015-03",
            "How do you know that action 5.3 worked?",
            (
                "5.3: declared completed in 2015-03.",
                "5c: promised at least 55% at 2014-09; no reading, due by 2014-10-31.",
                "5c: promised at least 75% at 2015-03; no reading yet, awaited until 2015-04-30.",
                "5d: promised at least 55% from 2014-09; no reading, last held 2014-09.",
            ),
        )
    ]


@pytest.mark.parametrize("status", ["in-progress", "carried-forward", "closed"])
def test_only_a_complete_action_is_asked_for_its_evidence(status: str) -> None:
    updates = [{"date": "2015-03", "status": status, "residual": "Some.", "text": "Words."}]
    found = ask(action(percent(milestones=FROM_100), updates=updates))
    assert {c.code for c in found} & {
        "complete-milestone-missed",
        "complete-no-evidence",
        "complete-residual",
    } == set()


def test_complete_with_work_left_over() -> None:
    updates = [
        {"date": "2014-06", "text": "Words."},
        {"date": "2014-09", "residual": "Audits\n  go on.", "text": "Words."},
        {"date": "2015-03", "status": "completed", "residual": "Training", "text": "Words."},
    ]
    assert told(ask(action(updates=updates)), "complete-residual") == [
        (
            "5.3",
            "2015-03",
            "If action 5.3 is complete, who does the work that is left over, and by when?",
            (
                "5.3: declared completed in 2015-03.",
                '5.3: left over in 2014-09: "Audits go on."',
                '5.3: left over in 2015-03: "Training".',
            ),
        )
    ]
    assert told(ask(action(updates=COMPLETED)), "complete-residual") == []


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("2014-06", ["5.3: completed in 2014-06, its end was 2014-03: 91 days late."]),
        ("2014-04-01", ["5.3: completed in 2014-04-01, its end was 2014-03: 1 day late."]),
        ("2014-03", []),
        (None, []),
    ],
)
def test_completed_after_its_end_by_a_stated_date(done: str | None, expected: list[str]) -> None:
    update = {
        "date": "2015-03",
        "status": "completed",
        "text": "Done.",
        **({"completed": done} if done else {}),
    }
    assert facts(ask(action(end="2014-03", updates=[update])), "completed-after-end") == expected


@pytest.mark.parametrize("status", ["completed", "cancelled", "closed"])
def test_a_missed_milestone_of_an_ended_action_has_nobody_to_carry_it(status: str) -> None:
    updates = [{"date": "2014-12", "status": status, "text": "Words."}]
    found = ask(action(percent(milestones=FROM_100), updates=updates), logs={"5c": [read("2014-09", "97")]})
    assert told(found, "missed-not-carried") == [
        (
            "5c",
            "2014-12",
            "Which open action carries 5c, now that 5.3 has ended?",
            (
                f"5.3: declared {status} in 2014-12.",
                "5c: 97% in 2014-09 against at least 100% from 2014-04: 3 points short.",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"updates": [{"date": "2014-12", "status": "in-progress", "text": "W."}]}, []),
        ({"updates": [{"date": "2014-12", "status": "carried-forward", "text": "W."}]}, []),
        ({"changes": WITHDRAWN}, ["5.3: status not stated, withdrawn in 2014-12."]),
        (
            {
                "changes": WITHDRAWN,
                "updates": [{"date": "2014-12", "status": "carried-forward", "text": "W."}],
            },
            [],
        ),
    ],
)
def test_who_carries_a_missed_milestone(fields: Fields, expected: list[str]) -> None:
    one = percent(milestones=[{"at": "2014-09", "target": "55"}])
    found = ask(action(one, **fields), logs={"5c": [read("2014-09", "50")]})
    assert facts(found, "missed-not-carried")[:1] == expected


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({}, "no update at all"),
        ({"updates": [{"date": "2014-09", "text": "W."}]}, "last update 2014-09"),
        ({"updates": [{"date": "2015-03-02", "text": "W."}]}, None),
        ({"updates": [{"date": "2014-09", "status": "completed", "text": "W."}]}, None),
        ({"updates": [{"date": "2014-09", "status": "carried-forward", "text": "W."}]}, None),
        ({"updates": [{"text": "W."}]}, None),
        ({"updates": [{"date": "2015-03-01", "text": "W."}]}, None),
        ({"start": "2015-03-31"}, "no update at all"),
        ({"start": "2015-04"}, None),
        ({"changes": WITHDRAWN}, None),
    ],
)
@pytest.mark.parametrize("as_of", ["2015-03-31", "2015-04-15"])
def test_an_open_action_without_an_update_since_the_last_review(
    fields: Fields, last: str | None, as_of: str
) -> None:
    found = ask(action(**fields), as_of=as_of, reviews=["2015-03", "2014-09", "2015-09"])
    question = "What has happened on action 5.3, which had no update for the last review?"
    expected = [] if last is None else [f"5.3: {last}; last review 2015-03."]
    assert [(s, on, q) for s, on, q, _ in told(found, "no-update-since-review")] == [
        ("5.3", "2015-03", question) for _ in expected
    ]
    assert facts(found, "no-update-since-review")[1:] == expected


def test_an_undated_update_is_not_held_against_an_action_before_it_counts() -> None:
    undated = action(updates=[{"text": "Words."}])
    assert told(ask(undated, as_of="2014-10-31", reviews=["2014-09"]), "no-update-since-review") == []
    later = ask(undated, as_of="2015-05-31", reviews=["2015-05"])
    assert facts(later, "no-update-since-review")[1:] == ["5.3: last update 2015-03; last review 2015-05."]


def test_a_dated_update_that_is_old_is_asked_about_before_the_plan_is_published() -> None:
    found = ask(action(updates=[{"date": "2014-02", "text": "W."}]), as_of="2014-10-31", reviews=["2014-09"])
    assert facts(found, "no-update-since-review")[1:] == ["5.3: last update 2014-02; last review 2014-09."]


def test_before_the_first_review_nobody_asks_for_updates() -> None:
    assert told(ask(action(), as_of="2014-08-31", reviews=["2014-09"]), "no-update-since-review") == []


def test_a_withdrawn_action_carries_nothing_from_its_withdrawal_on() -> None:
    one = percent(milestones=[{"at": "2014-09", "target": "55"}])
    updates = [{"date": "2014-06", "status": "in-progress", "text": "W."}]
    found = ask(action(one, updates=updates, changes=WITHDRAWN), logs={"5c": [read("2014-09", "50")]})
    assert [(subject, on) for subject, on, _, _ in told(found, "missed-not-carried")] == [("5c", "2014-12")]


def test_a_milestone_is_told_by_the_direction_that_held_when_it_fell_due() -> None:
    flipped = [{"date": "2014-12", "reason": "R.", "better": "lower"}]
    one = percent(milestones=[{"at": "2014-09", "target": "55"}], changes=flipped)
    found = ask(action(one, updates=COMPLETED), logs={"5c": [read("2014-09", "50")]})
    assert facts(found, "complete-milestone-missed")[1:] == [
        "5c: 50% in 2014-09 against at least 55% at 2014-09: 5 points short."
    ]


def test_a_lead_none_of_whose_measures_has_a_reading() -> None:
    found = ask(
        action(percent(id="1a", milestones=FROM_100), id="1.1", leads=["AD One", "AD Two"]),
        action(percent(id="2a", milestones=FROM_100), percent(id="2b"), id="2.1", leads=["AD & Two"]),
        action(percent(id="3a", milestones=FROM_100), id="3.1", leads=["AD One"]),
        action(percent(id="4a"), id="4.1", start="2015-04", leads=["AD Three"]),
        action(percent(id="5a"), id="5.1", leads=["AD Four"], changes=WITHDRAWN),
        action(id="6.1", leads=["AD Five"]),
        action(percent(id="7a", milestones=FROM_100), id="7.1", leads=["AD Six"]),
        logs={"3a": [read("2014-09", "100")]},
        lead_names={"AD & Two": "AD Two"},
    )
    question = "What shows {} whether these actions work?"
    two = "AD Two: no reading by 2015-03-31 for 1a, 2a, 2b (of 1.1, 2.1), with 2 milestones due."
    six = "AD Six: no reading by 2015-03-31 for 7a (of 7.1), with 1 milestone due."
    assert told(found, "lead-without-reading") == [
        ("AD Six", CLOSE, question.format("AD Six"), (six,)),
        ("AD Two", CLOSE, question.format("AD Two"), (two,)),
    ]
