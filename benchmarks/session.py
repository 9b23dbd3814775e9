"""Times every frame of a dream that is played: `python -m benchmarks.session [STORY/PLAYTEST ...]`.

The window, its stage, its sounds and its saves are the real ones, on drivers that show and play
nothing; time passes as it does for a player, sixty frames a second. The picks are those of a
playtest. Whoever plays reads each sheet for `--seconds` and presses a key. Pictures are baked
ahead as they would be: with an empty cache, unless `--warm` plays everything twice. Each line of
the tables comes from a process of its own; `--one-core` holds it to one core, all its threads.

A frame is one turn of the loop without its pause. Three times are measured: by the clock; the work
of all of the window's threads in it; and the work of the one that draws. Pictures are baked in
another process, which none of them counts. Where other programs run, the clock tells of them. The
last column counts frames over 50 ms, by the clock and of own work. The first turn of the loop has
a row of its own, "start", and is in no other: it waits for a picture, as `benchmarks/startup.py`
measures; nobody plays yet.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
from pygame.event import Event

from game.library import find_story, whole_game
from game.playtests import playtest_at
from game.saves import Saves
from game.stage.stage import Stage
from game.story.playtest import replay
from game.story.playthrough import Pick, Playthrough
from game.window.app import App
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.scenery import Scenery
from game.window.screen import Screen
from game.window.session import Session

DREAMS = ("mirage/understudys_bow", "summit/thousand_shards", "flaw/ovation")
SIZES = ((1280, 720), (1920, 1080))
KINDS = ("plain", "transition", "page turned")
_STEADY_AFTER_SECONDS = 20.0
_IDLE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Frame:
    """One turn of the loop, in milliseconds."""

    kind: str
    clock: float
    all_work: float
    """Of every thread, baking too."""
    own_work: float
    baking: bool
    at: float


class Reader:
    """Reads one playtest to its end, and notes what each frame took."""

    def __init__(self, name: str, size: tuple[int, int], home: Path, seconds: float) -> None:
        story_name, _, test = name.partition("/")
        library = whole_game()
        story = library.story(story_name)
        path = find_story(story_name) / "playtests" / f"{test}.yaml"
        playtest, problems = playtest_at(path, story)
        assert playtest is not None, problems
        replayed = replay(story, playtest)
        assert not replayed.failure, replayed.failure
        self.picks = [pick for pick in replayed.playthrough.picks if not pick.by_world]
        self.screen = Screen("Session")
        self.screen._window.size = size
        self.stage = Stage(home / "pictures", open_image=library.picture, apart=True)
        self.session = Session(library, Saves(home), Scenery(self.stage), lambda: 7)
        self.session.size = size
        self.first = Playthrough(story, playtest.origin, replayed.playthrough.picks[:0])
        view = self.session.open_moment(self.first, now=0.0)
        self.app = App(self.session, self.screen, now=0.0, view=view)
        self.seconds = seconds
        self.frames: list[Frame] = []
        self.memory: list[float] = []
        self.memory_with_bakery: list[float] = []
        self.heights: set[int] = set()

    def play(self) -> None:
        """From the first page to the last pick's page, read to its end."""
        self.began = time.perf_counter()
        self._step([])
        gc.freeze()  # As the game does.
        self.app.open_gamepads()
        self.app.open_sound()
        for pick in self.picks:
            self._read()
            self._make(pick)
        self._read()

    def idle(self) -> float:
        """The part of a core that it takes to stand in the back, with less motion."""
        self.session.change(Preferences(reduced_motion=True))
        self._step([Event(pygame.WINDOWFOCUSLOST)])
        while self.stage.baking:
            self._step([])
        began, worked = time.perf_counter(), time.process_time()
        while time.perf_counter() - began < _IDLE_SECONDS:
            self._step([])
        return (time.process_time() - worked) / (time.perf_counter() - began)

    @property
    def _now(self) -> float:
        return time.perf_counter() - self.began

    @property
    def _view(self) -> Reading:
        assert isinstance(self.app.view, Reading), self.app.view
        return self.app.view

    def _read(self) -> None:
        """A sheet's words come, are read, and a key is pressed; until choices stand."""
        while not self._view.open_page.choices:
            page = self._view.open_page
            self._wait(self.seconds)
            if page.playthrough.ending and page.on_last_sheet:
                return
            if not self._view.open_page.choices:
                self._press(pygame.K_SPACE)
        self._wait(self.seconds / 2)

    def _make(self, pick: Pick) -> None:
        """Points at the line, waits a moment as one does, clicks, and types if it asks."""
        page = self._view.open_page
        assert page.choices is not None
        if page.timed and page.timed.id == pick.choice:
            while self._view.open_page is page:
                self._step([])
            return
        line = next(line for line in page.choices.lines if line.item.key == pick.choice)
        while line not in page.choices.group:
            page.choices.turn(1, self._now)
        at = line.rect.center
        self._step([Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))])
        self._wait(0.2)
        self._step([Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1)])
        if self.app.view.typing:
            self._step([Event(pygame.TEXTINPUT, text=letter) for letter in pick.typed])
            self._press(pygame.K_RETURN)
        assert self._view.open_page is not page, f"{pick.choice} could not be picked"

    def _press(self, key: int) -> None:
        self._step([Event(pygame.KEYDOWN, key=key, mod=0, unicode="")])
        self._step([Event(pygame.KEYUP, key=key, mod=0)])

    def _wait(self, seconds: float) -> None:
        end = self._now + seconds
        while self._now < end:
            self._step([])

    def _step(self, events: list[Event]) -> None:
        """One turn of the loop, measured, and then the rest of its time asleep."""
        told = self._told()
        baking = self.stage.baking
        clock, work, own = time.perf_counter(), time.process_time(), time.thread_time()
        self.app.step(events, self._now)
        own, work = time.thread_time() - own, time.process_time() - work
        taken = time.perf_counter() - clock
        kind = "plain"
        if told is not self._told():
            kind = "page turned"
        elif self.session.scenery._before is not None:
            kind = "transition"
        baking = baking or self.stage.baking
        self.frames.append(
            Frame(kind, taken * 1000, work * 1000, own * 1000, baking, clock - self.began)
        )
        if len(self.frames) % 30 == 0:
            self.memory.append(_resident_megabytes("self"))
            bakery = self.stage._workshop._bakery
            process = bakery._process if bakery else None
            own = _resident_megabytes(str(process.pid)) if process else 0.0
            self.memory_with_bakery.append(self.memory[-1] + own)
            self.heights.add(self.stage.art_height)
        rest = 1 / self.app.frames_a_second - (time.perf_counter() - clock)
        time.sleep(max(0.0, rest))

    def _told(self) -> object:
        return self.app.view.open_page.told if isinstance(self.app.view, Reading) else None


