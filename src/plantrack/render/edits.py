"""What changed between two versions of a plan: as a page, as rows, and as the findings of `check`."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from plantrack.core.edits import Edit, Effect
from plantrack.core.finding import Diagnostic, Level, Location
from plantrack.render.contract import Json
from plantrack.render.facts import many
from plantrack.render.page import Block, Gap, Heading, Page, Tone, Words, line

COLUMNS = ("code", "subject", "effect", "sentence", "reason", "file", "line", "column")

_GROUPS: Final[dict[Effect, tuple[str, Tone]]] = {
    Effect.WEAKENS: ("Weakens the plan", "bad"),
    Effect.CORRECTS: ("Corrects the plan", "warn"),
    Effect.STRENGTHENS: ("Strengthens the plan", "good"),
    Effect.NEUTRAL: ("Neither weakens nor strengthens it", "plain"),
}
_COUNTED: Final = {
    Effect.WEAKENS: ("weakens the plan", "weaken the plan"),
    Effect.CORRECTS: ("corrects it", "correct it"),
    Effect.STRENGTHENS: ("strengthens it", "strengthen it"),
    Effect.NEUTRAL: ("does neither", "do neither"),
}
_REPORTED: Final = {Effect.WEAKENS, Effect.CORRECTS}
_SAID: Final = {"waiver-added", "waiver-extended", "plan-added"}
"""What weakens nothing, and is said by `check` because it would find more without it."""


class Placed(NamedTuple):
    """An edit, and where it is in the later version's files."""

    edit: Edit
    location: Location


def edit_rows(placed: Sequence[Placed]) -> list[Json]:
    """Give a row for each edit, for JSON and CSV; what weakens the plan first."""
    return [
        {
            "code": edit.code,
            "subject": edit.subject,
            "effect": edit.effect.value,
            "sentence": edit.sentence,
            "reason": edit.reason,
            "file": place.file,
            "line": place.line,
            "column": place.column,
        }
        for edit, place in in_order(placed)
    ]


def edits_page(before: str, after: str, placed: Sequence[Placed], *, remedies: bool = True) -> Page:
    """Each edit in a sentence, by its effect; `remedies` adds what to write where a reason is missing."""
    blocks: list[Block] = [Heading(f"Changes from {before} to {after}", 1), line(_counted(placed))]
    for effect, (title, tone) in _GROUPS.items():
        group = [one for one in placed if one.edit.effect is effect]
        if group:
            blocks += [Gap(), Heading(f"{title} ({len(group)})")]
        for one in group:
            blocks += _told(one, tone, remedies=remedies)
    return Page(tuple(blocks))


def edit_diagnostics(placed: Sequence[Placed]) -> list[Diagnostic]:
    """Give what `check` says of the edits: errors for what weakens the plan without a reason.

    A weakening with a reason, a correction, a waiver and a new plan are notes; the rest is not for `check`.
    """
    return [
        Diagnostic(
            edit.code,
            Level.ERROR if edit.is_refused else Level.NOTE,
            edit.subject,
            _message(edit),
            edit.remedy if edit.is_refused else "",
            place,
        )
        for edit, place in in_order(placed)
        if edit.effect in _REPORTED or edit.code in _SAID
    ]


def in_order(placed: Sequence[Placed]) -> list[Placed]:
    """Sort edits by their effect, what weakens the plan first; otherwise as they come."""
    groups = list(_GROUPS)
    return sorted(placed, key=lambda one: groups.index(one.edit.effect))


def _counted(placed: Sequence[Placed]) -> str:
    if not placed:
        return "No changes: every promise and every reading is the same in both, compared by their meaning."
    found = Counter(one.edit.effect for one in placed)
    refused = sum(one.edit.is_refused for one in placed)
    counted = ", ".join(many(found[effect], *_COUNTED[effect]) for effect in _GROUPS if found[effect])
    without = f" {many(refused, 'weakening has', 'weakenings have')} no reason." if refused else ""
    return f"{many(len(placed), 'change', 'changes')}: {counted}.{without}"


def _told(one: Placed, tone: Tone, *, remedies: bool) -> list[Block]:
    edit, place = one
    told: list[Block] = [
        Gap(),
        line(Words(edit.sentence, "strong"), "  ", Words(f"[{edit.code}]", "quiet")),
    ]
    if edit.is_refused:
        told.append(line(Words("No reason is given.", tone), indent=1))
        told += [line(part, indent=1) for part in edit.remedy.split("\n") if remedies]
    told.append(line(Words(str(place), "quiet"), indent=1))
    return told


def _message(edit: Edit) -> str:
    """Give the sentence, with its reason, for a line that begins with the id of the thing."""
    named, _, words = edit.sentence.partition(": ")
    return words if words and named.split(" ")[-1] == edit.subject else edit.sentence
