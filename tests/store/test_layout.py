"""Finding the plan, and naming its files."""

from pathlib import Path

import pytest

from plantrack.errors import PlantrackError
from plantrack.store.layout import find_plan, log_name, plan_at, shown_file, shown_folder


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "council" / "plan"
    (folder / "issues").mkdir(parents=True)
    (folder / "plan.yaml").write_text("title: T\n", encoding="utf-8")
    (tmp_path / "council" / "papers" / "2015").mkdir(parents=True)
    return folder


@pytest.mark.parametrize("start", [".", "papers", "papers/2015", "plan", "plan/issues"])
def test_the_plan_is_found_from_beside_it_below_it_and_inside_it(plan: Path, start: str) -> None:
    assert find_plan(plan.parent / start) == plan


def test_the_nearest_plan_is_found(plan: Path) -> None:
    nearer = plan.parent / "papers" / "plan"
    nearer.mkdir()
    (nearer / "plan.yaml").touch()
    assert find_plan(plan.parent / "papers" / "2015") == nearer


def test_a_plan_folder_of_another_name_is_known_by_its_issues(plan: Path) -> None:
    renamed = plan.rename(plan.with_name("successor"))
    assert find_plan(renamed / "issues") == renamed


def test_another_tools_plan_yaml_is_not_a_plan(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").touch()
    with pytest.raises(PlantrackError):
        find_plan(tmp_path)


def test_no_plan_says_where_it_looked_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PlantrackError) as refused:
        find_plan(tmp_path)
    said = str(refused.value)
    assert said.startswith("no plan here")
    assert str(tmp_path) in said
    assert "--plan DIR" in said
    assert "PLANTRACK_PLAN" in said


@pytest.mark.parametrize("given", ["council", "council/plan", "council/plan/plan.yaml"])
def test_a_plan_is_named_by_its_folder_the_one_around_it_or_its_file(plan: Path, given: str) -> None:
    assert plan_at(plan.parent.parent / given) == plan


@pytest.mark.parametrize(
    ("given", "why"), [("nowhere", "no such folder"), ("council/papers", "no plan.yaml")]
)
def test_a_folder_without_a_plan_is_refused(plan: Path, given: str, why: str) -> None:
    with pytest.raises(PlantrackError) as refused:
        plan_at(plan.parent.parent / given)
    assert why in str(refused.value).replace("has no plan.yaml", "no plan.yaml")


@pytest.mark.parametrize(
    ("here", "shown"), [(".", "plan"), ("plan", "."), ("plan/issues", ".."), ("papers", "../plan")]
)
def test_the_folder_is_shown_as_it_would_be_typed(plan: Path, here: str, shown: str) -> None:
    assert shown_folder(plan, plan.parent / here) == str(Path(shown))


def test_a_folder_far_away_is_shown_whole(tmp_path: Path) -> None:
    assert shown_folder(Path("/plan"), tmp_path / "a" / "b" / "c") == str(Path("/plan").absolute())


@pytest.mark.parametrize(
    ("shown", "file"),
    [("plan", "plan/issues/01.yaml"), (".", "issues/01.yaml"), ("..", "../issues/01.yaml")],
)
def test_a_file_is_shown_in_its_folder(shown: str, file: str) -> None:
    assert shown_file(shown, "issues", "01.yaml") == file


def test_a_log_is_named_after_its_measure() -> None:
    assert log_name("1c") == "1c.yaml"
