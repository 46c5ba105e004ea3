"""Edits of the plan's own terms: its dates, its reviews, and the slack that it gives to all."""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from plantrack.core.edits_action import date_edit
from plantrack.core.edits_change import change_edits, entries_only
from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_in_place, plain, quoted
from plantrack.core.edits_reason import edit_with_reason
from plantrack.core.edits_remedy import put_back
from plantrack.core.edits_slack import lag_edits, other_edits, tolerance_edits
from plantrack.core.finding import Pointer
from plantrack.core.model import Plan, Terms
from plantrack.core.period import Period
from plantrack.core.promise import due_date, last_day
from plantrack.core.series import series_of

PLAN = Whole("the plan", "plan", Pointer("plan"))
_COMPARED = {
    "starts", "published", "closes", "reviews", "year_start", "lag", "tolerance", "lead_names", "changes",
}  # fmt: skip
_ONE_NAME = 0.75
"""Two names are two spellings of one when so much of them is the same."""


def new_plan(plan: Plan) -> Edit:
    """Say that there was no plan before."""
    words = f"it was added: {quoted(plan.terms.title)}; there was none before, so nothing is compared"
    return edit_in_place(Difference("plan-added", Effect.STRENGTHENS, words), PLAN)


def plan_edits(before: Plan, after: Plan) -> Iterator[Edit]:
    """Compare what holds for the whole plan; no change can hold it, so its changes say why it was edited."""
    old, new = before.terms, after.terms
    ledger = entries_only(old.changes, new.changes, PLAN)
    reasons = ledger.reasons()
    for difference in _differences(before, after):
        field = str(difference.route[0])
        advice = put_back("plan.yaml", field, getattr(old, field))
        yield edit_with_reason(difference, PLAN, field, advice, reasons)
    yield from change_edits(ledger)
    for difference in other_edits(old, new, _COMPARED):
        yield edit_in_place(difference, PLAN)


def _differences(before: Plan, after: Plan) -> Iterator[Difference]:
    old, new = before.terms, after.terms
    if old.starts.first != new.starts.first:
        said = old.starts.in_words(), new.starts.in_words()
        yield date_edit("starts", "starts", old.starts.first, new.starts.first, said)
    yield from _closes(before, after)
    if old.published.last != new.published.last:
        words = f"the date of publication moved from {old.published.in_words()} to {new.published.in_words()}"
        is_felt = any(update.date is None for action in before.actions() for update in action.updates)
        felt = ", and with it when each undated update was said" if is_felt else ""
        effect = Effect.WEAKENS if is_felt else Effect.NEUTRAL
        yield Difference("published-moved", effect, words + felt, ("published",))
    if old.year_start != new.year_start:
        words = f"the month that starts a financial year changed from {old.year_start} to {new.year_start}"
        yield Difference("year-start-changed", Effect.WEAKENS, words, ("year_start",))
    yield from lag_edits(old.lag, new.lag)
    yield from tolerance_edits(old.tolerance, new.tolerance)
    yield from _reviews(old, new)
    yield from _lead_names(old, new)


def _closes(before: Plan, after: Plan) -> Iterator[Difference]:
    old, new = before.terms.closes, after.terms.closes
    left = ", ".join(dict.fromkeys(_left_outside(old, after)))
    for difference in _close(old, new):
        words = f"{difference.words}, which leaves milestones outside it: {left}"
        yield difference._replace(effect=Effect.WEAKENS, words=words) if left else difference


def _close(old: Period | None, new: Period | None) -> Iterator[Difference]:
    if old and new:
        if old.last != new.last:
            said = old.in_words(), new.in_words()
            yield date_edit("closes", "closes", old.last, new.last, said)
    elif old:
        words = f"the close ({old.in_words()}) was removed"
        yield Difference("closes-removed", Effect.WEAKENS, words, ("closes",))
    elif new:
        words = f"a close was set: {new.in_words()}"
        yield Difference("closes-set", Effect.STRENGTHENS, words, ("closes",))


def _left_outside(close: Period | None, after: Plan) -> Iterator[str]:
    """List the series with a milestone that the old close held and the new does not."""
    for action in after.actions():
        end = last_day(action.end)
        for series in (one for measure in action.measures for one in series_of(measure, after.terms)):
            dues = [due_date(milestone, end) for milestone in series.milestones]
            if any(_is_past(due, after.terms.closes) and not _is_past(due, close) for due in dues):
                yield series.id


def _is_past(due: date | None, close: Period | None) -> bool:
    return due is not None and close is not None and due > close.last


def _reviews(old: Terms, new: Terms) -> Iterator[Difference]:
    gone = [review.in_words() for review in old.reviews if review not in new.reviews]
    came = [review.in_words() for review in new.reviews if review not in old.reviews]
    if gone:
        words = f"a review by the board was removed: {', '.join(gone)}"
        yield Difference("review-removed", Effect.WEAKENS, words, ("reviews",))
    if came:
        words = f"a review by the board was added: {', '.join(came)}"
        yield Difference("review-added", Effect.STRENGTHENS, words, ("reviews",))


def _lead_names(old: Terms, new: Terms) -> Iterator[Difference]:
    """Compare the map of spellings: a spelling is nothing, another name is another lead."""
    for printed in sorted({*old.lead_names, *new.lead_names}):
        was, now = old.lead(printed), new.lead(printed)
        if plain(was) == plain(now):
            continue
        words = (
            f"the lead printed as {quoted(printed)} counted as {quoted(was)} and now counts as {quoted(now)}"
        )
        is_spelling = SequenceMatcher(None, was.casefold(), now.casefold()).ratio() >= _ONE_NAME
        code, effect = ("lead-spelling", Effect.NEUTRAL) if is_spelling else ("lead-renamed", Effect.WEAKENS)
        yield Difference(code, effect, words, ("lead_names",))
