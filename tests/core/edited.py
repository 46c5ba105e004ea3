"""Two small plans for the tests of edits, each with a before and an after, in text."""

from typing import NamedTuple

from plantrack.core.edits import Edit, compare
from plantrack.core.model import Issue, Plan
from tests.core.plans import action, log, measure, plan, terms


class Side(NamedTuple):
    """One version in text: the fields of its terms, its one action and its one measure, and a log."""

    measure: str = ""
    action: str = ""
    of: str = ""
    log: str = ""


def made(side: Side) -> Plan:
    return plan(action(side.action, measure(side.measure)), of=side.of)


def between(before: Side, after: Side) -> tuple[Edit, ...]:
    logs = [{"1a": log(side.log)} if side.log else {} for side in (before, after)]
    return compare(made(before), logs[0], made(after), logs[1])


def issues(*texts: str, of: str = "") -> Plan:
    """Make a plan of issues, each in one line of ids and texts.

    "1: 1.1=Do it[1a=Cases,1b=Visits]; 1.2=Train" is issue 1 with two actions, the first with two measures;
    "2=Another: 2.1=Recruit" gives the issue its statement too.
    """
    found = [_issue(text) for text in texts]
    return Plan(terms(of), tuple(sorted(found, key=lambda issue: issue.id)))


def _issue(text: str) -> Issue:
    head, _, body = text.partition(":")
    id_, _, statement = head.partition("=")
    actions = []
    for part in filter(None, (one.strip() for one in body.split(";"))):
        named, _, held = part.removesuffix("]").partition("[")
        number, _, title = named.partition("=")
        measures = tuple(
            measure(f"{{id: {one.split('=')[0].strip()}, text: {one.split('=')[1]}}}")
            for one in filter(None, held.split(","))
        )
        made_action = action(f"{{id: '{number}', title: {title}}}")
        actions.append(made_action.model_copy(update={"measures": measures}))
    return Issue(id=id_.strip(), statement=statement or "What was found", actions=tuple(actions))


def told(edits: tuple[Edit, ...]) -> list[tuple[str, str, str]]:
    return [(edit.code, edit.effect.value, edit.sentence) for edit in edits]
