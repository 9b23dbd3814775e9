"""Under the stage: old brick, posts and joists, a great winch, ropes, a seat of the stalls."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import band_noise, blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, limb, ribbon
from game.stage.painters.backstage import bricks
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import Source, bump, filmic, normals, over, shone_upon, smoothstep, tint

_FLOOR = 0.795
_COLD = "#8fa4dc"
_OAK, _ROPE, _IRON = "#6e4526", "#8a6a42", "#4a4440"


def paint_machinery(canvas: Canvas, numbers: Numbers) -> Painting:
    """All that moves the stage, by a candle at `light_x`, `light_y` and the cracks overhead."""
    x, y = numbers["light_x"] * ASPECT, numbers["light_y"]
    candle = Source(x, y - 0.02, 0.13, (1.0, 0.66, 0.34), 0.46, 1.5)
    cold = _cold(canvas)
    colours = over(
        _wall(canvas, candle, cold),
        _earth(canvas, candle, cold),
        smoothstep(_FLOOR - 0.002, _FLOOR + 0.003, canvas.y + 0.004 * np.sin(canvas.x * 9)),
    )
    dim = 0.030 + 0.20 * cold
    colours = modelled(canvas, colours, [*_seat(0.905), *_ladder()], candle, dim)
    colours = modelled(canvas, colours, _winch((0.735, 0.545), 0.205), candle, dim)
    colours = modelled(canvas, colours, [*_timbers(), *_ropes()], candle, dim)
    return Painting(filmic((colours + _cracks(canvas)) * 1.4), canvas)


def _cold(canvas: Canvas) -> Field:
    """What comes down between the boards of the stage: strongest under the trap, soon lost."""
    under = 0.35 + 0.65 * np.exp(-(((canvas.x - 0.74) / 0.20) ** 2))
    result: Field = under * np.exp(-np.clip(canvas.y, 0, 9) / 0.42)
    return result


def _wall(canvas: Canvas, candle: Source, cold: Field) -> Field:
    """Brick laid by several hands: patched, limewashed once, sooty over the candle."""
    relief, tone = bricks(canvas, 0.086, 0.0345, 63)
    fallen = smoothstep(0.8, 1.5, smooth_noise(canvas, 2.6, 71))
    worn = relief * (1 - 0.75 * fallen) + 0.10 * smooth_noise(canvas, 2.6, 72)
    bent = normals(blurred(worn, 0.7 * canvas.unit / 720), 3.0 * canvas.unit / 720)
    behind = Source(candle.x, candle.y, 0.16, candle.colour, 0.44, 1.45)
    light = shone_upon(canvas, bent, behind)
    clay = over(tint("#4a2a20") + 0 * relief[..., None], tint("#7c4c36"), tone)
    lime = smoothstep(0.1, 1.3, smooth_noise(canvas, 2.6, 73))
    clay = over(clay, tint("#8d7c68") + 0 * clay, 0.45 * lime * (1 - fallen))
    soot = 1 - 0.6 * bump(canvas.x, candle.x, 0.09) * smoothstep(0.55, 0.2, canvas.y)
    damp = 1 - 0.55 * smoothstep(_FLOOR - 0.16, _FLOOR, canvas.y + 0.02 * band_noise(canvas, 7, 75))
    from_above = np.clip(bent[1] * -0.8 + 0.25, 0, 1) * cold * 0.30
    warm = np.asarray(candle.colour, np.float32)
    shone = light[..., None] * warm + from_above[..., None] * tint(_COLD)
    result: Field = clay * (soot * damp)[..., None] * (shone + 0.012)
    return result


def _earth(canvas: Canvas, candle: Source, cold: Field) -> Field:
    """Trodden earth with the candle's pool on it, straw and dust."""
    clods = smooth_noise(canvas, 2.2, 64, across=3.0, down=0.6)
    straw = smoothstep(1.6, 2.4, smooth_noise(canvas, 1.7, 76, across=5.0, down=0.5))
    pool = np.exp(-(((canvas.x - candle.x - 0.04) / 0.34) ** 2) - ((canvas.y - 0.85) / 0.11) ** 2)
    ground = 0.30 + 0.06 * clods + 0.30 * straw
    lit = ((0.012 + 0.62 * pool) * ground)[..., None] * tint("#c98a52")
    result: Field = lit + (0.10 * cold * ground)[..., None] * tint(_COLD)
    return result


