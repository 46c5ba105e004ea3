"""Questions about changes: what counts as easier or later, and what does not."""

import pytest

from plantrack.core.model import Better, Milestone
from plantrack.core.questions_change import asks_as_much
from tests.core.asking import WITHDRAWN, Fields, action, ask, changed, facts, percent, read, told


def test_a_change_that_eased_a_target_names_what_it_replaced() -> None:
    one = percent(
        id="3c",
        milestones=[{"at": "2014-09", "target": "90"}, {"from": "2015-03", "target": "100"}],
        changes=[
            changed({"at": "2015-03", "target": "35"}, {"at": "2015-09", "target": "50"}, by="The board")
        ],
    )
    assert told(ask(action(one)), "target-eased") == [
        (
            "3c",
            "2015-03",
            "Why was a target of 3c made easier in 2015-03?",
            (
                "3c: at least 100% from 2015-03 became at least 35% at 2015-03, at least 50% at 2015-09.",
                'Change of 2015-03 by The board: reason given: "Too hard."',
            ),
        )
    ]
    assert ask(action(one), as_of="2015-03-30") == ()


AT_75 = {"at": "2015-06", "target": "75"}
FROM_75 = {"from": "2015-06", "target": "75"}
STANDING = {"from": "2014-06", "target": "75"}


@pytest.mark.parametrize(
    ("better", "old", "new", "code"),
    [
        ("higher", [AT_75], [{"at": "2015-06", "target": "74.9"}], "target-eased"),
        ("higher", [AT_75], [{"at": "2015-06", "target": "75.1"}], None),
        ("lower", [AT_75], [{"at": "2015-06", "target": "75.1"}], "target-eased"),
        ("lower", [AT_75], [{"at": "2015-06", "target": "74.9"}], None),
        ("higher", [AT_75], [{"at": "2015-06", "target": "75", "note": "Same."}], None),
        ("higher", [AT_75], [AT_75], None),
        ("higher", [AT_75], [{"at": "2015-05", "target": "75"}], None),
        ("higher", [AT_75], [{"at": "2015-09", "target": "80"}], "milestone-later"),
        (
            "higher",
            [AT_75],
            [{"at": "2015-06", "target": "60"}, {"at": "2015-09", "target": "75"}],
            "target-eased",
        ),
        (
            "higher",
            [AT_75],
            [{"at": "2015-04", "target": "60"}, {"at": "2015-09", "target": "75"}],
            "milestone-later",
        ),
        ("higher", [AT_75], [], "target-eased"),
        ("higher", [AT_75], [{"by": "end", "target": "75"}], "target-eased"),
        ("higher", [AT_75], [{"from": "2015-06", "target": "75"}], None),
        ("higher", [FROM_75], [AT_75], "target-eased"),
        ("higher", [FROM_75], [{"from": "2015-09", "target": "75"}], "milestone-later"),
        (
            "higher",
            [FROM_75],
            [{"from": "2015-06", "target": "60"}, {"from": "2015-09", "target": "75"}],
            "target-eased",
        ),
        ("higher", [STANDING], [{"from": "2015-03", "target": "75"}], None),
        ("higher", [STANDING], [{"from": "2015-04", "target": "75"}], None),
        ("higher", [{"at": "2015-03", "target": "75"}], [{"at": "2015-03", "target": "80"}], None),
        ("higher", [STANDING], [STANDING], None),
        ("higher", [STANDING], [{"from": "2014-06", "target": "75", "note": "Anew."}], None),
        ("higher", [STANDING], [{"from": "2014-06", "target": "70"}], "target-eased"),
        ("higher", [STANDING, {"at": "2015-06", "target": "70"}], [STANDING], None),
        ("higher", [STANDING], [{"from": "2015-05", "target": "75"}], "milestone-later"),
        (
            "higher",
            [STANDING],
            [{"at": "2015-04", "target": "60"}, {"from": "2015-05", "target": "75"}],
            "target-eased",
        ),
        ("higher", [{"at": "2014-06", "target": "90"}, AT_75], [], "target-eased"),
        ("higher", [{"at": "2014-06", "target": "75"}], [{"at": "2015-09", "target": "60"}], None),
        ("higher", [{"by": "end", "target": "75"}], [], None),
    ],
)
def test_which_changes_ease_a_target_or_move_it_later(
    better: str, old: list[Fields], new: list[Fields], code: str | None
) -> None:
    one = percent(better=better, milestones=old, changes=[changed(*new)])
    found = ask(action(one), as_of="2015-04-01")
    assert [c.code for c in found if c.code in {"target-eased", "milestone-later"}] == (
        [code] if code else []
    )


