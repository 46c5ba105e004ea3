"""Questions about baselines: pending, good enough already, or shared."""

import pytest

from tests.core.asking import CLOSE, Fields, action, ask, percent, told


@pytest.mark.parametrize(
    ("as_of", "late"), [("2014-10-31", None), ("2014-11-01", "1 day"), (CLOSE, "151 days")]
)
def test_a_baseline_pending_past_its_date(as_of: str, late: str | None) -> None:
    found = ask(action(percent(baseline={"due": "2014-10"})), as_of=as_of)
    fact = f"5c: baseline due 2014-10, not given by {as_of}: {late} late."
    asked = ("5c", "2014-10", "Where did 5c stand before the plan?", (fact,))
    assert told(found, "baseline-pending") == ([asked] if late else [])


def test_a_baseline_given_by_a_change_is_no_longer_pending() -> None:
    given = {"date": "2014-12", "reason": "Now known.", "baseline": {"period": "2014-11", "value": "40"}}
    one = percent(baseline={"due": "2014-10"}, changes=[given])
    assert told(ask(action(one), as_of="2014-12-30"), "baseline-pending") != []
    assert told(ask(action(one)), "baseline-pending") == []


BASE = {"period": "2014-05", "value": "96"}
AT_95 = {"at": "2014-09", "target": "95"}
AT_LATER = {"at": "2015-09", "target": "95"}


def test_a_target_already_met_at_the_baseline() -> None:
    found = ask(action(percent(baseline=BASE, milestones=[AT_95])))
    question = "Why does the first target of 5c ask for no more than there was at the baseline?"
    fact = "5c: baseline 96% in 2014-05 against at least 95% at 2014-09: 1 point better."
    assert told(found, "baseline-meets-target") == [("5c", "2014-05", question, (fact,))]


MET_AT_BASELINE = "baseline-meets-target"


@pytest.mark.parametrize(
    ("fields", "is_asked"),
    [
        ({"milestones": [{"at": "2014-09", "target": "96"}]}, True),
        ({"milestones": [{"at": "2014-09", "target": "96.1"}, AT_95]}, False),
        ({"milestones": [AT_95], "better": "lower"}, False),
        ({"milestones": [{"at": "2014-09", "target": "97"}], "better": "lower"}, True),
        ({"milestones": [{"at": "2014-09", "target": ["90", "100"]}], "better": "range"}, True),
        ({"milestones": [{"at": "2014-09", "target": "benchmark"}]}, False),
        ({"milestones": [{"at": "2014-09"}]}, False),
        ({"milestones": [{"from": "2014-05", "target": "95"}]}, True),
        ({"milestones": [{"at": "2014-04", "target": "95"}]}, False),
        ({"milestones": [{"at": "2014-04", "target": "95"}, {"at": "2014-09", "target": "99"}]}, False),
        ({"milestones": []}, False),
        ({"milestones": [{"by": "end", "target": "95"}]}, False),
        ({"milestones": [AT_95], "baseline": {"period": "2014-05", "value": "24/25"}}, True),
        ({"milestones": [AT_95], "baseline": {"period": "2014-05"}}, False),
        ({"milestones": [AT_95], "baseline": {"due": "2014-05"}}, False),
        (
            {
                "milestones": [{"at": "2014-09", "target": "done"}],
                "baseline": {"period": "2014-05", "value": "done"},
            },
            False,
        ),
        ({"milestones": [AT_95], "changes": [{"date": "2014-07", "reason": "R.", "text": "Another"}]}, False),
        ({"milestones": [AT_95], "changes": [{"date": "2014-10", "reason": "R.", "text": "Another"}]}, True),
        (
            {
                "milestones": [{"at": "2015-09", "target": "95"}],
                "changes": [{"date": "2015-07", "reason": "R.", "text": "T"}],
            },
            True,
        ),
        (
            {"milestones": [AT_95], "changes": [{"date": "2014-07", "reason": "R.", "withdrawn": "true"}]},
            False,
        ),
        ({"milestones": [AT_95], "changes": [{"date": "2014-05", "reason": "R.", "text": "T"}]}, True),
        ({"milestones": [AT_95], "changes": [{"date": "2014-09", "reason": "R.", "text": "T"}]}, False),
        ({"milestones": [AT_LATER], "changes": [{"date": "2015-03", "reason": "R.", "text": "T"}]}, False),
        (
            {"milestones": [AT_LATER], "changes": [{"date": "2015-06", "reason": "R.", "better": "lower"}]},
            True,
        ),
    ],
)
def test_when_the_baseline_meets_the_first_target(fields: Fields, is_asked: bool) -> None:  # noqa: FBT001
    found = ask(action(percent(**{"baseline": BASE, **fields})))
    assert bool(told(found, MET_AT_BASELINE)) is is_asked


def test_measures_that_share_a_baseline_word_for_word_are_one_question() -> None:
    note = "The baseline of 27% has been set."
    found = ask(
        action(percent(id="4b", baseline={"period": "2014-06", "value": "27", "note": note})),
        action(
            percent(id="11c", baseline={"period": "2014-06", "note": "The baseline\n  of 27% has been set."}),
            id="11.2",
        ),
        action(percent(id="9a", baseline={"due": "2015-06", "note": note}), id="9.1"),
        action(
            percent(id="9b", baseline={"due": "2015-06", "note": "The baseline of 28% has been set."}),
            id="9.2",
        ),
    )
    assert told(found, "baseline-shared") == [
        (
            "4b",
            "2014-06",
            "Was the baseline of 4b, 11c and 9a measured for each of them?",
            (
                "4b: baseline 27% in 2014-06.",
                "11c: baseline told in words in 2014-06.",
                "9a: baseline due 2015-06.",
                'Each is told in the same words: "The baseline of 27% has been set."',
            ),
        )
    ]


def test_a_promise_of_a_baseline_may_be_shared_too() -> None:
    pending = {"due": "2015-06", "note": "To be set."}
    found = ask(action(percent(id="4b", baseline=pending), percent(id="4c", baseline=pending)))
    question = "Was the baseline of 4b and 4c measured for each of them?"
    shared = ("4b: baseline due 2015-06.", "4c: baseline due 2015-06.")
    words = 'Each is told in the same words: "To be set."'
    assert told(found, "baseline-shared") == [("4b", "2015-06", question, (*shared, words))]


def test_the_series_of_one_measure_may_share_its_baseline() -> None:
    one = percent(
        baseline={"period": "2014-06", "value": "27", "note": "As set."}, series={"lac": {}, "cp": {}}
    )
    assert ask(action(one)) == ()
