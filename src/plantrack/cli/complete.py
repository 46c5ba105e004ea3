"""Shell completion of ids: a light look at the files, without building the plan."""


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
    return [(id_, text) for _, id_, text in known if id_.casefold().startswith(incomplete.casefold())]
