"""Who is at home behind the glass: somebody at the table, a child asleep in a basket chair."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, Place, curve, limb, mask, tapered
from game.stage.painters import heads
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.sculpted import painted_over
from game.stage.painters.silhouette import places
from game.stage.painters.sitting import Sitting, arms, hands, sitting, skirt, trunk
from game.stage.painters.solids import Ball, Figure, Form, Sheet, Solid, Stuff
from game.stage.shading import Source, bump, normals, over, saturated, shone_upon, smoothstep, tint

_SKIN, _HAIR = "#b5845f", "#1e1512"
_TALL = 0.415
"""How tall the host sits."""
_DIM = np.asarray((0.030, 0.024, 0.018), np.float32)
HOST = 0.575
"""Where at the table somebody sits, in heights."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a head is and how it is held: half its width in heights, which way it looks.

    `aside` and `down` move its features, in half widths; `turn` leans it, in radians.
    """

    at: Place
    half: float
    aside: float = 0.0
    down: float = 0.0
    turn: float = 0.0
    asleep: bool = False

    def placed(self, text: str) -> Outline:
        """An outline in half widths about the head's middle, as it lies in the picture."""
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        x, y = self.at
        return curve(
            [
                (x + self.half * (a * cos - b * sin), y + self.half * (a * sin + b * cos))
                for a, b in places(text)
            ],
            6,
        )


def face_relief(u: Field, v: Field, head: Head) -> tuple[Field, Field]:
    """A plain face: its height, and how far inside its edge each place is; a child's is broad."""
    long, jaw = (1.08, 0.06) if head.asleep else (1.30, 0.26)
    wide = np.sqrt(np.clip(1 - (v / long) ** 2, 0, 1)) * (1 - jaw * smoothstep(0.15, 1.2, v))
    wide = np.maximum(wide, 1e-3)
    relief = 0.62 * np.sqrt(np.clip(1 - (u / wide) ** 2, 0, 1)) ** 0.8
    a, b = u - head.aside, v - head.down
    side = np.abs(a)
    brow, socket, bridge, cheek = (
        (0.0, 0.03, 0.05, 0.13) if head.asleep else (0.07, 0.15, 0.26, 0.07)
    )
    relief = relief + brow * np.exp(-(((b + 0.30) / 0.12) ** 2) - (a / 0.62) ** 2)
    relief = relief - socket * np.exp(-(((side - 0.38) / 0.20) ** 2) - ((b + 0.06) / 0.15) ** 2)
    ridge = smoothstep(-0.45, 0.28, b) * smoothstep(0.46, 0.32, b)
    relief = relief + bridge * np.exp(-(((a - 0.35 * head.aside) / 0.125) ** 2)) * ridge
    tip = np.exp(-((a / 0.10) ** 2) - ((b - 0.30) / 0.08) ** 2)
    relief = relief + 0.06 * np.exp(-(((b - 0.62) / 0.07) ** 2) - (a / 0.24) ** 2) + 0.05 * tip
    relief = relief - 0.05 * np.exp(-(((b - 0.72) / 0.05) ** 2) - (a / 0.22) ** 2)
    relief = relief + 0.09 * np.exp(-(((b - 0.98) / 0.16) ** 2) - (a / 0.26) ** 2)
    relief = relief + cheek * np.exp(-(((side - 0.52) / 0.26) ** 2) - ((b - 0.30) / 0.26) ** 2)
    return relief, wide - np.abs(u)


