"""Edits that take more than one field to see: several series, several milestones, the plan's dates."""

import pytest

from plantrack.core.edits import Edit, Effect, compare, new_plan
from plantrack.core.finding import Pointer
from plantrack.core.model import Action, Plan
from tests.core.edited import Side, between, told
from tests.core.plans import action, measure, plan

W, S, N = "weakens", "strengthens", "neutral"
CLOSED = "{closes: 2015-06}"


def held(milestones: str, *, of: str = "", better: str = "higher") -> Side:
    return Side(f"{{better: {better}, milestones: [{milestones}]}}", of=of)


def series(names: str, more: str = "") -> Side:
    return Side(f"{{series: {{{names}}}, milestones: [{{at: 2015-03, target: 75}}]{more}}}")


def of_actions(before: Action, after: Action) -> tuple[Edit, ...]:
    return compare(plan(before), {}, plan(after), {})


def test_a_milestone_moved_and_lowered_is_said_twice() -> None:
    before = held("{at: 2014-09, target: 55}, {at: 2015-03, target: 75}")
    assert told(between(before, held("{at: 2014-09, target: 55}, {at: 2015-09, target: 70}"))) == [
        ("milestone-later", W, "1a: the milestone of March 2015 moved to September 2015 (183 days later)"),
        ("target-lowered", W, "1a: the target for September 2015 was lowered from 75% to 70%"),
    ]


def test_two_milestones_that_trade_dates_are_two_targets() -> None:
    before = held("{at: 2014-09, target: 55}, {at: 2015-03, target: 75}")
    after = held("{at: 2014-09, target: 75}, {at: 2015-03, target: 55}")
    assert [(edit.code, edit.pointer.route) for edit in between(before, after)] == [
        ("target-raised", ("milestones", 0)),
        ("target-lowered", ("milestones", 1)),
    ]


def test_two_for_one_are_removed_and_added() -> None:
    before = held("{at: 2014-09, target: 55}, {at: 2015-03, target: 75}")
    assert [edit.code for edit in between(before, held("{at: 2015-06, target: 60}"))] == [
        "milestone-removed", "milestone-removed", "milestone-added",
    ]  # fmt: skip


def test_a_kind_and_a_target_are_two_edits() -> None:
    before, after = held("{from: 2015-03, target: 75}"), held("{at: 2015-03, target: 35}")
    assert [edit.code for edit in between(before, after)] == ["kind-changed", "target-lowered"]


def test_a_range_and_a_number_compare_by_what_reaches_them() -> None:
    before, after = held("{at: 2015-03, target: 50}"), held("{at: 2015-03, target: [50, 60]}")
    assert told(between(before, after)) == [
        ("target-narrowed", S, "1a: the target for March 2015 was narrowed from 50% to between 50% and 60%")
    ]


def test_targets_of_two_units_or_directions_do_not_compare() -> None:
    before = held("{at: 2015-03, target: 75}")
    after = held("{at: 2015-03, target: 80}", better="lower")
    assert [(edit.code, edit.effect) for edit in between(before, after)] == [
        ("direction-flipped", W),
        ("target-changed", W),
    ]


def test_a_deliverable_has_no_direction() -> None:
    given = plan(action("", measure("{unit: deliverable}")))
    directed = plan(action("", measure("{unit: deliverable, better: neutral}")))
    assert told(compare(given, {}, directed, {})) == [
        ("direction-flipped", N, "1a: the direction in which it is better changed from nothing to 'neutral'")
    ]


def test_a_milestone_moved_outside_the_plan_is_said_so() -> None:
    inside = held("{at: 2015-03, target: 75}", of=CLOSED)
    later = held("{at: 2015-09, target: 75}", of=CLOSED)
    early = held("{at: 2013-12, target: 75}", of=CLOSED)
    assert told(between(inside, later)) == [
        ("milestone-outside", W,
         "1a: the milestone of March 2015 moved to September 2015 (183 days later), outside the plan's dates")
    ]  # fmt: skip
    assert told(between(inside, early))[0][0] == "milestone-outside"
    assert told(between(later, inside))[0][:2] == ("milestone-earlier", S)
    assert told(between(later, held("{at: 2015-10, target: 75}", of=CLOSED)))[0][0] == "milestone-later"


def test_a_close_that_leaves_milestones_outside_weakens() -> None:
    held_by, other = (held("{at: 2015-06, target: 75}", of=of) for of in (CLOSED, "{closes: 2015-03}"))
    assert told(between(held_by, other)) == [
        ("closes-earlier", W,
         ("the plan: the close moved from June 2015 to March 2015 (91 days earlier), which leaves milestones "
          "outside it: 1a"))
    ]  # fmt: skip


def test_a_close_is_not_said_to_leave_out_what_a_later_start_does() -> None:
    milestone = "{at: 2014-02, target: 75}"
    before = held(milestone, of=CLOSED)
    after = held(milestone, of="{starts: 2014-03, closes: 2015-05}")
    assert told(between(before, after)) == [
        ("starts-later", W, "the plan: the start moved from January 2014 to March 2014 (59 days later)"),
        ("closes-earlier", S, "the plan: the close moved from June 2015 to May 2015 (30 days earlier)"),
    ]


