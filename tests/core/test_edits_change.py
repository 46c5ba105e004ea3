"""Edits by a dated change: the weakening is said with its reason; an entry that stood is not rewritten."""

import pytest

from plantrack.core.edits import Edit
from plantrack.core.finding import Pointer
from tests.core.edited import Side, between, told

W, S, N, C = "weakens", "strengthens", "neutral", "corrects"
PROMISE = "milestones: [{at: 2014-09, target: 55}, {at: 2015-03, target: 75}]"
EASED = "date: 2014-12, reason: Two teams merged., milestones: [{at: 2015-03, target: 35}]"
SAID = "1a: the target for March 2015 was lowered from 75% to 35%"
ENTRY = f"{{{PROMISE}, changes: [{{{EASED}}}]}}"

NAMED = (
    "{}. If the edit is to stand, add to its changes, with the date and the reason:\n"
    'changes:\n  - date: YYYY-MM-DD\n    reason: "..."\n    edited: [{}]'
)

ADDED = [
    # what the new change holds, code, effect, sentence
    ("milestones: [{at: 2015-03, target: 35}]", "target-lowered", W, f"{SAID}, with reason: Why."),
    ("milestones: [{at: 2015-03, target: 80}]", "target-raised", S,
     "1a: the target for March 2015 was raised from 75% to 80%, with reason: Why."),
    ("kind: correction, milestones: [{at: 2015-03, target: 35}]", "target-lowered", C,
     f"{SAID}, as a correction: Why."),
    ("milestones: [{at: 2015-06, target: 75}]", "milestone-later", W,
     "1a: the milestone of March 2015 moved to June 2015 (91 days later), with reason: Why."),
    ("milestones: []", "milestone-removed", W,
     "1a: the milestone of March 2015 (at: 75%) was removed, with reason: Why."),
    ("text: What is counted", "definition-changed", W,
     "1a: the definition changed from 'What is measured' to 'What is counted', with reason: Why."),
    ("unit: days", "unit-changed", W, "1a: the unit changed from 'percent' to 'days', with reason: Why."),
    ("baseline: {period: 2014-04, value: 9}", "baseline-added", N,
     "1a: a baseline was added: 9% in April 2014, with reason: Why."),
    ("rebase: true", "rebased", N, "1a: the process chart starts anew, with reason: Why."),
    ("withdrawn: true", "measure-withdrawn", W, "1a: the measure was withdrawn, with reason: Why."),
    ("by: The board", "change-added", N,
     "1a: an entry for December 2014 was added to its changes, with reason: Why."),
]  # fmt: skip


@pytest.mark.parametrize(("held", "code", "effect", "sentence"), ADDED, ids=range(len(ADDED)))
def test_a_new_change_gives_its_reason(held: str, code: str, effect: str, sentence: str) -> None:
    after = f"{{{PROMISE}, changes: [{{date: 2014-12, reason: ' Why.  ', {held}}}]}}"
    (edit,) = between(Side(f"{{{PROMISE}}}"), Side(after))
    assert edit == Edit(
        code, "1a", edit.effect, sentence, "Why.", Pointer("measure", "1a", ("changes", 0)), ""
    )
    assert edit.effect == effect
    assert not edit.is_refused


ACTIONS = [
    ("end: 2014-09", "deadline-later", W,
     "action 1.1: the end moved from April 2014 to September 2014 (153 days later), with reason: Why."),
    ("leads: [B]", "lead-changed", W, "action 1.1: the lead changed from A to B, with reason: Why."),
    ("title: Do it now", "title-changed", W,
     "action 1.1: the title changed from 'Do it' to 'Do it now', with reason: Why."),
    ("start: 2014-02", "start-later", W,
     "action 1.1: the start moved from January 2014 to February 2014 (31 days later), with reason: Why."),
    ("withdrawn: true", "action-withdrawn", W, "action 1.1: the action was withdrawn, with reason: Why."),
]  # fmt: skip


@pytest.mark.parametrize(("held", "code", "effect", "sentence"), ACTIONS, ids=range(len(ACTIONS)))
def test_a_change_of_an_action_gives_its_reason(held: str, code: str, effect: str, sentence: str) -> None:
    after = Side(action=f"{{leads: [A], changes: [{{date: 2014-03, reason: Why., {held}}}]}}")
    edits = between(Side(action="{leads: [A]}"), after)
    assert told(edits) == [(code, effect, sentence)]
    assert edits[0].reason == "Why."


