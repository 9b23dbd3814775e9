"""Contact sheets: all looks that come with the game, how far each can vary, and all figures."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame
from pygame import Surface

from docs.pictures.paper import painted, smaller, write
from game.shared import packaged, shared_looks
from game.story.look import FIGURES, Backdrop, Figure, Look, Rim
from game.window.colours import ink
from game.window.fonts import font

LOOK_SIZE, LOOKS_ACROSS = (300, 169), 5
STATE_SIZE, STATES_ACROSS = (210, 118), 6
STATE_PAINTED = (640, 360)
FIGURE_SIZE, FIGURES_ACROSS = (112, 150), 10
_LIGHTS = (
    Rim(towards=(-1.0, -0.4), colour="gas", strength=1.0),
    Rim(towards=(1.0, -0.5), colour="moonlight", strength=0.9),
)
_TALL = {"leaper": 0.5, "performer": 0.62, "singer": 0.5, "sheltering": 0.6}
"""Heights at which the widest fit beside the others."""
_GAP, _CAPTION, _LETTERS = 8, 22, 15
_GROUND = (12, 12, 16)

Named = tuple[str, Surface]


def take_looks() -> None:
    """Every look once, as it is by itself."""
    looks = sorted(shared_looks().values(), key=lambda look: look.name)
    cells = [(look.name, smaller(painted(look), LOOK_SIZE)) for look in looks]
    write(_sheet([_rows(cells, LOOKS_ACROSS)], LOOK_SIZE, LOOKS_ACROSS), "looks.jpg")


def take_figures() -> None:
    """Everybody whom a `figure` can show, with their names."""
    cells = [(who, smaller(_standing(who), FIGURE_SIZE)) for who in FIGURES]
    write(_sheet([_rows(cells, FIGURES_ACROSS)], FIGURE_SIZE, FIGURES_ACROSS), "figures.jpg")


def _standing(who: str) -> Surface:
    """One of them before a plain wall: the part of the picture around it."""
    wall = Backdrop(top="#3a3f5c", bottom="#14161f", haze=0.2)
    height = _TALL.get(who, 0.8)
    figure = Figure(who, (0.5, 0.95), height, rims=_LIGHTS, depth=0.0)  # type: ignore[arg-type]
    picture = painted(Look(who, (wall, figure)))
    wide, tall = picture.get_size()
    part = tall * FIGURE_SIZE[0] // FIGURE_SIZE[1]
    return picture.subsurface(((wide - part) // 2, 0, part, tall))


def take_variations() -> None:
    """A sheet for each file of looks: a look by itself, then each parameter at its other end."""
    for path in sorted((packaged("assets") / "looks").glob("*.yaml")):
        names = re.findall(r"^  (\w+):", path.read_text("utf-8"), re.MULTILINE)
        looks = [shared_looks()[name] for name in names if name in shared_looks()]
        groups = [_rows(list(_states(look)), STATES_ACROSS) for look in looks]
        write(_sheet(groups, STATE_SIZE, STATES_ACROSS), f"looks-{path.stem}.jpg")


def _states(look: Look) -> Iterator[Named]:
    with tempfile.TemporaryDirectory() as folder:
        for caption, parameters in _ends(look):
            picture = painted(look, parameters, STATE_PAINTED, Path(folder))
            yield caption, smaller(picture, STATE_SIZE)


def _ends(look: Look) -> Iterator[tuple[str, dict[str, float]]]:
    """The look by itself, and each parameter at the end that is farther from its own value."""
    yield look.name, {}
    for name, own in look.parameters.items():
        # What a cue moves is often at rest at both ends: it is shown half way there.
        passing = name in _moved_by_cues(look) and own in (0.0, 1.0)
        value = 0.5 if passing else 0.0 if own >= 0.5 else 1.0
        yield f"{name} {value:g}", {name: value}


def _moved_by_cues(look: Look) -> set[str]:
    return {cue.parameter for cue in look.cues.values() if not cue.stay}


def _rows(cells: Sequence[Named], across: int) -> list[Sequence[Named]]:
    return [cells[start : start + across] for start in range(0, len(cells), across)]


def _sheet(groups: Sequence[list[Sequence[Named]]], size: tuple[int, int], across: int) -> Surface:
    """Rows of pictures with a caption under each; groups stand a little apart."""
    pygame.font.init()
    wide, tall = size[0] + _GAP, size[1] + _CAPTION + _GAP
    rows = sum(len(group) for group in groups)
    height = _GAP + rows * tall + (len(groups) - 1) * _GAP
    sheet = Surface((_GAP + across * wide, height), 0, 32)
    sheet.fill(_GROUND)
    top = _GAP
    for group in groups:
        for row in group:
            for number, (caption, picture) in enumerate(row):
                left = _GAP + number * wide
                sheet.blit(picture, (left, top))
                colour = ink("gold" if caption in shared_looks() else "quiet")
                words = font("roman", _LETTERS).render(caption, True, colour)
                sheet.blit(words, (left, top + size[1] + 1))
            top += tall
        top += _GAP
    return sheet
