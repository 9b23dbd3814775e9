"""Times the start of the game: from the start of the process to the first picture on the screen.

Prints a table: `python benchmarks/startup.py`. Each row is the median and the largest of several
fresh processes. "Import-cold" gives Python an empty folder for its compiled files, so that every
module is compiled anew; all others find them compiled, as players do. "Empty cache" gives the game
an empty folder for its baked pictures, "warm" one in which the title's lies. The first picture is
whatever is first seen of the title's look, however coarse; the fine one stands when it is ready.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
PROJECT = Path(__file__).parent.parent

CHILD = """
import json, os, sys, time
sys.path.insert(0, os.environ["PROJECT"])
begun = float(os.environ["BEGUN"])
moments = {"python": time.time() - begun}
from game.cli import main
import game.window.app as app
import pygame
moments["imports"] = time.time() - begun
def pictures(window):
    moments["window"] = time.time() - begun
    scenery = window._session.scenery
    while True:
        stepped = time.time()
        window.step([], stepped - begun)
        seen = pygame.transform.average_color(scenery.seen)[:3] != (0, 0, 0)
        if seen and "first picture" not in moments:
            moments["first picture"] = time.time() - begun
        if not scenery.stage.baking:
            break
        time.sleep(max(0.0, stepped + 1 / 60 - time.time()))
    window.step([], time.time() - begun)
    moments["fine picture"] = time.time() - begun
app._run = pictures
main(["--home", os.environ["HOME_FOLDER"]])
print(json.dumps(moments))
"""
PARTS = ("python", "imports", "window", "first picture", "fine picture")


def start(home: str, compiled: str) -> dict[str, float]:
    """The moments of one start, in seconds since the process was asked for."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    environment |= {"PROJECT": str(PROJECT), "HOME_FOLDER": home, "BEGUN": str(time.time())}
    environment["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    environment["PYTHONPYCACHEPREFIX"] = compiled
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", CHILD], check=True, capture_output=True, text=True, env=environment
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def measured(*, warm_cache: bool, cold_imports: bool) -> list[dict[str, float]]:
    runs = []
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as compiled:
        start(home, compiled)
        for number in range(RUNS):
            with tempfile.TemporaryDirectory() as fresh:
                folder = home if warm_cache else str(Path(home) / str(number))
                runs.append(start(folder, fresh if cold_imports else compiled))
    return runs


def main() -> None:
    print(f"{'median (largest) seconds until':34}" + "".join(f"{part:>17}" for part in PARTS))
    for name, warm, cold in [
        ("warm cache of pictures", True, False),
        ("empty cache of pictures", False, False),
        ("empty cache, import-cold", False, True),
    ]:
        runs = measured(warm_cache=warm, cold_imports=cold)
        cells = [[run[part] for run in runs] for part in PARTS]
        shown = [f"{statistics.median(cell):9.2f} ({max(cell):.2f})" for cell in cells]
        print(f"{name:34}" + "".join(f"{cell:>17}" for cell in shown))


if __name__ == "__main__":
    main()
