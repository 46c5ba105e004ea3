"""The kinds of field: the text of a plan file, and what it means."""

import re
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from plantrack.core.kinds import (
    BaselineValue,
    Benchmark,
    Bounds,
    DueDate,
    End,
    EndDate,
    Flag,
    Id,
    Number,
    Open,
    Target,
    Text,
    When,
    Whole,
)
from plantrack.core.period import parse_period
from plantrack.core.value import Count, Delivery

KINDS: dict[str, Any] = {
    "Id": Id,
    "Text": Text,
    "When": When,
    "EndDate": EndDate,
    "DueDate": DueDate,
    "Target": Target,
    "BaselineValue": BaselineValue,
    "Number": Number,
    "Bounds": Bounds,
    "Whole": Whole,
    "Flag": Flag,
}


def given(kind: str, value: object, year_start: int | None = None) -> object:
    context = None if year_start is None else {"year_start": year_start}
    return TypeAdapter(KINDS[kind]).validate_python(value, context=context)


@pytest.mark.parametrize(
    ("kind", "text", "meaning"),
    [
        ("Id", "1.10", "1.10"),
        ("Id", "9c-x_Y.2", "9c-x_Y.2"),
        ("Id", "a" * 64, "a" * 64),
        ("Text", "words", "words"),
        ("When", "2014-09", parse_period("2014-09")),
        ("EndDate", "2014-09", parse_period("2014-09")),
        ("EndDate", "open", Open.OPEN),
        ("EndDate", "tbc", Open.TBC),
        ("DueDate", "2014-09", parse_period("2014-09")),
        ("DueDate", "end", End.END),
        ("Target", "55", Decimal(55)),
        ("Target", "97.5%", Decimal("97.5")),
        ("Target", "done", Delivery.DONE),
        ("Target", "benchmark", Benchmark.BENCHMARK),
        ("Target", ["40", "60"], (Decimal(40), Decimal(60))),
        ("Target", ["40", "40"], (Decimal(40), Decimal(40))),
        ("BaselineValue", "46", Decimal(46)),
        ("BaselineValue", "46%", Decimal(46)),
        ("BaselineValue", "14/90", Count(14, 90)),
        ("BaselineValue", "not-done", Delivery.NOT_DONE),
        ("Number", "5%", Decimal(5)),
        ("Bounds", ["-10", "10"], (Decimal(-10), Decimal(10))),
        ("Whole", "12", 12),
        pytest.param("Whole", 12, 12, id="Whole-as a default"),
        ("Flag", "true", True),
        ("Flag", "false", False),
    ],
)
def test_text_is_given_its_meaning(kind: str, text: object, meaning: object) -> None:
    assert given(kind, text) == meaning


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("Id", "", "pattern"),
        ("Id", "-a", "pattern"),
        ("Id", "6b/lac", "pattern"),
        ("Id", "é", "pattern"),
        ("Id", "a" * 65, "pattern"),
        ("Text", "", "at least 1 character"),
        ("When", "9/14", "'9/14' is not a period"),
        ("When", ["2014-09"], "this is a list where text belongs"),
        ("When", {"at": "2014-09"}, "this is a group of keys where text belongs"),
        ("EndDate", "ongoing", "'ongoing' is not a period"),
        ("EndDate", ["open"], "this is a list where text belongs"),
        ("DueDate", "open", "'open' is not a period"),
        ("Target", "met", "'met' is not a target. Write a number, [low, high], done or benchmark"),
        ("Target", "14/90", "'14/90' is not a target"),
        ("Target", {"a": "b"}, "is not a target"),
        ("Target", "x" * 50, f"'{'x' * 40}' is not a target"),
        ("Target", ["40"], "write two numbers, the lower first: [40, 60]"),
        ("Target", ["60", "40"], "the lower number comes first: [40, 60]"),
        ("Target", ["done", "60"], "'done' is not a value"),
        ("BaselineValue", "met", "a baseline is a figure"),
        ("BaselineValue", "some", "'some' is not a value"),
        ("Number", "five", "'five' is not a value"),
        ("Bounds", "10", "write two numbers"),
        ("Bounds", ["0", "50", "100"], "write two numbers"),
        ("Whole", "-1", "'-1' is not a whole number"),
        ("Whole", "1.5", "'1.5' is not a whole number"),
        ("Whole", "12345", "'12345' is not a whole number"),
        ("Whole", "²", "'²' is not a whole number"),
        ("Whole", ["1"], "this is a list where text belongs"),
        ("Flag", "yes", "'yes' is neither true nor false"),
        ("Flag", "True", "'True' is neither true nor false"),
    ],
)
def test_what_has_no_meaning_is_refused_in_words(kind: str, text: object, said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(said)):
        given(kind, text)


def test_a_financial_year_begins_where_the_context_says() -> None:
    for year_start, first in ((None, "2014-04-01"), (4, "2014-04-01"), (9, "2014-09-01")):
        for kind in ("When", "EndDate", "DueDate"):
            period = given(kind, "2014/15", year_start)
            assert period == parse_period("2014/15", year_start or 4)
            assert str(getattr(period, "first", "")) == first


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("Id", {"type": ["string", "number"], "pattern": "^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$"}),
        ("Text", {"type": "string", "minLength": 1}),
        ("Whole", {"type": "integer", "minimum": 0}),
        ("Flag", {"type": "boolean"}),
        ("Number", {"type": ["number", "string"], "pattern": r"^-?\d+(\.\d+)?%?$"}),
    ],
)
def test_a_kind_has_its_schema(kind: str, schema: dict[str, object]) -> None:
    assert TypeAdapter(KINDS[kind]).json_schema() == schema


@pytest.mark.parametrize(
    "written", ["2014", "2014-09", "2014-09-30", "2014-Q3", "2014/15", "2014/15-Q2", "2014-05..2014-08-31"]
)
def test_the_schema_admits_every_form_of_a_period(written: str) -> None:
    pattern = TypeAdapter(KINDS["When"]).json_schema()["pattern"]
    assert re.search(pattern, written)
    assert not re.search(pattern, written + "x")
