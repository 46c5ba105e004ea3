"""Fuzz one reader for a stated time: `python -m tests.fuzz.fuzz issue 60`, or `make fuzz` for them all.

atheris watches which branches an input takes, and makes new inputs from those that took new ones. It stops
at the first input that breaks a promise, takes over a second, or takes the process over its memory; the
input is then left in .venv/fuzz, and becomes a test.
"""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time

import atheris

with atheris.instrument_imports(include=["plantrack", "yaml"], enable_loader_override=False):
    from tests.fuzz.readers import READERS

ROOT = Path(__file__).parent.parent.parent
WORK = ROOT / ".venv" / "fuzz"
LARGEST = 8192
"""Bytes of an input: small ones find more in the same time. `make bulk` looks at large ones."""
SECONDS_PER_INPUT = 1
"""Of the processor's time, so that a busy machine is no finding; libFuzzer itself waits longer."""
PATIENCE = 60
MOST_MEMORY = 200
"""MiB of the whole process."""
WORDS = (
    "period", "value", "recorded", "void", "restated", "series", "provisional", "2014-09", "2014/15-Q2",
    "2014-05-01..2014-08-31", "14/90", "done", "milestones", "changes", "baseline", "benchmark", "every",
    "waive", "- {", "}\\x0a- {", ": ", "\\xef\\xbb\\xbf", "\\xc2\\x85", "\\xe2\\x80\\xa8", "<<<<<<< ",
    "&a ", "*a", "!!int ", "<<: ", "---\\x0a", "\\x00",
)  # fmt: skip


def main(reader: str, seconds: str) -> None:
    """Fuzz a reader from the seeds that the repository holds for it."""
    corpus, words = WORK / reader, WORK / "words"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(_seeds(reader)):
        (corpus / f"seed-{number}").write_bytes(seed[:LARGEST])
    words.write_text("".join(f'"{word}"\n' for word in WORDS), encoding="utf-8")
    options = {
        "max_total_time": seconds,
        "max_len": LARGEST,
        "timeout": PATIENCE,
        "rss_limit_mb": MOST_MEMORY,
        "dict": words,
        "artifact_prefix": f"{WORK}/{reader}-",
        "print_final_stats": 1,
        "verbosity": 0,
    }
    flags = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], partial(_read, READERS[reader]))
    atheris.Fuzz()


def _read(reader: Callable[[bytes], None], content: bytes) -> None:
    began = process_time()
    reader(content)
    assert process_time() - began < SECONDS_PER_INPUT, "it takes too long"


def _seeds(reader: str) -> Sequence[bytes]:
    places = {"plan": "**/plan.yaml", "issue": "**/issues/*.yaml", "log": "**/readings/*.yaml"}
    folders = (ROOT / "plan", ROOT / "tests" / "plans")
    if reader in places:
        return [file.read_bytes() for folder in folders for file in sorted(folder.glob(places[reader]))]
    return [word.encode() for word in WORDS]


if __name__ == "__main__":
    main(*sys.argv[1:])
