"""The subject of a reading: the measure or series that an id on the command line names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plantrack.cli.context import unknown_id
from plantrack.errors import PlantrackError, Refused

if TYPE_CHECKING:
    from plantrack.core.model import Action, Measure
    from plantrack.store.load import Loaded


@dataclass(frozen=True, slots=True)
class Subject:
    """What a reading is of: a measure, one of its series, and its action (None where that has faults)."""

    id: str
    measure: "Measure"
    series: str | None
    action: "Action | None"

    @property
    def unit(self) -> str:
        """What its figures are in."""
        own = self.measure.series.get(self.series or "")
        return (own and own.unit) or self.measure.unit


def find_subject(loaded: "Loaded", wanted: str) -> Subject:  # noqa: RET503 - unknown_id raises
    """Find the measure or series that an id names; anything else is refused with what it may have meant."""
    from plantrack.core.select import find

    base, slash, name = wanted.partition("/")
    found = find(loaded.plan, base)
    for one in found:
        if one.measure is not None:
            _refuse_faulty(loaded, one.measure.id)
            return _of_measure(one.measure, name if slash else None, one.action)
    for measure in loaded.stranded:
        if measure.id.casefold() == base.casefold():
            return _of_measure(measure, name if slash else None, None)
    _refuse_faulty(loaded, base)
    if found:
        actions = [found[0].action] if found[0].action else found[0].issue.actions
        ids = ", ".join(measure.id for action in actions for measure in action.measures)
        tip = f"its measures are {ids}" if ids else "it has no measures"
        raise Refused(f"{found[0].id} is an {found[0].kind}, and a reading belongs to a measure; {tip}")
    unknown_id(loaded, wanted, measures_only=True)


def _of_measure(measure: "Measure", name: str | None, action: "Action | None") -> Subject:
    """Give the measure, with the series spelled as the plan spells it."""
    spelled = next((one for one in measure.series if name and one.casefold() == name.casefold()), name)
    return Subject(f"{measure.id}/{spelled}" if spelled else measure.id, measure, spelled, action)


def _refuse_faulty(loaded: "Loaded", id_: str) -> None:
    """Refuse a reading of a measure that has faults itself; faults elsewhere do not stand in its way."""
    from plantrack.checks.catalogue import plan_errors
    from plantrack.store.locate import locate_all

    of_measures = (finding for finding in plan_errors(loaded.plan) if finding.pointer.thing == "measure")
    own = locate_all(loaded, of_measures)
    log_codes = {"log-without-measure"}
    faults = [
        fault
        for fault in (*loaded.diagnostics, *own)
        if fault.subject.casefold() == id_.casefold()
        and "/readings/" not in fault.location.file
        and fault.code not in log_codes
    ]
    if faults:
        listed = "\n".join(f"  {fault}\n    help: {fault.help}" for fault in faults)
        raise PlantrackError(f"{id_} cannot take a reading until its own faults are mended:\n{listed}")
