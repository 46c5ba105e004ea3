"""Questions about readings: getting worse, silent, or restated across a target."""

from typing import Any

import pytest

from plantrack.core.reading import Reading
from tests.core.asking import CLOSE, WITHDRAWN, Fields, action, ask, facts, percent, read, told


def run(*values: str, first: int = 1, **fields: Any) -> list[Reading]:  # noqa: ANN401
    return [read(f"2014-{month:02}", value, **fields) for month, value in enumerate(values, first)]


def test_getting_worse_three_readings_running_takes_four_points() -> None:
    found = ask(action(percent()), logs={"5c": run("60", "63", "62.5", "62", "61")})
    question = "Why has 5c got worse for 3 readings running?"
    fact = "5c: 63% in 2014-02, 62.5% in 2014-03, 62% in 2014-04, 61% in 2014-05."
    assert told(found, "getting-worse") == [("5c", "2014-05", question, (fact,))]


@pytest.mark.parametrize(
    ("better", "values", "is_asked"),
    [
        ("higher", ["63", "62", "61"], False),
        ("higher", ["63", "62", "62", "61"], False),
        ("higher", ["64", "63", "62", "61", "61.5"], False),
        ("higher", ["64", "63", "62", "61", "60"], True),
        ("higher", ["61", "62", "63", "64"], False),
        ("lower", ["61", "62", "63", "64"], True),
        ("lower", ["64", "63", "62", "61"], False),
        ("neutral", ["64", "63", "62", "61"], False),
        ("range", ["60", "61", "62", "63"], True),
        ("range", ["57", "58", "59", "60"], False),
        ("range", ["50", "39", "38", "37"], True),
        ("higher", ["64/100", "63/100", "missed", "62/100", "61/100"], True),
        ("higher", ["64/100", "63/100", "missed", "62/100"], False),
    ],
)
def test_which_readings_are_getting_worse(better: str, values: list[str], is_asked: bool) -> None:  # noqa: FBT001
    target = ["40", "60"] if better == "range" else "10"
    one = percent(
        better=better, milestones=[{"at": "2015-09", "target": "20"}, {"at": "2015-12", "target": target}]
    )
    assert bool(told(ask(action(one), logs={"5c": run(*values)}), "getting-worse")) is is_asked


def test_without_a_range_or_a_direction_nothing_is_worse() -> None:
    worse = {"5c": run("64", "63", "62", "61")}
    without_range = percent(better="range", milestones=[{"at": "2015-09", "target": "20"}])
    without_direction = {"id": "5c", "text": "A measure", "unit": "count"}
    assert ask(action(without_range), logs=worse) == ()
    assert ask(action(without_direction), logs=worse) == ()


@pytest.mark.parametrize(
    ("date_of_wall", "is_asked"),
    [("2014-01", True), ("2014-02", False), ("2014-04", False), ("2015-06", True)],
)
def test_no_comparison_crosses_a_wall(date_of_wall: str, is_asked: bool) -> None:  # noqa: FBT001
    wall = {"date": date_of_wall, "reason": "Clearer.", "text": "Another definition"}
    found = ask(action(percent(changes=[wall])), logs={"5c": run("64", "63", "62", "61")})
    assert bool(told(found, "getting-worse")) is is_asked


def test_a_wall_stands_from_its_own_day_on() -> None:
    wall = {"date": "2014-04", "reason": "Clearer.", "text": "Another definition"}
    found = ask(action(percent(changes=[wall])), logs={"5c": run("64", "63", "62", "61")}, as_of="2014-04-30")
    assert told(found, "getting-worse") == []


@pytest.mark.parametrize(
    ("every", "extra", "is_asked"),
    [
        (None, read("2014-Q1", "99"), True),
        (None, read("2014-03-05..2014-04-04", "99"), True),
        (None, read("2014-05-01..2014-05-07", "10"), False),
        ({"months": "1"}, read("2014-05-01..2014-05-07", "10"), True),
        ({"months": "3"}, read("2014-Q1", "99"), False),
    ],
)
def test_only_readings_of_one_length_are_compared(
    every: Fields | None,
    extra: Reading,
    is_asked: bool,  # noqa: FBT001
) -> None:
    one = percent(**({"every": every} if every else {}))
    found = ask(action(one), logs={"5c": [*run("64", "63", "62", "61"), extra]})
    assert bool(told(found, "getting-worse")) is is_asked


