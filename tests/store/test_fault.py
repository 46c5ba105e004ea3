"""The codes of faults: stable, explained, and each with an example in these tests."""

import re
from pathlib import Path

import pytest

from plantrack.store.fault import Fault, FaultCode


@pytest.mark.parametrize("code", FaultCode)
def test_a_code_is_kebab_case_and_explained_in_a_line(code: FaultCode) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert code.value == code.name.lower().replace("_", "-")
    assert len(code.meaning) > 15


@pytest.mark.parametrize("code", FaultCode)
def test_a_code_has_an_example(code: FaultCode) -> None:
    tests = (file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    assert any(f'"{code}"' in text for text in tests)


def test_a_fault_becomes_a_diagnostic_of_its_file() -> None:
    found = Fault(FaultCode.BAD_ID, "what is", "what to do", 3, 4).at("plan/issues/01.yaml", "1 a")
    assert str(found) == "plan/issues/01.yaml:3:4: error[bad-id] 1 a: what is"
    assert found.help == "what to do"
