"""From text to the models, and what is said of text that they refuse."""
# ruff: noqa: E501 - a row of a table is one line

from textwrap import dedent, indent

import pytest
from pydantic_core import ErrorDetails

from plantrack.core.finding import Diagnostic, Level, Location
from plantrack.core.model import Issue
from plantrack.store.decode import Decoded, decode_issue, decode_terms, year_start_of
from plantrack.store.node import Parsed
from plantrack.store.shape import explain_refusal
from plantrack.store.yamltext import read

TERMS = "title: T\norganisation: O\nstarts: 2014-01\npublished: 2015-03\n"
HEAD = 'id: 3\nstatement: S\nactions:\n  - id: "3.1"\n    title: A\n    measures:\n      - id: 3a\n        text: T\n'
HEAD_LINES = HEAD.count("\n")
REST = '      - {id: 3b, text: T, unit: percent}\n  - {id: "3.2", title: B}\n'


def parsed(text: str) -> Parsed:
    said = read(text)
    assert isinstance(said, Parsed), said
    return said


def issue(text: str) -> Decoded[Issue]:
    return decode_issue(parsed(text), "issues/03.yaml", 4)


def measure(lines: str) -> Decoded[Issue]:
    """Decode an issue whose first measure ends in these lines; they begin in column 9."""
    return issue(HEAD + indent(dedent(lines), " " * 8) + REST)


def only(decoded: Decoded[Issue]) -> Diagnostic:
    (found,) = decoded.diagnostics
    return found


def test_what_holds_is_decoded_without_a_word() -> None:
    decoded = issue(HEAD + "        unit: percent\n" + REST)
    assert decoded.value is not None
    assert [action.id for action in decoded.value.actions] == ["3.1", "3.2"]
    assert [each.id for each in decoded.value.actions[0].measures] == ["3a", "3b"]
    assert (decoded.diagnostics, decoded.left_out) == ((), ())


