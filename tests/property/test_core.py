"""What holds of any plan, any log and any dates."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plantrack.core.assess import Assessment, SeriesAssessment, assess
from plantrack.core.model import (
    Action,
    Better,
    Issue,
    Length,
    Measure,
    MeasureChange,
    Milestone,
    Plan,
    Tolerance,
)
from plantrack.core.period import Period, day_period, parse_period
from plantrack.core.reading import LastRecorded, Log, Reading
from plantrack.core.value import Count, Delivery, Stated, Value, parse_value, write_value
from tests.core.plans import terms

DAYS = st.dates(date(2014, 1, 1), date(2015, 12, 31))
YEARS = st.integers(2014, 2015)
WRITTEN = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    YEARS.map(str),
    YEARS.map(lambda year: f"{year}/{(year + 1) % 100:02}"),
    st.builds(lambda year, quarter: f"{year}/{(year + 1) % 100:02}-Q{quarter}", YEARS, st.integers(1, 4)),
    st.tuples(DAYS, DAYS).map(lambda two: f"{min(two)}..{max(two)}"),
)
PERIODS = WRITTEN.map(parse_period)
MONTHS = DAYS.map(lambda day: parse_period(f"{day:%Y-%m}"))
NUMBERS = st.decimals(-(10**9), 10**9, places=3)
COUNTS = st.integers(1, 10**6).flatmap(
    lambda whole: st.integers(0, whole).map(lambda part: Count(part, whole))
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    NUMBERS, COUNTS, st.sampled_from(Delivery), st.sampled_from(Stated)
)
PERCENTAGES = st.one_of(st.integers(0, 100).map(Decimal), st.sampled_from(Stated), st.just(Count(14, 90)))


@st.composite
def readings(draw: st.DrawFn, period: st.SearchStrategy[Period] = MONTHS | PERIODS) -> Reading:
    """One line of a log, recorded on some day, of the series itself or of its benchmark."""
    is_void = draw(st.integers(0, 9)) == 0
    return Reading(
        period=draw(period),
        value=None if is_void else draw(PERCENTAGES),
        recorded=day_period(draw(DAYS)),
        series=draw(st.sampled_from([None, None, None, "benchmark"])),
        provisional=draw(st.booleans()),
        void="A slip" if is_void else None,
    )


def numbered(lines: list[Reading]) -> Log:
    return tuple(reading._replace(line=number) for number, reading in enumerate(lines, 1))


LOGS = st.lists(readings(), max_size=12).map(numbered)

MILESTONES = st.builds(
    lambda kind, when, target: Milestone.model_validate({kind: when, "target": target}),
    st.sampled_from(["at", "by", "from"]),
    MONTHS.map(str) | WRITTEN,
    st.sampled_from(["50", "100", "benchmark", "[40, 60]"]).map(
        lambda text: ["40", "60"] if text.startswith("[") else text
    ),
) | st.just(Milestone.model_validate({"by": "end", "target": "80"}))

CHANGES = st.builds(
    MeasureChange,
    date=MONTHS.map(str),
    reason=st.just("Because"),
    milestones=st.none() | st.lists(MILESTONES, max_size=3).map(tuple),
    text=st.none() | st.just("Another definition"),
    better=st.none() | st.sampled_from(Better),
).flatmap(lambda change: st.sampled_from([change, change.model_copy(update={"withdrawn": True})]))

MEASURES = st.builds(
    lambda milestones, changes, every, better: Measure(
        id="1a",
        text="What is measured",
        unit="percent",
        milestones=milestones,
        changes=changes,
        every=every,
        better=better,
    ),
    st.lists(MILESTONES, max_size=4).map(tuple),
    st.lists(CHANGES, max_size=2).map(tuple),
    st.sampled_from([None, None, Length(months=1), Length(months=3), Length(days=7)]),
    st.sampled_from(Better),
)


def planned(measure: Measure, number: int = 1) -> Issue:
    own = measure.model_copy(update={"id": f"{number}a"})
    made = Action.model_validate(
        {"id": f"{number}.1", "title": "Do it", "start": "2014-01", "end": "2014-09"}
    )
    return Issue(
        id=str(number), statement="What was found", actions=(made.model_copy(update={"measures": (own,)}),)
    )


TERMS = terms().model_copy(update={"tolerance": Tolerance.model_validate({"points": "5"})})


def judged(measure: Measure, log: Log, as_of: date, known_at: date | None = None) -> Assessment:
    return assess(Plan(TERMS, (planned(measure),)), {"1a": log}, as_of, known_at)


def told(assessment: Assessment) -> dict[str, SeriesAssessment]:
    return {series.series.id: series for series in assessment.series()}


@given(MEASURES, LOGS, readings(), DAYS, DAYS)
def test_a_reading_recorded_after_known_at_never_changes_an_assessment(
    measure: Measure, log: Log, late: Reading, as_of: date, known_at: date
) -> None:
    recorded = day_period(known_at + timedelta(days=1 + late.recorded.last.day))
    more = (*log, late._replace(recorded=recorded, line=len(log) + 1))
    assert told(judged(measure, more, as_of, known_at)) == told(judged(measure, log, as_of, known_at))


@given(MEASURES, LOGS, readings(), DAYS)
def test_a_reading_of_a_period_that_ends_after_as_of_never_changes_it(
    measure: Measure, log: Log, late: Reading, as_of: date
) -> None:
    period = parse_period(f"{min(as_of, late.period.first)}..{as_of + timedelta(days=1)}")
    more = (*log, late._replace(period=period, line=len(log) + 1))
    assert told(judged(measure, more, as_of)) == told(judged(measure, log, as_of))


@given(MEASURES, LOGS, LOGS, DAYS)
def test_what_is_kept_of_a_log_gives_the_assessment_of_the_whole(
    measure: Measure, log: Log, more: Log, as_of: date
) -> None:
    whole = numbered([*log, *more])
    kept = LastRecorded()
    kept.extend(whole[: len(log)])
    kept.extend(whole[len(log) :])
    assert told(judged(measure, tuple(kept), as_of)) == told(judged(measure, whole, as_of))


@given(st.data(), MEASURES, LOGS, DAYS, st.none() | DAYS)
def test_the_order_of_lines_recorded_on_distinct_days_never_changes_a_report(
    data: st.DataObject, measure: Measure, log: Log, as_of: date, known_at: date | None
) -> None:
    days = data.draw(st.lists(DAYS, min_size=len(log), max_size=len(log), unique=True))
    distinct = [r._replace(recorded=day_period(day)) for r, day in zip(log, days, strict=True)]
    shuffled = data.draw(st.permutations(distinct))
    one, other = (
        {
            name: [(m.verdict, m.original) for m in series.milestones] + [series.rag]
            for name, series in found.items()
        }
        for found in (
            told(judged(measure, numbered(lines), as_of, known_at)) for lines in (distinct, shuffled)
        )
    )
    assert one == other


@given(st.data(), st.lists(MEASURES, min_size=2, max_size=4), LOGS, DAYS)
def test_the_order_of_files_never_changes_a_judgement(
    data: st.DataObject, measures: list[Measure], log: Log, as_of: date
) -> None:
    issues = [planned(measure, number) for number, measure in enumerate(measures, 1)]
    logs = {f"{number}a": log for number in range(1, len(issues) + 1)}
    in_order = assess(Plan(TERMS, tuple(issues)), logs, as_of)
    shuffled = assess(Plan(TERMS, tuple(data.draw(st.permutations(issues)))), logs, as_of)
    assert told(shuffled) == told(in_order)
    assert shuffled.milestones_by_state() == in_order.milestones_by_state()
    assert shuffled.actions_by_status() == in_order.actions_by_status()


@given(MEASURES, LOGS, DAYS, st.none() | DAYS)
def test_the_states_always_sum_to_the_milestones_in_force(
    measure: Measure, log: Log, as_of: date, known_at: date | None
) -> None:
    assessment = judged(measure, log, as_of, known_at)
    assert sum(assessment.milestones_by_state().values()) == len(list(assessment.milestones()))
    if not measure.changes:
        assert len(list(assessment.milestones())) == len(measure.milestones), "n of N, with N fixed"


@given(MEASURES, LOGS, DAYS)
def test_no_known_value_is_no_verdict_and_what_is_held_is_known(
    measure: Measure, log: Log, as_of: date
) -> None:
    for milestone in judged(measure, log, as_of).milestones():
        passed, known = milestone.verdict.held
        assert 0 <= passed <= known
        assert (milestone.verdict.value is None) == (milestone.verdict.period is None)


@given(WRITTEN, st.integers(1, 12))
def test_a_period_reads_back_from_what_was_written(written: str, year_start: int) -> None:
    period = parse_period(written, year_start)
    again = parse_period(period.written, year_start)
    assert (again, again.written) == (period, written)
    assert period.first <= period.last


@given(VALUES)
def test_a_value_reads_back_from_what_is_written(value: Value) -> None:
    assert parse_value(write_value(value)) == value