def _cracks(canvas: Canvas) -> Field:
    """The joints of the boards overhead, and the edge of a trap that does not shut."""
    rise = np.clip(0.058 - canvas.y, 0, 0.3)
    across = (0.74 + (canvas.x - 0.74) * (1 + 0.6 * rise)) / 0.118
    board = np.floor(across).astype(int)
    chance = np.random.default_rng(77).random(64).astype(np.float32)
    uneven, ends = chance[board % 64], chance[(board + 31) % 64]
    lean = 0.5 + 0.30 * (chance[(board + 17) % 64] - 0.5)
    gap = 0.35 + 0.65 * smoothstep(-0.9, 0.7, smooth_noise(canvas, 2.0, 78, down=2.0))
    gap = gap * smoothstep(-0.004, 0.030, rise - 0.030 * ends)
    under = 0.30 + 0.70 * np.exp(-(((canvas.x - 0.74) / 0.30) ** 2))
    thin = bump(across % 1, lean, 0.006 + 0.016 * uneven**2)
    halo = 0.14 * bump(across % 1, lean, 0.10 + 0.08 * uneven)
    seam = (thin + halo) * (0.10 + 0.90 * uneven**1.5) * gap * under
    sprung = 0.0535 - 0.0016 * (canvas.x - 0.74)
    lip = bump(canvas.y, sprung, 0.0013) + 0.18 * bump(canvas.y, sprung, 0.008)
    trap = lip * smoothstep(0.15, 0.04, np.abs(canvas.x - 0.735)) * gap**0.5
    result: Field = (0.75 * seam + 0.5 * trap)[..., None] * tint("#aebcf0")
    return result


def _timbers() -> list[Piece]:
    """Two joists, three posts, the braces between them."""
    posts: list[Outline] = [box(0.222, 0.09, 0.266, 0.862), box(1.02, 0.09, 1.072, 0.90)]
    far: list[Outline] = [box(0.545, 0.09, 0.572, _FLOOR + 0.012)]
    braces: list[Outline] = [
        [(0.262, 0.215), (0.262, 0.180), (0.385, 0.088), (0.425, 0.088)],
        [(0.226, 0.215), (0.226, 0.180), (0.103, 0.088), (0.063, 0.088)],
        [(1.024, 0.225), (1.024, 0.185), (0.900, 0.088), (0.860, 0.088)],
    ]
    bolts: list[Outline] = [ellipse((0.244, y), 0.006, 0.006, 12) for y in (0.19, 0.235)]
    return [
        Piece(far, _OAK, 0.010, 0.8, 0.0, 0.11),
        Piece(braces, _OAK, 0.010, 0.8, 0.0, 0.11),
        Piece(posts, _OAK, 0.016, 1.0, 0.0, 0.11),
        Piece(bolts, _IRON, 0.005, 1.4, 0.5),
        Piece([box(-0.2, 0.055, 2.0, 0.098)], _OAK, 0.014, 0.9, 0.0, 0.11),
    ]


