"""Those who fill the stalls: no two of one build or age, lit by the seat in their midst."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.outlines import ellipse
from game.stage.painters.heads import Head
from game.stage.painters.painting import Numbers
from game.stage.painters.sculpted import sculpted
from game.stage.painters.sitting import Sitting, bust, hands, sitting
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
from game.stage.shading import Source, over, smoothstep, tint

_DYES = ("#37322f", "#2a323e", "#3d382f", "#3a2a2a", "#2b3034", "#333244", "#443d34", "#1f2229")
_SKINS = ("#b98a66", "#a8744f", "#c79c7a", "#8a5c3e", "#b5805e", "#6f4a34")
_HAIRS = ("#171210", "#1f1814", "#4d4842", "#77726b", "#2a1c14", "#110f0e")
_STYLES = ("short", "thin", "bun", "long", "bob", "curls", "short", "long")
_TALL = 1.39
"""How tall somebody who sits is from the floor, where a seat is 1 tall."""
_HALF = 0.066
"""Half the width of a head, where who has it is 1 tall."""
_SEEN = 1.05
"""How far to the right, in heights, faces are seen; nearer rows, by a seat's height farther."""
_WHOLE = 0.5
"""How tall somebody must be, in heights, for their knees to be seen."""
_FACES = 0.085
"""How tall a seat must be, in heights, for whoever sits there to have a face."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of seats: which one, how far down its backs begin and how tall they are, in heights."""

    number: int
    top: float
    tall: float
    wide: float

    def sitter(self, seat: int, numbers: Numbers) -> Sitter:
        """Whoever has that seat, counted from the one that may be down."""
        random = np.random.default_rng(7003 + 211 * self.number + seat % 97)
        chance = random.random(12).tolist()
        middle = numbers["x"] * ASPECT
        x = middle + (seat + 0.14 * (chance[0] - 0.5)) * self.wide
        size = _TALL * self.tall * (0.90 + 0.16 * chance[1])
        y = self.top + 0.60 * self.tall + 0.33 * size + 0.02 * self.tall * chance[2]
        return Sitter(x, y, size, seat, chance)


@dataclass(frozen=True, slots=True)
class Sitter:
    """Where somebody sits, how tall, how many seats from the lit one, and by what they differ."""

    x: float
    y: float
    size: float
    seat: int
    chance: list[float]

    @property
    def doing(self) -> str:
        """Most look ahead; a few doze, whisper to whoever is beside them, or crane."""
        part = self.chance[3]
        return (
            "doze" if part < 0.10 else "whisper" if part < 0.26 else "crane" if part < 0.40 else ""
        )

    @property
    def side(self) -> int:
        return 1 if self.chance[4] > 0.5 else -1

    @property
    def head(self) -> Head:
        """Turned mostly to the one who is lit, each in their own way."""
        chance, doing = self.chance, self.doing
        towards = -0.22 * math.tanh(0.6 * self.seat) + 0.5 * (chance[5] - 0.5)
        aside, down = towards, 0.04 + 0.24 * chance[6]
        tilted, x, y = 0.34 * (chance[7] - 0.5), 0.02 * (chance[8] - 0.5), -0.900
        if doing == "doze":
            aside, down, tilted, y = 0.2 * self.side, 0.52, 0.30 * self.side, -0.872
        elif doing == "whisper":
            aside, tilted, x = 0.75 * self.side, 0.24 * self.side, 0.060 * self.side
        elif doing == "crane":
            down, x, y = -0.10, -0.03 * self.side, -0.925
        style = _STYLES[int(chance[9] * len(_STYLES))]
        old = chance[10] ** 1.5
        grey = old > 0.6
        man = style in ("short", "thin")
        return Head(
            (x, y, 0.05), _HALF * (0.96 + 0.08 * chance[1]), aside, down, tilted,
            _SKINS[int(chance[11] * len(_SKINS))], (1.08 if man else 0.84) + 0.1 * chance[2],
            0.86 + 0.34 * chance[5], 0.92 + 0.2 * chance[8], old, doing == "doze", style,
            _HAIRS[2 + int(chance[0] * 2) if grey else int(chance[0] * 6)],
        )  # fmt: skip

    @property
    def gaze(self) -> tuple[float, float]:
        """The middle between its eyes."""
        x, y, _ = self.head.point(0, 0, 0.8)
        return self.x + x * self.size, self.y + y * self.size

    @property
    def posture(self) -> Sitting:
        """How the body sits under that head."""
        chance, head = self.chance, self.head
        man = head.hair in ("short", "thin") or chance[6] > 0.75
        lean = 0.10 * (chance[8] - 0.5) + (0.10 * self.side if self.doing == "whisper" else 0)
        dye = _DYES[int(chance[7] * len(_DYES))]
        high = chance[4] * 0.05
        wrists: tuple[Point, Point] = ((-0.05, -0.43 - high, 0.24), (0.05, -0.43 - high, 0.25))
        if chance[2] < 0.35:
            wrists = ((0.045, -0.545, 0.14), (-0.045, -0.515, 0.15))
        return Sitting(
            head, Stuff(dye, 0.0, 8, crumple=0.001), Stuff(dye), 0.88 + 0.22 * chance[1],
            0.92 + 0.42 * chance[10] * chance[5], lean, 0.36 * (chance[5] - 0.5), wrists,
            elbows=(0.02 * chance[6], -0.02 * chance[7]),
            front="jacket" if man else "bare" if chance[6] > 0.4 else "plain",
            legs="trousers" if man else "skirt", shirt="#8d8778",
            tie="" if chance[9] > 0.6 else "#2a2226",
        )  # fmt: skip


