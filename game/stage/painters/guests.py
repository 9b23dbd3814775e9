"""Who may sit in the one lit seat, seen from the front, and what they wear or hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, feather, limb, mask, ribbon, tapered
from game.stage.painters.kitchen_people import Head, face_features, face_relief
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import mirrored_too, places
from game.stage.shading import filmic, normals, over, saturated, smoothstep, tint

_SLIM, _HEAD = 0.86, 0.96
"""How much narrower than drawn somebody is below the chin, and above."""
_WOOL, _SKIN, _DARK = "#4c5468", "#c59a78", "#232734"


@dataclass(frozen=True, slots=True)
class _Part:
    """One rounded piece, in units of the guest's height, the seat's floor at 0."""

    outlines: list[Outline]
    dye: str
    round: float = 0.05
    light: float = 1.0
    face: float = 0.0
    """Half the width of the face that it is; 0 for all else."""
    shade: float = 0.6
    """How dark a shadow it throws around itself."""


def paint_guest(canvas: Canvas, numbers: Numbers) -> Painting:
    """Somebody plain in a jacket, upright, hands in the lap, in outdoor shoes."""
    return _painting(canvas, numbers, _plain())


def _plain() -> list[_Part]:
    torso = mirrored_too(
        places(".045 -.75, .09 -.735, .165 -.70, .222 -.64, .222 -.50, .200 -.42, .205 -.30")
    )
    parts = [*_legs(), _Part([curve(torso, 6)], _WOOL, 0.09), *_jacket(), *_arms(0.0)]
    return [*parts, *_hands(), *_head(-0.86, 1.0)]


def paint_small_guest(canvas: Canvas, numbers: Numbers) -> Painting:
    """A child of about seven: a jersey, a broad face, boots that stick straight out."""
    torso = mirrored_too(places(".035 -.60, .085 -.59, .145 -.555, .165 -.47, .16 -.36, .14 -.27"))
    arms = [
        _Part(
            limb(
                [(s * 0.116, -0.535), (s * 0.152, -0.46), (s * 0.140, -0.375), (s * 0.088, -0.335)],
                0.075,
                0.052,
            ),
            _WOOL,
            0.03,
            1.1,
        )
        for s in (-1, 1)
    ]
    boots: list[_Part] = []
    for side in (-1, 1):
        x = side * 0.085
        boots.append(_Part([ellipse((x, -0.235), 0.066, 0.085, 24)], "#3a3540", 0.04, 1.2))
        boots.append(_Part([ellipse((x, -0.185), 0.062, 0.098, 28)], "#5a4030", 0.02, 1.3))
        boots.append(_Part([ellipse((x, -0.185), 0.046, 0.080, 28)], "#2a211c", 0.012, 1.0))
        rungs = [box(x - 0.035, y, x + 0.035, y + 0.010) for y in (-0.235, -0.205, -0.155, -0.13)]
        boots.append(_Part(rungs, "#4a382c", 0.005, 1.2))
    stripes = [
        ribbon(curve([(-0.15, y - 0.02), (0, y), (0.15, y - 0.02)], 5, closed=False), 0.022)
        for y in (-0.52, -0.46)
    ]
    body = _Part([curve(torso, 6)], _WOOL, 0.07)
    hands = [_Part([ellipse((s * 0.095, -0.325), 0.028, 0.024, 12)], _SKIN, 0.015) for s in (-1, 1)]
    worn = _Part(stripes, "#8a4a3a", 0.012, 1.1)
    return _painting(canvas, numbers, [body, worn, *arms, *boots, *hands, *_head(-0.70, 0.92)])


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
    """A shirt and a tie between two lapels, buttons, a pocket with a corner of handkerchief."""
    shirt = [(-0.055, -0.75), (0.055, -0.75), (0.03, -0.60), (0.0, -0.53), (-0.03, -0.60)]
    points = [
        [(s * 0.006, -0.725), (s * 0.045, -0.765), (s * 0.062, -0.735), (s * 0.030, -0.695)]
        for s in (-1, 1)
    ]
    tie = [(-0.014, -0.728), (0.014, -0.728), (0.010, -0.70), (0.020, -0.58), (0, -0.545),
           (-0.020, -0.58), (-0.010, -0.70)]  # fmt: skip
    lapels = [
        curve([(s * 0.052, -0.745), (s * 0.105, -0.715), (s * 0.128, -0.655), (s * 0.092, -0.645),
               (s * 0.100, -0.610), (s * 0.008, -0.515), (s * 0.030, -0.63)], 3)
        for s in (-1, 1)
    ]  # fmt: skip
    buttons = [ellipse((0.016, -0.485 + 0.055 * n), 0.009, 0.009, 12) for n in range(2)]
    return [
        _Part([shirt], "#b9b2a2", 0.02),
        _Part([*points], "#c9c2b2", 0.008, 1.1),
        _Part([tie], "#5c2a2e", 0.010, 1.2),
        _Part([*lapels], _WOOL, 0.012, 1.3),
        _Part([*buttons], "#8d7a5c", 0.004, 1.2),
        _Part([box(0.105, -0.585, 0.165, -0.572)], _DARK, 0.005, 0.8),
        _Part([[(0.118, -0.585), (0.132, -0.605), (0.148, -0.585)]], "#c9c2b2", 0.005, 1.1),
    ]


def _arms(wider: float) -> list[_Part]:
    """Sleeves from the shoulders to the lap, in two pieces each, with a cuff."""
    found: list[_Part] = []
    for s in (-1, 1):
        shoulder, elbow = (s * (0.162 + wider), -0.640), (s * (0.208 + wider), -0.455)
        wrist = (s * 0.092, -0.372)
        sleeve = limb(
            [shoulder, (s * (0.204 + wider), -0.560), elbow, (s * 0.172, -0.388), wrist],
            0.100 + wider,
            0.062,
        )
        found += [
            _Part(sleeve, _WOOL, 0.060, 1.1, shade=0.22),
            _Part([ribbon([(s * 0.092, -0.398), (s * 0.082, -0.345)], 0.018)], "#b9b2a2", 0.008),
        ]
    return found


def _hands() -> list[_Part]:
    """One laid over the other, the fingers together."""
    palms = [ellipse((s * 0.046, -0.368), 0.044, 0.027, 18) for s in (1, -1)]
    fingers = [
        outline
        for n in range(4)
        for outline in limb(
            [(-0.024 + 0.004 * n, -0.383 + 0.0115 * n), (0.046, -0.379 + 0.0125 * n)], 0.0135, 0.011
        )
    ]
    thumb = limb([(-0.040, -0.386), (0.006, -0.398)], 0.018, 0.013)
    return [
        _Part([palms[0]], _SKIN, 0.018, 0.9),
        _Part([palms[1]], _SKIN, 0.018, 1.0),
        _Part(fingers, _SKIN, 0.006, 1.1),
        _Part(thumb, _SKIN, 0.008, 1.15),
    ]


def _head(y: float, size: float) -> list[_Part]:
    """Neck, ears, a plain face with the light on its brow and nose, hair combed to one side."""
    neck = [(-0.044, y + 0.06), (0.044, y + 0.06), (0.058, y + 0.15), (-0.058, y + 0.15)]
    ears = [ellipse((s * 0.090 * size, y + 0.012), 0.014, 0.026, 14) for s in (-1, 1)]
    face = ellipse((0.0, y), 0.092 * size, 0.120 * size, 40)
    text = (
        "-.094 .0, -.103 -.065, -.080 -.122, -.02 -.148, .05 -.142, .092 -.105, .102 -.05, "
        ".092 .0, "
        ".080 -.055, .055 -.082, .01 -.078, -.035 -.098, -.066 -.075, -.080 -.04"
    )
    hair = curve([(a * size, y + b * size) for a, b in places(text)], 5)
    return [
        _Part([neck], _SKIN, 0.03, 0.35),
        _Part([*ears], _SKIN, 0.01, 0.6),
        _Part([face], _SKIN, 0.06, 0.85, face=0.088 * size),
        _Part([hair], "#2c2420", 0.022, 1.5),
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
        _Part([snow], "#f2f6ff", 0.016, 2.0),
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
        [(s * a, b) for a, b in places(text)]
        for s in (-1, 1)
        for text in (
            ".004 -.60, .045 -.72, .105 -.735, .150 -.66, .105 -.655, .115 -.625",
            ".030 -.70, .062 -.785, .088 -.805, .122 -.765, .128 -.715, .075 -.675",
        )
    ]
    buttons = [ellipse((0.02, -0.60 + 0.09 * n), 0.012, 0.012, 12) for n in range(5)]
    seam = ribbon([(-0.008, -0.66), (-0.004, -0.13)], 0.006)
    parts = [
        _Part([curve(coat, 6)], "#3d4252", 0.10),
        *_arms(0.022),
        _Part([seam], "#14161d", 0.004, 0.5),
        _Part([*buttons], "#907a58", 0.006, 1.3),
        *_hands(),
        _Part([*collars], "#4b5266", 0.012, 1.25),
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
    """Placed in the picture, a little narrower than drawn."""
    return [
        [(x + a * size * (_SLIM if b > -0.76 else _HEAD), y + b * size) for a, b in outline]
        for outline in outlines
    ]


def _painting(canvas: Canvas, numbers: Numbers, parts: list[_Part]) -> Painting:
    """The parts one over another, each rounded by its relief, lit from straight above."""
    x, y, size = numbers["x"] * ASPECT, numbers["y"], numbers["size"]
    near = canvas.part(x - 0.36 * size, y - 1.2 * size, x + 0.36 * size, y + 0.04 * size)
    colours, cover = near.colours(), near.full()
    nap = 1 + 0.10 * smooth_noise(near, 1.1, 205)
    fall = 0.30 + 0.75 * np.exp(-np.clip((near.y - y) / size + 0.98, 0, 9) / 0.46)
    for part in parts:
        shape = mask(near, _slimmer(part.outlines, x, y, size))
        if part.face:
            middle = _middle(part)
            head = Head((x, y + middle * size), part.face * _HEAD * size)
            bent, shape, hollow = _face(near, head)
        else:
            bent, hollow = _bulge(near, shape, part.round * size), nap
        above = np.clip(-1.0 * bent[1] + 0.10 * bent[2], 0, 1) ** 2.2
        left = np.clip(-1.0 * bent[0] + 0.04 * bent[2], 0, 1) ** 1.6
        wool = tint(part.dye) * (hollow * part.light)[..., None]
        drawn = tint("#05060b") + wool * (above * fall * 1.3 + 0.03)[..., None] * tint("#ffdcae")
        drawn = drawn + wool * (left * 0.26 + 0.02)[..., None] * tint("#93a8d8")
        around = blurred(shape, 0.012 * size * near.unit)
        colours = over(colours * (1 - part.shade * around)[..., None], drawn, shape)
        cover = np.maximum(cover, shape)
    return Painting(filmic(colours * 1.5), near, cover)


def _middle(part: _Part) -> float:
    """How far above the floor a part's middle is, as a negative number."""
    heights = [b for _, b in part.outlines[0]]
    return (min(heights) + max(heights)) / 2


def _bulge(near: Canvas, shape: Field, thick: float) -> tuple[Field, Field, Field]:
    """Which way a part faces that is round near its edges."""
    pixels = max(0.6, thick * near.unit)
    relief = np.sqrt(saturated(blurred(shape, pixels * 0.5) * 2 - 1 + 0.02))
    return normals(blurred(relief, 0.10 * pixels), pixels * 1.1)


def _face(near: Canvas, head: Head) -> tuple[tuple[Field, Field, Field], Field, Field]:
    """Which way a face's parts turn, what it covers, and how little light its hollows get."""
    u, v = (near.x - head.at[0]) / head.half, (near.y - head.at[1]) / head.half
    relief, inside = face_relief(u, v, head)
    pixels = head.half * near.unit
    bent = normals(blurred(relief, 0.03 * pixels), 1.15 * pixels)
    hollow = saturated(0.75 + 2.2 * (relief - blurred(relief, 0.22 * pixels)))
    soft = 1.4 / pixels
    cover = smoothstep(-soft, soft, inside) * (np.abs(v) < 1.3)
    return bent, cover.astype(np.float32), hollow * (1 - 0.55 * face_features(u, v, head))
