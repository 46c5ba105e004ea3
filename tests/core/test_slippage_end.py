"""How often the end of an action has moved: written over in a version, or changed with a reason."""

from datetime import date

import pytest

from plantrack.core.model import Action
from plantrack.core.slippage import Slippage, Step, Version, slippage
from plantrack.core.slippage_form import Course, Move
from tests.core.plans import action, plan

JUNE = "{date: 2014-05, reason: Late staff, end: 2014-06}"
SEPTEMBER = "{date: 2014-08, reason: No room, end: 2014-09}"
UNDATED = "without an end"


def step(at: int) -> Step:
    return Step(f"{at:040}", f"Author {at}", date(2015, 1, 1 + at), f"Edit {at}")


def over(*texts: str | None) -> Slippage:
    """Tell what moved over versions that hold one action each, or none for "", or cannot be read for None."""
    plans = (None if text is None else plan(*([made(text)] if text else [])) for text in texts)
    return slippage(Version(step(at), one) for at, one in enumerate(plans))


def made(text: str) -> Action:
    return action().model_copy(update={"end": None}) if text == UNDATED else action(text)


def course(*texts: str | None) -> Course:
    (only,) = over(*texts).courses
    return only


def told(move: Move) -> str:
    was, now = (getattr(end, "written", getattr(end, "value", "none")) for end in (move.was, move.now))
    why = move.account.reason or ("no reason" if move.account.is_seen else "?")
    return f"{was} {now} {move.way}: {why} [{int(move.account.step.commit)}]"


@pytest.mark.parametrize(
    ("versions", "moves"),
    [
        (["{end: 2014-04}"], []),
        (["{end: 2014-04}", "{end: 2014-04}"], []),
        (["{end: 2014-04}", "{end: 2014-04-30}"], []),
        (["{end: 2014-04}", "{end: 2014-06}"], ["2014-04 2014-06 later: no reason [1]"]),
        (["{end: 2014-04}", "{end: 2014-02}"], ["2014-04 2014-02 earlier: no reason [1]"]),
        (["{end: 2014-04}", "{end: open}"], ["2014-04 open left-open: no reason [1]"]),
        (["{end: 2014-04}", UNDATED], ["2014-04 none left-open: no reason [1]"]),
        (["{end: tbc}", "{end: 2014-04}"], ["tbc 2014-04 set: no reason [1]"]),
        (["{end: tbc}", "{end: open}", UNDATED], []),
        # there and back is two moves
        (
            ["{end: 2014-04}", "{end: 2014-06}", "{end: 2014-04}"],
            ["2014-04 2014-06 later: no reason [1]", "2014-06 2014-04 earlier: no reason [2]"],
        ),
        # the plan's own words tell it when they are all that there is
        (
            [f"{{end: 2014-04, changes: [{SEPTEMBER}, {JUNE}]}}"],
            ["2014-04 2014-06 later: Late staff [0]", "2014-06 2014-09 later: No room [0]"],
        ),
        # an entry is one move, by the step that wrote it, and is not told again by the next
        (
            [
                "{end: 2014-04}",
                f"{{end: 2014-04, changes: [{JUNE}]}}",
                f"{{end: 2014-04, changes: [{JUNE}]}}",
            ],
            ["2014-04 2014-06 later: Late staff [1]"],
        ),
        (
            [f"{{end: 2014-04, changes: [{JUNE}]}}", f"{{end: 2014-04, changes: [{JUNE}, {SEPTEMBER}]}}"],
            ["2014-04 2014-06 later: Late staff [0]", "2014-06 2014-09 later: No room [1]"],
        ),
        # two entries in one step are two moves
        (
            ["{end: 2014-04}", f"{{end: 2014-04, changes: [{JUNE}, {SEPTEMBER}]}}"],
            ["2014-04 2014-06 later: Late staff [1]", "2014-06 2014-09 later: No room [1]"],
        ),
        # written over, then put back with the reason: one move, explained afterwards
        (
            ["{end: 2014-04}", "{end: 2014-06}", f"{{end: 2014-04, changes: [{JUNE}]}}"],
            ["2014-04 2014-06 later: Late staff [1]"],
        ),
        # written over, then put back with the reason of another end: two moves, the first unexplained
        (
            ["{end: 2014-04}", "{end: 2014-06}", f"{{end: 2014-04, changes: [{SEPTEMBER}]}}"],
            ["2014-04 2014-06 later: no reason [1]", "2014-06 2014-09 later: No room [2]"],
        ),
        # an entry folded into the end that it gave moves nothing
        (
            [f"{{end: 2014-04, changes: [{JUNE}]}}", "{end: 2014-06}"],
            ["2014-04 2014-06 later: Late staff [0]"],
        ),
        # taken out, it moves back
        (
            [f"{{end: 2014-04, changes: [{JUNE}]}}", "{end: 2014-04}"],
            ["2014-04 2014-06 later: Late staff [0]", "2014-06 2014-04 earlier: no reason [1]"],
        ),
        # rewritten in place, its old reason is none for the new end
        (
            [
                f"{{end: 2014-04, changes: [{JUNE}]}}",
                "{end: 2014-04, changes: [{date: 2014-05, reason: Late staff, end: 2014-12}]}",
            ],
            ["2014-04 2014-06 later: Late staff [0]", "2014-06 2014-12 later: no reason [1]"],
        ),
        # an entry put in before one that holds moves nothing, and explains nothing that was written over
        (
            [
                f"{{end: 2014-04, changes: [{SEPTEMBER}]}}",
                f"{{end: 2014-04, changes: [{JUNE}, {SEPTEMBER}]}}",
            ],
            ["2014-04 2014-09 later: No room [0]"],
        ),
        (
            [
                f"{{end: 2014-04, changes: [{SEPTEMBER}]}}",
                f"{{end: 2014-04, changes: [{JUNE}, {{date: 2014-08, reason: No room, end: 2014-12}}]}}",
            ],
            ["2014-04 2014-09 later: No room [0]", "2014-09 2014-12 later: no reason [1]"],
        ),
        # the end first promised, written over under an entry that holds, is not the end that moved
        (
            [f"{{end: 2014-04, changes: [{JUNE}]}}", f"{{end: 2014-05, changes: [{JUNE}]}}"],
            ["2014-04 2014-06 later: Late staff [0]"],
        ),
        # a change of something else has no say
        (
            ["{end: 2014-04}", "{end: 2014-06, changes: [{date: 2014-05, reason: A new post, leads: [B]}]}"],
            ["2014-04 2014-06 later: no reason [1]"],
        ),
        # what could not be read is told of the next that could
        (["{end: 2014-04}", None, "{end: 2014-06}"], ["2014-04 2014-06 later: no reason [2]"]),
        # gone and back: it does not begin anew
        (["{end: 2014-04}", "", "{end: 2014-06}"], ["2014-04 2014-06 later: no reason [2]"]),
        # renumbered: known by its title
        (
            ["{id: '1.1', end: 2014-04}", "{id: '1.7', end: 2014-06}"],
            ["2014-04 2014-06 later: no reason [1]"],
        ),
    ],
)
def test_the_moves_of_an_end(versions: list[str | None], moves: list[str]) -> None:
    assert [told(move) for move in course(*versions).moves] == moves


