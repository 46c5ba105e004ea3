"""The colour of record: a summary of a series in one word, never in colour alone."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from plantrack.core.milestone import DECIDED, REACHED, SILENT, State, Verdict
from plantrack.core.model import Tolerance
from plantrack.core.promise import Promise


class Rag(StrEnum):
    """The colours, worst first: the order in which a measure takes its worst series."""

    RED = "red"
    AMBER = "amber"
    GREY = "grey"
    GREEN = "green"
    WHITE = "white"


def worst(colours: list[Rag]) -> Rag:
    """Pick the worst of several colours; white for none."""
    return min(colours, key=list(Rag).index, default=Rag.WHITE)


def rag_of(judged: list[tuple[Promise, Verdict]], tolerance: Tolerance | None) -> tuple[Rag, str | None]:
    """Colour a series by its latest decided milestone, with what must be said beside it.

    `judged` is in order of due dates. Of several due on the latest day the worst counts.
    """
    decided = [(promise, verdict) for promise, verdict in judged if verdict.state in DECIDED]
    if not decided:
        silent = any(verdict.state in SILENT for _, verdict in judged)
        return (Rag.GREY, None) if silent else (Rag.WHITE, None)
    latest = decided[-1][0].due
    colours = [_colour(verdict, promise, tolerance) for promise, verdict in decided if promise.due == latest]
    rag, remarks = min(colours, key=lambda coloured: list(Rag).index(coloured[0]))
    if any(verdict.state in SILENT and _is_after(promise.due, latest) for promise, verdict in judged):
        remarks = (*remarks, "a later milestone has no reading")
    return rag, "; ".join(remarks) or None


def _colour(verdict: Verdict, promise: Promise, tolerance: Tolerance | None) -> tuple[Rag, tuple[str, ...]]:
    """Colour one decided milestone, with its remarks."""
    remarks = (verdict.remark,) if verdict.remark else ()
    if verdict.state is State.MET_LATE:
        remarks = ("met late", *remarks)
    if verdict.state in REACHED:
        return Rag.GREEN, remarks
    is_near = verdict.state is State.MISSED and _is_within(verdict, promise, tolerance)
    return (Rag.AMBER if is_near else Rag.RED), remarks


def _is_after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


def _is_within(verdict: Verdict, promise: Promise, tolerance: Tolerance | None) -> bool:
    """Is the value short of its target by no more than the tolerance?"""
    if tolerance is None or verdict.gap is None:
        return False
    if tolerance.points is not None:
        return -verdict.gap <= Fraction(tolerance.points)
    target = promise.milestone.target
    if not isinstance(target, Decimal) or tolerance.percent is None:
        return False
    return -verdict.gap <= abs(Fraction(target)) * Fraction(tolerance.percent) / 100
