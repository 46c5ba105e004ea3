"""Pairs of versions whose every edit is told in full in `tests/golden/edits`, there and back."""

from tests.core.edit_rows import ACTIONS, LOGS, MEASURES, TERMS, Row
from tests.core.remedied import Raw, read, written
from tests.core.remedy_rows import WHOLE, Maker, closing, of_action, of_log, of_measure, of_terms

Pair = tuple[Maker, str, str]


def pairs(rows: list[Row], made: Maker) -> list[Pair]:
    return [(made, row[0], row[1]) for row in rows]


def of_series(text: str) -> Raw:
    """Make a log of a measure of two series, one of them in days."""
    return of_measure("{series: {lac: {unit: days}, cp: {}}}") | {"logs": {"1a": text}}


def planned(text: str) -> Raw:
    """Make a plan of such terms, with a milestone in March and one in June 2015."""
    early, late = ("milestones: [{at: 2015-03, target: 9}]", "milestones: [{at: 2015-06, target: 9}]")
    held = f"{{{early}}}, {{id: 1b, text: Other, {late}}}"
    return of_measure(held) | {"plan": of_terms(text)["plan"]}


def of_logs(text: str) -> Raw:
    return written("{}") | {"logs": read(text)}


def ending(text: str) -> Raw:
    """Make a plan of such terms, with a milestone at the end of its action, in May 2015."""
    held = "{end: 2015-05, measures: [{milestones: [{by: end, target: 9}]}]}"
    return of_action(held) | {"plan": of_terms(text)["plan"]}


_RANGE = "better: range, milestones: [{at: 2015-03, target: [40, 60]}]"
_NOTES = "What is measured in all the months of the year, by each"
_TOLD = "{{updates: [{{date: 2014-06, text: a{}}}]}}"
_TURNED = "{date: 2014-06, text: a, status: completed}, {date: 2014-03, text: b, status: in-progress}"
_THEN = "{{updates: [{{date: 2014-06, text: a{}}}, {{date: 2014-09, text: b{}}}]}}"
_VERIFIED = "{{updates: [{{date: 2014-09, text: a, verified: {{date: 2014-10, by: {}, evidence: d}}}}]}}"
_CASES = "text: Cases audited"
_GIVEN_UP = "{date: 2014-02, reason: Given up., withdrawn: true}"
_LATER = "{date: 2015-01, reason: Why., milestones: [{at: 2015-06, target: 75}]}"
_EXTENDED = "leads: [A], changes: [{date: 2014-02, reason: Late., end: 2014-09}]"
_BY_DECEMBER = "milestones: [{by: 2014-12, target: 9}]"
_BY_END = "changes: [{date: 2014-03, reason: Why., milestones: [{by: end, target: 9}]}]"
_SAID = "updates: [{date: 2015-02, text: a}, {date: 2015, text: b}, {date: 2015-01, text: c}]"
_EASED = "changes: [{date: 2014-12, reason: Why., milestones: [{by: 2014-12, target: 8}]}]"
_TITLED = "changes: [{date: 2014-06, reason: Why., title: Do it now}]"
_TWO = ", ".join(f"{{id: {id_}, milestones: [{{by: end, target: 9}}]}}" for id_ in ("1a", "1b"))
_STOPPED = "{{changes: [{{date: 2014-03, reason: Why., withdrawn: true, {}}}]}}"

