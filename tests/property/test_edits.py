"""What holds of the edits between the Hillingdon plan and any other plan that is made from it."""

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plantrack.core.edits import Edit, Effect, compare
from plantrack.core.edits_match import as_told
from plantrack.core.model import Action, ActionChange, MeasureChange, Part, Plan, Terms
from plantrack.core.period import parse_period
from plantrack.core.reading import Log, Logs
from plantrack.store.load import load_plan
from tests.core.test_edits_catalogue import SAID

FOLDER: Final = Path(__file__).parents[2] / "plan"
LOADED: Final = load_plan(FOLDER, "plan")
OPPOSITE: Final = {
    there: back
    for one, other in (
        ("milestone-later", "milestone-earlier"), ("deadline-later", "deadline-earlier"),
        ("start-later", "start-earlier"), ("target-removed", "target-set"), ("lag-loosened", "lag-tightened"),
        ("every-loosened", "every-tightened"), ("bounds-loosened", "bounds-tightened"),
        ("milestone-removed", "milestone-added"), ("lead-removed", "lead-added"),
        ("outcome-removed", "outcome-added"), ("review-removed", "review-added"),
        ("measure-removed", "measure-added"), ("action-removed", "action-added"),
        ("issue-removed", "issue-added"),
        ("target-raised", "target-lowered"), ("kind-changed", "kind-changed"),
        ("milestone-period", "milestone-period"),
    )
    for there, back in ((one, other), (other, one))
}  # fmt: skip
"""What an edit is called the other way; what weakens then strengthens, and the reverse."""


class Version(NamedTuple):
    """A plan and its logs, and in what they differ from the Hillingdon plan."""

    plan: Plan
    logs: Logs
    done: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Version({', '.join(self.done)})"


OWN: Final = Version(LOADED.plan, LOADED.logs)


def edits(before: Version, after: Version) -> tuple[Edit, ...]:
    return compare(before.plan, before.logs, after.plan, after.logs)


def remade(version: Version, make: Callable[[Any], Any]) -> Version:
    """Make a plan anew, each thing by a function, from the inside out; a thing made None is gone."""

    def held(things: tuple[Any, ...], inner: str = "") -> tuple[Any, ...]:
        below = {"actions": "measures"}.get(inner, "")
        whole = (
            one.model_copy(update={inner: held(getattr(one, inner), below)}) if inner else one
            for one in things
        )
        return tuple(one for one in map(make, whole) if one is not None)

    terms = make(version.plan.terms)
    return version._replace(plan=Plan(terms, held(version.plan.issues, "actions")))


KINDS: Final[Mapping[str, list[Part]]] = {
    "Terms": [OWN.plan.terms],
    "Issue": [*OWN.plan.issues],
    "Action": [*OWN.plan.actions()],
    "Measure": [*OWN.plan.measures()],
}
FIELDS: Final = [
    (kind, field)
    for kind, things in KINDS.items()
    for field in type(things[0]).model_fields
    if field not in {"id", "actions", "measures"}
]
OTHERS: Final = Terms.model_validate(
    {"title": "A", "organisation": "B", "starts": "2014-02", "published": "2014-03", "closes": "2016-03",
     "successor": "C", "reviews": ["2015-03"], "year_start": "9", "lag": {"days": "9"},
     "tolerance": {"points": "5"}, "rag_words": {"red": "R"}, "lead_names": {"A": "B"}, "source": "D",
     "introduction": ["E"], "themes": ["F"], "note": "G",
     "changes": [{"date": "2015-03", "reason": "H.", "edited": ["lag"]}],
     "waive": [{"check": "no-dates", "reason": "I", "by": "J", "until": "2016"}]},
)  # fmt: skip


Step = Callable[[st.DrawFn, Version, str, str], Version]


@st.composite
def edited(draw: st.DrawFn, *more: Step) -> Version:
    """Give a field of some thing the value that another has, in place or by a change; or take away."""
    version = OWN
    for _ in range(draw(st.integers(1, 3))):
        kind, field = draw(st.sampled_from(FIELDS))
        version = draw(st.sampled_from([_borrowed, _borrowed, _taken, _logged, *more]))(
            draw, version, kind, field
        )
    return version


def _borrowed(draw: st.DrawFn, version: Version, kind: str, field: str) -> Version:
    thing, other = draw(st.sampled_from(KINDS[kind])), draw(st.sampled_from([*KINDS[kind]]))
    default = type(thing).model_fields[field].get_default()
    of_terms = getattr(OTHERS, field) if kind == "Terms" else None
    values = [getattr(other, field), of_terms if kind == "Terms" else default]
    value = draw(
        st.sampled_from([one for one in values if isinstance(one, type(getattr(thing, field)))] or values)
    )
    if value is None and type(thing).model_fields[field].is_required():
        return version
    version = version._replace(
        done=(*version.done, f"{field} of {kind} {_id(thing)} is that of {_id(other)}")
    )
    return remade(version, lambda one: one.model_copy(update={field: value}) if _is(one, thing) else one)


CHANGES: Final[list[tuple[str, type[ActionChange] | type[MeasureChange]]]] = [
    ("Action", ActionChange),
    ("Measure", MeasureChange),
]


