"""Shell completion of ids: a light look at the files, without building the plan.

What is offered here is read by a shell, and some shells evaluate it: the plan's words are no program.
"""


def complete_id(incomplete: str) -> list[tuple[str, str]]:
    """Give the ids that begin as typed, each with its text; nothing at all when there is no plan."""
    import os
    from pathlib import Path

    from plantrack.errors import PlantrackError
    from plantrack.store.ids import known_ids
    from plantrack.store.layout import find_plan, plan_at

    given = os.environ.get("PLANTRACK_PLAN")
    try:
        folder = plan_at(Path(given)) if given else find_plan(Path.cwd())
        known = known_ids(folder)
    except (PlantrackError, OSError):
        return []
    begun = ((id_, text) for _, id_, text in known if id_.casefold().startswith(incomplete.casefold()))
    return [(id_, _spoken(text)) for id_, text in begun if _is_id(id_)]


def _is_id(text: str) -> bool:
    """Is it made as the ids of measures and their series are? No other is offered."""
    import re

    return bool(re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z._-]*(/[0-9A-Za-z][0-9A-Za-z._-]*)?", text))


def _spoken(text: str) -> str:
    """Leave letters, digits and the plainest marks: nothing that a shell or a terminal would act on."""
    import re

    return re.sub(
        r"[^\w .,;%/()\N{RIGHT SINGLE QUOTATION MARK}-]+",
        " ",
        text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
    ).strip()
