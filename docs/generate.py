"""Write the pages that the code itself can say: `commands.md` from `--help`, `checks.md` from the rules.

`format.md` is written by hand but for its tables of keys, which come from the schemas of the plan's files.

With `--check` it writes nothing, and exits 1 when a page is not what the code says.
"""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from plantrack.core import kinds
from plantrack.core.entry_form import RECORDED
from plantrack.core.period import PATTERN
from plantrack.render.codes import EDIT_CODES, LOG_CODES, OTHER_EDIT
from plantrack.render.schemas import SCHEMAS
from plantrack.store.fault import FaultCode

DOCS: Final = Path(__file__).parent
CHECKS: Final = DOCS.parent / "src" / "plantrack" / "checks"
NOTICE: Final = "<!-- Written by `make docs`; change the code instead. -->"
WORDS: Final[dict[Any, str]] = {
    kinds.Id: "an id",
    kinds.Text: "text",
    kinds.Printed: "text",
    kinds.When: "a period",
    kinds.EndDate: "a period, `open` or `tbc`",
    kinds.DueDate: "a period or `end`",
    kinds.Target: "a target",
    kinds.BaselineValue: "a figure",
    kinds.Number: "a number",
    kinds.Bounds: "two numbers: `[low, high]`",
    kinds.Whole: "a whole number",
    kinds.Month: "a month, 1 to 12",
    kinds.Flag: "`true` or `false`",
}
PLAIN: Final = {
    PATTERN: "a period",
    RECORDED: "a day or a month",
    "boolean": "`true` or `false`",
    "object": "names, each with text",
    "string": "text",
    "": "a value",
}


CHECKS_INTRODUCTION: Final = """Each rule of `plantrack check` has a stable id and, here, an example that
fails. `check` never changes its mind as time passes: late is not ill-formed."""
EDITS_INTRODUCTION: Final = """`plantrack diff` lists all of these; `plantrack check --against` those that
weaken the plan or correct it. Which they do depends on the measure: to lower a target asks for less where
higher is better, and for more where lower is. A weakening without a reason is an error, and cannot be
waived: [pull-requests.md](pull-requests.md) says how to answer one."""


def main() -> int:
    """Write the pages, or compare them."""
    pages = {"commands.md": commands_page(), "checks.md": checks_page(), "format.md": format_page()}
    stale = [name for name, text in pages.items() if _read(DOCS / name) != text]
    if "--check" not in sys.argv:
        for name in stale:
            (DOCS / name).write_text(pages[name], encoding="utf-8", newline="\n")
        return 0
    for name in stale:
        print(f"docs/{name} is not what the code says: run `make docs`", file=sys.stderr)
    return 1 if stale else 0


def commands_page() -> str:
    """Give the help of the program and of each of its commands, in the order in which it lists them."""
    whole = _help()
    names = re.findall(r"^  ([a-z][\w-]*)(?:  |$)", whole.partition("Commands:")[2], re.MULTILINE)
    parts = [f"# Commands\n\n{NOTICE}\n\n```text\n{whole}\n```"]
    parts += [f"## plantrack {name}\n\n```text\n{_help(name)}\n```" for name in names]
    return "\n\n".join(parts) + "\n"


def checks_page() -> str:
    """Give the docstring of every rule, the codes of what cannot be read at all, and those of edits."""
    parts = [f"# Checks\n\n{NOTICE}", CHECKS_INTRODUCTION]
    for file in sorted(CHECKS.glob("*.py")):
        text = file.read_text(encoding="utf-8")
        if "\nCODE = " in text:
            parts.append(f"## {file.stem.replace('_', '-')}\n\n{ast.get_docstring(ast.parse(text))}")
    faults = {code.value: code.meaning for code in FaultCode}
    edits = EDIT_CODES | {"...-changed": OTHER_EDIT}
    parts += ["## What cannot be read", _codes(faults | LOG_CODES)]
    parts += ["## What can differ between two versions", EDITS_INTRODUCTION, _codes(edits)]
    return "\n\n".join(parts) + "\n"


def _codes(meanings: dict[str, str]) -> str:
    rows = [f"| `{code}` | {meaning} |" for code, meaning in meanings.items()]
    return "\n".join(["| code | meaning |", "|---|---|", *rows])


def format_page() -> str:
    """Give the page on the format as it stands, with every table of keys made anew."""
    groups: dict[str, dict[str, Any]] = {name: schema.document() for name, schema in SCHEMAS.items()}
    for name in ("plan", "issue", "readings"):
        groups |= groups[name]["$defs"]
    page = _read(DOCS / "format.md") or ""
    for name in re.findall(r"<!-- keys of (\w+) -->", page):
        head, mark, rest = page.partition(f"<!-- keys of {name} -->\n")
        page = f"{head}{mark}\n{_table(name, groups)}\n\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
    return page


def _table(name: str, groups: dict[str, dict[str, Any]]) -> str:
    rows = ["| key | takes | meaning |", "|---|---|---|"]
    for key, described in groups[name]["properties"].items():
        shown = f"**`{key}`**" if key in groups[name].get("required", ()) else f"`{key}`"
        usual = json.dumps(described["default"]).replace('"', "") if "default" in described else ""
        meaning = described["description"] + (f" `{usual}` if left out." if usual else "")
        rows.append(f"| {shown} | {_takes(described, groups)} | {meaning} |")
    return "\n".join(rows)


def _takes(described: dict[str, Any], groups: dict[str, dict[str, Any]]) -> str:
    """Say what a key takes, from its schema."""
    schema = {key: value for key, value in described.items() if key not in {"description", "default"}}
    known = [said for kind, said in WORDS.items() if TypeAdapter(kind).json_schema() == schema]
    match schema:
        case _ if known:
            said = known[0]
        case {"$ref": ref}:
            said = _group(ref.rpartition("/")[2], groups)
        case {"items": entry}:
            said = f"a list: {_takes(entry, groups)}"
        case {"patternProperties": inner}:
            said = f"names, each with {_takes(next(iter(inner.values())), groups)}"
        case {"propertyNames": {"enum": words}}:
            said = f"{_choice(words)}, each with text"
        case {"enum": words}:
            said = _choice(words)
        case {"const": word}:
            said = _choice([word])
        case _:
            said = PLAIN[schema.get("pattern", schema.get("type", ""))]
    return said


def _choice(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _group(name: str, groups: dict[str, dict[str, Any]]) -> str:
    """Say the words of a group that is a choice; of another, the heading under which it is told."""
    if "enum" in groups[name]:
        return _choice(groups[name]["enum"])
    heading = re.sub(r"(?<=[a-z])([A-Z])", r" \1", name).lower()
    return f"[{heading}](#{heading.replace(' ', '-')})"


def _help(*command: str) -> str:
    plain = {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "plantrack", *command, "--help"],
        env=os.environ | plain,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
