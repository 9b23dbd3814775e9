"""In the woven river: hanks of wool go by, each twisted, and a lamp on the far bank shows them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.outlines import ellipse
from game.stage.painters.bodies import Flesh, Joint, fleshed
from game.stage.painters.knitting import knitted
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import Source, bump, filmic, over, smoothstep, tint

_LAMP = 0.669, 0.228
_HANKS = 15
_WARM = np.asarray((1.0, 0.80, 0.54), np.float32)
_GREENS = ("#2f5a4c", "#7c8a66", "#1f4650", "#4f7f78", "#3d4a6e", "#9fae86", "#28545e", "#5d7a52")


@dataclass(frozen=True, slots=True)
class _Hank:
    """One that goes by: where it lies, how thick it is, its waves, its two dyes."""

    part: float
    base: float
    girth: float
    phases: tuple[float, float]
    dyes: tuple[str, str]

    def line(self, x: Field) -> Field:
        """Its middle: it rolls over those before it."""
        slow, fast = self.phases
        rolling = 0.9 * np.sin(x * (7.5 - 3.5 * self.part) + slow)
        result: Field = self.base + self.girth * (rolling + 0.35 * np.sin(x * 17 + fast))
        return result


def paint_wool_river(canvas: Canvas, numbers: Numbers) -> Painting:
    """Every green that was ever bought goes by in hanks; on the far bank a lamp is held up.

    `stones` says whether seven of them lie across it.
    """
    colours = _caller(canvas, _far_bank(canvas, _sky(canvas)))
    for hank in _hanks():
        colours = _gone_by(canvas, colours, hank)
    if numbers["stones"]:
        lamp = Source(*_LAMP, 0.30, (1.0, 0.80, 0.55), 0.5, 2.2)
        colours = modelled(canvas, colours, _stones(), lamp, 0.03)
    colours = _beach(canvas, colours)
    return Painting(filmic(darker_right(canvas, colours, 1.05)), canvas)


def _sky(canvas: Canvas) -> Field:
    """A night of blue yarn, in stitches that bend about the lamp."""
    cool = 0.10 + 0.55 * spot(canvas, 0.62, 0.24, 0.30)
    near_lamp = spot(canvas, *_LAMP, 0.085)
    away = np.hypot(canvas.x - _LAMP[0], canvas.y - _LAMP[1])
    bent = canvas.y + 0.03 * np.exp(-away / 0.2) * np.sign(canvas.y - _LAMP[1])
    yarn = 0.15 + 0.95 * knitted(canvas.x / 0.0150, bent / 0.0115 + 0.4 * np.sin(canvas.x * 5))
    light = cool[..., None] * tint("#1c2450") + (0.30 * near_lamp)[..., None] * tint("#c08048")
    result: Field = yarn[..., None] * light
    return result


def _far_bank(canvas: Canvas, colours: Field) -> Field:
    """Hills of brown rows; the nearest, where somebody stands, is lit."""
    for base, swell, phase, reach, dye in (
        (0.385, 0.030, 0.2, 0.16, "#2b2c3c"),
        (0.420, 0.022, 2.0, 0.45, "#4a3628"),
        (0.462, 0.012, 1.0, 2.3, "#8a6238"),
    ):
        top = base + swell * np.sin(canvas.x * 5.2 + phase) + 0.006 * np.sin(canvas.x * 21 + phase)
        grass = laid((canvas.y - top) / 0.0085, canvas.x * 70)
        crest = 1 + 0.8 * bump(canvas.y, top, 0.006)
        light = reach * spot(canvas, *_LAMP, 0.17) * crest + 0.02
        hill = tint(dye) * _WARM * (grass * light)[..., None]
        colours = over(colours, hill, smoothstep(-0.002, 0.002, canvas.y - top))
    fallen = bump(canvas.y, 0.474, 0.007) * smoothstep(0.60, 0.575, canvas.x)
    fallen = fallen * smoothstep(0.34, 0.56, canvas.x)
    return colours * (1 - 0.7 * fallen)[..., None]


def _caller(canvas: Canvas, colours: Field) -> Field:
    """Somebody in a long coat, the lamp held up in one hand, the other at the mouth."""
    lamp = Source(_LAMP[0], _LAMP[1] + 0.005, 0.030, (1.0, 0.74, 0.44), 0.16, 1.5)
    wool = 0.30 + 0.85 * knitted(canvas.x / 0.0068, canvas.y / 0.0058)
    legs = [
        [(0.603, 0.44, 0, 0.012), (0.602, 0.468, 0, 0.009), (0.596, 0.471, 0.01, 0.007)],
        [(0.624, 0.44, 0, 0.012), (0.626, 0.470, 0, 0.009), (0.633, 0.474, 0.01, 0.007)],
    ]
    coat: list[list[Joint]] = [
        [(0.613, 0.262, 0, 0.018), (0.612, 0.290, 0, 0.027), (0.614, 0.335, 0, 0.027),
         (0.611, 0.385, 0, 0.034), (0.609, 0.415, 0, 0.038)],
        [(0.595, 0.268, 0, 0.014), (0.613, 0.258, 0, 0.013), (0.632, 0.264, 0, 0.015)],
        [(0.590, 0.36, 0.01, 0.010), (0.582, 0.440, 0.01, 0.013)],
        [(0.606, 0.35, 0.02, 0.010), (0.603, 0.446, 0.02, 0.013)],
        [(0.626, 0.36, 0.02, 0.011), (0.634, 0.442, 0.02, 0.014)],
    ]  # fmt: skip
    calling = [
        [(0.594, 0.269, 0.01, 0.013), (0.577, 0.300, 0.02, 0.011), (0.598, 0.268, 0.03, 0.008)],
    ]
    holding = [
        [(0.632, 0.264, 0.01, 0.014), (0.654, 0.268, 0.01, 0.011), (0.667, 0.230, 0.01, 0.008)],
    ]
    head = [[(0.614, 0.252, 0.0, 0.009), (0.616, 0.236, 0.0, 0.013), (0.618, 0.229, 0.0, 0.016)]]
    hair = [[(0.607, 0.222, 0.004, 0.014), (0.603, 0.240, 0.0, 0.012), (0.600, 0.252, 0.0, 0.006)]]
    hands = [
        [(0.600, 0.262, 0.04, 0.008), (0.610, 0.250, 0.05, 0.006)],
        [(0.667, 0.224, 0.02, 0.007), (0.670, 0.215, 0.02, 0.007)],
    ]
    parts: list[tuple[list[list[Joint]], str, float]] = [
        (legs, "#2a2018", 0.003), (coat, "#7a4038", 0.008), (head, "#c89468", 0.004),
        (hair, "#20140e", 0.004), (calling, "#7a4038", 0.004), (holding, "#7a4038", 0.004),
        (hands, "#c89468", 0.003),
    ]  # fmt: skip
    for chains, dye, soft in parts:
        flesh = Flesh(chains, dye, soft, rim=0.08 if chains is hair else 0.3)
        colours = fleshed(canvas, colours, flesh, lamp, 0.028, wool)
    return colours


def _hanks() -> list[_Hank]:
    """From the far bank to our feet, ever thicker."""
    random = np.random.default_rng(283)
    found = []
    for number in range(_HANKS):
        part = number / (_HANKS - 1)
        dyes = random.choice(len(_GREENS), 2, replace=False)
        found.append(
            _Hank(
                part,
                0.490 + 0.47 * part**1.35,
                0.011 + 0.050 * part**1.3,
                (float(random.uniform(0, math.tau)), float(random.uniform(0, math.tau))),
                (_GREENS[dyes[0]], _GREENS[dyes[1]]),
            )
        )
    return found


def _gone_by(canvas: Canvas, colours: Field, hank: _Hank) -> Field:
    """A twisted hank over those behind it: plies that wind round it, strands in each ply."""
    reach = 2.6 * hank.girth
    near = canvas.part(-1, hank.base - reach, 3, hank.base + reach)
    rows = near.within(canvas)
    wide = hank.girth * (1.12 + 0.22 * np.sin(near.x * 6.1 + hank.phases[1]))
    down = (near.y - hank.line(near.x)) / wide
    inside = smoothstep(1.0, 0.96, np.abs(down))
    down = np.clip(down, -0.999, 0.999)
    around = np.arcsin(down) / math.pi
    winding = near.x / (3.4 * hank.girth) + 1.15 * around
    ply = np.abs(np.sin(math.pi * winding))
    strand = 0.72 + 0.28 * np.sin(math.tau * 5 * winding)
    out = np.sqrt(1 - down**2)
    lit = _lit(
        near, hank, down, out, np.cos(math.pi * winding) * np.sign(np.sin(math.pi * winding))
    )
    second = smoothstep(-0.15, 0.15, np.sin(math.pi * winding))
    wool = over(tint(hank.dyes[0]) + 0 * lit, tint(hank.dyes[1]), second)
    hair = 1 + 0.16 * smooth_noise(near, 1.5, 284, across=2.5)
    drawn = wool * lit * (strand * hair * (0.12 + 0.88 * ply**0.6))[..., None]
    shade = smoothstep(2.2, 0.9, np.abs((near.y - hank.line(near.x)) / wide + 0.25))
    below = colours[rows] * (1 - 0.55 * shade)[..., None]
    colours[rows] = over(below, drawn, inside)
    return colours


def _lit(near: Canvas, hank: _Hank, down: Field, out: Field, aside: Field) -> Field:
    """The lamp's warm light, in a lane that comes towards us; a little of the sky."""
    x, y = _LAMP[0] - near.x, _LAMP[1] - near.y
    away = np.hypot(x, y) + 0.08
    facing = np.clip((0.55 * aside * x + down * y) / away + 0.16 * out, 0, 1)
    middle = _LAMP[0] - 0.10 * hank.part
    lane = np.exp(-(((near.x - middle) / (0.045 + 0.13 * hank.part)) ** 2))
    reach = 1.6 * spot(near, *_LAMP, 0.26) + 4.6 * lane * (1 - 0.60 * hank.part)
    sky = 0.035 * (1 - down) * out + 0.46 * facing * np.exp(-(((near.x - 0.4) / 0.5) ** 2))
    glint = 0.9 * lane * smoothstep(0.62, 0.95, facing) * (1 - 0.5 * hank.part)
    warm = (1.15 * facing * reach + glint)[..., None] * _WARM
    result: Field = warm + sky[..., None] * np.asarray((0.62, 0.78, 1.0), np.float32)
    return result


