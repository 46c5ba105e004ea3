"""Edits of an action: its title, who answers for it, its dates, its changes, and what was told of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from plantrack.core.edits_change import Ledger, change_edits
from plantrack.core.edits_form import Difference, Edit, Effect, Whole, edit_in_place, effect_of, plain, quoted
from plantrack.core.edits_remedy import by_change, put_back
from plantrack.core.edits_slack import other_edits
from plantrack.core.edits_update import update_edits
from plantrack.core.kinds import Open
from plantrack.core.model import Action, ActionChange, Terms
from plantrack.core.papers import days_in_words
from plantrack.core.period import Period
from plantrack.core.promise import last_day
from plantrack.core.schedule import ActionTerms, terms_of

_COMPARED = {"id", "title", "detail", "leads", "start", "end", "measures", "updates", "changes"}
_TOLD = "Put it back as it was said; what is to be said now goes into an update of its own, after the others"
_UNSET = {Open.OPEN: "open", Open.TBC: "to be confirmed", None: "no date"}


def action_edits(old: Action, new: Action, before: Terms, after: Terms, whole: Whole) -> Iterator[Edit]:
    """Compare two versions of an action; its measures are compared by themselves."""
    for difference in terms_edits(_first(old, before, after), _first(new, before, after)):
        field = str(difference.route[0])
        yield edit_in_place(difference, whole, _remedy(whole.label, field, old, new))
    if plain(old.detail or "") != plain(new.detail or ""):
        words = f"the detail changed from {quoted(old.detail)} to {quoted(new.detail)}"
        effect = Effect.WEAKENS if old.detail else Effect.STRENGTHENS
        difference = Difference("detail-changed", effect, words, ("detail",))
        yield edit_in_place(difference, whole, put_back(whole.label, "detail", old.detail))

    def compare(
        one: tuple[ActionChange, ...], other: tuple[ActionChange, ...], day: date
    ) -> Iterator[Difference]:
        was, now = (terms_of(new.model_copy(update={"changes": some}), after, day) for some in (one, other))
        return terms_edits(was, now)

    yield from change_edits(Ledger(old.changes, new.changes, compare, lambda at: ("changes", at), whole))
    for difference in update_edits(old, new, before, after):
        yield edit_in_place(difference, whole, _TOLD)
    for difference in other_edits(old, new, _COMPARED):
        yield edit_in_place(difference, whole, "")


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


def _remedy(label: str, field: str, old: Action, new: Action) -> str:
    was, now = getattr(old, field), getattr(new, field)
    if field == "end":
        return by_change(label, field, was, now or Open.OPEN)
    return by_change(label, field, was, now) if now else put_back(label, field, was)


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