def _resident_megabytes(process: str) -> float:
    """0 for one that has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_bytes().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measured(name: str, size: tuple[int, int], home: Path, seconds: float) -> dict[str, object]:
    """A whole session in this process."""
    reader = Reader(name, size, home, seconds)
    reader.play()
    steady = sorted(reader.memory[int(_STEADY_AFTER_SECONDS * 2) :] or reader.memory)
    found: dict[str, object] = {
        "idle": reader.idle(),
        "steady MB": steady[len(steady) // 2],
        "most MB": steady[-1],
        "most MB with bakery": max(reader.memory_with_bakery),
        "heights": sorted(reader.heights),
        "frames": [astuple(frame) for frame in reader.frames],
    }
    reader.session.hearing.mixer.close()
    reader.stage.close()
    return found


def in_own_process(name: str, size: tuple[int, int], home: Path, options: argparse.Namespace):
    """The same in a fresh process, on one core if that is asked for."""
    asked = [sys.executable, "-m", "benchmarks.session", name, "--seconds", str(options.seconds)]
    asked += ["--in-process", f"{size[0]}x{size[1]}", str(home)]
    asked += ["--one-core"] if options.one_core else []
    done = subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _rows(frames: list[Frame]) -> Iterator[str]:
    first, *played = frames
    groups = {kind: [frame for frame in played if frame.kind == kind] for kind in KINDS}
    groups |= {"all": played, "while baking": [frame for frame in played if frame.baking]}
    for kind, among in {"start": [first], **groups}.items():
        if not among:
            continue
        cells = []
        for name in ("clock", "all_work", "own_work"):
            times = sorted(getattr(frame, name) for frame in among)
            p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
            cells.append(f"{p50:5.1f} / {p99:5.1f} / {times[-1]:6.1f}")
        over = [sum(getattr(f, name) > 50 for f in among) for name in ("clock", "own_work")]
        row = "".join(f"{cell:>25}" for cell in cells)
        yield f"  {kind:13}{len(among):>7}{row}{f'{over[0]} / {over[1]}':>10}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dreams", nargs="*", default=DREAMS, metavar="STORY/PLAYTEST")
    parser.add_argument("--seconds", type=float, default=3.0, help="how long a sheet is read")
    parser.add_argument("--warm", action="store_true", help="play with what a first time baked")
    parser.add_argument("--one-core", action="store_true", help="all threads share one core")
    parser.add_argument("--worst", type=int, default=0, help="tell so many of the worst frames")
    parser.add_argument("--in-process", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one_core:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    if options.in_process:
        width, height = map(int, options.in_process[0].split("x"))
        home = Path(options.in_process[1])
        print(json.dumps(measured(options.dreams[0], (width, height), home, options.seconds)))
        return
    heads = ("by the clock", "work of all threads", "own work")
    print("ms a frame: p50 / p99 / worst")
    print(f"  {'':13}{'frames':>7}" + "".join(f"{head:>25}" for head in heads) + f"{'>50':>10}")
    for name in options.dreams:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as home:
                for _ in range(2 if options.warm else 1):
                    found = in_own_process(name, size, Path(home), options)
            _tell(name, size, found, options.worst)


def _tell(name: str, size: tuple[int, int], found: dict, worst: int) -> None:
    print(
        f"{name} {size[0]}x{size[1]}; art {'/'.join(map(str, found['heights']))}; memory "
        f"{found['steady MB']:.0f} MB, most {found['most MB']:.0f}, with the bakery "
        f"{found['most MB with bakery']:.0f}; in the back "
        f"{100 * found['idle']:.1f} % of a core; load {os.getloadavg()[0]:.1f}"
    )
    frames = [Frame(*values) for values in found["frames"]]
    for row in _rows(frames):
        print(row, flush=True)
    for frame in sorted(frames, key=lambda f: -f.all_work)[:worst]:
        print("   ", frame)


if __name__ == "__main__":
    main()
