"""In the woven river: hanks of wool go by, each twisted, and a lamp on the far bank shows them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.outlines import curve, ellipse, tapered
from game.stage.painters.anatomy import fleshed as limb
from game.stage.painters.anatomy import hand, head_in_profile
from game.stage.painters.backlit import backlit
from game.stage.painters.knitting import knitted
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import dyed, worn
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
    cool = 0.06 + 0.50 * spot(canvas, 0.62, 0.24, 0.26)
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
    """Somebody in a long coat, dark but where the lamp is held up; a hand is at the mouth."""
    lamp = Source(_LAMP[0], _LAMP[1] + 0.005, 0.0, (1.0, 0.72, 0.42), 0.11, 4.2)
    coat, skin, dark = "#6c3a34", "#9a6a4a", "#1a120e"
    body = curve([
        (0.606, 0.284), (0.594, 0.293), (0.586, 0.312), (0.587, 0.345), (0.582, 0.385),
        (0.569, 0.430), (0.560, 0.458), (0.578, 0.464), (0.596, 0.458), (0.616, 0.465),
        (0.636, 0.459), (0.650, 0.462), (0.643, 0.420), (0.634, 0.375), (0.634, 0.335),
        (0.636, 0.308), (0.628, 0.292), (0.618, 0.284),
    ])  # fmt: skip
    fold = [
        tapered([(0.606, 0.350), (0.600, 0.410), (0.588, 0.458)], 0.004, 0.014),
        tapered([(0.624, 0.350), (0.624, 0.410), (0.620, 0.462)], 0.003, 0.012),
    ]
    boots = [
        *limb(((0.594, 0.452), (0.592, 0.474)), (0.014, 0.011)),
        *limb(((0.592, 0.473), (0.603, 0.476)), (0.008, 0.006)),
        *limb(((0.624, 0.452), (0.626, 0.472)), (0.014, 0.011)),
        *limb(((0.626, 0.471), (0.638, 0.475)), (0.008, 0.006)),
    ]
    holding = [
        *limb(((0.626, 0.303), (0.644, 0.316), (0.657, 0.312)), (0.024, 0.020, 0.017)),
        *limb(((0.656, 0.312), (0.664, 0.290), (0.668, 0.268)), (0.017, 0.015, 0.013)),
    ]
    cuff = [tapered([(0.660, 0.270), (0.676, 0.268)], 0.008, 0.008)]
    calling = [
        *limb(((0.600, 0.302), (0.601, 0.326), (0.612, 0.340)), (0.024, 0.021, 0.018)),
        *limb(((0.612, 0.340), (0.624, 0.316), (0.632, 0.294)), (0.018, 0.016, 0.012)),
    ]
    parts = [
        dyed(skin, *hand((0.668, 0.266), -1.55, 0.028, bend=0.5)),
        worn(coat, *holding), worn(coat, *cuff), dyed(dark, *boots),
        *head_in_profile((0.618, 0.277), 0.035, -0.10, 9), worn(coat, body), worn(coat, *fold),
        dyed(skin, *hand((0.631, 0.296), -1.35, 0.024, bend=-0.3)),
        worn(coat, *calling, joint=(0.600, 0.304, 0.030)),
    ]  # fmt: skip
    wool = 0.45 + 0.70 * knitted(canvas.x / 0.0068, canvas.y / 0.0058)
    backlit(canvas, colours, parts, [lamp], 0.022, wool)
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
    wool = over(wool, tint("#bc8444") + 0 * lit, 0.50 * _lane(near, hank))
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
    lane = _lane(near, hank)
    reach = 1.1 * spot(near, *_LAMP, 0.22) + 5.2 * lane * (1 - 0.45 * hank.part)
    sky = 0.030 * (1 - down) * out + 0.17 * facing * np.exp(-(((near.x - 0.4) / 0.5) ** 2))
    spark = smoothstep(0.2, 1.6, smooth_noise(near, 1.6, 286, across=2.0))
    glint = 2.2 * lane**1.6 * smoothstep(0.55, 0.95, facing) * (0.25 + spark)
    warm = (1.15 * facing * reach + glint)[..., None] * _WARM
    result: Field = warm + sky[..., None] * np.asarray((0.62, 0.78, 1.0), np.float32)
    return result


def _lane(near: Canvas, hank: _Hank) -> Field:
    """The lamp's path over the water, wider towards us."""
    middle = _LAMP[0] - 0.10 * hank.part + 0.018 * np.sin(9 * hank.part)
    result: Field = np.exp(-(((near.x - middle) / (0.040 + 0.125 * hank.part)) ** 2))
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
