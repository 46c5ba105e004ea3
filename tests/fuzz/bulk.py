"""Measure what large inputs cost: `python -m tests.fuzz.bulk`, or `make fuzz`.

Each shape is written as one file of a small plan, and `plantrack status` and `plantrack check` are run on it
as a user runs them. Time is the processor's, beyond what the small plan takes; memory that of the whole
process. It fails when 100 KB take over a second, or a process takes over 200 MiB.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.fuzz.readers import ISSUE, PLAN, TERMS

SIZE = 100_000
LARGE = 8_000_000
MOST_SECONDS = 1
MOST_MEMORY = 200
LARGE_TOO = (
    "milestones", "log of one period", "log of spans", "log of faults", "issue with a text of 'a '",
    "plan.yaml of '['", "log of '\\x00'", "aliases", "keys",
)  # fmt: skip
"""The shapes that are measured at 8 MB as well."""
ENTRIES = 1_000
"""As many as a list may have."""
PIECES = (
    " ", "a", "a ", "- ", "-\n", "a: ", "a:\n", "[", "]", "{", "{a: ", "[a,", '"', "'", "\\", '\\"',
    '"a": ', "#", "\n", "\r", "\r\n", "\t", "&a ", "*a ", "!t ", "? ", ": ", ":", "%", "|\n", "> ",
    "---\n", "<<<<<<< ", "\u00e9", "\u200b", "0", "0.", "-", "--", "..", "}\n", "} #", "- {", "- {}\n",
    "\\u0041", "\0", "\x85", "::", "##[", "`",
)  # fmt: skip
"""What a file may hold again and again."""


class Cost(NamedTuple):
    """What a run took: seconds of the processor, and MiB."""

    seconds: float
    memory: float


def shapes(size: int) -> Iterator[tuple[str, str, bytes]]:
    """Give each shape: its name, the file it goes into, and the file."""
    for piece in PIECES:
        filled = (piece * (size // len(piece) + 1))[:size]
        yield f"plan.yaml of {piece!r}", "plan.yaml", filled.encode()
        yield f"issue with a text of {piece!r}", "issues/01.yaml", _with_text(filled)
        yield f"log of {piece!r}", "readings/1a.yaml", filled.encode()
        lines = filled.replace("\n", "")
        yield f"log of long lines of {piece!r}", "readings/1a.yaml", _folded("- {", lines, "}\n", 60_000)
        yield (
            f"log of short lines of {piece!r}",
            "readings/1a.yaml",
            _folded("- period: '", lines, "'\n", 3_900),
        )
    for name, build in BUILT.items():
        yield name, "readings/1a.yaml" if name.startswith("log") else "issues/01.yaml", build(size)
    yield "lead names", "plan.yaml", TERMS + b"lead_names:\n" + _lines("  a{}: b\n", size)


def _with_text(text: str) -> bytes:
    indented = text.replace("\n", "\n  ")
    return ISSUE.replace(b"What was found", f">-\n  {indented}".encode())


def _folded(begin: str, text: str, end: str, width: int) -> bytes:
    cut = (text[at : at + width] for at in range(0, len(text), width))
    return "".join(f"{begin}{one}{end}" for one in cut).encode()


def _lines(line: str, size: int, most: int = ENTRIES) -> bytes:
    count = min(most, size // len(line.format(1000)))
    return "".join(line.format(number) for number in range(count)).encode()


def _in_measures(line: str, key: str) -> Callable[[int], bytes]:
    """Give issues of as many measures as it takes, each with a list as long as it may be."""

    def build(size: int) -> bytes:
        entries = _lines(f"          - {line}\n", size)
        count = max(1, size // (len(entries) + 1))
        head = b"id: 2\nstatement: S\nactions:\n  - id: 2.1\n    title: T\n    measures:\n"
        one = "      - id: 1{}\n        text: T{}\n        unit: percent\n        better: higher\n"
        every = b"        every: {days: 1}\n        " + key.encode() + b":\n"
        name = ("a" if number == 0 else f"m{number}" for number in range(count))
        return head + b"".join(one.format(own, own).encode() + every + entries for own in name)

    return build


def _in_issue(line: str, key: str) -> Callable[[int], bytes]:
    return lambda size: b"id: 2\nstatement: S\n" + f"{key}:\n".encode() + _lines(f"  - {line}\n", size)


def _in_log(line: str) -> Callable[[int], bytes]:
    return lambda size: _lines(f"- {line}\n", size, most=size)


BUILT: dict[str, Callable[[int], bytes]] = {
    "milestones": _in_measures("{{at: 2014-09, target: {}}}", "milestones"),
    "milestones, standing": _in_measures("{{from: 1000, target: {}}}", "milestones"),
    "milestones, of one span": _in_measures("{{at: 1000..2999, target: {}}}", "milestones"),
    "milestones, faulty": _in_measures("{{at: x{}}}", "milestones"),
    "changes": _in_measures("{{date: 2014-11, reason: R{}, milestones: [{{from: 2014-12}}]}}", "changes"),
    "changes, of the text": _in_measures("{{date: 2014-11, reason: R, text: t{}}}", "changes"),
    "measures": lambda size: (
        b"id: 2\nstatement: S\nactions:\n  - id: 2.1\n    title: T\n    measures:\n"
        + _lines("      - {{id: m{}, text: t, unit: percent}}\n", size)
    ),
    "outcomes": _in_issue("o{}", "outcomes"),
    "waivers": _in_issue("{{check: no-dates, reason: r{}, by: x, until: 2015}}", "waive"),
    "actions": _in_issue("{{id: 2.{}, title: t}}", "actions"),
    "actions, faulty": _in_issue("{{id: 2.{}, titel: t}}", "actions"),
    "actions, of one id": _in_issue("{{id: 2.1, title: t}}", "actions"),
    "keys": lambda size: ISSUE + _lines("key{}: x\n", size),
    "aliases": lambda size: ISSUE + b"x: [" + b"*a, " * (size // 4) + b"]\n",
    "log of one period": _in_log('{{"period": "2014-09", "value": {}}}'),
    "log of restatements": _in_log('{{"period": "2014-09", "value": {}, "restated": "x"}}'),
    "log of spans": _in_log('{{"period": "2014-01-01..2{:03}", "value": 5}}'),
    "log of faults": _in_log("{{period: 2014-09, value: {}}}"),
    "log of unknown series": _in_log('{{"series": "s{}", "period": "2014", "value": 5}}'),
    "log of distant places": _in_log('{{"period": "2014-09", "value": 0.{:090}1}}'),
}


def cost(folder: Path, command: str) -> Cost:
    """Run a command on a plan, and tell what it took."""
    arguments = [sys.executable, "-m", "plantrack", command, "--plan", str(folder)]
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    _, ended, used = os.wait4(os.posix_spawn(sys.executable, arguments, os.environ, file_actions=quiet), 0)
    assert os.waitstatus_to_exitcode(ended) in {0, 1, 2}, "it was killed, or ended in a way of its own"
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(bare: float, name: str, file: str, content: bytes) -> Cost:
    """Give what the dearer of the two commands takes for one file; its seconds are for each 100 KB.

    The system counts this process's own memory as the least of its child's.
    """
    with TemporaryDirectory() as folder:
        _write(Path(folder), {**PLAN, file: content})
        costs = [cost(Path(folder), command) for command in ("status", "check")]
    seconds = max(max(one.seconds for one in costs) - bare, 0) * SIZE / max(len(content), SIZE)
    memory = max(one.memory for one in costs)
    print(f"{len(content):>10,} bytes  {seconds:5.2f} s a 100 KB  {memory:4.0f} MiB  {name}", flush=True)
    return Cost(seconds, memory)


def main() -> int:
    """Measure every shape at 100 KB, and some at 8 MB; tell the dearest."""
    with TemporaryDirectory() as folder:
        _write(Path(folder), PLAN)
        bare = min(cost(Path(folder), "status").seconds for _ in range(5))
    large = (shape for shape in shapes(LARGE) if shape[0] in LARGE_TOO)
    found = [measure(bare, *shape) for shape in chain(shapes(SIZE), large)]
    seconds, memory = max(one.seconds for one in found), max(one.memory for one in found)
    print(f"{len(found)} shapes; the dearest take {seconds:.2f} s a 100 KB, and {memory:.0f} MiB")
    return 0 if seconds <= MOST_SECONDS and memory <= MOST_MEMORY else 1


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
