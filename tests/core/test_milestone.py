"""Semantics, section 4: the state of a milestone, by kind. One row a sentence, or one side of it."""
# ruff: noqa: E501 - a case is one row

from fractions import Fraction

import pytest

from plantrack.core.milestone import DUE, State, data_due
from plantrack.core.model import Length
from plantrack.core.value import write_value
from tests.core.plans import day, fields, judged

AT = "{at: 2014-09, target: 55}"
BY = "{by: 2014-07, target: 30}"
FROM = "{from: 2014-09, target: 100}"
DONE = "{unit: deliverable}"
MONTHLY = "{every: {months: 1}}"
REWORDED = "{changes: [{date: 2014-10, reason: Clearer, text: Another definition}]}"


def said(promised: str, readings: str, as_of: str, kept: str = "", doing: str = "") -> str:
    """Write a verdict as `state value [remark]`."""
    verdict = judged(promised, readings, as_of, kept=kept, doing=doing).verdict
    value = "" if verdict.value is None else f" {write_value(verdict.value)}"
    return verdict.state + value + (f" [{verdict.remark}]" if verdict.remark else "")


def held(promised: str, readings: str, as_of: str, kept: str = "") -> str:
    """Write a standing verdict as `state held/known value [remark]`."""
    verdict = judged(promised, readings, as_of, kept=kept).verdict
    state, _, rest = said(promised, readings, as_of, kept).partition(" ")
    return f"{state} {verdict.held[0]}/{verdict.held[1]} {rest}".rstrip()


def test_the_nine_states_are_always_in_this_order_and_due_are_the_first_six() -> None:
    assert [state.value for state in State] == [
        "met", "met-late", "missed", "lapsed", "awaiting", "no-data", "not-due", "not-assessable", "withdrawn",
    ]  # fmt: skip
    assert tuple(State)[:6] == DUE


