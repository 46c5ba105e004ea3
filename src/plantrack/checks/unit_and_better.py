"""A measure says which way is better, and a deliverable does not.

Why: whether 14 is good news depends on it, and nobody should guess from the words: fewer placements moved is
better, fewer visits made is not. A deliverable is done or it is not; there is no way to go.

What to do: write `better: higher`, `lower` or `range`; or `neutral` for what is only watched and has no
milestones. Take `better` out of a deliverable. A series may have its own.

Fails:

    - id: 1a
      text: Children who moved placement three times or more
      unit: percent
"""

from collections.abc import Iterator

from plantrack.checks.parts import Owner, inside, owners
from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.fitness import DELIVERABLE, unit_in_words
from plantrack.core.model import Measure, Plan
from plantrack.core.reading import Logs
from plantrack.core.series import Series, series_by_day

CODE = "unit-and-better"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find series without a direction, and deliverables with one, at first and after each change."""
    found: dict[Pointer, Finding] = {}
    whole = None
    for owner in owners(plan):
        if isinstance(owner.terms, Measure):
            whole = owner
        for finding in (*_at_first(owner, whole or owner), *_changed(owner)):
            found.setdefault(finding.pointer, finding)
    return iter(found.values())


def _at_first(owner: Owner, whole: Owner) -> Iterator[Finding]:
    """Judge a series as it is, and point to the key where it is written: its own, or its measure's."""
    if isinstance(owner.terms, Measure) and owner.terms.series:
        return
    series = owner.holds[0]
    if series.unit == DELIVERABLE and series.better is not None:
        yield _too_much(inside((owner if owner.terms.better else whole).pointer, "better"), series)
    if series.unit != DELIVERABLE and series.better is None:
        yield _too_little(inside((owner if owner.terms.unit else whole).pointer, "unit"), series)


def _changed(owner: Owner) -> Iterator[Finding]:
    stages = [series_by_day(one) for one in owner.holds]
    for at, change in enumerate(owner.terms.changes):
        place = inside(owner.pointer, "changes", at)
        then = [at_day(change.date.last) for at_day in stages]
        if change.better is not None and all(series.unit == DELIVERABLE for series in then):
            yield _too_much(inside(place, "better"), then[0])
        for series in then:
            if change.unit is not None and series.unit != DELIVERABLE and series.better is None:
                yield _too_little(inside(place, "unit"), series)


def _too_much(place: Pointer, series: Series) -> Finding:
    message = f"{series.id} is a deliverable, done or not done, and has `better: {series.better}`"
    return Finding(
        CODE, LEVEL, place, message, "Take `better` out, or give the measure the unit of its figure"
    )


def _too_little(place: Pointer, series: Series) -> Finding:
    message = f"{series.id} {unit_in_words(series)}, and does not say which way is better"
    advice = "Add `better: higher`, `lower` or `range`; or `neutral` for what is only watched"
    return Finding(CODE, LEVEL, place, message, advice)