def test_a_moved_milestone_is_told_with_its_new_date() -> None:
    one = percent(milestones=[AT_75], changes=[changed({"at": "2015-09", "target": "80"}, kind="correction")])
    assert told(ask(action(one)), "milestone-later") == [
        (
            "5c",
            "2015-03",
            "Why was a milestone of 5c moved later in 2015-03?",
            (
                "5c: at least 75% at 2015-06 became at least 80% at 2015-09.",
                'Change of 2015-03: a correction, reason given: "Too hard."',
            ),
        )
    ]


def test_each_change_is_compared_with_what_it_replaced() -> None:
    changes = [
        changed({"at": "2015-06", "target": "70"}),
        {"date": "2015-01", "reason": "Staff.", "milestones": [{"at": "2015-06", "target": "60"}]},
        {"date": "2015-02", "reason": "The board asked.", "milestones": [{"at": "2015-06", "target": "75"}]},
    ]
    reason = "Change of {}: reason given: "
    found = ask(action(percent(milestones=[{"at": "2015-06", "target": "80"}], changes=changes)))
    assert [(on, facts) for _, on, _, facts in told(found, "target-eased")] == [
        (
            "2015-01",
            (
                "5c: at least 80% at 2015-06 became at least 60% at 2015-06.",
                reason.format("2015-01") + '"Staff."',
            ),
        ),
        (
            "2015-03",
            (
                "5c: at least 75% at 2015-06 became at least 70% at 2015-06.",
                reason.format("2015-03") + '"Too hard."',
            ),
        ),
    ]


def test_a_milestone_dropped_became_no_milestone() -> None:
    found = ask(action(percent(milestones=[AT_75], changes=[changed()])))
    assert facts(found, "target-eased")[:1] == ["5c: at least 75% at 2015-06 became no milestone."]


def test_what_was_withdrawn_before_has_nothing_left_to_ease() -> None:
    one = percent(
        milestones=[AT_75, STANDING], changes=[*WITHDRAWN, changed({"at": "2015-06", "target": "10"})]
    )
    assert told(ask(action(one)), "target-eased") == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "Another definition"}, ["Change of 2015-03: the definition changed with it."]),
        ({"unit": "days"}, None),
        ({"better": "lower", "milestones": [{"at": "2015-06", "target": "80"}]}, None),
    ],
)
def test_a_new_definition_is_said_and_a_new_unit_or_direction_does_not_compare(
    fields: Fields, expected: list[str] | None
) -> None:
    eased = {**changed({"at": "2015-06", "target": "10"}), **fields}
    found = ask(action(percent(milestones=[AT_75], changes=[eased])))
    assert bool(told(found, "target-eased")) is (expected is not None)
    assert facts(found, "target-eased")[2:] == (expected or [])


def test_a_change_of_other_fields_eases_nothing() -> None:
    one = percent(milestones=[AT_75], changes=[{"date": "2015-03", "reason": "Clearer.", "text": "Another"}])
    assert ask(action(one)) == ()


@pytest.mark.parametrize(
    ("old", "new", "better", "as_much"),
    [
        ("40..60", "45..60", Better.RANGE, True),
        ("40..60", "40..61", Better.RANGE, False),
        ("40..60", "39..60", Better.RANGE, False),
        ("50", "50..90", Better.HIGHER, True),
        ("50", "40..90", Better.HIGHER, False),
        ("40..60", "50", Better.HIGHER, False),
        ("50", "40", Better.NEUTRAL, True),
        ("50", "40", None, True),
        ("50", "benchmark", Better.HIGHER, True),
        ("benchmark", "50", Better.HIGHER, True),
        ("benchmark!", "benchmark", Better.HIGHER, False),
        ("benchmark", "benchmark!", Better.HIGHER, True),
        ("benchmark!", "benchmark!", Better.HIGHER, True),
        ("benchmark", "benchmark", Better.HIGHER, True),
        ("done", "done", None, True),
        (None, "50", Better.HIGHER, True),
        ("50", None, Better.HIGHER, False),
        (None, None, Better.HIGHER, True),
    ],
)
def test_one_milestone_asks_as_much_as_another(
    old: str | None,
    new: str | None,
    better: Better | None,
    as_much: bool,  # noqa: FBT001
) -> None:
    def milestone(target: str | None) -> Milestone:
        fields: dict[str, object] = {"at": "2015-06"}
        if target is not None:
            fields["strict"] = "true" if target.endswith("!") else "false"
            fields["target"] = target.split("..") if ".." in target else target.removesuffix("!")
        return Milestone.model_validate(fields)

    assert asks_as_much(milestone(new), milestone(old), better) is as_much


