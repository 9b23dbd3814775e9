"""Opens the text files that strangers wrote: nothing outside their folder, nothing too large."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game.problems import Problem, Source, Span

LARGEST_FILE_BYTES = 4 * 1024 * 1024
LARGEST_FOLDER_BYTES = 32 * 1024 * 1024
MOST_FILES = 2000
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HOW_TO_SAVE = "save it as UTF-8: editors call that the encoding"
YAML_ENDINGS = (".yaml", ".yml")


@dataclass(slots=True)
class Folder:
    """A folder whose files are read; what is wrong with them is told in `problems`.

    `shown_as` is how messages call the folder: as the writer named it.
    """

    root: Path
    shown_as: Path
    problems: list[Problem] = field(default_factory=list)
    bytes_read: int = 0

    def read(self, relative: str) -> Source | None:
        """The text of a file in the folder; None, and a problem told, where it cannot be read."""
        path = self.root / relative
        name = (self.shown_as / relative).as_posix()
        try:
            if not path.resolve().is_relative_to(self.root.resolve()):
                self._tell(
                    "outside-folder",
                    name,
                    "this file lies outside of its story's folder",
                    "copy it into the folder; links that lead out are not followed",
                )
                return None
            content = self._content(path, name)
        except (OSError, RuntimeError) as error:  # a circle of links is a RuntimeError
            hint = "see whether it is there, and whether you may read it"
            message = f"this file cannot be read: {_reason(error)}"
            self._tell("unreadable-file", name, message, hint)
            return None
        return None if content is None else self._decoded(content, name)

    def yaml_files(self, relative: str) -> list[str]:
        """The YAML files of a folder within this one, by name; a missing folder has none."""
        folder = self.root / relative
        try:
            if not folder.is_dir():
                return []
            if not folder.resolve().is_relative_to(self.root.resolve()):
                self._tell(
                    "outside-folder",
                    (self.shown_as / relative).as_posix(),
                    "this folder lies outside of its story's folder",
                    "copy it into the folder; links that lead out are not followed",
                )
                return []
            names = sorted(_names(folder))
        except (OSError, RuntimeError) as error:  # a circle of links is a RuntimeError
            name = (self.shown_as / relative).as_posix()
            self._tell("unreadable-file", name, f"this folder cannot be read: {_reason(error)}")
            return []
        if len(names) > MOST_FILES:
            self._tell(
                "too-many-files",
                (self.shown_as / relative).as_posix(),
                f"here are {len(names)} files; a story has at most {MOST_FILES}",
                "put more scenes into each file",
            )
            names = names[:MOST_FILES]
        return [f"{relative}/{name}" for name in names]

    def _content(self, path: Path, name: str) -> bytes | None:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "no file of text"
            hint = "a story is told in text files whose names end in `.yaml`"
            self._tell("unreadable-file", name, f"this is {what}", hint)
            return None
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
        self.bytes_read += len(content)
        if len(content) > LARGEST_FILE_BYTES or self.bytes_read > LARGEST_FOLDER_BYTES:
            limit = (
                LARGEST_FILE_BYTES if len(content) > LARGEST_FILE_BYTES else LARGEST_FOLDER_BYTES
            )
            message = f"this is more than a story can hold: over {limit // 1024 // 1024} MB"
            hint = "part the story into more files, or into two stories"
            self._tell("file-too-large", name, message, hint)
            return None
        return content

    def _decoded(self, content: bytes, name: str) -> Source | None:
        if content.startswith(_UTF_16_MARKS):
            message = "this file is UTF-16, and stories are read as UTF-8"
            self._tell("not-utf8", name, message, _HOW_TO_SAVE)
            return None
        try:
            return Source(name, content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            source = Source(name, content.decode("utf-8", errors="replace"))
            at = len(content[: error.start].decode("utf-8", errors="replace"))
            at = min(at, max(0, len(source.text) - 1))
            message = "this file is not UTF-8, so its letters cannot be told apart"
            span = Span(source, at, min(at + 1, len(source.text)))
            self.problems.append(Problem("not-utf8", span, message, _HOW_TO_SAVE))
            return None

    def _tell(self, code: str, name: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(code, Span(Source(name, ""), 0, 0), message, hint))


def _names(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        if path.suffix in YAML_ENDINGS and not path.name.startswith("."):
            yield path.name


def _reason(error: OSError | RuntimeError) -> str:
    reason = error.strerror if isinstance(error, OSError) else "its links go round in a circle"
    return (reason or "no reason is given").lower()
