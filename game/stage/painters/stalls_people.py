"""Those who fill the stalls: rows of them before the seats' backs, their faces in shadow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, curve, limb, mask, quill
from game.stage.painters.hall_people import placed, somebody
from game.stage.painters.kitchen_people import Head, paint_face
from game.stage.painters.painting import Numbers
from game.stage.shading import Source, normals, over, rim, tint

_DYES = ("#4a3f3a", "#3a4a58", "#54493a", "#5a3434", "#36443a", "#4a4258", "#5c5648", "#2e3440")
_SIZE = 0.128
"""Half a head's height, where a seat is 1 tall."""
_ABOVE = "#ffdca8"
_CLOSE = 0.25
"""How tall a seat must be, in heights, for what is worn and held there to be seen."""
_LONG_HAIR = 0.20
"""Of whom that chance is lower, the hair falls beside the face."""
_NEAR_ENOUGH = 0.12
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
        random = np.random.default_rng(7000 + 211 * self.number + seat % 97)
        aside, up, broad, *chance = random.random(9).tolist()
        x = numbers["x"] * ASPECT + (seat + 0.10 * (aside - 0.5)) * self.wide
        y = self.top + (0.055 - 0.10 * up) * self.tall
        chance = [chance[0], 0.5, *chance[1:]]
        return Sitter(x, y, _SIZE * self.tall * (0.92 + 0.16 * broad), chance)


@dataclass(frozen=True, slots=True)
class Sitter:
    """Where a head is, half its height, and what tells its owner from the others."""

    x: float
    y: float
    size: float
    chance: list[float]

    @property
    def dye(self) -> Field:
        return tint(_DYES[int(self.chance[5] * len(_DYES))])

    @property
    def face(self) -> Head:
        """Turned a little aside, or down to what lies in the lap."""
        aside, down = 0.44 * (self.chance[4] - 0.5), 0.02 + 0.14 * self.chance[2]
        return Head((self.x, self.y + 0.02 * self.size), 0.64 * self.size, aside, down)

    @property
    def gaze(self) -> tuple[float, float]:
        """The middle between its eyes."""
        face = self.face
        return self.x + face.aside * face.half, face.at[1] + (face.down - 0.03) * face.half


def paint_people(
    near: Canvas, colours: Field, row: Row, sitters: list[Sitter], light: Field
) -> tuple[Field, Field]:
    """The row's people over `colours`, as bright as the `light` from above; and their cover."""
    cover = near.full()
    for sitter in sitters:
        size = sitter.size
        part = near.part(
            sitter.x - 2.6 * size, sitter.y - 3.2 * size, sitter.x + 2.6 * size, sitter.y + 8 * size
        )
        area = part.within(near)
        (head,), worn = somebody(sitter.x, sitter.y, size, sitter.chance, 1.0)
        body, hat = mask(part, _body(sitter)), mask(part, worn[2:] or [_hair(sitter)])
        lit, behind = light[area], sitter.chance[3] < _LONG_HAIR
        drawn = _cloth(part, colours[area], body, sitter, lit)
        if row.tall > _CLOSE:
            drawn = _front(part, drawn, sitter, lit)
        if behind:
            drawn = over(drawn, _hat(part, hat, sitter, lit), hat)
        drawn = _face(part, drawn, head, sitter, lit, row)
        if behind:
            hat = mask(part, [_hair(sitter)])
        drawn = over(drawn, _hat(part, hat, sitter, lit), hat)
        colours[area] = drawn
        cover[area] = np.maximum.reduce([cover[area], body, mask(part, [head]), hat])
    return colours, cover


def _body(sitter: Sitter) -> list[Outline]:
    """A neck, and shoulders that slope."""
    text = (
        "-1.82 8, -1.80 3.2, -1.62 2.12, -1.04 1.52, -.48 1.22, -.36 .6, .36 .6, .48 1.22, "
        "1.04 1.52, 1.62 2.12, 1.80 3.2, 1.82 8"
    )
    return [curve(placed(text, sitter.x, sitter.y, sitter.size, sitter.size), 5)]


def _hair(sitter: Sitter) -> Outline:
    """Hair on a bare head, parted to one side."""
    side = 1 if sitter.chance[2] > 0.5 else -1
    text = (
        "-.66 .10, -.74 -.35, -.62 -.85, -.2 -1.06, .3 -1.06, .66 -.82, .75 -.3, .66 .10, "
        ".60 -.30, .30 -.58, -.2 -.62, -.5 -.42, -.60 -.2"
    )
    return curve(placed(text, sitter.x, sitter.y, side * sitter.size, sitter.size), 4)


