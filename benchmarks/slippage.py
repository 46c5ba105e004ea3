"""Measure `slippage` on a long history, against the least that has to be done: git's log, and YAML.

Makes a repository of COMMITS commits (1,000 unless told otherwise), each of which edits one issue of a plan
of the Hillingdon plan's size. The bare program asks git what changed, reads each file once, and has PyYAML
compose it with its parser in C; it models and compares nothing. Runs of the two alternate; a figure is the
processor time of the whole process with its gits. Exits 1 when the ratio of medians is over its target.
"""

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
COMMITS: Final = int(os.environ.get("COMMITS", "1000"))
RUNS: Final = int(os.environ.get("RUNS", "5"))
TARGET: Final = 4.5
END: Final = re.compile(r"(    end: )\d{4}-\d\d\b")
MAIN: Final = "import sys; sys.argv[0] = 'plantrack'; from plantrack.cli.main import main; sys.exit(main())"
BARE: Final = """
import subprocess, yaml
def git(*words, given=b""):
    return subprocess.run(["git", *words], input=given, capture_output=True, check=True).stdout
log = git("log", "--first-parent", "--raw", "--no-abbrev", "--format=%H%x00%an%x00%cI%x00%s", "--", "plan")
new = {line.split()[3] for line in log.split(b"\\n") if line[:1] == b":"}
read = git("cat-file", "--batch", given=b"\\n".join(sorted(new)) + b"\\n")
at = 0
while at < len(read):
    end = read.index(b"\\n", at)
    begin, size = end + 1, int(read[at:end].split()[2])
    yaml.compose(read[begin : begin + size], Loader=yaml.CSafeLoader)
    at = begin + size + 1
print(len(new), "files")
"""


def main() -> int:
    """Make the repository, measure, print, and say whether the target was met."""
    with tempfile.TemporaryDirectory() as folder:
        make_history(Path(folder))
        commands = [[sys.executable, "-c", MAIN, "slippage", "--plan", "plan"], [sys.executable, "-c", BARE]]
        pairs = [[_seconds(command, folder) for command in commands] for _ in range(RUNS + 1)][1:]
    own, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{'processor time, s':<32}{'plantrack':>10}{'bare':>8}{'ratio':>8}{'target':>8}")
    row = f"slippage over {COMMITS:,} commits"
    print(f"{row:<32}{own:>10.2f}{bare:>8.2f}{own / bare:>8.2f}{TARGET:>8.2f}")
    return 1 if own / bare > TARGET else 0


def make_history(folder: Path) -> None:
    """Give git a stream of commits: the plan as it is, then one edit of one issue at a time."""
    files = {
        file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted((ROOT / "plan").rglob("*.yaml"))
        if file.parent.name != "readings"
    }
    issues = [name for name, text in files.items() if "/issues/" in name and END.search(text)]
    stream = [_commit(0, files)]
    for number in range(1, COMMITS):
        name = issues[number % len(issues)]
        files[name] = _moved(files[name], number)
        stream.append(_commit(number, {name: files[name]}))
    subprocess.run(["git", "init", "--quiet", "--initial-branch", "main"], cwd=folder, check=True)  # noqa: S607
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=b"".join(stream), check=True)  # noqa: S607
    subprocess.run(["git", "reset", "--quiet", "--hard", "main"], cwd=folder, check=True)  # noqa: S607


def _moved(text: str, number: int) -> str:
    """Move the end of one of the actions of an issue."""
    found = list(END.finditer(text))
    one = found[number % len(found)]
    end = f"{2014 + number % 3}-{1 + number * 7 % 12:02}"
    return f"{text[: one.start()]}{one[1]}{end}{text[one.end() :]}# edit {number}\n"


def _commit(number: int, files: dict[str, str]) -> bytes:
    said = f"Edit {number}".encode()
    head = f"commit refs/heads/main\ncommitter A <a@example.org> {1_400_000_000 + number * 3600} +0000\n"
    parts = [head.encode(), b"data %d\n%s\n" % (len(said), said)]
    for name, text in files.items():
        content = text.encode()
        parts.append(b"M 100644 inline %s\ndata %d\n%s\n" % (name.encode(), len(content), content))
    return b"".join(parts)


def _seconds(command: list[str], folder: str) -> float:
    """Give the processor seconds of one run; a run that fails ends the measuring."""
    scrubbed = {"PATH": os.environ["PATH"], "HOME": folder, "COLUMNS": "100", "NO_COLOR": "1", "TZ": "UTC"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=scrubbed, cwd=folder, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode or not done.stdout.strip():
        sys.exit(f"{' '.join(command[:3])} ended with {done.returncode}:\n{done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
