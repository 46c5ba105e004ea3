"""plantrack record: append one reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from plantrack.cli.answer import answer_list
from plantrack.cli.complete import complete_id
from plantrack.cli.context import (
    FINE,
    Format,
    FormatOption,
    NobodyReads,
    PlanOption,
    finish_what_is_begun,
    read_plan,
    remark,
    today,
)
from plantrack.cli.subject import Subject, find_subject
from plantrack.errors import InDoubt, PlantrackError, Refused

if TYPE_CHECKING:
    from plantrack.core.assess import SeriesAssessment
    from plantrack.core.model import Terms
    from plantrack.core.period import Period
    from plantrack.core.reading import Log, Reading
    from plantrack.core.value import Value
    from plantrack.render.recorded import Recorded
    from plantrack.store.load import Loaded

NOTHING = "Nothing was recorded."

MeasureArgument = Annotated[
    str, typer.Argument(metavar="ID", help="A measure, or one of its series.", autocompletion=complete_id)
]
PeriodArgument = Annotated[
    str, typer.Argument(metavar="PERIOD", help="What the reading describes, such as 2014-09.")
]
ValueArgument = Annotated[
    str | None, typer.Argument(metavar="VALUE", help="A number, 14/90, done, not-done, met or missed.")
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who read it; else git's user.name.")
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="TEXT", help="Where the figure comes from.")
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A remark for the reader.")]
ProvisionalOption = Annotated[bool, typer.Option("--provisional", help="The figure may still change.")]
RestateOption = Annotated[
    str | None, typer.Option("--restate", metavar="REASON", help="Replace the period's reading, and say why.")
]
VoidOption = Annotated[
    str | None, typer.Option("--void", metavar="REASON", help="Withdraw the period's reading, and say why.")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Check and show, and write nothing.")]
EPILOG = """Examples:

\b
  plantrack record 1c 2014-09 55            55 for September 2014
  plantrack record 6b/lac 2014-12 97.4%     a measure with several series: name one
  plantrack record 2a 2014-10 14/90         14 of 90 cases
  plantrack record 5a 2014-03 done          a deliverable
  plantrack record 1c 2014-09 56 --restate "two late audits added"
  plantrack record 1c 2014-09 --void "recorded against the wrong measure"

A period is a day, a month, a quarter, a year or a span: 2014-09-30, 2014-09, 2014-Q3, 2014/15."""


def add_to(app: typer.Typer) -> None:
    """Make it a command of the program; a value such as -5 is no option."""
    app.command("record", epilog=EPILOG, context_settings={"ignore_unknown_options": True})(record)


def record(
    wanted: MeasureArgument,
    period: PeriodArgument,
    value: ValueArgument = None,
    *,
    by: ByOption = None,
    source: SourceOption = None,
    note: NoteOption = None,
    provisional: ProvisionalOption = False,
    restate: RestateOption = None,
    void: VoidOption = None,
    dry_run: DryRunOption = False,
    form: FormatOption = Format.TEXT,
    plan: PlanOption = None,
) -> int:
    """Append one reading to its measure's log, and say what it decides."""
    from plantrack.core.period import day_period
    from plantrack.core.reading import Reading
    from plantrack.store.git import user_name

    with _nothing_recorded():
        _check_options(value, {"--restate": restate, "--void": void})
        loaded = read_plan(plan, "none")
        subject = find_subject(loaded, wanted)
        reading = Reading(
            period=_period(period, loaded.plan.terms),
            value=None if void is not None else _value(value or "", subject),
            recorded=day_period(today()),
            series=subject.series,
            by=by or user_name(Path(loaded.shown)),
            source=source,
            note=note,
            provisional=provisional,
            restated=restate,
            void=void,
        )
        appended = _append(loaded, subject, reading, dry_run=dry_run)
    _answer(form, loaded.plan.terms, subject, reading, appended)
    return FINE


@contextmanager
def _nothing_recorded() -> Iterator[None]:
    """Whatever stops the run before the reading stands says so, unless nobody can know."""
    try:
        yield
    except InDoubt:
        raise
    except Exception as error:
        error.add_note(NOTHING)
        raise


@contextmanager
def _recorded_all_the_same(appended: "_Appended") -> Iterator[None]:
    """Let nothing deny a reading that stands: that the answer failed is a remark, and the exit code is 0."""
    try:
        yield
    except Exception as fault:
        if appended.dry_run:
            raise
        known = isinstance(fault, NobodyReads | PlantrackError)
        why = f"{fault}" if known else f"the answer could not be given ({type(fault).__name__}: {fault})"
        remark(f"plantrack: the reading was recorded in {appended.file}, but {why}")


