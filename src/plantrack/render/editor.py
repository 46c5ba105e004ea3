"""Editor help: what an editor shows beside the schema of a file, in the words of yaml-language-server.

Plain messages where a value is refused, the meaning of each word that may be chosen, examples, snippets.
None of it changes what is valid. Descriptions are not here: they stand in the models.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from plantrack.core import entry_form, kinds, model
from plantrack.render.contract import Json
from plantrack.render.snippets import EXAMPLES, SNIPPETS

_PERIOD: Final = "a period as 2014, 2014-Q3, 2014-09 or 2014-09-30"
_NUMBER: Final = "a number, such as 55 or 97.2"
_REFUSED: Final[dict[Any, str]] = {
    kinds.Id: "Write letters and digits, with '.', '_' or '-' after the first of them, at most 64 in all",
    kinds.Text: "Write text; a number, true or false in double quotes",
    kinds.Printed: "Write text; true or false in double quotes",
    kinds.When: f"Write {_PERIOD}",
    kinds.EndDate: f"Write {_PERIOD}; or open, or tbc",
    kinds.DueDate: f"Write {_PERIOD}; or end, which is the end of the action",
    kinds.Target: f"Write {_NUMBER}; or [40, 60], done or benchmark",
    kinds.BaselineValue: f"Write {_NUMBER}; or a share such as 14/90; or done or not-done",
    kinds.Number: f"Write {_NUMBER}",
    kinds.Bounds: "Write two numbers, the lower first: [0, 100]",
    kinds.Whole: "Write a whole number, such as 1",
    kinds.Month: "Write the number of a month, 1 to 12",
    kinds.Flag: "Write true or false",
    entry_form.WrittenPeriod: f'Write {_PERIOD}, in double quotes: "2014-09"',
    entry_form.WrittenDay: 'Write a day or a month, in double quotes: "2014-10-06" or "2014-10"',
    entry_form.WrittenValue: (
        'Write a number such as 97.2, or "14/90", "done", "not-done", "met" or "missed", in double quotes'
    ),
}
"""What to write where a value of a kind is refused."""

_MEANINGS: Final = {
    "higher": "More is better: a figure at or above its target reaches it.",
    "lower": "Less is better: a figure at or below its target reaches it.",
    "range": "Between two figures is best: its targets are written [low, high].",
    "neutral": "It is watched, and has no targets.",
    "not-started": "Nothing has been done yet.",
    "in-progress": "Begun, and not yet done.",
    "completed": "Said to be done; what was measured stands beside it.",
    "carried-forward": "Left for the next plan.",
    "cancelled": "It will not be done.",
    "closed": "No longer followed in this plan.",
    "open": "It has no end date, and is never overdue.",
    "tbc": "Its end date is still to be set, and until then it is never overdue.",
    "done": "The deliverable is there.",
    "benchmark": "The figure of the body that `benchmark` names, for the same period.",
    "red": "Missed by more than the tolerance, or no longer held.",
    "amber": "Missed, within the tolerance.",
    "grey": "Due, and no reading says how it stands.",
    "green": "The latest milestone that was decided is met.",
    "white": "Nothing is due yet, or nothing can be judged.",
}
"""What each word means that a plan may choose."""

_KEYS: Final = {
    key: field.description
    for thing in (model.Terms, model.Issue, model.Action, model.Measure)
    for key, field in thing.model_fields.items()
}
"""What each key is for that a change may name as edited."""

_OF_A_FIELD: Final = {"description", "default"}
_LINES: Final = "Entry"
"""The group that is written as one JSON object: its keys are not offered, each for a line of its own."""


def with_help(document: Json) -> Json:
    """Give the schema of a file with what an editor shows besides."""
    groups = {name: _group(name, group) for name, group in document["$defs"].items()}
    titled = {name: group | {"title": _spaced(name)} for name, group in groups.items()}
    return _group(document["title"], document) | {"$defs": titled}


def _group(name: str, group: Json) -> Json:
    """Help with a group of keys, which has a name of its own."""
    helped: Json = _helped(group)
    for key, described in helped.get("properties", {}).items():
        example = EXAMPLES.get(name, {}).get(key)
        if example:
            described["markdownDescription"] = f"{described['description']}\n\n```yaml\n{example}\n```"
        if name == _LINES:
            described["doNotSuggest"] = True
    if name in SNIPPETS:
        helped["defaultSnippets"] = [snippet._asdict() for snippet in SNIPPETS[name]]
    return _one_of_a_few(helped)


def _spaced(name: str) -> str:
    """Write the name of a model as words: an editor shows it."""
    return re.sub(r"(?<=[a-z])([A-Z])", r" \1", name).capitalize()


def _one_of_a_few(group: Json) -> Json:
    """Say "exactly one of these keys" in the way for which a message can be given."""
    if "oneOf" not in group:
        return group
    keys = [key for choice in group["oneOf"] for key in choice["required"]]
    said = {"errorMessage": f"Write one of {_listed(keys)}, and only one of them"}
    others = {key: {"properties": {other: False for other in keys if other != key}, **said} for key in keys}
    rest = {key: value for key, value in group.items() if key != "oneOf"}
    return rest | {"anyOf": [{"required": [key], **said} for key in keys], "dependentSchemas": others}


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}"


def _helped(schema: Any) -> Any:  # noqa: ANN401 - a JSON Schema holds anything
    if isinstance(schema, list):
        return [_helped(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    helped = {key: _helped(one) for key, one in schema.items()}
    said = _by_schema().get(_key({key: one for key, one in schema.items() if key not in _OF_A_FIELD}))
    return _worded(helped, said) if said else _explained(helped)


@cache
def _by_schema() -> dict[str, str]:
    """Give what to write for each kind of value, by the kind's schema."""
    return {_key(TypeAdapter(kind).json_schema()): said for kind, said in _REFUSED.items()}


def _key(schema: Json) -> str:
    return json.dumps(schema, sort_keys=True)


def _worded(schema: Json, said: str) -> Json:
    """Say the same wherever a value can be refused."""
    if "anyOf" in schema:
        return schema | {"anyOf": [_worded(one, said) for one in schema["anyOf"]]}
    words = {"errorMessage": said} | ({"patternErrorMessage": said} if "pattern" in schema else {})
    is_flag = schema.get("default") is False  # an editor would fill in every flag that is left out
    kept = {key: one for key, one in schema.items() if not (is_flag and key == "default")}
    return _explained(kept | words)


def _explained(schema: Json) -> Json:
    if "enum" not in schema:
        return schema
    return schema | {"enumDescriptions": [_MEANINGS.get(word) or _KEYS[word] for word in schema["enum"]]}
