"""How fast looks are painted, baked and first seen: `python -m benchmarks.stage_frames [look ...]`.

Frames are those of the window while a page is told: art 540 high, under the veil of the text,
scaled to 1280x720 and to 1920x1080, a page of the Mirage coming word by word over it. Each has a
new picture, thirty a second of the look's own time, so that none is cheaper; in the window every
other one is. "As it is" leaves the look's parameters alone; "at dearest" lets them ease, as a scene
does, to the values that cost most, and fires every cue.

Bakes are measured with an empty cache and with a warm one, each in a process of its own so that the
greatest memory is that look's.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.library import shared_looks, whole_game
from game.stage.stage import Stage
from game.story.look import Look
from game.story.playthrough import Playthrough
from game.window.measures import Measures
from game.window.place import openings_of
from game.window.scenery import Scenery
from game.window.screen import Screen
from game.window.sheets import sheets_of
from game.window.told import ToldSheet
from game.window.veil import column_veil

ART_HEIGHT = 540
SIZES = ((1280, 720), (1920, 1080))
FRAMES = 240
_TRIED = (0.0, 0.3, 0.5, 0.7, 1.0)
_TRIALS = 3

Parameters = Mapping[str, float]


def measured(name: str, folder: str) -> dict[str, object]:
    """Everything about one look, in this process, with whatever the folder holds."""
    look = shared_looks()[name]
    screen = Screen("Frames")
    began = time.perf_counter()
    stage = Stage(Path(folder), ART_HEIGHT)
    surface = screen.surface
    while not _seen(stage, surface, look):
        time.sleep(0.002)
    found: dict[str, object] = {"first": time.perf_counter() - began}
    while not stage.ready(look):
        time.sleep(0.005)
    found["baked"] = time.perf_counter() - began
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found["dearest"] = dearest = _dearest(stage, look)
    for size in SIZES:
        found[f"{size[1]} still"] = _frames(stage, look, size, {}, [])
        found[f"{size[1]} dearest"] = _frames(stage, look, size, dearest, list(look.cues))
    stage.close()
    screen.close()
    return found


def _seen(stage: Stage, surface: pygame.Surface, look: Look) -> bool:
    stage.paint(look, {}, 1.0)
    stage.show(surface)
    return bool(pygame.transform.average_color(surface)[:3] != (0, 0, 0))


def _dearest(stage: Stage, look: Look) -> dict[str, float]:
    """Of each parameter in turn, the value with which painting takes longest."""

    def work(values: Parameters) -> float:
        times = []
        for trial in range(_TRIALS):
            began = time.thread_time()
            stage.paint(look, values, 10 + trial / 30)
            times.append(time.thread_time() - began)
        return min(times)

    found: dict[str, float] = {}
    for parameter in look.parameters:
        tried = {value: work({**found, parameter: value}) for value in _TRIED}
        found[parameter] = max(tried, key=lambda value: tried[value])
    return found


def _frames(
    stage: Stage, look: Look, size: tuple[int, int], values: Parameters, cues: list[str]
) -> dict[str, tuple[float, float]]:
    """Milliseconds of a frame with its text: by the clock, and of this thread's own work."""
    scenery, surface = Scenery(stage), pygame.Surface(size, 0, 32)
    scenery.paint_as_fine_as("medium")
    measures = Measures(*size)
    veil, told = column_veil(measures), _told(measures)
    scenery.show(look, {}, 0.0)
    gc.freeze()  # As the game does.
    times, work = [], []
    for number in range(FRAMES):
        now = number / 30
        if number == 1:
            scenery.show(look, values, now)
        began, worked = time.perf_counter(), time.thread_time()
        if cues and number % 15 == 0:
            scenery.cue(cues.pop(), now)
        scenery.draw(surface, now, veil)
        told.draw(surface, now)
        times.append((time.perf_counter() - began) * 1000)
        work.append((time.thread_time() - worked) * 1000)
    return {"clock": _shares(times), "own": _shares(work)}


def _told(measures: Measures) -> ToldSheet:
    """The first page of the Mirage, as it comes."""
    playthrough = Playthrough(whole_game().story("mirage"))
    leaf, opening = playthrough.page.leaves[0], openings_of(playthrough)[0]
    return ToldSheet(sheets_of(leaf, measures, opening)[0], measures, pace=1.0, now=0.0)


def _shares(times: list[float]) -> tuple[float, float]:
    """p50 and p99, without the first frames, which set everything up."""
    ordered = sorted(times[5:])
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]


def in_own_process(name: str, folder: str) -> dict[str, dict]:
    """The same in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.stage_frames", "--one", name, folder],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, dict] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(names: list[str]) -> None:
    """Prints the tables."""
    print(f"art {ART_HEIGHT}; frames in ms: p50 / p99 by the clock (and of the thread's own work)")
    print(f"bakes in s, memory in MB; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    sizes = "".join(f"{f'{width}x{height}':>27}" for width, height in SIZES)
    bakes = f"{'first empty':>13}{'warm':>6}{'baked empty':>13}{'warm':>6}{'peak':>6}"
    print(f"{'look':16}{'':11}{sizes}{bakes}")
    worst: dict[str, float] = {}
    for name in names or sorted(shared_looks()):
        with tempfile.TemporaryDirectory() as folder:
            cold, warm = (in_own_process(name, folder) for _ in range(2))
        baked = (
            f"{cold['first']:>13.2f}{warm['first']:>6.2f}{cold['baked']:>13.2f}"
            f"{warm['baked']:>6.2f}{cold['peak']:>6.0f}"
        )
        for how, told, rest in (("still", "as it is", baked), ("dearest", "at dearest", "")):
            row = "".join(f"{_cell(warm[f'{height} {how}']):>27}" for _, height in SIZES)
            print(f"{name if rest else '':16}{told:11}{row}{rest}", flush=True)
            for _, height in SIZES:
                for kind, (p50, p99) in warm[f"{height} {how}"].items():
                    for part, took in (("p50", p50), ("p99", p99)):
                        key = f"{height} {kind} {part}"
                        worst[key] = max(took, worst.get(key, 0.0))
    print("largest of all: " + "; ".join(f"{key} {took:.1f}" for key, took in worst.items()))


def _cell(took: dict[str, list[float]]) -> str:
    (p50, p99), (own50, own99) = took["clock"], took["own"]
    return f"{p50:.1f} / {p99:.1f} ({own50:.1f} / {own99:.1f})"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(*sys.argv[2:])))
    else:
        main(sys.argv[1:])