@pytest.mark.parametrize(
    ("as_of", "late"), [("2014-11-30", None), ("2014-12-01", "1 day"), (CLOSE, "121 days")]
)
def test_a_measure_silent_for_longer_than_it_is_observed_and_its_lag(as_of: str, late: str | None) -> None:
    log = [read("2014-09", "60", "2014-08-15"), read("2014-10-06", "70")]
    found = ask(action(percent(every={"months": "1"})), logs={"5c": log}, as_of=as_of)
    question = "Why has nothing been heard of 5c, which is to be observed every month?"
    last = "5c: latest reading 60% (provisional) in 2014-09"
    fact = f"{last}; the next was due by 2014-11-30, {late} before {as_of}."
    assert told(found, "measure-silent") == ([("5c", "2014-11-30", question, (fact,))] if late else [])


@pytest.mark.parametrize(
    ("every", "start", "log", "due", "how_often"),
    [
        ({"months": "1"}, None, [], "2014-02-28", "every month"),
        ({"months": "3"}, "2014-04", [], "2014-07-31", "every 3 months"),
        ({"months": "0"}, None, [], "2014-02-28", "every month"),
        ({"days": "1"}, None, [], "2014-02-01", "every day"),
        ({"days": "7"}, None, [read("2014-02-03..2014-02-09", "9")], "2014-03-16", "every 7 days"),
        ({"months": "12"}, "2014-04", [], None, ""),
    ],
)
def test_when_the_next_reading_was_due(
    every: Fields, start: str | None, log: list[Reading], due: str | None, how_often: str
) -> None:
    found = ask(action(percent(every=every), start=start or "2014-01"), logs={"5c": log})
    assert [
        (on, question.partition("observed ")[2]) for _, on, question, _ in told(found, "measure-silent")
    ] == ([(due, how_often + "?")] if due else [])


def test_a_measure_never_read_is_awaited_from_the_start_of_its_action_or_of_the_plan() -> None:
    never = ask(action(percent(every={"months": "1"})))
    assert facts(never, "measure-silent") == [
        "5c: latest reading none; the next was due by 2014-02-28, 396 days before 2015-03-31."
    ]


@pytest.mark.parametrize("of", ["measure", "action"])
def test_nothing_more_is_expected_of_what_is_withdrawn(of: str) -> None:
    one = percent(every={"months": "1"}, changes=WITHDRAWN if of == "measure" else [])
    whole = action(one, changes=WITHDRAWN if of == "action" else [])
    assert told(ask(whole), "measure-silent") == []
    assert told(ask(whole, as_of="2014-11-30"), "measure-silent") != []


def test_a_reading_restated_across_a_threshold() -> None:
    log = [
        read("2014-09", "54.96", "2014-10-06"),
        read("2014-09", "54", "2014-10-20", restated="Late returns"),
        read("2014-09", "56", "2014-11-03", restated="Cases\n counted twice."),
    ]
    one = percent(milestones=[{"at": "2014-09", "target": "55"}, {"from": "2014-09", "target": "50"}])
    assert told(ask(action(one), logs={"5c": log}), "restated-across-target") == [
        (
            "5c",
            "2014-11-03",
            "Why was the figure of 5c for 2014-09 restated?",
            (
                (
                    "5c: 54.96% for 2014-09, recorded 2014-10-06, falls short of at least 55% at 2014-09; "
                    "56%, recorded 2014-11-03, reaches it."
                ),
                (
                    "5c: 54% for 2014-09, recorded 2014-10-20, falls short of at least 55% at 2014-09; "
                    "56%, recorded 2014-11-03, reaches it."
                ),
                'Reason given: "Cases counted twice."',
            ),
        )
    ]


def test_a_restatement_may_lose_a_target_and_is_not_known_before_its_time() -> None:
    log = [read("2014-09", "111/200", "2014-10"), read("2014-09", "1099/2000", "2014-11")]
    one = action(percent(milestones=[{"at": "2014-09", "target": "55"}]))
    assert facts(ask(one, logs={"5c": log}), "restated-across-target") == [
        (
            "5c: 111 of 200 (55.5%) for 2014-09, recorded 2014-10, reaches at least 55% at 2014-09; "
            "1099 of 2000 (54.95%), recorded 2014-11, falls short of it."
        ),
        "No reason is given.",
    ]
    assert told(ask(one, logs={"5c": log}, known_at="2014-10-31"), "restated-across-target") == []


