"""Lays the schemas beside a story, and says with which line a file names its own."""

from __future__ import annotations

import json
from pathlib import Path

from game.loading.documents import DOCUMENTS
from game.schema.document import document

FOLDER = ".schema"
"""Where the schemas lie in a story's folder. What begins with a dot is no part of the story."""

_BELOW = {"scenes": "scenes", "playtest": "playtests", "persona": "personas"}
"""The folders of those kinds of files that have one."""


def text_of(kind: str) -> str:
    """The schema of a kind of file, as a file."""
    return json.dumps(document(kind), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> Path:
    """Writes all schemas beside the story in a folder; those of before are replaced.

    Gives the folder in which they lie. Raises OSError where they cannot be written.
    """
    shelf = folder / FOLDER
    shelf.mkdir(exist_ok=True)
    for kind in DOCUMENTS:
        (shelf / f"{kind}.json").write_text(text_of(kind), encoding="utf-8", newline="\n")
    return shelf


def modeline(kind: str) -> str:
    """The first line of a file of a kind, by which an editor finds its schema.

    The path is that from the file to the schema, so that no network is asked for anything.
    """
    up = "../" if kind in _BELOW else ""
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind}.json"
