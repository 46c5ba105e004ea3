"""The rules of the house that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

import plantrack
from tests.program import ROOT

SOURCE = ROOT / "src" / "plantrack"
FILES = sorted(SOURCE.rglob("*.py"))
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
VAGUE = {
    "base", "common", "data", "handle", "handler", "helper", "helpers", "info", "item", "manager", "misc",
    "process", "tools", "util", "utils",
}  # fmt: skip
IMPURE = {"breakpoint", "environ", "getenv", "input", "now", "open", "print", "today", "utcnow"}

every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())


def test_there_is_code_to_judge() -> None:
    assert len(FILES) > 10


@every_file
def test_a_file_is_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) < MOST_LINES_OF_A_FILE


@every_file
def test_a_function_is_small(file: Path) -> None:
    long = {
        node.name: _lines(node)
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _lines(node) >= MOST_LINES_OF_A_FUNCTION
    }
    assert not long


@every_file
def test_a_module_is_named_after_what_it_holds(file: Path) -> None:
    assert not set(file.relative_to(SOURCE).with_suffix("").parts) & VAGUE


@every_file
def test_nothing_is_left_to_do(file: Path) -> None:
    assert not re.findall(r"\b(?:TODO|FIXME|XXX|HACK)\b", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("layer", ["core", "checks"])
def test_judgement_meets_no_clock_disk_or_screen(layer: str) -> None:
    impure = [
        f"{file.relative_to(ROOT).as_posix()}:{node.lineno}: {name}"
        for file in FILES
        if file.is_relative_to(SOURCE / layer)
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.expr) and (name := _name(node)) in IMPURE
    ]
    assert not impure


def test_only_the_version_stands_in_an_init() -> None:
    written = [file for file in FILES if file.name == "__init__.py" and file.read_text(encoding="utf-8")]
    assert written == [SOURCE / "__init__.py"]
    docstring, version = _tree(written[0]).body
    assert isinstance(docstring, ast.Expr)
    assert isinstance(version, ast.Assign)


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == plantrack.__version__


def test_a_decision_is_short_and_numbered_in_order() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [file.name[:4] for file in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    assert [file.name for file in decisions if len(file.read_text(encoding="utf-8").splitlines()) >= 40] == []


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def _name(node: ast.expr) -> str:
    """Give the name that is called or looked up, bare or of a thing: `open`, `date.today`."""
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
        case ast.Attribute(attr="environ"):
            return "environ"
    return ""
