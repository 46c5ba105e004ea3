"""Export: the plan and its readings as they were understood, each thing with its file and line."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, NotRequired, TypedDict

from plantrack.core import model
from plantrack.core.assess import Assessment
from plantrack.core.period import Period
from plantrack.core.reading import Log, readings_in_force
from plantrack.core.select import Named
from plantrack.core.value import Count
from plantrack.render.contract import (
    Json,
    action_json,
    count_json,
    issue_json,
    measure_json,
    series_json,
    value_json,
)
from plantrack.store import layout
from plantrack.store.load import Loaded
from plantrack.store.node import Node, child, find_key

_PLACED: Final = (
    model.Issue,
    model.Action,
    model.Measure,
    model.SeriesTerms,
    model.Baseline,
    model.Milestone,
    model.Change,
    model.Update,
)
"""The parts of a plan that are told with their file and line."""


class ReadingRow(TypedDict):
    """One reading as it was understood, with its place; `in_force` says whether it holds for its period."""

    measure: str
    series: str | None
    period: str
    value: float | str | None
    count: NotRequired[list[int]]
    recorded: str
    by: str | None
    source: str | None
    note: str | None
    provisional: bool
    restated: str | None
    void: str | None
    in_force: bool
    file: str
    line: int


READING_COLUMNS: Final = tuple(ReadingRow.__annotations__)


def export_json(loaded: Loaded) -> Json:
    """Give the plan and all its readings, for `plantrack export --format json`."""
    terms, *_ = loaded.sources
    return {
        "incomplete": not loaded.complete,
        "plan": {**_part(loaded.plan.terms, terms.node, terms.file), "file": terms.file},
        "issues": [_issue(loaded, at) for at in range(len(loaded.plan.issues))],
        "readings": _rows(loaded, loaded.plan.measures(), date.max, None),
    }


def show_json(judged: Assessment, loaded: Loaded, found: Iterable[Named]) -> Json:
    """Give things whole, for `plantrack show --format json`: their state, words and readings."""
    return {
        "as_of": judged.as_of.isoformat(),
        "known_at": judged.known_at and judged.known_at.isoformat(),
        "incomplete": not loaded.complete,
        "show": [
            {
                "kind": one.kind,
                "id": one.id,
                "issue": one.issue.id,
                "action": one.action and one.action.id,
                "measure": one.measure and one.measure.id,
                "assessment": _assessment(judged, one),
                "written": _written(loaded, one),
                "readings": reading_rows(judged, loaded, [one]),
            }
            for one in found
        ],
    }


def reading_rows(judged: Assessment, loaded: Loaded, found: Iterable[Named]) -> list[ReadingRow]:
    """List all readings of some things, in force or not at the dates of judgement, measure by measure."""
    return [
        row
        for one in found
        for row in _rows(loaded, _measures(one), judged.as_of, judged.known_at)
        if one.series is None or row["series"] == one.series
    ]


def _measures(one: Named) -> Iterator[model.Measure]:
    actions = [one.action] if one.action else one.issue.actions
    return (m for action in actions for m in action.measures if one.measure is None or m is one.measure)


def _rows(
    loaded: Loaded, measures: Iterable[model.Measure], as_of: date, known_at: date | None
) -> list[ReadingRow]:
    ids = dict.fromkeys(measure.id for measure in measures)
    logs = ((id_, loaded.logs.get(id_, ())) for id_ in ids)
    return [row for id_, log in logs for row in _log_rows(loaded, id_, log, as_of, known_at)]


def _log_rows(
    loaded: Loaded, measure: str, log: Log, as_of: date, known_at: date | None
) -> Iterator[ReadingRow]:
    file = layout.shown_file(loaded.shown, layout.READINGS, layout.log_name(measure))
    series = dict.fromkeys(reading.series for reading in log)
    standing = {r.line for name in series for r in readings_in_force(log, name, as_of, known_at)}
    for reading in log:
        row: ReadingRow = {
            "measure": measure,
            "series": reading.series,
            "period": reading.period.written,
            "value": value_json(reading.value),
            "recorded": reading.recorded.written,
            "by": reading.by,
            "source": reading.source,
            "note": reading.note,
            "provisional": reading.provisional,
            "restated": reading.restated,
            "void": reading.void,
            "in_force": reading.line in standing,
            "file": file,
            "line": reading.line,
        }
        if isinstance(reading.value, Count):
            row["count"] = count_json(reading.value)
        yield row


def _assessment(judged: Assessment, one: Named) -> Mapping[str, object] | None:
    """Give the thing's part of the status contract; null for a benchmark, of which nothing is judged."""
    for issue in judged.issues:
        if one.kind == "issue" and issue.issue is one.issue:
            return issue_json(issue)
        for action in issue.actions:
            if one.kind == "action" and action.action is one.action:
                return action_json(action)
            for measure in action.measures:
                if one.kind == "measure" and measure.measure is one.measure:
                    return measure_json(measure)
                for series in measure.series:
                    if one.kind == "series" and series.series.id == one.id:
                        return series_json(series)
    return None


def _written(loaded: Loaded, one: Named) -> Json:
    """Give what the plan's files say of a thing."""
    written = _issue(loaded, _at(loaded.plan.issues, one.issue))
    if one.action:
        written = written["actions"][_at(one.issue.actions, one.action)]
    if one.action and one.measure:
        written = written["measures"][_at(one.action.measures, one.measure)]
    if one.measure and one.series:
        written = written["series"].get(one.series) or written["benchmark"]
    return written


def _at(parts: Iterable[model.Part], wanted: model.Part) -> int:
    return next(at for at, part in enumerate(parts) if part is wanted)


def _issue(loaded: Loaded, at: int) -> Json:
    source = loaded.sources[at + 1]
    return _part(loaded.plan.issues[at], source.node, source.file)


def _part(part: model.Part, node: Node, file: str, line: int | None = None) -> Json:
    """Give every field of a part under its own name, as written; null where nothing is."""
    fields = {name: field.alias or name for name, field in type(part).model_fields.items()}
    told = {key: _told(getattr(part, name), node, key, file) for name, key in fields.items()}
    if isinstance(part, model.Baseline) and isinstance(part.value, Count):
        told["count"] = count_json(part.value)
    return {**told, "file": file, "line": line or node.line} if isinstance(part, _PLACED) else told


def _told(value: object, parent: Node, step: str | int, file: str) -> object:
    node = child(parent, step) or parent
    match value:
        case model.Part():
            line = find_key(parent, (step,))[0] if isinstance(step, str) else node.line
            return _part(value, node, file, line)
        case Mapping():
            return {key: _told(inner, node, key, file) for key, inner in value.items()}
        case tuple():
            return [_told(inner, node, at, file) for at, inner in enumerate(value)]
        case _:
            return _scalar(value)


def _scalar(value: object) -> object:
    match value:
        case Period():
            return value.written
        case Decimal() | Count():
            return value_json(value)
        case Enum():
            return value.value
        case _:
            return value
