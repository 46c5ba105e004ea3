"""The kinds of field that a plan is written with: text in, typed values out, each with its JSON Schema.

A plan file gives every scalar as text (see `store.yamltext`); these types give it meaning. Each refusal is
a ValueError whose words are shown to the person who wrote the file.
"""

from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Final

from pydantic import ValidationInfo
from pydantic.config import JsonDict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from plantrack.core.period import PATTERN, Period, parse_period
from plantrack.core.value import NUMBER_PATTERN, Count, Delivery, parse_number, parse_value

ID_PATTERN: Final = r"^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$"


class Open(Enum):
    """Words that stand where an end date is not set: listed, never overdue."""

    OPEN = "open"
    TBC = "tbc"


class Benchmark(Enum):
    """A target that is another body's figure for the same period."""

    BENCHMARK = "benchmark"


class End(Enum):
    """The due date of a milestone that shares its action's end."""

    END = "end"


Range = tuple[Decimal, Decimal]
TargetValue = Decimal | Range | Delivery | Benchmark


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise ValueError(f"this is {_shape(given)} where text belongs")  # noqa: TRY004 - pydantic collects ValueError
    return given


def _shape(given: object) -> str:
    return "a list" if isinstance(given, list) else "a group of keys"


def _period(given: object, info: ValidationInfo) -> Period:
    year_start = info.context["year_start"] if info.context else 4
    return parse_period(_text(given), year_start)


def _end(given: object, info: ValidationInfo) -> Period | Open:
    words = {word.value: word for word in Open}
    return words[given] if isinstance(given, str) and given in words else _period(given, info)


def _due(given: object, info: ValidationInfo) -> Period | End:
    return End.END if given == "end" else _period(given, info)


def _whole(given: object) -> int:
    if type(given) is int:
        return given
    text = _text(given)
    if not (text.isascii() and text.isdigit() and len(text) <= 4):  # noqa: PLR2004 - nobody plans in ten thousands
        raise ValueError(f"'{text[:40]}' is not a whole number")
    return int(text)


def _flag(given: object) -> bool:
    text = _text(given)
    if text not in {"true", "false"}:
        raise ValueError(f"'{text[:40]}' is neither true nor false")
    return text == "true"


def _number(given: object) -> Decimal:
    return parse_number(_text(given).removesuffix("%"))


def _range(given: object) -> Range:
    if not isinstance(given, list) or len(given) != 2:  # noqa: PLR2004 - a low and a high
        raise ValueError("write two numbers, the lower first: [40, 60]")
    low, high = _number(given[0]), _number(given[1])
    if low > high:
        raise ValueError(f"the lower number comes first: [{given[1]}, {given[0]}]")
    return low, high


def _target(given: object) -> TargetValue:
    if isinstance(given, list):
        return _range(given)
    if given == "done":
        return Delivery.DONE
    if given == "benchmark":
        return Benchmark.BENCHMARK
    try:
        return _number(given)
    except ValueError:
        raise ValueError(
            f"'{str(given)[:40]}' is not a target. Write a number, [low, high], done or benchmark"
        ) from None


def _baseline_value(given: object) -> Decimal | Count | Delivery:
    value = parse_value(_text(given).removesuffix("%"))
    if not isinstance(value, Decimal | Count | Delivery):
        raise ValueError("a baseline is a figure: a number, a count such as 14/90, done or not-done")  # noqa: TRY004
    return value


def one_of(*keys: str, **needs: str) -> JsonDict:
    """Give the JSON Schema of a group that has exactly one of some keys; each of `needs` needs another."""
    needed: JsonDict = {"dependentRequired": {key: [other] for key, other in needs.items()}} if needs else {}
    return {"oneOf": [{"required": [key]} for key in keys], **needed}


class _Kind:
    """What makes a type a kind of field: how pydantic reads it, and the JSON Schema of what may be written.

    pydantic's own annotations for the two would look at the type besides, each time that a field has it.
    """

    def __init__(self, reads: CoreSchema, **written: Any) -> None:  # noqa: ANN401 - a JSON Schema holds anything
        self.reads = reads
        self.written = written

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        return dict(self.reads)

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> JsonSchemaValue:
        return dict(self.written)


_alone = core_schema.no_info_plain_validator_function
_in_context = core_schema.with_info_plain_validator_function
_PERIOD = {"type": ["string", "integer"], "pattern": PATTERN, "minimum": 1000, "maximum": 2999}
_NUMBER = {"type": ["number", "string"], "pattern": NUMBER_PATTERN.replace("$", "%?$")}
_FIGURE_PATTERN = r"^(-?\d+(\.\d+)?%?|\d{1,15}/\d{1,15}|done|not-done)$"
_PAIR = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}

Id = Annotated[
    str, _Kind(core_schema.str_schema(pattern=ID_PATTERN), type=["string", "number"], pattern=ID_PATTERN)
]
Text = Annotated[str, _Kind(core_schema.str_schema(min_length=1), type="string", minLength=1)]
Printed = Annotated[str, _Kind(core_schema.str_schema(min_length=1), type=["string", "number"], minLength=1)]
When = Annotated[Period, _Kind(_in_context(_period), **_PERIOD)]
EndDate = Annotated[
    Period | Open,
    _Kind(_in_context(_end), anyOf=[{"enum": [word.value for word in Open]}, _PERIOD]),
]
DueDate = Annotated[Period | End, _Kind(_in_context(_due), anyOf=[{"const": "end"}, _PERIOD])]
Target = Annotated[
    TargetValue, _Kind(_alone(_target), anyOf=[{"enum": ["done", "benchmark"]}, _NUMBER, _PAIR])
]
BaselineValue = Annotated[
    Decimal | Count | Delivery,
    _Kind(_alone(_baseline_value), type=["number", "string"], pattern=_FIGURE_PATTERN),
]
Number = Annotated[Decimal, _Kind(_alone(_number), **_NUMBER)]
Bounds = Annotated[Range, _Kind(_alone(_range), **_PAIR)]
Whole = Annotated[int, _Kind(_alone(_whole), type="integer", minimum=0)]
Month = Annotated[
    int,
    _Kind(
        core_schema.no_info_before_validator_function(_whole, core_schema.int_schema(ge=1, le=12)),
        type="integer",
        minimum=1,
        maximum=12,
    ),
]
Flag = Annotated[bool, _Kind(_alone(_flag), type="boolean")]
