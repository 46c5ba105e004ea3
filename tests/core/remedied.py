"""A plan as the text of its files, and what somebody does to it who follows a remedy to the letter.

A plan here is what YAML reads: groups, lists and text, a log as one line of `tests.core.plans.log`. So a
remedy is applied as it is in a file: its YAML is read, and put where it says.
"""

import re
from copy import deepcopy
from typing import Any

import yaml

from plantrack.core.edits import Edit, compare
from plantrack.core.model import Issue, Plan, Terms
from tests.core.plans import YEAR_START, log

Raw = dict[str, Any]

_PUT = re.compile(r"Put back `(\w+): (.*?)` in (.+?): what was promised stays", re.DOTALL)
_TAKE = re.compile(r"Take `(\w+)` out of (.+?): what was promised stays")
_ADD = re.compile(
    r"(?<=\. )Add to (its changes|the changes of (\S+)), with the date and the reason:\n(.*)", re.DOTALL
)
_STAND = re.compile(
    r"If the edit is to stand, add to its changes, with the date and the reason:\n(.*)", re.DOTALL
)


def read(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """Read YAML as the border does: every scalar is text."""
    return yaml.BaseLoader(text).get_single_data()


def written(text: str) -> Raw:
    """Make a plan from its terms, issues and logs; what a row does not care for may be left out."""
    told = read(text)
    plan = {"title": "A plan", "organisation": "A council", "starts": "2014-01", "published": "2015-03"}
    return {
        "plan": plan | told.get("plan", {}),
        "issues": [_issue(issue) for issue in told.get("issues", [{}])],
        "logs": told.get("logs", {}),
    }


def _issue(told: Raw) -> Raw:
    actions = [_action(action) for action in told.get("actions", [{}])]
    return {"id": "1", "statement": "What was found", **told, "actions": actions}


def _action(told: Raw) -> Raw:
    usual = {"id": "1.1", "title": "Do it", "start": "2014-01", "end": "2014-04"}
    made = {**usual, **told, "measures": [_measure(measure) for measure in told.get("measures", [{}])]}
    return {key: value for key, value in made.items() if value != "none"}


def _measure(told: Raw) -> Raw:
    way = {} if told.get("unit") == "deliverable" else {"better": "higher"}
    usual = {"id": "1a", "text": "What is measured", "unit": "percent"} | way
    return {key: value for key, value in (usual | told).items() if value != "none"}


def loaded(raw: Raw) -> tuple[Plan, dict[str, Any]]:
    """Make the models of a plan, as loading does."""
    issues = tuple(Issue.model_validate(issue, context=YEAR_START) for issue in raw["issues"])
    terms = Terms.model_validate(raw["plan"], context=YEAR_START)
    return Plan(terms, issues), {id_: log(lines) for id_, lines in raw["logs"].items()}


def edits(before: Raw, after: Raw) -> tuple[Edit, ...]:
    return compare(*loaded(before), *loaded(after))


def refused(before: Raw, after: Raw) -> list[Edit]:
    return [edit for edit in edits(before, after) if edit.is_refused]


def put_back(before: Raw, after: Raw, edit: Edit, on: str) -> Raw:
    """Follow a remedy: put back what stood, and promise the new value by a change where it says how."""
    made = deepcopy(after)
    remedy = edit.remedy
    if found := _PUT.search(remedy):
        _labelled(made, found[3])[found[1]] = read(found[2])
    elif found := _TAKE.search(remedy):
        _labelled(made, found[2]).pop(found[1], None)
    else:
        made = _undone(before, made, edit)
    if found := _ADD.search(remedy):
        label = found[2] or ("9z" if "under an id of its own" in remedy else _label(remedy))
        _add(_labelled(made, label), found[3], on)
    return made


def let_stand(after: Raw, edit: Edit, on: str) -> Raw | None:
    """Follow the other half of a remedy: the edit stands, an entry gives its reason; else None."""
    found = _STAND.search(edit.remedy)
    if not found:
        return None
    made = deepcopy(after)
    _add(_thing(made, edit), found[1], on)
    return made


def _add(thing: Raw, snippet: str, on: str) -> None:
    (entry,) = read(snippet.replace("YYYY-MM-DD", on).replace('"..."', '"The board agreed"'))["changes"]
    thing["changes"] = sorted([*thing.get("changes", []), entry], key=lambda change: change["date"])


def _label(remedy: str) -> str:
    """Find of which thing a remedy says "its"."""
    found = re.search(
        r"(?:` (?:in|out of)|^Put) (plan\.yaml|(?:action |issue )?[^\s:]+?)(?::| back as)", remedy
    )
    assert found, remedy
    return found[1]


def _thing(raw: Raw, edit: Edit) -> Raw:
    kind = edit.pointer.thing
    return _labelled(raw, {"plan": "plan.yaml", "measure": edit.subject}.get(kind, f"{kind} {edit.subject}"))


def _labelled(raw: Raw, label: str) -> Raw:
    """Find a thing by how a sentence calls it: plan.yaml, issue 1, action 1.1, 1a or 1a/lac."""
    kind, _, id_ = label.rpartition(" ")
    measure, _, series = id_.partition("/")
    found: Raw = raw["plan"]
    if label != "plan.yaml":
        found = next(thing for thing in _things(raw, kind or "measure") if thing["id"] == measure)
    inner: dict[str, Raw] = found.get("series", {})
    return inner[series] if series else found


def _things(raw: Raw, kind: str) -> list[Raw]:
    issues = raw["issues"]
    actions = [action for issue in issues for action in issue["actions"]]
    measures = [measure for action in actions for measure in action["measures"]]
    things: list[Raw] = {"issue": issues, "action": actions, "measure": measures}[kind]
    return things


def _undone(before: Raw, made: Raw, edit: Edit) -> Raw:
    """Do what a remedy says in words: put a thing, an update, a change, a series or a line back as it was."""
    remedy = edit.remedy
    if remedy.startswith(
        ("Put the line back", "Put the change of", "Put it back as it was said", "Put the series")
    ):
        keys = {
            "Put the line": "logs",
            "Put the chan": "changes",
            "Put it back ": "updates",
            "Put the seri": "series",
        }
        key = keys[remedy[:12]]
        holder, was = (made, before) if key == "logs" else (_thing(made, edit), _thing(before, edit))
        holder.pop(key, None)
        holder.update({key: deepcopy(was[key])} if key in was else {})
        return made
    if found := re.match(r"Put (\S+) back under an id of its own", remedy):
        return _twin(before, made, found[1])
    if found := re.match(r"Put ((?:action |issue )?\S+) back", remedy):
        return _restored(before, made, found[1])
    found = re.match(r"Leave ((?:action |issue )?\S+) to ", remedy)
    assert found, remedy
    _labelled(made, found[1])["id"] = "9z"
    return _restored(before, made, found[1])


def _twin(before: Raw, made: Raw, id_: str) -> Raw:
    """Put the second measure of an id back into the one action, as 9z."""
    (_, twin) = (measure for measure in _things(before, "measure") if measure["id"] == id_)
    (action,) = _things(made, "action")
    action["measures"].append({**twin, "id": "9z"})
    return made


def _restored(before: Raw, made: Raw, label: str) -> Raw:
    """Put a whole thing back where it was, without what is still in the plan."""
    kind = label.rpartition(" ")[0] or "measure"
    thing = deepcopy(_labelled(before, label))
    for held, inner in (("actions", "action"), ("measures", "measure")):
        left = {one["id"] for one in _things(made, inner)}
        if held in thing:
            thing[held] = [one for one in thing[held] if one["id"] not in left]
    if kind == "issue":
        made["issues"].append(thing)
        return made
    held, upper = ("actions", "issue") if kind == "action" else ("measures", "action")
    holder = next(one for one in _things(before, upper) if any(t["id"] == thing["id"] for t in one[held]))
    next(one for one in _things(made, upper) if one["id"] == holder["id"])[held].append(thing)
    return made
