"""Files that are nearly right: the plan of this repository with slips in it, and trees of the wrong shape."""

import json
import re

from hypothesis import strategies as st

from plantrack.core.entry import KEYS
from plantrack.core.model import (
    Action,
    ActionChange,
    Baseline,
    Comparator,
    Issue,
    Length,
    Measure,
    MeasureChange,
    Milestone,
    SeriesTerms,
    Terms,
    Tolerance,
    Update,
    Verification,
    Waiver,
)
from tests.program import ROOT

SCALARS = (
    "", "~", "null", "true", "no", "0", "-0", "-5", "1.10", "010", "1_000", "12:30", "1e3", ".inf",
    ".nan", "0x_", "9" * 15, "9" * 16, "9" * 5000, "0." + "0" * 400 + "1", "-0.000000000000001", "97.2%",
    "14/90", "90/14", "999999999999999/1", "1/0", "done", "not-done", "met", "benchmark", "end", "open",
    "tbc", "correction", "1000", "2999", "1000-01-01", "2999-12-31", "1000..2999", "2014-13",
    "2014-02-30", "2014-09", "2014-Q3", "2014/15", "2014/15-Q2", "2014/16", "2014-09-30..2014-09-01",
    "2014-02-28..2014-09-30", "9/14", "\u0662\u0660\u0661\u0664", "1", "1a", "1A", "1.1", "1b/lac",
    "a" * 64, "a" * 65, "../1a", "con", "neutral", "range", "lower", "higher", "percent", "deliverable",
    "count", "completed", "carried-forward", "not-started", "no-dates", "far-year",
    "!!python/name:os.system", "&a", "*a", "<<", "=1+1", "@x", "%x", "`x`", "|", ">", "- x", "# x",
    "a: b", "[/red]", "::error::x", "##[error]x", "](javascript:x)", "<script>", "\u202e", "\u200b",
    "\u2028", "\ufeff", "\x1b[31m", "\x00", "\x85", "\ud800", "\U0001f600", "caf\u00e9", "x" * 5000,
)  # fmt: skip
"""What has surprised readers of YAML, of numbers, of dates and of text."""

PARTS = (
    Terms, Issue, Action, ActionChange, Measure, MeasureChange, SeriesTerms, Baseline, Milestone, Comparator,
    Length, Tolerance, Update, Verification, Waiver,
)  # fmt: skip
FIELDS = sorted({field.alias or name for part in PARTS for name, field in part.model_fields.items()})
WORDS = st.sampled_from(SCALARS)
KNOWN = st.sampled_from(FIELDS)

TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KNOWN | WORDS, inner, max_size=5)
)
"""Any tree, under the keys of the format more often than not."""


def written(tree: object) -> bytes:
    """Write a tree as JSON, which is YAML."""
    return json.dumps(tree, ensure_ascii=False).encode(errors="surrogatepass")


def spoilt(*names: str) -> st.SearchStrategy[bytes]:
    """Give one of the plan's own files with some slips in it."""
    return st.sampled_from([(ROOT / "plan" / name).read_bytes() for name in names]).flatmap(_slips)


def _slips(content: bytes) -> st.SearchStrategy[bytes]:
    def apply(slips: list[tuple[str, float, float, str, bytes]]) -> bytes:
        spoiled = content
        for kind, where, other, word, spliced in slips:
            spoiled = _SLIPS[kind](spoiled, where, other, word, spliced)
        return spoiled

    unit = st.floats(0, 1, exclude_max=True)
    slip = st.tuples(st.sampled_from(sorted(_SLIPS)), unit, unit, WORDS, st.binary(max_size=8))
    return st.lists(slip, min_size=1, max_size=4).map(apply)


def _deleted(content: bytes, where: float, other: float, _word: str, _spliced: bytes) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    at = int(where * len(lines))
    return b"".join([*lines[:at], *lines[at + 1 + int(other * 3) :]])


def _doubled(content: bytes, where: float, other: float, _word: str, _spliced: bytes) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    at, to = int(where * len(lines)), int(other * len(lines))
    return b"".join([*lines[:to], lines[at], *lines[to:]])


def _swapped(content: bytes, where: float, other: float, _word: str, _spliced: bytes) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    at, to = int(where * len(lines)), int(other * len(lines))
    lines[at], lines[to] = lines[to], lines[at]
    return b"".join(lines)


def _indented(content: bytes, where: float, other: float, _word: str, _spliced: bytes) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    at = int(where * len(lines))
    lines[at] = b" " * int(other * 12) + lines[at].lstrip(b" ")
    return b"".join(lines)


def _worded(content: bytes, where: float, other: float, word: str, _spliced: bytes) -> bytes:
    """Put a trap in place of a scalar; quoted or bare."""
    scalars = list(re.finditer(rb"(?<=: )[^\s{\[>|][^,}\]\n]*", content))
    if not scalars:
        return content
    found = scalars[int(where * len(scalars))]
    text = word if other < 1 / 2 else json.dumps(word, ensure_ascii=False)
    return content[: found.start()] + text.encode(errors="surrogatepass") + content[found.end() :]


def _spliced(content: bytes, where: float, other: float, _word: str, spliced: bytes) -> bytes:
    at = int(where * len(content))
    return content[:at] + spliced + content[at + int(other * 40) :]


_SLIPS = {
    "deleted": _deleted,
    "doubled": _doubled,
    "indented": _indented,
    "spliced": _spliced,
    "swapped": _swapped,
    "worded": _worded,
}

ENTRIES = st.lists(
    st.dictionaries(
        st.sampled_from(KEYS) | WORDS, WORDS | st.integers() | st.floats() | st.booleans() | TREES
    )
)
LOGS = ENTRIES.map(lambda entries: b"".join(b"- " + written(entry) + b"\n" for entry in entries))
"""Lines that look like readings, with anything under any key."""