@pytest.mark.parametrize(
    ("promised", "readings", "as_of", "kept", "expected"),
    [
        pytest.param(AT, "2014-09-15 80", "2014-09-29", "", "not-due", id="before the due date: not-due"),
        pytest.param(AT, "2014-09 55", "2014-09-30", "", "met 55", id="on the due date itself readings decide"),
        pytest.param(AT, "2014-09 54.9", "2014-09-30", "", "missed 54.9", id="due today and short: missed"),
        pytest.param(AT, "", "2014-09-30", "", "awaiting", id="due today and silent: awaiting"),
        pytest.param(AT, "", "2014-10-31", "", "awaiting", id="30 Sep + 1 month = 31 Oct is the last day of awaiting"),
        pytest.param(AT, "", "2014-11-01", "", "no-data", id="the first day of no-data"),
        pytest.param("{at: 2015-02, target: 1}", "", "2015-03-31", "", "awaiting", id="28 Feb + 1 month = 31 Mar"),
        pytest.param("{at: 2015-02, target: 1}", "", "2015-04-01", "", "no-data", id="after 31 Mar"),
        pytest.param(AT, "", "2014-10-14", "{lag: {days: 14}}", "awaiting", id="a lag in days, the last"),
        pytest.param(AT, "", "2014-10-15", "{lag: {days: 14}}", "no-data", id="a lag in days, over"),
        pytest.param(AT, "", "2014-09-30", "{lag: {days: 0}}", "awaiting", id="no lag, the due date"),
        pytest.param(AT, "", "2014-10-01", "{lag: {months: 0}}", "no-data", id="no lag, the day after"),
        pytest.param(AT, "2014-09-30 60; 2014-09 50", "2014-12", "", "missed 50", id="the reading for exactly that period"),
        pytest.param(AT, "2014-09-10 60; 2014-09-20 50", "2014-12", "", "missed 50", id="else the latest that ends inside"),
        pytest.param(AT, "2014-Q3 60", "2014-12", "", "met 60", id="a longer one that ends inside"),
        pytest.param(AT, "2014-09-01 60", "2014-12", "", "met 60", id="one that ends on the first day"),
        pytest.param(AT, "2014-09-15..2014-10-14 60", "2014-12", "", "no-data", id="one that ends outside is no reading of it"),
        pytest.param("{at: 2014-Q3, target: 55}", "2014-07 50; 2014-08 60", "2014-12", "", "met 60", id="at a quarter"),
        pytest.param(AT, "2014-08 80", "2014-09-30", "", "awaiting", id="nothing is carried forward"),
        pytest.param(AT, "2014-09 50; 2014-10 60", "2014-10", "", "met-late 50 [reached in 2014-10]", id="a later period passes"),
        pytest.param(
            AT, "2014-09 50; 2014-10 52; 2014-11 60; 2014-12 70", "2014-12", "", "met-late 50 [reached in 2014-11]",
            id="the first later one that passes",
        ),
        pytest.param(AT, "2014-09 50; 2014-10 52", "2014-12", "", "missed 50", id="fails, and later too"),
        pytest.param(AT, "2014-10 60", "2014-10-31", "", "awaiting", id="a later reading is context, never the verdict"),
        pytest.param(AT, "2014-10 60", "2014-11-30", "", "no-data", id="a later reading does not break silence"),
        pytest.param(AT, "2014-09 60; 2014-10 40", "2014-12", "", "met 60", id="met stays met"),
        pytest.param(AT, "2014-08 60; 2014-09 50", "2014-12", "", "missed 50", id="an earlier pass is of its own period"),
        pytest.param("{at: 2014-09, target: 5}", "2014-09 4", "2014-12", "{better: lower}", "met 4", id="lower is better"),
        pytest.param("{at: 2014-09, target: 5}", "2014-09 6", "2014-12", "{better: lower}", "missed 6", id="higher is worse"),
        pytest.param("{at: 2014-09, target: [40, 60]}", "2014-09 61", "2014-12", "{better: range}", "missed 61", id="off a range"),
        pytest.param("{at: 2014-09, target: [40, 60]}", "2014-09 60", "2014-12", "{better: range}", "met 60", id="in a range"),
        pytest.param("{at: 2014-09, target: 15.5}", "2014-09 14/90", "2014-12", "", "met 14/90", id="a count: the exact ratio"),
        pytest.param("{at: 2014-09, target: 15.6}", "2014-09 14/90", "2014-12", "", "missed 14/90", id="not the rounded one"),
        pytest.param("{at: 2014-09, target: 100}", "2014-09 99.6", "2014-12", "", "missed 99.6", id="99.6 is not 100"),
        pytest.param("{at: 2014-09, target: 1}", "2014-09 0", "2014-12", "", "missed 0", id="0 is a reading"),
        pytest.param("{at: 2014-09, target: 1}", "", "2014-12", "", "no-data", id="no data is never 0"),
        pytest.param("{at: 2014-09, target: done}", "2014-09 not-done; 2014-11 done", "2014-12", DONE, "met-late not-done [reached in 2014-11]", id="a deliverable, later"),
        pytest.param(AT, "2014-09 met", "2014-12", "", "met met", id="stated of its own period"),
        pytest.param(AT, "2014-09 missed", "2014-12", "", "missed missed", id="stated missed of its own period"),
        pytest.param(AT, "2014-09-15 met", "2014-12", "", "no-data", id="stated of a part of its period"),
        pytest.param(AT, "2014-Q3 missed", "2014-12", "", "no-data", id="stated of a longer period"),
        pytest.param(AT, "2014-09 50; 2014-10 met", "2014-12", "", "missed 50", id="stated of a later period decides nothing"),
        pytest.param(AT, "2014-09 missed; 2014-10 60", "2014-12", "", "met-late missed [reached in 2014-10]", id="stated, then a figure"),
        pytest.param("{at: 2014-09, target: benchmark}", "2014-09 50; 2014-09 50 series=benchmark", "2014-12", "", "met 50", id="as good as the benchmark"),
        pytest.param("{at: 2014-09, target: benchmark, strict: true}", "2014-09 50; 2014-09 50 series=benchmark", "2014-12", "", "missed 50", id="strict: better than it"),
        pytest.param("{at: 2014-09, target: benchmark}", "2014-09 50; 2014-08 40 series=benchmark", "2014-12", "", "not-assessable 50 [it cannot be compared with its target]", id="the same period's benchmark is not there"),
        pytest.param("{at: 2014-09, target: benchmark}", "2014-09 50 series=benchmark", "2014-12", "", "no-data", id="only the benchmark is there: silence"),
        pytest.param("{at: 2014-09}", "2014-09 50", "2014-09-29", "", "not-due [no target is set]", id="a target not yet set, before"),
        pytest.param("{at: 2014-09}", "2014-09 50", "2014-09-30", "", "not-assessable [no target is set]", id="a target not yet set, due"),
        pytest.param(AT, "2014-09 50", "2014-12", "{better: neutral}", "not-assessable 50 [it cannot be compared with its target]", id="a monitoring indicator"),
        pytest.param(AT, "2014-09 50; 2014-10 60", "2014-12", REWORDED, "missed 50", id="a new definition is a wall"),
        pytest.param(AT, "2014-09 50; 2014-10-15 60", "2014-12", REWORDED, "met-late 50 [reached in 2014-10-15]", id="before the wall"),
        pytest.param("{at: 2014-10, target: 55}", "2014-10 50; 2014-11 60", "2014-12", REWORDED, "met-late 50 [reached in 2014-11]", id="both beyond the wall"),
    ],
)  # fmt: skip
def test_at_looks_at_the_reading_of_that_period(
    promised: str, readings: str, as_of: str, kept: str, expected: str
) -> None:
    assert said(promised, readings, as_of, kept) == expected