def test_an_edit_in_place_beside_a_change_is_refused_all_the_same() -> None:
    after = (
        f"{{milestones: [{{at: 2014-09, target: 55}}, {{at: 2015-03, target: 35}}], changes: [{{{EASED}}}]}}"
    )
    in_place, *_ = between(Side(f"{{{PROMISE}}}"), Side(after))
    assert (in_place.sentence, in_place.is_refused) == (SAID, True)


def test_a_second_change_is_compared_with_the_first() -> None:
    second = "date: 2015-01, reason: Worse., milestones: [{at: 2015-03, target: 30}]"
    after = f"{{{PROMISE}, changes: [{{{second}}}, {{{EASED}}}]}}"
    (edit,) = between(Side(ENTRY), Side(after))
    assert edit.sentence == "1a: the target for March 2015 was lowered from 35% to 30%, with reason: Worse."


def test_a_milestone_that_shares_its_actions_end_moves_with_it_and_is_not_said_twice() -> None:
    held = "{milestones: [{by: end, target: 9}]}"
    after = "{changes: [{date: 2014-03, reason: Why., end: 2014-09}]}"
    assert [edit.code for edit in between(Side(held), Side(held, after))] == ["deadline-later"]


STOOD = "date: 2014-12, reason: Two teams merged., by: The board, milestones: [{at: 2015-03, target: 35}]"
ALTERED = [
    (STOOD.replace("35", "30"), "target-lowered", W,
     "1a: the target for March 2015 was lowered from 35% to 30% (in the change of December 2014)"),
    (STOOD.replace("35", "40"), "target-raised", S,
     "1a: the target for March 2015 was raised from 35% to 40% (in the change of December 2014)"),
    (STOOD.replace("Two teams merged.", "None."), "change-altered", W,
     "1a: the reason of the change of December 2014 was altered"),
    (STOOD.replace("2014-12", "2015-01"), "change-altered", W,
     "1a: the date of the change of December 2014 was altered"),
    (STOOD.replace("The board", "A clerk"), "change-altered", W,
     "1a: the name behind the change of December 2014 was altered"),
    (STOOD + ", kind: correction", "change-altered", W,
     "1a: the kind of the change of December 2014 was altered"),
    (STOOD + ", withdrawn: true", "change-altered", W,
     "1a: what is promised in the change of December 2014 was altered"),
    (STOOD + ", note: Said so.", "note-changed", N,
     "1a: the note on the change of December 2014 was altered"),
]  # fmt: skip


@pytest.mark.parametrize(("held", "code", "effect", "sentence"), ALTERED, ids=range(len(ALTERED)))
def test_a_change_that_stood_is_not_altered(held: str, code: str, effect: str, sentence: str) -> None:
    before, after = (Side(f"{{{PROMISE}, changes: [{{{one}}}]}}") for one in (STOOD, held))
    (edit,) = between(before, after)
    assert (edit.code, edit.effect, edit.sentence, edit.reason) == (code, effect, sentence, None)
    assert edit.pointer == Pointer("measure", "1a", ("changes", 0))
    assert edit.is_refused is (effect == W)
    if edit.is_refused:
        assert edit.remedy == NAMED.format(
            "Put the change of December 2014 back as it was, and add another, with its own date and reason",
            "changes",
        )


def test_a_change_that_stood_is_not_taken_out() -> None:
    (edit,) = between(Side(ENTRY), Side(f"{{{PROMISE}}}"))
    assert (
        edit.sentence == "1a: the change of December 2014 was taken out, and with it the reason that it gave"
    )
    assert edit.is_refused
    assert edit.remedy == NAMED.format(
        "Put the change of December 2014 back as it was; to undo it, add another with its own reason",
        "changes",
    )


