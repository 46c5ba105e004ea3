"""The form of an edit: one difference between two versions of a plan, and what it does to the promise."""

from enum import StrEnum
from typing import Literal, NamedTuple

from plantrack.core.finding import Pointer, Route
from plantrack.core.part import Change


class Effect(StrEnum):
    """What an edit does to what was promised or told."""

    WEAKENS = "weakens"
    STRENGTHENS = "strengthens"
    NEUTRAL = "neutral"
    CORRECTS = "corrects"


class Edit(NamedTuple):
    """One difference: its kebab-case code, the id of the thing, and a sentence for a board.

    `reason` is the one given with it, in `changes`, a restatement or a void; None for an edit in place.
    `pointer` lies in the version after, at the nearest thing that is still there. `remedy` is what to write
    where, for a weakening without a reason; else "".
    """

    code: str
    subject: str
    effect: Effect
    sentence: str
    reason: str | None
    pointer: Pointer
    remedy: str

    @property
    def is_refused(self) -> bool:
        """Does it weaken the plan without a reason?"""
        return self.effect is Effect.WEAKENS and self.reason is None


class Difference(NamedTuple):
    """What differs in a thing, before it is said of which; `route` leads to it inside the thing.

    `reason` is the one that it has of itself, as a restatement has, or a waiver.
    """

    code: str
    effect: Effect
    words: str
    route: Route = ()
    reason: str | None = None


class Whole(NamedTuple):
    """The thing that differs: how a sentence names it, its id, and where it is in the version after."""

    label: str
    subject: str
    pointer: Pointer


def edit_in_place(difference: Difference, of: Whole, remedy: str = "") -> Edit:
    """Say a difference that was written over what stood; a remedy is for a weakening only."""
    reason = difference.reason and plain(difference.reason)
    given = f", with reason: {reason}" if reason else ""
    return Edit(
        difference.code,
        of.subject,
        difference.effect,
        f"{of.label}: {difference.words}{given}",
        reason,
        inside(of.pointer, difference.route),
        remedy if difference.effect is Effect.WEAKENS else "",
    )


def edit_by_change(difference: Difference, of: Whole, change: Change, route: Route) -> Edit:
    """Say a difference that a dated change makes, with its reason."""
    reason = plain(change.reason)
    given = "as a correction" if change.kind else "with reason"
    return Edit(
        difference.code,
        of.subject,
        Effect.CORRECTS if change.kind else difference.effect,
        f"{of.label}: {difference.words}, {given}: {reason}",
        reason,
        inside(of.pointer, route),
        "",
    )


def thing(kind: Literal["issue", "action", "measure"], id_: str, occurrence: int) -> Whole:
    """Name an issue, an action or a measure; a measure goes by its id alone."""
    label = id_ if kind == "measure" else f"{kind} {id_}"
    return Whole(label, id_, Pointer(kind, id_, (), occurrence))


def inside(pointer: Pointer, route: Route) -> Pointer:
    """Point to a part further inside."""
    return pointer._replace(route=(*pointer.route, *route))


def plain(text: str) -> str:
    """Lay text out on one line: how it was broken and indented is no part of it."""
    return " ".join(text.split())


def quoted(text: str | None) -> str:
    """Quote text in a sentence, its beginning if it is long; nothing is said as such."""
    words = plain(text or "")
    if not words:
        return "nothing"
    return f"'{words}'" if len(words) <= 60 else f"'{words[:57].rstrip()}...'"  # noqa: PLR2004 - a line's worth


def effect_of(size: int) -> Effect:
    """Weigh a difference: above zero less is asked, below zero more, and zero is neither."""
    return Effect.WEAKENS if size > 0 else Effect.STRENGTHENS if size < 0 else Effect.NEUTRAL