def _stones() -> list[Piece]:
    """Seven, a stride apart, from our bank to where the lamp is."""
    found = []
    for index in range(7):
        away = (index / 6) ** 0.85
        x, y = 0.30 + 0.325 * away, 0.905 - 0.405 * away
        wide, tall = 0.064 * (1 - 0.70 * away), 0.026 * (1 - 0.62 * away)
        top = ellipse((x, y), wide, tall, 22)
        flank = ellipse((x, y + 0.45 * tall), 0.97 * wide, tall, 22)
        found.append(Piece([flank], "#4a4038", 0.6 * tall, 0.7, yarn=0.007))
        found.append(Piece([top], WOOL["ash"], 0.9 * tall, 1.5, yarn=0.007))
    return found


def _beach(canvas: Canvas, colours: Field) -> Field:
    """Our bank, of lint: dark, before everything."""
    edge = 0.955 - 0.135 * np.exp(-((canvas.x / 0.24) ** 2)) + 0.008 * np.sin(canvas.x * 19)
    down = canvas.y - edge
    lint = laid(down / 0.021, canvas.x * 24)
    light = 0.05 + 0.9 * np.exp(-np.clip(down, 0, 9) / 0.012) * spot(canvas, 0.50, 0.8, 0.3)
    sand = tint(WOOL["bark"]) * (lint * light)[..., None]
    return over(colours, sand, smoothstep(-0.003, 0.003, down))
