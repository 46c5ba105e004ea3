"""Edits of an action: its title, who answers for it, its dates, its changes, and what was told of it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from plantrack.core.edits_change import Ledger, change_edits
from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_in_place, effect_of, plain, quoted
from plantrack.core.edits_milestone import is_outside
from plantrack.core.edits_reason import Reasons, edit_with_reason
from plantrack.core.edits_remedy import by_change, put_back
from plantrack.core.edits_slack import other_edits
from plantrack.core.edits_told import Told
from plantrack.core.edits_update import update_edits
from plantrack.core.kinds import End, Open
from plantrack.core.model import Action, ActionChange, Terms
from plantrack.core.papers import days_in_words
from plantrack.core.period import Period
from plantrack.core.promise import last_day, promises_of
from plantrack.core.schedule import ActionTerms, terms_of
from plantrack.core.series import series_of

_CHANGEABLE = {"title", "leads", "start", "end"}
_COMPARED = {"id", "title", "detail", "leads", "start", "end", "measures", "updates", "changes"}
_TOLD = "Put it back as it was said; what is to be said now goes into an update of its own, after the others"
_UNSET = {Open.OPEN: "open", Open.TBC: "to be confirmed", None: "no date"}


class Doing(NamedTuple):
    """An action in one version of a plan, with the plan's terms."""

    action: Action
    terms: Terms


def action_edits(
    before: Doing, after: Doing, whole: Whole, told: Callable[[], Told | None]
) -> Iterator[Edit]:
    """Compare two versions of an action; its measures are compared by themselves.

    `told` gives what was last told of it in the version before.
    """
    old, new = before.action, after.action

    def compare(
        one: tuple[ActionChange, ...], other: tuple[ActionChange, ...], day: date
    ) -> Iterator[Difference]:
        was, now = (after._replace(action=new.model_copy(update={"changes": some})) for some in (one, other))
        terms = (terms_of(doing.action, doing.terms, day) for doing in (was, now))
        yield from _with_milestones(terms_edits(*terms), was, now, day)

    ledger = Ledger(old.changes, new.changes, compare, lambda at: ("changes", at), whole, told)
    reasons = ledger.reasons()
    in_place = terms_edits(_first(old, before.terms, after.terms), _first(new, before.terms, after.terms))
    for difference in _with_milestones(in_place, before, after, date.min):
        yield _in_place(difference, old, new, whole, reasons)
    if plain(old.detail or "") != plain(new.detail or ""):
        words = f"the detail changed from {quoted(old.detail)} to {quoted(new.detail)}"
        effect = Effect.WEAKENS if old.detail else Effect.STRENGTHENS
        difference = Difference("detail-changed", effect, words, ("detail",))
        yield _in_place(difference, old, new, whole, reasons)
    yield from change_edits(ledger)
    for difference in update_edits(old, new, before.terms, after.terms):
        yield edit_with_reason(difference, whole, "updates", _TOLD, reasons)
    for difference in other_edits(old, new, _COMPARED):
        yield edit_in_place(difference, whole)


def terms_edits(old: ActionTerms, new: ActionTerms) -> Iterator[Difference]:
    """Compare what may also be changed with a reason: title, leads, start and end."""
    if plain(old.title) != plain(new.title):
        words = f"the title changed from {quoted(old.title)} to {quoted(new.title)}"
        yield Difference("title-changed", Effect.WEAKENS, words, ("title",))
    yield from _leads(old.leads, new.leads)
    yield from _start(old.start, new.start)
    yield from _end(old.end, new.end)


def _first(action: Action, before: Terms, after: Terms) -> ActionTerms:
    """Give what was first promised; a lead by the one spelling that either version knows."""
    leads = dict.fromkeys(after.lead(before.lead(lead)) for lead in action.leads)
    return ActionTerms(action.title, tuple(leads), action.start, action.end, None)


