"""The whole plan from its folder, and all that is wrong in it in one go."""

import os
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.errors import PlantrackError
from plantrack.store.load import Loaded, UnreadablePlan, load_plan
from tests.program import ROOT

TERMS = "title: T\norganisation: O\nstarts: 2014-01\npublished: 2015-03\n"
ONE = (
    'id: 1\nstatement: S\nactions:\n  - id: "1.1"\n    title: A\n    measures:\n'
    "      - {id: 1a, text: T, unit: percent}\n      - {id: 1b, text: T, unit: percent}\n"
)
READING = '- {"period": "2014-09", "value": 55, "recorded": "2014-10"}\n'

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a plan: names and texts, with a sound plan.yaml and issue unless they are given."""

    def plan(files: dict[str, str]) -> Path:
        for name, text in ({"plan.yaml": TERMS, "issues/01.yaml": ONE} | files).items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(text.encode())
        return tmp_path

    return plan


def told(loaded: Loaded) -> list[tuple[str, str, str]]:
    return [(str(found.location), found.code, found.subject) for found in loaded.diagnostics]


def test_a_sound_plan_is_loaded_whole(write: Write) -> None:
    loaded = load_plan(write({"readings/1a.yaml": READING}), "plan")
    assert loaded.plan.terms.title == "T"
    assert [measure.id for measure in loaded.plan.measures()] == ["1a", "1b"]
    assert [reading.value for reading in loaded.logs["1a"]] == [Decimal(55)]
    assert (loaded.diagnostics, loaded.left_out, loaded.complete) == ((), (), True)
    assert [source.file for source in loaded.sources] == ["plan/plan.yaml", "plan/issues/01.yaml"]


def test_the_plan_of_this_repository_is_sound() -> None:
    loaded = load_plan(ROOT / "plan", "plan")
    assert loaded.diagnostics == ()
    assert loaded.complete
    assert [issue.id for issue in loaded.plan.issues] == [str(number) for number in range(1, 12)]
    assert len(list(loaded.plan.actions())) == 41
    assert len(list(loaded.plan.measures())) == 46
    assert len(loaded.logs) == 20


def test_issues_stand_in_the_order_of_their_ids_whatever_their_files(write: Write) -> None:
    ids = ["10", "9g", "9", "1.10", "1.9", "2"]
    files = {f"issues/{at}.yaml": f"id: {id_}\nstatement: S\n" for at, id_ in enumerate(ids)}
    loaded = load_plan(write(files | {"issues/01.yaml": "id: 11\nstatement: S\n"}), ".")
    assert [issue.id for issue in loaded.plan.issues] == ["1.9", "1.10", "2", "9", "9g", "10", "11"]
    assert [source.file for source in loaded.sources][1:3] == ["issues/4.yaml", "issues/3.yaml"]


def test_every_fault_of_every_file_is_told_by_file_and_line(write: Write) -> None:
    folder = write(
        {
            "plan.yaml": TERMS + "themes: x\n",
            "issues/01.yaml": ONE.replace("unit: percent}", "unit: percent, better: up}", 1),
            "issues/02.yaml": "id: 2\nid: 3\nstatement: *x\n",
            "issues/03.yaml": "",
            "issues/04.yaml": "id: 4\nstatement: S\n",
        }
    )
    loaded = load_plan(folder, "plan")
    assert told(loaded) == [
        ("plan/issues/01.yaml:7:50", "bad-word", "1a"),
        ("plan/issues/02.yaml:2:1", "duplicate-key", ""),
        ("plan/issues/02.yaml:3:12", "yaml-feature", ""),
        ("plan/issues/03.yaml:1:1", "empty-file", ""),
        ("plan/plan.yaml:5:9", "wrong-shape", "plan"),
    ]
    assert loaded.left_out == (
        "`themes` of the plan", "measure 1a", "plan/issues/02.yaml", "plan/issues/03.yaml"
    )  # fmt: skip
    assert not loaded.complete
    assert [issue.id for issue in loaded.plan.issues] == ["1", "4"]
    assert [measure.id for measure in loaded.plan.measures()] == ["1b"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: T\n", "plan/plan.yaml:1:1: error[missing-key] plan: the plan needs `organisation`"),
        ("title: one: two\n", "plan/plan.yaml:1:11: error[yaml-syntax] plan: a second colon and space"),
        (TERMS + "closes: soon\n", "plan/plan.yaml:5:9: error[bad-period] plan: 'soon' is not a period"),
        ("", "plan/plan.yaml:1:1: error[empty-file] plan: this file says nothing"),
    ],
)
def test_a_plan_yaml_that_cannot_be_read_ends_the_run(write: Write, text: str, said: str) -> None:
    folder = write({"plan.yaml": text, "issues/02.yaml": ""})
    with pytest.raises(PlantrackError) as refused:
        load_plan(folder, "plan")
    assert str(refused.value).startswith("the plan cannot be read, for what is wrong in plan/plan.yaml:\n")
    assert said in str(refused.value)
    assert "02.yaml" not in str(refused.value)
    assert isinstance(refused.value, UnreadablePlan)
    assert refused.value.diagnostics[0].code == "empty-file"  # the faults of the other files are kept too


def test_a_plan_yaml_that_is_not_there_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(PlantrackError, match="it could not be read: no such file"):
        load_plan(tmp_path, "plan")


def test_a_plan_without_issues_says_so(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(TERMS, encoding="utf-8")
    assert told(load_plan(tmp_path, "plan")) == [("plan/plan.yaml:1:1", "no-issues", "plan")]


@pytest.mark.parametrize(
    ("name", "help_"),
    [
        ("issues/02.yml", "Rename it to 02.yaml"),
        ("issues/02.YAML", "Rename it to 02.yaml"),
        ("issues/02.yaml.txt", "Rename it to 02.yaml"),
        ("issues/.02.yaml", "Rename it to 02.yaml"),
        ("readings/1a.yml", "Rename it to 1a.yaml"),
    ],
)
def test_a_file_that_looks_like_the_plans_is_not_passed_over(write: Write, name: str, help_: str) -> None:
    loaded = load_plan(write({name: "id: 2\nstatement: S\n"}), "plan")
    assert told(loaded) == [(f"plan/{name}:1:1", "misnamed-file", "")]
    assert help_ in loaded.diagnostics[0].help
    assert loaded.left_out == (f"plan/{name}",)


@pytest.mark.parametrize(
    "name",
    [
        "issues/README.md", "issues/01.yaml~", "issues/01.yaml.bak", "issues/._01.yaml", "issues/.#01.yaml",
        "issues/.gitkeep", "readings/1a.yaml.lock", "readings/.1a.lock", "notes.txt",
    ],
)  # fmt: skip
def test_a_file_that_is_none_of_the_plans_is_passed_over(write: Write, name: str) -> None:
    loaded = load_plan(write({name: "::"}), "plan")
    assert (loaded.diagnostics, loaded.complete) == ((), True)


@pytest.mark.parametrize(("name", "meant"), [("1A", "1a.yaml"), ("1c", "1"), ("zz", "")])
def test_readings_of_no_measure_are_told(write: Write, name: str, meant: str) -> None:
    loaded = load_plan(write({f"readings/{name}.yaml": READING}), "plan")
    assert told(loaded) == [(f"plan/readings/{name}.yaml:1:1", "log-without-measure", name)]
    assert (f"Did you mean {meant}" in loaded.diagnostics[0].help) == bool(meant)
    assert loaded.logs == {}
    assert loaded.left_out == (f"all readings in plan/readings/{name}.yaml",)


def test_readings_of_a_measure_that_was_left_out_are_not_told_apart(write: Write) -> None:
    folder = write(
        {"issues/01.yaml": ONE.replace("percent}", "percent, x: y}", 1), "readings/1a.yaml": READING}
    )
    loaded = load_plan(folder, "plan")
    assert [code for _, code, _ in told(loaded)] == ["unknown-key"]
    assert loaded.logs == {}


@pytest.mark.parametrize(
    "hiding", [{"issues/02.yaml": ""}, {"issues/02.yml": ""}, {"issues/01.yaml": ONE.replace("id: 1a, ", "")}]
)
def test_no_measure_is_missed_while_a_file_may_hide_it(write: Write, hiding: dict[str, str]) -> None:
    loaded = load_plan(write(hiding | {"readings/1a.yaml": READING, "readings/2a.yaml": READING}), "plan")
    assert "log-without-measure" not in [code for _, code, _ in told(loaded)]


def test_a_bad_reading_leaves_the_good_ones(write: Write) -> None:
    loaded = load_plan(write({"readings/1a.yaml": READING + "- none\n"}), "plan")
    assert [str(found.location)[:27] for found in loaded.diagnostics] == ["plan/readings/1a.yaml:2:1"]
    assert len(loaded.logs["1a"]) == 1
    assert loaded.left_out == ("readings in plan/readings/1a.yaml",)


@pytest.mark.skipif(os.name != "posix", reason="links of a POSIX system")
@pytest.mark.parametrize("name", ["issues", "readings"])
def test_a_folder_that_leads_out_of_the_plan_is_not_entered(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "plan" / "issues").mkdir(parents=True)
    (tmp_path / "plan" / "plan.yaml").write_text(TERMS, encoding="utf-8")
    (tmp_path / "plan" / "issues" / "01.yaml").write_text(ONE, encoding="utf-8")
    if name == "issues":
        (tmp_path / "plan" / "issues").rename(tmp_path / "elsewhere")
    (tmp_path / "plan" / name).symlink_to(tmp_path / "outside")
    loaded = load_plan(tmp_path / "plan", "plan")
    assert told(loaded) == [(f"plan/{name}:1:1", "unreadable", "")]
    assert loaded.left_out == (f"plan/{name}",)


ISSUE = (ROOT / "plan" / "issues" / "01-audit-and-quality.yaml").read_bytes()
BROKEN = st.tuples(st.integers(0, len(ISSUE)), st.integers(0, 40), st.binary(max_size=8)).map(
    lambda cut: ISSUE[: cut[0]] + cut[2] + ISSUE[cut[0] + cut[1] :]
)


@given(
    name=st.sampled_from(["plan.yaml", "issues/01.yaml", "readings/1a.yaml"]), content=st.binary() | BROKEN
)
def test_any_bytes_give_a_plan_or_findings_with_a_place(name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        for file, text in {"plan.yaml": TERMS, "issues/01.yaml": ONE, "readings/1a.yaml": READING}.items():
            (Path(folder) / file).parent.mkdir(exist_ok=True)
            (Path(folder) / file).write_bytes(content if file == name else text.encode())
        try:
            diagnostics = load_plan(Path(folder), "plan").diagnostics
        except UnreadablePlan as unreadable:
            diagnostics = unreadable.diagnostics
            assert diagnostics
    lines = len(re.findall(rb"\r\n|\r|\n", content)) + 1
    assert all(1 <= found.location.line <= lines and found.location.column >= 1 for found in diagnostics)
    assert all(found.message and found.help for found in diagnostics)