def paint_face(
    canvas: Canvas, colours: Field, head: Head, lamp: Source, dim: Field, dye: str = _SKIN
) -> Field:
    """Skin over the relief, or paint; eyes that are open, or lids laid down, and a mouth."""
    (x, y), half = head.at, head.half
    near = canvas.part(x - 1.6 * half, y - 1.6 * half, x + 1.6 * half, y + 1.6 * half)
    rows = near.within(canvas)
    cos, sin = math.cos(head.turn), math.sin(head.turn)
    across, down = (near.x - x) / half, (near.y - y) / half
    u, v = across * cos + down * sin, down * cos - across * sin
    relief, inside = face_relief(u, v, head)
    bent = normals(blurred(relief, 0.6 * near.unit / 720), 0.85 * half * near.unit)
    hollow = saturated(0.75 + 2.6 * (relief - blurred(relief, 0.22 * half * near.unit)))
    light = shone_upon(near, bent, lamp, gloss=0.12, sharpness=10) * hollow
    mottled = 1 + 0.05 * smooth_noise(near, 1.6, 341)
    skin = tint(dye) * mottled[..., None]
    a, b = u - head.aside, v - head.down
    flush = np.exp(-(((np.abs(a) - 0.50) / 0.24) ** 2) - ((b - 0.32) / 0.20) ** 2)
    skin = skin * (1 - flush[..., None] * np.asarray((0.0, 0.18, 0.22), np.float32))
    shine = np.asarray(lamp.colour, np.float32)
    drawn = skin * (1.15 * light[..., None] * shine + (dim[rows] * hollow)[..., None])
    drawn = drawn * (1 - face_features(a, b, head))[..., None]
    soft = 1.4 / (near.unit * half)
    cover = smoothstep(-soft, soft, inside) * (np.abs(v) < 1.3)
    colours[rows] = over(colours[rows], drawn, cover.astype(np.float32))
    return colours


def face_features(a: Field, b: Field, head: Head) -> Field:
    """How dark eyes, lashes, brows and mouth make the skin."""
    side = np.abs(a) - 0.38
    brow = 0.75 * np.exp(-(((b + 0.27 - 0.25 * side**2) / 0.05) ** 2) - (side / 0.20) ** 4)
    if head.asleep:
        lash = 0.9 * np.exp(-(((b - 0.10 + 1.4 * side**2) / 0.042) ** 2) - (side / 0.20) ** 4)
        mouth = 0.9 * np.exp(-(((a / 0.10) ** 2 + ((b - 0.62) / 0.07) ** 2) ** 1.5))
        return saturated(0.5 * brow + lash + mouth)
    eye = 0.92 * np.exp(-(((side / 0.19) ** 2 + ((b + 0.03) / 0.115) ** 2) ** 1.5))
    mouth = 0.5 * np.exp(-(((b - 0.65 - 0.9 * a**2) / 0.035) ** 2) - (a / 0.20) ** 4)
    return saturated(brow + eye + mouth)


def _host(*, arms_alone: bool) -> Figure:
    """Behind the table, who has heard a step and looks up at the glass."""
    shirt = Stuff("#76736f", nap=0.04, crumple=0.0007, velvet=0.1)
    face = heads.Head(
        (-0.012, -0.905, 0.03), 0.067, -0.30, 0.02, -0.07, "#a97650", age=0.35, hair="curls",
        dye="#1c130f",
    )  # fmt: skip
    who = Sitting(
        face, shirt, Stuff("#332d2b", crumple=0.0007), lean=-0.02, drop=0.10, front="shirt",
        shirt="#8a8a8c", tie="", elbows=(0.012, 0.004), thick=0.86,
        wrists=((-0.075, -0.478, 0.24), (0.085, -0.470, 0.25)),
        fingers=((0.9, 0.10, 0.2), (-0.9, 0.16, 0.2)),
    )  # fmt: skip
    if arms_alone:
        return Figure([*arms(who), *hands(who)], HOST, 0.768, _TALL, top=-0.495, back=-9)
    braces = [
        tapered([(s * 0.066, -0.765), (s * 0.072, -0.60), (s * 0.060, -0.42)], 0.018, 0.018)
        for s in (-1, 1)
    ]
    forms = sitting(who)
    return Figure([*forms, Sheet(braces, Stuff("#2a1f18"), 0.004, 0.004)], HOST, 0.768, _TALL)


def paint_host(canvas: Canvas, colours: Field, lamp: Source, room: float) -> Field:
    """All of the host that the table does not hide, lit from beside and a little behind."""
    lamps = [_above(lamp), _from_the_stove(room)]
    return painted_over(canvas, colours, _host(arms_alone=False), lamps, _DIM, 0.5)


def paint_hosts_arms(canvas: Canvas, colours: Field, lamp: Source, room: float) -> Field:
    """Forearms that lie on the table."""
    lamps = [_above(lamp), _from_the_stove(room)]
    return painted_over(canvas, colours, _host(arms_alone=True), lamps, _DIM, 0.4)


