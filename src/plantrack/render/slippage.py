"""What moved in a plan over its history, as a page: ends first, then milestones, the worst first."""

from collections.abc import Iterator, Sequence

from plantrack.core.order import natural
from plantrack.core.promise import last_day
from plantrack.core.slippage_form import (
    Course,
    Drift,
    Fate,
    Shift,
    Slippage,
    Step,
    Timing,
)
from plantrack.render.facts import many
from plantrack.render.page import Block, Cell, Column, Gap, Heading, Page, Table, Words, line
from plantrack.render.slippage_rows import WEAKER, series_id, shifts_of, summary_json
from plantrack.render.slippage_words import (
    account_in_words,
    by_days,
    by_whom,
    dated,
    end_in_words,
    move_in_words,
)

MOST_NAMED = 3
"""How many versions that could not be read, or other places, are named."""

_TIMINGS = {
    Timing.BEFORE: "before it was due",
    Timing.ON_THE_DAY: "on the day it was due",
    Timing.AFTER: "after it was due",
    None: "with no day to hold it against",
}


def slippage_page(told: Slippage, because: str = "") -> Page:
    """Give the headline, the actions that moved their end, each move, the milestones, and what stood.

    `because` says which part of the plan it is.
    """
    moved = sorted((course for course in told.courses if course.times), key=_how_bad)
    blocks: list[Block] = [
        Heading("What has moved in the plan", 1),
        line(f"{_compared(told)}{because}."),
        *(line(Words(_skipped(told.skipped), "bad")) for _ in told.skipped[:1]),
        *(line(Words(_headline(told), "strong")) for _ in told.courses[:1]),
        *(line(_milestones_counted(told)) for _ in told.drifts[:1]),
    ]
    if moved:
        blocks += [Gap(), Heading(f"Actions that moved their end: {len(moved)}"), _table(moved)]
        blocks += [Gap(), Heading("Each of their moves")]
        blocks += [one for course in moved for one in _moves_of(course)]
    gone = [_gone(course, course.gone) for course in told.courses if course.gone]
    if gone:
        blocks += [Gap(), Heading(f"Actions taken out of the plan: {len(gone)}"), *gone]
    for title, group in _groups(told):
        blocks += [Gap(), Heading(f"{title}: {len(group)}")]
        blocks += [one for drift, shift in group for one in _shift(drift, shift)]
    return Page((*blocks, Gap(), line(_stood(told))))


def skipped_in_words(told: Slippage) -> str:
    """Say which versions could not be read whole, and where their changes are; empty for none."""
    return _skipped(told.skipped) if told.skipped else ""


def moved_house(before: Sequence[str]) -> str:
    """Say where the plan may have lain before its history begins."""
    places = ", ".join(before[:MOST_NAMED])
    return f"The first commit took a plan out of {places}; what was done to it there is not told."


def _compared(told: Slippage) -> str:
    committed = [step for step in told.steps if step.commit]
    here = ", and what lies here uncommitted" if len(committed) < len(told.steps) else ""
    if not committed:
        return "No committed version could be read; told from what lies here uncommitted"
    first, last = committed[0], committed[-1]
    if first is last:
        return f"Told from the one committed version, {dated(first)}{here}"
    of = f"{len(committed)} versions on this branch, {dated(first)} to {dated(last)}"
    return f"Over {of}, in the order in which they were merged{here}"


def _skipped(skipped: Sequence[Step]) -> str:
    names = ", ".join(step.short or "what lies here uncommitted" for step in skipped[:MOST_NAMED])
    more = f" and {len(skipped) - MOST_NAMED} more" if len(skipped) > MOST_NAMED else ""
    return (
        f"INCOMPLETE: at {names}{more} the plan could not be read whole; what changed there is told of the "
        "next version that could be, if there is one."
    )


def _headline(told: Slippage) -> str:
    counts = summary_json(told)
    actions, gone = counts["actions"], counts["gone"]
    of = f"of {many(actions, 'action', 'actions')}"
    of += f" ({gone} of them no longer in the plan)" if gone else ""
    more, once = counts["moved_more_than_once"], counts["moved_once"]
    if not more and not once:
        return f"None {of} has moved its date."
    have = "has moved its date" if more == 1 else "have moved their date"
    return f"{more or 'None'} {of} {have} more than once; {once or 'none'} once."


