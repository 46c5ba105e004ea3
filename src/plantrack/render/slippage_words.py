"""Words of slippage: a move, who made it, when, and the reason that the plan or the commit gives."""

from typing import Final

from plantrack.core.edits_form import quoted
from plantrack.core.kinds import Open
from plantrack.core.papers import days_in_words
from plantrack.core.slippage_form import Account, EndDate, Move, Step, Way
from plantrack.render.page import Cell, Words

MOST_OF_A_NAME: Final = 64
"""How much of a name that git gives is shown."""


def move_in_words(move: Move) -> str:
    """Say from what to what an end moved: "2014-04 became 2014-06, 61 days later"."""
    was, now = end_in_words(move.was), end_in_words(move.now)
    match move.way:
        case Way.SET:
            return f"set to {now}, where there was {was}"
        case Way.LEFT_OPEN:
            return f"{was} became {now}: left open"
        case _:
            return f"{was} became {now}, {by_days(move.days or 0)}"


def account_in_words(account: Account) -> tuple[Cell, ...]:
    """Say how something was moved, by whom and when; then why."""
    change, step = account.change, account.step
    if change is None:
        how = f"written in place {by_whom(step)}"
    else:
        decided = f", decided by {change.by}" if change.by else ""
        since = "" if account.is_seen else " when it first came into the plan,"
        how = f"a change of {change.date}{decided}, written{since} {by_whom(step)}"
    return (f"{how}. ", *_why(account))


def _why(account: Account) -> tuple[Cell, ...]:
    if account.reason is not None:
        name = "Reason, given afterwards" if account.afterwards else "Reason"
        return (f"{'A correction' if account.is_correction else name}: {_quoted(account.reason)}",)
    subject = account.step.subject
    said = f" The commit says: {quoted(subject)}" if subject else ""
    return (Words("No reason in the plan.", "warn"), said)


def by_whom(step: Step) -> str:
    """Say whose commit it was, and which."""
    return (
        f"by {step.who[:MOST_OF_A_NAME] or 'nobody named'}, {dated(step)}"
        if step.commit
        else "and not committed"
    )


def dated(step: Step) -> str:
    """Name a commit, with its committer's date."""
    return f"{step.short} ({step.when or 'without a date'})"


def by_days(days: int) -> str:
    """Say by how much: "61 days later"."""
    return f"{days_in_words(abs(days))} {'later' if days > 0 else 'earlier'}"


def end_in_words(end: EndDate) -> str:
    """Give an end as written; what stands for none is said."""
    match end:
        case None:
            return "no date"
        case Open():
            return end.value
        case _:
            return end.written


def _quoted(text: str) -> str:
    return f'"{" ".join(text.split())}"'
