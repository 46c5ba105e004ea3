"""Edits of whole things: matched by id, known again by their text, never by place."""

import pytest

from plantrack.core.edits import Edit, compare
from plantrack.core.finding import Pointer
from tests.core.edited import Side, between, issues, told
from tests.core.plans import log

W, S, N = "weakens", "strengthens", "neutral"
PLAN = (
    "1: 1.1=Launch the audits[1a=Cases audited,1b=Visits made]; 1.2=Train the managers[1c=Managers trained]"
)


def found(before: list[str], after: list[str], **logs: str) -> list[tuple[str, str, str]]:
    return told(edits(before, after, **logs))


def edits(before: list[str], after: list[str], **logs: str) -> tuple[Edit, ...]:
    made = {name: {measure: log(text)} for name, _, held in
            ((key, "", value) for key, value in logs.items())
            for measure, _, text in [held.partition(": ")]}  # fmt: skip
    return compare(issues(*before), made.get("was", {}), issues(*after), made.get("now", {}))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (PLAN.replace("1b=", "1d="), [("renumbered", N, "1d: it is the former 1b, renumbered")]),
        (PLAN.replace("1.2=", "1.3="), [("renumbered", N, "action 1.3: it is the former 1.2, renumbered")]),
        (PLAN.replace("1: ", "2: "), [("renumbered", N, "issue 2: it is the former 1, renumbered")]),
        (PLAN.replace("1b=", "1B="), [("renumbered", N, "1B: it is the former 1b, renumbered")]),
        (PLAN.replace(",1b=Visits made", ""), [("measure-removed", W, "1b: it was removed: 'Visits made'")]),
        (PLAN.replace(",1b=Visits made", "").replace("trained]", "trained,1b=Visits made]"),
         [("measure-moved", N, "1b: it moved from 1.1 to 1.2")]),
        (PLAN.replace("1b=Visits made", "1b=Pens bought"),
         [("id-reused", W, "1b: the id meant 'Visits made' and now means 'Pens bought'")]),
        (PLAN.replace("Visits made", "Visits made late"),
         [("definition-changed", W, "1b: the definition changed from 'Visits made' to 'Visits made late'")]),
        (PLAN.replace("1.2=Train the managers[1c=Managers trained]", ""),
         [("action-removed", W, "action 1.2: it was removed: 'Train the managers', with 1c")]),
        (PLAN.replace("1a=Cases audited,1b=Visits made", "1b=Cases audited,1a=Visits made"),
         [("renumbered", N, "1a: it is the former 1b, renumbered"),
          ("renumbered", N, "1b: it is the former 1a, renumbered"),
          ("id-reused", W, "1a: the id meant 'Cases audited' and now means 'Visits made'"),
          ("id-reused", W, "1b: the id meant 'Visits made' and now means 'Cases audited'")]),
        (PLAN.replace("1b=Visits made", "1d=Visits made,1b=Pens bought"),
         [("renumbered", N, "1d: it is the former 1b, renumbered"),
          ("id-reused", W, "1b: the id meant 'Visits made' and now means 'Pens bought'")]),
        (("1: 1.2=Train the managers[1c=Managers trained]; 1.1=Launch the audits[1b=Visits made,"
          "1a=Cases audited]"),
         []),
    ],
    ids=range(12),
)  # fmt: skip
def test_a_thing_is_known_by_its_id_and_its_text(after: str, expected: list[tuple[str, str, str]]) -> None:
    assert found([PLAN], [after]) == expected


def test_what_is_added_strengthens() -> None:
    assert found([PLAN.replace(",1b=Visits made", "")], [PLAN]) == [
        ("measure-added", S, "1b: it was added: 'Visits made'")
    ]
    assert found([PLAN], [PLAN, "2=Another: 2.1=Recruit[2a=Posts filled]"]) == [
        ("issue-added", S, "issue 2: it was added: 'Another'")
    ]


def test_an_issue_goes_with_all_it_holds() -> None:
    (edit,) = edits([PLAN, "2=Another: 2.1=Recruit[2a=Posts filled]"], [PLAN], was="2a: 2014-09 55")
    assert edit.sentence == "issue 2: it was removed: 'Another', with 2.1"
    assert edit.remedy.startswith("Put issue 2 back; its actions are given up one by one")
    assert edit.pointer == Pointer("plan")


