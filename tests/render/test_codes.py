"""Every code has a meaning, and every code with a meaning is one that can be given."""

import ast
import re

import pytest

from plantrack.checks.catalogue import RULES, WAIVER_RULES
from plantrack.render.codes import EDIT_CODES, LOG_CODES, NOT_COMPARED, OTHER_EDIT, meaning_of
from plantrack.store.fault import FaultCode
from tests.core import edit_rows
from tests.program import ROOT

CORE = ROOT / "src" / "plantrack" / "core"
RULE_CODES = [*(rule.CODE for rule in RULES), *(rule.CODE for rule in WAIVER_RULES)]
FAULT_CODES = [code.value for code in FaultCode]
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")


def written(*modules: str) -> set[str]:
    """Give every text in some modules of the core that could be a code, whole or put together."""
    files = [file for module in modules for file in CORE.glob(f"{module}.py")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if KEBAB.fullmatch(text.strip("-"))}


def test_no_code_means_two_things() -> None:
    codes = [*RULE_CODES, *FAULT_CODES, *LOG_CODES, *EDIT_CODES, NOT_COMPARED]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", [*RULE_CODES, *FAULT_CODES, *LOG_CODES, *EDIT_CODES, NOT_COMPARED])
def test_a_meaning_is_one_sentence(code: str) -> None:
    assert re.fullmatch(r"[A-Z`].{9,}[^.]\.", meaning_of(code))


def test_every_edit_of_the_tables_has_a_meaning() -> None:
    rows = [*edit_rows.MEASURES, *edit_rows.ACTIONS, *edit_rows.TERMS, *edit_rows.LOGS]
    given = {code for row in rows for code in (row[2], row[5])}
    assert len(given) > 60
    assert {code for code in given if code not in EDIT_CODES and not code.endswith("-changed")} == set()


def test_every_code_that_the_core_writes_has_a_meaning() -> None:
    endings = "added|altered|changed|earlier|later|lowered|moved|open|raised|removed|set|withdrawn"
    found = {text for text in written("edits*") if re.fullmatch(rf"[a-z].*-({endings})", text)}
    assert {"target-removed", "deadline-open"} <= found
    assert found - set(EDIT_CODES) == set()
    assert {text for text in written("log*") if text.startswith(("log-", "torn-"))} <= set(LOG_CODES)


def test_every_meaning_is_of_a_code_that_the_core_can_write() -> None:
    """A code is written whole, or as its beginning and its end."""
    texts = written("edits*")
    things = {"action", "issue", "measure"}
    starts = {"bounds", "closes", "deadline", "every", "lag", "start", "starts", "tolerance", "target"}
    made = {f"{a}-{b}" for a in things | starts for b in {text.strip("-") for text in texts}}
    assert {code for code in EDIT_CODES if code not in texts | made} == set()


@pytest.mark.parametrize(("code", "meaning"), [("source-changed", OTHER_EDIT), ("some-code", "")])
def test_a_code_that_is_not_listed(code: str, meaning: str) -> None:
    assert meaning_of(code).rstrip(".").lower() == meaning
