"""Values: what a reading can say, compared exactly and rounded only for display."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import assert_never

MOST_DIGITS = 15
LONGEST = 40
"""The most characters of a number: zeros before or behind the point are no significant digits."""
MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Count:
    """So many out of so many, such as 14/90: judged as the exact share, shown as a percentage."""

    part: int
    whole: int

    @property
    def percent(self) -> Fraction:
        """The exact share, out of 100."""
        return Fraction(100 * self.part, self.whole)


class Delivery(Enum):
    """Whether a deliverable is there."""

    DONE = "done"
    NOT_DONE = "not-done"


class Stated(Enum):
    """A result stated without a figure: it decides only milestones of its own period."""

    MET = "met"
    MISSED = "missed"


Value = Decimal | Count | Delivery | Stated

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_COUNT = re.compile(r"(\d{1,15})/(\d{1,15})", re.ASCII)
_WORDS: dict[str, Value] = {word.value: word for kind in (Delivery, Stated) for word in kind}
NUMBER_PATTERN = r"^-?\d+(\.\d+)?$"


def parse_value(text: str) -> Value:
    """Read a value: a number, a count such as 14/90, done, not-done, met or missed.

    Raises ValueError with the words to show a person.
    """
    if text in _WORDS:
        return _WORDS[text]
    count = _COUNT.fullmatch(text)
    if count:
        return _count(int(count[1]), int(count[2]))
    return parse_number(text)


def parse_number(text: str) -> Decimal:
    """Read a plain decimal number, exactly. Raises ValueError with the words to show a person."""
    shown = text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
    if not _NUMBER.fullmatch(text):
        raise ValueError(
            f"'{shown}' is not a value. {_hint(text)}"
            "Write a number (55 or 97.2), a count (14/90), done, not-done, met or missed"
        )
    if len(text) > LONGEST:
        raise ValueError(f"the number '{shown}' is longer than {LONGEST} characters")
    number = Decimal(text)
    if significant_digits(number) > MOST_DIGITS:
        raise ValueError(f"the number has more than {MOST_DIGITS} significant digits")
    return number


def significant_digits(number: Decimal) -> int:
    """How many digits it takes to write the number exactly, leading zeros aside."""
    digits, exponent = number.as_tuple().digits, number.as_tuple().exponent
    return len(digits) + max(int(exponent), 0)


def amount(value: Decimal | Count) -> Fraction:
    """Give the exact size of a measured value; a count is its share out of 100."""
    return value.percent if isinstance(value, Count) else Fraction(value)


def write_value(value: Value) -> str:
    """Write the value as it is typed: what `parse_value` reads back."""
    match value:
        case Decimal():
            return f"{value:f}"
        case Count():
            return f"{value.part}/{value.whole}"
        case Delivery() | Stated():
            return str(value.value)
        case _:
            assert_never(value)


def round_for_display(exact: Fraction, *thresholds: Fraction) -> str:
    """Round to one decimal place, or as many up to six as it takes not to step onto or over a threshold.

    What six places cannot keep off a threshold, `words` says: "just under 100".
    """

    def is_true(places: int) -> bool:
        return all(_side(round(exact, places), edge) == _side(exact, edge) for edge in thresholds)

    rounded = round(exact, next(filter(is_true, range(1, MOST_PLACES)), MOST_PLACES))
    return f"{Decimal(rounded.numerator) / Decimal(rounded.denominator):f}"


def _side(number: Fraction, edge: Fraction) -> int:
    return (number > edge) - (number < edge)


def _count(part: int, whole: int) -> Count:
    if whole == 0:
        raise ValueError(
            f"'{part}/0' is a share of nothing: nobody was counted, so there is no reading. "
            "Leave the period without one, and say so in a note on the next"
        )
    return Count(part, whole)


def _hint(text: str) -> str:
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text, re.ASCII):
        return f"Did you mean {text.replace(',', '')}? "
    if re.fullmatch(r"\d+,\d+", text, re.ASCII):
        return f"Did you mean {text.replace(',', '.')}? "
    close = {"yes": "done", "complete": "done", "completed": "done", "no": "not-done", "not done": "not-done"}
    meant = close.get(text.lower(), text.lower() if text.lower() in _WORDS else "")
    return f"Did you mean {meant}? " if meant else ""
