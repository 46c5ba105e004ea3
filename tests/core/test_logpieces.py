"""Lines read thousands at a time: each is read as it is alone, or not at all."""

import pytest

from plantrack.core.logblock import Block, block_of, read_carefully, read_fast
from plantrack.core.logline import LONGEST
from plantrack.core.reading import LastRecorded, Reading

PLAIN = [
    '- {"period": "2014-09", "value": 55}',
    '- {"period": "2014-09", "value": 55}\r',
    '- {"period": "2014-09", "value": -0.50}',
    '- {"period": "2014-09", "value": 0}',
    '- {"period": "2014-09", "value": 123456789012345}',
    '- {"period": "2014-09", "value": 0.00001}',
    '- {"period": "2014-09", "value": "14/90"}',
    '- {"period": "2014-09", "value": "done"}',
    '- {"period": "2014-09", "value": "missed"}',
    '- {"period": "2014/15-Q1", "value": 55}',
    '- {"period": "2014-05-01..2014-08-31", "value": 55, "recorded": "2014-09"}',
    '- {"series": "lac", "period": "2014-09", "value": 55, "recorded": "2014-10-06"}',
    '- {"series": "lac", "period": "2014/15-Q1", "value": 55}',
    '- {"series": "%s", "period": "2014-09", "value": 55}' % ("s" * 64),
    '- {"period": "2014-09", "void": "a slip"}',
    '- {"period": "2014-09", "recorded": "2014-10-06", "void": "a slip"}',
    '- {"series": "lac", "period": "2014-09", "recorded": "2014-10-06", "by": "AO", "void": "a slip"}',
    '- {"period": "2014-09", "by": "A\\"O", "void": "a \\"slip\\""}',
    '- {"period": "2014-09", "value": 55, "by": "AO"}',
    '- {"period": "2014-09", "value": 55, "source": "a return"}',
    '- {"period": "2014-09", "value": 55, "note": "caf\u00e9"}',
    '- {"period": "2014-09", "value": 55, "provisional": true}',
    '- {"period": "2014-09", "value": 55, "provisional": false}',
    '- {"period": "2014-09", "value": 55, "restated": "late"}',
    '- {"period": "2014-09", "value": 55, "recorded": "2014-10-06", "by": "AO", "note": "n"}',
    '- {"period": "2014-09", "value": 55, "source": "a return", "provisional": true, "restated": "late"}',
    '- {"period": "2014-09", "value": 55, "restated": "late", "by": "AO"}',
    '- {"period": "2014-09", "value": 55, "note": "a \\"b\\" \\\\ \\u00e9 {c}, d"}',
    '- {"period": "2014-09", "value": 55, "note": "%s"}' % ("n" * 50_000),
]  # fmt: skip
ODD = [
    "",
    "junk",
    "# a remark",
    '{"period": "2014-09", "value": 55}',
    '- {"period": "2014-09", "value": 55',
    '- {"period": "2014-09", "value": 55} ',
    '- {"period": "2014-09", "value": 55}}',
    '- {"period": "2014-09", "value": 55,}',
    '- {"period": "2014-09", "value": 55},{"period": "2014-10", "value": 56}',
    '- {"period": "2014-09", "value": 55, "by": "AO"},{"by": "AO"}',
    '- {"period": "2014-09"}',
    '- {"period": "2014-09", "by": "AO"}',
    '- {"value": 55}',
    '- {"value": 55, "period": "2014-09"}',
    '- {"period" : "2014-09", "value": 55}',
    '- {"period":"2014-09","value":55}',
    '- {"period": "2014-13", "value": 55}',
    '- {"period": "soon", "value": 55}',
    '- {"period": "2014-09\\u0020", "value": 55}',
    '- {"period": "2014\\u002d09", "value": 55}',
    '- {"period": 2014, "value": 55}',
    '- {"series": "", "period": "2014-09", "value": 55}',
    '- {"series": "l\\u0061c", "period": "2014-09", "value": 55}',
    '- {"series": "l\x07c", "period": "2014-09", "value": 55}',
    '- {"series": "l\u2028c", "period": "2014-09", "value": 55}',
    '- {"series": "%s", "period": "2014-09", "value": 55}' % ("s" * 65),
    '- {"series": "a", "series": "b", "period": "2014-09", "value": 55}',
    '- {"series": "a", "period": "2014-09", "value": 55, "series": "b"}',
    '- {"period": "2014-09", "series": "a", "value": 55}',
    '- {"period": "2014-09", "period": "2014-10", "value": 55}',
    '- {"period": "2014-09", "value": 55, "period": "2014-10"}',
    '- {"period": "2014-09", "value": 55, "value": 56}',
    '- {"period": "2014-09", "value": 55, "recorded": "2014-10-06", "value": 56}',
    '- {"period": "2014-09", "value": 55, "recorded": "2014-10-06", "recorded": "2014-10-07"}',
    '- {"period": "2014-09", "recorded": "2014-10-06", "value": 55}',
    '- {"period": "2014-09", "by": "AO", "recorded": "2014-10-06", "value": 55}',
    '- {"period": "2014-09", "value": 55, "by": "AO", "recorded": "2014-10-06"}',
    '- {"period": "2014-09", "value": 55, "recorded": "2014"}',
    '- {"period": "2014-09", "value": 55, "recorded": "2014/15-Q2"}',
    '- {"period": "2014-09", "value": 55, "recorded": "soon"}',
    '- {"period": "2014-09", "value": 55, "recorded": ""}',
    '- {"period": "2014-09", "value": 55, "recorded": "2014\\u002d10"}',
    '- {"period": "2014-09", "value": 55, "void": "a slip"}',
    '- {"period": "2014-09", "recorded": "2014-10-06", "by": "AO"}',
    '- {"period": "2014-09", "void": ""}',
    '- {"period": "2014-09", "void": "a slip", "void": "another"}',
    '- {"period": "2014-09", "value": 1e3}',
    '- {"period": "2014-09", "value": 01}',
    '- {"period": "2014-09", "value": +1}',
    '- {"period": "2014-09", "value": .5}',
    '- {"period": "2014-09", "value": 5.}',
    '- {"period": "2014-09", "value": NaN}',
    '- {"period": "2014-09", "value": 1234567890123456}',
    '- {"period": "2014-09", "value": 0.1000000000000000055}',
    '- {"period": "2014-09", "value": \u0665}',
    '- {"period": "2014-09", "value": 5 }',
    '- {"period": "2014-09", "value":  5}',
    '- {"period": "2014-09", "value": true}',
    '- {"period": "2014-09", "value": null}',
    '- {"period": "2014-09", "value": [5]}',
    '- {"period": "2014-09", "value": done}',
    '- {"period": "2014-09", "value": "55"}',
    '- {"period": "2014-09", "value": "some"}',
    '- {"period": "2014-09", "value": ""}',
    '- {"period": "2014-09", "value": "do\\u006ee"}',
    '- {"period": "2014-09", "value": "done}',
    '- {"period": "2014-09", "value": "donex}',
    '- {"period": "2014-09", "value": xdone"}',
    '- {"period": "2014-09", "value": \'done\'}',
    '- {"period": "2014-09", "value": 55, "by": ""}',
    '- {"period": "2014-09", "value": 55, "by": 5}',
    '- {"period": "2014-09", "value": 55, "by": null}',
    '- {"period": "2014-09", "value": 55, "by": "a\tb"}',
    '- {"period": "2014-09", "value": 55, "by": "a\x85b"}',
    '- {"period": "2014-09", "value": 55, "by": "a\u2029b"}',
    '- {"period": "2014-09", "value": 55, "by": "a\ufeffb"}',
    '- {"period": "2014-09", "value": 55, "by": "a\u00a0b"}',
    '- {"period": "2014-09", "value": 55, "by": "a\\tb"}',
    '- {"period": "2014-09", "value": 55, "by": "a\\xb"}',
    '- {"period": "2014-09", "value": 55, "by": "\\ud800"}',
    '- {"period": "2014-09", "value": 55, "by": "a"b"}',
    '- {"period": "2014-09", "value": 55, "by": "AO", "by": "AO"}',
    '- {"period": "2014-09", "value": 55, "provisional": "true"}',
    '- {"period": "2014-09", "value": 55, "provisional": 1}',
    '- {"period": "2014-09", "value": 55, "perod": "2014-10"}',
    '- {"period": "2014-09", "value": 55 "by": "AO"}',
    '- {"period": "2014-09", "value": 55; "by": "AO"}',
    '- {"period": "2014-09", "value": 55, \r"by": "AO"}',
    '- {"period": "2014-09", "value": 55}\r\r',
    '- {"period": "2014-09", "value": 55, "note": "%s"}' % ("n" * (LONGEST - 48)),
    '- {"period": "2014-09", "value": 55, "note": "%s"}' % ("n" * LONGEST),
]  # fmt: skip


