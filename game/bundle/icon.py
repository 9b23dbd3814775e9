"""The picture of a story as a program: the writer's own, or the first that is seen in it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pygame
from pygame import Rect, Surface

from game.library import Reading
from game.stage.stills import frames
from game.story.model import Story
from game.story.playthrough import Playthrough
from game.window.initials import initial

SIDE = 512
_FINE = 2
"""Corners are drawn so many times larger, then scaled down: smooth edges."""
_SECONDS = 6.0
_FRAME = (1280, 720)
_CORNER = 0.18
_EDGE = 0.012
_GOLD = (138, 103, 54)
_INITIAL = "S"
_BRIGHT_PERCENT, _BRIGHT_LEVEL, _MOST_LIGHT = 98.0, 150.0, 3.0


def draw_icon(story: Story, reading: Reading) -> Surface:
    """A square picture with transparent corners. Raises OSError where the writer's cannot be read.

    The writer's own is taken as it is. Without one, it is the middle of the look with which the
    story begins; without a look, an initial.
    """
    if not pygame.display.get_init():
        pygame.display.init()
        pygame.display.set_mode((1, 1), pygame.HIDDEN)
    pygame.font.init()
    if story.icon is not None:
        content = io.BytesIO(reading.pictures.opened(story.icon))
        return _square(pygame.image.load(content).convert_alpha())
    setting = Playthrough(story).page.leaves[0].setting
    look = reading.looks.get(setting.look or "")
    if look is None:
        return initial(_letter_of(story.title), SIDE)
    (seen,) = frames(
        look, _FRAME, [_SECONDS], setting.parameters, {}, open_image=reading.pictures.opened
    )
    return _framed(_lit(_square(seen.convert_alpha())))


def _letter_of(title: str) -> str:
    """The letter of its first word that counts, in the manner of indexes."""
    words = [word for word in title.split() if word[:1].isalpha()]
    counting = [word for word in words if word.lower() not in ("the", "a", "an")]
    first = (counting or words or [_INITIAL])[0]
    return first[0].upper()


def _square(picture: Surface) -> Surface:
    """The middle of a picture."""
    side = min(picture.get_size())
    part = Rect(0, 0, side, side)
    part.center = picture.get_rect().center
    return pygame.transform.smoothscale(picture.subsurface(part), (SIDE, SIDE))


def _lit(picture: Surface) -> Surface:
    """A dark picture with more light: a thumbnail has no dark room around it."""
    levels = pygame.surfarray.array3d(picture).max(axis=2)
    brightest = float(np.percentile(levels, _BRIGHT_PERCENT))
    more = min(_MOST_LIGHT, _BRIGHT_LEVEL / max(1.0, brightest))
    lit = picture.copy()
    pixels = pygame.surfarray.pixels3d(lit)
    pixels[:] = np.minimum(255, pixels * max(1.0, more)).astype(np.uint8)
    del pixels  # it holds the surface
    return lit


def _framed(picture: Surface) -> Surface:
    """A picture with round corners and a thin edge of gold."""
    side = SIDE * _FINE
    radius, edge = round(side * _CORNER), round(side * _EDGE)
    mask = Surface((side, side), pygame.SRCALPHA)
    pygame.draw.rect(mask, (255, 255, 255, 255), mask.get_rect(), border_radius=radius)
    rim = Surface((side, side), pygame.SRCALPHA)
    pygame.draw.rect(rim, _GOLD, rim.get_rect(), edge, border_radius=radius)
    framed = picture.copy()
    framed.blit(pygame.transform.smoothscale(rim, (SIDE, SIDE)), (0, 0))
    small = pygame.transform.smoothscale(mask, (SIDE, SIDE))
    framed.blit(small, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return framed


def write_icons(icon: Surface, folder: Path) -> dict[str, Path]:
    """Writes a picture in the forms of three systems; gives the files by their endings."""
    from PIL import Image

    image = Image.frombytes("RGBA", icon.get_size(), pygame.image.tobytes(icon, "RGBA"))
    sides = (16, 24, 32, 48, 64, 128, 256)
    files = {ending: folder / f"icon.{ending}" for ending in ("png", "ico", "icns")}
    image.resize((256, 256), Image.Resampling.LANCZOS).save(files["png"])
    image.save(files["ico"], sizes=[(side, side) for side in sides])
    image.save(files["icns"])
    return files
