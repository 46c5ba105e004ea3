"""A lead is spelled in one way.

Why: a list by lead finds what it is asked for, letter by letter. Of a post that is written with "and" here
and "&" there it shows half of the actions, and nobody notices the other half.

What to do: write one spelling. Where the document's own spelling must stay, join the two under `lead_names`
in plan.yaml.

Fails:

    - id: "1.2"
      title: Publish the results
      leads: [Head of Quality & Audit]
"""

import re
from collections.abc import Iterator

from plantrack.checks.parts import actions, inside
from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.fitness import LONGEST
from plantrack.core.model import Action, Plan
from plantrack.core.reading import Logs

CODE = "lead-spelled-two-ways"
LEVEL = Level.WARNING


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find each further spelling of a lead once; only "&", case, blanks and punctuation set them apart."""
    first: dict[str, str] = {}
    told: set[str] = set()
    for pointer, action, _ in actions(plan):
        for place, printed in _leads(pointer, action):
            lead = plan.terms.lead(printed)
            other = first.setdefault(_plain(lead), lead)
            if other != lead and lead not in told:
                told.add(lead)
                message = f"the lead is spelled '{lead[:LONGEST]}' here and '{other[:LONGEST]}' before"
                advice = "Write one spelling, or join the two under `lead_names` in plan.yaml"
                yield Finding(CODE, LEVEL, place, message, advice)


def _leads(pointer: Pointer, action: Action) -> Iterator[tuple[Pointer, str]]:
    for at, lead in enumerate(action.leads):
        yield inside(pointer, "leads", at), lead
    for step, change in enumerate(action.changes):
        for at, lead in enumerate(change.leads or ()):
            yield inside(pointer, "changes", step, "leads", at), lead


def _plain(lead: str) -> str:
    words = re.sub("['\N{RIGHT SINGLE QUOTATION MARK}]", "", lead.casefold()).replace("&", " and ")
    return " ".join(re.findall(r"\w+", words))
