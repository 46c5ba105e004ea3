"""Semantics, section 2: what a value is, and how it is shown."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plantrack.core.value import (
    Count,
    Delivery,
    Stated,
    Value,
    amount,
    parse_number,
    parse_value,
    round_for_display,
    significant_digits,
    write_value,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("55", Decimal(55), id="a number"),
        pytest.param("97.2", Decimal("97.2"), id="kept as an exact decimal"),
        pytest.param("-3.5", Decimal("-3.5"), id="below nought"),
        pytest.param("0", Decimal(0), id="0 is a value"),
        pytest.param("55.0", Decimal("55.0"), id="a nought at the end"),
        pytest.param("123456789012345", Decimal(123456789012345), id="15 digits"),
        pytest.param("14/90", Count(14, 90), id="a count: both kept"),
        pytest.param("0/90", Count(0, 90), id="none of some"),
        pytest.param("done", Delivery.DONE, id="done"),
        pytest.param("not-done", Delivery.NOT_DONE, id="not-done"),
        pytest.param("met", Stated.MET, id="stated met"),
        pytest.param("missed", Stated.MISSED, id="stated missed"),
    ],
)
def test_a_value_is_read_and_written_as_it_is_typed(text: str, value: Value) -> None:
    assert parse_value(text) == value
    assert write_value(value) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not a value. Write a number (55 or 97.2), a count (14/90), done, not-done, met or missed"),
        ("n/a", "'n/a' is not a value. Write"),
        ("1e3", "is not a value. Write"),
        ("1_000", "is not a value. Write"),
        ("\u0665\u0665", "is not a value. Write"),
        ("nan", "is not a value. Write"),
        ("inf", "is not a value. Write"),
        ("+5", "is not a value. Write"),
        (".5", "is not a value. Write"),
        ("55 ", "is not a value. Write"),
        ("-1/2", "is not a value. Write"),
        ("1,000", "Did you mean 1000? "),
        ("-1,234,567.5", "Did you mean -1234567.5? "),
        ("97,2", "Did you mean 97.2? "),
        ("Yes", "Did you mean done? "),
        ("completed", "Did you mean done? "),
        ("no", "Did you mean not-done? "),
        ("MET", "Did you mean met? "),
        ("x" * 41, "'" + "x" * 37 + "...' is not a value"),
        ("x" * 40, "'" + "x" * 40 + "' is not a value"),
        ("1234567890123456", "the number has more than 15 significant digits"),
        ("0.1234567890123456", "the number has more than 15 significant digits"),
        (
            "0." + "0" * 60_000 + "1",
            "the number '0.00000000000000000000000000000000000...' is longer than 40",
        ),
        ("5/0", "'5/0' is a share of nothing"),
    ],
)
def test_what_is_no_value_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(
        ValueError, match=r"is not a value|significant digits|longer than|share of nothing"
    ) as refused:
        parse_value(text)
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["done", "14/90", "met"])
def test_only_a_plain_number_is_a_number(text: str) -> None:
    with pytest.raises(ValueError, match="is not a value"):
        parse_number(text)


@pytest.mark.parametrize(
    ("number", "digits"), [("0", 1), ("0.001", 1), ("100", 3), ("1.50", 3), ("1E+3", 4), ("-97.2", 3)]
)
def test_significant_digits(number: str, digits: int) -> None:
    assert significant_digits(Decimal(number)) == digits


def test_a_count_is_judged_as_the_exact_ratio() -> None:
    assert amount(Count(14, 90)) == Fraction(140, 9)
    assert amount(Decimal("97.2")) == Fraction(972, 10)


@pytest.mark.parametrize(
    ("exact", "thresholds", "shown"),
    [
        pytest.param("140/9", (), "15.6", id="one decimal place"),
        pytest.param("55", (), "55", id="a whole number has none"),
        pytest.param("1/50", (), "0", id="small"),
        pytest.param("-140/9", (), "-15.6", id="below nought"),
        pytest.param("996/10", ("100",), "99.6", id="99.6 is not 100"),
        pytest.param("9996/100", ("100",), "99.96", id="never rounded onto a threshold"),
        pytest.param("9996/100", (), "100", id="no threshold to respect"),
        pytest.param("7497/100", ("75",), "74.97", id="below the threshold stays below"),
        pytest.param("7503/100", ("75",), "75.03", id="above the threshold stays above"),
        pytest.param("7404/100", ("7403/100",), "74.04", id="never over a threshold"),
        pytest.param("9725/100", ("9725/100",), "97.25", id="on the threshold stays on it"),
        pytest.param("1/3", ("1/3",), "0.333333", id="on a threshold that has no last decimal"),
        pytest.param("1/50", ("0", "100"), "0.02", id="no data is never 0, nor is little"),
        pytest.param("99999999/1000000", ("100",), "99.999999", id="six places"),
        pytest.param("999999999/10000000", ("100",), "100", id="beyond six places the words say it"),
    ],
)
def test_rounding_only_on_display_and_never_across_a_threshold(
    exact: str, thresholds: tuple[str, ...], shown: str
) -> None:
    assert round_for_display(Fraction(exact), *map(Fraction, thresholds)) == shown
