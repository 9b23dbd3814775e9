"""The looks of a story while its writer works on them: read again as soon as they change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath

from game.library import Reading, read
from game.problems import Problem
from game.shared import LOOKS_FILE
from game.story.look import Look

_IMAGES = "images"
_EVERY_SECONDS = 0.25


class LooksFile:
    """What `looks.yaml` says now. Where it has mistakes, the looks stay as they last were right."""

    def __init__(self, path: Path, shared: Mapping[str, Look]) -> None:
        """`path` is the story's folder or file, `shared` are the looks of all stories."""
        self._path, self._shared = path, dict(shared)
        self._looked_at = 0.0
        self._stamp = self._stamp_now()
        reading = read(path)
        self.looks, self.problems = reading.looks, _problems(reading)
        self.story, self.sounds = reading.story, reading.sounds
        self.pictures = reading.pictures

    def read_again(self, now: float) -> bool:
        """Looks a few times a second whether the file has changed; says whether it had."""
        if now - self._looked_at < _EVERY_SECONDS:
            return False
        self._looked_at = now
        stamp = self._stamp_now()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        reading = read(self._path)
        self.problems, self.sounds = _problems(reading), reading.sounds
        self.pictures = reading.pictures
        self.story = reading.story or self.story
        if not any(problem.severity == "error" for problem in self.problems):
            self.looks = _with_old_where_equal(reading.looks, self.looks)
        return True

    def in_order(self) -> list[Look]:
        """The story's own looks, then the others that it shows, then the rest."""
        scenes = self.story.scenes.values() if self.story else ()
        used = [scene.look.name for scene in scenes if scene.look]
        own = [name for name, look in self.looks.items() if self._shared.get(name) is not look]
        names = dict.fromkeys((*own, *used, *self.looks))
        return [self.looks[name] for name in names if name in self.looks]

    def _stamp_now(self) -> tuple[tuple[int, int], ...]:
        """What changes with the file, and with the pictures that lie beside it."""
        folder = self._path if self._path.is_dir() else self._path.parent
        try:
            files = [folder / LOOKS_FILE, *(folder / _IMAGES).glob("*")]
            stats = [path.stat() for path in files if path.is_file()]
        except OSError:
            return ()
        return tuple((about.st_mtime_ns, about.st_size) for about in stats)


def _problems(reading: Reading) -> tuple[Problem, ...]:
    """Those in the file of looks; what else is wrong with the story is not looked at here."""
    return tuple(p for p in reading.problems if PurePath(p.span.source.name).name == LOOKS_FILE)


def _with_old_where_equal(new: Mapping[str, Look], old: Mapping[str, Look]) -> dict[str, Look]:
    """The new looks; one that has not changed stays the same value, so that it stays painted."""
    return {name: old[name] if old.get(name) == look else look for name, look in new.items()}
