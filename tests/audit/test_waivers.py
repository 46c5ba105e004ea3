"""The waivers of the plan in `plan/`: each oddity by the name of its rule, as its page tells it."""

import re
from collections import Counter

from plantrack.checks.catalogue import sifted_findings
from plantrack.core.waivers import placed_waivers
from plantrack.store.load import load_plan
from tests.program import ROOT

PAGE = (ROOT / "docs" / "the-hillingdon-plan.md").read_text(encoding="utf-8")
FOUND = {
    "skipped-id": 1,
    "no-dates": 1,
    "milestone-outside-plan": 9,
    "action-outside-plan": 2,
    "milestone-outside-action": 24,
    "no-milestones": 1,
    "met-at-baseline": 1,
    "baseline-in-first-period": 5,
    "baseline-without-figure": 1,
    "baseline-shared": 2,
    "far-year": 4,
    "update-without-date": 9,
    "reading-out-of-order": 1,
}


def test_the_rules_find_these_oddities_and_all_are_waived() -> None:
    loaded = load_plan(ROOT / "plan", "plan")
    sifted = sifted_findings(loaded.plan, loaded.logs)
    assert Counter(finding.code for finding in sifted.waived) == FOUND
    assert (sifted.standing, sifted.unused) == ((), ())


def test_a_waiver_quotes_the_document_and_names_no_person() -> None:
    waivers = [placed.waiver for placed in placed_waivers(load_plan(ROOT / "plan", "plan").plan)]
    assert {(waiver.by, waiver.until.written) for waiver in waivers} == {
        ("transcriber of the plan", "2027-03")
    }
    unquoted = {waiver.reason for waiver in waivers if '"' not in waiver.reason}
    assert unquoted == set()


def test_the_page_names_every_rule_that_finds_something() -> None:
    told = PAGE.partition("## What `plantrack check` finds of them")[2].partition("| what no rule")[0]
    rows = re.findall(r"^\| .* \| `([a-z-]+)`.* \|$", told, re.MULTILINE)
    assert set(rows) == set(FOUND)
