"""A bare program: PyYAML's C loader composes every issue of a plan."""

import sys
from pathlib import Path

import yaml


def main() -> None:
    """Print how many there are."""
    nodes = [
        yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for path in sorted(Path(sys.argv[1]).glob("issues/*.yaml"))
    ]
    print(len(nodes))
