"""A picture for each kind of layer and for each painting: what docs/looks.md shows beside them."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import numpy as np
import pygame
from pygame import Rect, Surface

from docs.pictures.paper import HERE, PAINTED, SECONDS, painted, smaller, write
from game.cli import main
from game.library import read
from game.shared import shared_looks
from game.story.look import LAYERS, PAINTINGS, Backdrop, Cloth, Look, Picture
from game.story.meaning import Mode

SAMPLES = HERE / "samples"
LAYER_SIZE = (480, 270)
PAINTING_SIZE = (240, 135)
WITHOUT = "_without"
_GAP = 4
_GROUND = Backdrop(top="#3a3f5c", bottom="#14161f", haze=0.2)
_CHANGED = 14
"""A pixel belongs to a painting if it makes it so many levels other."""
_LEAST_PART = 0.3
"""No less of the picture's width is shown, however small the painting."""


def take_layers() -> None:
    """One picture for each kind, of the look of that name among the samples.

    What only changes what lies below is shown beside the same without it.
    """
    looks = read(SAMPLES).looks
    for kind in LAYERS:
        picture = _framed(kind)
        if kind + WITHOUT in looks:
            picture = _side_by_side(_framed(kind + WITHOUT), picture)
        write(smaller(picture, LAYER_SIZE), f"layers/{kind}.jpg")


def _framed(look: str) -> Surface:
    """The picture that `sleepwalk frame` writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frame.png"
        size = f"{PAINTED[0]}x{PAINTED[1]}"
        call = ["frame", str(SAMPLES), look, "--size", size, "--at", str(SECONDS), "-o", str(path)]
        with contextlib.redirect_stdout(None):
            done = main(call)
        if done != 0:
            raise SystemExit(f"the sample {look} cannot be painted")
        return pygame.image.load(str(path))


def _side_by_side(left: Surface, right: Surface) -> Surface:
    """The left half of one picture, and the same half of another."""
    both = Surface(PAINTED, 0, 32)
    half = PAINTED[0] // 2
    middle = Rect(half // 2, 0, half, PAINTED[1])
    both.blit(left, (0, 0), middle)
    both.blit(right, (half, 0), middle)
    both.fill((0, 0, 0), Rect(half - _GAP // 2, 0, _GAP, PAINTED[1]))
    return both


def take_paintings() -> None:
    """One picture for each painting as it is by itself, before a plain wall, as near as fits."""
    ground = painted(Look("ground", (_GROUND,)))
    modes = _modes()
    for name in sorted(PAINTINGS):
        mode = modes.get(name, "over")
        picture = painted(Look(name, (_GROUND, Picture(name, mode=mode))))
        part = picture.subsurface(_part(picture, ground))
        write(smaller(part, PAINTING_SIZE), f"paintings/{name}.jpg")


def _modes() -> dict[str, Mode]:
    """How the looks that come with the game lay each painting on the others."""
    return {
        layer.painter: layer.mode
        for look in shared_looks().values()
        for layer in look.layers
        if isinstance(layer, Picture | Cloth)
    }


def _part(picture: Surface, ground: Surface) -> Rect:
    """Where the painting is, with some room around it, in the picture's own shape."""
    seen, bare = (pygame.surfarray.array3d(each).astype(int) for each in (picture, ground))
    across, down = np.nonzero(np.abs(seen - bare).max(axis=2) > _CHANGED)
    if not across.size:
        return picture.get_rect()
    bounds = Rect(across.min(), down.min(), np.ptp(across) + 1, np.ptp(down) + 1)
    wide = max(bounds.width * 1.2, bounds.height * 1.2 * 16 / 9, PAINTED[0] * _LEAST_PART)
    wide = min(round(wide), PAINTED[0])
    part = Rect(0, 0, wide, round(wide * 9 / 16))
    part.center = bounds.center
    return part.clamp(picture.get_rect())
