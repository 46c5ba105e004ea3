"""Edits of what was told: updates are added at the end, and stand as they were said."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plantrack.core.edits_form import Difference, Effect, plain
from plantrack.core.edits_match import as_told, match
from plantrack.core.model import Action, Terms, Update
from plantrack.core.period import Period


class _Told(NamedTuple):
    at: int
    update: Update
    on: Period

    @property
    def name(self) -> str:
        return f"the update of {self.on.in_words()}" if self.update.date else "the undated update"


def update_edits(old: Action, new: Action, before: Terms, after: Terms) -> Iterator[Difference]:
    """Compare the updates of an action. A new one may tell news; it is written after those already there."""
    found = match(
        _told(old, before),
        _told(new, after),
        lambda told: (told.update.date, as_told(told.update)),
        lambda told: (told.update.date, plain(told.update.text)),
        lambda told: told.update.date,
        lambda told: plain(told.update.text),
    )
    for was, now in sorted(found.pairs, key=lambda pair: pair[1].at):
        for difference in _altered(was, now):
            yield difference._replace(route=("updates", now.at))
    for was in found.gone:
        words = f"{was.name}{_declaring(was.update)} was removed"
        yield Difference("update-removed", Effect.WEAKENS, words, ("updates",))
    standing = [told.on.last for told in _told(old, before)]
    for now in found.new:
        route = ("updates", now.at)
        if standing and now.on.last < max(standing):
            words = f"{now.name}{_declaring(now.update)} was written in before one that was already there"
            yield Difference("update-backdated", Effect.WEAKENS, words, route)
        else:
            words = f"{now.name}{_declaring(now.update)} was added"
            yield Difference("update-added", Effect.NEUTRAL, words, route)
            yield from _reopened(old, before, now)


def _told(action: Action, terms: Terms) -> Sequence[_Told]:
    return [_Told(at, update, update.date or terms.published) for at, update in enumerate(action.updates)]


def _declaring(update: Update) -> str:
    return f", which says {update.status.replace('-', ' ')}," if update.status else ""


def _altered(was: _Told, now: _Told) -> Iterator[Difference]:
    old, new = was.update, now.update
    if old.date != new.date:
        words = f"{was.name} was given another date: {new.date.in_words() if new.date else 'none'}"
        yield Difference("update-redated", Effect.WEAKENS, words)
    if old.status != new.status:
        said = [(status or "no status").replace("-", " ") for status in (old.status, new.status)]
        words = f"{was.name} said {said[0]} and was rewritten to say {said[1]}"
        yield Difference("status-changed", Effect.WEAKENS, words)
    if plain(old.text) != plain(new.text):
        yield Difference("update-altered", Effect.WEAKENS, f"the words of {was.name} were altered")
    if old.completed != new.completed:
        words = f"the date of completion in {was.name} was altered"
        yield Difference("update-altered", Effect.WEAKENS, words)
    if as_told(old.residual) != as_told(new.residual):
        words = f"the work left over in {was.name} was altered"
        yield Difference("update-altered", Effect.WEAKENS, words)
    if as_told(old.verified) != as_told(new.verified):
        yield _verified(was, now)
    if as_told(old.note) != as_told(new.note):
        yield Difference("note-changed", Effect.NEUTRAL, f"the note on {was.name} was changed")


def _verified(was: _Told, now: _Told) -> Difference:
    if was.update.verified is None and now.update.verified is not None:
        by = plain(now.update.verified.by)
        return Difference("verified", Effect.STRENGTHENS, f"{was.name} was verified by {by}")
    return Difference("update-altered", Effect.WEAKENS, f"the verification of {was.name} was altered")


def _reopened(old: Action, terms: Terms, now: _Told) -> Iterator[Difference]:
    """Say that an action declared complete is so no longer: news, told by adding to what was told."""
    declared = sorted(
        (told for told in _told(old, terms) if told.update.status), key=lambda told: told.on.last
    )
    is_reopening = now.update.status in {"not-started", "in-progress", "carried-forward"}
    if declared and declared[-1].update.status == "completed" and now.update.status and is_reopening:
        words = f"said to be completed, it is now {now.update.status.replace('-', ' ')}, by {now.name}"
        yield Difference("status-reopened", Effect.NEUTRAL, words, ("updates", now.at))