SPAN = "{by: 2014-05, target: done}"
BENCHMARKED = "{by: 2014-07, target: benchmark}"


@pytest.mark.parametrize(
    ("promised", "readings", "as_of", "kept", "expected"),
    [
        pytest.param(BY, "2014-05 30", "2014-05-31", "", "met 30", id="a by already reached is met"),
        pytest.param(BY, "2014-05 29", "2014-07-30", "", "not-due", id="not reached before the due date: not-due"),
        pytest.param(BY, "2014-07 30", "2014-07-31", "", "met 30", id="on the due date readings decide"),
        pytest.param(BY, "2014-07 29", "2014-07-31", "", "missed 29", id="short for the due period: missed"),
        pytest.param(BY, "2014-06 29", "2014-07-31", "", "awaiting", id="an earlier shortfall cannot fail it"),
        pytest.param(BY, "2014-07-30 29", "2014-08-31", "", "awaiting", id="the day before is earlier; 31 Jul + 1 month = 31 Aug"),
        pytest.param(BY, "2014-06 29", "2014-09-01", "", "no-data", id="an earlier shortfall, the lag over"),
        pytest.param(BY, "2014-05 31; 2014-07 25", "2014-12", "", "met 31", id="reached at any time up to then"),
        pytest.param(BY, "2014-05 30; 2014-06 31", "2014-12", "", "met 30", id="the first that reached it"),
        pytest.param(BY, "2014-Q2 30", "2014-12", "", "met 30", id="any reading that ends on or before the due date"),
        pytest.param(BY, "2014-07 25; 2014-09 31", "2014-12", "", "met-late 31 [reached in 2014-09]", id="reached later"),
        pytest.param(BY, "2014-09 31; 2014-10 32", "2014-12", "", "met-late 31 [reached in 2014-09]", id="reached later, silent before"),
        pytest.param(BY, "2014-07 20; 2014-09 25", "2014-12", "", "missed 25", id="short for a later period: the latest is told"),
        pytest.param(BY, "2014-09 25", "2014-12", "", "missed 25", id="only a later one, short"),
        pytest.param("{by: 2014-07, target: 5}", "2014-06 5", "2014-06", "{better: lower}", "met 5", id="lower is better"),
        pytest.param(SPAN, "2014-01-01..2014-09-30 done", "2014-12", DONE, "met done [date not stated]", id="a span that straddles and passes"),
        pytest.param(SPAN, "2014-05-31..2014-09-30 done", "2014-12", DONE, "met done [date not stated]", id="a span from the due date on"),
        pytest.param(SPAN, "2014-06-01..2014-09-30 done", "2014-12", DONE, "met-late done [reached in 2014-06-01..2014-09-30]", id="a span from the day after"),
        pytest.param(SPAN, "2014-01-01..2014-05-31 done", "2014-12", DONE, "met done", id="a span up to the due date"),
        pytest.param(SPAN, "2014-01-01..2014-09-30 not-done", "2014-12", DONE, "missed not-done", id="a span that straddles and fails"),
        pytest.param(SPAN, "2014-01-01..2014-09-30 done", "2014-09-29", DONE, "no-data", id="a span that has not ended does not exist"),
        pytest.param(SPAN, "2014-01..2014-09 done; 2014-05 done", "2014-12", DONE, "met done", id="a stated date comes before a straddling span"),
        pytest.param(SPAN, "2014-06 done; 2014-01..2014-09 done", "2014-12", DONE, "met done [date not stated]", id="a straddling span comes before a later date"),
        pytest.param("{by: 2014-07-15, target: 30}", "2014-07 30", "2014-12", "", "met 30 [date not stated]", id="a month over a day's due date straddles"),
        pytest.param(BY, "2014-07 met", "2014-12", "", "met met", id="stated of its own period"),
        pytest.param(BY, "2014-07 missed", "2014-12", "", "missed missed", id="stated missed of its own period"),
        pytest.param(BY, "2014-06 met", "2014-06", "", "not-due", id="stated of an earlier period is not reached early"),
        pytest.param(BY, "2014-09 missed", "2014-12", "", "no-data", id="stated of a later period"),
        pytest.param(BENCHMARKED, "2014-07 50; 2014-07 49 series=benchmark", "2014-12", "", "met 50", id="against a benchmark"),
        pytest.param(BENCHMARKED, "2014-07 50", "2014-12", "", "not-assessable 50 [it cannot be compared with its target]", id="the benchmark's reading is not there"),
        pytest.param(BENCHMARKED, "2014-06 50", "2014-12", "", "no-data", id="an earlier one that cannot be compared: silence"),
        pytest.param(BENCHMARKED, "2014-07 50; 2014-08 51", "2014-12", "", "not-assessable 51 [it cannot be compared with its target]", id="none can be compared: the latest is told"),
        pytest.param(BENCHMARKED, "2014-07 50; 2014-07 51 series=benchmark; 2014-08 60", "2014-12", "", "missed 50", id="the one that can be compared decides"),
        pytest.param("{by: 2014-07}", "2014-07 30", "2014-12", "", "not-assessable [no target is set]", id="a target not yet set"),
        pytest.param("{by: 2014-09, target: 30}", "2014-09 20; 2014-11 30", "2014-12", REWORDED, "missed 20", id="a new definition is a wall"),
        pytest.param("{by: 2014-09, target: 30}", "2014-11 20", "2014-12", REWORDED, "no-data", id="beyond the wall nothing fails it"),
        pytest.param("{by: 2014-11, target: 30}", "2014-11 20; 2014-12 30", "2014-12", REWORDED, "met-late 30 [reached in 2014-12]", id="both beyond the wall"),
    ],
)  # fmt: skip
def test_by_is_reached_at_any_time_up_to_then(
    promised: str, readings: str, as_of: str, kept: str, expected: str
) -> None:
    assert said(promised, readings, as_of, kept) == expected


