"""Blocks of a log: some thousands of lines at once, read by one of two roads.

The fast road takes each line apart into pieces: its period, its value, when that was recorded, and what else
it tells. A log says the same pieces again and again, so each is understood once for all the lines that have
it. The careful road reads any block line by line, and says of each bad line what is wrong and what to put
there. A line means the same on both.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plantrack.core.handwritten import suggest_line
from plantrack.core.logline import LONGEST, LineFault, decode_line, too_long
from plantrack.core.logpieces import read_pieces
from plantrack.core.reading import Reading

Line = tuple[int, bytes]
"""The number of a line in the file, and the line as it stands there, with its line break."""


class Block(NamedTuple):
    """Whole lines as they stand in the file, and the number of each."""

    text: bytes
    numbers: Sequence[int]

    def lines(self) -> list[Line]:
        """Give the lines one by one."""
        return list(zip(self.numbers, _LINE.findall(self.text), strict=True))


_LINE = re.compile(rb".*\n|.+")
_TORN = "Delete the line, or finish it and its line break; if its reading is nowhere else, record it again"


def block_of(text: bytes, first: int) -> Block:
    """Make a block of whole lines, the first of which has the number `first`."""
    lines = text.count(b"\n") + (text[-1:] not in {b"", b"\n"})
    return Block(text, range(first, first + lines))


def without_remarks(block: Block) -> Block:
    """Leave out the blank lines and the remarks; the others keep their numbers."""
    kept = [line for line in block.lines() if line[1][:1] == b"-" or not _is_remark(line[1])]
    return Block(b"".join(line for _, line in kept), [number for number, _ in kept])


def _is_remark(line: bytes) -> bool:
    """Is the line blank, or a `#` remark? One that is not text is none."""
    bare = line.strip(b" \t\r\n")
    return not bare or (bare.startswith(b"#") and b"\0" not in bare and isinstance(_text(bare), str))


def read_fast(block: Block, year_start: int, *, latest: bool = False) -> list[Reading] | None:
    """Read a block whose every line is beyond doubt a reading; None for any other block.

    With `latest` those may be left out whose place another of the same block takes.
    """
    try:
        return list(read_pieces(block.text.decode(), block.numbers, year_start, latest=latest))
    except ValueError:
        return None


def read_carefully(block: Block, year_start: int) -> Iterator[tuple[int, Reading | LineFault]]:
    """Read any block: what each line says, or what is wrong with it, with the number of the line.

    An indented line belongs to the bad line above it: a reading written over several lines is one fault.
    """
    lines, place = block.lines(), 0
    while place < len(lines):
        line, raw = lines[place]
        place += 1
        text = _text(raw)
        said = decode_line(text, line, year_start) if isinstance(text, str) else text
        if isinstance(said, Reading):
            yield line, said
            continue
        begun = place
        while place < len(lines) and _is_continuation(lines[place][1]):
            place += 1
        yield line, _advise(said, lines[begun - 1 : place], year_start)


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


def _advise(fault: LineFault, lines: Sequence[Line], year_start: int) -> LineFault:
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
