"""Every line that is written is the same reading to us and to a YAML parser; any bytes have an answer."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plantrack.core.entry import KEYS, encode_line
from plantrack.core.logline import decode_line
from plantrack.core.period import parse_period
from plantrack.core.reading import Reading, readings_in_force
from plantrack.core.value import MOST_DIGITS, Count, Delivery, Stated, write_value
from plantrack.store import readings
from plantrack.store.readings import load_log

TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
DAYS = st.dates(min_value=parse_period("1000").first, max_value=parse_period("2999").last)
RECORDED = st.one_of(DAYS.map(str), DAYS.map(lambda day: f"{day:%Y-%m}")).map(parse_period)
PERIODS = st.one_of(
    RECORDED,
    DAYS.map(lambda day: parse_period(f"{day.year}-Q{day.month % 4 + 1}")),
    DAYS.map(lambda day: parse_period(f"{day.year}/{(day.year + 1) % 100:02}")),
    st.lists(DAYS, min_size=2, max_size=2).map(sorted).map(lambda two: parse_period(f"{two[0]}..{two[1]}")),
)
NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**MOST_DIGITS) + 1, 10**MOST_DIGITS - 1),
    st.integers(0, 20),
)
COUNTS = st.builds(Count, st.integers(0, 10**15 - 1), st.integers(1, 10**15 - 1))
VALUES = st.one_of(NUMBERS, COUNTS, st.sampled_from([*Delivery, *Stated]))
KEPT = st.builds(
    Reading,
    period=PERIODS,
    value=VALUES,
    recorded=RECORDED,
    series=TEXTS,
    by=TEXTS,
    source=TEXTS,
    note=TEXTS,
    provisional=st.booleans(),
    restated=TEXTS,
    void=st.none(),
    line=st.just(1),
)
READINGS = KEPT | st.builds(
    lambda reading, why: reading._replace(value=None, void=why),
    KEPT,
    TEXTS.filter(lambda text: text is not None),
)
with_files = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "1c.yaml"


@with_files
@given(st.lists(READINGS, min_size=1, max_size=5))
def test_encode_and_load_gives_the_readings_back_on_both_roads(path: Path, written: list[Reading]) -> None:
    expected = tuple(reading._replace(line=line) for line, reading in enumerate(written, 1))
    content = "".join(encode_line(reading) + "\n" for reading in written).encode()
    path.write_bytes(content)
    assert load_log(path, "1c.yaml", 4) == (expected, ())
    path.write_bytes(content + b"junk\n")
    log, diagnostics = load_log(path, "1c.yaml", 4)
    assert log == expected
    assert len(diagnostics) == 1


@given(READINGS)
@example(
    Reading(parse_period("2014"), Decimal(1), parse_period("2014-12-31"), note="\x85\u2028\ufeff\ufffe\x7f")
)
def test_a_line_is_the_same_mapping_to_a_yaml_parser(reading: Reading) -> None:
    line = encode_line(reading)
    assert len(line.splitlines()) == 1
    (entry,) = yaml.load(line, Loader=yaml.CSafeLoader)
    assert list(entry) == [
        key for key in KEYS if getattr(reading, key) is not None and getattr(reading, key) is not False
    ]
    for key in ("series", "by", "source", "note", "restated", "void"):
        assert entry.get(key) == getattr(reading, key)
    assert entry.get("provisional", False) is reading.provisional
    assert (entry["period"], entry["recorded"]) == (str(reading.period), str(reading.recorded))
    if isinstance(reading.value, Decimal):
        assert type(entry["value"]) in {int, float}
        assert Decimal(repr(entry["value"])) == reading.value
    elif reading.value is not None:
        assert entry["value"] == write_value(reading.value)


@given(KEPT, st.text(st.characters(categories=["Cs", "Cc", "L"]), min_size=1))
def test_half_characters_are_written_as_escapes_and_not_taken_for_text(reading: Reading, text: str) -> None:
    line = encode_line(reading._replace(note=text))
    assert line.encode().decode() == line
    is_whole = text == text.encode(errors="replace").decode()
    assert isinstance(decode_line(line, 1), Reading) is is_whole


@with_files
@given(st.lists(st.binary() | READINGS.map(lambda reading: encode_line(reading).encode())))
def test_any_bytes_give_readings_or_places_in_the_file(path: Path, lines: list[bytes]) -> None:
    content = b"\n".join(lines)
    path.write_bytes(content)
    log, diagnostics = load_log(path, "1c.yaml", 4)
    ends = content.split(b"\n")
    for one in diagnostics:
        assert 1 <= one.location.line <= len(ends)
        assert 1 <= one.location.column <= len(ends[one.location.line - 1]) + 1
    told = {one.location.line for one in diagnostics}
    assert told.isdisjoint(reading.line for reading in log)


FEW_DAYS = st.sampled_from(["2014-09-30", "2014-10-01", "2014-10", "2014-09"]).map(parse_period)
FEW_PERIODS = FEW_DAYS | st.just(parse_period("2014-09-01..2014-09-30"))
CROWDED = st.tuples(READINGS, FEW_PERIODS, FEW_DAYS, st.sampled_from([None, "lac"])).map(
    lambda drawn: drawn[0]._replace(period=drawn[1], recorded=drawn[2], series=drawn[3])
)


@with_files
@given(st.lists(CROWDED, max_size=12), st.sampled_from([64, 1 << 20]), st.sampled_from([b"", b"junk\n"]))
def test_what_is_loaded_for_a_judgement_is_what_is_in_force(
    path: Path, written: list[Reading], block: int, junk: bytes
) -> None:
    path.write_bytes(b"".join(encode_line(reading).encode() + b"\n" for reading in written) + junk)
    with patch.object(readings, "BLOCK", block):
        whole, told = load_log(path, "1c.yaml", 4, "all")
        needed, told_too = load_log(path, "1c.yaml", 4, "in force")
    assert told == told_too
    assert len(needed) == len({(reading.series, reading.period) for reading in whole})
    for series in (None, "lac"):
        assert readings_in_force(needed, series, date.max) == readings_in_force(whole, series, date.max)


@with_files
@given(st.lists(READINGS, min_size=1, max_size=3), st.data())
def test_a_small_change_means_the_same_on_both_roads(
    path: Path, written: list[Reading], data: st.DataObject
) -> None:
    content = bytearray("".join(encode_line(reading) + "\n" for reading in written).encode())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place : place + data.draw(st.integers(0, 3))] = data.draw(
        st.binary(max_size=2)
        | st.sampled_from([b'"', b'":', b'" :', b"\\", b'\\"', b"}", b"},{", b"\r", b".", b"e1"])
    )
    path.write_bytes(content)
    fast = load_log(path, "1c.yaml", 4)[0]
    path.write_bytes(b"junk\n" + content)
    careful = load_log(path, "1c.yaml", 4)[0]
    assert fast == tuple(reading._replace(line=reading.line - 1) for reading in careful)
