"""How fast transitions are painted: `python -m benchmarks.transitions [KIND ...]`.

Both pictures are given. Each moment of a transition is painted five times and the least counts, as
this thread's own work; what a kind prepares once for a size is its first picture. The sizes are
those of the art, medium and fine: the game mixes both pictures before it scales them to the window.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy as np
import pygame

from game.stage.transition import transition
from game.story.look import TRANSITIONS

SIZES = ((960, 540), (1280, 720))
MOMENTS, TIMES = 40, 5


def took(kind: str, surfaces: list[pygame.Surface], progress: float) -> float:
    """Milliseconds of this thread's work for one picture."""
    began = time.thread_time()
    transition(*surfaces, kind, progress)
    return (time.thread_time() - began) * 1000


def main(kinds: list[str]) -> None:
    """Prints the table."""
    print(f"{'transition':12}" + "".join(f"{f'{w}x{h}':>28}" for w, h in SIZES))
    print(f"{'ms':12}" + f"{'first':>12}{'mean':>8}{'most':>8}" * len(SIZES))
    for kind in kinds or TRANSITIONS:
        row = f"{kind:12}"
        for size in SIZES:
            surfaces = [pygame.Surface(size, 0, 32) for _ in range(3)]
            for seed, surface in enumerate(surfaces[1:]):
                noise = np.random.default_rng(seed).integers(0, 255, (*size, 3))
                pygame.surfarray.blit_array(surface, noise)
            first = took(kind, surfaces, 0.5)
            moments = [
                min(took(kind, surfaces, number / MOMENTS) for _ in range(TIMES))
                for number in range(1, MOMENTS)
            ]
            row += f"{first:12.0f}{statistics.mean(moments):8.1f}{max(moments):8.1f}"
        print(row)


if __name__ == "__main__":
    main(sys.argv[1:])
