"""Those in the silent hall: a row of people in the round, without faces, against one red lamp."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.painters.heads import SIDES, Head, hair_forms, plain_head
from game.stage.painters.painting import Numbers
from game.stage.painters.sculpted import Sculpture, sculpted
from game.stage.painters.sitting import Sitting
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
    moved_forms,
)
from game.stage.shading import Source, smoothstep, tint

_FAR = 0.45
"""How near a row is, 0 to 1, from where its people are built with all their parts."""
TALL = 8.4
"""How tall somebody who sits is, where `size` is what rows are measured in."""
_STYLES = ("short", "thin", "bun", "long", "bob", "curls", "short", "thin", "bob")
_DYES = ("#2a201f", "#1d1a1e", "#332825", "#201e22", "#2c2220")


def row_of_people(
    near: Canvas,
    places: Sequence[float],
    number: int,
    row: tuple[float, float, float],
    numbers: Numbers,
) -> Sculpture:
    """Everybody in a row in one relief; `row` is its height, size and how near it is, 0 to 1."""
    y, size, part = row
    tall, standing = TALL * size, numbers["standing"]
    forms: list[Form] = []
    for index, x in enumerate(places):
        if not near.x[0, 0] - 2 * size < x < near.x[0, -1] + 2 * size:
            continue
        chance = np.random.default_rng(977 * number + 31 * index).random(10).tolist()
        rise = (0.24 + 0.16 * chance[5]) * standing
        sinks = 0.05 * chance[7] ** 3 - 0.03 * chance[6]
        forms += moved_forms(_somebody(chance, part, standing), x / tall, sinks - rise)
    top = -1.17 - 0.42 * standing
    figure = Figure(
        forms, 0.0, y + 0.86 * tall, tall, left=-1.0, right=3 / tall, top=top, foot=-0.14, back=-9.0
    )
    lamps = _lamps(part, numbers)
    return sculpted(near, figure, lamps, _dim(part, numbers), shadows=False)


def _somebody(chance: list[float], part: float, standing: float) -> list[Form]:
    """One of them: quite still, held in their own way; or on their feet, clapping."""
    side = 1 if chance[0] > 0.5 else -1
    whispers = chance[1] > 0.86
    tilted = 0.34 * (chance[2] - 0.5) + (0.24 * side if whispers else 0)
    head = Head(
        (0.03 * (chance[3] - 0.5) + (0.07 * side if whispers else 0), -0.890, 0.04),
        0.066 * (0.94 + 0.12 * chance[4]), (0.7 * side if whispers else 0.9 * (chance[5] - 0.5)),
        0.02 + 0.30 * chance[6] ** 2, tilted, "#8a5a48", 0.8 + 0.3 * chance[7], 1.0,
        0.92 + 0.2 * chance[8], hair=_STYLES[int(chance[9] * len(_STYLES))], dye="#1a1214",
    )  # fmt: skip
    coat = Stuff(_DYES[int(chance[3] * len(_DYES))], velvet=0.4)
    who = Sitting(
        head, coat, coat, 0.88 + 0.24 * chance[4], 0.95 + 0.4 * chance[8] * chance[1],
        0.14 * (chance[6] - 0.5), 0.4 * (chance[7] - 0.5), shirt="#b08a78",
    )  # fmt: skip
    if part < _FAR:
        small = [_body(who, simple=True), _small_head(head, who.throat)]
        return [*small, *_hands(who, chance, standing)]
    forms: list[Form] = [
        _body(who, simple=False), *plain_head(head, who.throat, simple=standing > 0),
    ]  # fmt: skip
    if chance[2] > 0.5 and head.hair in ("short", "thin"):
        shirt = who.flat("-.046 -.79, .046 -.79, .034 -.70, .005 -.60, -.005 -.60, -.034 -.70")
        forms.append(Sheet([shirt], Stuff(who.shirt, nap=0), 0.004, 0.006))
    forms += [*hair_forms(head), *_hat(head, chance)]
    return [*forms, *_hands(who, chance, standing)]


def _small_head(head: Head, throat: Point) -> Form:
    """A head far away, in one piece with its hair."""
    skull, *_ = plain_head(head, throat, simple=True)
    hair = hair_forms(head)
    assert isinstance(skull, Solid)
    worn = [part for form in hair if isinstance(form, Solid) for part in form.parts[:3]]
    return Solid([*skull.parts, *worn], Stuff("#4a302a", velvet=0.2), 0.1 * head.half)


def _hands(who: Sitting, chance: list[float], standing: float) -> list[Form]:
    return [_clapping(who, chance)] if standing else []


def _body(who: Sitting, *, simple: bool) -> Form:
    """Trunk and upper arms in one, down to where the next row hides them."""
    b, s = who.broad, who.stout
    chest = 0.155 if simple else 0.120
    parts: list[Part] = [
        Ball(who.at(0, -0.64, 0.0), (chest * b, 0.150, 0.065 * s)),
        Bone(who.at(0, -0.60, 0.0), (0, 0.1, 0.03), (0.158 if simple else 0.135) * b, 0.18 * b),
    ]
    if simple:
        for side in SIDES:
            shoulder = who.at(side * 0.125 * b, -0.715, -0.02)
            parts.append(Bone(who.at(0, -0.79, -0.02), shoulder, 0.034, 0.058))
        return Solid(parts, who.sleeve, 0.075)
    for side in SIDES:
        shoulder = who.at(side * 0.116 * b, -0.745, -0.02)
        parts += [
            Bone(who.at(0, -0.792, -0.02), shoulder, 0.040, 0.046),
            Bone(shoulder, who.at(side * 0.160 * b, -0.53, 0.03), 0.046, 0.040),
            Bone(who.at(side * 0.160 * b, -0.53, 0.03), (side * 0.07, -0.43, 0.16), 0.040, 0.030),
        ]
    return Solid(parts, who.sleeve, 0.075)


def _hat(head: Head, chance: list[float]) -> list[Form]:
    """On some, and only near us, where they stand in nobody's way but ours."""
    felt, kind = Stuff("#241a1c", velvet=0.5), (chance[1] * 5.7 + chance[4]) % 1
    if kind > 0.30:
        return []
    if head.hair in ("short", "thin"):
        tall = 0.5 if kind > 0.12 else 0.95
        crown: list[Part] = [head.ball((0, -0.8 - tall, -0.15), (0.96, 0.25 + tall, 1.0))]
        brim: list[Part] = [head.ball((0, -0.78, 0.0), (1.40, 0.13, 1.40))]
    else:
        brim = [head.ball((0.1, -0.86, 0.05), (1.9, 0.20, 1.6))]
        crown = [head.ball((0.1, -1.08, -0.1), (0.95, 0.42, 0.95))]
    return [Solid(crown, felt, 0.004), Solid(brim, felt, 0.004)]