def paint_people(
    near: Canvas, colours: Field, row: Row, sitters: list[Sitter], numbers: Numbers
) -> tuple[Field, Field]:
    """The row's people over `colours`, and what they cover; those farthest are hardly there."""
    cover = near.full()
    lit = Source(numbers["x"] * ASPECT, numbers["y"] + 0.25, -0.02, (1.0, 0.80, 0.56), 0.27,
                 1.5 * numbers["pool"])  # fmt: skip
    for sitter in sitters:
        forms = _forms(sitter, row.tall > _FACES and sitter.x < _SEEN + row.tall)
        figure = Figure(forms, sitter.x, sitter.y, sitter.size, foot=-0.14, top=-1.2, back=-0.1)
        part = figure.near(near)
        if part.width < 6 or part.height < 6:
            continue
        done = sculpted(near, figure, _lamps(sitter, row, lit, numbers), _dim(sitter, row, numbers))
        area = done.near.within(near)
        down = (done.near.y - sitter.y) / sitter.size + 0 * done.near.x
        lap = (1 - 0.85 * smoothstep(-0.80, -0.40, down))[..., None]
        shade = (1 - 0.5 * done.shadow)[..., None]
        colours[area] = over(colours[area] * shade, _hazy(row, done.colours * lap), done.cover)
        cover[area] = np.maximum(cover[area], done.cover)
    return colours, cover


def _lamps(sitter: Sitter, row: Row, lit: Source, numbers: Numbers) -> list[Source]:
    """A little of the house lights from above, and what the lit one throws back on the others."""
    away = abs(sitter.x - lit.x)
    fall = float(smoothstep(1.25, 0.25, away))
    bright = numbers["lit"] * (0.25 + 0.75 * fall) * (0.8 + 0.4 * sitter.chance[11])
    above = Source(
        sitter.x - 0.10 - 0.25 * (sitter.x - lit.x), sitter.y - 1.7 * sitter.size,
        0.0, (1.0, 0.88, 0.72), 1.2, 2.0 * bright,
    )  # fmt: skip
    return [above, lit] if row.tall > 0.15 else [replace(above, strength=1.4 * bright)]


def _dim(sitter: Sitter, row: Row, numbers: Numbers) -> Field:
    fall = float(smoothstep(1.3, 0.2, abs(sitter.x - numbers["x"] * ASPECT)))
    result: Field = (0.006 + 0.020 * fall) * tint("#8fa0d0")
    return result


