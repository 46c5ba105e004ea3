"""The rules of good keeping on what is promised: ids, leads, measures, baselines and targets."""

from pathlib import Path

import pytest

from tests.checks.written import in_action, in_files, in_measure, spots

PERCENT = "unit: percent\nbetter: higher\n"
DAYS = "unit: days\nbetter: lower\n"


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (["1a", "1b", "2a"], []),
        (["1a", "1c"], ["1c follows 1a: no measure is 1b"]),
        (["1C", "1A"], ["1C follows 1A: no measure is 1B"]),
        (["1a", "1e"], ["1e follows 1a: no measure is 1b to 1d"]),
        (["2.9", "2.11"], ["2.11 follows 2.9: no measure is 2.10"]),
        (["M-08", "M-11"], ["M-11 follows M-08: no measure is M-09 to M-10"]),
        (["A", "C"], ["C follows A: no measure is B"]),
        (["3", "5"], ["5 follows 3: no measure is 4"]),
        (["A-1.wait", "A-1.stay"], []),
        (["1a", "1.3"], []),
        (["1a", "1A", "1b"], []),
    ],
)
def test_ids_that_are_counted_leave_none_out(tmp_path: Path, ids: list[str], said: list[str]) -> None:
    listed = "".join(f'  - {{id: "{id_}", text: {id_}, unit: GBP, better: lower}}\n' for id_ in ids)
    found = in_action(tmp_path, f"measures:\n{listed}", code="skipped-id")
    assert [one.message for one in found] == said


def test_issues_and_actions_are_counted_too(tmp_path: Path) -> None:
    one = 'id: {0}\nstatement: S\nactions:\n  - {{id: "{0}.1", title: T}}\n  - {{id: "{0}.4", title: T}}\n'
    files = {"issues/01.yaml": one.format("1"), "issues/03.yaml": one.format("3")}
    found = in_files(tmp_path, files, code="skipped-id")
    assert [(str(each.location), each.message) for each in found] == [
        ("plan/issues/01.yaml:5:10", "1.4 follows 1.1: no action is 1.2 to 1.3"),
        ("plan/issues/03.yaml:1:5", "3 follows 1: no issue is 2"),
        ("plan/issues/03.yaml:5:10", "3.4 follows 3.1: no action is 3.2 to 3.3"),
    ]


@pytest.mark.parametrize(
    ("action", "is_found"),
    [
        ("leads: [L]", False),
        ("leads: []", True),
        ("changes: [{date: 2014-06, reason: R, leads: [L]}]", False),
        ("leads: [L]\nchanges: [{date: 2014-06, reason: R, leads: []}]", True),
        (
            "changes: [{date: 2014-08, reason: R, leads: []}, {date: 2014-06, reason: R, leads: [L]}]",
            True,
        ),
    ],
)
def test_an_action_has_a_lead(tmp_path: Path, action: str, *, is_found: bool) -> None:
    assert len(in_action(tmp_path, action, code="no-lead")) == is_found


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        (["Head of Quality", "Head of Safety"], []),
        (["AD Safety and Quality", "AD Safety & Quality"], [1]),
        (["Children's Lead", "Children\u2019s lead", "childrens lead."], [1, 2]),
        (["A & B", "A and B", "A & B", "A and B"], [1]),
        (["Vice-Chair", "Vice Chair"], [1]),
    ],
)
def test_a_lead_is_spelled_in_one_way(tmp_path: Path, leads: list[str], expected: list[int]) -> None:
    listed = "".join(f'  - "{lead}"\n' for lead in leads)
    found = in_action(tmp_path, f"leads:\n{listed}", code="lead-spelled-two-ways")
    assert spots(found) == [(7 + at, 9) for at in expected]


