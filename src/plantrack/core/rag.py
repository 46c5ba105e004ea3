"""The colour of record: a summary of a series in one word, never in colour alone."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from plantrack.core.milestone import DECIDED, DUE, REACHED, State, Verdict
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
    """The worst of several colours; white for none."""
    return min(colours, key=list(Rag).index, default=Rag.WHITE)


def rag_of(judged: list[tuple[Promise, Verdict]], tolerance: Tolerance | None) -> tuple[Rag, str | None]:
    """The colour of a series by its latest decided milestone, with what must be said beside it."""
    decided = [(promise, verdict) for promise, verdict in judged if verdict.state in DECIDED]
    if not decided:
        silent = any(verdict.state in DUE for _, verdict in judged)
        return (Rag.GREY, None) if silent else (Rag.WHITE, None)
    promise, verdict = decided[-1]
    later_silent = any(v.state in DUE and v.state not in DECIDED and _is_after(p, promise) for p, v in judged)
    remarks = [verdict.remark] if verdict.remark else []
    if later_silent:
        remarks.append("a later milestone has no reading")
    remark = "; ".join(remarks) or None
    if verdict.state in REACHED:
        said = "met late" if verdict.state is State.MET_LATE else None
        return Rag.GREEN, "; ".join(filter(None, (said, remark))) or None
    is_near = verdict.state is State.MISSED and _is_within(verdict, promise, tolerance)
    return (Rag.AMBER if is_near else Rag.RED), remark


def _is_after(one: Promise, other: Promise) -> bool:
    return one.due is not None and other.due is not None and one.due > other.due


def _is_within(verdict: Verdict, promise: Promise, tolerance: Tolerance | None) -> bool:
    """Does the value fall short of its target by no more than the tolerance?"""
    if tolerance is None or verdict.gap is None:
        return False
    if tolerance.points is not None:
        return -verdict.gap <= Fraction(tolerance.points)
    target = promise.milestone.target
    if not isinstance(target, Decimal) or tolerance.percent is None:
        return False
    return -verdict.gap <= abs(Fraction(target)) * Fraction(tolerance.percent) / 100
