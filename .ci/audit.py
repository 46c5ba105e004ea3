#!/usr/bin/env python3
"""Ask whether a known fault is published of what plantrack is installed with, or of what its developers use.

Exits 1 when there is one. What could not be asked about is said and is no failure: a gate needs no network,
and an answer that was not given is not "none".
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".venv" / "audit"
AUDIT = "pip-audit==2.10.1"
ASKED = (("requirements.txt", "--require-hashes"), ("constraints.txt", "--no-deps"))


def main() -> int:
    """Ask about every file of pins."""
    if not _is_installed():
        print(f"audit: {AUDIT} could not be installed, so nothing was asked")
        return 0
    return 1 if sum([_faults(*asked) for asked in ASKED]) else 0


def _is_installed() -> bool:
    python = TOOLS / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", AUDIT]
    made = python.exists() or _is_done([sys.executable, "-m", "venv", TOOLS])
    return made and ((TOOLS / "bin" / "pip-audit").exists() or _is_done(install))


def _is_done(command: list[str | Path]) -> bool:
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def _faults(pins: str, how: str) -> int:
    """Ask about one file of pins, say what came of it, and count the faults."""
    answer = TOOLS / "answer.json"
    answer.unlink(missing_ok=True)
    command = [TOOLS / "bin" / "pip-audit", "--disable-pip", "--requirement", pins, how]
    _is_done([*command, "--progress-spinner", "off", "--format", "json", "--output", answer])
    if not answer.exists():
        print(f"audit: {pins}: nobody could be asked")
        return 0
    packages = json.loads(answer.read_text())["dependencies"]
    unasked = [package["name"] for package in packages if "skip_reason" in package]
    faults = [(package, fault) for package in packages for fault in package.get("vulns", ())]
    for package, fault in faults:
        mended = ", ".join(fault["fix_versions"]) or "no version yet"
        print(f"audit: {pins}: {package['name']} {package['version']}: {fault['id']}, mended in {mended}")
    asked = f"{len(packages) - len(unasked)} of {len(packages)} packages could be asked about"
    print(f"audit: {pins}: {asked}; known faults: {len(faults)}")
    return len(faults)


if __name__ == "__main__":
    sys.exit(main())