@pytest.mark.parametrize(
    ("doing", "as_of", "expected"),
    [
        pytest.param("{end: 2014-07}", "2014-07-30", "not-due", id="by end is the action's end, before"),
        pytest.param("{end: 2014-07}", "2014-07-31", "missed 20", id="by end, on it"),
        pytest.param("{end: 2014-08}", "2014-08-31", "awaiting", id="by a later end"),
        pytest.param("{end: open}", "2014-12", "not-assessable [its action has no end date]", id="open"),
        pytest.param("{end: tbc}", "2014-12", "not-assessable [its action has no end date]", id="tbc"),
    ],
)
def test_by_end_is_the_end_of_the_action(doing: str, as_of: str, expected: str) -> None:
    assert said("{by: end, target: 30}", "2014-07 20", as_of, doing=doing) == expected


def baseline(text: str, more: str = "") -> str:
    return f"{{baseline: {{{text}}}{more}}}"


@pytest.mark.parametrize(
    ("promised", "readings", "as_of", "kept", "expected"),
    [
        pytest.param(FROM, "2014-09-10 50", "2014-09-29", "", "not-due 0/0", id="before the last day of the first period"),
        pytest.param(FROM, "", "2014-09-30", "", "awaiting 0/0", id="due on the last day of the first period"),
        pytest.param(FROM, "", "2014-10-31", "", "awaiting 0/0", id="the last day of awaiting"),
        pytest.param(FROM, "", "2014-11-01", "", "no-data 0/0", id="the first of no-data"),
        pytest.param(FROM, "2014-09 100", "2014-09-30", "", "met 1/1 100", id="on the due date readings decide"),
        pytest.param(FROM, "2014-08-31 50; 2014-09-01 100", "2014-12", "", "met 1/1 100", id="periods that end from the start on"),
        pytest.param(FROM, "2014-Q3 50", "2014-12", "", "missed 0/1 50", id="also one that began before"),
        pytest.param(FROM, "2014-09 100; 2014-10 100; 2014-11 100", "2014-12", "", "met 3/3 100", id="all known periods pass"),
        pytest.param(FROM, "2014-09 90; 2014-10 100", "2014-12", "", "met-late 1/2 100 [recovered]", id="failed, the latest passes"),
        pytest.param(FROM, "2014-09 100; 2014-10 90", "2014-12", "", "lapsed 1/2 90", id="passed, the latest fails"),
        pytest.param(FROM, "2014-09 90; 2014-10 100; 2014-11 95", "2014-12", "", "lapsed 1/3 95", id="up and down"),
        pytest.param(FROM, "2014-09 90; 2014-10 95", "2014-12", "", "missed 0/2 95", id="none passed"),
        pytest.param(FROM, "2014-09 100; 2014-10 99.6", "2014-12", "", "lapsed 1/2 99.6", id="99.6 is not 100"),
        pytest.param(FROM, "2014-12 100", "2014-12", "", "met 1/1 100", id="without every, silence is not seen"),
        pytest.param("{from: 2014-Q3, target: 5}", "2014-07 6; 2014-08 5", "2014-09-30", "{better: lower}", "met-late 1/2 5 [recovered]", id="from the start of a quarter, lower"),
        pytest.param("{from: 2014-04, target: done}", "2014-09 done", "2014-12", DONE, "met 1/1 done", id="a standing deliverable"),
        pytest.param(FROM, "", "2014-12", baseline("period: 2014-09, value: 63"), "missed 0/1 63", id="the baseline is its period's value in the span"),
        pytest.param(FROM, "", "2014-09-30", baseline("period: 2014-09, value: 63"), "missed 0/1 63", id="a baseline of a period that ends on A"),
        pytest.param(FROM, "", "2014-12", baseline("period: 2014-09, value: 100"), "met 1/1 100", id="a baseline that passes"),
        pytest.param(FROM, "2014-09 100", "2014-12", baseline("period: 2014-09, value: 63"), "met 1/1 100", id="unless a reading is there"),
        pytest.param(FROM, "2014-09 100; 2014-11 100", "2014-12", baseline("period: 2014-10, value: 63"), "met-late 2/3 100 [recovered]", id="a baseline between readings"),
        pytest.param(FROM, "", "2014-12", baseline("period: 2014-08, value: 63"), "no-data 0/0", id="a baseline before the span"),
        pytest.param(FROM, "", "2014-10-30", baseline("period: 2014-10, value: 63"), "awaiting 0/0", id="a baseline of a period that ends after A"),
        pytest.param(FROM, "", "2014-12", baseline("period: 2014-09, note: It was done"), "no-data 0/0", id="a baseline in words"),
        pytest.param(FROM, "", "2014-12", baseline("due: 2014-09"), "no-data 0/0", id="a pending baseline"),
        pytest.param(AT, "", "2014-12", baseline("period: 2014-09, value: 63"), "no-data 0/0", id="else a baseline is not a reading: at"),
        pytest.param("{by: 2014-09, target: 1}", "", "2014-12", baseline("period: 2014-09, value: 63"), "no-data 0/0", id="else a baseline is not a reading: by"),
        pytest.param(FROM, "2014-10 missed", "2014-12", "", "missed 0/1 missed", id="stated of a period in the span"),
        pytest.param(FROM, "2014-08 missed; 2014-10 met", "2014-12", "", "met 1/1 met", id="stated of a period before it"),
        pytest.param("{from: 2014-09, target: benchmark}", "2014-09 50", "2014-12", "", "not-assessable 0/0 50 [it cannot be compared with its target]", id="no benchmark at all"),
        pytest.param("{from: 2014-09, target: benchmark}", "2014-09 50; 2014-10 51", "2014-12", "", "not-assessable 0/0 51 [it cannot be compared with its target]", id="none can be compared: the latest"),
        pytest.param("{from: 2014-09, target: benchmark}", "2014-09 50; 2014-10 50; 2014-09 40 series=benchmark", "2014-12", "", "met 1/1 50", id="known are the periods that can be compared"),
        pytest.param("{from: 2014-09}", "2014-09 50", "2014-12", "", "not-assessable 0/0 [no target is set]", id="a target not yet set"),
        pytest.param(FROM, "2014-09 100; 2014-10 100", "2014-12-31", MONTHLY, "met 2/2 100", id="every: November's data are awaited"),
        pytest.param(FROM, "2014-09 100; 2014-10 100", "2015-01-01", MONTHLY, "no-data 2/2 100 [last held 2014-10]", id="every: November's data were due"),
        pytest.param(FROM, "2014-09 100; 2014-10 90", "2015-01-01", MONTHLY, "no-data 1/2 90 [last held 2014-09]", id="every: silence after a lapse"),
        pytest.param(FROM, "2014-09 90", "2014-12-01", MONTHLY, "no-data 0/1 90 [never held]", id="every: silence, and never held"),
        pytest.param(FROM, "2014-09 100; 2014-11 100", "2015-01-01", MONTHLY, "met 2/2 100 [1 of 3 periods without a reading]", id="every: gaps are said"),
        pytest.param(FROM, "2014-09 100; 2014-11 100", "2015-02-01", MONTHLY, "no-data 2/2 100 [last held 2014-11]", id="every: a gap, and silence at the end"),
        pytest.param(FROM, "2014-11 100", "2014-12-31", MONTHLY, "met 1/1 100 [2 of 2 periods without a reading]", id="every: data before they are due break the silence"),
        pytest.param(FROM, "2014-09 90; 2014-11 100", "2015-01-01", MONTHLY, "met-late 1/2 100 [recovered; 1 of 3 periods without a reading]", id="every: recovered, with a gap"),
        pytest.param(FROM, "2014-Q3 90; 2014-09 100", "2014-10-31", MONTHLY, "met 1/1 100", id="every: only readings of that length count"),
        pytest.param(FROM, "2014-Q3 90", "2014-10-31", MONTHLY, "awaiting 0/0", id="every: and no other breaks the silence"),
        pytest.param(FROM, "", "2014-12", MONTHLY, "no-data 0/0", id="every: nothing at all"),
        pytest.param(FROM, "", "2014-12-01", baseline("period: 2014-09, value: 100", ", every: {months: 1}"), "no-data 1/1 100 [last held 2014-09]", id="every: the baseline is a month's value"),
        pytest.param(FROM, "", "2014-11-01", baseline("period: 2014-09-19, value: 63", ", every: {months: 1}"), "no-data 0/1 63 [never held]", id="every: a day's baseline is no month"),
        pytest.param("{from: 2014-09-01..2014-09-07, target: 100}", "2014-09-01..2014-09-07 100; 2014-09-08..2014-09-14 100", "2014-09-28", "{every: {days: 7}, lag: {days: 7}}", "met 2/2 100", id="every week, awaited"),
        pytest.param("{from: 2014-09-01..2014-09-07, target: 100}", "2014-09-01..2014-09-07 100; 2014-09-08..2014-09-14 100", "2014-09-29", "{every: {days: 7}, lag: {days: 7}}", "no-data 2/2 100 [last held 2014-09-08..2014-09-14]", id="every week, silent"),
        pytest.param("{from: 2014-09-01..2014-09-07, target: 100}", "2014-09-01..2014-09-05 100", "2014-09-14", "{every: {days: 7}, lag: {days: 7}}", "awaiting 0/0", id="every week: five days are no week"),
        pytest.param("{from: 2015-03, target: 100}", "2015-Q1 100; 2015-Q2 100", "2015-10-31", "{every: {months: 3}}", "met 2/2 100", id="every quarter: the rhythm is that of the readings"),
        pytest.param("{from: 2015-03, target: 100}", "2015-Q1 100; 2015-Q2 100", "2015-11-01", "{every: {months: 3}}", "no-data 2/2 100 [last held 2015-Q2]", id="every quarter, silent"),
        pytest.param("{from: 2014-09-15, target: 100}", "2014-09 100; 2014-10 100", "2014-12-31", MONTHLY, "met 2/2 100", id="every month, from inside one"),
        pytest.param("{from: 2014-09-01..2014-09-07, target: 100}", "2014-09-15..2014-09-21 100", "2014-09-21", "{every: {days: 7}, lag: {days: 7}}", "met 1/1 100 [1 of 1 periods without a reading]", id="every week, counted back from the first that is told"),
    ],
)  # fmt: skip
def test_from_is_a_standing_target(
    promised: str, readings: str, as_of: str, kept: str, expected: str
) -> None:
    assert held(promised, readings, as_of, kept) == expected


