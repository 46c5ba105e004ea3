"""Load: the whole plan from its shelf, with every fault of every file in one go."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from plantrack.core.finding import Diagnostic, Level
from plantrack.core.model import Issue, Measure, Plan, Terms
from plantrack.core.order import natural
from plantrack.core.reading import Log, Logs, Needed
from plantrack.errors import PlantrackError
from plantrack.store import layout
from plantrack.store.decode import Decoded, decode_issue, decode_terms, year_start_of
from plantrack.store.fault import Fault, FaultCode, Faults
from plantrack.store.node import Node, Parsed, entries_of, text_at
from plantrack.store.shelf import DiskShelf, Shelf
from plantrack.store.yamltext import read


class Source(NamedTuple):
    """The file that a part of the plan was taken from, as a person would type it, and what it says."""

    file: str
    parsed: Parsed

    @property
    def node(self) -> Node:
        """The tree of the file, in which each part has its place."""
        return self.parsed.node


class Loaded(NamedTuple):
    """A plan as it was read: what holds of it, what was found wrong, and what had to be left out.

    `sources` has plan.yaml first, then the issues in the order of the plan. `shown` is the plan's folder as
    a person would type it. `stranded` are the measures that stand although their action or issue does not:
    judged nowhere, and fit to take a reading.
    """

    plan: Plan
    logs: Logs
    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[str, ...]
    sources: tuple[Source, ...]
    shown: str
    stranded: tuple[Measure, ...] = ()

    @property
    def complete(self) -> bool:
        """Is everything there that the files say?"""
        return not self.left_out


class UnreadablePlan(PlantrackError):  # noqa: N818 - named for what it is about, as Refused is
    """A plan.yaml that cannot be read, so that nothing can be judged. It has the faults of every file."""

    def __init__(self, file: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Say what is wrong with plan.yaml, named `file`; keep all that was found."""
        own = [found for found in diagnostics if found.location.file == file]
        lines = [f"  {found}\n    {found.help}" for found in own]
        super().__init__("\n".join([f"the plan cannot be read, for what is wrong in {file}:", *lines]))
        self.diagnostics = diagnostics


def load_plan(folder: Path, shown: str, needed: Needed = "all") -> Loaded:
    """Load the plan in a folder. `shown` is that folder as the user would type it, for the places of faults.

    `needed` says which readings are kept of the logs. Each line is looked at all the same, unless none are.
    Raises UnreadablePlan, a PlantrackError, when plan.yaml cannot be read.
    """
    return load_shelf(DiskShelf(folder), shown, needed)


def load_shelf(shelf: Shelf, shown: str, needed: Needed = "all") -> Loaded:
    """Load the plan on a shelf, as `load_plan` does the one in a folder."""
    loading = _Loading(shelf, shown)
    terms, year_start = loading.terms()
    issues = loading.issues(year_start)
    logs = {} if needed == "none" else loading.logs(year_start, needed)
    diagnostics = tuple(sorted(loading.found, key=lambda found: (found.location, found.message)))
    if terms is None or terms.value is None:
        raise UnreadablePlan(layout.shown_file(shown, layout.PLAN_FILE), diagnostics)
    decoded = sorted(issues, key=lambda pair: natural(pair[1].id))
    sources = (
        Source(layout.shown_file(shown, layout.PLAN_FILE), terms.parsed),
        *(source for source, _ in decoded),
    )
    plan = Plan(terms.value, tuple(issue for _, issue in decoded))
    left_out, stranded = tuple(loading.left_out), tuple(loading.stranded)
    return Loaded(plan, _of_plan(plan, logs), diagnostics, left_out, sources, shown, stranded)