def _changed(draw: st.DrawFn, version: Version, _: str, __: str) -> Version:
    """Add a dated change that gives an action or a measure a value of another."""
    kind, model = draw(st.sampled_from(CHANGES))
    thing, other = draw(st.sampled_from(KINDS[kind])), draw(st.sampled_from(KINDS[kind]))
    field = draw(st.sampled_from(sorted({*model.model_fields} & {*type(thing).model_fields} - {"note"})))
    on = parse_period(draw(st.sampled_from(["2014-02", "2014-09", "2015-03", "2015-10"])))
    change = model.model_construct(date=on, reason="It was agreed", **{field: getattr(other, field)})
    version = version._replace(done=(*version.done, f"{field} of {kind} {_id(thing)} changed in {on}"))
    return remade(
        version,
        lambda one: one.model_copy(update={"changes": (*one.changes, change)}) if _is(one, thing) else one,
    )


def _is(one: Part, thing: Part) -> bool:
    return type(one) is type(thing) and _id(one) == _id(thing)


def _id(thing: Part) -> str:
    return getattr(thing, "id", "")


def _taken(draw: st.DrawFn, version: Version, kind: str, _: str) -> Version:
    thing = draw(st.sampled_from(KINDS[kind]))
    if isinstance(thing, Terms):
        return version
    done = (*version.done, f"{kind} {_id(thing)} taken out")
    return remade(version._replace(done=done), lambda one: None if _is(one, thing) else one)


def _logged(draw: st.DrawFn, version: Version, _: str, __: str) -> Version:
    id_ = draw(st.sampled_from(sorted(version.logs)))
    log = version.logs[id_]
    at = draw(st.integers(0, len(log)))
    other = draw(st.sampled_from([reading for log in OWN.logs.values() for reading in log]))
    made: Log = draw(st.sampled_from([log[:at] + log[at + 1 :], (*log[:at], other, *log[at:]), log[::-1]]))
    return version._replace(
        logs={**version.logs, id_: made}, done=(*version.done, f"{len(made)} lines in {id_}")
    )


@settings(max_examples=25, deadline=None)
@given(edited(_changed, _changed), st.booleans())
def test_any_edit_is_said_well(other: Version, is_back: bool) -> None:  # noqa: FBT001 - drawn
    before, after = (other, OWN) if is_back else (OWN, other)
    found = edits(before, after)
    for edit in found:
        assert edit.code in SAID
        assert edit.sentence.strip() == edit.sentence
        assert not re.search(r"[.,;:!?][.,;:!?]$|  |\n", edit.sentence.replace("...'", "'"))
        assert edit.is_refused is (edit.effect is Effect.WEAKENS and edit.reason is None)
        assert bool(edit.remedy) is edit.is_refused
    assert found or _told(before) == _told(after)  # nothing is altered unseen


def _told(version: Version) -> object:
    """Give all that a version says; a lead by its one spelling."""
    terms = version.plan.terms
    version = remade(version, lambda one: _spelled(one, terms) if isinstance(one, Action) else one)
    logs = {id_: sorted(map(repr, log)) for id_, log in version.logs.items()}
    return as_told(terms), sorted(str(as_told(issue)) for issue in version.plan.issues), logs


def _spelled(action: Action, terms: Terms) -> Action:
    return action.model_copy(update={"leads": tuple(sorted({terms.lead(lead) for lead in action.leads}))})


@settings(max_examples=25, deadline=None)
@given(edited())
def test_the_other_way_is_the_opposite(other: Version) -> None:
    there, back = edits(OWN, other), edits(other, OWN)
    turned = sorted(
        (OPPOSITE[edit.code], -_size(edit), edit.subject) for edit in there if edit.code in OPPOSITE
    )
    assert turned == sorted((edit.code, _size(edit), edit.subject) for edit in back if edit.code in OPPOSITE)


def _size(edit: Edit) -> int:
    return {Effect.WEAKENS: 1, Effect.STRENGTHENS: -1}.get(edit.effect, 0)


@settings(max_examples=4, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_and_lines_are_no_difference(chance: Any) -> None:  # noqa: ANN401 - a random.Random of hypothesis
    def turned(one: Part) -> Part:
        made = {}
        for field in type(one).model_fields:
            value = getattr(one, field)
            if type(value) is str and field != "id":
                made[field] = chance.choice(["\n", "  "]).join(value.split(" "))
            elif field in {"actions", "measures", "milestones", "outcomes", "reviews", "updates", "waive"}:
                made[field] = tuple(chance.sample(value, len(value)))
        return one.model_copy(update=made)

    after = remade(OWN, turned)
    assert edits(OWN, after) == ()
    assert edits(after, OWN) == ()


@pytest.mark.parametrize("width", [40, 4000])
def test_other_files_in_another_layout_are_no_difference(tmp_path: Path, width: int) -> None:
    shutil.copytree(FOLDER, tmp_path / "plan")
    issues = tmp_path / "plan" / "issues"
    for at, file in enumerate(sorted(issues.iterdir())):
        told = yaml.BaseLoader(file.read_text(encoding="utf-8")).get_single_data()
        file.unlink()
        told["actions"].reverse()
        text = yaml.safe_dump(told, width=width, allow_unicode=True, default_style='"', sort_keys=True)
        (issues / f"{90 - at}-renamed.yaml").write_text(text, encoding="utf-8")
    after = load_plan(tmp_path / "plan", "plan")
    assert after.complete
    assert edits(OWN, Version(after.plan, after.logs)) == ()
