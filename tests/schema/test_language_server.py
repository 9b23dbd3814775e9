"""In a real editor's server: the schema is found by the first line, mistakes and meanings show.

Skipped where the program `yaml-language-server` is not installed (`npm install -g` brings it).
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.templates import make

PROGRAM = shutil.which("yaml-language-server")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="yaml-language-server is not installed")


class Editor:
    """Speaks the Language Server Protocol (3.17) as an editor does, over pipes."""

    def __init__(self, folder: Path) -> None:
        assert PROGRAM is not None
        self.program = subprocess.Popen(
            [PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.asked = 0
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities={})
        self.tell("initialized")
        settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True}}
        self.tell("workspace/didChangeConfiguration", settings=settings)

    def close(self) -> None:
        self.program.kill()
        self.program.communicate()

    def tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def ask(self, method: str, **parameters: Any) -> Any:
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": parameters})
        return next(m for m in self._heard() if m.get("id") == self.asked)["result"]

    def open(self, path: Path) -> list[str]:
        """Opens a file; gives what is underlined in it, behind the numbers of the lines."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1}
        self.tell(
            "textDocument/didOpen", textDocument={**document, "text": path.read_text("utf-8")}
        )
        told = next(m["params"] for m in self._heard() if _is_of(m, path))
        found = told["diagnostics"]
        return sorted(f"{each['range']['start']['line'] + 1}: {each['message']}" for each in found)

    def hover(self, path: Path, words: str) -> str:
        """What is shown where the pointer rests on some words."""
        lines = path.read_text("utf-8").split("\n")
        line = next(number for number, text in enumerate(lines) if words in text)
        place = {"line": line, "character": lines[line].index(words) + 1}
        shown = self.ask("textDocument/hover", textDocument={"uri": path.as_uri()}, position=place)
        return str(shown["contents"])

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.program.stdin is not None
        self.program.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.program.stdin.flush()

    def _heard(self) -> Iterator[dict[str, Any]]:
        pipe = self.program.stdout
        assert pipe is not None
        while header := pipe.readline():
            pipe.readline()
            message = json.loads(pipe.read(int(header.split(b":")[1])))
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
            yield message


def _is_of(message: dict[str, Any], path: Path) -> bool:
    """Whether a message says what is underlined in a file; of others it is said again and again."""
    told = message.get("method") == "textDocument/publishDiagnostics"
    return told and message["params"]["uri"] == path.as_uri()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return make(str(tmp_path / "ferry"), "tour")


@pytest.fixture
def editor(story: Path) -> Iterator[Editor]:
    opened = Editor(story)
    yield opened
    opened.close()


def test_nothing_is_underlined_in_a_new_story(story: Path, editor: Editor) -> None:
    for name in ("story.yaml", "scenes/1-downstairs.yaml", "looks.yaml", "playtests/dry.yaml"):
        assert editor.open(story / name) == []


def test_mistakes_are_underlined_and_keys_are_explained(story: Path, editor: Editor) -> None:
    path = story / "scenes" / "2-upstairs.yaml"
    text = path.read_text("utf-8").replace("look: linen\n", "lok: linen\n")
    path.write_text(text.replace("once: true", "once: yes"), "utf-8")
    underlined = [each.partition(": ")[2] for each in editor.open(path)]
    assert sorted(underlined) == [
        'Incorrect type. Expected "boolean".',
        "Property lok is not allowed.",
    ]
    assert "a scene to go to first; `to: return` comes back from it" in editor.hover(path, "visit:")