EDITED = "{{date: 2015-01, reason: The board agreed., edited: [{}]}}"


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (Side("{}"), Side(f"{{lag: {{months: 2}}, changes: [{EDITED.format('lag')}]}}"),
         "1a: the time that its data may take changed from 1 month to 2 months"),
        (Side(action="{detail: All}"), Side(action=f"{{changes: [{EDITED.format('detail, start')}]}}"),
         "action 1.1: the detail changed from 'All' to nothing"),
        (Side(of="{}"), Side(of=f"{{tolerance: {{points: 5}}, changes: [{EDITED.format('tolerance')}]}}"),
         "the plan: the shortfall that still counts as near changed from none to 5 points"),
        (Side(ENTRY), Side(f"{{{PROMISE}, changes: [{EDITED.format('changes')}]}}"),
         "1a: the change of December 2014 was taken out, and with it the reason that it gave"),
    ],
)  # fmt: skip
def test_what_no_change_can_hold_is_edited_with_a_reason(before: Side, after: Side, sentence: str) -> None:
    (edit,) = between(before, after)
    assert (edit.effect, edit.sentence) == (W, f"{sentence}, with reason: The board agreed.")
    assert edit.pointer.route == ("changes", 0)
    assert (edit.is_refused, edit.remedy) == (False, "")


def test_an_entry_gives_a_reason_for_what_it_names_and_once() -> None:
    entry = EDITED.format("lag")
    before, loose = Side(f"{{changes: [{entry}]}}"), f"{{lag: {{months: 2}}, changes: [{entry}]}}"
    assert [edit.is_refused for edit in between(before, Side(loose))] == [True]
    (added, other) = between(Side(), Side(loose.replace("[lag]", "[bounds]")))
    assert (other.is_refused, added.sentence) == (
        True, "1a: an entry for January 2015 was added to its changes, with reason: The board agreed.",
    )  # fmt: skip
    held = f"{{milestones: [{{at: 2014-09, target: 5}}], changes: [{entry.replace('lag', 'baseline')}]}}"
    (lowered, _) = between(Side("{milestones: [{at: 2014-09, target: 9}]}"), Side(held))
    assert lowered.is_refused  # a target has a dated change, and needs it


def test_an_edit_that_was_a_slip_is_a_correction() -> None:
    entry = EDITED.format("lag").replace("edited", "kind: correction, edited")
    (edit,) = between(Side(), Side(f"{{lag: {{months: 2}}, changes: [{entry}]}}"))
    assert edit.effect == C
    assert edit.sentence.endswith("from 1 month to 2 months, as a correction: The board agreed.")


def test_what_strengthens_needs_no_reason_and_its_entry_is_told_apart() -> None:
    after = Side(f"{{lag: {{days: 9}}, changes: [{EDITED.format('lag')}]}}")
    assert [(edit.code, edit.effect) for edit in between(Side(), after)] == [
        ("change-added", N),
        ("lag-tightened", S),
    ]


BACK = "1a: the change of December 2014 is dated back: {} was already there, with reason: Two teams merged."
TOLD = [
    (Side(log="2014-11 60 recorded=2015-01"), "a reading recorded in January 2015"),
    (Side(log="2014-11 60 recorded=2015-01-05"), "a reading recorded on 5 January 2015"),
    (Side(action="{updates: [{date: 2015-02, text: a}]}"), "an update of February 2015"),
    (Side(action="{updates: [{text: a}]}"), "an update of March 2015"),
    (Side(action="{changes: [{date: 2015-01, reason: a, title: Do}]}"), "a change of January 2015"),
]


@pytest.mark.parametrize(("told_before", "what"), TOLD, ids=range(len(TOLD)))
def test_a_change_written_back_in_time_is_said(told_before: Side, what: str) -> None:
    before, after = (told_before._replace(measure=one) for one in (f"{{{PROMISE}}}", ENTRY))
    lowered, back = between(before, after)
    assert (lowered.code, lowered.reason) == ("target-lowered", "Two teams merged.")
    assert (back.code, back.effect, back.sentence) == ("change-backdated", W, BACK.format(what))
    assert not back.is_refused


@pytest.mark.parametrize(
    ("change", "log"),
    [
        (EASED, "2014-11 60 recorded=2014-12-31"),
        (EASED.replace("35", "80"), "2014-11 60 recorded=2015-01"),
        (EASED + ", kind: correction", "2014-11 60 recorded=2015-01"),
    ],
)
def test_a_change_of_its_day_for_the_better_or_as_a_correction_is_not_dated_back(
    change: str, log: str
) -> None:
    after = Side(f"{{{PROMISE}, changes: [{{{change}}}]}}", log=log)
    assert len(between(Side(f"{{{PROMISE}}}", log=log), after)) == 1


