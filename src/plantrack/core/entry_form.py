"""The form of an entry, for the JSON Schema of a log; `core.logline` holds each line to it."""

from typing import Annotated, Any, Final, Required

from pydantic import ConfigDict, Field, WithJsonSchema
from typing_extensions import TypedDict  # pydantic refuses that of typing before Python 3.12

from plantrack.core.kinds import one_of
from plantrack.core.period import PATTERN

RECORDED: Final = r"^[12]\d{3}-(0[1-9]|1[0-2])(-\d\d)?(\.\.[12]\d{3}-(0[1-9]|1[0-2])(-\d\d)?)?$"
_VALUE: Final = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^(\d{1,15}/\d{1,15}|done|not-done|met|missed)$"},
    ]
}
_Text = Annotated[str, Field(min_length=1)]
WrittenPeriod = Annotated[str, WithJsonSchema({"type": "string", "pattern": PATTERN})]
WrittenDay = Annotated[str, WithJsonSchema({"type": "string", "pattern": RECORDED})]
WrittenValue = Annotated[Any, WithJsonSchema(_VALUE)]


class Entry(TypedDict, total=False):
    """One reading: a line of a log, its keys in the order in which they are written."""

    __pydantic_config__ = ConfigDict(  # type: ignore[misc] # how pydantic is told
        extra="forbid", strict=True, json_schema_extra=one_of("value", "void")
    )

    series: Annotated[_Text, Field(description="The series, of a measure that has several; or benchmark.")]
    period: Required[Annotated[WrittenPeriod, Field(description="What the reading describes.")]]
    value: Annotated[WrittenValue, Field(description="A number, 14/90, done, not-done, met or missed.")]
    recorded: Annotated[WrittenDay, Field(description="The day or month it became known.")]
    by: Annotated[_Text, Field(description="Who read it.")]
    source: Annotated[_Text, Field(description="Where the figure comes from.")]
    note: Annotated[_Text, Field(description="A remark for the reader; never judged.")]
    provisional: Annotated[bool, Field(description="The figure may still change.")]
    restated: Annotated[_Text, Field(description="Why it replaces an earlier reading for the same period.")]
    void: Annotated[_Text, Field(description="Why the period's reading is withdrawn, instead of a value.")]
