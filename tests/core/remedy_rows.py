"""Every edit of a row as two versions of a plan in text, and more rows: whole things, series, changes."""

from collections.abc import Callable

from tests.core.edit_rows import ACTIONS, LOGS, MEASURES, TERMS
from tests.core.remedied import Raw, written

Maker = Callable[[str], Raw]


def of_measure(text: str) -> Raw:
    return of_action(f"{{measures: [{text}]}}")


def of_action(text: str) -> Raw:
    return of_issue(f"{{actions: [{text}]}}")


def of_issue(text: str) -> Raw:
    return written(f"{{issues: [{text}]}}")


def of_terms(text: str) -> Raw:
    return written(f"{{plan: {text}}}")


def of_log(text: str) -> Raw:
    return written("{}") | {"logs": {"1a": text}}


def closing(text: str) -> Raw:
    """Make a plan that closes in June 2015, with an action."""
    return of_action(text) | {"plan": of_terms("{closes: 2015-06}")["plan"]}


_INHERITED = "{{milestones: [{{at: 2015-03, target: {}}}], series: {{lac: {{}}{}}}}}"
_OWN = "{{series: {{lac: {{milestones: [{{at: 2015-03, target: {}}}]}}, cp: {{}}}}}}"
_THREE = (
    "{{milestones: [{{at: 2014-09, target: 5}}, {{at: 2015-03, target: {}}}, {{from: 2015-09, target: 9}}]}}"
)
_ENDS = "measures: [{milestones: [{by: end, target: 9}]}]"
_MOVED = "{{changes: [{{date: 2014-03, reason: {}, end: {}}}]}}"
_DATED = "{{actions: [{{measures: [{{milestones: [{{at: 2015-06, target: 9}}]}}]}}]}}"

WHOLE: list[tuple[str, Maker, str, str]] = [
    ("statement-changed", of_issue, "{statement: Audits are late}", "{statement: Audits are rare}"),
    ("outcome-removed", of_issue, "{outcomes: [One, Two]}", "{outcomes: [One]}"),
    ("issue-removed", of_issue, "{}, {id: 2, statement: Another, actions: []}", "{}"),
    ("id-reused", of_issue, "{statement: Audits are late}", "{statement: Pens cost much}"),
    ("change-removed", of_issue, "{changes: [{date: 2014-03, reason: Why., edited: [outcomes]}]}", "{}"),
    ("action-removed", of_action, "{}, {id: 1.2, title: Train, measures: [{id: 1b, text: Trained}]}", "{}"),
    ("id-reused", of_action, "{title: Launch the audits}", "{title: Buy pens}"),
    ("start-removed", of_action, "{}", "{start: none}"),
    ("deadline-removed", of_action, "{}", "{end: none}"),
    ("lead-removed", of_action, "{leads: [A, B]}", "{}"),
    ("published-moved", lambda when: of_action("{updates: [{text: a}]}") | {"plan": of_terms(when)["plan"]},
     "{}", "{published: 2015-01}"),
    ("milestone-undated", of_action, "{end: open, measures: [{milestones: [{by: 2014-04, target: 9}]}]}",
     f"{{end: open, {_ENDS}}}"),
    ("milestone-outside", closing, f"{{{_ENDS}}}", f"{{end: 2015-07, {_ENDS}}}"),
    ("milestone-outside", closing, "{measures: [{milestones: [{at: 2015-06, target: 9}]}]}",
     "{measures: [{milestones: [{at: 2015-07, target: 9}]}]}"),
    ("closes-earlier", lambda when: of_issue(_DATED.format()) | {"plan": of_terms(when)["plan"]},
     "{closes: 2015-06}", "{closes: 2015-03}"),
    ("change-removed", of_action, _MOVED.format("Why.", "2014-09"), "{}"),
    ("change-altered", of_action, _MOVED.format("Why.", "2014-09"), _MOVED.format("So.", "2014-09")),
    ("deadline-later", of_action, _MOVED.format("Why.", "2014-09"), _MOVED.format("Why.", "2014-12")),
    ("measure-removed", of_measure, "{}, {id: 1b, text: Visits}", "{}"),
    ("measure-removed", of_measure, "{}, {text: Visits}", "{}"),
    ("id-reused", of_measure, "{text: Visits made}", "{text: Pens bought}"),
    ("series-removed", of_measure, "{series: {lac: {}, cp: {}}}", "{series: {lac: {}}}"),
    ("series-removed", of_measure, "{series: {lac: {}}}", "{}"),
    ("series-removed", of_measure, "{}", "{series: {lac: {}}}"),
    ("bounds-loosened", of_measure, "{series: {lac: {bounds: [0, 50]}, cp: {}}}",
     "{series: {lac: {}, cp: {}}}"),
    ("baseline-removed", of_measure, "{series: {lac: {baseline: {period: 2014-04, value: 4}}, cp: {}}}",
     "{series: {lac: {}, cp: {}}}"),
    ("definition-changed", of_measure, "{text: The cases, series: {lac: {text: a}}}",
     "{text: Cases, series: {lac: {text: a}}}"),
    *(("target-lowered", of_measure, _INHERITED.format(75, more), _INHERITED.format(35, more))
      for more in ("", ", cp: {}", ", cp: {milestones: [{at: 2015-03, target: 9}]}",
                   ", cp: {}, la: {milestones: [{at: 2015-03, target: 9}]}")),
    ("target-lowered", of_measure, _OWN.format(75), _OWN.format(35)),
    ("target-lowered", of_measure, _THREE.format(7), _THREE.format(6)),
    ("unit-changed", of_measure, "{}", "{unit: deliverable}"),
    ("change-removed", of_terms, "{changes: [{date: 2014-03, reason: Why., edited: [lag]}]}", "{}"),
]  # fmt: skip
"""What the rows of one measure, action or log leave out."""

EDITS: list[tuple[str, Raw, Raw]] = [
    *((code, made(was), made(now)) for code, made, was, now in WHOLE),
    *(
        row
        for rows, made in ((MEASURES, of_measure), (ACTIONS, of_action), (TERMS, of_terms), (LOGS, of_log))
        for was, now, code, _, _, back, _ in rows
        for row in ((code, made(was), made(now)), (back, made(now), made(was)))
    ),
]
"""All rows, those of `edit_rows` there and back."""