# the line counts from the first line given, the column from 1
FAULTS = [
    ("better: higher", -1, 9, "missing-key", "a measure needs `unit`", "Add `unit`: percent"),
    ("unit:", 1, 9, "empty-value", "`unit` has nothing after it", "Write it. percent"),
    ("unit: x\nlag:", 2, 9, "empty-value", "`lag` has nothing after it", "or take the line out"),
    ("unit: x\nbeter: lower", 2, 9, "unknown-key", "`beter` is not a key of a measure", "Did you mean `better`?"),
    ("unit: x\nzzz: 1", 2, 9, "unknown-key", "`zzz` is not a key of a measure", "The keys of a measure are id,"),
    ("unit: x\nbetter: hihger", 2, 17, "bad-word", "'hihger' is not a word for `better`", "Did you mean higher? Write one"),
    ("unit: [x]", 1, 15, "wrong-shape", "`unit` is a list where text belongs", "double quotes"),
    ("unit: {x: y}", 1, 15, "wrong-shape", "`unit` is a group of keys where text belongs", "double quotes"),
    ("unit: x\nmilestones: none", 2, 21, "wrong-shape", "`milestones` is text where a list belongs", "Write [one, two]"),
    ("unit: x\nmilestones: [{at: 2014, target: 1}, x]", 2, 45, "wrong-shape", "entry 2 of `milestones` is text", "{key: value}"),
    ("unit: x\nevery: monthly", 2, 16, "wrong-shape", "`every` is text where a group of keys belongs", "{key: value}"),
    ("unit: x\nevery: {months: x}", 2, 25, "bad-value", "'x' is not a whole number", "Correct `months`"),
    ("unit: x\nevery: {}", 2, 16, "bad-value", "`every` says too little or too much", "Write either months or days"),
    ("unit: x\nbounds: 1", 2, 17, "bad-value", "`bounds` cannot be read as it is", "Write two numbers"),
    ("unit: x\nbounds: [2, 1]", 2, 17, "bad-value", "the lower number comes first: [1, 2]", "Correct `bounds`"),
    ("unit: x\nbaseline: {value: 4}", 2, 19, "bad-value", "`baseline` says too little or too much", "Write period"),
    ("unit: x\nbaseline: {period: 2014, value: 4 x}", 2, 41, "bad-value", "'4 x' is not a value", "Write a number"),
    ("unit: x\nbaseline: {period: 9/14, value: 4}", 2, 28, "bad-period", "'9/14' is not a period", "Did you mean 2014-09?"),
    ("unit: x\nbaseline: {period: 2014-13}", 2, 28, "bad-period", "'2014-13' has no such month", "Correct `period`"),
    ("unit: x\nbaseline: {due: [2014]}", 2, 25, "wrong-shape", "`due` is a list where one value belongs", "when it is promised"),
    ("unit: x\nmilestones:\n  - {frm: 2014, target: 1}", 3, 14, "unknown-key", "`frm` is not a key of a milestone", "`from`"),
    ("unit: x\nmilestones:\n  - {from_: 2014, at: 2014}", 3, 14, "unknown-key", "`from_` is not a key", "`from`"),
    ("unit: x\nmilestones:\n  - {at: 2014, from: 2015}", 3, 13, "bad-value", "one of at, by and from", "entry 1 of `milestones`"),
    ("unit: x\nmilestones:\n  - {at: 2014, target: {a: b}}", 3, 32, "wrong-shape", "`target` is a group of keys", "A number"),
    ("unit: x\nmilestones:\n  - {at: 2014, target: x}", 3, 32, "bad-value", "'x' is not a target", "Write a number"),
    ("unit: x\nmilestones:\n  - {from: x, target: 1}", 3, 20, "bad-period", "'x' is not a period", "Periods are written"),
    ("unit: x\nmilestones:\n  - {by: x, target: 1}", 3, 18, "bad-period", "'x' is not a period", "Periods are written"),
    ("unit: x\nseries: {a b: {}}", 2, 18, "bad-id", "'a b' is not an id", "letters and digits"),
    ("unit: x\n'[key]': 1", 2, 9, "unknown-key", "`[key]` is not a key of a measure", "The keys"),
    ("unit: x\nseries: {'[key]': {}}", 2, 18, "bad-id", "'[key]' is not an id", "letters and digits"),
    ("unit: x\nbetter: [higher]", 2, 17, "wrong-shape", "`better` is a list where one word belongs", "Write one of"),
    ("unit: x\nseries: {lac: {x: y}}", 2, 24, "unknown-key", "`x` is not a key of a series", "The keys of a series"),
    ("unit: x\nseries: {lac: x}", 2, 23, "wrong-shape", "`lac` is text where a group of keys", "Named series"),
    ("unit: x\nseries: {lac: {unit: ''}}", 2, 24, "empty-value", "`unit` has nothing after it", "or take the line out"),
    ("unit: x\nchanges: [{date: 2015}]", 2, 19, "missing-key", "a change to a measure needs `reason`", "Add `reason`"),
    ("unit: x\nchanges: [{date: 2015, reason: r, kind: slip}]", 2, 49, "bad-word", "'slip' is not a word", "The only word here is correction"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "line", "column", "code", "message", "help_"), FAULTS, ids=[repr(row[0]) for row in FAULTS]
)
def test_a_fault_in_a_measure_leaves_out_that_measure(
    lines: str, line: int, column: int, code: str, message: str, help_: str
) -> None:
    decoded = measure(lines + "\n")
    found = only(decoded)
    assert found.location == Location("issues/03.yaml", HEAD_LINES + line, column if line > 0 else 9)
    assert (found.code, found.level, found.subject) == (code, Level.ERROR, "3a")
    assert message in found.message
    assert help_ in found.help
    assert not found.help.endswith(".")
    assert decoded.left_out == ("measure 3a",)
    assert decoded.value is not None
    assert [each.id for each in decoded.value.actions[0].measures] == ["3b"]


OUTSIDE = [
    (
        "leads: me",
        'id: 3\nstatement: S\nactions:\n  - {id: "3.1", title: A, leads: me}\n',
        "3.1",
        "action 3.1",
    ),
    ("no title", 'id: 3\nstatement: S\nactions:\n  - id: "3.1"\n', "3.1", "action 3.1"),
    (
        "an action that is text",
        "id: 3\nstatement: S\nactions: [x]\n",
        "3",
        "action without an id in issues/03.yaml",
    ),
    (
        "an update",
        'id: 3\nstatement: S\nactions:\n  - {id: "3.1", title: A, updates: [{}]}\n',
        "3.1",
        "action 3.1",
    ),
    ("owner: x", "id: 3\nstatement: S\nowner: x\n", "3", "issue 3"),
    ("no statement", "id: 3\n", "3", "issue 3"),
    ("a bad id", "id: 3 3\nstatement: S\n", "3 3", "issue 3 3"),
    ("no id", "statement: S\n", "", "issue without an id in issues/03.yaml"),
    ("actions that are text", "id: 3\nstatement: S\nactions: none\n", "3", "issue 3"),
    ("a list", "- id: 3\n", "", "issue without an id in issues/03.yaml"),
    ("text", "Chapter 3\n", "", "issue without an id in issues/03.yaml"),
]


