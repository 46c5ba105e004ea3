"""The ids of edits: each is on its page, and each that is on the page is said of some row."""

import re
from pathlib import Path

import pytest

from plantrack.core.edits import Edit, new_plan
from tests.core.remedied import Raw, edits, loaded, written
from tests.core.remedy_rows import EDITS, of_action, of_issue, of_log, of_measure, of_terms

PAGE = (Path(__file__).parents[2] / "docs" / "edits.md").read_text(encoding="utf-8")
ROWS = [row.split(" | ") for row in re.findall(r"^\| (`.*) \|$", PAGE, re.MULTILINE)]
SAID = {code: (effect, reason) for codes, effect, reason in ((*row, "")[:3] for row in ROWS)
        for code in re.findall(r"`([\w-]+)`", codes)}  # fmt: skip
WAIVED = "waive: [{{check: no-lead, reason: {}, by: C, until: {}}}]"
CHANGED = "{{changes: [{{date: 2014-02, reason: a, {}}}]}}"
DONE = "{updates: [{date: 2014-02, text: a, status: completed}"
MORE: list[tuple[Raw, Raw]] = [
    (of_measure("{}"), of_measure(CHANGED.format("withdrawn: true"))),
    (of_action("{}"), of_action(CHANGED.format("withdrawn: true"))),
    (of_measure("{}"), of_measure(CHANGED.format("rebase: true"))),
    (of_measure("{text: Cases audited}"), of_measure("{id: 9z, text: Cases audited}")),
    (of_action("{}, {id: 2.1, title: Train}"),
     of_action("{measures: []}, {id: 2.1, title: Train, measures: [{}]}")),
    (of_issue("{}, {id: 2, statement: Other, actions: []}"),
     of_issue("{actions: []}, {id: 2, statement: Other, actions: [{}]}")),
    (of_action(f"{DONE}]}}"), of_action(f"{DONE}, {{date: 2014-03, text: b, status: in-progress}}]}}")),
    (of_measure("{}"), of_measure(f"{{{WAIVED.format('a', '2015-03')}}}")),
    *((of_measure(f"{{{WAIVED.format('a', '2015-03')}}}"), of_measure(f"{{{WAIVED.format(reason, until)}}}"))
      for reason, until in (("a", "2015-06"), ("a", "2015-01"), ("b", "2015-03"))),
    (of_log("2014-02 5"), of_log("2014-02 5; 2014-02 6 restated")),
    (of_log("2014-02 5"), of_log("2014-02 5; 2014-02 void")),
    (of_log("2014-02 5") | {"issues": of_measure("{milestones: [{at: 2015-03, target: 9}]}")["issues"]},
     of_log("2014-02 5") | {"issues": of_measure(
         "{milestones: [{at: 2015-03, target: 9}],"
         "changes: [{date: 2014-01, reason: a, milestones: [{at: 2015-03, target: 8}]}]}")["issues"]}),
    (of_issue("{}"), of_issue("{diagnosis: a}")),
    (of_measure("{}"), of_measure("{printed: a}")),
    *((of_terms("{}"), of_terms(f"{{{field}}}"))
      for field in ("organisation: O", "successor: a", "introduction: [a]", "themes: [a]",
                    "rag_words: {red: R}", "source: a")),
]  # fmt: skip
FOUND: list[Edit] = [
    edit
    for before, after in [*((before, after) for _, before, after in EDITS), *MORE]
    for edit in (*edits(before, after), *edits(after, before))
]


def test_each_id_is_on_the_page() -> None:
    assert {edit.code for edit in FOUND} | {new_plan(loaded(written("{}"))[0]).code} == set(SAID)


@pytest.mark.parametrize("code", sorted(SAID))
def test_what_the_page_says_of_an_id_is_so(code: str) -> None:
    effect, reason = SAID[code]
    found = [edit for edit in FOUND if edit.code == code]
    said = effect if code != "title-changed" else f"{effect}, neutral"
    assert all(edit.effect in said or effect == "by `better`" for edit in found)
    if any(edit.is_refused for edit in found):
        named = {name for edit in found for name in re.findall(r"edited: \[(\w+)\]", edit.remedy)}
        assert named <= set(re.findall(r"`(\w+)`", reason)) | {"changes"}
        by_change = any(re.search(r"(?<=\. )Add to", edit.remedy) for edit in found)
        assert by_change is ("by change" in reason) or code in {"id-reused", "issue-removed"}
