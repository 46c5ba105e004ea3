"""Every reader of plantrack, and what must hold of it whatever it is given.

Each takes bytes and comes back, or raises: nothing but AssertionError is a broken promise that was foreseen.
Used by the property tests, and by the fuzz run that `make fuzz` starts.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from plantrack.checks.catalogue import check_plan
from plantrack.core.assess import assess
from plantrack.core.challenge import challenges
from plantrack.core.finding import Diagnostic
from plantrack.core.handwritten import suggest_line
from plantrack.core.logline import decode_line
from plantrack.core.period import parse_period
from plantrack.core.reading import Reading
from plantrack.core.value import parse_value, write_value
from plantrack.render.contract import as_json, status_json
from plantrack.render.diagnostics import as_text
from plantrack.render.export import export_json
from plantrack.render.markdown import as_markdown
from plantrack.render.plain import as_plain
from plantrack.render.status import opened_page, status_page
from plantrack.store.git import Leaf
from plantrack.store.gittree import TreeShelf
from plantrack.store.load import Loaded, UnreadablePlan, load_shelf
from plantrack.store.locate import locate_all

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
DAYS = (date(2014, 9, 30), date(2999, 12, 31))
MOST_LINES = 20
"""Of a log, how many are also read one at a time."""

TERMS = b"""\
title: A plan
organisation: A council
starts: 2014-01
published: 2015-03
closes: 2015-03
"""
ISSUE = b"""\
id: 1
statement: What was found
actions:
  - id: "1.1"
    title: Do it
    leads: [Head of Service]
    start: 2014-01
    end: 2014-12
    measures:
      - id: 1a
        text: Cases that meet the standard
        unit: percent
        better: higher
        every: {months: 1}
        baseline: {period: 2014-01, value: 40}
        milestones:
          - {at: 2014-09, target: 55}
          - {from: 2014-10, target: 75}
        changes: [{date: 2014-11, reason: Because, milestones: [{from: 2014-12, target: 70}]}]
      - id: 1b
        text: Visits in time
        unit: percent
        better: higher
        series: {lac: {text: Looked after}, cp: {milestones: [{by: end, target: 90}]}}
    updates: [{date: 2014-09, status: completed, residual: Some, text: Said}]
"""
LOG = b'- {"period": "2014-09", "value": 50, "recorded": "2014-10", "by": "A. Officer"}\n'
PLAN = {"plan.yaml": TERMS, "issues/01.yaml": ISSUE, "readings/1a.yaml": LOG}


def read_terms(content: bytes) -> None:
    """Load, check, judge and print a plan of which plan.yaml is given."""
    _whole_road(PLAN | {"plan.yaml": content})


def read_issue(content: bytes) -> None:
    """Load, check, judge and print a plan of which the issue file is given."""
    _whole_road(PLAN | {"issues/01.yaml": content})


def read_log(content: bytes) -> None:
    """Load, check, judge and print a plan of which a log is given; then its lines one by one."""
    _whole_road(PLAN | {"readings/1a.yaml": content})
    for line in content.decode(errors="replace").split("\n")[:MOST_LINES]:
        said = decode_line(line, 1)
        assert isinstance(said, Reading) or 1 <= said.column <= len(line) + 1
        suggested = suggest_line(line)
        assert suggested is None or isinstance(decode_line(suggested, 1), Reading)


def read_value(content: bytes) -> None:
    """Read a value: it comes back as it was written, or is refused in words."""
    try:
        value = parse_value(content.decode(errors="replace"))
    except ValueError as refusal:
        _is_refusal(refusal)
    else:
        assert parse_value(write_value(value)) == value


def read_period(content: bytes) -> None:
    """Read a period in a plan of each financial year: it reads back, or is refused in words."""
    text = content.decode(errors="replace")
    for year_start in (1, 4, 12):
        try:
            period = parse_period(text, year_start)
        except ValueError as refusal:
            _is_refusal(refusal)
        else:
            assert period.first <= period.last
            assert (period.written, parse_period(period.written, year_start)) == (text, period)


READERS: dict[str, Callable[[bytes], None]] = {
    "plan": read_terms,
    "issue": read_issue,
    "log": read_log,
    "value": read_value,
    "period": read_period,
}


def load(files: Mapping[str, bytes]) -> Loaded | UnreadablePlan:
    """Load a plan from files in memory, as those of a commit are; what is wrong with it has its place."""
    shelf = TreeShelf({name: Leaf("100644", "", len(text), b"") for name, text in files.items()}, files)
    try:
        loaded = load_shelf(shelf, "plan")
    except UnreadablePlan as unreadable:
        _have_places(unreadable.diagnostics, files)
        return unreadable
    _have_places(loaded.diagnostics, files)
    return loaded


def _whole_road(files: Mapping[str, bytes]) -> None:
    loaded = load(files)
    if isinstance(loaded, UnreadablePlan):
        assert loaded.diagnostics
        return
    checked = list(locate_all(loaded, check_plan(loaded.plan, loaded.logs)))
    _have_places(checked, files)
    texts = {f"plan/{name}": content.decode(errors="replace") for name, content in files.items()}
    _is_harmless(as_text([*loaded.diagnostics, *checked], texts))
    for day in DAYS:
        _answers(loaded, day)


def _answers(loaded: Loaded, day: date) -> None:
    """Judge the plan at a day, and print what most commands print."""
    assessment = assess(loaded.plan, loaded.logs, day)
    challenges(assessment, loaded.logs)
    for page in (status_page, opened_page):
        shown = page(assessment, "", loaded.left_out)
        _is_harmless(as_plain(shown))
        _is_harmless(as_markdown(shown))
    for document in (status_json(assessment, incomplete=not loaded.complete), export_json(loaded)):
        written = as_json(document)
        _is_harmless(written)
        json.loads(written, parse_constant=_no_number)


def _have_places(diagnostics: Iterable[Diagnostic], files: Mapping[str, bytes]) -> None:
    lines = {
        f"plan/{name}": re.split(rb"\n" if name.startswith("readings") else rb"\r\n|\r|\n", content)
        for name, content in files.items()
    }
    for one in diagnostics:
        place, ends = one.location, lines[one.location.file]
        assert 1 <= place.line <= len(ends), one
        assert 1 <= place.column <= len(ends[place.line - 1]) + 1, one
        assert one.message, one


def _is_harmless(text: str) -> None:
    acting = {one for one in set(text) if one != "\n" and unicodedata.category(one) in UNSEEN}
    assert not acting, acting


def _is_refusal(refusal: ValueError) -> None:
    assert type(refusal) is ValueError
    assert len(str(refusal)) < 400, "at most the failing token is quoted"


def _no_number(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")
