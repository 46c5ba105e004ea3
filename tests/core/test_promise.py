"""Semantics, section 5: the promise keeps its history. What a change keeps, replaces, ends and withdraws."""
# ruff: noqa: E501 - a case is one row

import pytest

from plantrack.core.kinds import End
from plantrack.core.promise import Promise, Promises, promises_of
from plantrack.core.series import series_of
from tests.core.plans import action, day, measure, terms

FIRST = "{at: 2014-09, target: 90}, {from: 2015-03, target: 100}"


def promised(text: str, as_of: str, doing: str = "") -> Promises:
    (only,) = series_of(measure(text), terms())
    return promises_of(only, action(doing), day(as_of))


def written(promise: Promise) -> str:
    """Write a promise as `kind when target`, and what became of it."""
    made = promise.milestone
    when = made.when
    parts = [made.kind, when.value if isinstance(when, End) else when.written, str(made.target)]
    parts += [f"due {promise.due}"] if isinstance(when, End) or promise.begins else []
    parts += [f"ends {promise.ends}"] if promise.ends else []
    parts += [f"replaced {promise.replaced_on}"] if promise.replaced_on else []
    parts += ["withdrawn"] if promise.withdrawn else []
    return " ".join(parts)


def changed(first: str, change: str, date: str = "2015-03") -> str:
    return f"{{milestones: [{first}], changes: [{{date: {date}, reason: r, {change}}}]}}"


@pytest.mark.parametrize(
    ("text", "as_of", "in_force", "replaced"),
    [
        pytest.param(
            changed(FIRST, "milestones: [{at: 2015-03, target: 35}, {at: 2015-09, target: 50}]"), "2015-03-30",
            ["at 2014-09 90", "from 2015-03 100"], [], id="a change does not exist before its date",
        ),
        pytest.param(
            changed(FIRST, "milestones: [{at: 2015-03, target: 35}, {at: 2015-09, target: 50}]"), "2015-03-31",
            ["at 2014-09 90", "at 2015-03 35", "at 2015-09 50"], ["from 2015-03 100 ends 2015-03-31 replaced 2015-03"],
            id="on its date: those due on or after it are replaced, one due before is kept",
        ),
        pytest.param(
            changed("{at: 2014-09, target: 90}", "milestones: [{at: 2014-12, target: 50}]", "2014-09-30"), "2015-12",
            ["at 2014-12 50"], ["at 2014-09 90 replaced 2014-09-30"], id="due on the change's date: replaced",
        ),
        pytest.param(
            changed("{at: 2014-09, target: 90}", "milestones: [{at: 2014-12, target: 50}]", "2014-10-01"), "2015-12",
            ["at 2014-09 90", "at 2014-12 50"], [], id="due the day before: kept for ever",
        ),
        pytest.param(
            changed("{from: 2014-04, target: 100}", "milestones: [{from: 2015-09, target: 80}]"), "2015-12",
            ["from 2015-09 80"], ["from 2014-04 100 ends 2015-03-31 replaced 2015-03"],
            id="a standing one that has begun ends there",
        ),
        pytest.param(
            changed("{from: 2015-09, target: 100}", "milestones: [{from: 2015-09, target: 80}]"), "2015-12",
            ["from 2015-09 80"], ["from 2015-09 100 replaced 2015-03"], id="a standing one that has not begun has no end",
        ),
        pytest.param(
            changed("{from: 2014-04, target: 100}", "milestones: [{from: 2014-04, target: 80}]"), "2015-12",
            ["from 2014-04 80 due 2015-03-31"], ["from 2014-04 100 ends 2015-03-31 replaced 2015-03"],
            id="a standing one set anew holds from the change on",
        ),
        pytest.param(
            changed("{at: 2014-09, target: 90}", "milestones: [{at: 2014-12, target: 50}, {by: 2015-02, target: 1}]"),
            "2015-12", ["at 2014-09 90"], [], id="nothing can be promised for days gone by",
        ),
        pytest.param(
            changed(FIRST, "milestones: [{from: 2015-03, target: 100}, {at: 2015-09, target: 50}]"), "2015-12",
            ["at 2014-09 90", "from 2015-03 100", "at 2015-09 50"], [], id="one named again as it was is not replaced",
        ),
        pytest.param(changed(FIRST, "milestones: []"), "2015-12", ["at 2014-09 90"],
            ["from 2015-03 100 ends 2015-03-31 replaced 2015-03"], id="new milestones may be none",
        ),
        pytest.param(changed(FIRST, "text: Reworded"), "2015-12", ["at 2014-09 90", "from 2015-03 100"], [],
            id="another field changes no milestone",
        ),
        pytest.param(
            changed("{at: 2014-09, target: 90}, {at: 2015-03, target: 95}, {from: 2014-04, target: 100}", "withdrawn: true"),
            "2015-12", ["from 2014-04 100 ends 2015-03-31", "at 2014-09 90", "at 2015-03 95 withdrawn"], [],
            id="withdrawing touches nothing already due",
        ),
        pytest.param(
            """{milestones: [{at: 2015-09, target: 90}], changes: [
              {date: 2015-01, reason: r, milestones: [{at: 2015-09, target: 70}]},
              {date: 2014-06, reason: r, milestones: [{at: 2015-09, target: 80}]}]}""", "2015-12",
            ["at 2015-09 70"], ["at 2015-09 90 replaced 2014-06", "at 2015-09 80 replaced 2015-01"],
            id="changes apply by date, not by place",
        ),
        pytest.param(
            """{milestones: [{from: 2014-04, target: 90}], changes: [
              {date: 2014-06, reason: r, withdrawn: true}, {date: 2015-06, reason: r, withdrawn: true}]}""", "2015-12",
            ["from 2014-04 90 ends 2014-06-30"], [], id="withdrawn twice ends once",
        ),
        pytest.param(
            """{milestones: [{from: 2014-04, target: 90}], changes: [
              {date: 2014-06, reason: r, withdrawn: true},
              {date: 2015-06, reason: r, milestones: [{from: 2014-04, target: 90}]}]}""", "2015-12",
            ["from 2014-04 90 due 2015-06-30"], ["from 2014-04 90 ends 2014-06-30 replaced 2015-06"],
            id="what was withdrawn and is set again begins anew",
        ),
        pytest.param(
            """{milestones: [{at: 2015-09, target: 90}], changes: [
              {date: 2014-06, reason: r, withdrawn: true},
              {date: 2015-06, reason: r, milestones: [{at: 2015-09, target: 90}]}]}""", "2015-12",
            ["at 2015-09 90"], ["at 2015-09 90 replaced 2015-06 withdrawn"], id="withdrawn and promised again",
        ),
    ],
)  # fmt: skip
def test_what_a_change_does_to_milestones(
    text: str, as_of: str, in_force: list[str], replaced: list[str]
) -> None:
    made = promised(text, as_of)
    assert [written(promise) for promise in made.in_force] == in_force
    assert [written(promise) for promise in made.replaced] == replaced