def test_an_action_that_is_gone_points_to_its_issue_and_says_what_to_write() -> None:
    (edit,) = edits([PLAN], [PLAN.split("; ", maxsplit=1)[0]])
    assert edit.pointer == Pointer("issue", "1")
    assert edit.remedy.endswith('  - date: YYYY-MM-DD\n    reason: "..."\n    withdrawn: true')


def test_an_action_that_is_another_now_takes_its_measures_with_it() -> None:
    after = PLAN.replace("Train the managers[1c=Managers trained]", "Buy pens[1c=Managers trained,1d=Pens]")
    assert found([PLAN], [after]) == [
        ("id-reused", W, "action 1.2: the id meant 'Train the managers' and now means 'Buy pens'"),
        ("measure-added", S, "1d: it was added: 'Pens'"),
    ]
    gone = PLAN.replace("Train the managers[1c=Managers trained]", "Buy pens")
    (_, edit) = edits([PLAN], [gone])
    assert (edit.code, edit.pointer) == ("measure-removed", Pointer("plan"))


def test_an_issue_is_compared_by_what_it_says() -> None:
    def one(**fields: object) -> tuple[Edit, ...]:
        made = [issues("1=Audits are late:"), issues("1=Audits are late:")]
        made[1] = type(made[1])(made[1].terms, (made[1].issues[0].model_copy(update=fields),))
        return (*compare(made[0], {}, made[1], {}), *compare(made[1], {}, made[0], {}))

    assert told(one(statement="Audits are rare")) == [
        (
            "statement-changed",
            W,
            "issue 1: what was found changed from 'Audits are late' to 'Audits are rare'",
        ),
        (
            "statement-changed",
            W,
            "issue 1: what was found changed from 'Audits are rare' to 'Audits are late'",
        ),
    ]
    assert told(one(outcomes=("Better",))) == [
        ("outcome-added", S, "issue 1: an outcome was added: 'Better'"),
        ("outcome-removed", W, "issue 1: an outcome was removed: 'Better'"),
    ]
    assert told(one(diagnosis="Few staff"))[0] == ("diagnosis-changed", N, "issue 1: its diagnosis changed")


def test_layout_and_order_are_no_difference() -> None:
    before = Side(
        "{text: 'What  is\n\n measured',"
        " milestones: [{at: 2014-09, target: 55}, {at: 2015-03, target: 75.0}]}",
        "{title: 'Do   it', leads: [A, B], updates: [{date: 2014-09, text: a  b}, {date: 2015-03, text: c}]}",
        "{reviews: [2014-09, 2015-03]}",
        "2014-09 55; 2014-10 56",
    )
    after = Side(
        "{text: What is measured, milestones: [{at: 2015-03, target: 75}, {at: 2014-09, target: 55}]}",
        "{title: Do it, leads: [B, A], updates: [{date: 2015-03, text: c}, {date: 2014-09, text: a b}]}",
        "{reviews: [2015-03, 2014-09]}",
        "2014-10 56; 2014-09 55.0",
    )
    assert between(before, after) == between(after, before) == ()


def test_a_lead_that_is_spelled_another_way_is_no_difference() -> None:
    of = "{lead_names: {AD S & I: AD S and I}}"
    assert (
        between(Side(action="{leads: [AD S & I]}", of=of), Side(action="{leads: [AD S and I]}", of=of)) == ()
    )


def test_a_renumbered_measure_is_compared_across_with_its_log() -> None:
    after = [PLAN.replace("1b=", "1d=")]
    assert edits([PLAN], after, was="1b: 2014-09 55", now="1d: 2014-09 55")[1:] == ()
    assert [e.code for e in edits([PLAN], after, was="1b: 2014-09 55", now="1d: 2014-09 60")] == [
        "renumbered", "reading-changed",
    ]  # fmt: skip
    assert [e.code for e in edits([PLAN], after, was="1b: 2014-09 55", now="1b: 2014-09 55")] == [
        "renumbered", "reading-removed", "reading-added",
    ]  # fmt: skip


