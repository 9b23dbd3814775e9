"""Times an edit: from the moment a file is saved to the first frame on which it is seen.

Prints a table: `python benchmarks/watch.py`. The largest story that comes with the game is copied,
opened as `sleepwalk play STORY --watch` does, and its first page edited again and again, at moments
that have nothing to do with the loop. "Unattended" is the usual case: the writer's editor has the
focus. Each row is the median and the largest of the edits. The goal is 300 ms.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.places import story_names
from game.saves import Saves
from game.shared import packaged
from game.stage.stage import Stage
from game.story.playtest import Replay
from game.story.playthrough import Playthrough
from game.window.app import App
from game.window.reading import Reading
from game.window.scenery import Scenery
from game.window.screen import Screen
from game.window.session import Session
from game.window.watching import Watch

EDITS = 12
SETTLING_SECONDS = 3.0
LONGEST_SECONDS = 10.0
FOCUS = {"attended": pygame.WINDOWFOCUSGAINED, "unattended": pygame.WINDOWFOCUSLOST}


def largest() -> Path:
    """The folder of the story with the most bytes of YAML."""
    folders = [packaged("stories") / name for name in story_names(packaged("stories"))]
    return max(folders, key=lambda folder: sum(p.stat().st_size for p in folder.rglob("*.yaml")))


class Writer:
    """Opens a story and edits it."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        watch = Watch(folder, lambda story: Replay(Playthrough(story)))
        self.screen = Screen("Benchmark")
        self.stage = Stage(home, open_image=watch.library.picture)
        session = Session(watch.library, Saves(None), Scenery(self.stage), lambda: 7)
        session.watch = watch
        self.app = App(session, self.screen, 0.0, view=watch.begin(session, 0.0))
        self.began = time.perf_counter()
        self.file, self.words = self._editable()

    @property
    def page(self) -> str:
        assert isinstance(self.app.view, Reading)
        return self.app.view.playthrough.page.text

    def _editable(self) -> tuple[Path, str]:
        """Words of the page that stand once in the file of its scene, as they are read."""
        assert isinstance(self.app.view, Reading)
        moment = self.app.view.playthrough
        path = Path(moment.story.scenes[moment.state.scene].span.source.name)
        text, words = path.read_text(encoding="utf-8"), self.page.split()
        for number in range(len(words) - 2):
            found = " ".join(words[number : number + 3])
            if text.count(found) == 1:
                return path, found
        raise SystemExit("nothing on the first page can be edited")

    def turn(self) -> None:
        began = time.perf_counter()
        self.app.step(pygame.event.get(), began - self.began)
        spent = time.perf_counter() - began
        time.sleep(max(0.0, 1 / self.app.frames_a_second - spent))

    def rest(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.turn()

    def edit(self, number: int) -> float:
        """Saves other words, and plays on until they are seen; gives the seconds."""
        words = f"edit number {number}"
        text = self.file.read_text(encoding="utf-8")
        self.rest(0.2 + random.random() / 5)
        time.sleep(random.random() / self.app.frames_a_second)
        self.file.write_text(text.replace(self.words, words), encoding="utf-8")
        saved, self.words = time.perf_counter(), words
        while words not in self.page:
            self.turn_until(words)
            if time.perf_counter() - saved > LONGEST_SECONDS:
                raise SystemExit("the edit is never seen")
        return time.perf_counter() - saved

    def turn_until(self, words: str) -> None:
        """A turn of the loop; the frame on which the words are seen ends the count."""
        began = time.perf_counter()
        self.app.step(pygame.event.get(), began - self.began)
        if words not in self.page:
            spent = time.perf_counter() - began
            time.sleep(max(0.0, 1 / self.app.frames_a_second - spent))


def main() -> None:
    source = largest()
    size = sum(p.stat().st_size for p in source.rglob("*.yaml")) // 1024
    print(f"{source.name}: {size} KB of YAML; {EDITS} edits a row; goal 300 ms")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / source.name
        shutil.copytree(source, folder)
        writer = Writer(folder, Path(scratch) / "cache")
        writer.rest(SETTLING_SECONDS)
        number = 0
        for name, event in FOCUS.items():
            pygame.event.post(pygame.event.Event(event))
            writer.rest(0.5)
            times = []
            for _ in range(EDITS):
                number += 1
                times.append(1000 * writer.edit(number))
            median, most = statistics.median(times), max(times)
            print(f"{name:12} median {median:5.0f} ms   largest {most:5.0f} ms")
        writer.stage.close()
        writer.screen.close()


if __name__ == "__main__":
    sys.exit(main())
