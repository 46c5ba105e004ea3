"""Remedies: what to write, and where, so that a weaker promise comes with its reason."""

import json
from decimal import Decimal
from enum import Enum

from plantrack.core.edits_form import plain
from plantrack.core.model import Part
from plantrack.core.period import Period

_NOTHING = (None, ())


def put_back(label: str, field: str, was: object) -> str:
    """Tell how to undo an edit of a field that no change can hold."""
    undo = f"Take `{field}` out of" if was in _NOTHING else f"Put back `{field}: {in_yaml(was)}` in"
    return f"{undo} {label}: what was promised stays as it was first written"


def by_change(label: str, field: str, was: object, now: object) -> str:
    """Tell how to undo an edit of a field in place, and to promise the new value from a date on.

    The date and the reason are left to the person who decides them.
    """
    return f"{put_back(label, field, was)}. Add to its changes, with the date and the reason:\n" + _entry(
        field, now
    )


def by_withdrawal(label: str) -> str:
    """Tell how a thing is taken out of a plan: it stays, with a dated end."""
    back = f"Put {label} back as it was: what is given up stays, withdrawn"
    return f"{back}. Add to its changes, with the date and the reason:\n" + _entry("withdrawn", True)  # noqa: FBT003


def _entry(field: str, now: object) -> str:
    lines = ["changes:", "  - date: YYYY-MM-DD", '    reason: "..."']
    if isinstance(now, tuple) and now and isinstance(now[0], Part):
        rows = (f"      - {in_yaml(one)}" for one in now)
        return "\n".join([*lines, f"    {field}:", *rows])
    return "\n".join([*lines, f"    {field}: {in_yaml(now)}"])


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
