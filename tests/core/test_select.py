"""Selection: by id, whatever its case, and by lead."""

import pytest

from plantrack.core.assess import Assessment
from plantrack.core.model import Issue, Plan
from plantrack.core.select import all_leads, find, named, nearest, select
from tests.core.plans import action, assessed, measure, terms

SERIES = "{id: 6b, series: {lac: {}, cp: {}}, benchmark: {name: Neighbours}}"
AGENCY = "{id: '1', leads: [Head of HR], changes: [{date: 2014-06, reason: Left, leads: [DCS]}]}"


def whole() -> Plan:
    """Make two issues; the first has an action that shares its id."""
    first = Issue(id="1", statement="One", actions=(action(AGENCY, measure("{id: 1a}")),))
    second = Issue(
        id="A-2",
        statement="Two",
        actions=(
            action("{id: '2.1', leads: [DCS, Head of HR]}", measure(SERIES), measure("{id: 2b}")),
            action("{id: '2.10', leads: [The DCS]}"),
        ),
    )
    return Plan(terms("{lead_names: {The DCS: DCS}}"), (first, second))


def kept(assessment: Assessment) -> list[str]:
    """List the ids of what is in an assessment, in order."""
    return [
        id_
        for issue in assessment.issues
        for id_ in (
            f"issue {issue.issue.id}",
            *(
                one
                for judged in issue.actions
                for one in (
                    judged.action.id,
                    *(series.series.id for m in judged.measures for series in m.series),
                )
            ),
        )
    ]


ALL = ["issue 1", "1", "1a", "issue A-2", "2.1", "6b/lac", "6b/cp", "2b", "2.10"]
SECOND = ALL[3:]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([], ALL),
        (["a-2"], SECOND),
        (["2.1"], ["issue A-2", "2.1", "6b/lac", "6b/cp", "2b"]),
        (["6B"], ["issue A-2", "2.1", "6b/lac", "6b/cp"]),
        (["6b/LAC"], ["issue A-2", "2.1", "6b/lac"]),
        (["6b/cp", "1a"], ["issue 1", "1", "1a", "issue A-2", "2.1", "6b/cp"]),
        (["1"], ["issue 1", "1", "1a"]),
    ],
)
def test_only_what_is_named_is_kept(wanted: list[str], expected: list[str]) -> None:
    made = whole()
    found = tuple(one for id_ in wanted for one in find(made, id_))
    assert kept(select(assessed(made, {}, "2014-03"), found)) == expected


@pytest.mark.parametrize(
    ("lead", "as_of", "expected"),
    [
        ("Head of HR", "2014-03", ["issue 1", "1", "1a", "issue A-2", "2.1", "6b/lac", "6b/cp", "2b"]),
        ("Head of HR", "2014-06", ["issue A-2", "2.1", "6b/lac", "6b/cp", "2b"]),
        ("DCS", "2014-06", ALL),
        ("Nobody", "2014-06", []),
    ],
)
def test_only_the_actions_that_a_lead_has_by_then_are_kept(
    lead: str, as_of: str, expected: list[str]
) -> None:
    assert kept(select(assessed(whole(), {}, as_of), (), lead)) == expected


def test_an_issue_without_actions_is_shown_when_it_is_named() -> None:
    made = whole()._replace(issues=(Issue(id="3", statement="Three"),))
    judged = assessed(made, {}, "2014-03")
    assert kept(select(judged, find(made, "3"))) == ["issue 3"]
    assert kept(select(judged, find(made, "3"), "DCS")) == []


def test_an_issue_and_an_action_may_share_an_id() -> None:
    assert [one.kind for one in find(whole(), "1")] == ["issue", "action"]
    assert find(whole(), "9") == ()


def test_everything_with_an_id_is_named() -> None:
    ids = [one.id for one in named(whole())]
    assert ids == ["1", "1", "1a", "A-2", "2.1", "6b", "6b/lac", "6b/cp", "6b/benchmark", "2b", "2.10"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("6b/la", "6b/lac"), ("2.11", "2.1"), ("A2", "A-2"), ("zebra", None), ("6" * 5000, None)],
)
def test_the_nearest_ids_come_first(typed: str, expected: str | None) -> None:
    near = nearest(whole(), typed)
    assert (near[0] if near else None) == expected
    assert len(near) <= 4


def test_only_measures_are_near_to_a_measure() -> None:
    assert nearest(whole(), "1z", ("measure",)) == ["1a"]


def test_leads_are_listed_once_in_the_spelling_of_the_plan() -> None:
    assert all_leads(whole()) == ["DCS", "Head of HR"]
