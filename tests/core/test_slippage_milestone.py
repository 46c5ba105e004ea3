"""What became of milestones over versions: eased, tightened, removed or added, when, and with what reason."""

from datetime import date

import pytest

from plantrack.core.model import Issue, Plan
from plantrack.core.select import Named, find
from plantrack.core.slippage import Slippage, Step, Version, select_slippage, slippage
from plantrack.core.slippage_form import Drift, Shift
from tests.core.plans import action, measure, plan, terms

SEPT, MARCH = "{at: 2014-09, target: 55}", "{at: 2015-03, target: 75}"
EASED = "{at: 2015-03, target: 60}"
ENTRY = f"{{date: 2014-12, reason: Too steep, milestones: [{EASED}]}}"
KEPT = f"{{milestones: [{SEPT}, {MARCH}]}}"
CHANGED = f"{{milestones: [{SEPT}, {MARCH}], changes: [{ENTRY}]}}"


LOWERED = "eased target-lowered 2015-03-31: no reason [1]"
LOWERED_WITH_REASON = "eased target-lowered 2015-03-31: Too steep [1]"
AT_THE_END, LESS_AT_THE_END = "{milestones: [{by: end, target: 75}]}", "{milestones: [{by: end, target: 60}]}"


def step(at: int, on: str = "2014-06-01") -> Step:
    return Step(f"{at:040}", "A. Author", date.fromisoformat(on), "An edit")


def over(*versions: str | tuple[str, str], on: str = "2014-06-01") -> Slippage:
    """Tell what moved over versions, each the text of one measure, or that of its action with it."""
    texts = [version if isinstance(version, tuple) else ("", version) for version in versions]
    plans = [plan(action(of, *([measure(text)] if text else []))) for of, text in texts]
    return slippage(Version(step(at, on), one) for at, one in enumerate(plans))


def drift(*versions: str | tuple[str, str], on: str = "2014-06-01") -> Drift:
    (only,) = over(*versions, on=on).drifts
    return only


def told(shift: Shift) -> str:
    why = shift.account.reason or "no reason"
    return f"{shift.fate} {' '.join(shift.codes)} {shift.due}: {why} [{int(shift.account.step.commit)}]"


