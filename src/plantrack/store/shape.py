"""Shape: what the models refuse in a file's text, in the words of somebody who has to put it right."""

import re
import typing
from collections import abc
from collections.abc import Callable
from difflib import get_close_matches
from enum import Enum
from typing import Any, Final, NamedTuple

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plantrack.core import model
from plantrack.core.finding import Route
from plantrack.core.period import Period
from plantrack.store.fault import Fault, FaultCode
from plantrack.store.node import Node, find, find_key

_NOUNS: Final[dict[type[model.Part], str]] = {
    model.Terms: "the plan",
    model.Issue: "an issue",
    model.Action: "an action",
    model.Update: "an update",
    model.Verification: "a verification",
    model.PlanChange: "a change to the plan",
    model.IssueChange: "a change to an issue",
    model.ActionChange: "a change to an action",
    model.Measure: "a measure",
    model.MeasureChange: "a change to a measure",
    model.SeriesTerms: "a series",
    model.Baseline: "a baseline",
    model.Milestone: "a milestone",
    model.Comparator: "a benchmark",
    model.Length: "a length of time",
    model.Tolerance: "a tolerance",
    model.Waiver: "a waiver",
}
_IN_A_KEY: Final = "[key]"
_SHOWN: Final = 40


class _Refusal(NamedTuple):
    """One refusal: pydantic's kind of it, the part and field it stands in, and what was written.

    `on_key`: it is the key at the end of the route that is refused, not what stands after it.
    """

    kind: str
    part: type[model.Part]
    field: FieldInfo | None
    route: Route
    on_key: bool
    given: object
    error: ErrorDetails

    @property
    def name(self) -> str:
        """What the refused thing is called: `leads`, or entry 2 of `leads`."""
        keys = [f"`{step[:_SHOWN]}`" for step in self.route if isinstance(step, str)] or ["the file"]
        if self.on_key:
            return f"a key of {keys[-2]}"
        last = self.route[-1] if self.route else ""
        return f"entry {last + 1} of {keys[-1]}" if isinstance(last, int) else keys[-1]

    @property
    def meaning(self) -> str:
        """What the field is for, from the model; empty when there is no field."""
        return (self.field.description or "") if self.field else ""

    @property
    def shown(self) -> str:
        """What was written, in quotes; long text is cut."""
        text = str(self.given)
        return f"'{text if len(text) <= _SHOWN else text[: _SHOWN - 3] + '...'}'"


_Said = tuple[FaultCode, str, str]


def explain_refusal(error: ErrorDetails, root: type[model.Part], node: Node) -> Fault:
    """Turn one refusal of a model into a fault, at its place in the file that `node` was parsed from."""
    route, on_key = _without_mark(error)
    part, field = _spot(root, route)
    refusal = _Refusal(error["type"], part, field, route, on_key, error["input"], error)
    code, message, help_ = _say(refusal)
    if refusal.kind == "missing":
        line, column = find(node, route[:-1])
    elif on_key or refusal.kind == "extra_forbidden":
        line, column = find_key(node, route)
    else:
        line, column = find(node, route)
    return Fault(code, message, help_.strip().removesuffix("."), line, column)


def _without_mark(error: ErrorDetails) -> tuple[Route, bool]:
    """Take pydantic's mark for "the key itself" off a route, and say whether it was there."""
    route: Route = error["loc"]
    keys = sum(isinstance(step, str) for step in route[:-1])
    on_key = route[-1:] == (_IN_A_KEY,) and keys > 1 and error["type"] != "extra_forbidden"
    return (route[:-1], True) if on_key else (route, False)


def _say(refusal: _Refusal) -> _Said:
    if refusal.kind in {"missing", "extra_forbidden"}:
        return _SAY[refusal.kind](refusal)
    if refusal.given == "":
        return FaultCode.EMPTY_VALUE, f"{refusal.name} has nothing after it", _fill_in(refusal)
    if refusal.kind.endswith("_type"):
        return _wrong_shape(refusal)
    return _SAY.get(refusal.kind, _other)(refusal)


def _missing(refusal: _Refusal) -> _Said:
    name = refusal.name
    return FaultCode.MISSING_KEY, f"{_noun(refusal.part)} needs {name}", f"Add {name}: {refusal.meaning}"


def _unknown(refusal: _Refusal) -> _Said:
    keys = list(_fields(refusal.part))
    close = get_close_matches(str(refusal.route[-1]), keys, n=1, cutoff=0.6)
    help_ = f"Did you mean `{close[0]}`? " if close else ""
    return (
        FaultCode.UNKNOWN_KEY,
        f"{refusal.name} is not a key of {_noun(refusal.part)}",
        f"{help_}The keys of {_noun(refusal.part)} are {', '.join(keys)}",
    )


def _fill_in(refusal: _Refusal) -> str:
    must = refusal.field is not None and refusal.field.is_required()
    return f"{'Write it.' if must else 'Write it, or take the line out.'} {refusal.meaning}"