class _Loading:
    """One loading of a plan: what was found wrong so far, and what was left out."""

    def __init__(self, shelf: Shelf, shown: str) -> None:
        self.shelf = shelf
        self.shown = shown
        self.found: list[Diagnostic] = []
        self.left_out: list[str] = []
        self.stranded: list[Measure] = []
        self.measures: list[str] | None = []
        """The ids of all measures in the files; None when a file may have hidden some."""

    def terms(self) -> tuple[Decoded[Terms] | None, int]:
        """Read plan.yaml, and the month in which its financial year begins."""
        parsed = self._read(layout.PLAN_FILE, subject="plan")
        if parsed is None:
            return None, 4
        decoded = decode_terms(parsed, self._shown(layout.PLAN_FILE))
        self._note(decoded)
        return decoded, year_start_of(parsed)

    def issues(self, year_start: int) -> list[tuple[Source, Issue]]:
        """Read every issue file; those that hold, in the order of their files."""
        before = len(self.left_out)
        names = self._files(layout.ISSUES)
        if len(self.left_out) > before:
            self.measures = None
        elif not names:
            self.found.append(_NO_ISSUES.at(self._shown(layout.PLAN_FILE), "plan"))
        pairs = (self._issue(name, year_start) for name in names)
        return [pair for pair in pairs if pair]

    def logs(self, year_start: int, needed: Needed) -> dict[str, Log]:
        """Read every file of readings, by the id it is named after."""
        return {
            name.removesuffix(layout.SUFFIX): self._log(name, year_start, needed)
            for name in self._files(layout.READINGS)
        }

    def _issue(self, name: str, year_start: int) -> tuple[Source, Issue] | None:
        parsed = self._read(layout.ISSUES, name)
        if parsed is None:
            self.measures = None
            return None
        shown = self._shown(layout.ISSUES, name)
        decoded = decode_issue(parsed, shown, year_start)
        self._note(decoded)
        ids = _measure_ids(parsed, decoded)
        if "" in ids:
            self.measures = None
        elif self.measures is not None:
            self.measures += ids
        return (Source(shown, decoded.parsed), decoded.value) if decoded.value else None

    def _log(self, name: str, year_start: int, needed: Needed) -> Log:
        measure, shown = name.removesuffix(layout.SUFFIX), self._shown(layout.READINGS, name)
        log, found = self.shelf.log(name, shown, year_start, needed)
        self.found += found
        if self.measures is not None and measure not in self.measures:
            self.found.append(_no_measure(measure, self.measures).at(shown, measure))
            self.left_out.append(f"all readings in {shown}")
        elif any(each.level is Level.ERROR for each in found):
            self.left_out.append(f"readings in {shown}")
        return log

    def _read(self, *names: str, subject: str = "") -> Parsed | None:
        text = self.shelf.text(*names)
        parsed: Parsed | Faults = (text,) if isinstance(text, Fault) else read(text)
        if isinstance(parsed, Parsed):
            return parsed
        shown = self._shown(*names)
        self.found += [fault.at(shown, subject) for fault in parsed]
        self.left_out.append(shown)
        return None

    def _files(self, folder: str) -> list[str]:
        """List the plan files in a folder; what looks like one and is not read is a finding."""
        names = self.shelf.names(folder)
        if isinstance(names, Fault):
            self._leave_out(names, self._shown(folder))
            return []
        for name in names:
            if is_misnamed(name):
                self._leave_out(_misnamed(name), self._shown(folder, name))
        return [name for name in names if is_plan_file(name)]

    def _leave_out(self, fault: Fault, shown: str) -> None:
        self.found.append(fault.at(shown))
        self.left_out.append(shown)

    def _note(self, decoded: Decoded[Terms] | Decoded[Issue]) -> None:
        self.found += decoded.diagnostics
        self.left_out += decoded.left_out
        self.stranded += decoded.stranded

    def _shown(self, *names: str) -> str:
        return layout.shown_file(self.shown, *names)


_NO_ISSUES = Fault(
    FaultCode.NO_ISSUES,
    f"the plan has no issues: there is no file {layout.ISSUES}/*{layout.SUFFIX}",
    f"Write one file for each issue in the folder {layout.ISSUES}",
)


def _of_plan(plan: Plan, logs: Mapping[str, Log]) -> Logs:
    """Keep the readings of the measures that the plan has."""
    return {measure.id: logs[measure.id] for measure in plan.measures() if measure.id in logs}


def _measure_ids(parsed: Parsed, decoded: Decoded[Issue]) -> list[str]:
    """List the ids of the measures in an issue's file, also of those that were left out."""
    if decoded.value and not decoded.left_out:
        return [measure.id for action in decoded.value.actions for measure in action.measures]
    actions = entries_of(parsed.node, "actions")
    return [text_at(measure, "id") for action in actions for measure in entries_of(action, "measures")]


def is_plan_file(name: str) -> bool:
    """Is this the name of a file that is read?"""
    return name.endswith(layout.SUFFIX) and not name.startswith(".")


def is_misnamed(name: str) -> bool:
    """Tell whether a name looks like a plan file, although its name says otherwise; backups do not."""
    looks = name.lower().removesuffix(".txt").endswith((".yaml", ".yml"))
    return looks and not is_plan_file(name) and not name.startswith(("._", ".#"))


def _misnamed(name: str) -> Fault:
    stem = name.lower().removesuffix(".txt").removesuffix(".yml").removesuffix(".yaml").lstrip(".")
    message = f"this file is not read: its name must end in {layout.SUFFIX} and must not begin with a dot"
    return Fault(
        FaultCode.MISNAMED_FILE, message, f"Rename it to {stem}{layout.SUFFIX}, or move it out of the plan"
    )


def _no_measure(named: str, measures: list[str]) -> Fault:
    folded = {measure.casefold(): measure for measure in measures}
    close = get_close_matches(named.casefold(), folded, n=1, cutoff=0.5)
    meant = f"Did you mean {folded[close[0]]}{layout.SUFFIX}? " if close else ""
    return Fault(
        FaultCode.LOG_WITHOUT_MEASURE,
        f"no measure of the plan has the id '{named[:40]}', so these readings belong to nothing",
        f"{meant}Name the file exactly as the measure's id",
    )