@pytest.mark.parametrize(
    ("versions", "shifts"),
    [
        ([KEPT, KEPT], []),
        # a note is no promise
        ([KEPT, KEPT.replace("55}", "55, note: N}")], []),
        (
            [KEPT, f"{{milestones: [{SEPT}, {EASED}]}}"],
            [LOWERED],
        ),
        (
            [f"{{better: lower, milestones: [{MARCH}]}}", f"{{better: lower, milestones: [{EASED}]}}"],
            ["tightened target-lowered 2015-03-31: no reason [1]"],
        ),
        (
            [KEPT, f"{{milestones: [{SEPT}, {{at: 2015-09, target: 75}}]}}"],
            ["eased milestone-later 2015-03-31: no reason [1]"],
        ),
        # easier in one thing and harder in another is eased
        (
            [KEPT, f"{{milestones: [{SEPT}, {{from: 2015-03, target: 60}}]}}"],
            ["eased kind-changed target-lowered 2015-03-31: no reason [1]"],
        ),
        ([KEPT, f"{{milestones: [{SEPT}]}}"], ["removed milestone-removed 2015-03-31: no reason [1]"]),
        ([f"{{milestones: [{SEPT}]}}", KEPT], ["added milestone-added 2015-03-31: no reason [1]"]),
        # an entry in the first version, and one that a step brings; each is told once
        ([CHANGED, CHANGED], ["eased target-lowered 2015-03-31: Too steep [0]"]),
        ([KEPT, CHANGED, CHANGED], [LOWERED_WITH_REASON]),
        # put back with its reason: explained afterwards
        (
            [KEPT, f"{{milestones: [{SEPT}, {EASED}]}}", CHANGED],
            [LOWERED_WITH_REASON],
        ),
        # a reason for one milestone is none for another that was written over in the same step
        (
            [KEPT, CHANGED.replace("target: 55", "target: 40")],
            ["eased target-lowered 2014-09-30: no reason [1]", LOWERED_WITH_REASON],
        ),
        # and none for what is left written over
        (
            [
                KEPT,
                f"{{milestones: [{{at: 2014-09, target: 40}}, {EASED}]}}",
                f"{{milestones: [{{at: 2014-09, target: 40}}, {MARCH}], changes: [{ENTRY}]}}",
            ],
            ["eased target-lowered 2014-09-30: no reason [1]", LOWERED_WITH_REASON],
        ),
        # what was removed is explained by no entry that does not speak of it
        (
            [
                f"{{milestones: [{SEPT}, {MARCH}, {{at: 2015-09, target: 90}}]}}",
                f"{{milestones: [{SEPT}, {EASED}]}}",
                CHANGED,
            ],
            [LOWERED_WITH_REASON, "removed milestone-removed 2015-09-30: no reason [1]"],
        ),
        # the entry taken out
        (
            [CHANGED, KEPT],
            [
                "eased target-lowered 2015-03-31: Too steep [0]",
                "tightened target-raised 2015-03-31: no reason [1]",
            ],
        ),
        # withdrawn with its action, and by itself
        (
            [
                ("", f"{{milestones: [{MARCH}]}}"),
                (
                    "{changes: [{date: 2014-12, reason: Given up, withdrawn: true}]}",
                    f"{{milestones: [{MARCH}]}}",
                ),
            ],
            ["removed milestone-removed 2015-03-31: Given up [1]"],
        ),
        (
            [f"{{milestones: [{MARCH}], changes: [{{date: 2014-12, reason: Given up, withdrawn: true}}]}}"],
            ["removed milestone-removed 2015-03-31: Given up [0]"],
        ),
        # gone with its measure; back again it has milestones of its own
        (
            [f"{{milestones: [{MARCH}]}}", "", f"{{milestones: [{EASED}], changes: []}}"],
            ["removed milestone-removed 2015-03-31: no reason [1]"],
        ),
        # renumbered
        (
            [f"{{id: 1a, milestones: [{MARCH}]}}", f"{{id: 1z, milestones: [{EASED}]}}"],
            [LOWERED],
        ),
        # a milestone at the action's end has no date of its own; one that moves with it is told of the action
        (
            [("{end: tbc}", AT_THE_END), ("{end: tbc}", LESS_AT_THE_END)],
            ["eased target-lowered None: no reason [1]"],
        ),
        (
            [("{end: 2014-06}", AT_THE_END), ("{end: 2014-09}", AT_THE_END)],
            [],
        ),
    ],
)
def test_what_became_of_milestones(versions: list[str | tuple[str, str]], shifts: list[str]) -> None:
    assert [told(shift) for shift in drift(*versions).shifts] == shifts


@pytest.mark.parametrize(
    ("on", "timing"),
    [("2015-03-30", "before"), ("2015-03-31", "on-the-day"), ("2015-04-01", "after")],
)
def test_a_step_is_held_against_the_due_date(on: str, timing: str) -> None:
    (shift,) = drift(KEPT, f"{{milestones: [{SEPT}, {EASED}]}}", on=on).shifts
    assert shift.timing == timing


def test_a_backdated_entry_is_held_against_the_day_of_its_step() -> None:
    (shift,) = drift(KEPT, CHANGED, on="2015-05-01").shifts
    assert shift.timing == "after"
    assert shift.account.reason == "Too steep"


def test_an_entry_that_came_with_its_measure_goes_by_its_own_date() -> None:
    (shift,) = drift(CHANGED, on="2026-05-01").shifts
    assert shift.timing == "before"


def test_without_a_date_nothing_is_said_of_the_timing() -> None:
    versions = [Version(Step("a", "A", None, ""), plan(action("", measure(text)))) for text in (KEPT, KEPT)]
    eased = versions[1]._replace(plan=plan(action("", measure(f"{{milestones: [{SEPT}, {EASED}]}}"))))
    assert slippage([versions[0], eased]).drifts[0].shifts[0].timing is None
    (no_due,) = drift(
        ("{end: tbc}", AT_THE_END),
        ("{end: tbc}", LESS_AT_THE_END),
    ).shifts
    assert no_due.timing is None


def test_a_series_is_told_by_its_name_and_what_it_shares_with_each() -> None:
    one = f"{{series: {{lac: {{}}, cp: {{milestones: [{SEPT}]}}}}, milestones: [{MARCH}]}}"
    other = one.replace("target: 75", "target: 60")
    assert [(s.series, s.fate) for s in drift(one, other).shifts] == [("lac", "eased")]