def _milestones_counted(told: Slippage) -> str:
    counts = summary_json(told)
    after = counts["weakened_after_due"]
    moved = [
        f"{counts['eased']} eased",
        f"{counts['removed']} removed",
        f"{counts['tightened']} tightened",
        f"{counts['added']} added",
    ]
    late = f" Of those eased or removed, {after} came after it was due." if after else ""
    some = ", ".join(said for said in moved if not said.startswith("0 "))
    return f"Milestones: {some}.{late}" if some else "No milestone was eased, removed, tightened or added."


def _how_bad(course: Course) -> tuple[object, ...]:
    return (-course.later, -course.times, -(course.days or 0), natural(course.action.id))


def _table(moved: Sequence[Course]) -> Table:
    columns = (
        Column("Action"),
        Column("First promised"),
        Column("Now"),
        Column("Moved"),
        Column("In all"),
        Column("Title", "shrink"),
    )
    return Table(columns, tuple(_row(course) for course in moved))


def _row(course: Course) -> tuple[Cell, ...]:
    now = end_in_words(course.now) + (", withdrawn" if course.is_withdrawn else "")
    days = course.days
    in_all = "" if days is None else "level" if days == 0 else by_days(days)
    return (
        Words(course.action.id, "strong"),
        end_in_words(course.first),
        "gone" if course.gone else now,
        many(course.times, "time", "times"),
        Words(in_all, "bad" if days and days > 0 else "plain"),
        course.action.title,
    )


def _moves_of(course: Course) -> Iterator[Block]:
    yield line(Words(course.action.id, "strong"), f"  {course.action.title}")
    for move in course.moves:
        yield line(move_in_words(move), "; ", *account_in_words(move.account), indent=1)


def _gone(course: Course, step: Step) -> Block:
    said = f"  {course.action.title}; its end was {end_in_words(course.now)}; taken out {by_whom(step)}"
    return line(Words(course.action.id, "strong"), said)


def _groups(told: Slippage) -> Iterator[tuple[str, list[tuple[Drift, Shift]]]]:
    shifts = list(shifts_of(told))
    weaker = [one for one in shifts if one[1].fate in WEAKER]
    after = [one for one in weaker if one[1].timing is Timing.AFTER]
    other = "Other milestones" if after else "Milestones"
    groups = {
        "Milestones eased or removed after they were due": after,
        f"{other} eased or removed": [one for one in weaker if one not in after],
        "Milestones tightened": [one for one in shifts if one[1].fate is Fate.TIGHTENED],
        "Milestones added": [one for one in shifts if one[1].fate is Fate.ADDED],
    }
    return ((title, group) for title, group in groups.items() if group)


def _shift(drift: Drift, shift: Shift) -> Iterator[Block]:
    due = f" ({shift.due})" if shift.due else ""
    timing = "" if shift.fate is Fate.ADDED else f", {_TIMINGS[shift.timing]}{due}"
    yield line(Words(series_id(drift, shift), "strong"), f"  {'; '.join(shift.words)}{timing}")
    yield line(*account_in_words(shift.account), indent=1)


def _stood(told: Slippage) -> str:
    """Say in a sentence or two what has not moved."""
    dated = [course for course in told.courses if last_day(course.first) or course.moves]
    still = sum(not course.times for course in dated)
    undated = len(told.courses) - len(dated)
    never = f"; {many(undated, 'never had a date', 'never had one')}" if undated else ""
    kept = sum(not drift.shifts for drift in told.drifts)
    of = many(len(told.drifts), "measure", "measures")
    ends = f"Not moved: the end of {many(still, 'action', 'actions')}{never}." if told.courses else ""
    measures = f"The milestones of {kept} of {of} are as they were first promised." if told.drifts else ""
    return " ".join(filter(None, (ends, measures))) or "There is nothing here that could move."
