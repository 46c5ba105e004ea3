"""An id belongs to one issue, one action or one measure.

Why: everything else finds its thing by the id: a reading its measure, an update its action, a comparison of
two versions of the plan its other half. Case makes no difference, since the file of the readings is named
after the measure, and on many disks 1C.yaml and 1c.yaml are one file.

What to do: give the newer of the two an id that was never used. If the document itself prints an id twice,
keep what it prints in `printed`.

Fails:

    measures:
      - {id: 1a, text: Audits completed on time, unit: percent, better: neutral}
      - {id: 1A, text: Audits rated good, unit: percent, better: neutral}
"""

from collections.abc import Iterable, Iterator

from plantrack.checks.parts import actions, inside, issues, measures
from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.model import Plan
from plantrack.core.reading import Logs

CODE = "duplicate-id"
LEVEL = Level.ERROR


def check(plan: Plan, _logs: Logs) -> Iterator[Finding]:
    """Find ids used a second time among issues, among actions, among measures."""
    yield from _repeated((pointer, "") for pointer, _ in issues(plan))
    yield from _repeated((pointer, f" of issue {issue.id}") for pointer, _, issue in actions(plan))
    yield from _repeated((pointer, f" of action {action.id}") for pointer, _, action in measures(plan))


def _repeated(named: Iterable[tuple[Pointer, str]]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for pointer, home in named:
        folded = pointer.id.casefold()
        if folded in first:
            message = f"a second {pointer.thing} has this id: the first is {first[folded]}"
            advice = (
                f"Give this {pointer.thing} an id that no other has had; what is printed goes in `printed`"
            )
            yield Finding(CODE, LEVEL, inside(pointer, "id"), message, advice)
        first.setdefault(folded, f"{pointer.thing} {pointer.id}{home}")
