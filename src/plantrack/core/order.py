"""The order in which ids are shown: 1.9 before 1.10, 9g before 10a."""

import re

_PARTS = re.compile(r"(\d+)|(\D+)", re.ASCII)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Make the sort key of an id: its runs of digits compare as numbers, the rest as text, ignoring case."""
    return tuple(
        (0, int(digits), digits) if digits else (1, 0, other.casefold())
        for digits, other in _PARTS.findall(text)
    )
