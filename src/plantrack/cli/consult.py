"""Consulting the plan: what most commands do first, with the options that they share."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plantrack.cli.context import chosen_part, incomplete, judge, lead_of, read_plan, tell_faults, things

if TYPE_CHECKING:
    from plantrack.core.assess import Assessment
    from plantrack.core.select import Named
    from plantrack.store.load import Loaded


class Consulted(NamedTuple):
    """A plan as it was asked about: what was loaded, what the ids named, the part of the judgement wanted.

    `because` says in words why that day and what bounds the answer; `code` is the exit code that the faults
    of the plan make, which have been told.
    """

    loaded: "Loaded"
    found: "tuple[Named, ...]"
    chosen: "Assessment"
    because: str
    code: int

    @property
    def bounds(self) -> str:
        """Give `because`, with what is missing when not everything could be read."""
        return self.because + incomplete(self.loaded)


def consult(
    plan: Path | None,
    as_of: str | None,
    known_at: str | None,
    *,
    lead: str | None = None,
    ids: list[str] | None = None,
    whole: bool = False,
) -> Consulted:
    """Load the plan, judge it at the dates asked for, and keep the part asked for.

    The logs hold what is in force now, unless they are wanted `whole` or as they were known at a date.
    """
    loaded = read_plan(plan, "all" if whole or known_at is not None else "in force")
    assessment, because = judge(loaded, as_of, known_at)
    found = things(loaded, ids)
    chosen, because = chosen_part(assessment, because, found, lead_of(loaded, lead))
    return Consulted(loaded, found, chosen, because, tell_faults(loaded))