def _hazy(row: Row, drawn: Field) -> Field:
    """Air before those who are far away, so that they lose their shadows and their dyes."""
    far = float(smoothstep(0.26, 0.05, row.tall))
    grey = drawn.mean(-1, keepdims=True) * tint("#c9b49a") * 1.3
    result: Field = drawn + (grey - drawn) * 0.6 * far + 0.010 * far * tint("#a08a70")
    return result


def _forms(sitter: Sitter, close: bool) -> list[Form]:
    who = sitter.posture
    if close:
        whole = sitting(who) if sitter.size > _WHOLE else [*bust(who), *hands(who)]
        return [*whole, *_worn(sitter, who)]
    head = who.head
    skin = Stuff(head.skin, skin=1.0, velvet=0)
    wide = 0.118 * who.broad
    return [
        Solid([Ball(who.at(0, -0.60, 0), (wide, 0.20, 0.09)),
               Bone(who.at(-wide, -0.735), who.at(wide, -0.735), 0.045, 0.045)], who.sleeve, 0.04),
        Solid([head.ball((0, -0.3, 0), (0.9, 1.0, 1)), head.ball((0, 0.25, 0.1), (0.74, 0.95, 0.8)),
               Bone(head.point(0, 0.5, -0.3), who.throat, 0.035, 0.036)], skin, 0.01),
        Solid([head.ball((0, -0.46, -0.25), (0.98, 1.0, 1.05))], Stuff(head.dye), 0.01),
    ]  # fmt: skip


def _worn(sitter: Sitter, who: Sitting) -> list[Form]:
    """A hat on some, spectacles, a shawl, a muff or a programme."""
    part, head = (sitter.chance[3] * 7.3 + sitter.chance[10]) % 1, who.head
    felt = Stuff(who.sleeve.dye, velvet=0.5)
    if part < 0.10 and head.hair in ("short", "thin"):
        crown: list[Part] = [head.ball((0, -1.0, -0.15), (0.98, 0.66, 1.05))]
        brim: list[Part] = [head.ball((0, -0.78, 0.0), (1.42, 0.13, 1.40))]
        return [Solid(crown, felt, 0.004), Solid(brim, felt, 0.004)]
    if part < 0.24 and head.hair in ("bun", "long", "bob"):
        brim = [head.ball((0.1, -0.86, 0.05), (1.9, 0.20, 1.6))]
        crown = [head.ball((0.1, -1.08, -0.1), (0.95, 0.40, 0.95))]
        return [Solid(brim, felt, 0.01), Solid(crown, felt, 0.01)]
    if part < 0.40:
        rings = [ellipse(head.point(s * 0.37, 0.0, 0.9)[:2], 0.26 * head.half, 0.24 * head.half, 16)
                 for s in (-1, 1)]  # fmt: skip
        return [Sheet(rings, Stuff("#5a5148", 1.2, 30, nap=0), 0.002, 0.004)]
    if part < 0.58 and who.front != "jacket":
        shawl: list[Part] = [
            Bone(who.at(-0.03, -0.79, 0.0), who.at(-0.132, -0.685, 0.02), 0.042, 0.048),
            Bone(who.at(0.03, -0.79, 0.0), who.at(0.132, -0.685, 0.02), 0.042, 0.048),
            Bone(who.at(-0.10, -0.70, 0.06), who.at(0.02, -0.56, 0.10), 0.05, 0.035),
            Bone(who.at(0.10, -0.70, 0.06), who.at(0.0, -0.56, 0.10), 0.05, 0.035),
        ]
        return [Solid(shawl, Stuff("#3a2f34", crumple=0.001, velvet=0.6), 0.03)]
    if part > 0.82:
        page = [(-0.05, -0.52), (0.055, -0.525), (0.06, -0.44), (-0.052, -0.435)]
        return [Sheet([page], Stuff("#a89c84"), 0.01, 0.006)]
    return []


def sitters_of(
    row: Row, numbers: Numbers, free: int | None, left: float, right: float
) -> list[Sitter]:
    """Everybody in a row between two places, in heights, but whoever has the `free` seat."""
    middle = numbers["x"] * ASPECT
    first, last = int((left - middle) / row.wide) - 1, int((right - middle) / row.wide) + 1
    return [row.sitter(seat, numbers) for seat in range(first, last + 1) if seat != free]
