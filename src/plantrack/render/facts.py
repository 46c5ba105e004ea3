"""Facts in words: a milestone's promise, its verdict, a series' baseline, as every page says them."""

from fractions import Fraction

from plantrack.core.assess import Assessment, MilestoneAssessment, SeriesAssessment
from plantrack.core.kinds import Benchmark, End, TargetValue
from plantrack.core.milestone import DECIDED, State
from plantrack.core.model import ActionChange, Baseline, Better, Change, MeasureChange, Milestone, Terms
from plantrack.core.promise import Promise
from plantrack.core.series import Series
from plantrack.core.words import gap_in_words, target_in_words, thresholds_of, value_in_words
from plantrack.render.page import Words
from plantrack.render.tone import IN_WORDS, rag_words, state_words


def as_at(assessment: Assessment, because: str) -> str:
    """Say the dates of judgement; `because` is why that day, and what else bounds the answer."""
    return f"As at {assessment.as_of}{because}."


def many(count: int, one: str, more: str) -> str:
    """Give a count with its noun or clause: "1 action is", "2 actions are"."""
    return f"{count} {one if count == 1 else more}"


def when_in_words(promise: Promise) -> str:
    """Give the kind and the date of a promise: "at 2014-09", "by its end, 2014-09-30"."""
    when = promise.milestone.when
    if not isinstance(when, End):
        return f"{promise.milestone.kind} {when.written}"
    return f"by its end, {promise.due}" if promise.due else "by its end"


def promise_in_words(milestone: Milestone, series: Series) -> str:
    """Give what was promised: "at least 55%"."""
    return target_in_words(milestone.target, series.unit, series.better, strict=milestone.strict)


def difference_in_words(gap: Fraction, target: TargetValue | None, unit: str) -> str:
    """How far a value lies from its target: "2.8 points short", "exactly on target"."""
    if gap:
        return gap_in_words(gap, unit)
    if isinstance(target, Benchmark):
        return "level with the benchmark"
    return "inside the range" if isinstance(target, tuple) else "exactly on target"


def verdict_in_words(judged: MilestoneAssessment, series: Series) -> str:
    """Give the fact behind a state: "97.2% in 2015-03, 2.8 points short"; empty where there is none."""
    verdict, target = judged.verdict, judged.promise.milestone.target
    parts = []
    if verdict.value is not None and verdict.period is not None:
        parts.append(
            f"{value_in_words(verdict.value, series.unit, *thresholds_of(target))} in {verdict.period}"
        )
        if verdict.gap is not None and verdict.state is not State.NOT_ASSESSABLE:
            parts.append(difference_in_words(verdict.gap, target, series.unit))
    held, known = verdict.held
    if judged.promise.milestone.kind == "from" and known:
        parts.append(f"held in {held} of {known} known {'period' if known == 1 else 'periods'}")
    if verdict.provisional:
        parts.append("provisional")
    if verdict.remark:
        parts.append(verdict.remark)
    if judged.original is not None and judged.original != verdict.state:
        parts.append(f"by its original target: {IN_WORDS[judged.original]}")
    return ", ".join(parts)


def replaced_in_words(judged: MilestoneAssessment, series: Series) -> str:
    """Say what became of a promise that gave way to a change; a standing one had a verdict by then."""
    said = f"by the change of {judged.promise.replaced_on}"
    if judged.promise.ends is None or judged.verdict.state not in DECIDED:
        return said
    return f"{said}; until then {IN_WORDS[judged.verdict.state]}: {verdict_in_words(judged, series)}"


def state_of(judged: MilestoneAssessment) -> Words:
    """Give the state in words and tone."""
    return state_words(judged.verdict.state)


def rag_of(judged: SeriesAssessment, terms: Terms) -> tuple[Words, str]:
    """Give the colour of record in the plan's own words, and what must be said beside it: ", met late"."""
    own = {str(colour): word for colour, word in terms.rag_words.items()}
    return rag_words(judged.rag, own), f", {judged.rag_remark}" if judged.rag_remark else ""


def baseline_in_words(baseline: Baseline | None, unit: str) -> str:
    """Where a series stood before the plan."""
    if baseline is None:
        return "none"
    if baseline.due is not None:
        return f"still to be set, promised for {baseline.due}"
    if baseline.value is None:
        return f"told in words only, in {baseline.period}"
    return f"{value_in_words(baseline.value, unit)} in {baseline.period}"


def latest_in_words(judged: SeriesAssessment) -> str:
    """Give the latest reading: "97.2% in 2015-03"."""
    latest = judged.latest
    if latest is None or latest.value is None:
        return "none"
    return f"{value_in_words(latest.value, judged.series.unit)} in {latest.period}"


def change_in_words(change: Change, unit: str = "", better: Better | None = None) -> str:
    """Give what a change sets anew: "end now 2015-09", "at 2015-03 now at least 35%"."""
    parts = ["withdrawn"] if isinstance(change, ActionChange | MeasureChange) and change.withdrawn else []
    if isinstance(change, ActionChange):
        parts += [f"leads now {'; '.join(change.leads)}"] if change.leads else []
    if isinstance(change, MeasureChange):
        unit, better = change.unit or unit, change.better or better
        parts += _of_measure(change, unit, better)
    for key in ("title", "start", "end", "text", "unit", "better"):
        value = getattr(change, key, None)
        parts += [f"{key} now {getattr(value, 'value', value)}"] if value is not None else []
    parts += [f"edited in place: {', '.join(change.edited)}"] if change.edited else []
    return ", ".join(parts) or "no new value"


def _of_measure(change: MeasureChange, unit: str, better: Better | None) -> list[str]:
    parts = [
        f"{m.kind} {getattr(m.when, 'written', 'its end')} now "
        + target_in_words(m.target, unit, better, strict=m.strict)
        for m in change.milestones or ()
    ]
    if change.milestones == ():
        parts.append("no milestones from then on")
    if change.baseline is not None:
        parts.append(f"baseline now {baseline_in_words(change.baseline, unit)}")
    return [*parts, "its process chart starts anew"] if change.rebase else parts