def test_a_milestone_at_the_actions_end_has_no_date_without_one() -> None:
    side = measure("{milestones: [{by: 2014-04, target: 9}]}")
    ends = measure("{milestones: [{by: end, target: 9}]}")
    dated, idle = action("", side), action("{end: open}", side)
    assert of_actions(dated, action("", ends)) == ()
    assert told(of_actions(idle, action("{end: open}", ends))) == [
        ("milestone-undated", W,
         "1a: the milestone of April 2014 moved to the action's end, which has no date")
    ]  # fmt: skip
    assert told(of_actions(action("{end: open}", ends), idle)) == [
        ("milestone-dated", S, "1a: the milestone of the action's end moved to April 2014")
    ]


def test_an_end_or_a_start_may_be_taken_away() -> None:
    whole = action()
    bare = whole.model_copy(update={"start": None, "end": None})
    assert told(of_actions(whole, bare)) == [
        ("start-removed", W, "action 1.1: the start (January 2014) was removed"),
        ("deadline-removed", W, "action 1.1: the end changed from April 2014 to no date"),
    ]
    assert of_actions(whole, bare)[1].remedy.endswith("    end: open")
    assert of_actions(bare, bare) == ()
    assert [edit.code for edit in of_actions(bare, whole)] == ["start-set", "deadline-set"]


def test_an_end_written_another_way_is_no_difference() -> None:
    assert between(Side(action="{end: 2014-04}"), Side(action="{end: 2014-04-30}")) == ()
    before = held("{by: end, target: 9}")
    assert between(before, before) == ()


def test_what_every_series_takes_from_its_measure_is_said_once() -> None:
    before = series("lac: {}, cp: {}")
    after = Side("{series: {lac: {}, cp: {}}, milestones: [{at: 2015-03, target: 35}]}")
    (edit,) = between(before, after)
    assert (edit.subject, edit.pointer) == ("1a", Pointer("measure", "1a", ("milestones", 0)))
    assert edit.sentence == "1a: the target for March 2015 was lowered from 75% to 35%"
    assert edit.remedy.startswith("Put back `milestones: [{at: 2015-03, target: 75}]` in 1a: ")


def test_what_eases_one_series_is_not_hidden_by_another_that_it_tightens() -> None:
    two = "series: {lac: {better: higher}, cp: {better: lower}}"
    before, after = (Side(f"{{milestones: [{{at: 2015-03, target: {at}}}], {two}}}") for at in (50, 60))
    said = "the target for March 2015 was raised from 50% to 60%"
    assert told(between(before, after)) == [
        ("target-raised", S, f"1a/lac: {said}"),
        ("target-raised", W, f"1a/cp: {said}"),
    ]
    assert [edit.is_refused for edit in between(before, after)] == [False, True]


def test_what_a_series_has_of_its_own_is_said_of_it() -> None:
    before, after = (
        series(f"lac: {{milestones: [{{at: 2015-03, target: {target}}}]}}, cp: {{}}") for target in (60, 50)
    )
    (edit,) = between(before, after)
    assert (edit.subject, edit.pointer) == (
        "1a/lac", Pointer("measure", "1a", ("series", "lac", "milestones", 0)),
    )  # fmt: skip
    assert edit.sentence == "1a/lac: the target for March 2015 was lowered from 60% to 50%"


def test_what_is_taken_out_of_a_series_is_put_back_in_the_series() -> None:
    before, after = (Side(f"{{series: {{lac: {own}, cp: {{}}}}}}") for own in ("{bounds: [0, 50]}", "{}"))
    (edit,) = between(before, after)
    assert edit.pointer == Pointer("measure", "1a", ("series", "lac", "bounds"))
    assert edit.remedy.startswith("Put back `bounds: [0, 50]` in 1a/lac: ")


def test_a_change_of_a_series_is_found_where_it_is_written() -> None:
    entry = "{date: 2014-12, reason: Why., milestones: [{at: 2015-03, target: 35}]}"
    (own,) = between(series("lac: {}, cp: {}"), series(f"lac: {{changes: [{entry}]}}, cp: {{}}"))
    assert (own.subject, own.pointer.route) == ("1a/lac", ("series", "lac", "changes", 0))
    (common,) = between(series("lac: {}, cp: {}"), series("lac: {}, cp: {}", f", changes: [{entry}]"))
    assert (common.subject, common.pointer.route) == ("1a", ("changes", 0))


def test_series_come_and_go() -> None:
    one, two, none = series("lac: {}"), series("lac: {}, cp: {}"), series("")
    assert told(between(two, one)) == [("series-removed", W, "1a: the series cp was removed")]
    assert told(between(one, two)) == [("series-added", S, "1a: a series cp was added")]
    assert told(between(two, none)) == [
        ("series-removed", W, "1a: it is one figure now; its series lac, cp were removed")
    ]
    assert told(between(none, two)) == [
        ("series-removed", W,
         "1a: it was one figure and is split now into lac, cp; its own figure is no longer judged")
    ]  # fmt: skip