@pytest.mark.parametrize(
    ("milestone", "first", "second", "is_asked"),
    [
        ({"at": "2014-09", "target": "55"}, "54", "54.9", False),
        ({"at": "2014-08", "target": "55"}, "54", "55", False),
        ({"at": "2014-Q3", "target": "55"}, "54", "55", True),
        ({"at": "2014-Q3", "target": "55"}, "missed", "55", False),
        ({"at": "2014-09", "target": "55"}, "missed", "55", True),
        ({"at": "2014-09-30", "target": "55"}, "54", "55", True),
        ({"from": "2014-09-30", "target": "55"}, "54", "55", True),
        ({"at": "2014", "target": "55"}, "missed", "55", False),
        ({"at": "2014-10", "target": "55"}, "54", "55", False),
        ({"by": "2015-09", "target": "55"}, "54", "55", True),
        ({"by": "2015-09", "target": "55"}, "missed", "55", False),
        ({"by": "2014-09", "target": "55"}, "missed", "55", True),
        ({"by": "end", "target": "55"}, "54", "55", False),
        ({"from": "2014-09", "target": "55"}, "54", "55", True),
        ({"from": "2014-10", "target": "55"}, "54", "55", False),
        ({"at": "2014-09"}, "54", "55", False),
        ({"at": "2014-09", "target": "done"}, "54", "55", False),
        ({"at": "2014-09", "target": "done"}, "done", "55", False),
        ({"at": "2014-09", "target": "benchmark"}, "54", "55", True),
        ({"at": "2014-09", "target": "benchmark", "strict": "true"}, "54", "55", False),
        ({"at": "2014-09", "target": "55"}, None, "55", False),
    ],
)
def test_which_restatements_cross_a_target(
    milestone: Fields,
    first: str | None,
    second: str,
    is_asked: bool,  # noqa: FBT001
) -> None:
    log = [
        read("2014-09", first, "2014-10", void=None if first else "Wrong."),
        read("2014-09", second, "2014-11"),
        read("2014-08", "10", series="benchmark"),
        read("2014-09", "55", series="benchmark"),
    ]
    one = percent(milestones=[milestone], benchmark={"name": "Neighbours"})
    assert bool(told(ask(action(one), logs={"5c": log}), "restated-across-target")) is is_asked


def test_without_a_figure_of_the_benchmark_no_target_is_crossed() -> None:
    log = [read("2014-09", "54", "2014-10"), read("2014-09", "55", "2014-11")]
    one = percent(milestones=[{"at": "2014-09", "target": "benchmark"}], benchmark={"name": "Neighbours"})
    assert told(ask(action(one), logs={"5c": log}), "restated-across-target") == []


def test_a_standing_target_is_crossed_up_to_the_day_it_ends() -> None:
    log = [read("2014-09", "54", "2014-10"), read("2014-09", "55", "2014-11")]
    ended = {"date": "2014-09", "reason": "Moved.", "withdrawn": "true"}
    one = percent(milestones=[{"from": "2014-06", "target": "55"}], changes=[ended])
    assert told(ask(action(one), logs={"5c": log}), "restated-across-target") != []


def test_a_standing_target_that_a_change_ended_and_one_withdrawn_are_crossed_no_more() -> None:
    log = [read("2014-09", "54", "2014-10"), read("2014-09", "55", "2014-11")]
    ended = {"date": "2014-07", "reason": "Moved.", "withdrawn": "true"}
    for milestone in ({"from": "2014-06", "target": "55"}, {"at": "2014-09", "target": "55"}):
        one = percent(milestones=[milestone], changes=[ended])
        assert told(ask(action(one), logs={"5c": log}), "restated-across-target") == []


def test_each_series_answers_for_its_own_readings() -> None:
    log = [
        read("2014-09", "54", "2014-10", series="lac"),
        read("2014-09", "55", "2014-11", series="lac"),
        read("2014-09", "55", "2014-11", series="cp"),
    ]
    one = percent(milestones=[{"at": "2014-09", "target": "55"}], series={"lac": {}, "cp": {}})
    assert [
        subject for subject, *_ in told(ask(action(one), logs={"5c": log}), "restated-across-target")
    ] == ["5c/lac"]
