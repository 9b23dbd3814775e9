"""Makes the pictures of the README and the docs: `python -m docs.pictures.make [NAME ...]`.

The names are `window`, `layers`, `paintings`, `looks`, `variations`, `figures` and `tutorial`;
without one, all are made.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from docs.pictures.reference import take_layers, take_paintings
from docs.pictures.sheet import take_figures, take_looks, take_variations
from docs.pictures.tutorial import take_tutorial
from docs.pictures.window import take_window

PICTURES = {
    "window": take_window,
    "layers": take_layers,
    "paintings": take_paintings,
    "looks": take_looks,
    "variations": take_variations,
    "figures": take_figures,
    "tutorial": take_tutorial,
}


def main(names: list[str]) -> int:
    """Makes the pictures of these names. Returns 2 for a name that there is not."""
    unknown = [name for name in names if name not in PICTURES]
    if unknown:
        print(f"there are no pictures called {unknown[0]}; there are {', '.join(PICTURES)}")
        return 2
    for name in names or PICTURES:
        PICTURES[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
