"""Snippets: what an editor offers to fill in, and the examples that it shows of a key.

In a snippet `${1:text}` is the first place to type in, with what stands there at first; `${2|one,two|}` is
a choice.
"""

from typing import Final, NamedTuple

EXAMPLES: Final = {
    "plantrack plan": {
        "closes": "closes: 2015-03",
        "reviews": "reviews: [2014-09, 2015-03]",
        "lag": "lag: {months: 1}",
        "tolerance": "tolerance: {points: 5}",
        "rag_words": "rag_words: {green: on track, red: off track}",
        "lead_names": "lead_names: {Ass. Director Safeguarding: AD Safeguarding}",
    },
    "Action": {
        "id": 'id: "1.10"',
        "leads": "leads: [AD Safeguarding, Service Manager IRO]",
        "start": "start: 2014-03",
        "end": "end: 2014-Q3",
    },
    "Measure": {
        "unit": "unit: percent",
        "better": "better: lower",
        "baseline": "baseline: {period: 2014-04, value: 46}",
        "milestones": "milestones:\n  - {at: 2014-09, target: 55}\n  - {from: 2015-03, target: 100}",
        "series": "series:\n  lac: {text: Of looked after children}\n  cp: {text: Of children with a plan}",
        "benchmark": "benchmark: {name: average of statistical neighbours}",
        "bounds": "bounds: [0, 500]",
        "every": "every: {months: 1}",
        "lag": "lag: {days: 10}",
        "tolerance": "tolerance: {percent: 10}",
        "waive": "waive:\n  - {check: no-dates, reason: The document has none, by: Board, until: 2016-04}",
    },
    "Milestone": {
        "at": "at: 2014-09\ntarget: 55",
        "by": "by: end\ntarget: done",
        "from": "from: 2015-03\ntarget: 100",
        "target": "at: 2015-03\ntarget: [40, 60]",
    },
    "MeasureChange": {
        "milestones": "milestones:\n  - {at: 2015-03, target: 65}\n  - {at: 2015-09, target: 80}",
    },
    "Update": {
        "verified": "verified: {date: 2014-10, by: Audit team, evidence: Twelve case files}",
    },
}
"""Examples of keys, by the group that they belong to."""


class Snippet(NamedTuple):
    """Something to fill in: what the editor calls it, what it is for, and what it writes."""

    label: str
    description: str
    body: object


_MILESTONE: Final = {"at": "${3:2015-09}", "target": "${4:65}"}
_CHANGE: Final = {"date": "${1:2015-03}", "reason": "${2:Why, in words that a board would accept}"}

SNIPPETS: Final = {
    "Action": (
        Snippet(
            "new action",
            "What will be done, who answers for it, and when.",
            {
                "id": '"${1:1.1}"',
                "title": "${2:What will be done}",
                "leads": ["${3:The post that answers for it}"],
                "start": "${4:2014-03}",
                "end": "${5:2014-09}",
            },
        ),
    ),
    "Measure": (
        Snippet(
            "new measure",
            "A figure that shows whether the action works: where it stood, and what is promised.",
            {
                "id": "${1:1a}",
                "text": "${2:What is measured}",
                "unit": "${3:percent}",
                "better": "${4|higher,lower|}",
                "baseline": {"period": "${5:2014-03}", "value": "${6:46}"},
                "milestones": [{"at": "${7:2014-09}", "target": "${8:55}"}],
            },
        ),
        Snippet(
            "new deliverable",
            "A measure that is done or not done.",
            {
                "id": "${1:1a}",
                "text": "${2:What will be there}",
                "unit": "deliverable",
                "milestones": [{"by": "${3:2014-09}", "target": "done"}],
            },
        ),
    ),
    "Milestone": (
        Snippet("new milestone: at", "For one period.", {"at": "${1:2014-09}", "target": "${2:55}"}),
        Snippet("new milestone: by", "At any time up to then.", {"by": "${1:end}", "target": "${2:done}"}),
        Snippet("new milestone: from", "From then on.", {"from": "${1:2015-03}", "target": "${2:100}"}),
    ),
    "ActionChange": (
        Snippet("new change", "A new end date, with the reason.", {**_CHANGE, "end": "${3:2015-09}"}),
    ),
    "MeasureChange": (
        Snippet("new change", "New milestones, with the reason.", {**_CHANGE, "milestones": [_MILESTONE]}),
    ),
    "Update": (
        Snippet(
            "new update",
            "What is told of the action, and the status that this declares.",
            {"date": "${1:2014-09}", "status": "${2|in-progress,completed|}", "text": "${3:What was told}"},
        ),
    ),
    "Entry": (
        Snippet(
            "new reading",
            "One line, as `plantrack record` writes it.",
            '^{"period": "${1:2014-09}", "value": ${2:55}, "recorded": "${3:2014-10-06}", "by": "${4:Who}"}',
        ),
    ),
}
"""What can be filled in, by the group that it is one of. `^` says that a body is written as it stands."""