def _word(refusal: _Refusal) -> _Said:
    words = _words(refusal)
    rule = f"The only word here is {words[0]}" if len(words) == 1 else f"Write one of {', '.join(words)}"
    if not isinstance(refusal.given, str):
        message = f"{refusal.name} is {_shape(refusal.given)} where one word belongs"
        return FaultCode.WRONG_SHAPE, message, rule
    close = get_close_matches(refusal.given.lower().replace(" ", "-"), words, n=1, cutoff=0.6)
    help_ = f"Did you mean {close[0]}? " if close else ""
    return FaultCode.BAD_WORD, f"{refusal.shown} is not a word for {refusal.name}", help_ + rule


def _words(refusal: _Refusal) -> list[str]:
    """List the words that the refused thing may be; pydantic has them in quotes."""
    expected: str = refusal.error.get("ctx", {}).get("expected", "")
    return re.findall(r"'([^']+)'", expected)


def _identity(refusal: _Refusal) -> _Said:
    return (
        FaultCode.BAD_ID,
        f"{refusal.shown} is not an id",
        "An id is letters and digits, with '.', '_' or '-' after the first of them, at most 64 in all",
    )


_EXPECTED: Final = {"tuple_type": "a list", "string_type": "text"}
_HOW: Final = {
    "a list": "Write [one, two], or each entry on a line of its own after `- `",
    "a group of keys": "Write `key: value` lines below it, indented, or {key: value}",
    "text": "If it is text with a colon or brackets in it, put it in double quotes",
}


def _wrong_shape(refusal: _Refusal) -> _Said:
    expected = _EXPECTED.get(refusal.kind, "a group of keys")
    return (
        FaultCode.WRONG_SHAPE,
        f"{refusal.name} is {_shape(refusal.given)} where {expected} belongs",
        f"{_HOW[expected]}. {refusal.meaning}",
    )


def _value(refusal: _Refusal) -> _Said:
    if _is_grouped(refusal):
        what = f"{refusal.name} is {_shape(refusal.given)} where one value belongs"
        return FaultCode.WRONG_SHAPE, what, refusal.meaning
    message, help_ = _halves(str(refusal.error.get("ctx", {}).get("error", refusal.error["msg"])))
    if message.startswith("write "):
        says = "says too little or too much" if isinstance(refusal.given, dict) else "cannot be read as it is"
        message, help_ = f"{refusal.name} {says}", f"{message[:1].upper()}{message[1:]}. {help_}"
    is_period = refusal.field is not None and Period in _flat(refusal.field.annotation)
    code = FaultCode.BAD_PERIOD if is_period else FaultCode.BAD_VALUE
    return code, message, help_ or f"Correct {refusal.name}: {refusal.meaning}"


def _is_grouped(refusal: _Refusal) -> bool:
    """Is it a list or a group of keys where the field has one value?"""
    if refusal.field is None or _part_in(refusal.field.annotation):
        return False
    return isinstance(refusal.given, dict) or "is a list where text" in refusal.error["msg"]


def _halves(words: str) -> tuple[str, str]:
    """Split what a type says into what is wrong, and what to do."""
    found = re.fullmatch(r"('.*'[^']*?|[^']*?)\. ([A-Z].*)", words, re.DOTALL)
    return (found[1], found[2]) if found else (words, "")


def _limits(refusal: _Refusal) -> _Said:
    limit = next(iter(refusal.error.get("ctx", {}).values()), "")
    side = "least" if refusal.kind == "greater_than_equal" else "most"
    message = f"{refusal.name} is {refusal.given}, and it is at {side} {limit}"
    return FaultCode.BAD_VALUE, message, refusal.meaning


def _other(refusal: _Refusal) -> _Said:
    said = refusal.error["msg"]
    return FaultCode.BAD_VALUE, f"{refusal.name}: {said[:1].lower()}{said[1:]}", refusal.meaning


_SAY: Final[dict[str, Callable[[_Refusal], _Said]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _word,
    "literal_error": _word,
    "string_pattern_mismatch": _identity,
    "value_error": _value,
    "greater_than_equal": _limits,
    "less_than_equal": _limits,
}


def _noun(part: type[model.Part]) -> str:
    return _NOUNS.get(part, "a group")


def _shape(given: object) -> str:
    return "a list" if isinstance(given, list) else "a group of keys" if isinstance(given, dict) else "text"


def _spot(root: type[model.Part], route: Route) -> tuple[type[model.Part], FieldInfo | None]:
    """Follow a route through the models: the part it ends in, and the field, if the model has it."""
    part, field, inner = root, None, root
    names_follow = False
    for step in route:
        if isinstance(step, int):
            continue
        if names_follow:  # a name that the plan gives, such as a series'
            names_follow = False
            continue
        part, field = inner, _fields(inner).get(step)
        if field is None:
            break
        inner = _part_in(field.annotation) or part
        names_follow = typing.get_origin(field.annotation) is abc.Mapping
    return part, field


def _fields(part: type[model.Part]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in part.model_fields.items()}


def _flat(annotation: Any) -> list[Any]:  # noqa: ANN401 - an annotation is anything
    """List a type and all the types that it is made of."""
    inner = [part for argument in typing.get_args(annotation) for part in _flat(argument)]
    return [annotation, *inner]


def _part_in(annotation: Any) -> type[model.Part] | None:  # noqa: ANN401 - an annotation is anything
    parts = (kind for kind in _flat(annotation) if isinstance(kind, type) and not isinstance(kind, Enum))
    return next((kind for kind in parts if issubclass(kind, model.Part)), None)