def test_a_series_that_is_gone_is_removed_and_a_new_one_begins() -> None:
    one = f"{{series: {{lac: {{}}}}, milestones: [{MARCH}]}}"
    shifts = drift(one, one.replace("lac", "cp")).shifts
    assert [(s.series, s.fate) for s in shifts] == [("lac", "removed")]


def test_a_reason_for_one_series_is_none_for_another() -> None:
    one = f"{{series: {{lac: {{milestones: [{MARCH}]}}, cp: {{milestones: [{MARCH}]}}}}}}"
    eased = one.replace("target: 75", "target: 60")
    put_back = (
        f"{{series: {{lac: {{milestones: [{MARCH}], changes: [{ENTRY}]}}, cp: {{milestones: [{EASED}]}}}}}}"
    )
    reasons = [(s.series, s.account.reason) for s in drift(one, eased, put_back).shifts]
    assert reasons == [("lac", "Too steep"), ("cp", None)]


def test_an_issue_that_is_the_same_object_is_not_looked_at_again() -> None:
    first, second = (Issue(id=id_, statement=f"Found {id_}", actions=()) for id_ in "12")
    kept = first.model_copy(update={"actions": (action("{id: '1.1'}", measure(KEPT)),)})
    plans = [Plan(terms(), (kept, second)), Plan(terms(), (kept,)), Plan(terms(), (kept, second))]
    told_of = slippage(Version(step(at), one) for at, one in enumerate(plans))
    assert [(c.action.id, c.moves, c.gone) for c in told_of.courses] == [("1.1", (), None)]
    assert told_of.drifts[0].shifts == ()


def test_to_share_what_no_version_changed_changes_no_answer() -> None:
    kept = Issue(id="2", statement="Found 2", actions=(action("{id: '2.1', title: Train, end: 2014-04}"),))
    texts = ("{end: 2014-04}", "{end: 2014-06}", "{end: 2014-04}")
    moving = [Issue(id="1", statement="Found 1", actions=(action(text),)) for text in texts]
    shared = [Version(step(at), Plan(terms(), (one, kept))) for at, one in enumerate(moving)]
    apart = [
        Version(step(at), Plan(terms(), tuple(issue.model_copy(deep=True) for issue in (one, kept))))
        for at, one in enumerate(moving)
    ]
    assert slippage(shared) == slippage(apart)
    assert [course.times for course in slippage(shared).courses] == [2, 0]


def two_issues() -> tuple[Plan, Slippage]:
    """Make two issues of which everything moves, in a step."""
    issues = []
    for target, end in ((75, "2014-04"), (60, "2014-06")):
        of = f"{{milestones: [{{at: 2015-03, target: {target}}}]"
        made = [
            action(
                f"{{id: '1.1', title: Audit, leads: [A], end: {end}}}", measure(f"{of}, id: 1a, text: Good}}")
            ),
            action(
                f"{{id: '2.1', title: Train, leads: [The B], end: {end}}}",
                measure(f"{of}, id: 2a, text: Trained, series: {{lac: {{}}, cp: {{}}}}}}"),
            ),
        ]
        numbered = [Issue(id=str(n), statement=f"Found {n}", actions=(one,)) for n, one in enumerate(made, 1)]
        issues.append(Plan(terms("{lead_names: {The B: B}}"), tuple(numbered)))
    return issues[1], slippage(Version(step(at), one) for at, one in enumerate(issues))


@pytest.mark.parametrize(
    ("ids", "lead", "kept"),
    [
        ([], None, ["1.1", "2.1", "1a", "2a/lac", "2a/cp"]),
        (["2"], None, ["2.1", "2a/lac", "2a/cp"]),
        (["1.1"], None, ["1.1", "1a"]),
        (["1a"], None, ["1a"]),
        (["2a/cp"], None, ["2a/cp"]),
        (["1.1", "2A/LAC"], None, ["1.1", "1a", "2a/lac"]),
        ([], "B", ["2.1", "2a/lac", "2a/cp"]),
        (["1"], "B", []),
    ],
)
def test_only_what_is_asked_about_is_kept(ids: list[str], lead: str | None, kept: list[str]) -> None:
    made, whole = two_issues()
    found: tuple[Named, ...] = tuple(one for id_ in ids for one in find(made, id_))
    chosen = select_slippage(whole, found, lead)
    ends = [one.action.id for one in chosen.courses]
    shifts = [f"{d.measure.id}{f'/{s.series}' if s.series else ''}" for d in chosen.drifts for s in d.shifts]
    assert ends + shifts == kept
    assert chosen.steps == whole.steps