def test_a_lead_in_a_change_is_spelled_in_that_way_too(tmp_path: Path) -> None:
    action = "leads: [A & B]\nchanges: [{date: 2014, reason: R}, {date: 2014, reason: R, leads: [A and B]}]"
    assert spots(in_action(tmp_path, action, code="lead-spelled-two-ways")) == [(7, 72)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Visits", "Reviews"], []),
        (["Visits  made", "visits Made.", "Visits made?"], [1]),
        (["Visits", "Visits", "Visits"], [1, 2]),
    ],
)
def test_a_measure_has_words_of_its_own(tmp_path: Path, texts: list[str], expected: list[int]) -> None:
    listed = "".join(f'  - {{id: "{at}", text: "{text}"' + ", unit: d}\n" for at, text in enumerate(texts))
    found = in_action(tmp_path, f"measures:\n{listed}", code="text-repeated")
    assert spots(found) == [(7 + at, 25) for at in expected]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("unit: days\nbetter: lower", [(9, 9)]),
        ("unit: days\nbetter: neutral", []),
        ("unit: deliverable", [(9, 9)]),
        ("unit: deliverable\nmilestones: [{by: end, target: done}]", []),
        ("unit: days\nbetter: lower\nmilestones: []", [(9, 9)]),
        (
            f"{DAYS}changes: [{{date: 2014, reason: R, milestones: [{{at: 2015, target: 1}}]}}]",
            [],
        ),
        ("unit: days\nbetter: lower\nseries: {a: {better: neutral}, b: {}}", [(13, 43)]),
        ("unit: days\nbetter: lower\nmilestones: [{at: 2015, target: 1}]\nseries: {a: {}}", []),
        (
            "unit: days\nbetter: lower\nmilestones: [{at: 2015, target: 1}]\nseries: {a: {milestones: []}}",
            [(14, 21)],
        ),
    ],
)
def test_a_measure_says_what_is_promised(
    tmp_path: Path, measure: str, expected: list[tuple[int, int]]
) -> None:
    assert spots(in_measure(tmp_path, measure, code="no-milestones")) == expected


@pytest.mark.parametrize(
    ("better", "targets", "expected"),
    [
        ("higher", ["55", "75", "75"], []),
        ("higher", ["75", "55", "60"], [1]),
        ("lower", ["75", "55", "60"], [2]),
        ("range", ["75", "55", "60"], []),
        ("neutral", ["75", "55"], []),
        ("higher", ["75", "benchmark", "55"], [2]),
        ("higher", ["75", "[10, 20]", "80"], []),
    ],
)
def test_targets_do_not_go_back(tmp_path: Path, better: str, targets: list[str], expected: list[int]) -> None:
    listed = "".join(f"  - {{at: 2014-0{at + 5}, target: {target}}}\n" for at, target in enumerate(targets))
    measure = f"unit: count\nbetter: {better}\nbenchmark: {{name: N}}\nmilestones:\n{listed}"
    found = in_measure(tmp_path, measure, code="target-goes-back")
    assert spots(found) == [(15 + at, 35) for at in expected]


def test_targets_go_back_by_their_dates_and_not_by_their_lines(tmp_path: Path) -> None:
    milestones = "milestones: [{at: 2015-03, target: 75}, {at: 2014-09, target: 55}, {by: end}]"
    assert in_measure(tmp_path, PERCENT + milestones, code="target-goes-back") == []


BASE = "baseline: {period: 2014-05, value: 96}\n"
WILD = "baseline: {period: 2014-05, value: 463}\n"
SHARE = "baseline: {period: 2014-05, value: 9/10}\n"
AT_9 = "milestones: [{at: 2014-09, target: 9}]"


@pytest.mark.parametrize(
    ("measure", "is_found"),
    [
        (f"{PERCENT}{BASE}milestones: [{{at: 2014-09, target: 95}}]", True),
        (f"{PERCENT}{BASE}milestones: [{{at: 2014-09, target: 96}}, {{at: 2014-12, target: 97}}]", True),
        (f"{PERCENT}{BASE}milestones: [{{at: 2014-09, target: 96.1}}]", False),
        (f"{PERCENT}{BASE}milestones: [{{at: 2014-04, target: 90}}, {{at: 2014-09, target: 97}}]", False),
        (f"{PERCENT}{BASE}milestones: [{{at: 2014-09}}, {{at: 2014-12, target: 90}}]", False),
        (f"{PERCENT}{BASE}milestones: [{{at: 2014-04, target: 90}}]", False),
        (f"{PERCENT}baseline: {{due: 2014-05}}\nmilestones: [{{at: 2014-09, target: 0}}]", False),
        (f"{PERCENT}baseline: {{period: 2014-05}}\nmilestones: [{{at: 2014-09, target: 0}}]", False),
        (f"{PERCENT}milestones: [{{at: 2014-09, target: 0}}]", False),
        (f"unit: days\nbetter: lower\n{BASE}milestones: [{{at: 2014-09, target: 96}}]", True),
        (f"unit: days\nbetter: lower\n{BASE}milestones: [{{at: 2014-09, target: 95}}]", False),
        (f"unit: days\nbetter: range\n{BASE}milestones: [{{at: 2014-09, target: [90, 99]}}]", True),
        (
            f"{PERCENT}{WILD}{AT_9}",
            False,
        ),
        (
            f"{PERCENT}{SHARE}{AT_9}",
            True,
        ),
        (
            f"{DAYS}{SHARE}milestones: [{{at: 2014-09, target: 99}}]",
            False,
        ),
        (
            "unit: deliverable\nbaseline: {period: 2014, value: done}\nmilestones: [{by: end, target: done}]",
            True,
        ),
        (
            f"{PERCENT}{BASE}changes: [{{date: 2014-08, reason: R, {AT_9}}}]",
            False,
        ),
    ],
)
def test_the_first_target_asks_for_more_than_there_was(
    tmp_path: Path, measure: str, *, is_found: bool
) -> None:
    assert len(in_measure(tmp_path, measure, code="met-at-baseline")) == is_found