def _in_place(difference: Difference, old: Action, new: Action, whole: Whole, reasons: Reasons) -> Edit:
    """Say a difference of a field, with the remedy for what a change can hold, and for what it cannot."""
    field = str(difference.route[0])
    was, now = getattr(old, field), getattr(new, field)
    if field == "end":
        now = now or Open.OPEN
    if field in _CHANGEABLE and now:
        return edit_in_place(difference, whole, by_change(whole.label, whole.label, field, was, now))
    return edit_with_reason(difference, whole, field, put_back(whole.label, field, was), reasons)


def _with_milestones(
    differences: Iterator[Difference], before: Doing, after: Doing, day: date
) -> Iterator[Difference]:
    """Add to a moved end which milestones it takes outside the plan's dates."""
    for difference in differences:
        yield difference
        if difference.route == ("end",):
            stood = set(_outside(before, day))
            left = [name for name in dict.fromkeys(_outside(after, day)) if name not in stood]
            if left:
                words = f"its end now leaves milestones outside the plan's dates: {', '.join(left)}"
                yield Difference("milestone-outside", Effect.WEAKENS, words, ("end",))


def _outside(doing: Doing, day: date) -> Iterator[str]:
    """List the series with a milestone at the action's end that is outside the plan's dates on a day."""
    for measure in doing.action.measures:
        for series in series_of(measure, doing.terms):
            for promise in promises_of(series, doing.action, day).in_force:
                at_end = promise.milestone.by is End.END and not promise.withdrawn
                if at_end and is_outside(promise.due, doing.terms):
                    yield series.id


def date_edit(code: str, name: str, old: date, new: date, said: tuple[str, str]) -> Difference:
    """Say that a date moved, and by how many days; later is weaker. The code ends in later or earlier."""
    days = (new - old).days
    way = "later" if days > 0 else "earlier"
    words = (
        f"the {name.removesuffix('s')} moved from {said[0]} to {said[1]} ({days_in_words(abs(days))} {way})"
    )
    return Difference(f"{code}-{way}", effect_of(days), words, (name,))


def _leads(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    gone = [plain(lead) for lead in old if plain(lead) not in map(plain, new)]
    came = [plain(lead) for lead in new if plain(lead) not in map(plain, old)]
    if gone and came:
        words = f"the lead changed from {_names(gone)} to {_names(came)}"
        yield Difference("lead-changed", Effect.WEAKENS, words, ("leads",))
    elif gone:
        words = f"{_names(gone)} no longer {'leads' if len(gone) == 1 else 'lead'} it"
        yield Difference("lead-removed", Effect.WEAKENS, words, ("leads",))
    elif came:
        words = f"{_names(came)} now {'leads' if len(came) == 1 else 'lead'} it too"
        yield Difference("lead-added", Effect.STRENGTHENS, words, ("leads",))


def _names(leads: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(leads[:-1]), leads[-1])))


def _start(old: Period | None, new: Period | None) -> Iterator[Difference]:
    if old and new:
        if old.first != new.first:
            said = old.in_words(), new.in_words()
            yield date_edit("start", "start", old.first, new.first, said)
    elif old:
        words = f"the start ({old.in_words()}) was removed"
        yield Difference("start-removed", Effect.WEAKENS, words, ("start",))
    elif new:
        yield Difference("start-set", Effect.STRENGTHENS, f"the start was set: {new.in_words()}", ("start",))


def _end(old: Period | Open | None, new: Period | Open | None) -> Iterator[Difference]:
    was, now = last_day(old), last_day(new)
    said = _end_in_words(old), _end_in_words(new)
    if was and now:
        if was != now:
            yield date_edit("deadline", "end", was, now, said)
    elif old is not new:
        code = "deadline-changed"
        effect = Effect.NEUTRAL
        if was:
            code, effect = "deadline-open" if new else "deadline-removed", Effect.WEAKENS
        elif now:
            code, effect = "deadline-set", Effect.STRENGTHENS
        yield Difference(code, effect, f"the end changed from {said[0]} to {said[1]}", ("end",))


def _end_in_words(end: Period | Open | None) -> str:
    return end.in_words() if isinstance(end, Period) else _UNSET[end]
