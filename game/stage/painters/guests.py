"""Who may sit in the one lit seat, seen from the front, and what they wear or hold."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import ellipse, feather, tapered
from game.stage.painters.heads import SIDES, Head, head_forms
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.sculpted import Sculpture, sculpted, shifted
from game.stage.painters.sitting import Sitting, arms, hand, hands, sitting, skirt, trunk
from game.stage.painters.solids import (
    Ball,
    Bone,
    Figure,
    Form,
    Part,
    Point,
    Sheet,
    Solid,
    Stuff,
)
from game.stage.shading import Source, filmic, tint

_WOOL = Stuff("#363c4c", 0.0, 8, crumple=0.0008)
_TROUSERS = Stuff("#2b2f3a", crumple=0.0008)
_HEAD = Head((0.004, -0.900, 0.045), 0.068, aside=-0.10, down=0.12, tilted=0.05, age=0.35,
             dye="#14100e")  # fmt: skip
_PLAIN = Sitting(
    _HEAD, _WOOL, _TROUSERS, lean=0.012, drop=0.06, elbows=(0.004, -0.008),
)  # fmt: skip
_SMALL = Head(
    (0.0, -0.745, 0.04), 0.061, aside=0.12, down=0.10, tilted=-0.10, skin="#c39270", jaw=0.72,
    nose=0.72, full=1.10, age=0.0, hair="bob", dye="#2c1d15",
)  # fmt: skip


def paint_guest(canvas: Canvas, numbers: Numbers) -> Painting:
    """Somebody plain in a jacket, a little sunk, hands in the lap, in outdoor shoes.

    `light_x` and `light_y` place the lamp that lights whoever sits there, and `light_z` says how
    far before them it hangs; `light` is how bright it is.
    """
    return _painting(canvas, numbers, sitting(_PLAIN), 0.45)


def paint_small_guest(canvas: Canvas, numbers: Numbers) -> Painting:
    """A child of about seven: a striped jersey, a broad face, boots that stick straight out."""
    jersey = Stuff("#465268", crumple=0.0012, nap=0.07)
    who = Sitting(
        _SMALL, jersey, _TROUSERS, broad=0.72, stout=0.95, front="plain",
        wrists=((-0.085, -0.375, 0.20), (0.080, -0.370, 0.20)),
        fingers=((0.55, 0.9, 0.2), (-0.5, 0.9, 0.2)),
    )  # fmt: skip
    lower = _sunk([*trunk(who), *arms(who), *hands(who)], 0.145)
    knees: list[Form] = []
    for s in SIDES:
        ankle = (s * 0.098, -0.285, 0.44)
        shin = Solid([Bone((s * 0.055, -0.33, 0.06), ankle, 0.070, 0.050)], _TROUSERS, 0.02)
        sole = Solid([Ball((s * 0.104, -0.255, 0.48), (0.046, 0.072, 0.03))], Stuff("#57402f", 0.1))
        tread = Sheet([ellipse((s * 0.104, -0.253), 0.036, 0.060, 22)], Stuff("#241b16"), 0.004)
        knees += [shin, sole, tread]
    return _painting(canvas, numbers, [*lower, *_head(_SMALL), *knees], 0.30)


def _head(head: Head) -> list[Form]:
    return head_forms(head, (0.0, -0.63, -0.015))


def _sunk(forms: list[Form], down: float) -> list[Form]:
    """The same forms so much farther down: somebody shorter in the same seat."""

    def at(point: Point) -> Point:
        return point[0], point[1] + down, point[2]

    found: list[Form] = []
    for form in forms:
        if isinstance(form, Sheet):
            lower = [[(x, y + down) for x, y in outline] for outline in form.outlines]
            found.append(Sheet(lower, form.stuff, form.thick, form.round))
            continue
        parts: list[Part] = [
            Bone(at(part.start), at(part.end), part.first, part.last)
            if isinstance(part, Bone)
            else Ball(at(part.at), part.radii, part.turned)
            for part in form.parts
        ]
        found.append(Solid(parts, form.stuff, form.blend))
    return found


def paint_guests_cap(canvas: Canvas, numbers: Numbers) -> Painting:
    """A knitted cap with snow on it."""
    knit = Stuff("#4a4c66", crumple=0.0016, nap=0.10, velvet=0.5)
    dome: list[Part] = [
        _HEAD.ball((0, -0.96, -0.10), (0.97, 0.60, 1.0)),
        _HEAD.ball((0.03, -1.22, -0.15), (0.66, 0.46, 0.7)),
    ]
    ring = [(-1.00, -0.40, 0.10), (-0.72, -0.56, 0.74), (0.0, -0.66, 0.98), (0.72, -0.56, 0.74),
            (1.00, -0.40, 0.10)]  # fmt: skip
    brim: list[Part] = [_HEAD.bone(start, end, 0.20, 0.20) for start, end in pairwise(ring)]
    ribs = [
        tapered([_HEAD.point(x, -0.72, 0.9)[:2], _HEAD.point(1.02 * x, -0.40, 0.9)[:2]],
                0.003, 0.003)
        for x in (-0.9, -0.7, -0.5, -0.3, -0.1, 0.1, 0.3, 0.5, 0.7, 0.9)
    ]  # fmt: skip
    pompom: list[Part] = [
        _HEAD.ball((0.10 + 0.14 * a, -1.70 + 0.12 * b, -0.15), (0.20, 0.19, 0.20))
        for a, b in ((-1, 0.3), (1, 0.2), (0, -0.8), (0.1, 0.9))
    ]
    snow = [
        ellipse(_HEAD.point(x, y, 0.2)[:2], 0.004 + 0.018 * wide, 0.003 + 0.006 * wide, 14)
        for x, y, wide in (
            (-0.34, -1.50, 1.0), (0.02, -1.60, 0.8), (0.36, -1.52, 0.8), (-0.62, -1.28, 0.4),
            (0.64, -1.32, 0.3), (0.10, -1.86, 0.4), (-0.80, -0.66, 0.2), (-0.45, -0.74, 0.3),
        )
    ]  # fmt: skip
    forms: list[Form] = [
        Solid(dome, knit, 0.02),
        Solid(pompom, knit, 0.010),
        Solid(
            brim, Stuff("#565a76", nap=0.08, velvet=0.5), 0.012, folds=ribs, deep=0.003, soft=0.002
        ),
        Sheet(snow, Stuff("#c9d3ea", nap=0.1, velvet=0), 0.004, 0.006),
    ]
    return _painting(canvas, numbers, forms, 0.0)


def paint_guests_coat(canvas: Canvas, numbers: Numbers) -> Painting:
    """A heavy coat of wet wool: its collar turned up, its skirts over the knees."""
    wet = Stuff("#2b3246", 0.05, 7, nap=0.06, crumple=0.0014, velvet=0.5)
    who = Sitting(
        _HEAD, wet, wet, broad=1.10, stout=1.22, lean=_PLAIN.lean, drop=0.06, front="plain",
        elbows=(0.006, -0.006), thick=1.22, yoke=-0.752,
    )  # fmt: skip
    collar: list[Form] = []
    for s in SIDES:
        collar.append(
            Solid(
                [Bone((s * 0.034, -0.700, 0.080), (s * 0.062, -0.772, 0.042), 0.016, 0.022),
                 Bone((s * 0.062, -0.772, 0.042), (s * 0.056, -0.808, -0.02), 0.022, 0.016)],
                wet, 0.012,
            )
        )  # fmt: skip
        lapel = who.flat(
            f"{s * 0.010} -.60, {s * 0.030} -.69, {s * 0.090} -.745, {s * 0.112} -.68, "
            f"{s * 0.085} -.672, {s * 0.088} -.645"
        )
        collar.append(Sheet([lapel], wet, 0.014, 0.008))
    seam = tapered([who.at(0.0, -0.61)[:2], who.at(0.014, -0.50)[:2], who.at(0.004, -0.38)[:2]],
                   0.004, 0.005)  # fmt: skip
    horn = [ellipse(who.at(0.030, -0.585 + 0.075 * n)[:2], 0.010, 0.010, 14) for n in range(3)]
    forms: list[Form] = [
        skirt(who), *trunk(who), Sheet([seam], Stuff("#0b0c12", velvet=0), 0.0, 0.004),
        Sheet(horn, Stuff("#8a6f48", 0.35, 20), 0.008, 0.005), *collar, *arms(who), *hands(who),
    ]  # fmt: skip
    return _painting(canvas, numbers, forms, 0.3)


def paint_guests_bowl(canvas: Canvas, numbers: Numbers) -> Painting:
    """A covered bowl in the lap, held from both sides, a thumb on the saucer."""
    china = Stuff("#b7a482", 0.35, 22, nap=0.04, velvet=0)
    forms: list[Form] = [
        Solid([Ball((0, -0.442, 0.30), (0.088, 0.046, 0.088)),
               Ball((0, -0.410, 0.30), (0.062, 0.036, 0.070))], china, 0.012),
        Solid([Ball((0, -0.458, 0.30), (0.098, 0.013, 0.100))], china, 0.0),
        Solid([Ball((0, -0.494, 0.31), (0.022, 0.010, 0.022))], china, 0.006),
    ]  # fmt: skip
    skin = Stuff(_HEAD.skin, 0.08, 12, 1.0, velvet=0)
    for s in SIDES:
        forms.append(hand((s * 0.116, -0.392, 0.34), (-s * 0.80, -0.22, 0.30), s, skin, 1.0))
        thumb: list[Part] = [
            Bone((s * 0.108, -0.405, 0.36), (s * 0.096, -0.440, 0.38), 0.012, 0.011),
            Bone((s * 0.096, -0.440, 0.38), (s * 0.078, -0.462, 0.385), 0.011, 0.008),
        ]
        forms.append(Solid(thumb, skin, 0.006))
    return _painting(canvas, numbers, forms, 0.4)


def paint_guests_feather(canvas: Canvas, numbers: Numbers) -> Painting:
    """A long black feather behind one ear."""
    root = (0.066, -0.915)
    black = Stuff("#0b0d15", 0.10, 5, nap=0.02, velvet=0.8)
    forms: list[Form] = [
        Sheet([feather(root, -1.02, 0.22, width=0.17, bend=0.24, seed=5)], black, 0.016, 0.010),
        Sheet([tapered([root, (0.125, -1.015), (0.205, -1.085)], 0.005, 0.0015)],
              Stuff("#2a2f42", 0.1), 0.002, 0.002),
    ]  # fmt: skip
    return _painting(canvas, numbers, forms, 0.0)


def _painting(canvas: Canvas, numbers: Numbers, forms: list[Form], shade: float) -> Painting:
    """The forms in the lamp's light, what lap and hands throw back, a cold glimmer, and shadows."""
    x, y, size = numbers["x"] * ASPECT, numbers["y"], numbers["size"]
    figure = Figure(forms, x, y, size, right=0.75, back=-0.14)
    lamp = Source(
        numbers["light_x"] * ASPECT, numbers["light_y"], numbers["light_z"], (1.0, 0.80, 0.56),
        0.72, 4.0 * numbers["light"],
    )  # fmt: skip
    glimmer = Source(x - 1.1, y - 0.9 * size, 0.0, (0.42, 0.54, 0.86), 1.4, 0.34)
    thrown_back = Source(
        x + 0.06 * size, y - 0.42 * size, 0.62 * size, (0.95, 0.74, 0.56), 0.5 * size,
        0.6 * numbers["light"],
    )  # fmt: skip
    done = sculpted(canvas, figure, [lamp, glimmer, thrown_back], 0.010 * tint("#8fa0d0"))
    thrown = np.maximum(shade * done.shadow, min(1.0, 2 * shade) * _cast(done, figure, lamp))
    dark = thrown * (1 - done.cover)
    cover = done.cover + dark
    colours = filmic(1.3 * done.colours) * (done.cover / (cover + 1e-4))[..., None]
    return Painting(colours, done.near, cover)


def _cast(done: Sculpture, figure: Figure, lamp: Source) -> Field:
    """The long shadow away from the lamp over the seats behind, softer the farther it falls."""
    near, found = done.near, done.near.full()
    across, down = figure.x - lamp.x, figure.y - 0.7 * figure.size - lamp.y
    length = math.hypot(across, down)
    for step in range(1, 8):
        away = 0.075 * step * figure.size * near.unit
        moved = shifted(done.cover, round(-across / length * away), round(-down / length * away), 0)
        found = np.maximum(found, (0.75 - 0.095 * step) * blurred(moved, 0.22 * away))
    return found