def test_one_list_of_milestones_for_two_series_is_found_once(tmp_path: Path) -> None:
    measure = f"{PERCENT}{BASE}milestones: [{{from: 2014-05, target: 95}}]\nseries: {{a: {{}}, b: {{}}}}"
    for code, column in (("met-at-baseline", 46), ("baseline-in-first-period", 29)):
        assert spots(in_measure(tmp_path, measure, code=code)) == [(14, column)]


@pytest.mark.parametrize(
    ("baseline", "milestone", "is_found"),
    [
        ("period: 2014-04", "from: 2014-04", True),
        ("period: 2014-03", "from: 2014-04", False),
        ("period: 2014-04-30", "from: 2014-04", True),
        ("due: 2014-10", "at: 2014-10", True),
        ("due: 2014-06", "from: 2014-05", True),
        ("due: 2014-06", "at: 2014-09", False),
        ("period: 2014-05", "by: 2014/15", False),
        ("period: 2014/15", "by: 2015-03", True),
        ("period: 2014-05", "by: end", False),
    ],
)
def test_a_baseline_lies_before_the_first_target(
    tmp_path: Path, baseline: str, milestone: str, *, is_found: bool
) -> None:
    measure = f"{PERCENT}baseline: {{{baseline}}}\nmilestones: [{{{milestone}, target: 9}}]"
    found = in_measure(tmp_path, measure, code="baseline-in-first-period")
    assert spots(found) == [(14, 23 + milestone.index(":") + 2)] * is_found


@pytest.mark.parametrize(
    "measure", [f"{PERCENT}{BASE}", f"{PERCENT}{BASE}milestones: []", f"{PERCENT}milestones: [{{at: 2014}}]"]
)
def test_without_a_baseline_or_a_target_there_is_no_first_period(tmp_path: Path, measure: str) -> None:
    assert in_measure(tmp_path, measure, code="baseline-in-first-period") == []


def test_milestones_of_a_change_are_not_the_first(tmp_path: Path) -> None:
    measure = f"{PERCENT}{BASE}changes: [{{date: 2014-04, reason: R, milestones: [{{at: 2014-05}}]}}]"
    assert in_measure(tmp_path, measure, code="baseline-in-first-period") == []


@pytest.mark.parametrize(
    ("baseline", "is_found"),
    [("{period: 2014-04}", True), ("{period: 2014-04, value: 0}", False), ("{due: 2014-04}", False)],
)
def test_a_baseline_has_a_figure(tmp_path: Path, baseline: str, *, is_found: bool) -> None:
    found = in_measure(tmp_path, f"{PERCENT}baseline: {baseline}", code="baseline-without-figure")
    assert spots(found) == [(13, 19)] * is_found


def test_a_baseline_sentence_belongs_to_one_measure(tmp_path: Path) -> None:
    found = in_action(
        tmp_path,
        """
        measures:
          - {id: 1a, text: A, unit: GBP, better: lower, baseline: {due: 2014, note: Forty.}}
          - {id: 1b, text: B, unit: GBP, better: lower, baseline: {due: 2014, note: "for  ty."}}
          - {id: 1c, text: C, unit: GBP, better: lower, baseline: {due: 2014}}
          - {id: 1d, text: D, unit: GBP, better: lower, baseline: {due: 2014}}
          - id: 1e
            text: E
            unit: GBP
            better: lower
            series:
              x: {baseline: {due: 2014, note: Fifty.}}
              y: {baseline: {due: 2014, note: Fifty.}}
        """,
        code="baseline-shared",
    )
    assert [(one.location.line, one.message) for one in found] == [
        (8, "the baseline is told in the very words of 1a's")
    ]
