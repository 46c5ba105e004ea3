"""From YAML to text with places: every trap of the format, and nothing typed."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plantrack.store import unfit, yamltext
from plantrack.store.fault import Fault, Faults
from plantrack.store.node import Mapping, Node, Parsed, Scalar, Sequence, to_data
from plantrack.store.yamltext import parse, read
from tests.program import ROOT


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltext, "_LOADER", getattr(yaml, request.param))


def both_ways(text: str) -> Node | Faults:
    """Read a text with the places of its parts and without: that makes no difference."""
    parsed, plain = parse(text), read(text)
    if isinstance(plain, Parsed):
        assert plain.node == parsed
        assert plain.data == to_data(plain.node)
    else:
        assert plain == parsed
    return parsed


def tree(text: str) -> Node:
    parsed = both_ways(text)
    assert isinstance(parsed, Node), parsed
    return parsed


def faults(text: str) -> Faults:
    parsed = both_ways(text)
    assert not isinstance(parsed, Node)
    return parsed


def only(text: str) -> Fault:
    (found,) = faults(text)
    return found


@pytest.mark.parametrize(
    "word",
    [
        "1.10", "010", "08", "no", "on", "12:30", "1:30", "1_000", "2014-09-30", "2014-02-30", "2014-09",
        "0x_", "~", "null", "true", "1e3", ".nan", "=", "-5", "14/90", "2014/15-Q2",
    ],
)  # fmt: skip
def test_a_word_stays_what_was_written(word: str) -> None:
    assert to_data(tree(f"a: {word}\n")) == {"a": word}
    assert to_data(tree(f"{word}: a\n")) == {word: "a"}


def test_the_tree_has_the_place_of_everything() -> None:
    assert tree("id: 1\nactions:\n  - id: é2\n    leads: [a, 'b']\n") == Mapping(
        (
            (Scalar("id", 1, 1), Scalar("1", 1, 5)),
            (
                Scalar("actions", 2, 1),
                Sequence(
                    (
                        Mapping(
                            (
                                (Scalar("id", 3, 5), Scalar("é2", 3, 9)),
                                (
                                    Scalar("leads", 4, 5),
                                    Sequence((Scalar("a", 4, 13), Scalar("b", 4, 16)), 4, 12),
                                ),
                            ),
                            3,
                            5,
                        ),
                    ),
                    3,
                    3,
                ),
            ),
        ),
        1,
        1,
    )


@pytest.mark.parametrize("text", ["unit:\n", "unit:", 'unit: ""\n', "unit: # none\n"])
def test_nothing_stands_where_its_key_does(text: str) -> None:
    assert tree("a: 1\n" + text) == Mapping(
        ((Scalar("a", 1, 1), Scalar("1", 1, 4)), (Scalar("unit", 2, 1), Scalar("", 2, 1))), 1, 1
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: Fix # of calls\n", "Fix"),
        ('a: "Fix # of calls"\n', "Fix # of calls"),
        ("a: >-\n  one:\n  # two\n\n  three\n", "one: # two\nthree"),
        ("a: it's 5% of [all]\n", "it's 5% of [all]"),
        ("---\na: b\n...\n", "b"),
        ("%YAML 1.2\n---\na: b\n", "b"),
        ("a: b\r\n", "b"),
    ],
)
def test_text_is_read_as_yaml_reads_it(text: str, said: str) -> None:
    assert to_data(tree(text)) == {"a": said}


SLIPS = [
    ("a:\n\tb: 1\n", 2, 1, "a tab stands here"),
    ("a:\n  b: 1\n\tc: 2\n", 3, 1, "a tab stands here"),
    ("-\tfoo: 1\n", 1, 2, "a tab stands here"),
    ("a: >-\n\tfoo\n", 2, 1, "a tab stands here"),
    ("title: one: two\n", 1, 11, "a second colon and space"),
    ("- a: one: two\n", 1, 9, "a second colon and space"),
    ("a: b\n   c: d\n", 2, 5, "this looks like a key"),
    ("a: %foo\n", 1, 4, "cannot begin with `%`"),
    ("a: @foo\n", 1, 4, "cannot begin with `@`"),
    ("a: `foo`\n", 1, 4, "cannot begin with ```"),
    ("a: * foo\n", 1, 4, "cannot begin with `*`"),
    ("a: & foo\n", 1, 4, "cannot begin with `&`"),
    ("a: !f!o bar\n", 1, 4, "cannot begin with `!`"),
    ("a: ? b\n", 1, 4, "cannot begin with `?`"),
    ("a: 1\n%b: 2\n", 2, None, "a line cannot begin with `%`"),
    ("%YAML 3.0\n---\na: b\n", 1, 1, "a line cannot begin with `%`"),
    ('a: "foo\nb: c\n', 1, 4, "a quotation mark is opened here and never closed"),
    ("a: 'foo\nb: 1\n", 1, 4, "a quotation mark is opened here and never closed"),
    ('a: "\\U00110000"\n', 1, None, ""),
    ("a: b\n%TAG ! x\n---\n", 2, None, ""),
    ('a: "C:\\dir"\n', 1, None, "a backslash in double quotes"),
    ("a: 'it's'\nb: 1\n", 1, 8, "more text after its closing mark"),
    ('- "x" y\n- b\n', 1, 7, "more text after its closing mark"),
    ("a: [b] c\n", 1, 8, "more text after its closing mark"),
    ("a: [b, c\nd: e\n", 1, 4, "the `[` opened here is not closed"),
    ("a: {b: c\nd: e\n", 1, 4, "the `{` opened here is not closed"),
    ("a: [b, c", 1, 4, "the `[` opened here is not closed"),
    ("a: {b: c d: e}\n", 1, 11, "a comma or the closing `}` belongs here"),
    ("a: [b}\n", 1, 6, "a comma or the closing `]` belongs here"),
    ("a: ]\n", 1, 4, "a value belongs here, and `]` begins none"),
    ("a: [b,,c]\n", 1, 7, "a value belongs here, and `,` begins none"),
    ("a: b\nfoo\nc: d\n", 2, 1, "this line is not a key, a colon and a space"),
    ("a: 1\nb:c\n", 2, 1, "this line is not a key, a colon and a space"),
    ("a:\n    b: 1\n  c: 2\n", 3, 3, "does not line up"),
    ("a:\n  - b\n  c: d\n", 3, 3, "does not line up"),
    ("a: - b\n", 1, 4, "`- ` begins a list"),
    ("a: > 5 days\nb: 1\n", 1, 4, "text after `>` begins on the next line"),
    (": a\n", 1, 1, "a key is missing"),
    ("? \n: a\n", 1, None, "a key is missing here"),
    ("a: b\n---\nc: d\n", 2, 1, "a second document begins here"),
    ("a: b\n...\nc: d\n", 3, 1, "a second document begins here"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), SLIPS, ids=[repr(slip[0]) for slip in SLIPS])
def test_a_slip_is_said_where_it_was_made(text: str, line: int, column: int | None, message: str) -> None:
    found = only(text)
    assert found.code == "yaml-syntax"
    assert message in found.message
    assert (found.line, column and found.column) == (line, column)
    assert found.help


FEATURES = [
    ("a: &b foo\n", 1, 4, "yaml-feature", "`&b` is an anchor"),
    ("a: *foo\n", 1, 4, "yaml-feature", "`*foo` is an alias"),
    ("a: !foo bar\n", 1, 4, "yaml-feature", "`!foo` is a tag"),
    ("a: !!int ''\n", 1, 4, "yaml-feature", "`tag:yaml.org,2002:int` is a tag"),
    ("a: !!timestamp foo\n", 1, 4, "yaml-feature", "is a tag"),
    ("a: !!map b\n", 1, 4, "yaml-feature", "is a tag"),
    ("a: ! b\n", 1, 4, "yaml-feature", "`!` is a tag"),
    ("a:\n  <<: {b: c}\n", 2, 3, "yaml-feature", "`<<` would copy keys"),
    ("[a]: b\n", 1, 1, "yaml-feature", "a key is one word or a text"),
    ("? {a: b}\n: c\n", 1, 3, "yaml-feature", "a key is one word or a text"),
    ("a: 1\nb:\n  c: 2\n  d: 3\n  'c': 4\n", 5, 3, "duplicate-key", "first on line 3, column 3"),
    ("{a: 1, a: 2}\n", 1, 8, "duplicate-key", "`a` is here a second time; first on line 1"),
    ("", 1, 1, "empty-file", "says nothing"),
    ("\n\n# nothing\n", 1, 1, "empty-file", "says nothing"),
    ("---\n", 1, 1, "empty-file", "says nothing"),
    ("a: \x07\n", 1, 4, "bad-character", "U+0007"),
    ("a: one\x85two\n", 1, 7, "bad-character", "U+0085 (a line break)"),
    ("a: 1\nb: one\u2028two\n", 2, 7, "bad-character", "U+2028 (a line break)"),
    ("a: one\u2029two\n", 1, 7, "bad-character", "U+2029 (a line break)"),
    ("a: one\ufefftwo\n", 1, 7, "bad-character", "U+FEFF"),
    ("a: \ud800\n", 1, 4, "bad-character", "U+D800"),
    ('a: "\\e[31m"\n', 1, 4, "bad-character", "a backslash in this value"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "message"), FEATURES, ids=[ascii(row[0]) for row in FEATURES]
)
def test_what_plan_files_do_without_is_refused(
    text: str, line: int, column: int, code: str, message: str
) -> None:
    found = only(text)
    assert (found.code, found.line, found.column) == (code, line, column)
    assert message in found.message
    assert found.help


def test_every_fault_of_a_file_is_told_in_order() -> None:
    found = faults("a: &x 1\na: *x\nb: !t 2\nc: d: e\n")
    assert [(fault.line, fault.code) for fault in found] == [
        (1, "yaml-feature"),
        (2, "duplicate-key"),
        (2, "yaml-feature"),
        (3, "yaml-feature"),
        (4, "yaml-syntax"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\n<<<<<<< HEAD\na: 2\n=======\na: 3\n>>>>>>> theirs\n", 2, 1),
        ("a: |-\n  one\n  <<<<<<< HEAD\n  two\n", 3, 3),
        ("a: 1\n=======\nb: 2\n", 2, 1),
        ("a: 1\n||||||| base\nb: 2\n", 2, 1),
        ("a: 1\r\n>>>>>>> theirs\r\n", 2, 1),
        ("a: 1\n>>>>>>>", 2, 1),
    ],
)
def test_versions_that_were_not_merged_are_seen_before_anything_else(
    text: str, line: int, column: int
) -> None:
    found = only(text)
    assert (found.code, found.line, found.column) == ("conflict-marker", line, column)
    assert found.message == "two versions of this file were not merged"


@pytest.mark.parametrize("text", ["a: |-\n  Heading\n  =======\n", "a: x <<<<<<< y\n", "a: '<<<<<<<<'\n"])
def test_what_only_resembles_a_marker_is_text(text: str) -> None:
    assert isinstance(tree(text), Mapping)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{"])
def test_no_depth_of_nesting_brings_it_down(opening: str) -> None:
    found = only(opening * 30_000)
    assert (found.code, found.line) == ("too-large", 1)
    assert "more than 40" in found.message


def test_depth_is_allowed_up_to_the_limit() -> None:
    deepest = yamltext.DEEPEST
    assert isinstance(tree("[" * deepest + "]" * deepest), Sequence)
    assert only("[" * (deepest + 1) + "]" * (deepest + 1)).code == "too-large"


def test_a_file_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltext, "MOST_PARTS", 20)
    assert only("- a\n" * 30).code == "too-large"
    monkeypatch.setattr(unfit, "LARGEST", 20)
    assert only("- a\n" * 30).code == "too-large"


@pytest.mark.parametrize(
    ("entry", "words"), [("- a\n", "this list has more than 1000 entries"), ("a{}: b\n", "1000 keys")]
)
def test_a_list_or_group_of_more_entries_than_a_plan_needs_is_refused(entry: str, words: str) -> None:
    most = yamltext.MOST_ENTRIES
    whole = "".join(entry.format(number) for number in range(most))
    assert isinstance(tree(whole), Sequence | Mapping)
    found = only(f"{whole}{entry.format(most)}")
    assert (found.code, found.line, found.column) == ("too-large", 1, 1)
    assert words in found.message


def test_a_bomb_of_merges_is_not_lit() -> None:
    levels = ["a0: &a0 {k: v}"] + [
        f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)
    ]
    assert {fault.code for fault in faults("\n".join(levels))} == {"yaml-feature"}


def is_inside(place: tuple[int, int], text: str) -> bool:
    lines = re.split(r"\r\n|\r|\n", text)
    line, column = place
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def nodes(node: Node) -> list[Node]:
    match node:
        case Scalar():
            return [node]
        case Sequence(items):
            return [node, *(inner for item in items for inner in nodes(item))]
        case Mapping(entries):
            return [node, *(inner for pair in entries for part in pair for inner in nodes(part))]


PIECES = (
    *(
        "a",
        "b",
        ": ",
        ":",
        "- ",
        "-",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        " ",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
    ),
    *(
        "&a ",
        "*a ",
        "!t ",
        "%",
        "@",
        "`",
        "|",
        ">",
        "|-\n",
        "---\n",
        "...\n",
        "? ",
        "<<",
        "<<<<<<<",
        "\\",
        "\r",
    ),
    *("é", "\u2028", "\ufeff", "\x00", "\U0001f600", '"\\U00110000"', '"\\ud800"', "1.10"),
)
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(text=st.text() | YAMLISH)
def test_any_text_is_a_tree_or_faults_with_a_place_in_it(text: str) -> None:
    parsed = both_ways(text)
    if not isinstance(parsed, Node):
        assert parsed
        assert all(is_inside((fault.line, fault.column), text) for fault in parsed)
        assert all(fault.message and fault.help for fault in parsed)
    else:
        assert all(is_inside((node.line, node.column), text) for node in nodes(parsed))


def test_the_plan_of_this_repository_is_read_whole() -> None:
    files = sorted((ROOT / "plan" / "issues").iterdir())
    assert len(files) == 11
    assert all(isinstance(tree(file.read_text(encoding="utf-8")), Mapping) for file in files)


def test_where_the_parts_of_a_sound_file_stand_is_not_looked_for_unasked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(yamltext, "parse")
    for file in (ROOT / "plan" / "issues").iterdir():
        assert isinstance(read(file.read_text(encoding="utf-8")), Parsed)


def test_of_many_faults_the_first_are_told() -> None:
    found = faults("- &a x\n" * 1000)
    assert len(found) == unfit.MOST_FAULTS + 1
    assert found[-1].line == unfit.MOST_FAULTS
    assert "not looked at from here on" in found[-1].message
