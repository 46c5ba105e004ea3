"""Whatever a reader is given, it gives a plan, or findings with a place: never an exception."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plantrack.store.load import UnreadablePlan
from tests.fuzz.readers import ISSUE, LOG, PLAN, READERS, TERMS, load
from tests.program import ROOT
from tests.property.traps import LOGS, TREES, WORDS, spoilt, written

ISSUES = [f"issues/{file.name}" for file in sorted((ROOT / "plan" / "issues").iterdir())]
READINGS = [f"readings/{file.name}" for file in sorted((ROOT / "plan" / "readings").iterdir())]
TEXTS = (st.text() | WORDS).map(lambda text: text.encode(errors="surrogatepass"))
FEW = settings(max_examples=settings().max_examples * 2 // 5)
"""Each example goes the whole road of a command: few here, and many in `make fuzz`."""

a_reader = pytest.mark.parametrize("read", READERS.values(), ids=READERS)


@a_reader
@FEW
@given(content=st.binary())
@example(content=b"")
@example(content=TERMS)
@example(content=ISSUE)
@example(content=LOG)
def test_any_bytes_are_read_or_refused(read: Callable[[bytes], None], content: bytes) -> None:
    read(content)


@FEW
@given(spoilt("plan.yaml") | TREES.map(written))
def test_a_spoilt_plan_file_is_read_or_refused(content: bytes) -> None:
    READERS["plan"](content)


@FEW
@given(spoilt(*ISSUES) | TREES.map(written))
def test_a_spoilt_issue_is_read_or_refused(content: bytes) -> None:
    READERS["issue"](content)


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