@pytest.mark.parametrize(
    ("text", "subject", "left_out"), [row[1:] for row in OUTSIDE], ids=[row[0] for row in OUTSIDE]
)
def test_a_fault_outside_a_measure_leaves_out_the_nearest_thing(
    text: str, subject: str, left_out: str
) -> None:
    decoded = issue(text)
    assert only(decoded).subject == subject
    assert decoded.left_out == (left_out,)
    assert (decoded.value is None) == left_out.startswith("issue")


def test_one_fault_does_not_hide_another() -> None:
    decoded = issue(
        'id: 3\nstatement: S\nactions:\n  - {id: "3.1", title: A, end: x, measures: [{id: 3a}]}\n'
        '  - {id: "3.2", title: B, measures: [{id: 3b, text: T}, {id: 3c, text: T, unit: u}, x]}\n'
    )
    assert [(found.subject, found.code) for found in decoded.diagnostics] == [
        ("3.1", "bad-period"),
        ("3a", "missing-key"),
        ("3a", "missing-key"),
        ("3b", "missing-key"),
        ("3.2", "wrong-shape"),
    ]
    assert decoded.left_out == ("action 3.1", "measure 3b", "measure without an id in issues/03.yaml")
    assert decoded.value is not None
    assert [each.id for action in decoded.value.actions for each in action.measures] == ["3c"]


def test_a_long_token_is_quoted_in_part() -> None:
    found = only(measure(f"unit: x\nbetter: {'u' * 100}\n"))
    assert f"'{'u' * 37}...'" in found.message
    assert "u" * 41 not in found.message


@pytest.mark.parametrize(
    ("line", "column", "code", "message"),
    [
        ("rag_words: {blue: x}", 13, "bad-word", "'blue' is not a word for a key of `rag_words`"),
        ("lead_names: [x]", 13, "wrong-shape", "`lead_names` is a list where a group of keys belongs"),
        ("reviews: [2014-09, soon]", 20, "bad-period", "'soon' is not a period"),
        ("themes: {a: b}", 9, "wrong-shape", "`themes` is a group of keys where a list belongs"),
        ("note:", 1, "empty-value", "`note` has nothing after it"),
    ],
)
def test_terms_that_nothing_is_judged_by_are_left_out(
    line: str, column: int, code: str, message: str
) -> None:
    decoded = decode_terms(parsed(TERMS + line + "\n"), "plan.yaml")
    (found,) = decoded.diagnostics
    assert (str(found.location), found.code, found.subject) == (f"plan.yaml:5:{column}", code, "plan")
    assert found.message == message
    assert decoded.left_out == (f"`{line.partition(':')[0]}` of the plan",)
    assert decoded.value is not None
    assert decoded.value.title == "T"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (TERMS + "closs: 2015-03\n", "unknown-key", "`closs` is not a key of the plan"),
        (TERMS + "closes: March\n", "bad-period", "'March' is not a period"),
        (TERMS + "year_start: 13\n", "bad-value", "`year_start` is 13, and it is at most 12"),
        (TERMS + "year_start: 0\n", "bad-value", "`year_start` is 0, and it is at least 1"),
        (TERMS + "lag: 1\n", "wrong-shape", "`lag` is text where a group of keys belongs"),
        (TERMS.replace("title: T\n", ""), "missing-key", "the plan needs `title`"),
        ("T\n", "wrong-shape", "the file is text where a group of keys belongs"),
    ],
)
def test_terms_that_judgements_rest_on_are_not_done_without(text: str, code: str, message: str) -> None:
    decoded = decode_terms(parsed(text), "plan.yaml")
    (found,) = decoded.diagnostics
    assert (found.code, found.message, found.subject) == (code, message, "plan")
    assert decoded.value is None


@pytest.mark.parametrize(
    ("written", "month"),
    [("", 4), ("year_start: 1", 1), ("year_start: 12", 12), ("year_start: x", 4), ("year_start: [9]", 4)],
)
def test_the_financial_year_begins_in_april_unless_the_plan_says_otherwise(written: str, month: int) -> None:
    assert year_start_of(parsed(f"title: T\n{written}\n")) == month


def test_the_plans_own_financial_year_is_used() -> None:
    decoded = decode_terms(parsed(TERMS + "year_start: 9\ncloses: 2014/15\n"), "plan.yaml")
    assert decoded.value is not None
    assert decoded.value.closes is not None
    assert decoded.value.closes.last.isoformat() == "2015-08-31"


def test_a_refusal_that_nobody_foresaw_is_still_said() -> None:
    error = ErrorDetails(type="surprise", loc=("statement",), msg="Something Else", input="x")
    fault = explain_refusal(error, Issue, parsed("id: 3\nstatement: x\n").node)
    assert (fault.code, fault.message) == ("bad-value", "`statement`: something Else")
    assert (fault.line, fault.column) == (2, 12)