def alone(line: str) -> list[Reading] | None:
    """Read a line by itself; None when it is no reading."""
    ((_, said),) = read_carefully(Block(f"{line}\n".encode(), [2]), 9)
    return [said] if isinstance(said, Reading) else None


def among(line: str) -> list[Reading] | None:
    """Read a line between two plain ones, which share its year and nothing else."""
    text = f'- {{"period": "2014", "value": 1}}\n{line}\n- {{"period": "2014", "value": "met"}}\n'
    read = read_fast(block_of(text.encode(), 1), 9)
    return None if read is None else read[1:-1]


@pytest.mark.parametrize("line", [pytest.param(line, id=f"{len(line)}: {line[:70]}") for line in PLAIN])
def test_a_plain_line_is_the_same_among_others_as_alone(line: str) -> None:
    assert alone(line) is not None
    assert among(line) == alone(line)


@pytest.mark.parametrize("line", [pytest.param(line, id=f"{len(line)}: {line[:70]}") for line in ODD])
def test_an_odd_line_is_never_another_reading_among_others_than_alone(line: str) -> None:
    assert among(line) in (None, alone(line))


def test_no_line_takes_anything_from_its_neighbours() -> None:
    text = "".join(f"{line}\n" for line in PLAIN)
    read = read_fast(block_of(text.encode(), 1), 9)
    each = [alone(line) for line in PLAIN]
    assert read is not None
    assert [[one._replace(line=2)] for one in read] == each
    assert [one.line for one in read] == list(range(1, len(PLAIN) + 1))


