"""Whatever a reader is given, it gives a plan, or findings with a place: never an exception."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plantrack.store.disk import text_of
from plantrack.store.fault import Fault
from plantrack.store.load import UnreadablePlan
from plantrack.store.node import Node, Parsed, to_data
from plantrack.store.yamltext import parse, read
from tests.fuzz.readers import ISSUE, LOG, PLAN, READERS, TERMS, load
from tests.program import ROOT
from tests.property.traps import LOGS, TREES, WORDS, spoilt, written

ISSUES = [f"issues/{file.name}" for file in sorted((ROOT / "plan" / "issues").iterdir())]
READINGS = [f"readings/{file.name}" for file in sorted((ROOT / "plan" / "readings").iterdir())]
TEXTS = (st.text() | WORDS).map(lambda text: text.encode(errors="surrogatepass"))
FEW = settings(max_examples=settings().max_examples * 2 // 5)
"""Each example goes the whole road of a command: few here, and many in `make fuzz`."""

a_reader = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)


@a_reader
@FEW
@given(content=st.binary())
@example(content=b"")
@example(content=TERMS)
@example(content=ISSUE)
@example(content=LOG)
def test_any_bytes_are_read_or_refused(reader: Callable[[bytes], None], content: bytes) -> None:
    reader(content)


@FEW
@given(spoilt("plan.yaml") | TREES.map(written))
def test_a_spoilt_plan_file_is_read_or_refused(content: bytes) -> None:
    READERS["plan"](content)


@FEW
@given(spoilt(*ISSUES) | TREES.map(written))
def test_a_spoilt_issue_is_read_or_refused(content: bytes) -> None:
    READERS["issue"](content)


@given(spoilt("plan.yaml", *ISSUES) | TREES.map(written))
@example(content=ISSUE)
def test_what_a_file_says_does_not_hang_on_whether_places_are_asked_for(content: bytes) -> None:
    text = text_of(content)
    if isinstance(text, Fault):
        return
    with_places, without = parse(text), read(text)
    if isinstance(without, Parsed):
        assert isinstance(with_places, Node)
        assert without.data == to_data(with_places)
    else:
        assert without == with_places


@FEW
@given(spoilt(*READINGS) | LOGS)
def test_a_spoilt_log_is_read_or_refused(content: bytes) -> None:
    READERS["log"](content)


@given(TEXTS)
def test_a_value_is_read_or_refused(content: bytes) -> None:
    READERS["value"](content)


@given(TEXTS)
def test_a_period_is_read_or_refused(content: bytes) -> None:
    READERS["period"](content)


@FEW
@given(
    st.dictionaries(
        st.sampled_from(["plan.yaml", "issues/01.yaml", "issues/2.yml", "readings/1A.yaml"]),
        TEXTS | TREES.map(written),
    )
)
def test_what_is_left_out_of_a_plan_is_told(files: dict[str, bytes]) -> None:
    loaded = load(PLAN | files)
    if isinstance(loaded, UnreadablePlan) or loaded.left_out:
        assert loaded.diagnostics
