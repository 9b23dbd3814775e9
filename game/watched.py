"""A story while its writer works on it: read again as soon as one of its files is saved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePath

from game.files import STORY_FILE, YAML_ENDINGS
from game.images import ENDINGS as IMAGE_ENDINGS
from game.library import Reading, read
from game.loading.sounds import SOUND_ENDINGS
from game.loading.yaml_reader import Trees
from game.problems import Problem
from game.shared import LOOKS_FILE, same_where_equal

_EVERY_SECONDS = 1 / 60
_ENDINGS = frozenset((*YAML_ENDINGS, ".po", *IMAGE_ENDINGS, *SOUND_ENDINGS))
_NOT_READ = frozenset(("playtests", "personas"))
_MOST_FILES = 4000

Stamp = frozenset[tuple[Path, int, int]]
"""What changes when a file does: paths, dates, sizes."""


class WatchedStory:
    """What is right in the files of a story: where they have mistakes now, what was so before."""

    def __init__(self, path: Path, language: str = "") -> None:
        """`path` is the story's folder or file; `language` that in which it is read."""
        self.path, self._language = path, language
        self._looked_at = 0.0
        self._read_stamp = self._seen_stamp = _stamp(path)
        self._trees = Trees()
        self.reading = self._read()
        """The story, looks, sounds and pictures; its problems are always those of the files."""
        self.heard_other = False
        """Whether a recording was among the files that were saved last."""

    def _read(self) -> Reading:
        """What the files say now, as a draft; the YAML of those that have not changed is known."""
        return read(self.path, self._language, tree_of=self._trees.read, drafting=True)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the files now."""
        return self.reading.problems

    @property
    def looks_problems(self) -> tuple[Problem, ...]:
        """Those in the file of looks."""
        return _in_looks(self.reading)

    def speak(self, language: str) -> None:
        """Reads the story in another language, as far as its writer has translated it."""
        if language != self._language:
            self._language = language
            self.reading = _right(self._read(), self.reading)

    def read_again(self, now: float) -> bool:
        """Looks many times a second whether a file has changed; says whether one had.

        A program may write a file in several steps, so it is read once it has come to rest.
        """
        if now - self._looked_at < _EVERY_SECONDS:
            return False
        self._looked_at = now
        before, self._seen_stamp = self._seen_stamp, _stamp(self.path)
        if self._seen_stamp != before or self._seen_stamp == self._read_stamp:
            return False
        changed = {file.suffix.lower() for file, _, _ in before ^ self._read_stamp}
        self.heard_other = not changed.isdisjoint(SOUND_ENDINGS)
        self._read_stamp = self._seen_stamp
        self.reading = _right(self._read(), self.reading)
        return True


def _right(new: Reading, old: Reading) -> Reading:
    """What is right in a new reading; each part that has mistakes stays as it was."""
    story = new.story or old.story
    if any(problem.severity == "error" for problem in _in_looks(new)):
        return replace(new, story=story, looks=old.looks, pictures=old.pictures)
    return replace(new, story=story, looks=same_where_equal(new.looks, old.looks))


def _in_looks(reading: Reading) -> tuple[Problem, ...]:
    return tuple(p for p in reading.problems if PurePath(p.span.source.name).name == LOOKS_FILE)


def _stamp(path: Path) -> Stamp:
    return frozenset(_stamps(path))


def _stamps(path: Path) -> Iterator[tuple[Path, int, int]]:
    is_folder = path.is_dir() or path.name == STORY_FILE
    root = path if path.is_dir() else path.parent
    for file in islice(_files(root), _MOST_FILES) if is_folder else [path]:
        try:
            about = file.stat()
        except OSError:  # It was taken away just now.
            continue
        yield file, about.st_mtime_ns, about.st_size


def _files(root: Path) -> Iterator[Path]:
    """The files that a story can be read from, wherever in its folder they lie."""
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in _NOT_READ and name[0] != "."]
        yield from (p for p in map(Path(folder).joinpath, files) if p.suffix.lower() in _ENDINGS)
