"""How fast looks are painted, baked and first seen: `python -m benchmarks.stage_frames [look ...]`.

Frames are those that the window asks for: art 540 high, scaled to 1280x720 and to 1920x1080,
thirty a second of the look's own time. Bakes are measured with an empty cache and with a warm
one, each in a process of its own so that the greatest memory is that look's.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.library import shared_looks
from game.stage.stage import Stage

ART_HEIGHT = 540
SIZES = ((1280, 720), (1920, 1080))
FRAMES = 240


def measured(name: str, folder: str) -> dict[str, float]:
    """Everything about one look, in this process, with whatever the folder holds."""
    look = shared_looks()[name]
    pygame.display.init()
    began = time.perf_counter()
    stage = Stage(Path(folder), ART_HEIGHT)
    surface = pygame.Surface(SIZES[0], 0, 32)
    while not _seen(stage, surface, name):
        time.sleep(0.002)
    first = time.perf_counter() - began
    while not stage.ready(look):
        time.sleep(0.005)
    found = {"first picture s": first, "baked s": time.perf_counter() - began}
    found["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for size in SIZES:
        times, work = (sorted(found) for found in _frame_times(stage, name, size))
        found[f"{size[1]} work ms"] = statistics.median(work)
        found[f"{size[1]} p50 ms"] = statistics.median(times)
        found[f"{size[1]} p99 ms"] = times[int(len(times) * 0.99)]
    stage.close()
    return found


def _seen(stage: Stage, surface: pygame.Surface, name: str) -> bool:
    stage.paint(surface, shared_looks()[name], {}, 1.0)
    return bool(pygame.transform.average_color(surface)[:3] != (0, 0, 0))


def _frame_times(stage: Stage, name: str, size: tuple[int, int]) -> tuple[list[float], list[float]]:
    """Milliseconds by the clock, and milliseconds of this thread's own work."""
    look, surface = shared_looks()[name], pygame.Surface(size, 0, 32)
    times, work = [], []
    for number in range(FRAMES):
        began, worked = time.perf_counter(), time.thread_time()
        stage.paint(surface, look, {}, 10 + number / 30)
        times.append((time.perf_counter() - began) * 1000)
        work.append((time.thread_time() - worked) * 1000)
    return times[5:], work[5:]


def in_own_process(name: str, folder: str) -> dict[str, float]:
    """The same in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.stage_frames", "--one", name, folder],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(names: list[str]) -> None:
    """Prints the table."""
    print(f"art {ART_HEIGHT}; frames in ms: p50 / p99 by the clock (p50 of the thread's own work)")
    print(f"bakes in s, memory in MB; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(
        f"{'look':16}{'1280x720':>20}{'1920x1080':>20}{'first empty':>13}{'warm':>7}"
        f"{'baked empty':>13}{'warm':>7}{'peak':>7}"
    )
    for name in names or sorted(shared_looks()):
        with tempfile.TemporaryDirectory() as folder:
            cold, warm = (in_own_process(name, folder) for _ in range(2))
        frames = [
            f"{warm[f'{h} p50 ms']:.1f} / {warm[f'{h} p99 ms']:.1f} ({warm[f'{h} work ms']:.1f})"
            for _, h in SIZES
        ]
        print(
            f"{name:16}{frames[0]:>20}{frames[1]:>20}"
            f"{cold['first picture s']:>13.2f}{warm['first picture s']:>7.2f}"
            f"{cold['baked s']:>13.2f}{warm['baked s']:>7.2f}{cold['peak MB']:>7.0f}"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(*sys.argv[2:])))
    else:
        main(sys.argv[1:])
