"""Which findings a waiver holds for: those on its thing, and on the things inside it."""

import pytest

from plantrack.core.finding import Finding, Level, Pointer
from plantrack.core.model import Plan
from plantrack.core.waivers import placed_waivers, sift
from tests.core.asking import action, plan

WAIVER = {"check": "no-lead", "reason": "The post is vacant.", "by": "B", "until": "2015-09"}
PLACES = {
    "plan": Pointer("plan", route=("closes",)),
    "issue": Pointer("issue", "1", ("id",)),
    "action": Pointer("action", "5.3", ("updates", 0)),
    "measure": Pointer("measure", "5c", ("text",)),
    "log": Pointer("log", "5C", (3,)),
    "other action": Pointer("action", "5.4"),
    "other measure": Pointer("measure", "5d"),
    "second measure": Pointer("measure", "5c", occurrence=1),
}


def waived(where: str) -> Plan:
    """Make a plan with one waiver, on the thing named."""
    on = {"waive": [WAIVER]}
    measure = {"id": "5c", "text": "M", "unit": "GBP", **(on if where == "measure" else {})}
    other = action({"id": "5d", "text": "N", "unit": "GBP"}, {**measure, "waive": []}, id="5.4")
    made = plan(
        action(measure, **(on if where == "action" else {})), other, **(on if where == "plan" else {})
    )
    if where == "issue":
        waivers = waived("plan").terms.waive
        issues = tuple(issue.model_copy(update={"waive": waivers}) for issue in made.issues)
        return Plan(made.terms, issues)
    return made


def found(pointer: Pointer, code: str = "no-lead") -> Finding:
    return Finding(code, Level.WARNING, pointer, "what is", "what to do")


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        ("plan", set(PLACES)),
        ("issue", set(PLACES) - {"plan"}),
        ("action", {"action", "measure", "log"}),
        ("measure", {"measure", "log"}),
        ("nowhere", set()),
    ],
)
def test_a_waiver_holds_for_its_thing_and_what_is_inside(where: str, holds: set[str]) -> None:
    waivers = tuple(placed_waivers(waived(where)))
    sifted = sift([found(pointer) for pointer in PLACES.values()], waivers)
    assert {name for name, pointer in PLACES.items() if found(pointer) in sifted.waived} == holds
    assert len(sifted.standing) == len(PLACES) - len(holds)
    assert sifted.unused == ()


def test_a_waiver_holds_for_its_own_rule_only() -> None:
    waivers = tuple(placed_waivers(waived("measure")))
    sifted = sift([found(PLACES["measure"], "no-dates")], waivers)
    assert (len(sifted.standing), sifted.waived, sifted.unused) == (1, (), waivers)


def test_a_finding_uses_every_waiver_around_it() -> None:
    around = [*placed_waivers(waived("plan")), *placed_waivers(waived("measure"))]
    assert sift([found(PLACES["measure"])], around).unused == ()
    assert sift([found(PLACES["issue"])], around).unused == tuple(around[1:])


def test_a_waiver_knows_its_place() -> None:
    places = [next(placed_waivers(waived(where))).pointer for where in ("plan", "issue", "action", "measure")]
    assert places == [
        Pointer("plan", "", ("waive", 0)),
        Pointer("issue", "1", ("waive", 0)),
        Pointer("action", "5.3", ("waive", 0)),
        Pointer("measure", "5c", ("waive", 0)),
    ]
