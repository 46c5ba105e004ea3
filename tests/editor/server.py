"""An editor without a window: it talks to yaml-language-server over standard input and output."""

import json
import subprocess
import threading
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

Message = dict[str, Any]
MARK = "|"
"""Where the cursor stands in a text that a test writes."""
PATIENCE = 120
"""Seconds after which a server that hangs is ended."""


class Server:
    """A running language server with some settings; it is asked about texts as if they were files."""

    def __init__(self, command: Sequence[str | Path], root: Path, settings: Message) -> None:
        self._settings = settings
        self._numbers = count(1)
        self._marked: dict[str, list[Message]] = {}
        self._program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._guard = threading.Timer(PATIENCE, self._program.kill)
        self._guard.start()
        folder = {"uri": root.as_uri(), "name": root.name}
        item = {"documentationFormat": ["markdown"], "snippetSupport": True}
        able = {"completion": {"completionItem": item}, "hover": {"contentFormat": ["markdown"]}}
        can = {"textDocument": able, "workspace": {"configuration": True}}
        self._ask(
            "initialize", processId=None, rootUri=folder["uri"], workspaceFolders=[folder], capabilities=can
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=settings)
        while self._hear().get("method") != "workspace/configuration":
            pass

    def show(self, folder: Path, text: str) -> Path:
        """Open a text as a new file of a folder; nothing is written to the disk."""
        file = folder / f"new-{next(self._numbers)}.yaml"
        self.open(file, text)
        return file

    def open(self, file: Path, text: str) -> None:
        """Open a text as a file."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)

    def marked(self, file: Path) -> list[str]:
        """Give what is marked in an open file: the line, from 1, and the message."""
        while file.as_uri() not in self._marked:
            self._hear()
        return [
            f"{one['range']['start']['line'] + 1}: {one['message']}" for one in self._marked[file.as_uri()]
        ]

    def complete(self, folder: Path, text: str) -> dict[str, Message]:
        """Give what is offered at the mark in a text, by its label."""
        answer = self._ask("textDocument/completion", **self._at_mark(folder, text))
        return {one["label"]: one for one in answer["items"]}

    def hover(self, folder: Path, text: str) -> str:
        """Give what is shown of the word after the mark in a text."""
        answer = self._ask("textDocument/hover", **self._at_mark(folder, text))
        return str(answer["contents"]["value"])

    def close(self) -> None:
        """End the program."""
        self._program.communicate()
        self._guard.cancel()

    def _at_mark(self, folder: Path, text: str) -> Message:
        before, _, after = text.partition(MARK)
        file = self.show(folder, before + after)
        *lines, last = before.split("\n")
        place = {"line": len(lines), "character": len(last)}
        return {"textDocument": {"uri": file.as_uri()}, "position": place}

    def _ask(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 - each answer has its own shape
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": parameters})
        while "method" in (heard := self._hear()) or heard["id"] != number:
            pass
        return heard["result"]

    def _tell(self, method: str, **parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._program.stdin
        self._program.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._program.stdin.flush()

    def _hear(self) -> Message:
        """Read one message; keep it if it says what is marked, answer it if it is a question."""
        message = self._read()
        match message:
            case {"method": "textDocument/publishDiagnostics", "params": said}:
                self._marked[said["uri"]] = said["diagnostics"]
            case {"method": "workspace/configuration", "id": number, "params": {"items": asked}}:
                known = [self._settings.get(one["section"]) for one in asked]
                self._send({"id": number, "result": known})
            case {"method": _, "id": number}:
                self._send({"id": number, "result": None})
        return message

    def _read(self) -> Message:
        heard = self._program.stdout
        assert heard
        headers = list(iter(lambda: heard.readline().strip(), b""))
        lengths = [int(one.split(b":")[1]) for one in headers if one.startswith(b"Content-Length:")]
        assert lengths, "the language server ended"
        message: Message = json.loads(heard.read(lengths[0]))
        return message
