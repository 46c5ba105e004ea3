"""Git, asked for one thing: who is at the keyboard."""

import subprocess
from pathlib import Path


def user_name(folder: Path) -> str | None:
    """Ask for the name that git signs commits with in a folder; None where there is no git or no name."""
    try:
        asked = subprocess.run(
            ["git", "config", "--get", "user.name"],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return asked.stdout.strip() or None