def _clapping(who: Sitting, chance: list[float]) -> Form:
    """Hands that come together before a chest, or over a head."""
    high = chance[0] > 0.65
    y = -1.06 - 0.08 * chance[1] if high else -0.60 - 0.06 * chance[1]
    apart, parts = 0.014 + 0.05 * chance[2], list[Part]()
    for side in SIDES:
        shoulder = who.at(side * 0.120 * who.broad, -0.735, 0.02)
        elbow = (side * 0.20, -0.86 if high else -0.57, 0.10)
        wrist = (side * (apart + 0.02), y + 0.05, 0.17)
        parts += [
            Bone(shoulder, elbow, 0.046, 0.038),
            Bone(elbow, wrist, 0.038, 0.024),
            Ball((side * apart, y, 0.18), (0.020, 0.046, 0.024)),
        ]
    return Solid(parts, Stuff(who.sleeve.dye, velvet=0.5), 0.012)


def _lamps(part: float, numbers: Numbers) -> list[Source]:
    """The red one over the door, behind all but the last rows; what the lit stage throws back."""
    x, y = numbers["exit_x"] * ASPECT, numbers["exit_y"]
    found = [Source(x, y - 0.04, -0.06 - 0.70 * part, (1.0, 0.24, 0.12), 0.60, 4.6)]
    warm = 0.16 + 3.6 * numbers["standing"] * (0.35 + 0.65 * part)
    found.append(Source(-0.25, 0.75, 0.34 + 0.2 * part, (1.0, 0.58, 0.30), 0.5, warm))
    return found


def _dim(part: float, numbers: Numbers) -> Field:
    """Red air between us and those who are far away."""
    far = float(smoothstep(0.85, 0.0, part))
    result: Field = 0.012 * tint("#6a4a58") + 0.05 * far**2 * tint("#c0402a")
    return result


def lowered(near: Canvas, y: float, size: float, standing: float) -> Field:
    """How far those who sit rise out of the dark between rows: heads, shoulders, and no more."""
    if standing:
        return near.full(1.0)
    down = (near.y - y) / (TALL * size)
    result: Field = smoothstep(0.30, 0.12, down) + 0 * near.x
    return result
