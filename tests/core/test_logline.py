"""A line of a log: what is said of each that is none, and at which column."""

import pytest

from plantrack.core import entry
from plantrack.core.entry_form import Entry
from plantrack.core.logline import EXAMPLE, LineFault, decode_line

KEYS = (
    "The keys of a reading are series, period, value, recorded, by, source, note, provisional, restated, void"
)
HELP = {
    "log-key": f"{KEYS}; period is needed, and a value or void",
    "log-line": f"A reading is one line such as {EXAMPLE}",
    "bad-period": "Correct the period in this line",
    "bad-value": "Correct this line, or leave out what has nothing to say",
}
BEGUN = '- {"period": "2014-09", '
FAULTY = {
    '- {"value": 55}': ("log-key", 3, "this line has no period"),
    '- {"perid": "2014-09"}': ("log-key", 4, 'there is no key "perid". Did you mean "period"?'),
    BEGUN + '"zzqq": 1, "value": 2}': ("log-key", 25, 'there is no key "zzqq"'),
    BEGUN + f'"{"k" * 40}": 1}}': ("log-key", 25, f'there is no key "{"k" * 40}"'),
    BEGUN + f'"{"k" * 41}": 1}}': ("log-key", 25, f'there is no key "{"k" * 37}..."'),
    BEGUN + '"value": 5, "value": 6}': ("log-key", 37, '"value" is written twice in this line'),
    BEGUN + '"value": 5, "recorded": 5}': (
        "bad-period", 49, '"recorded" is a number where text in quotation marks belongs',
    ),
    BEGUN + '"value": 5, "recorded": true}': (
        "bad-period", 49, '"recorded" is true where text in quotation marks belongs',
    ),
    BEGUN + '"value": 1, "provisional": "yes"}': (
        "bad-value", 52, '"provisional" is text where true belongs',
    ),
    BEGUN + '"value": 1, "by": ""}': ("bad-value", 43, '"by" is empty'),
    BEGUN + "@}": (
        "log-line", 25, "this line is not a reading: a key in double quotation marks belongs here",
    ),
    BEGUN + '"value": 5]': ("log-line", 35, "this line is not a reading: a comma is missing here"),
}  # fmt: skip


@pytest.mark.parametrize("text", FAULTY)
def test_what_is_wrong_and_where(text: str) -> None:
    code, column, message = FAULTY[text]
    assert decode_line(text, 3) == LineFault(code, column, message, HELP[code])


def test_the_keys_are_those_of_the_schema() -> None:
    assert tuple(Entry.__annotations__) == entry.KEYS