def test_the_words_that_all_series_replace_are_compared_too() -> None:
    before, after = (
        Side(f"{{text: {text}, series: {{lac: {{text: Own}}}}}}") for text in ("The cases", "Cases")
    )
    assert told(between(before, after)) == [
        ("definition-changed", W, "1a: the definition changed from 'The cases' to 'Cases'")
    ]
    assert told(between(series("lac: {note: a}"), series("lac: {note: b}"))) == [
        ("note-changed", N, "1a/lac: its note changed")
    ]


def test_a_completed_action_that_is_reopened_is_seen() -> None:
    done = "{date: 2014-09, text: a, status: completed}"
    before = Side(action=f"{{updates: [{done}]}}")
    after = Side(action=f"{{updates: [{done}, {{date: 2014-12, text: b, status: in-progress}}]}}")
    assert told(between(before, after)) == [
        ("update-added", N, "action 1.1: the update of December 2014, which says in progress, was added"),
        ("status-reopened", N,
         "action 1.1: said to be completed, it is now in progress, by the update of December 2014"),
    ]  # fmt: skip


def test_a_publication_that_moves_takes_undated_updates_along() -> None:
    undated = "{updates: [{text: a, status: completed}]}"
    before, after = (Side(action=undated, of=f"{{published: {when}}}") for when in ("2015-03", "2015-01"))
    (edit,) = between(before, after)
    assert (edit.code, edit.effect) == ("published-moved", W)
    assert edit.sentence.endswith(", and with it when each undated update was said")


def test_a_plan_that_is_new_is_told_by_its_title() -> None:
    words = "the plan: it was added: 'A plan'; there was none before, so nothing is compared"
    assert new_plan(plan()) == Edit(
        "plan-added", "plan", Effect.STRENGTHENS, words, None, Pointer("plan"), ""
    )


def test_an_empty_plan_has_no_edits() -> None:
    empty = Plan(plan().terms, ())
    assert compare(empty, {}, empty, {}) == ()


def waiver(**fields: str) -> Side:
    held = {"check": "no-lead", "reason": "As printed", "by": "C", "until": "2015-03"} | fields
    return Side(f"{{waive: [{{{', '.join(f'{key}: {value}' for key, value in held.items())}}}]}}")


@pytest.mark.parametrize(
    ("before", "after", "code", "sentence"),
    [
        (Side(), waiver(), "waiver-added",
         "1a: findings of no-lead are waived until March 2015, by C, with reason: As printed"),
        (waiver(), waiver(until="2015-06"), "waiver-extended",
         "1a: the waiver of no-lead was extended from March 2015 to June 2015, with reason: As printed"),
        (waiver(), waiver(until="2015-01"), "waiver-shortened",
         "1a: the waiver of no-lead was shortened from March 2015 to January 2015, with reason: As printed"),
        (waiver(), waiver(by="D"), "waiver-reworded",
         "1a: the waiver of no-lead was reworded; it is by D, with reason: As printed"),
        (waiver(), waiver(reason="Still"), "waiver-reworded",
         "1a: the waiver of no-lead was reworded; it is by C, with reason: Still"),
    ],
)  # fmt: skip
def test_a_waiver_is_told_with_its_reason(before: Side, after: Side, code: str, sentence: str) -> None:
    (edit,) = between(before, after)
    assert (edit.code, edit.effect, edit.sentence) == (code, N, sentence)
    assert edit.reason in {"As printed", "Still"}
    assert edit.pointer == Pointer("measure", "1a", ("waive", 0))


def test_an_end_that_takes_milestones_outside_the_plan_says_which() -> None:
    ends = measure("{milestones: [{by: end, target: 9}]}")
    first, later = (plan(action(f"{{end: {end}}}", ends), of=CLOSED) for end in ("2015-03", "2015-09"))
    said = "action 1.1: its end now leaves milestones outside the plan's dates: 1a"
    moved, outside = compare(first, {}, later, {})
    assert (moved.code, outside.code, outside.sentence) == ("deadline-later", "milestone-outside", said)
    assert (outside.is_refused, outside.remedy) == (True, moved.remedy)
    by_change = "{end: 2015-03, changes: [{date: 2014-06, reason: Why., end: 2015-09}]}"
    *_, given = compare(first, {}, plan(action(by_change, ends), of=CLOSED), {})
    assert (given.sentence, given.is_refused) == (f"{said}, with reason: Why.", False)
    further = plan(action("{end: 2015-10}", ends), of=CLOSED)
    assert [edit.code for edit in compare(later, {}, further, {})] == ["deadline-later"]
    withdrawn = measure(
        "{milestones: [{by: end, target: 9}], changes: [{date: 2014-02, reason: a, withdrawn: true}]}"
    )
    gone = plan(action("{end: 2015-03}", withdrawn), of=CLOSED)
    after = plan(action(by_change, withdrawn), of=CLOSED)
    assert [edit.code for edit in compare(gone, {}, after, {})] == ["deadline-later"]
