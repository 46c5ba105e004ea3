"""Edits of an issue: what was found, and what will be different when it is done."""

from collections.abc import Iterator

from plantrack.core.edits_change import change_edits, entries_only
from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_in_place, plain, quoted
from plantrack.core.edits_reason import edit_with_reason
from plantrack.core.edits_remedy import put_back
from plantrack.core.edits_slack import other_edits
from plantrack.core.model import Issue

_COMPARED = {"id", "statement", "outcomes", "actions", "changes"}


def issue_edits(old: Issue, new: Issue, whole: Whole) -> Iterator[Edit]:
    """Compare two versions of an issue; its actions are compared by themselves."""
    ledger = entries_only(old.changes, new.changes, whole)
    reasons = ledger.reasons()
    for difference in _differences(old, new):
        field = str(difference.route[0])
        advice = put_back(whole.label, field, getattr(old, field))
        yield edit_with_reason(difference, whole, field, advice, reasons)
    yield from change_edits(ledger)
    for difference in other_edits(old, new, _COMPARED):
        yield edit_in_place(difference, whole)


def _differences(old: Issue, new: Issue) -> Iterator[Difference]:
    if plain(old.statement) != plain(new.statement):
        words = f"what was found changed from {quoted(old.statement)} to {quoted(new.statement)}"
        yield Difference("statement-changed", Effect.WEAKENS, words, ("statement",))
    was, now = ([plain(outcome) for outcome in issue.outcomes] for issue in (old, new))
    for outcome in (one for one in was if one not in now):
        words = f"an outcome was removed: {quoted(outcome)}"
        yield Difference("outcome-removed", Effect.WEAKENS, words, ("outcomes",))
    for outcome in (one for one in now if one not in was):
        words = f"an outcome was added: {quoted(outcome)}"
        yield Difference("outcome-added", Effect.STRENGTHENS, words, ("outcomes",))
