"""How dear each kind of layer is, and how good the guess of `sleepwalk check`.

Run it by `python -m benchmarks.layer_costs`.
Every layer of every look that comes along is drawn forty times at 960x540; the least of its times
counts, as this thread's own work. These are the figures of `game/loading/costs.py`.
"""

from __future__ import annotations

import os
import statistics
import time
from collections import defaultdict

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.library import shared_looks
from game.loading.costs import milliseconds_of
from game.stage.canvas import Canvas
from game.stage.frame import Frame
from game.stage.kinds import KINDS
from game.stage.performance import plates_of
from game.stage.plates import surface_of
from game.stage.shelf import Shelf
from game.story.look import Look

FRAMES = 40


def times_of(look: Look) -> list[float]:
    """Milliseconds of each layer, one after another as in a real frame."""
    canvas = Canvas.whole(540)
    draws = []
    for layer in look.layers:
        plates = plates_of(layer, canvas, Shelf(None))
        surfaces = [surface_of(plate) for plate in plates]
        draws.append(KINDS[type(layer)].show(layer, plates, surfaces, look))
    art = pygame.Surface((canvas.width, canvas.height), 0, 32)
    least = [float("inf")] * len(draws)
    for number in range(FRAMES):
        frame = Frame(art, canvas, number / 30, look.parameters, (1.0, 1.0))
        for index, draw in enumerate(draws):
            began = time.thread_time_ns()
            draw(frame)
            least[index] = min(least[index], (time.thread_time_ns() - began) / 1e6)
    return least


def main() -> None:
    """Prints both tables."""
    kinds: dict[str, list[float]] = defaultdict(list)
    guesses = []
    for name, look in sorted(shared_looks().items()):
        times = times_of(look)
        for layer, took in zip(look.layers, times, strict=True):
            kinds[type(layer).__name__.lower()].append(took)
        guesses.append((name, sum(times), milliseconds_of(look.layers)))
    print(f"{'layer':12}{'how many':>9}{'least':>8}{'mean':>8}{'most':>8}   ms a frame at 960x540")
    for kind, found in sorted(kinds.items()):
        mean = statistics.mean(found)
        print(f"{kind:12}{len(found):9}{min(found):8.2f}{mean:8.2f}{max(found):8.2f}")
    print(f"\n{'look':18}{'measured':>9}{'guessed':>9}{'':4}guessed / measured")
    for name, measured, guessed in guesses:
        print(f"{name:18}{measured:9.2f}{guessed:9.2f}{guessed / measured:9.2f}")


if __name__ == "__main__":
    main()
