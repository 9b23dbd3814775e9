"""In the woven river: hanks of wool go by, each twisted, and a lamp on the far bank shows them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import ellipse
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.strands import laid
from game.stage.painters.wool import WOOL
from game.stage.painters.wool_rooms import darker_right, spot
from game.stage.shading import Source, filmic, over, smoothstep, tint

_LAMP = 0.669, 0.228
_HANKS = 15
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
    colours = _far_bank(canvas, _sky(canvas))
    for hank in _hanks():
        colours = _gone_by(canvas, colours, hank)
    if numbers["stones"]:
        lamp = Source(*_LAMP, 0.30, (1.0, 0.80, 0.55), 0.5, 2.2)
        colours = modelled(canvas, colours, _stones(), lamp, 0.03)
    colours = _beach(canvas, colours)
    return Painting(filmic(darker_right(canvas, colours, 1.05)), canvas)


def _sky(canvas: Canvas) -> Field:
    """A night of blue yarn, in rows that bend about the lamp."""
    light = spot(canvas, *_LAMP, 0.20) + 0.10 * spot(canvas, 0.5, 0.2, 0.7)
    away = np.hypot(canvas.x - _LAMP[0], canvas.y - _LAMP[1])
    bent = canvas.y + 0.05 * np.exp(-away / 0.2) * np.sign(canvas.y - _LAMP[1])
    yarn = laid(bent / 0.0105 + 0.5 * np.sin(canvas.x * 5), canvas.x * 60)
    result: Field = tint("#171d3a") * (yarn * (0.08 + 0.95 * light))[..., None]
    return result


def _far_bank(canvas: Canvas, colours: Field) -> Field:
    """Hills of brown rows; the nearest, where somebody stands, is lit."""
    for base, swell, phase, reach, dye in (
        (0.385, 0.030, 0.2, 0.10, "#2b2631"),
        (0.420, 0.022, 2.0, 0.22, "#3a2c28"),
        (0.462, 0.012, 1.0, 0.95, WOOL["umber"]),
    ):
        top = base + swell * np.sin(canvas.x * 5.2 + phase) + 0.006 * np.sin(canvas.x * 21 + phase)
        grass = laid((canvas.y - top) / 0.0085, canvas.x * 70)
        light = reach * spot(canvas, *_LAMP, 0.24) + 0.03
        hill = tint(dye) * (grass * light)[..., None]
        colours = over(colours, hill, smoothstep(-0.002, 0.002, canvas.y - top))
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
    strand = 0.80 + 0.20 * np.sin(math.tau * 5 * winding)
    out = np.sqrt(1 - down**2)
    lit = _lit(
        near, hank, down, out, np.cos(math.pi * winding) * np.sign(np.sin(math.pi * winding))
    )
    second = smoothstep(-0.15, 0.15, np.sin(math.pi * winding))
    wool = over(tint(hank.dyes[0]) + 0 * lit[..., None], tint(hank.dyes[1]), second)
    drawn = wool * (lit * strand * (0.15 + 0.85 * ply**0.6))[..., None]
    shade = smoothstep(2.2, 0.9, np.abs((near.y - hank.line(near.x)) / wide + 0.25))
    below = colours[rows] * (1 - 0.55 * shade)[..., None]
    colours[rows] = over(below, drawn, inside)
    return colours


def _lit(near: Canvas, hank: _Hank, down: Field, out: Field, aside: Field) -> Field:
    """Light of the lamp across the water, in a lane that comes towards us; a little of the sky."""
    x, y = _LAMP[0] - near.x, _LAMP[1] - near.y
    away = np.hypot(x, y) + 0.08
    facing = np.clip((0.55 * aside * x + down * y) / away + 0.20 * out, 0, 1)
    middle = _LAMP[0] - 0.10 * hank.part
    lane = np.exp(-(((near.x - middle) / (0.06 + 0.20 * hank.part)) ** 2))
    reach = 0.14 + 0.85 * spot(near, *_LAMP, 0.34) + 1.7 * lane * (1 - 0.45 * hank.part)
    result: Field = 0.030 * (1 - down) * out + 1.35 * facing * reach
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
    light = 0.05 + 0.55 * np.exp(-np.clip(down, 0, 9) / 0.012) * spot(canvas, 0.45, 0.8, 0.3)
    sand = tint(WOOL["bark"]) * (lint * light)[..., None]
    return over(colours, sand, smoothstep(-0.003, 0.003, down))