def _above(lamp: Source) -> Source:
    """The lamp as it lights people: it hangs over them and not before their faces."""
    return replace(lamp, z=0.03, colour=(1.0, 0.80, 0.56), strength=0.85 * lamp.strength)


def _from_the_stove(light: float) -> Source:
    return Source(0.36, 0.60, 0.12, (1.0, 0.45, 0.18), 0.25, 0.5 * light)


def paint_asleep(canvas: Canvas, colours: Field, lamp: Source, dim: Field) -> Field:
    """In a basket chair on the right, a child asleep under a blanket, with their mouth open."""
    x = 0.942
    colours = _basket(canvas, colours, x, lamp, dim)
    lamps = [replace(_above(lamp), z=0.07, strength=1.6 * lamp.strength)]
    return painted_over(canvas, colours, Figure(_sleeper(), x, 0.772, 0.300), lamps, _DIM, 0.5)


def _sleeper() -> list[Form]:
    """A child sunk into a pillow, the head on one shoulder, a blanket up to the arms."""
    linen, wool = Stuff("#8f8672", nap=0.03), Stuff("#4c4658", nap=0.10, crumple=0.0010)
    face = heads.Head(
        (-0.030, -0.775, 0.10), 0.088, -0.20, 0.20, -0.42, "#a97650", 0.74, 0.7, 1.08, 0.0,
        asleep=True, hair="bob", dye=_HAIR,
    )  # fmt: skip
    who = Sitting(
        face, linen, wool, 0.86, 0.95, -0.04, 0.1, ((-0.10, -0.44, 0.20), (0.060, -0.400, 0.27)),
        ((0.5, 0.9, 0.2), (-0.9, 0.35, 0.1)), front="plain", legs="skirt",
    )  # fmt: skip
    pillow = Solid([Ball((0.010, -0.790, -0.06), (0.190, 0.165, 0.08))], linen, 0.02)
    tucked = [
        tapered([(-0.15, -0.50), (-0.05, -0.455), (0.03, -0.44)], 0.014, 0.004),
        tapered([(0.16, -0.52), (0.06, -0.44), (0.00, -0.38)], 0.016, 0.004),
    ]
    blanket = Solid(
        [Ball((0.0, -0.455, 0.07), (0.175, 0.105, 0.12)),
         Ball((-0.12, -0.42, 0.10), (0.09, 0.12, 0.12)),
         Ball((0.0, -0.37, 0.12), (0.19, 0.10, 0.17))],
        wool, 0.05, folds=tucked, deep=0.016, soft=0.010,
    )  # fmt: skip
    rest = [*trunk(who), *heads.head_forms(face, who.throat), skirt(who), blanket]
    return [pillow, *rest, arms(who)[1], hands(who)[1]]


def _basket(canvas: Canvas, colours: Field, x: float, lamp: Source, dim: Field) -> Field:
    """Wicker: a high round back, plaited, with a hollow in it."""
    back = places(
        "-.094 .765, -.106 .67, -.098 .56, -.060 .485, .004 .462, .062 .482, .096 .55, .102 .66, "
        ".092 .765"
    )
    hollow = places("-.072 .70, -.078 .60, -.052 .525, .004 .502, .054 .522, .076 .60, .070 .70")
    outer = [curve([(x + a, b) for a, b in back], 6)]
    inner = [curve([(x + a, b) for a, b in hollow], 6)]
    legs = [*limb([(x - 0.08, 0.74), (x - 0.086, 0.785)], 0.014, 0.010),
            *limb([(x + 0.08, 0.74), (x + 0.086, 0.785)], 0.014, 0.010)]  # fmt: skip
    colours = modelled(
        canvas,
        colours,
        [Piece(legs, "#6a4a2a", 0.006), Piece(outer, "#8a6236", 0.040, 1.1)],
        lamp,
        dim,
    )
    plait = 0.5 + 0.5 * np.sin((canvas.x - x) * 300 + 1.6 * np.sign(np.sin(canvas.y * 260)))
    rows = bump(np.abs(canvas.y / 0.0121 % 1 - 0.5), 0.5, 0.2)
    colours = colours * (1 - mask(canvas, outer) * (0.30 * plait + 0.35 * rows))[..., None]
    return modelled(canvas, colours, [Piece(inner, "#3a2616", 0.02, 0.4)], lamp, dim)
