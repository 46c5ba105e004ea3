"""Remedies: what to write, and where, so that a weaker promise comes with its reason."""

import json
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from plantrack.core.edits_form import plain
from plantrack.core.model import Part
from plantrack.core.period import Period

_NOTHING: tuple[object, ...] = (None, (), {})


def put_back(label: str, field: str, was: object) -> str:
    """Tell how to undo an edit of a field that no change can hold."""
    undo = f"Take `{field}` out of" if was in _NOTHING else f"Put back `{field}: {in_yaml(was)}` in"
    return f"{undo} {label}: what was promised stays as it was first written"


def by_change(place: str, label: str, field: str, was: object, now: object) -> str:
    """Tell how to undo an edit of a field in place, and to promise the new value from a date on.

    `place` is the thing in which the field is written, `label` the one whose promise it is. The date and the
    reason are left to the person who decides them.
    """
    whose = "its changes" if place == label else f"the changes of {label}"
    back = f"{put_back(place, field, was)}. Add to {whose}, with the date and the reason"
    return f"{back}:\n{_entry(field, _in_lines(now))}"


def by_naming(advice: str, field: str) -> str:
    """Tell how to undo an edit of what no change can hold, and how to give its reason if it is to stand."""
    stands = "If the edit is to stand, add to its changes, with the date and the reason"
    return f"{advice}. {stands}:\n{_entry('edited', f' [{field}]')}"


def by_withdrawal(label: str, *, is_taken: bool) -> str:
    """Tell how a thing is taken out of a plan: it stays, with a dated end; and under an id that is free."""
    how = "under an id of its own" if is_taken else "as it was"
    back = f"Put {label} back {how}: what is given up stays, withdrawn"
    return f"{back}. Add to its changes, with the date and the reason:\n" + _entry("withdrawn", " true")


def _entry(field: str, value: str) -> str:
    return f'changes:\n  - date: YYYY-MM-DD\n    reason: "..."\n    {field}:{value}'


def _in_lines(value: object) -> str:
    """Write what follows the colon of a key: a value, or milestones on lines of their own."""
    if isinstance(value, tuple) and value and isinstance(value[0], Part):
        return "".join(f"\n      - {in_yaml(one)}" for one in value)
    return f" {in_yaml(value)}"


def in_yaml(value: object) -> str:  # noqa: PLR0911 - one for each kind of value
    """Write a value of the plan as it would stand in its file, on one line."""
    match value:
        case Part():
            pairs = (
                f"{field.alias or name}: {in_yaml(getattr(value, name))}"
                for name, field in type(value).model_fields.items()
                if getattr(value, name) != field.default
            )
            return f"{{{', '.join(pairs)}}}"
        case Mapping():
            return f"{{{', '.join(f'{in_yaml(key)}: {in_yaml(one)}' for key, one in value.items())}}}"
        case tuple():
            return f"[{', '.join(in_yaml(one) for one in value)}]"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case Period():
            return value.written
        case Enum():
            return str(value.value)
        case _:
            return json.dumps(plain(str(value)), ensure_ascii=False)