def _winch(middle: tuple[float, float], radius: float) -> list[Piece]:
    """A spoked wheel as tall as a man, its handles beyond the rim, on a trestle, with its drum."""
    x, y = middle
    wide = 0.86 * radius
    rims = [
        ribbon([*path, path[0]], thick)
        for ring, thick in ((1.0, 0.030), (0.80, 0.012))
        for path in (ellipse((x, y), wide * ring, radius * ring, 64),)
    ]
    spokes: list[Outline] = []
    for index in range(10):
        angle = 2 * math.pi * index / 10 + 0.17
        tip = (x + math.cos(angle) * wide * 1.20, y + math.sin(angle) * radius * 1.20)
        spokes += limb([(x, y), tip], 0.019, 0.013)
    legs = [
        *limb([(x - 0.012, y + 0.02), (x - 0.125, _FLOOR + 0.035)], 0.034, 0.040),
        *limb([(x + 0.012, y + 0.02), (x + 0.135, _FLOOR + 0.035)], 0.034, 0.040),
        *limb([(x - 0.085, y + 0.19), (x + 0.09, y + 0.19)], 0.020, 0.020),
    ]
    wound = [
        ribbon([*ring, ring[0]], 0.0068)
        for n in range(4)
        for ring in (ellipse((x, y), 0.026 + 0.0068 * n, 0.030 + 0.0078 * n, 40),)
    ]
    return [
        Piece(legs, _OAK, 0.014, 0.85, 0.0, 0.10),
        Piece(spokes, _OAK, 0.008, 1.0, 0.0, 0.10),
        Piece(rims, _OAK, 0.012, 1.15, 0.0, 0.10),
        Piece([ellipse((x, y), 0.050, 0.058, 36)], _OAK, 0.016, 0.9, 0.0, 0.16),
        Piece(wound, _ROPE, 0.004, 1.0, 0.0, 0.16),
        Piece([ellipse((x, y), 0.021, 0.024, 24)], _IRON, 0.010, 1.1, 0.5),
        Piece([ellipse((x, y), 0.008, 0.009, 16)], _IRON, 0.006, 1.4, 0.6),
    ]


def _ropes() -> list[Piece]:
    """From the drum up through the stage; one that hangs, and its coil; a pulley."""
    ways = (
        ".688 .53, .665 .30, .672 .06",
        ".786 .53, .806 .30, .800 .06",
        ".482 .08, .470 .34, .486 .60, .462 .80",
    )
    lines = [ribbon(curve(places(way), 10, closed=False), 0.0085) for way in ways]
    coils = [
        ribbon([*ring, ring[0]], 0.009)
        for n in range(3)
        for ring in (ellipse((0.466, 0.838 - 0.011 * n), 0.048 - 0.004 * n, 0.014, 28),)
    ]
    return [Piece(coils, _ROPE, 0.005, 1.2, 0.0, 0.16), Piece(lines, _ROPE, 0.005, 1.2, 0.0, 0.16)]


def _ladder() -> list[Piece]:
    """Inside the wall, going up further than it can."""
    rails = [
        *limb([(0.060, 0.86), (0.085, -0.05)], 0.015, 0.013),
        *limb([(0.152, 0.86), (0.168, -0.05)], 0.015, 0.013),
    ]
    rungs = [
        outline
        for n in range(12)
        for y in (0.815 - 0.068 * n,)
        for outline in limb([(0.061 + 0.0019 * n, y), (0.152 + 0.0012 * n, y)], 0.010, 0.010)
    ]
    return [Piece(rungs, _OAK, 0.005, 0.9, 0.0, 0.10), Piece(rails, _OAK, 0.007, 0.9, 0.0, 0.10)]


def _seat(x: float) -> list[Piece]:
    """L 17: one seat of red plush that faces the bricks."""
    plush = places("-.062 .80, -.066 .665, -.045 .618, .045 .618, .066 .665, .062 .80")
    back = curve([(x + a, b) for a, b in plush], 5)
    arms = [
        *limb([(x - 0.072, 0.718), (x - 0.074, 0.84)], 0.020, 0.016),
        *limb([(x + 0.072, 0.718), (x + 0.074, 0.84)], 0.020, 0.016),
    ]
    plate: list[Outline] = [box(x - 0.014, 0.640, x + 0.014, 0.650)]
    return [
        Piece([back], "#7e2622", 0.030, 1.5, 0.0, 0.15),
        Piece(arms, _IRON, 0.008, 1.3, 0.4),
        Piece(plate, "#c89a4a", 0.003, 1.6, 0.5),
    ]