@pytest.mark.parametrize(
    ("promised", "readings", "known_at", "expected"),
    [
        pytest.param(AT, "2014-09 55 recorded=2015-03", None, "met", id="as we know it today"),
        pytest.param(AT, "2014-09 55 recorded=2015-03", "2014-12", "no-data", id="as we knew it then"),
        pytest.param(AT, "2014-09 55 recorded=2014-10; 2014-09 50 recorded=2015-01 restated", "2014-12", "met", id="before it was restated"),
        pytest.param(AT, "2014-09 55 recorded=2014-10; 2014-09 50 recorded=2015-01 restated", "2015-01", "missed", id="restated"),
        pytest.param(AT, "2014-09 55 recorded=2014-10; 2014-09 void recorded=2015-01", "2015-01", "no-data", id="void"),
        pytest.param("{at: 2014-09, target: benchmark}", "2014-09 55; 2014-09 50 series=benchmark recorded=2015-03", "2014-12", "not-assessable", id="a benchmark not yet known"),
    ],
)  # fmt: skip
def test_known_at_filters_the_readings(
    promised: str, readings: str, known_at: str | None, expected: str
) -> None:
    assert judged(promised, readings, "2014-12", known_at=known_at).verdict.state.value == expected


@pytest.mark.parametrize(
    ("promised", "readings", "is_marked"),
    [
        pytest.param(AT, "2014-09 55 provisional", True, id="provisional: it decides, and is marked"),
        pytest.param(AT, "2014-09 55 recorded=2014-09-20", True, id="recorded before its period ended"),
        pytest.param(AT, "2014-09 55", False, id="neither"),
        pytest.param(BY, "2014-07 30 provisional", True, id="by"),
        pytest.param(FROM, "2014-09 100; 2014-10 100 provisional", True, id="from, the latest"),
        pytest.param(FROM, "2014-09 100 provisional; 2014-10 100", False, id="from, an earlier one"),
    ],
)
def test_a_provisional_reading_decides_and_is_marked(promised: str, readings: str, is_marked: bool) -> None:  # noqa: FBT001
    verdict = judged(promised, readings, "2014-12").verdict
    assert (verdict.state, verdict.provisional) == (State.MET, is_marked)


