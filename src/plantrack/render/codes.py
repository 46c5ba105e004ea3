"""Codes: the names of all that `check` and `diff` can say, each with its meaning."""

from functools import cache
from typing import Final

from plantrack.checks.catalogue import RULES, WAIVER_RULES
from plantrack.store.fault import FaultCode

LOG_CODES: Final = {
    "log-line": "a line of a log that is no reading",
    "log-key": "a key of a reading that is unknown, missing, or written twice",
    "torn-line": "the last line of a log was cut short",
    "nul-bytes": "a write to a log was cut short, and left NUL bytes",
}
"""What can be wrong in a line of readings."""

NOT_COMPARED: Final = "not-compared"
"""The code of a comparison that was asked for and could not be made."""

EDIT_CODES: Final = {
    "action-added": "an action was added",
    "action-moved": "an action stands under another issue",
    "action-removed": "an action was taken out of the plan",
    "action-withdrawn": "an action was withdrawn by a dated change",
    "baseline-added": "a measure that had no baseline has one",
    "baseline-changed": "the figure of a baseline changed",
    "baseline-earlier": "a baseline still to be set is promised sooner",
    "baseline-later": "a baseline still to be set is promised later",
    "baseline-moved": "a baseline is said to be for another period",
    "baseline-removed": "a baseline, or its figure, was removed",
    "baseline-set": "a baseline that was promised, or told in words, has its figure",
    "benchmark-changed": "the body that a measure is compared with changed",
    "bounds-loosened": "values are accepted that were refused",
    "bounds-tightened": "values are refused that were accepted",
    "change-added": "a dated change was added that alters nothing promised",
    "change-altered": "a dated change, or its reason, was rewritten",
    "change-backdated": "a change that weakens is dated before what was there already",
    "change-removed": "a dated change was taken out, and its reason with it",
    "closes-earlier": "the plan closes sooner",
    "closes-later": "the plan closes later",
    "closes-removed": "the plan's close was removed",
    "closes-set": "the plan was given a close",
    "deadline-changed": "an end that has no date changed its word: open, or tbc",
    "deadline-earlier": "the end of an action moved to an earlier date",
    "deadline-later": "the end of an action moved to a later date",
    "deadline-open": "the end of an action lost its date: open, or tbc",
    "deadline-removed": "the end of an action was removed",
    "deadline-set": "an action was given an end",
    "definition-changed": "what is measured is said in other words",
    "detail-changed": "the detail of an action changed",
    "direction-flipped": "the direction in which a measure is better changed",
    "every-loosened": "a measure is to be observed less often",
    "every-tightened": "a measure is to be observed more often",
    "id-reused": "an id now names another thing",
    "issue-added": "an issue was added",
    "issue-removed": "an issue was taken out of the plan",
    "kind-changed": "a milestone changed between at, by and from",
    "lag-loosened": "data may take longer",
    "lag-tightened": "data may take less time",
    "lead-added": "an action has one more lead",
    "lead-changed": "an action passed to another lead",
    "lead-removed": "an action has a lead less",
    "lead-renamed": "a lead's printed name counts as somebody else's",
    "lead-spelling": "a lead's name is spelled in another way",
    "measure-added": "a measure was added",
    "measure-moved": "a measure stands under another action",
    "measure-removed": "a measure was taken out of the plan",
    "measure-withdrawn": "a measure was withdrawn by a dated change",
    "milestone-added": "a milestone was added",
    "milestone-dated": "a milestone that had no date has one",
    "milestone-earlier": "a milestone moved to an earlier date",
    "milestone-later": "a milestone moved to a later date",
    "milestone-outside": "a milestone moved outside the plan's dates, itself or with its action's end",
    "milestone-period": "the period of a milestone begins on another day",
    "milestone-removed": "a milestone was taken out",
    "milestone-undated": "a milestone lost its date",
    "note-changed": "a note was changed",
    "outcome-added": "an issue promises one more outcome",
    "outcome-removed": "an outcome that an issue promised was removed",
    "plan-added": "there was no plan before, so nothing is compared",
    "published-moved": "the plan's date of publication moved",
    "reading-added": "a reading was added",
    "reading-changed": "a reading was rewritten where it stands",
    "reading-removed": "a line of a log was taken out",
    "reading-reordered": "lines of a log changed places, so that another reading holds",
    "reading-restated": "a reading was restated, with a reason",
    "reading-voided": "a reading was withdrawn, with a reason",
    "rebased": "the process chart of a measure starts anew",
    "renumbered": "a thing has another id, and is otherwise the same",
    "review-added": "a review by the board was added",
    "review-removed": "a review by the board was removed",
    "series-added": "a measure has one more series",
    "series-removed": "a series of a measure is no longer judged",
    "start-earlier": "the start of an action moved to an earlier date",
    "start-later": "the start of an action moved to a later date",
    "start-removed": "the start of an action was removed",
    "start-set": "an action was given a start",
    "starts-earlier": "the plan starts sooner",
    "starts-later": "the plan starts later",
    "statement-changed": "what was found is said in other words",
    "status-changed": "the status that an update declared was rewritten",
    "status-reopened": "an action said to be done is open again, by a later update",
    "strict-added": "a target must now be better than the benchmark",
    "strict-dropped": "a target need no longer be better than the benchmark",
    "target-changed": "a target changed, and which is more cannot be said",
    "target-lowered": "a target was lowered",
    "target-narrowed": "a target accepts fewer values",
    "target-raised": "a target was raised",
    "target-removed": "the target of a milestone was removed",
    "target-set": "a milestone without a target was given one",
    "target-shifted": "a target accepts some values that it refused, and refuses some that it accepted",
    "target-widened": "a target accepts more values",
    "title-changed": "the title of an action, or of the plan, changed",
    "tolerance-loosened": "a wider shortfall counts as amber",
    "tolerance-tightened": "a narrower shortfall counts as amber",
    "unit-changed": "the unit of a measure changed",
    "update-added": "an update was added",
    "update-altered": "an update was rewritten",
    "update-backdated": "an update was written in before one that was already there",
    "update-redated": "an update was given another date",
    "update-removed": "an update was taken out",
    "verified": "the completion of an action was verified",
    "waiver-added": "findings of a rule are waived",
    "waiver-extended": "a waiver holds for longer",
    "waiver-removed": "a waiver was taken out",
    "waiver-reworded": "a waiver has another reason, or is by somebody else",
    "waiver-shortened": "a waiver holds for less long",
    "year-start-changed": "the month that starts a financial year changed",
}
"""What can differ between two versions of a plan."""

OTHER_EDIT: Final = "what is only told changed, such as a note or a source"
"""The meaning of any other code that ends in `-changed`."""


def meaning_of(code: str) -> str:
    """Say what a code means, as a sentence; "" for one that is not known."""
    said = _meanings().get(code, OTHER_EDIT if code.endswith("-changed") else "")
    return said[:1].upper() + said[1:] + ("" if said.endswith(".") or not said else ".")


@cache
def _meanings() -> dict[str, str]:
    pages = {rule.CODE: rule.__doc__ for rule in RULES} | {rule.CODE: rule.__doc__ for rule in WAIVER_RULES}
    rules = {code: (page or "").partition("\n")[0] for code, page in pages.items()}
    faults = {code.value: code.meaning for code in FaultCode}
    compared = {NOT_COMPARED: "the comparison that was asked for could not be made"}
    return {**rules, **faults, **LOG_CODES, **compared, **EDIT_CODES}
