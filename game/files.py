"""Opens the text files that strangers wrote: nothing outside their folder, nothing too large."""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from game.problems import Problem, Refused, Source, Span

LARGEST_FILE_BYTES = 4 * 1024 * 1024
LARGEST_FOLDER_BYTES = 32 * 1024 * 1024
MOST_FILES = 2000
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HOW_TO_SAVE = "save it as UTF-8: editors call that the encoding"
_HOW_TO_COPY = "copy it into the folder; links that lead out are not followed"
STORY_FILE = "story.yaml"
YAML_ENDINGS = (".yaml", ".yml")

_Read = TypeVar("_Read")


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
        content = self._bytes_of(relative, self._text)
        return None if content is None else self._decoded(content, self.name(relative))

    def content(self, relative: str, largest: int, kept_small: str) -> bytes | None:
        """What a picture or a sound consists of; None, and a problem told, where it is too large.

        `kept_small` says what the writer can do about that.
        """

        def bounded(path: Path) -> bytes | None:
            with path.open("rb") as file:
                content = file.read(largest + 1)
            if len(content) <= largest:
                return content
            message = f"this file is too large: over {largest // 1024 // 1024} MB"
            self.tell("file-too-large", relative, message, kept_small)
            return None

        return self._bytes_of(relative, bounded)

    def name(self, relative: str) -> str:
        """How messages call a file of the folder."""
        return (self.shown_as / relative).as_posix()

    def tell(self, code: str, relative: str, message: str, hint: str = "") -> None:
        """Keeps a problem of a whole file."""
        span = Span(Source(self.name(relative), ""), 0, 0)
        self.problems.append(Problem(code, span, message, hint))

    def _bytes_of(self, relative: str, read: Callable[[Path], bytes | None]) -> bytes | None:
        """What is read from a regular file that lies within the folder."""
        try:
            return self.guarded(relative, read)
        except Refused as refused:
            self.tell(refused.code, relative, refused.message, refused.hint)
            return None

    def guarded(self, relative: str, read: Callable[[Path], _Read]) -> _Read:
        """What is read from a file that lies within the folder. Raises Refused for any other."""
        path = self.root / relative
        try:
            if not self.holds(relative):
                message = "this file lies outside of its story's folder"
                raise Refused("outside-folder", message, _HOW_TO_COPY)
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                what = "a folder" if stat.S_ISDIR(status.st_mode) else "no file of text"
                hint = "a story is told in text files whose names end in `.yaml`"
                raise Refused("unreadable-file", f"this is {what}", hint)
            return read(path)
        except (OSError, RuntimeError) as error:  # a circle of links is a RuntimeError
            hint = "see whether it is there, and whether you may read it"
            message = f"this file cannot be read: {_reason(error)}"
            raise Refused("unreadable-file", message, hint) from error

    def holds(self, relative: str) -> bool:
        """Whether a path, when its links are followed, ends within the folder."""
        return (self.root / relative).resolve().is_relative_to(self.root.resolve())

    def yaml_files(self, relative: str) -> list[str]:
        """The YAML files of a folder within this one, by name; a missing folder has none."""
        return self.files(relative, YAML_ENDINGS)

    def files(self, relative: str, endings: Collection[str]) -> list[str]:
        """The files of a folder within this one whose names end so; a missing one has none."""
        folder = self.root / relative
        try:
            if not folder.is_dir():
                return []
            if not self.holds(relative):
                message = "this folder lies outside of its story's folder"
                self.tell("outside-folder", relative, message, _HOW_TO_COPY)
                return []
            names = sorted(_names(folder, endings))
        except (OSError, RuntimeError) as error:  # a circle of links is a RuntimeError
            message = f"this folder cannot be read: {_reason(error)}"
            self.tell("unreadable-file", relative, message)
            return []
        if len(names) > MOST_FILES:
            message = f"here are {len(names)} files; a story has at most {MOST_FILES}"
            hint = "put more scenes into each file" if endings is YAML_ENDINGS else ""
            self.tell("too-many-files", relative, message, hint)
            names = names[:MOST_FILES]
        return [f"{relative}/{name}" for name in names]

    def _text(self, path: Path) -> bytes | None:
        """What a file of text consists of, if the story does not grow too large by it."""
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
        self.bytes_read += len(content)
        limit = LARGEST_FILE_BYTES if len(content) > LARGEST_FILE_BYTES else LARGEST_FOLDER_BYTES
        if self.bytes_read <= limit and len(content) <= limit:
            return content
        relative = path.relative_to(self.root).as_posix()
        message = f"this is more than a story can hold: over {limit // 1024 // 1024} MB"
        hint = "part the story into more files, or into two stories"
        self.tell("file-too-large", relative, message, hint)
        return None

    def _decoded(self, content: bytes, name: str) -> Source | None:
        if content.startswith(_UTF_16_MARKS):
            message = "this file is UTF-16, and stories are read as UTF-8"
            self.problems.append(
                Problem("not-utf8", Span(Source(name, ""), 0, 0), message, _HOW_TO_SAVE)
            )
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


def _names(folder: Path, endings: Collection[str]) -> Iterator[str]:
    for path in folder.iterdir():
        if path.suffix in endings and not path.name.startswith("."):
            yield path.name


def _reason(error: OSError | RuntimeError) -> str:
    reason = error.strerror if isinstance(error, OSError) else "its links go round in a circle"
    return (reason or "no reason is given").lower()
