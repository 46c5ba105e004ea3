"""What holds of the edits between any two versions."""

from hypothesis import given
from hypothesis import strategies as st

from plantrack.core.edits import Effect, compare
from plantrack.core.model import Action, Issue, Measure, Plan
from tests.core.plans import action, log, measure, terms

NUMBERS = st.integers(0, 100)
MONTHS = st.integers(1, 12).map("2015-{:02}".format)
BETTER = st.sampled_from(["higher", "lower"])
OPPOSITE = {
    Effect.WEAKENS: Effect.STRENGTHENS,
    Effect.STRENGTHENS: Effect.WEAKENS,
    Effect.NEUTRAL: Effect.NEUTRAL,
}


def planned(better: str, target: int, when: str, end: str, kind: str = "at") -> Plan:
    held = measure(f"{{better: {better}, milestones: [{{{kind}: {when}, target: {target}}}]}}")
    return Plan(terms(), (Issue(id="1", statement="Found", actions=(action(f"{{end: {end}}}", held),)),))


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    ids = draw(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True))
    held = [
        measure(f"{{id: 1{letter}, text: {draw(st.sampled_from(['Same', letter]))}, "
                f"milestones: [{{at: {draw(MONTHS)}, target: {draw(NUMBERS)}}}]}}")
        for letter in ids
    ]  # fmt: skip
    cut = draw(st.integers(0, len(held)))
    actions = (_acting("1.1", held[:cut]), _acting("1.2", held[cut:]))
    return Issue(id="1", statement="Found", actions=tuple(draw(st.permutations(actions))))


def _acting(id_: str, held: list[Measure]) -> Action:
    made = action(f"{{id: '{id_}', title: Do {id_}}}")
    return made.model_copy(update={"measures": tuple(held)})


PLANS = issues().map(lambda issue: Plan(terms(), (issue,)))
LINES = st.lists(
    st.builds("{} {}".format, MONTHS, NUMBERS), max_size=5, unique_by=lambda line: line.split()[0]
)


@given(PLANS, LINES)
def test_a_version_does_not_differ_from_itself(plan: Plan, lines: list[str]) -> None:
    logs = {"1a": log(";".join(lines))}
    assert compare(plan, logs, plan, logs) == ()


@given(PLANS)
def test_the_order_of_lists_is_no_difference(plan: Plan) -> None:
    (issue,) = plan.issues
    turned = tuple(
        one.model_copy(update={"measures": tuple(reversed(one.measures))}) for one in reversed(issue.actions)
    )
    after = Plan(plan.terms, (issue.model_copy(update={"actions": turned}),))
    assert compare(plan, {}, after, {}) == ()


@given(BETTER, st.tuples(NUMBERS, MONTHS, MONTHS), st.tuples(NUMBERS, MONTHS, MONTHS))
def test_the_other_way_weakens_what_strengthened(
    better: str, one: tuple[int, str, str], other: tuple[int, str, str]
) -> None:
    before, after = planned(better, *one), planned(better, *other)
    there, back = compare(before, {}, after, {}), compare(after, {}, before, {})
    assert [OPPOSITE[edit.effect] for edit in there] == [edit.effect for edit in back]
    assert bool(there) is (one != other)


@given(PLANS, PLANS, LINES, LINES)
def test_every_weakening_in_place_says_what_to_do(
    before: Plan, after: Plan, was: list[str], now: list[str]
) -> None:
    edits = compare(before, {"1a": log(";".join(was))}, after, {"1a": log(";".join(now))})
    for edit in edits:
        assert edit.is_refused is (edit.effect is Effect.WEAKENS) is bool(edit.remedy)
        assert edit.sentence.split(": ")[0].endswith(edit.subject)


@given(LINES, LINES)
def test_a_log_may_only_grow(was: list[str], now: list[str]) -> None:
    plan = planned("higher", 50, "2015-03", "2015-03")
    edits = compare(plan, {"1a": log(";".join(was))}, plan, {"1a": log(";".join(now))})
    assert any(edit.is_refused for edit in edits) is not (set(was) <= set(now))
