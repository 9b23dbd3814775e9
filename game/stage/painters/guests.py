"""Who may sit in the one lit seat, seen from the front, and what they wear or hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.stage.canvas import ASPECT, Canvas
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, feather, limb, mask, ribbon, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import mirrored_too, places
from game.stage.shading import filmic, normals, over, saturated, tint

_SLIM = 0.86
"""How much narrower than drawn somebody is below the chin."""
_WOOL, _SKIN, _DARK = "#4c5468", "#c59a78", "#232734"


@dataclass(frozen=True, slots=True)
class _Part:
    """One rounded piece, in units of the guest's height, the seat's floor at 0."""

    outlines: list[Outline]
    dye: str
    round: float = 0.05
    light: float = 1.0


def paint_guest(canvas: Canvas, numbers: Numbers) -> Painting:
    """Somebody plain in a jacket, upright, hands in the lap, in outdoor shoes."""
    return _painting(canvas, numbers, _plain())


def _plain() -> list[_Part]:
    torso = mirrored_too(
        places(".05 -.735, .115 -.715, .185 -.685, .215 -.60, .20 -.45, .185 -.30")
    )
    parts = [*_legs(), _Part([curve(torso, 6)], _WOOL, 0.09), *_jacket(), *_arms(0.0)]
    return [*parts, *_hands(), *_head(-0.86, 1.0)]


def paint_small_guest(canvas: Canvas, numbers: Numbers) -> Painting:
    """A child of about seven: a jersey, a broad face, boots that stick straight out."""
    torso = mirrored_too(places(".035 -.60, .085 -.59, .145 -.555, .165 -.47, .16 -.36, .14 -.27"))
    arms = [
        _Part(
            [tapered([(s * 0.125, -0.565), (s * 0.185, -0.42), (s * 0.115, -0.34)], 0.055, 0.045)],
            _WOOL,
            0.03,
        )
        for s in (-1, 1)
    ]
    boots: list[_Part] = []
    for side in (-1, 1):
        x = side * 0.082
        boots.append(_Part([box(x - 0.05, -0.30, x + 0.05, -0.17)], _WOOL, 0.03, 0.8))
        boots.append(_Part([ellipse((x, -0.215), 0.060, 0.080, 20)], _DARK, 0.03, 1.5))
    body = _Part([curve(torso, 6)], _WOOL, 0.07)
    hands = [_Part([ellipse((s * 0.095, -0.325), 0.028, 0.024, 12)], _SKIN, 0.015) for s in (-1, 1)]
    return _painting(canvas, numbers, [body, *arms, *boots, *hands, *_head(-0.70, 0.92)])


def _legs() -> list[_Part]:
    found: list[_Part] = []
    for side in (-1, 1):
        shin = places(".075 -.29, .195 -.29, .205 -.20, .185 -.05, .10 -.05, .085 -.18")
        thigh = places(".03 -.37, .12 -.40, .205 -.36, .215 -.27, .17 -.22, .08 -.23")
        found.append(_Part([curve([(side * a, b) for a, b in shin], 5)], _DARK, 0.05, 0.55))
        found.append(
            _Part([ellipse((side * 0.142, -0.035), 0.058, 0.034, 18)], "#3a2c22", 0.02, 0.9)
        )
        found.append(_Part([curve([(side * a, b) for a, b in thigh], 5)], _DARK, 0.05))
    return found


def _jacket() -> list[_Part]:
    """A shirt front between two lapels, and three buttons."""
    shirt = [(-0.045, -0.735), (0.045, -0.735), (0.0, -0.56)]
    lapels = [
        [(s * 0.03, -0.745), (s * 0.085, -0.70), (s * 0.09, -0.63), (s * 0.004, -0.545)]
        for s in (-1, 1)
    ]
    buttons = [ellipse((0.012, -0.52 + 0.055 * n), 0.008, 0.008, 10) for n in range(3)]
    return [
        _Part([shirt], "#a7a296", 0.01),
        _Part([*lapels], _WOOL, 0.014, 1.25),
        _Part([*buttons], "#8d7a5c", 0.004, 1.2),
    ]


def _arms(wider: float) -> list[_Part]:
    return [
        _Part(
            limb(
                [
                    (s * (0.160 + wider), -0.655),
                    (s * (0.226 + wider), -0.50),
                    (s * 0.212, -0.41),
                    (s * 0.080, -0.385),
                ],
                0.088 + wider,
                0.058,
            ),
            _WOOL,
            0.04,
            1.05,
        )
        for s in (-1, 1)
    ]


def _hands() -> list[_Part]:
    shapes = [ellipse((s * 0.035, -0.385), 0.045, 0.026, 14) for s in (-1, 1)]
    return [_Part([shape], _SKIN, 0.018, 1.1) for shape in shapes]


def _head(y: float, size: float) -> list[_Part]:
    """Neck, ears, a plain face in its own shade, hair."""
    neck = [(-0.042, y + 0.07), (0.042, y + 0.07), (0.055, y + 0.15), (-0.055, y + 0.15)]
    ears = [ellipse((s * 0.090 * size, y + 0.01), 0.015, 0.027, 10) for s in (-1, 1)]
    face = curve(
        mirrored_too(
            [
                (0.0, y + 0.122 * size),
                (0.045 * size, y + 0.108 * size),
                (0.080 * size, y + 0.055 * size),
                (0.088 * size, y - 0.02 * size),
                (0.078 * size, y - 0.085 * size),
                (0.04 * size, y - 0.115 * size),
            ]
        )[1:],
        5,
    )
    hair = curve(
        [
            (-0.094 * size, y - 0.005),
            (-0.098 * size, y - 0.075 * size),
            (-0.06 * size, y - 0.125 * size),
            (0.0, y - 0.138 * size),
            (0.06 * size, y - 0.125 * size),
            (0.098 * size, y - 0.075 * size),
            (0.094 * size, y - 0.005),
            (0.074 * size, y - 0.055 * size),
            (0.02, y - 0.078 * size),
            (-0.05 * size, y - 0.066 * size),
            (-0.076 * size, y - 0.04 * size),
        ],
        4,
    )
    return [
        _Part([neck], _SKIN, 0.02, 0.15),
        _Part([*ears], _SKIN, 0.01, 0.3),
        _Part([face], _SKIN, 0.06, 0.30),
        _Part([hair], "#2a2320", 0.03, 1.3),
    ]


def paint_guests_cap(canvas: Canvas, numbers: Numbers) -> Painting:
    """A knitted cap with snow on it."""
    dome = places("-.09 -.89, -.09 -.955, -.055 -1.005, 0 -1.02, .055 -1.005, .09 -.955, .09 -.89")
    brim = curve(places("-.094 -.93, -.098 -.885, 0 -.868, .098 -.885, .094 -.93, 0 -.912"), 5)
    snow = curve(
        places("-.088 -.975, -.04 -1.028, .03 -1.035, .084 -.985, .03 -.998, -.03 -.992"), 5
    )
    parts = [
        _Part([ellipse((0.0, -1.035), 0.028, 0.026, 14)], "#4a4c63", 0.012),
        _Part([curve(dome, 6)], "#4a4c63", 0.05),
        _Part([brim], "#565a74", 0.014),
        _Part([snow], "#e6ebf4", 0.02, 1.1),
    ]
    return _painting(canvas, numbers, parts)


def paint_guests_coat(canvas: Canvas, numbers: Numbers) -> Painting:
    """A heavy coat of wet wool: its collar turned up, its skirts over the knees."""
    coat = mirrored_too(
        places(
            ".02 -.71, .11 -.725, .215 -.695, .258 -.60, .252 -.42, .262 -.27, .25 -.12, .06 -.13"
        )
    )
    collars = [
        curve(
            [(s * a, b) for a, b in places(".012 -.67, .06 -.80, .10 -.79, .125 -.71, .07 -.64")], 5
        )
        for s in (-1, 1)
    ]
    buttons = [ellipse((0.02, -0.60 + 0.09 * n), 0.012, 0.012, 12) for n in range(5)]
    seam = ribbon([(-0.008, -0.66), (-0.004, -0.13)], 0.006)
    parts = [
        _Part([curve(coat, 6)], "#3d4252", 0.10),
        *_arms(0.022),
        _Part([seam], "#14161d", 0.004, 0.5),
        _Part([*buttons], "#907a58", 0.006, 1.3),
        *_hands(),
        _Part([*collars], "#474d5f", 0.016, 1.3),
    ]
    return _painting(canvas, numbers, parts)


def paint_guests_bowl(canvas: Canvas, numbers: Numbers) -> Painting:
    """A covered bowl in the lap, a thumb on either side of its rim."""
    bowl = curve(
        places("-.125 -.475, -.108 -.40, -.055 -.355, .055 -.355, .108 -.40, .125 -.475"), 5
    )
    saucer = curve(
        places("-.142 -.478, -.06 -.505, .06 -.505, .142 -.478, .06 -.462, -.06 -.462"), 5
    )
    thumbs = [
        tapered([(s * 0.165, -0.385), (s * 0.135, -0.43), (s * 0.112, -0.478)], 0.05, 0.024)
        for s in (-1, 1)
    ]
    parts = [
        _Part([bowl], "#cdbb98", 0.05),
        _Part([saucer], "#e0d2b4", 0.014, 1.15),
        _Part([box(-0.034, -0.516, 0.034, -0.497)], "#cdbb98", 0.008),
        _Part([*thumbs], _SKIN, 0.016),
    ]
    return _painting(canvas, numbers, parts)


def paint_guests_feather(canvas: Canvas, numbers: Numbers) -> Painting:
    """A long black feather behind one ear."""
    vane = feather((0.088, -0.87), -1.0, 0.25, width=0.18, bend=0.22, seed=5)
    quill = tapered([(0.084, -0.865), (0.15, -0.98), (0.245, -1.07)], 0.006, 0.002)
    return _painting(
        canvas, numbers, [_Part([vane], "#10131c", 0.02, 2.6), _Part([quill], _DARK, 0.004, 2.2)]
    )


def _slimmer(outlines: list[Outline], x: float, y: float, size: float) -> list[Outline]:
    """Placed in the picture; below the chin a little narrower than drawn."""
    return [
        [(x + a * size * (_SLIM if b > -0.76 else 1.12), y + b * size) for a, b in outline]
        for outline in outlines
    ]


def _painting(canvas: Canvas, numbers: Numbers, parts: list[_Part]) -> Painting:
    """The parts one over another, each rounded by its relief, lit from straight above."""
    x, y, size = numbers["x"] * ASPECT, numbers["y"], numbers["size"]
    near = canvas.part(x - 0.36 * size, y - 1.2 * size, x + 0.36 * size, y + 0.04 * size)
    colours, cover = near.colours(), near.full()
    nap = 1 + 0.10 * smooth_noise(near, 1.1, 205)
    down = (near.y - y) / size
    fall = 0.20 + 0.80 * np.exp(-np.clip(down + 0.98, 0, 9) / 0.42)
    for part in parts:
        shape = mask(near, _slimmer(part.outlines, x, y, size))
        pixels = max(0.6, part.round * size * near.unit)
        relief = np.sqrt(saturated(blurred(shape, pixels * 0.5) * 2 - 1 + 0.02))
        bent = normals(blurred(relief, 0.10 * pixels), pixels * 1.1)
        above = np.clip(-1.0 * bent[1] + 0.10 * bent[2], 0, 1) ** 2.2
        left = np.clip(-1.0 * bent[0] + 0.04 * bent[2], 0, 1) ** 1.6
        wool = tint(part.dye) * (nap * part.light)[..., None]
        drawn = tint("#05060b") + wool * (above * fall * 1.3 + 0.03)[..., None] * tint("#ffdcae")
        drawn = drawn + wool * (left * 0.26 + 0.02)[..., None] * tint("#93a8d8")
        shade = blurred(shape, 0.012 * size * near.unit)
        colours = over(colours * (1 - 0.6 * shade)[..., None], drawn, shape)
        cover = np.maximum(cover, shape)
    return Painting(filmic(colours * 1.5), near, cover)