BY_END = "{milestones: [{by: end, target: done}, {by: 2014-12, target: done}], unit: deliverable}"


def ends(*changes: str, first: str = "2014-04") -> str:
    return f"{{end: {first}, changes: [{', '.join(f'{{reason: r, {change}}}' for change in changes)}]}}"


@pytest.mark.parametrize(
    ("doing", "as_of", "in_force", "replaced"),
    [
        pytest.param(ends(), "2015-12", "2014-04-30", [], id="the action's end"),
        pytest.param(ends("date: 2014-03, end: 2014-09"), "2014-03-30", "2014-04-30", [], id="the change does not exist yet"),
        pytest.param(ends("date: 2014-03, end: 2014-09"), "2014-03-31", "2014-09-30", ["2014-04-30"], id="moved before it was due"),
        pytest.param(ends("date: 2014-04-30, end: 2014-09"), "2015-12", "2014-09-30", ["2014-04-30"], id="moved on the due date"),
        pytest.param(ends("date: 2014-05-01, end: 2014-09"), "2015-12", "2014-04-30", [], id="moved when it was due already"),
        pytest.param(ends("date: 2014-03, end: open"), "2015-12", "None", ["2014-04-30"], id="moved to open"),
        pytest.param(ends("date: 2014-06, end: 2014-09", first="tbc"), "2015-12", "2014-09-30", ["None"], id="set at last"),
        pytest.param(ends("date: 2014-03, end: 2014-04"), "2015-12", "2014-04-30", [], id="set to what it was"),
        pytest.param(ends("date: 2014-03, title: Do it well"), "2015-12", "2014-04-30", [], id="another field"),
        pytest.param(ends("date: 2014-02, end: 2014-06", "date: 2014-03, end: 2014-09"), "2015-12", "2014-09-30", ["2014-04-30", "2014-06-30"], id="moved twice"),
    ],
)  # fmt: skip
def test_by_end_moves_with_the_end_of_the_action(
    doing: str, as_of: str, in_force: str, replaced: list[str]
) -> None:
    made = promised(BY_END, as_of, doing)
    assert [str(p.due) for p in made.in_force if p.milestone.when is End.END] == [in_force]
    assert [str(p.due) for p in made.replaced] == replaced
    assert [str(p.due) for p in made.in_force if p.milestone.when is not End.END] == ["2014-12-31"]