def test_a_course_counts_its_moves() -> None:
    one = course("{end: tbc}", "{end: 2014-04}", "{end: 2014-06}", "{end: 2014-05}", "{end: open}")
    assert [move.days for move in one.moves] == [None, 61, -30, None]
    assert (one.times, one.later) == (3, 2)
    assert (one.first, one.now, one.days) == (action("{end: tbc}").end, action("{end: open}").end, None)


def test_the_first_end_is_the_one_first_promised() -> None:
    one = course("{end: 2014-04}", "{end: 2014-06}", f"{{end: 2014-06, changes: [{SEPTEMBER}]}}")
    assert (str(one.first), str(one.now), one.days) == ("2014-04", "2014-09", 153)


def test_the_entry_says_who_and_when_beside_the_step() -> None:
    entry = "{date: 2014-05, reason: R, by: The board, kind: correction, end: 2014-06}"
    first, later = (
        course(*versions).moves[0].account
        for versions in (
            [f"{{end: 2014-04, changes: [{entry}]}}"],
            ["{end: 2014-04}", f"{{end: 2014-04, changes: [{entry}]}}"],
        )
    )
    assert (first.is_seen, first.day) == (False, date(2014, 5, 31))
    assert (later.is_seen, later.day, later.step.who) == (True, date(2015, 1, 2), "Author 1")
    assert later.change is not None
    assert (later.change.by, later.is_correction, later.afterwards) == ("The board", True, None)


def test_a_reason_given_afterwards_is_marked() -> None:
    account = (
        course("{end: 2014-04}", "{end: 2014-06}", f"{{end: 2014-04, changes: [{JUNE}]}}").moves[0].account
    )
    assert (account.change, account.afterwards, account.is_correction) == (None, "Late staff", False)


def test_an_action_that_is_gone_stays_in_the_account() -> None:
    one = course("{end: 2014-04}", "{end: 2014-06}", "", "")
    assert one.gone == step(2)
    assert (one.times, str(one.now)) == (1, "2014-06")
    assert course("{end: 2014-04}", "", "{end: 2014-04}").gone is None


def test_a_withdrawn_action_is_known_as_one() -> None:
    assert course("{changes: [{date: 2014-05, reason: R, withdrawn: true}]}").is_withdrawn
    assert not course("{}").is_withdrawn


def test_an_id_used_for_something_else_begins_anew() -> None:
    told_of = over("{title: Launch the audits, end: 2014-04}", "{title: Recruit more nurses, end: 2014-09}")
    assert [(c.action.title, c.times, c.gone is None) for c in told_of.courses] == [
        ("Launch the audits", 0, False),
        ("Recruit more nurses", 0, True),
    ]


def test_the_steps_are_those_that_could_be_read() -> None:
    told_of = over(None, "{end: 2014-04}", None, "{end: 2014-04}")
    assert told_of.steps == (step(1), step(3))
    assert told_of.skipped == (step(0), step(2))


def test_no_version_at_all_tells_nothing() -> None:
    assert slippage([]) == Slippage((), (), (), ())
    assert over(None).courses == ()


def test_a_step_is_named_by_the_beginning_of_its_commit() -> None:
    assert Step("0123456789abcdef", "", None, "").short == "0123456789"
