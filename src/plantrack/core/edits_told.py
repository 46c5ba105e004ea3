"""What was last told of an action and its measures, so that a change written back in time is seen."""

from collections.abc import Iterator
from typing import NamedTuple

from plantrack.core.model import Action, Change, Terms
from plantrack.core.period import Period
from plantrack.core.reading import Logs


class Told(NamedTuple):
    """When something was told, and what it was."""

    on: Period
    what: str


def last_told(action: Action, terms: Terms, logs: Logs) -> Told | None:
    """Find the latest reading, update or change of an action and its measures."""
    return max(_told(action, terms, logs), key=lambda told: told.on.last, default=None)


def _told(action: Action, terms: Terms, logs: Logs) -> Iterator[Told]:
    for update in action.updates:
        on = update.date or terms.published
        yield Told(on, f"an update of {on.in_words()}")
    for change in _changes(action):
        yield Told(change.date, f"a change of {change.date.in_words()}")
    for reading in (reading for measure in action.measures for reading in logs.get(measure.id, ())):
        on = reading.recorded
        yield Told(on, f"a reading recorded {'on' if on.days == 1 else 'in'} {on.in_words()}")


def _changes(action: Action) -> Iterator[Change]:
    yield from action.changes
    for measure in action.measures:
        yield from measure.changes
        for series in measure.series.values():
            yield from series.changes
