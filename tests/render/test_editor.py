"""What the schemas of the plan's files say to an editor; `tests/editor` shows what it makes of that."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from plantrack.render.schemas import SCHEMAS
from plantrack.render.snippets import EXAMPLES, SNIPPETS

FILES = ("plan", "issue", "readings")
DOCUMENTS = {name: json.loads(schema.text()) for name, schema in SCHEMAS.items()}
GROUPS = {DOCUMENTS[name]["title"]: DOCUMENTS[name] for name in FILES} | {
    group: {**described, "$defs": DOCUMENTS[name]["$defs"]}
    for name in FILES
    for group, described in DOCUMENTS[name]["$defs"].items()
}


def parts(schema: object) -> Iterator[dict[str, Any]]:
    """Give every part of a schema that is itself one."""
    if isinstance(schema, dict):
        yield schema
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for one in inner:
        yield from parts(one)


@pytest.mark.parametrize("name", FILES)
def test_a_value_that_is_refused_is_answered_in_plain_words(name: str) -> None:
    kinds = [part for part in parts(DOCUMENTS[name]) if isinstance(part.get("pattern"), str)]
    assert kinds
    assert {part["pattern"] for part in kinds if part["patternErrorMessage"] != part["errorMessage"]} == set()
    said = {part["errorMessage"] for part in parts(DOCUMENTS[name]) if "errorMessage" in part}
    assert [words for words in said if not words.startswith("Write ") or re.search(r"[\\^$]", words)] == []


@pytest.mark.parametrize("name", FILES)
def test_every_word_that_may_be_chosen_is_explained(name: str) -> None:
    choices = [part for part in parts(DOCUMENTS[name]) if isinstance(part.get("enum"), list)]
    assert [part["enum"] for part in choices if len(part["enumDescriptions"]) != len(part["enum"])] == []


def test_there_are_words_to_choose() -> None:
    words = {word for part in parts(DOCUMENTS["issue"]) for word in part.get("enum", ())}
    assert {"higher", "completed", "tbc", "done"} < words


@pytest.mark.parametrize(("group", "key"), [(group, key) for group, keys in EXAMPLES.items() for key in keys])
def test_an_example_is_valid_and_shown(group: str, key: str) -> None:
    example = EXAMPLES[group][key]
    described = GROUPS[group]["properties"][key]
    assert described["markdownDescription"] == f"{described['description']}\n\n```yaml\n{example}\n```"
    given = yaml.load(example, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts only
    assert key in given
    some = {name: schema for name, schema in GROUPS[group].items() if name not in {"required", "anyOf"}}
    schema = json.loads(json.dumps(some).replace('"type": "integer"', '"type": ["integer", "string"]'))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(given)] == []


@pytest.mark.parametrize("group", SNIPPETS)
def test_a_snippet_is_offered_where_its_group_belongs(group: str) -> None:
    offered = GROUPS[group]["defaultSnippets"]
    assert [one["label"] for one in offered] == [snippet.label for snippet in SNIPPETS[group]]
    assert all(one["label"].startswith("new ") and one["description"].endswith(".") for one in offered)


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name not in FILES])
def test_nobody_types_what_the_program_prints(name: str) -> None:
    keys = {key for part in parts(DOCUMENTS[name]) for key in part}
    assert keys & {"defaultSnippets", "errorMessage", "patternErrorMessage", "markdownDescription"} == set()