def test_the_log_of_an_id_used_again_is_lost() -> None:
    swapped = [
        PLAN.replace("1b=Visits made", "1d=Visits made").replace("1a=Cases audited", "1b=Cases audited")
    ]
    assert [e.code for e in edits([PLAN], swapped, was="1a: 2014-09 55", now="1b: 2014-09 55")] == [
        "renumbered", "renumbered", "id-reused",
    ]  # fmt: skip
    gone = [PLAN.replace("1a=Cases audited,1b=Visits made", "1b=Cases audited")]
    lost = edits([PLAN], gone, was="1b: 2014-09 55", now="1b: 2014-10 60")
    assert [edit.code for edit in lost] == ["renumbered", "id-reused", "reading-removed", "reading-added"]
    taken_over = edits([PLAN], gone, was="1b: 2014-09 55", now="1b: 2014-09 55")
    assert [edit.code for edit in taken_over] == [edit.code for edit in lost]


def test_a_log_that_goes_with_its_measure_is_said_of_the_measure() -> None:
    after = [PLAN.replace(",1b=Visits made", "")]
    assert [e.code for e in edits([PLAN], after, was="1b: 2014-09 55")] == ["measure-removed"]
    kept = edits([PLAN], after, was="1b: 2014-09 55; 2014-10 60", now="1b: 2014-09 55")
    assert [e.code for e in kept] == ["measure-removed", "reading-removed"]


def test_a_log_without_a_measure_is_compared_all_the_same() -> None:
    (edit,) = edits([PLAN], [PLAN], was="9z: 2014-09 55")
    assert edit.sentence == "9z: the reading of 55 for September 2014 was removed"
    assert edit.pointer == Pointer("log", "9z")


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    (edit,) = edits([PLAN], [PLAN.replace("1b=Visits made", f"1b={'Pens bought ' * 9}")])
    assert edit.sentence.endswith("now means 'Pens bought Pens bought Pens bought Pens bought Pens boug...'")


def test_ids_that_are_used_twice_are_told_apart() -> None:
    twice = PLAN.replace("1c=Managers trained", "1a=Managers trained")
    assert found([twice], [twice]) == []
    assert edits([twice], [twice.replace("Managers trained", "Managers all trained")])[0].pointer == Pointer(
        "measure", "1a", ("text",), 1
    )


def test_reading_edits_with_a_reason_are_corrections() -> None:
    restated, voided = (
        between(Side(log="2014-09 55"), Side(log=f"2014-09 55; 2014-09 {more}"))
        for more in ("60 restated", "void")
    )
    assert told(restated) == [
        ("reading-restated", "corrects",
         "1a: the reading for September 2014 was restated as 60%, with reason: A second count"),
    ]  # fmt: skip
    assert restated[0].reason == "A second count"
    assert restated[0].pointer == Pointer("log", "1a", (2,))
    assert told(voided) == [
        ("reading-voided", "corrects",
         "1a: the reading for September 2014 was withdrawn, with reason: A slip"),
    ]  # fmt: skip
    (undone,) = between(Side(log="2014-09 55; 2014-09 void"), Side(log="2014-09 55"))
    assert undone.sentence == "1a: the withdrawal of the reading for September 2014 was removed"
    (reworded,) = between(
        Side(log="2014-09 55; 2014-09 void"), Side(log="2014-09 55; 2014-09 void recorded=2014-10")
    )
    assert "was changed in its recorded" in reworded.sentence


def test_a_new_reading_is_news() -> None:
    (edit,) = between(Side(log="2014-09 55"), Side(log="2014-09 55; 2014-10 56 series=lac"))
    assert (edit.subject, edit.sentence) == (
        "1a/lac",
        "1a/lac: the reading of 56% for October 2014 was added",
    )


def test_a_reading_of_a_series_has_its_unit() -> None:
    held = "{series: {lac: {unit: days}}}"
    (edit,) = between(Side(held, log="2014-09 5 series=lac"), Side(held, log="2014-09 6 series=lac"))
    assert edit.sentence == "1a/lac: the reading of 5 days for September 2014 was changed to 6 days"


def test_one_of_two_with_an_id_is_put_back_under_another() -> None:
    twice = PLAN.replace("1b=", "1a=")
    (edit,) = edits([twice], [PLAN.replace(",1b=Visits made", "")])
    assert edit.remedy.startswith("Put 1a back under an id of its own: what is given up stays, withdrawn.")
