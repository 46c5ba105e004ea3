"""Findings point symbolically; diagnostics have a concrete place."""

from plantrack.core.finding import Diagnostic, Finding, Level, Location, Pointer


def test_a_finding_is_about_a_thing_or_about_the_plan() -> None:
    of_action = Finding("no-lead", Level.WARNING, Pointer("action", "2.1"), "it has no lead", "name one")
    of_plan = Finding("no-close", Level.NOTE, Pointer("plan"), "it has no close", "write closes")
    assert (of_action.subject, of_plan.subject) == ("2.1", "plan")


def test_places_are_ordered_by_file_line_and_column() -> None:
    places = [
        Location("a.yaml", 2, 1),
        Location("a.yaml", 10, 1),
        Location("a.yaml", 10, 3),
        Location("b.yaml", 1, 1),
    ]
    assert sorted(places, reverse=True) == places[::-1]
    assert str(places[1]) == "a.yaml:10:1"


def test_a_diagnostic_says_where_how_bad_what_and_of_what() -> None:
    place = Location("plan/issues/01.yaml", 3, 5)
    named = Diagnostic("no-lead", Level.ERROR, "2.1", "it has no lead", "name one", place)
    bare = Diagnostic("bad-yaml", Level.ERROR, "", "it is no YAML", "mend it", place)
    assert str(named) == "plan/issues/01.yaml:3:5: error[no-lead] 2.1: it has no lead"
    assert str(bare) == "plan/issues/01.yaml:3:5: error[bad-yaml] it is no YAML"