def test_withdrawing_an_action_withdraws_what_is_not_due() -> None:
    made = promised(
        BY_END, "2015-12", "{end: 2014-04, changes: [{date: 2014-06, reason: r, withdrawn: true}]}"
    )
    assert [(str(p.due), p.withdrawn) for p in made.in_force] == [("2014-04-30", False), ("2014-12-31", True)]


@pytest.mark.parametrize(
    ("doing", "due"),
    [
        pytest.param(ends("date: 2014-02, end: 2014-09"), "2014-09-30", id="moved before"),
        pytest.param(ends("date: 2014-02-01, end: 2014-09", "date: 2014-02-15, title: Do it well"), "2014-09-30", id="another field changed since"),
        pytest.param(ends(), "2014-04-30", id="the first, which nothing has moved"),
        pytest.param(ends(first="tbc"), "None", id="none"),
    ],
)  # fmt: skip
def test_a_changed_measure_takes_the_end_that_then_holds(doing: str, due: str) -> None:
    text = changed("{by: 2014-04, target: 1}", "milestones: [{by: end, target: 2}]", "2014-03")
    assert [str(p.due) for p in promised(text, "2015-12", doing).in_force] == [due]


def test_of_two_promised_for_one_day_each_is_its_own_original() -> None:
    made = promised("{milestones: [{at: 2015-03, target: 75}, {by: 2015-03, target: 60}]}", "2015-12")
    assert [p.original is p.milestone for p in made.in_force] == [True, True]


@pytest.mark.parametrize(
    ("text", "doing", "original"),
    [
        pytest.param(
            changed("{at: 2015-03, target: 75}", "milestones: [{at: 2015-03, target: 35}]", "2014-12"), "", "at 2015-03 75",
            id="the one due that day",
        ),
        pytest.param(
            changed("{at: 2015-02, target: 75}", "milestones: [{at: 2015-03, target: 35}]", "2014-12"), "", None,
            id="no original governed that due date",
        ),
        pytest.param(
            changed("{from: 2014-04, target: 90}, {from: 2014-09, target: 100}", "milestones: [{at: 2015-03, target: 35}]",
                    "2014-12"), "", "from 2014-09 100", id="else the latest standing one by then",
        ),
        pytest.param(
            changed("{from: 2014-09, target: 100}, {from: 2014-04, target: 90}", "milestones: [{at: 2015-03, target: 35}]",
                    "2014-12"), "", "from 2014-09 100", id="the latest, wherever it stands",
        ),
        pytest.param(
            changed("{from: 2015-09, target: 100}", "milestones: [{at: 2015-03, target: 35}]", "2014-12"), "", None,
            id="a standing one that begins later",
        ),
        pytest.param("{milestones: [{by: end, target: 1}]}", ends("date: 2014-03, end: 2014-09"), None, id="a moved end"),
        pytest.param("{milestones: [{by: end, target: 1}]}", ends("date: 2014-03, end: open"), None, id="no end any more"),
        pytest.param(
            "{milestones: [{by: end, target: 1}]}", ends("date: 2014-02, end: 2014-09", "date: 2014-03, end: 2014-04"),
            "by end 1 due 2014-04-30", id="moved away and back",
        ),
        pytest.param("{milestones: [{at: 2015-03, target: 1}]}", "", "at 2015-03 1", id="unchanged: itself"),
    ],
)  # fmt: skip
def test_the_original_that_governed_the_same_due_date(text: str, doing: str, original: str | None) -> None:
    (only,) = promised(text, "2015-12", doing).in_force
    found = only.original and written(Promise(only.original, only.due))
    assert found == original
