"""The editor of these tests: one language server for all of them, set up as the documentation says."""

import json
import re
import shutil
from collections.abc import Iterator

import pytest

from tests.editor.server import Server
from tests.program import NODE, ROOT

PROGRAM = NODE / "yaml-language-server" / "bin" / "yaml-language-server"
PAGE = ROOT / "docs" / "editors.md"


@pytest.fixture(scope="session")
def editor() -> Iterator[Server]:
    """Start the language server in this repository; skip where it is not installed."""
    node = shutil.which("node")
    if node is None or not PROGRAM.is_file():
        pytest.skip("yaml-language-server is not here: `make test` installs it where there is npm")
    (shown,) = re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    schemas = json.loads(shown)["yaml.schemas"]
    settings = {"yaml": {"schemas": schemas, "schemaStore": {"enable": False}}}
    server = Server([node, PROGRAM, "--stdio"], ROOT, settings)
    yield server
    server.close()