class _Appended(NamedTuple):
    """What became of a reading: the file, its line, and the log before and after; or would, if rehearsed."""

    file: str
    line: str
    logs: "tuple[Log, Log]"
    dry_run: bool


def _append(loaded: "Loaded", subject: Subject, reading: "Reading", *, dry_run: bool) -> _Appended:
    """Append the reading if it fits, or rehearse it."""
    from plantrack.core.fitness import faults_of_reading
    from plantrack.store.append import LogFile, append_reading, rehearse_reading
    from plantrack.store.layout import READINGS, log_name, shown_file

    measure, terms = subject.measure, loaded.plan.terms
    file = shown_file(loaded.shown, READINGS, log_name(measure.id))
    logs: list[Log] = []

    def judge(log: "Log") -> None:
        for fault in faults_of_reading(reading, measure, terms, log):
            raise Refused(f"{fault.message}. {fault.help}")
        _refuse_empty_restatement(reading, subject, log)
        logs[:] = [log, (*log, reading._replace(line=max((r.line for r in log), default=0) + 1))]

    def consent(log: "Log") -> None:
        judge(log)
        finish_what_is_begun()

    log_file = LogFile(Path(loaded.shown) / READINGS, measure.id, file, terms.year_start)
    if dry_run or not log_file.path.exists():
        line = rehearse_reading(log_file, reading, judge)  # a refusal makes no folder and no file
    if not dry_run:
        line = append_reading(log_file, reading, consent)
    return _Appended(file, line, (logs[0], logs[1]), dry_run)


def _recorded(terms: "Terms", subject: Subject, reading: "Reading", appended: _Appended) -> "Recorded":
    """Judge its series before and after."""
    from plantrack.render.recorded import Recorded

    before, after = (_judged(subject, terms, log) for log in appended.logs)
    unit = after.series.unit if after else subject.unit
    closed = terms.closes if terms.closes and terms.closes.last < today() else None
    return Recorded(
        reading, subject.id, unit, appended.file, appended.line, before, after, appended.dry_run, closed
    )


def _answer(form: Format, terms: "Terms", subject: Subject, reading: "Reading", appended: _Appended) -> None:
    from plantrack.render.recorded import COLUMNS, recorded_page, recorded_rows

    with _recorded_all_the_same(appended):
        recorded = _recorded(terms, subject, reading, appended)
        answer_list(form, "record", recorded_rows(recorded), COLUMNS, recorded_page(recorded), None)


def _refuse_empty_restatement(reading: "Reading", subject: Subject, log: "Log") -> None:
    """Refuse to restate what is not there: the answer and the log would speak of an earlier reading."""
    from plantrack.core.reading import readings_in_force

    standing = readings_in_force(log, reading.series, reading.period.last)
    if reading.restated and not any(one.period == reading.period for one in standing):
        raise Refused(
            f"{subject.id} has no reading for {reading.period}: there is nothing to restate. "
            "Leave --restate away"
        )


def _judged(subject: Subject, terms: "Terms", log: "Log") -> "SeriesAssessment | None":
    from plantrack.core.assess import assess_measure

    if subject.action is None:
        return None
    judged = assess_measure(subject.measure, subject.action, terms, log, today())
    return next((one for one in judged.series if one.series.name == subject.series), None)


def _check_options(value: str | None, reasons: dict[str, str | None]) -> None:
    void = reasons["--void"]
    if value is not None and value.startswith("--"):
        raise PlantrackError(f"no such option: {value[:40]}; plantrack record --help lists them")
    if void is not None and (value is not None or reasons["--restate"] is not None):
        raise PlantrackError("--void withdraws a reading: it takes no value and no --restate")
    if void is None and value is None:
        raise PlantrackError("a reading needs a value: plantrack record 1c 2014-09 55")
    for option, reason in reasons.items():
        if reason is not None and not reason.strip():
            raise PlantrackError(f'{option} needs a reason, in words: {option} "two late audits added"')


def _period(text: str, terms: "Terms") -> "Period":
    from plantrack.core.period import parse_period

    try:
        period = parse_period(text, terms.year_start)
    except ValueError as fault:
        raise Refused(str(fault)) from None
    if period.first > today():
        raise Refused(f"{period.in_words()} has not begun: today is {today()}")
    return period


def _value(text: str, subject: Subject) -> "Value":
    from plantrack.core.value import Count, parse_value

    plain = text.strip()
    is_percentage = plain.endswith("%")
    try:
        value = parse_value(plain.removesuffix("%").rstrip())
    except ValueError as fault:
        raise Refused(str(fault)) from None
    if is_percentage and (subject.unit != "percent" or isinstance(value, Count)):
        raise Refused(f"{subject.id} is in {subject.unit}: leave the % sign away")
    return value