@pytest.mark.parametrize(
    ("before", "change", "expected"),
    [
        ({"end": "2014-12"}, {"end": "2015-03"}, ["5.3: end 2014-12 became 2015-03: 90 days later."]),
        ({"end": "2014-12"}, {"end": "open"}, ["5.3: end 2014-12 became open."]),
        ({"end": "2014-12"}, {"end": "2014-12-31"}, []),
        ({"end": "2014-12"}, {"end": "2014-11"}, []),
        ({"end": "tbc"}, {"end": "2015-03"}, []),
        ({}, {"end": "2015-03"}, []),
        (
            {"start": "2014-06"},
            {"start": "2014-06-02"},
            ["5.3: start 2014-06 became 2014-06-02: 1 day later."],
        ),
        ({"start": "2014-06"}, {"start": "2014-05"}, []),
        ({"start": "2014-06"}, {"title": "Another"}, []),
    ],
)
def test_a_change_that_moved_a_date_of_an_action(before: Fields, change: Fields, expected: list[str]) -> None:
    found = ask(action(changes=[{"date": "2014-10", "reason": "Staff.", **change}], **before))
    question = "Why was a date of action 5.3 moved later in 2014-10?"
    reason = 'Change of 2014-10: reason given: "Staff."'
    assert told(found, "date-later") == [("5.3", "2014-10", question, (fact, reason)) for fact in expected]


def test_each_date_is_compared_with_the_one_it_replaced() -> None:
    changes = [
        {"date": "2015-09", "reason": "Not yet.", "end": "2016-12"},
        {"date": "2014-10", "reason": "Staff.", "end": "2015-06"},
        {"date": "2014-12", "reason": "Early.", "end": "2015-05"},
    ]
    found = ask(action(end="2014-12", changes=changes))
    assert [fact for fact in facts(found, "date-later") if "became" in fact] == [
        "5.3: end 2014-12 became 2015-06: 181 days later."
    ]


def test_a_change_of_something_else_leaves_the_dates_to_compare_with() -> None:
    changes = [
        {"date": "2014-08", "reason": "Staff.", "start": "2014-07", "end": "2014-11"},
        {"date": "2014-09", "reason": "Clearer.", "title": "Another"},
        {"date": "2014-10-31", "reason": "Staff.", "start": "2014-08", "end": "2014-12"},
    ]
    found = ask(action(start="2014-06", end="2014-10", changes=changes), as_of="2014-10-31")
    assert [fact for fact in facts(found, "date-later") if "became" in fact] == [
        "5.3: start 2014-06 became 2014-07: 30 days later.",
        "5.3: end 2014-10 became 2014-11: 30 days later.",
        "5.3: start 2014-07 became 2014-08: 31 days later.",
        "5.3: end 2014-11 became 2014-12: 31 days later.",
    ]


def test_a_verdict_that_flips_because_of_a_change() -> None:
    one = percent(
        milestones=[{"at": "2014-09", "target": "50"}, {"from": "2015-03", "target": "100"}],
        changes=[changed({"at": "2015-03", "target": "35"})],
    )
    found = ask(action(one), logs={"5c": [read("2014-09", "55"), read("2015-03", "40")]})
    assert told(found, "verdict-flips") == [
        (
            "5c",
            "2015-03",
            "Would 5c be met by the target that was first promised?",
            (
                (
                    "5c: 40% in 2015-03 against at least 35% at 2015-03: 5 points better; "
                    "by the original target, at least 100%: missed."
                ),
            ),
        )
    ]
