"""Semantics, section 2: which readings hold at a date, and what was known then."""
# ruff: noqa: E501 - a case is one row

import pytest

from plantrack.core.reading import LastRecorded, readings_in_force
from plantrack.core.value import write_value
from tests.core.plans import day, log


def held(text: str, as_of: str = "2015-12", known_at: str | None = None, series: str | None = None) -> str:
    """Write the readings that hold as `period value` with semicolons."""
    found = readings_in_force(log(text), series, day(as_of), day(known_at) if known_at else None)
    return "; ".join(f"{r.period} {write_value(r.value)}" for r in found if r.value is not None)


RESTATED = "2014-09 55 recorded=2014-10-06; 2014-09 57 recorded=2014-11-03 restated"


@pytest.mark.parametrize(
    ("text", "as_of", "known_at", "expected"),
    [
        pytest.param("", "2014-09", None, "", id="no readings"),
        pytest.param("2014-10 2; 2014-09 1", "2014-10", None, "2014-09 1; 2014-10 2", id="in order of periods"),
        pytest.param("2014-Q3 2; 2014-09 1", "2014-10", None, "2014-Q3 2; 2014-09 1", id="equal ends: the longer first"),
        pytest.param("2014-09 1", "2014-09-29", None, "", id="a period that ends after A does not exist"),
        pytest.param("2014-09 1", "2014-09-30", None, "2014-09 1", id="a period that ends on A exists"),
        pytest.param("2014-09 1 recorded=2015-01", "2014-09", None, "2014-09 1", id="without K: as we know it today"),
        pytest.param("2014-09 1 recorded=2015-01", "2014-09", "2014-12", "", id="with K: as we knew it then"),
        pytest.param("2014-09 1 recorded=2014-10-06", "2014-12", "2014-10-05", "", id="the day before it was recorded"),
        pytest.param("2014-09 1 recorded=2014-10-06", "2014-12", "2014-10-06", "2014-09 1", id="recorded on K"),
        pytest.param("2014-09 1 recorded=2014-10", "2014-12", "2014-10-30", "", id="a month is known on its last day"),
        pytest.param("2014-09 1 recorded=2014-10", "2014-12", "2014-10-31", "2014-09 1", id="the month recorded is over"),
        pytest.param("2014-09 1", "2014-12", "2014-09-29", "", id="recorded by default on the period's last day"),
        pytest.param("2014-09 1", "2014-12", "2014-09-30", "2014-09 1", id="known on the period's last day"),
        pytest.param(RESTATED, "2014-12", None, "2014-09 57", id="the one recorded last is in force"),
        pytest.param(RESTATED, "2014-12", "2014-10-31", "2014-09 55", id="before it was restated"),
        pytest.param(
            "2014-09 57 recorded=2014-11; 2014-09 55 recorded=2014-10", "2014-12", None, "2014-09 57",
            id="recorded last, not written last",
        ),
        pytest.param(
            "2014-09 55 recorded=2014-10; 2014-09 57 recorded=2014-10", "2014-12", None, "2014-09 57",
            id="ties: the later line",
        ),
        pytest.param(
            "2014-Q3 55 recorded=2014-10; 2014/15-Q2 57 recorded=2014-11", "2014-12", None, "2014/15-Q2 57",
            id="one period, however written",
        ),
        pytest.param("2014-09 55; 2014-09 void recorded=2014-11", "2014-12", None, "", id="void withdraws it"),
        pytest.param(
            "2014-09 55; 2014-09 void recorded=2014-11", "2014-12", "2014-10", "2014-09 55", id="before it was void"
        ),
        pytest.param(
            RESTATED + "; 2014-09 void recorded=2014-12", "2014-12", None, "", id="void leaves no earlier one standing"
        ),
        pytest.param(
            "2014-09 55; 2014-09 void recorded=2014-11; 2014-09 56 recorded=2014-12", "2014-12", None, "2014-09 56",
            id="a new one after void",
        ),
        pytest.param("2014-08 1; 2014-08 void; 2014-09 2", "2014-12", None, "2014-09 2", id="void is of its period"),
    ],
)  # fmt: skip
def test_the_readings_that_hold(text: str, as_of: str, known_at: str | None, expected: str) -> None:
    assert held(text, as_of, known_at) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("2014-09 57 recorded=2014-11; 2014-09 55 recorded=2014-10", [1], id="recorded last, not read last"),
        pytest.param("2014-09 55 recorded=2014-10; 2014-09 57 recorded=2014-11", [2], id="recorded last, read last"),
        pytest.param("2014-09 55 recorded=2014-10; 2014-09 57 recorded=2014-10", [2], id="ties: the later line"),
        pytest.param("2014-Q3 55 recorded=2014-11; 2014/15-Q2 57 recorded=2014-10", [1], id="one period, however written"),
        pytest.param("2014-07-01..2014-09-30 1; 2014-Q3 2; 2014-09 3; 2014-09-30 4", [2, 3, 4], id="periods of one end"),
        pytest.param("2014-09 1; 2014-09-01..2014-10-31 2", [1, 2], id="periods of one beginning"),
        pytest.param("2014-09 1 series=lac; 2014-09 2; 2014-09 3 series=lac", [2, 3], id="each series, in order of lines"),
        pytest.param("2014-09 1 recorded=2014-11; 2014-08 2", [1, 2], id="a new period, recorded earlier than the rest"),
        pytest.param("2014-09 1 recorded=2014-10; 2014-08 2; 2014-09 3 recorded=2014-11", [2, 3], id="later, beside one recorded early"),
        pytest.param("2014-09 1 recorded=2014-10; 2014-08 2; 2014-09 3 recorded=2014-10", [2, 3], id="a tie, beside one recorded early"),
    ],
)  # fmt: skip
def test_the_one_recorded_last_is_held_wherever_a_log_is_cut_in_two(text: str, lines: list[int]) -> None:
    whole = log(text)
    for cut in range(len(whole) + 1):
        kept = LastRecorded()
        kept.extend(whole[:cut])
        kept.extend(whole[cut:])
        assert [reading.line for reading in kept] == lines


def test_readings_are_of_their_own_series() -> None:
    text = "2014-09 91 series=lac; 2014-09 96 series=cp; 2014-09 1; 2014-09 void series=cp"
    assert [held(text, series=name) for name in ("lac", "cp", None, "other")] == [
        "2014-09 91",
        "",
        "2014-09 1",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "is_marked"),
    [
        pytest.param("2014-09 1 provisional", True, id="provisional"),
        pytest.param("2014-09 1 recorded=2014-09-29", True, id="recorded before its period ended"),
        pytest.param("2014-09 1 recorded=2014-09-30", False, id="recorded on its last day"),
        pytest.param("2014-09 1 recorded=2014-09", False, id="recorded in its month"),
        pytest.param("2014-09 1 recorded=2014-10", False, id="recorded later"),
    ],
)
def test_a_reading_is_provisional_if_marked_or_early(text: str, is_marked: bool) -> None:  # noqa: FBT001
    (reading,) = log(text)
    assert reading.is_provisional is is_marked
