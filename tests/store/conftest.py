"""The fixtures of the store's tests."""

from pathlib import Path

import pytest

from plantrack.store.append import LogFile


@pytest.fixture
def log(tmp_path: Path) -> LogFile:
    """Name a log in a folder of readings that is there; the log itself is not."""
    (tmp_path / "readings").mkdir()
    return LogFile(tmp_path / "readings", "1c", "plan/readings/1c.yaml")
