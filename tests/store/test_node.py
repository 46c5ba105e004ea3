"""The tree of a file: walking it, finding places in it, and pruning it."""

import pytest

from plantrack.core.finding import Route
from plantrack.store.node import Node, descend, entries_of, find, find_key, text_at, to_data, without
from plantrack.store.yamltext import parse

TEXT = """\
id: 1
actions:
  - id: "1.1"
    leads: [A, B]
    measures:
      - id: 1a
        milestones:
          - {at: 2014-09, target: 55}
          - {from: 2015-03, target: 100}
  - id: "1.2"
"""


@pytest.fixture
def tree() -> Node:
    parsed = parse(TEXT)
    assert isinstance(parsed, Node)
    return parsed


@pytest.mark.parametrize(
    ("route", "place"),
    [
        ((), (1, 1)),
        (("id",), (1, 5)),
        (("actions", 0), (3, 5)),
        (("actions", 0, "measures", 0, "milestones", 1, "target"), (9, 37)),
        (("actions", 0, "measures", 0, "milestones", 1, "strict"), (9, 13)),
        (("actions", 0, "measures", 0, "milestones", 7), (8, 11)),
        (("actions", 0, "function-after", "leads", 1), (4, 16)),
        (("nothing", "at", "all"), (1, 1)),
        (("id", "x", 3), (1, 5)),
    ],
)
def test_a_route_is_followed_as_far_as_it_goes(tree: Node, route: Route, place: tuple[int, int]) -> None:
    assert find(tree, route) == place


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("actions",), (2, 1)),
        (("actions", 0, "leads"), (4, 5)),
        (("actions", 0, "lead"), (3, 5)),
        (("actions", 0, "leads", 1), (4, 12)),
    ],
)
def test_a_key_has_a_place_of_its_own(tree: Node, route: Route, place: tuple[int, int]) -> None:
    assert find_key(tree, route) == place


def test_parts_are_had_by_key_and_index(tree: Node) -> None:
    assert text_at(tree, "actions", 1, "id") == "1.2"
    assert text_at(tree, "actions", 2, "id") == ""
    assert text_at(tree, "actions") == ""
    assert descend(tree, ("actions", 0, "measures", "id")) is None
    assert [text_at(entry, "id") for entry in entries_of(tree, "actions")] == ["1.1", "1.2"]
    assert entries_of(tree, "id") == ()


def test_a_tree_is_pruned_without_moving_the_rest(tree: Node) -> None:
    pruned = without(
        tree, [("actions", 0, "measures", 0, "milestones", 0), ("actions", 0, "leads"), ("actions", 1)]
    )
    assert to_data(pruned) == {
        "id": "1",
        "actions": [
            {"id": "1.1", "measures": [{"id": "1a", "milestones": [{"from": "2015-03", "target": "100"}]}]}
        ],
    }
    assert find(pruned, ("actions", 0, "measures", 0, "milestones", 0, "from")) == (9, 20)
    assert without(tree, []) == tree
