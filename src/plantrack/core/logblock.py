"""Blocks of a log: some thousands of lines at once, read by one of two roads.

The fast road gives a block that is beyond doubt to pydantic's JSON parser whole. The careful one reads any
block line by line, and says of each bad line what is wrong and what to put there. A line means the same on
both.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pydantic import TypeAdapter, ValidationError

from plantrack.core.entry import Entry, EntryError, read_entry
from plantrack.core.handwritten import suggest_line
from plantrack.core.logline import LONGEST, LineFault, decode_line, too_long
from plantrack.core.reading import Reading

Block = Sequence[tuple[int, bytes]]
"""Lines as they stand in the file, with their numbers; without blank ones and remarks."""

_ENTRIES = TypeAdapter(list[Entry])
_CLASSES = bytes.maketrans(
    b"0123456789.E" + bytes({*range(0x20), 0x7F} - {0x09, 0x0A}), b"0" * 11 + b"e" + b"\0" * 31
)
_EXPONENTS: Final = (b"0e0", b"0e+", b"0e-")
_UNPRINTABLE = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xef\xbb\xbf|\xef\xbf[\xbe\xbf]")
_TORN = "Delete the line, or finish it and its line break; if its reading is nowhere else, record it again"


def is_remark(line: bytes) -> bool:
    """Is the line blank, or a `#` remark? One that is not text is none."""
    bare = line.strip(b" \t\r\n")
    return not bare or (bare.startswith(b"#") and b"\0" not in bare and isinstance(_text(bare), str))


def read_fast(block: Block, year_start: int) -> list[Reading] | None:
    """Read a block whose every line is beyond doubt a reading; None for any other block."""
    lines = [line for _, line in block]
    if max(map(len, lines)) > LONGEST:
        return None
    text = b"".join(lines).replace(b"\r\n", b"\n").removesuffix(b"\n")
    if _is_doubtful(text, len(block)):
        return None
    try:
        entries = _ENTRIES.validate_json(b"[" + text[2:].replace(b"}\n- {", b"},\n{") + b"]")
        if len(entries) != len(block) or sum(map(len, entries)) != _count_keys(text):
            return None
        return [read_entry(entry, line[0], year_start) for line, entry in zip(block, entries, strict=True)]
    except (ValidationError, EntryError):
        return None


def _is_doubtful(text: bytes, lines: int) -> bool:
    """Might a JSON parser take these lines for something else than they are?

    A text cannot run over a line break in JSON. So when every line begins and ends with a brace and there
    are as many objects as lines, each line is one object.
    """
    if not (text.startswith(b"- {") and text.endswith(b"}") and text.count(b"}\n- {") == lines - 1):
        return True
    classes = text.translate(_CLASSES)
    if b"\0" in classes or b"0" * 16 in classes:  # a control character; a number that a float might not hold
        return True
    if b"0e" in classes and any(exponent in classes for exponent in _EXPONENTS):
        return True
    return not text.isascii() and _UNPRINTABLE.search(text) is not None


def _count_keys(text: bytes) -> int | None:
    """How many keys are written in these objects, also those written twice; None if they are hard to count.

    A parser keeps the last of two equal keys in silence. Once escapes are out of the way every quotation
    mark opens or closes a text, and one that a colon follows closes a key.
    """
    if b"\\" in text:
        text = text.replace(b"\\\\", b"").replace(b'\\"', b"")
    return None if b'" ' in text or b'"\t' in text else text.count(b'":')


def read_carefully(block: Block, year_start: int) -> Iterator[tuple[int, Reading | LineFault]]:
    """Read any block: what each line says, or what is wrong with it, with the number of the line.

    An indented line belongs to the bad line above it: a reading written over several lines is one fault.
    """
    place = 0
    while place < len(block):
        line, raw = block[place]
        place += 1
        text = _text(raw)
        said = decode_line(text, line, year_start) if isinstance(text, str) else text
        if isinstance(said, Reading):
            yield line, said
            continue
        begun = place
        while place < len(block) and _is_continuation(block[place][1]):
            place += 1
        yield line, _advise(said, block[begun - 1 : place], year_start)


def _text(raw: bytes) -> str | LineFault:
    """Take a line as text, without its line break."""
    bare = raw.removesuffix(b"\n").removesuffix(b"\r")
    if len(bare) > 4 * LONGEST:  # a character takes four bytes at most
        return too_long()
    try:
        return bare.decode()
    except UnicodeDecodeError as error:
        column = len(bare[: error.start].decode()) + 1
        advice = "Save the file as UTF-8, or type the character again; git diff shows what was there"
        return LineFault("not-utf8", column, "this line is not UTF-8 text", advice)


def _is_continuation(raw: bytes) -> bool:
    return raw[:1] in {b" ", b"\t"} and not raw.lstrip().startswith(b"-")


def _advise(fault: LineFault, lines: Block, year_start: int) -> LineFault:
    """Add the line to put there, if it can be worked out from what stands there."""
    texts = [text for _, raw in lines if isinstance(text := _text(raw), str)]
    line = suggest_line("\n".join(texts), year_start) if len(texts) == len(lines) else None
    if line is not None:
        first, last = lines[0][0], lines[-1][0]
        where = "this line" if first == last else f"lines {first} to {last}"
        return fault._replace(help=f"Put this in place of {where}: {line}")
    if fault.code == "log-line" and not lines[-1][1].endswith(b"\n"):
        words = "the last line is torn: it is neither a whole reading nor ended by a line break"
        return fault._replace(code="torn-line", message=words, help=_TORN)
    return fault
