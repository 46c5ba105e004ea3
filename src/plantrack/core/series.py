"""Series: a measure as it is judged, one line of figures with its unit, direction and milestones."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import accumulate
from typing import NamedTuple

from plantrack.core.model import Baseline, Better, Length, Measure, MeasureChange, Milestone, Terms, Tolerance

PERCENT_BOUNDS = (Decimal(0), Decimal(100))


class Series(NamedTuple):
    """A measure's one series, or one of its named ones, with what it takes from the measure and the plan."""

    measure: str
    name: str | None
    text: str
    unit: str
    better: Better | None
    baseline: Baseline | None
    milestones: tuple[Milestone, ...]
    bounds: tuple[Decimal, Decimal] | None
    every: Length | None
    lag: Length
    tolerance: Tolerance | None
    changes: tuple[MeasureChange, ...]

    @property
    def id(self) -> str:
        """The id a person types: "1c", or "6b/lac" for a named series."""
        return f"{self.measure}/{self.name}" if self.name else self.measure

    @property
    def limits(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and highest value that can be true; a percentage has 0 and 100 unless told otherwise."""
        return self.bounds or (PERCENT_BOUNDS if self.unit == "percent" else None)


def series_of(measure: Measure, terms: Terms) -> tuple[Series, ...]:
    """List the series of a measure: its named ones, or itself."""
    whole = Series(
        measure=measure.id,
        name=None,
        text=measure.text,
        unit=measure.unit,
        better=measure.better,
        baseline=measure.baseline,
        milestones=measure.milestones,
        bounds=measure.bounds,
        every=measure.every,
        lag=measure.lag or terms.lag,
        tolerance=measure.tolerance or terms.tolerance,
        changes=measure.changes,
    )
    if not measure.series:
        return (whole,)
    return tuple(
        whole._replace(
            name=name,
            text=own.text or whole.text,
            unit=own.unit or whole.unit,
            better=own.better or (None if own.unit == "deliverable" else whole.better),
            baseline=own.baseline or whole.baseline,
            milestones=whole.milestones if own.milestones is None else own.milestones,
            bounds=own.bounds or whole.bounds,
            changes=whole.changes + own.changes,
        )
        for name, own in measure.series.items()
    )


def series_at(series: Series, day: date) -> Series:
    """Give the series as changes dated up to a day made it: its unit, direction, text and baseline."""
    return reduce(_changed, changes_until(series, day), series)


def series_by_day(series: Series) -> Callable[[date], Series]:
    """Give what tells the series at a day, as `series_at` does; for many days of one series."""
    changes = changes_until(series, date.max)
    days = [change.date.last for change in changes]
    stages = list(accumulate(changes, _changed, initial=series))
    return lambda day: stages[bisect_right(days, day)]


def _changed(series: Series, change: MeasureChange) -> Series:
    return series._replace(
        text=change.text or series.text,
        unit=change.unit or series.unit,
        better=change.better or series.better,
        baseline=change.baseline or series.baseline,
    )


def changes_until(series: Series, day: date) -> tuple[MeasureChange, ...]:
    """List the changes that exist on a day, oldest first; a month counts from its last day."""
    return tuple(
        sorted(
            (change for change in series.changes if change.date.last <= day),
            key=lambda change: change.date.last,
        )
    )


def walls(series: Series) -> tuple[date, ...]:
    """List the days on which the definition changed: no comparison crosses one."""
    return tuple(sorted(change.date.last for change in series.changes if change.text or change.unit))