def _cloth(part: Canvas, below: Field, body: Field, sitter: Sitter, lit: Field) -> Field:
    """A coat: round, bright where the shoulders face the light, lost towards the lap."""
    pixels = sitter.size * part.unit
    u, v = np.abs(part.x - sitter.x) / sitter.size, (part.y - sitter.y) / sitter.size
    arm = np.exp(-(((u - 1.12) / 0.10) ** 2)) * np.clip(v - 2.5, 0, 1)
    lapel = np.exp(-(((u - 0.52 + 0.22 * (v - 1.5)) / 0.07) ** 2)) * np.clip(2.2 * (v - 1.4), 0, 1)
    height = blurred(body, 0.40 * pixels) + 0.5 * blurred(body, 0.16 * pixels)
    bent = normals(height - 0.16 * arm - 0.10 * lapel * (v < 3.6), 0.9 * pixels)
    above = np.clip(-bent[1] + 0.10 * bent[2], 0, 1) ** 1.3
    aside = np.clip(-bent[0], 0, 1)
    down = np.exp(-np.clip(part.y - sitter.y - 1.8 * sitter.size, 0, 9) / (2.2 * sitter.size))
    edge = rim(body, (0.0, -1.0), part.unit / 720 * min(1.0, 0.3 + pixels / 30), 0.3)
    drawn = tint("#04050a") + sitter.dye * (lit * (2.4 * above * down + 0.05))[..., None] * tint(
        _ABOVE
    )
    drawn = drawn + sitter.dye * (0.25 * lit * aside * down)[..., None] * tint("#93a8d8")
    drawn = drawn + (0.55 * edge * lit)[..., None] * tint(_ABOVE)
    shade = blurred(body, 0.25 * pixels)
    return over(below * (1 - 0.6 * shade)[..., None], drawn, body)


def _front(part: Canvas, colours: Field, sitter: Sitter, lit: Field) -> Field:
    """A shirt or a blouse, sleeves, and a muff with a feather in it."""

    def of(text: str) -> Outline:
        return placed(text, sitter.x, sitter.y, sitter.size, sitter.size)

    shirt = mask(part, [of("-.42 1.36, .42 1.36, .30 1.9, 0 3.0, -.30 1.9")])
    linen = tint("#c9c2b4" if sitter.chance[2] > 0.4 else "#8f7f88")
    shade = np.exp(-np.clip(part.y - sitter.y - 1.3 * sitter.size, 0, 9) / (1.6 * sitter.size))
    colours = over(colours, linen * (0.42 * lit * shade)[..., None] * tint(_ABOVE), shirt)
    sleeves = [
        outline
        for s in (-1, 1)
        for outline in limb(
            of(f"{s * 1.26} 2.25, {s * 1.58} 3.4, {s * 1.42} 4.5, {s * 0.45} 4.95"),
            0.84 * sitter.size, 0.64 * sitter.size,
        )
    ]  # fmt: skip
    colours = _cloth(part, colours, mask(part, sleeves), sitter, lit)
    muff = mask(
        part,
        [curve(of("-.95 4.85, -.75 4.4, 0 4.28, .75 4.4, .95 4.85, .7 5.4, 0 5.55, -.7 5.4"), 5)],
    )
    fur = 1 + 0.35 * smooth_noise(part, 0.9, 231, down=1.6)
    top = np.exp(-np.clip(part.y - sitter.y - 4.3 * sitter.size, 0, 9) / (0.55 * sitter.size))
    pelt = tint("#3c2d26") * (fur * (0.06 + 0.75 * top) * lit)[..., None] * tint(_ABOVE)
    colours = over(
        colours * (1 - 0.5 * blurred(muff, 0.3 * sitter.size * part.unit))[..., None], pelt, muff
    )
    lean = 0.5 * (sitter.chance[4] - 0.5)
    root = (sitter.x + 0.2 * sitter.size, sitter.y + 4.6 * sitter.size)
    vane = mask(part, [quill(root, -1.35 + lean, 2.1 * sitter.size, 0.22, 0.25)])
    edge = rim(vane, (-0.6, -0.8), part.unit / 720, 0.4)
    return over(colours, tint("#050508") + (0.5 * edge * lit)[..., None] * tint("#c9d2ea"), vane)


def _face(
    part: Canvas, colours: Field, head: Outline, sitter: Sitter, lit: Field, row: Row
) -> Field:
    """The brow and the nose in the light, the rest in their shadow; far away only the head."""
    shape = mask(part, [head])
    ink = tint("#07070b") + (lit * 0.10)[..., None] * tint("#8a6248")
    colours = over(colours, ink + 0 * colours, shape)
    if row.tall < _NEAR_ENOUGH:
        return colours
    strength = float(lit[lit.shape[0] // 3, lit.shape[1] // 2])
    lamp = Source(sitter.x - 0.02, sitter.y - 0.5, 0.16, (1.0, 0.97, 0.92), 2.0, 0.85 * strength)
    return paint_face(part, colours, sitter.face, lamp, 0.15 * lit, "#c4a994")


def _hat(part: Canvas, hat: Field, sitter: Sitter, lit: Field) -> Field:
    """Hair or a hat, with the light along its top."""
    pixels = sitter.size * part.unit
    bent = normals(blurred(hat, 0.22 * pixels), 1.1 * pixels)
    above = np.clip(-bent[1] + 0.15 * bent[2], 0, 1) ** 1.5
    edge = rim(hat, (0.0, -1.0), part.unit / 720 * min(1.0, 0.3 + pixels / 30), 0.3)
    dark = 0.30 * sitter.dye + tint("#140f0d")
    drawn = tint("#040406") + dark * (2.2 * lit * above)[..., None] * tint(_ABOVE)
    result: Field = drawn + (0.45 * edge * lit)[..., None] * tint(_ABOVE)
    return result


def sitters_of(
    row: Row, numbers: Numbers, free: int | None, left: float, right: float
) -> list[Sitter]:
    """Everybody in a row between two places, in heights, but whoever has the `free` seat."""
    middle = numbers["x"] * ASPECT
    first, last = int((left - middle) / row.wide) - 1, int((right - middle) / row.wide) + 1
    return [row.sitter(seat, numbers) for seat in range(first, last + 1) if seat != free]