def test_a_series_own_change_is_told_before_too() -> None:
    own = "{date: 2015-01, reason: a, text: Own}"
    before = Side(f"{{{PROMISE}, series: {{lac: {{changes: [{own}]}}}}}}")
    after = Side(f"{{{PROMISE}, series: {{lac: {{changes: [{{{EASED}}}, {own}]}}}}}}")
    assert [edit.code for edit in between(before, after)] == ["target-lowered", "change-backdated"]


def test_the_order_of_changes_is_no_difference() -> None:
    other = "{date: 2014-06, reason: First., text: What was measured}"
    before, after = (
        Side(f"{{{PROMISE}, changes: [{', '.join(both)}]}}")
        for both in ([f"{{{EASED}}}", other], [other, f"{{{EASED}}}"])
    )
    assert between(before, after) == ()


def test_a_lowered_target_says_what_to_write() -> None:
    last = "{from: 2015-03, target: [35, 40], strict: true}"
    after = f"{{milestones: [{{at: 2014-09, target: 55, note: 'a: b'}}, {last}]}}"
    before = Side(f"{{{PROMISE}}}")
    remedies = [edit.remedy for edit in between(before, Side(after)) if edit.is_refused]
    assert set(remedies) == {(
        "Put back `milestones: [{at: 2014-09, target: 55}, {at: 2015-03, target: 75}]` in 1a: what was "
        "promised "
        "stays as it was first written. Add to its changes, with the date and the reason:\n"
        "changes:\n"
        "  - date: YYYY-MM-DD\n"
        '    reason: "..."\n'
        "    milestones:\n"
        "      - {from: 2015-03, target: [35, 40], strict: true}"
    )}  # fmt: skip


def test_a_change_holds_all_that_follows_the_first_difference() -> None:
    before = "{milestones: [{at: 2014-09, target: 5}, {at: 2015-03, target: 7}, {at: 2015-09, target: 9}]}"
    (removed,) = between(Side(before), Side(before.replace("{at: 2015-03, target: 7}, ", "")))
    assert removed.remedy.endswith("    milestones:\n      - {at: 2015-09, target: 9}")
    (none,) = between(Side("{milestones: [{at: 2014-09, target: 5}]}"), Side())
    assert none.remedy.endswith("    milestones: []")


@pytest.mark.parametrize(
    ("before", "after", "remedy"),
    [
        ("{leads: [A]}", "{}", 'Put back `leads: ["A"]` in action 1.1'),
        ("{end: 2015-03}", "{end: tbc}", "Put back `end: 2015-03` in action 1.1"),
        ("{leads: [A, B]}", "{leads: [B]}", 'Put back `leads: ["A", "B"]` in action 1.1'),
        ("{detail: All}", "{}", 'Put back `detail: "All"` in action 1.1'),
    ],
)  # fmt: skip
def test_a_remedy_puts_back_what_stood(before: str, after: str, remedy: str) -> None:
    (edit,) = between(Side(action=before), Side(action=after))
    assert edit.remedy.startswith(f"{remedy}: what was promised stays as it was first written")


@pytest.mark.parametrize(
    ("before", "after", "end"),
    [
        ("{end: 2015-03}", "{end: open}", "    end: open"),
        ("{leads: [A, B]}", "{leads: [B]}", '    leads: ["B"]'),
        ("{title: Do it}", "{title: Do it now}", '    title: "Do it now"'),
    ],
)
def test_a_remedy_ends_with_the_new_promise(before: str, after: str, end: str) -> None:
    (edit,) = between(Side(action=before), Side(action=after))
    assert edit.remedy.endswith(f'changes:\n  - date: YYYY-MM-DD\n    reason: "..."\n{end}')


def test_what_no_change_can_hold_is_put_back_or_named() -> None:
    (slack,) = between(Side("{lag: {months: 1}}"), Side("{lag: {months: 2}}"))
    stays = "what was promised stays as it was first written"
    assert slack.remedy == NAMED.format(f"Put back `lag: {{months: 1}}` in 1a: {stays}", "lag")
    (added,) = between(Side(), Side("{tolerance: {points: 2.5}}"))
    assert added.remedy == NAMED.format(f"Take `tolerance` out of 1a: {stays}", "tolerance")
    (year,) = between(Side(of="{year_start: '4'}"), Side(of="{year_start: '9'}"))
    assert year.remedy.startswith("Put back `year_start: 4` in plan.yaml")
    (names,) = between(Side(of="{lead_names: {A: B}}"), Side())
    assert names.remedy.startswith('Put back `lead_names: {"A": "B"}` in plan.yaml')