def test_a_block_of_nothing_is_left_to_the_careful_road() -> None:
    assert read_fast(block_of(b"", 1), 4) in (None, [])
    assert list(read_carefully(block_of(b"", 1), 4)) == []


def test_lines_that_make_up_for_each_other_are_not_taken_for_readings() -> None:
    torn = '- {"period": "2014-08", "value": 1, "note": "}\n- {"}\n'
    both = '- {"period": "2014-09", "value": 2},{"period": "2014-10", "value": 3}\n'
    assert read_fast(block_of((torn + both).encode(), 1), 4) is None


CROWDED = {
    "by day": ["2014-10-06", "2014-10-05", "2014-10-07"],
    "in order": ["2014-10-05", "2014-10-06", "2014-10-07"],
    "backwards": ["2014-10-07", "2014-10-06", "2014-10-05"],
    "of one day": ["2014-10-06", "2014-10-06", "2014-10-06"],
    "by month and day": ["2014-10", "2014-10-06", "2014-10-31"],
    "in a month that ends after its days": ["2014-10", "2014-10-06", "2014-10-07"],
    "without a day, which is that of the period's end": ["999", "2014-09-01", "2014-09-02"],
    "by month": ["2014-11", "2014-10", "2014-09"],
    "over a year": ["2015-01-01", "2014-12-31", "999"],
}


@pytest.mark.parametrize("order", CROWDED)
def test_what_is_left_out_is_not_the_one_recorded_last(order: str) -> None:
    names = (
        '"period": "2014-09"',
        '"series": "lac", "period": "2014-09"',
        '"period": "2014-09-01..2014-09-30"',
    )
    lines = [
        f'- {{{name}, "value": {number}{recorded}}}\n'
        for number, day in enumerate(CROWDED[order])
        for name in names
        for recorded in [f', "recorded": "{day}"' if len(day) > len("999") else ""]
    ]
    block = block_of("".join(lines).encode(), 1)
    every, latest = read_fast(block, 4), read_fast(block, 4, latest=True)
    assert every is not None
    assert latest is not None
    assert [one.line for one in every] == list(range(1, len(lines) + 1))
    assert held(latest) == held(every)
    assert set(latest) <= set(every)


def held(readings: list[Reading]) -> list[Reading]:
    kept = LastRecorded()
    kept.extend(readings)
    return list(kept)