def test_a_verdict_tells_the_fact_that_decided_it() -> None:
    missed = judged(AT, "2014-09 50; 2014-10 54", "2014-12").verdict
    assert (str(missed.period), missed.gap, missed.held, missed.stated) == (
        "2014-09",
        Fraction(-5),
        (0, 1),
        False,
    )
    late = judged(BY, "2014-07 25; 2014-09 31", "2014-12").verdict
    assert (str(late.period), late.gap, late.held) == ("2014-09", Fraction(1), (0, 1))
    met = judged(AT, "2014-09 57", "2014-12").verdict
    assert (met.gap, met.held) == (Fraction(2), (1, 1))
    told = judged(AT, "2014-09 missed", "2014-12").verdict
    assert (told.gap, told.held, told.stated) == (None, (0, 1), True)
    silent = judged(AT, "", "2014-12").verdict
    assert (silent.period, silent.value, silent.gap, silent.held) == (None, None, None, (0, 0))


def test_the_last_day_on_which_data_are_awaited() -> None:
    end = day("2014-09-30")
    lags = ("{months: 1}", "{months: 0}", "{days: 14}", "{days: 0}")
    due = [data_due(end, Length.model_validate(fields(lag))).isoformat() for lag in lags]
    assert due == ["2014-10-31", "2014-09-30", "2014-10-14", "2014-09-30"]
