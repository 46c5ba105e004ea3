"""What moved, in words: each kind of move, of reason and of date."""

from datetime import date

import pytest

from plantrack.core.slippage import Slippage, Step, Version, slippage
from plantrack.render.plain import as_plain
from plantrack.render.slippage import skipped_in_words, slippage_page
from plantrack.render.slippage_rows import COLUMNS, slippage_rows
from tests.core.plans import action, measure, plan

ENTRY = "{date: 2014-05, reason: Late staff, end: 2014-06}"


def over(*texts: str, of: str = "", named: str = "A. Officer") -> Slippage:
    """Tell what moved over versions, each one action; the last is not committed when `of` says so."""
    steps = [Step(f"{at:x}" * 40, named, date(2015, 1, 1 + at), f"Edit {at}") for at, _ in enumerate(texts)]
    if of == "uncommitted":
        steps[-1] = Step("", "", date(2015, 6, 1), "")
    undated = action().model_copy(update={"end": None})
    made = (plan(undated if text == "none" else action(text)) for text in texts)
    return slippage(Version(step, one) for step, one in zip(steps, made, strict=True))


def page(told: Slippage) -> str:
    return as_plain(slippage_page(told))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            over("{end: 2014-04}", "{end: 2014-06}"),
            "written in place by A. Officer, 1111111111 (2015-01-02). No reason in the plan. The commit says",
        ),
        (over("{end: 2014-04}", "{end: 2014-04-29}"), "2014-04 became 2014-04-29, 1 day earlier; "),
        (over("{end: 2014-04}", "{end: open}"), "2014-04 became open: left open; "),
        (over("{end: 2014-04}", "none"), "2014-04 became no date: left open; "),
        (
            over("{end: tbc}", "{end: 2014-04}", "{end: 2014-06}"),
            "  set to 2014-04, where there was tbc; written in place by A. Officer",
        ),
        (
            over("{end: 2014-04}", "{end: 2014-06}", of="uncommitted"),
            "61 days later; written in place and not committed. No reason in the plan.\n",
        ),
        (
            over("{end: 2014-04}", "{end: 2014-06}", f"{{end: 2014-04, changes: [{ENTRY}]}}"),
            '(2015-01-02). Reason, given afterwards: "Late staff"\n',
        ),
        (over("{end: 2014-04}", "{end: 2014-06}", named=""), "written in place by nobody named, 1111111111"),
        (
            over("{end: 2014-04}", "{end: 2014-06}", named="A" * 99),
            f"written in place by {'A' * 64}, 1111111111",
        ),
        (
            over(f"{{end: 2014-04, changes: [{ENTRY}, {{date: 2014-06, reason: R, withdrawn: true}}]}}"),
            "1.1     2014-04         2014-06, withdrawn  1 time  61 days later  Do it",
        ),
        (
            over("{end: 2014-04}", "{end: 2014-06}", "{end: 2014-04}"),
            "1.1     2014-04         2014-04  2 times  level   Do it",
        ),
    ],
)
def test_a_move_is_told(told: Slippage, said: str) -> None:
    assert said in page(told)


def test_a_date_that_git_does_not_have_is_said() -> None:
    told = over("{end: 2014-04}", "{end: 2014-06}")
    (course,) = told.courses
    move = course.moves[0]
    undated = move._replace(account=move.account._replace(step=move.account.step._replace(when=None)))
    shown = page(told._replace(courses=(course._replace(moves=(undated,)),)))
    assert "by A. Officer, 1111111111 (without a date)" in shown


def test_the_worst_comes_first() -> None:
    ends = (
        ("2014-04", "2014-04", "2014-04"),
        ("2014-05", "2014-06", "2014-09"),
        ("2014-06", "2015-06", "2015-07"),
    )
    titles = ("Audit", "Train", "Visit")
    versions = (
        plan(*(action(f"{{id: '1.{n}', title: {titles[n]}, end: {end}}}") for n, end in enumerate(row)))
        for row in ends
    )
    told = slippage(Version(Step(f"{at}" * 40, "A", None, ""), made) for at, made in enumerate(versions))
    rows = [row.split()[0] for row in page(told).splitlines() if row.startswith("1.") and "times" in row]
    assert rows == ["1.2", "1.1", "1.0"]
    assert "3 of 3 actions have moved their date more than once; none once." in page(told)


def test_an_action_that_was_taken_out_is_named() -> None:
    steps = [Step(f"{at}" * 40, "A. Officer", date(2015, 1, 1), "") for at in range(2)]
    told = slippage([Version(steps[0], plan(action("{end: 2014-04}"))), Version(steps[1], plan())])
    shown = page(told)
    assert "Actions taken out of the plan: 1\n" in shown
    assert "1.1  Do it; its end was 2014-04; taken out by A. Officer, 1111111111 (2015-01-01)\n" in shown
    assert "None of 1 action (1 of them no longer in the plan) has moved its date.\n" in shown


def test_the_milestones_are_told_by_what_became_of_them() -> None:
    texts = ("{milestones: [{by: end, target: 75}]}", "{milestones: [{by: end, target: 60}]}")
    versions = [plan(action("{end: tbc}", measure(text))) for text in texts]
    told = slippage(Version(Step(f"{at}" * 40, "A", None, ""), made) for at, made in enumerate(versions))
    shown = page(told)
    assert "Milestones: 1 eased.\n" in shown
    assert "Milestones eased or removed: 1\n" in shown
    assert "lowered from 75% to 60%, with no day to hold it against\n" in shown
    assert (
        "Not moved: the end of 0 actions; 1 never had a date. The milestones of 0 of 1 measure are" in shown
    )


def test_nothing_that_could_move_is_said() -> None:
    assert page(Slippage((), (), (), ())).endswith("\nThere is nothing here that could move.\n")


def test_versions_that_could_not_be_read_are_named() -> None:
    skipped = (Step("a" * 40, "A", None, ""), Step("", "", None, ""))
    told = Slippage((), skipped, (), ())
    assert skipped_in_words(told).startswith(
        "INCOMPLETE: at aaaaaaaaaa, what lies here uncommitted the plan "
    )
    assert skipped_in_words(Slippage((), (), (), ())) == ""
    assert skipped_in_words(told) in page(told)


def test_every_row_has_the_columns() -> None:
    texts = ("{milestones: [{from: 2015-03, target: [40, 60]}], better: range}", "{better: range}")
    versions = [plan(action("", measure(text))) for text in texts]
    told = slippage(Version(Step(f"{at}" * 40, "A", None, ""), made) for at, made in enumerate(versions))
    (row,) = slippage_rows(told)
    assert set(COLUMNS) <= {*row, "days"}
    assert (row["was"], row["now"], row["what"]) == ("from 2015-03: [40, 60]", "", "removed")
    (end,) = slippage_rows(over("{end: 2014-04}", "{end: 2014-06}"))
    assert (end["was"], end["now"], end["days"], end["text"]) == ("2014-04", "2014-06", 61, "Do it")