MOVED = [
    # two with one date; two kinds with one date; a kind of one date; two that trade dates; two quite others
    ("{at: 2015-03, target: 55}, {at: 2015-03, target: 75}", "{at: 2015-03, target: 75}"),
    ("{at: 2015-03, target: 75}, {by: 2015-03, target: 60}",
     "{by: 2015-03, target: 50}, {at: 2015-03, target: 70}"),
    ("{at: 2015-03, target: 75}", "{from: 2014-09, target: 60}, {from: 2015-03, target: 70}"),
    ("{at: 2014-09, target: 55}, {at: 2015-03, target: 75}",
     "{at: 2014-10, target: 75}, {at: 2015-06, target: 55}"),
    ("{at: 2015-03, target: 75}, {at: 2014-09, target: 55}",
     "{by: 2014-10, target: 50}, {by: 2015-06, target: 70}"),
]  # fmt: skip
OF_MEASURES = [
    ("{milestones: [{by: 2015-03-30, target: 9}]}", "{milestones: [{by: 2015-03-31, target: 9}]}"),
    ("{milestones: [{at: 2015-03, target: benchmark, strict: true}]}", "{}"),
    ("{milestones: [{at: 2015-03, target: 75}]}", "{milestones: [{at: 2015-03, target: [70, 80]}]}"),
    ("{tolerance: {percent: 0}}", "{}"),
    ("{tolerance: {points: 0.5}}", "{}"),
    ("{tolerance: {points: 0}}", "{tolerance: {points: 0.5}}"),
    ("{every: {months: 1}}", "{every: {days: 31}}"),
    ("{every: {months: 1}}", "{every: {days: 30}}"),
    ("{lag: {days: 0}}", "{lag: {days: 1}}"),
    ("{bounds: [10, 90]}", "{bounds: [5, 90]}"),
    ("{bounds: [10, 90]}", "{bounds: [5, 80]}"),
    (f"{{{_RANGE}, baseline: {{period: 2014-04, value: 20}}}}",
     "{better: range, baseline: {period: 2014-04, value: 30}}"),
    *((f"{{{_RANGE}, baseline: {{period: 2014-04, value: {was}}}}}",
       f"{{{_RANGE}, baseline: {{period: 2014-04, value: {now}}}}}")
      for was, now in (("65", "75"), ("20", "30"), ("45", "50"), ("60", "60.5"))),
    ("{text: Alpha beta gamma}", "{text: Alpha delta epsilon}"),
    ("{text: Alpha beta gamma zeta}", "{text: Alpha delta epsilon eta}"),
    (f"{{text: '{_NOTES} 1234'}}", f"{{text: '{_NOTES} 12345'}}"),
    (f"{{text: '{_NOTES} 123456'}}", f"{{text: '{_NOTES}. 123456'}}"),
    ("{changes: [{date: 2014-03, reason: Why., withdrawn: true, text: What was measured}]}",
     "{changes: [{date: 2014-03, reason: Why., withdrawn: true, text: What was counted}]}"),
    ("{series: {lac: {baseline: {period: 2014-04, value: 4}}}}",
     "{baseline: {period: 2014-04, value: 4}, series: {lac: {baseline: {period: 2014-04, value: 5}}}}"),
    ("{series: {lac: {note: a}}}", "{series: {lac: {note: b}}}"),
    (f"{{changes: [{_LATER}], series: {{lac: {{}}, cp: {{}}}}}}",
     f"{{changes: [{_LATER}], series: {{lac: {{changes: [{_GIVEN_UP}]}}, cp: {{}}}}}}"),
    *((f"{{milestones: [{was}]}}", f"{{milestones: [{now}]}}") for was, now in MOVED),
    ("{baseline: {period: 2014-04, value: 46, source: S, note: N}}",
     "{baseline: {period: 2014-04, value: 60, source: S, note: N}}"),
    ("{}, {text: Visits made}, {text: Pens bought}", "{}, {text: Visits made}, {text: Pens bought now}"),
    ("{text: Cases}, {id: 1b, text: Cases}", "{id: 1b, text: Cases}, {text: Cases}"),
    ("{text: Cases audited}, {id: 1b, text: Pens bought}",
     "{id: 1b, text: Pens sold}, {text: Cases seen}"),
    ("{note: 'a  b', benchmark: {name: 'C  D'}}", "{note: a b, benchmark: {name: C D}}"),
    ("{}", "{baseline: {due: 2014-06}}"),
    ("{milestones: [{at: 2015-03}]}", "{}"),
    ("{milestones: [{at: 2014-09, target: 55}, {at: 2015-03, target: 75}]}",
     "{milestones: [{at: 2015-03, target: 70}, {at: 2014-09, target: 50}]}"),
    ("{milestones: [{at: 2015-03, target: 75, note: As said}]}",
     "{milestones: [{at: 2015-03, target: 70, note: As said}]}"),
    (f"{{{_CASES}, milestones: [{{at: 2015-03, target: 75}}]}}",
     f"{{id: 1d, {_CASES}, milestones: [{{at: 2015-03, target: 35}}]}}"),
    ("{milestones: [{from: 2014-03, target: 75}]}",
     f"{{milestones: [{{from: 2014-03, target: 75}}], changes: [{_LATER}]}}"),
    *((f"{{{held}changes: [{_GIVEN_UP}]}}", f"{{{held}changes: [{_GIVEN_UP}, {_LATER}]}}")
      for held in ("", "milestones: [{at: 2015-06, target: 80}], ")),
]  # fmt: skip
DECIDED = [
    # one date and one reason, in another order; one date, two reasons
    ("{date: 2014-03, reason: R., title: Do}, {date: 2014-03, reason: R., start: 2014-02}",
     "{date: 2014-03, reason: R., start: 2014-02}, {date: 2014-03, reason: R., title: Do}"),
    ("{date: 2014-03, reason: R., title: Do}, {date: 2014-03, reason: S., start: 2014-02}",
     "{date: 2014-03, reason: S., start: 2014-03}, {date: 2014-03, reason: R., title: Do not}"),
]  # fmt: skip
_LEAD, _DATES = ("check: no-lead, by: C, reason", "check: no-dates, by: C, reason")
WAIVED = [
    # as they were, in another order; one rule until two dates; another rule; one reworded, one extended
    (f"{{{_LEAD}: a, until: 2015-03}}, {{{_LEAD}: b, until: 2015-03}}",
     f"{{{_LEAD}: b, until: 2015-03}}, {{{_LEAD}: a, until: 2015-03}}"),
    (f"{{{_LEAD}: a, until: 2015-03}}, {{{_LEAD}: b, until: 2015-06}}",
     f"{{{_LEAD}: c, until: 2015-06}}, {{{_LEAD}: d, until: 2015-03}}"),
    (f"{{{_LEAD}: a, until: 2015-03}}", f"{{{_DATES}: a, until: 2015-06}}"),
    (f"{{{_DATES}: a, until: 2015-03}}, {{{_LEAD}: a, until: 2015-03}}",
     f"{{{_LEAD}: a, until: 2015-06}}, {{{_DATES}: b, until: 2015-03}}"),
]  # fmt: skip
TOLD_AGAIN = [
    # one date and one text; one date, two texts, in another order; another date; another text; at once
    ("{date: 2014-09, text: a, status: in-progress}, {date: 2014-09, text: a, status: completed}",
     "{date: 2014-09, text: a, status: completed}, {date: 2014-09, text: a, status: in-progress}"),
    ("{date: 2014-09, text: a}, {date: 2014-09, text: b}",
     "{date: 2014-09, text: b}, {date: 2014-09, text: a}"),
    ("{date: 2014-09, text: a}, {date: 2014-09, text: b}",
     "{date: 2014-09, text: b, status: completed}, {date: 2014-09, text: a, status: in-progress}"),
    ("{date: 2014-06, text: a}, {date: 2014-09, text: b}", "{date: 2014-09, text: c}"),
    ("{date: 2014-06, text: a}, {date: 2014-07, text: b}", "{date: 2014-08, text: b}"),
    ("{date: 2014-06, text: a}, {date: 2014-09, text: b}",
     "{date: 2014-09, text: d}, {date: 2014-06, text: c}"),
    ("{date: 2014-09, text: a}", "{date: 2014-09, text: a}, {date: 2014-09, text: b}"),
]  # fmt: skip
OF_ACTIONS = [
    *((f"{{changes: [{was}]}}", f"{{changes: [{now}]}}") for was, now in DECIDED),
    *((f"{{updates: [{was}]}}", f"{{updates: [{now}]}}") for was, now in TOLD_AGAIN),
    ("{title: Open the café}", "{title: Open the shop}"),
    ("{leads: [A]}", "{leads: [B, C, D]}"),
    ("{leads: [A, B, C, D]}", "{leads: [A]}"),
    ("{end: 2015-03-30}", "{end: 2015-03-31}"),
    ("{start: 2014-01-02}", "{start: 2014-01-03}"),
    (_VERIFIED.format("C"), _VERIFIED.format("D")),
    (_TOLD.format(", status: completed"), _THEN.format(", status: completed", ", status: not-started")),
    (_TOLD.format(", status: completed"), _THEN.format(", status: completed", ", status: carried-forward")),
    (_TOLD.format(", status: completed"), _THEN.format(", status: completed", ", status: completed")),
    (_TOLD.format(", status: completed"), _THEN.format(", status: completed", "")),
    (_TOLD.format(", status: in-progress"), _THEN.format(", status: in-progress", ", status: in-progress")),
    (_TOLD.format(""), _THEN.format("", ", status: in-progress")),
    (f"{{updates: [{_TURNED}]}}",
     f"{{updates: [{_TURNED}, {{date: 2014-09, text: c, status: in-progress}}]}}"),
    ("{updates: [{text: a, status: completed}]}",
     "{updates: [{text: a, status: completed}, {date: 2015-04, text: b, status: in-progress}]}"),
    (_STOPPED.format("title: Do"), _STOPPED.format("title: Do not")),
]  # fmt: skip
OF_TERMS = [
    ("{closes: 2015-06}", "{closes: 2015-02}"),
    ("{closes: 2015-05}", "{closes: 2015-04}"),
    ("{reviews: [2014-09, 2015-03]}", "{}"),
    ("{introduction: ['A  B']}", "{introduction: [A B]}"),
    ("{rag_words: {red: Red, green: Green}}", "{rag_words: {red: 'No', green: 'Yes'}}"),
    ("{lead_names: {A: B, C: D}}", "{lead_names: {A: B, C: E}}"),
    ("{lead_names: {A: abcd}}", "{lead_names: {A: abcx}}"),
    *((f"{{waive: [{was}]}}", f"{{waive: [{now}]}}") for was, now in WAIVED),
    ("{lead_names: {A: B, C: D}}", "{}"),
    ("{closes: 2015-06}", "{closes: 2015-05}"),
    ("{closes: 2015-06}", "{closes: 2015-04, starts: 2015-04}"),
    ("{starts: 2015-03}", "{starts: 2015-03-31}"),
    ("{}", "{closes: 2015-03}"),
]
OF_LOGS = [
    ("2014-09 55; 2014-10 56", "2014-10 56; 2014-09 55 recorded=2014-10"),
    ("2014-09 55", "2014-09 55 recorded=2014-08 provisional"),
    ("2014-09 55", "2014-09 55; 2014-09 60 restated"),
    ("2014-09 55", "2014-09 55; 2014-09 void"),
]
OF_SERIES = [
    ("2014-09 5 series=lac; 2014-09 6 series=cp", "2014-09 7 series=cp; 2014-09 8 series=lac"),
    ("2014-09 5 series=lac; 2014-09 6 series=lac", "2014-09 6 series=lac; 2014-09 5 series=lac"),
    ("2014-09 5 series=lac", "2014-09 5 series=lac; 2014-09 6 series=lac restated"),
]
PAIRS: dict[str, list[Pair]] = {
    "measure": [*pairs(MEASURES, of_measure), *((of_measure, *pair) for pair in OF_MEASURES)],
    "action": [*pairs(ACTIONS, of_action), *((of_action, *pair) for pair in OF_ACTIONS)],
    "plan": [
        *pairs(TERMS, of_terms),
        *((planned, *pair) for pair in OF_TERMS),
        (ending, "{closes: 2015-06}", "{closes: 2015-04}"),
    ],
    "log": [
        *pairs(LOGS, of_log),
        *((of_log, *pair) for pair in OF_LOGS),
        *((of_series, *pair) for pair in OF_SERIES),
        (of_logs, "{1a: 2014-09 55}", "{}"),
    ],
    "whole": [
        *(row[1:] for row in WHOLE),
        (of_action, "{}, {id: 1.2, title: Train, measures: [{id: 1b}, {id: 1c, text: Trained}]}", "{}"),
        (of_action, f"{{{_EXTENDED}, measures: [{{{_BY_DECEMBER}}}]}}",
         f"{{{_EXTENDED}, measures: [{{{_BY_DECEMBER}, {_BY_END}}}]}}"),
        (of_action, f"{{{_SAID}, measures: [{{{_BY_DECEMBER}}}]}}",
         f"{{{_SAID}, measures: [{{{_BY_DECEMBER}, {_EASED}}}]}}"),
        (closing, f"{{end: 2015-03, measures: [{_TWO}]}}", f"{{end: 2015-07, measures: [{_TWO}]}}"),
        (closing, f"{{end: 2015-03, {_TITLED}, measures: [{{milestones: [{{by: end, target: 9}}]}}]}}",
         f"{{end: 2015-07, {_TITLED}, measures: [{{milestones: [{{by: end, target: 9}}]}}]}}"),
        (closing, "{measures: [{milestones: [{at: 2014-01, target: 9}]}]}",
         "{measures: [{milestones: [{at: 2014-01-01, target: 9}]}]}"),
    ],
}  # fmt: skip
