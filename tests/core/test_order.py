"""The natural order of ids."""

import pytest

from plantrack.core.order import natural


@pytest.mark.parametrize(
    "in_order",
    [
        ["1.1", "1.2", "1.9", "1.10", "2.1", "10.1"],
        ["1a", "1b", "2a", "9g", "10a", "11c"],
        ["6b", "6b/cp", "6b/lac"],
        ["a1", "A2", "a10", "B1"],
        ["1.01", "1.1"],
        ["", "1", "a"],
        ["²", "³"],
        ["a٢", "a٣"],
    ],
)
def test_digits_compare_as_numbers_and_the_rest_as_text(in_order: list[str]) -> None:
    assert sorted(in_order, key=natural, reverse=True) == in_order[::-1]


def test_case_does_not_matter() -> None:
    assert natural("1A") == natural("1a")
