"""On the woven moon: fleece to where it curves, four blacks above, and the rest of the cloth."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, ellipse, mask, ribbon
from game.stage.painters.bodies import Flesh, fleshed, placed
from game.stage.painters.cartoon import WIDE, paint_cartoon
from game.stage.painters.knitting import knitted
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.strands import laid
from game.stage.painters.weaving import hanging, woven
from game.stage.painters.wool_rooms import darker_right
from game.stage.shading import Source, bump, filmic, over, saturated, smoothstep, tint

_CREST, _BEND = 0.40, 0.75
"""How high the moon's edge is seen, and the radius of its curve, in heights."""
_MIDDLE = 0.02
_ROWS = 26
_CLOTH = (0.610, 0.415, 0.215)
"""Where the small cloth hangs: left, top and height, in heights of the picture."""
_HUNG = (
    ("river", (0.68, 0.735), 0.42),
    ("bird", (0.235, 0.25), 0.25),
    ("key", (1.12, 0.25), 0.25),
    ("house", (0.655, 0.42), 0.30),
    ("stairs", (1.10, 0.60), 0.22),
)


def paint_wool_moon(canvas: Canvas, numbers: Numbers) -> Painting:
    """White underfoot; far down, small, hangs the rest of it, with one room lit.

    With `bite` it is only what is missing on the left, where the moon was left short.
    """
    if numbers["bite"]:
        return _bitten(canvas)
    colours = _seated(canvas, _fleece(canvas, _cloth(canvas, _sky(canvas))))
    return Painting(filmic(darker_right(canvas, colours, 1.2)), canvas)


def _sky(canvas: Canvas) -> Field:
    """Four blacks of yarn and a thumbprint."""
    rows = laid(canvas.y / 0.0105 + 0.5 * np.sin(canvas.x * 2.6), canvas.x * 46)
    blot = smooth_noise(canvas, 3.0, 291)
    tone = np.digitize(blot, (-0.7, 0.1, 0.8)).astype(np.float32) / 3
    glow = np.exp(-np.hypot(canvas.x - 0.76, canvas.y - 0.52) / 0.32)
    print_at = np.hypot((canvas.x - 0.62) * 1.3, canvas.y - 0.17)
    whorl = 0.5 + 0.5 * np.sin(print_at * 330 + 2 * np.sin(canvas.x * 40))
    thumb = smoothstep(0.085, 0.06, print_at) * whorl
    shade = rows * (0.05 + 0.07 * tone + 0.16 * glow + 0.05 * thumb)
    night = over(tint("#1a1d30") + 0 * rows[..., None], tint("#3c4468"), saturated(tone))
    result: Field = night * shade[..., None]
    return result


def _cloth(canvas: Canvas, colours: Field) -> Field:
    """The rest of the cloth: it hangs by two threads, and one room in it is lit."""
    left, top, tall = _CLOTH
    near = canvas.part(left - 0.06, -0.1, left + WIDE * tall + 0.06, top + tall + 0.06)
    area = near.within(canvas)
    unit = max(24, round(near.unit * tall))
    ground = Canvas(unit, near.left, near.top, near.width, near.height)
    bow = 0.012 * np.sin((near.x - left) / tall * 4.5)
    ground.x, ground.y = (near.x - left) / tall + 0 * near.y, (near.y - top - bow) / tall
    sheet = Canvas(
        unit,
        round(near.left - left * near.unit),
        round(near.top - top * near.unit),
        near.width,
        near.height,
    )
    flat = paint_cartoon(sheet, _HUNG).colours
    cloth = woven(flat, ground, (0.017, 0.011), 51).colours
    across, _ = hanging(ground, WIDE, 55)
    light = np.clip(0.42 + 0.5 * across, 0.06, 1.1) * (1.1 - 0.35 * ground.x / WIDE)
    window = np.exp(-np.hypot(ground.x - 0.655, (ground.y - 0.40) * 1.2) / 0.06)
    shown = cloth * light[..., None] * 1.5 + (1.5 * window**1.6)[..., None] * tint("#ffbf66")
    soft = 0.006
    cover = smoothstep(-soft, soft, ground.x) * smoothstep(-soft, soft, WIDE - ground.x)
    cover = cover * smoothstep(-soft, soft, ground.y) * smoothstep(-soft, soft, 1 - ground.y)
    threads = [bump(near.x, left + part * WIDE * tall, 0.0012) for part in (0.04, 0.96)]
    thread = np.maximum(*threads) * (near.y < top + 0.01)
    halo = np.exp(-np.hypot(ground.x - WIDE / 2, ground.y - 0.5) / 0.22) * 0.30
    below = colours[area] + halo[..., None] * tint("#8f9ac8")
    below = below + (0.16 * thread)[..., None] * tint("#cfc4a8")
    colours[area] = over(below, shown, cover)
    return colours


def _fleece(canvas: Canvas, colours: Field) -> Field:
    """Locks of undyed wool, row before row: large near us, too fine to be told at the edge."""
    down = canvas.y - _ridge(canvas.x)
    reach = np.exp(-(((canvas.x - 0.36) / 0.50) ** 2))
    edge = np.exp(-np.clip(down, 0, 9) / 0.030) * reach
    hair = 1 + 0.18 * smooth_noise(canvas, 1.7, 294, across=0.6)
    ground = ((0.24 * reach + 0.50 * edge) * hair)[..., None] * tint("#efe2cc")
    colours = over(colours, ground, smoothstep(-0.003, 0.003, down))
    random = np.random.default_rng(293)
    for row in range(_ROWS):
        colours = _row(canvas, colours, row / (_ROWS - 1), random)
    return colours


def _seated(canvas: Canvas, colours: Field) -> Field:
    """Somebody in grey knitting where it curves, an elbow on a knee, the chin in the hand."""
    lamp = Source(0.640, 0.330, 0.030, (1.0, 0.86, 0.66), 0.34, 1.7)
    dim = 0.032 + 0.085 * smoothstep(0.37, 0.53, canvas.y) + 0 * canvas.x
    wool = 0.30 + 0.85 * knitted((canvas.x + 0.2 * canvas.y) / 0.0085, canvas.y / 0.0072)
    ground = np.exp(-(((canvas.x - 0.335) / 0.055) ** 2) - ((canvas.y - 0.484) / 0.016) ** 2)
    colours = colours * (1 - 0.5 * ground)[..., None]
    far_leg = [
        [(0.345, 0.452, -0.02, 0.022), (0.402, 0.440, -0.02, 0.019), (0.428, 0.500, -0.02, 0.014)],
    ]
    trousers = [
        [(0.335, 0.450, 0, 0.027), (0.366, 0.447, 0.01, 0.026), (0.398, 0.450, 0.01, 0.021),
         (0.404, 0.462, 0.01, 0.019), (0.412, 0.515, 0.0, 0.014)],
    ]  # fmt: skip
    boots = [
        [(0.412, 0.512, 0.0, 0.015), (0.415, 0.530, 0.0, 0.013), (0.438, 0.540, 0.0, 0.009)],
        [(0.428, 0.498, -0.02, 0.014), (0.432, 0.514, -0.02, 0.012), (0.454, 0.520, -0.02, 0.008)],
    ]
    coat = [
        [(0.350, 0.352, 0, 0.017), (0.340, 0.374, 0, 0.029), (0.331, 0.410, 0, 0.030),
         (0.328, 0.444, 0, 0.033)],
        [(0.346, 0.362, 0, 0.020), (0.356, 0.372, 0, 0.020)],
    ]  # fmt: skip
    neck = [[(0.354, 0.346, 0, 0.011), (0.362, 0.330, 0, 0.012)]]
    face = [
        [(0.372, 0.312, 0.0, 0.016), (0.378, 0.324, 0.0, 0.010), (0.377, 0.333, 0.0, 0.007)],
        [(0.386, 0.316, 0.0, 0.003), (0.389, 0.320, 0.0, 0.003)],
    ]
    hair = [
        [(0.366, 0.303, 0.006, 0.018), (0.356, 0.314, 0.004, 0.016), (0.356, 0.325, 0.0, 0.010)],
        [(0.341, 0.305, 0.004, 0.010), (0.345, 0.303, 0.004, 0.010)],
    ]
    arm = [
        [(0.345, 0.368, 0.03, 0.018), (0.362, 0.404, 0.04, 0.015), (0.390, 0.430, 0.04, 0.013)],
        [(0.390, 0.430, 0.04, 0.013), (0.391, 0.394, 0.04, 0.012), (0.386, 0.358, 0.03, 0.009)],
    ]
    hand = [
        [(0.386, 0.354, 0.035, 0.008), (0.381, 0.340, 0.035, 0.008), (0.374, 0.337, 0.04, 0.005)]
    ]
    for chains, dye, soft, rim in (
        (far_leg, "#34323c", 0.005, 0.3), (boots, "#241a16", 0.004, 0.10),
        (trousers, "#3c3a46", 0.006, 0.3), (coat, "#66636e", 0.010, 0.3),
        (neck, "#a07c60", 0.004, 0.1), (face, "#b88e6c", 0.004, 0.2),
        (hair, "#241812", 0.004, 0.12), (arm, "#6c6974", 0.006, 0.3), (hand, "#b88e6c", 0.003, 0.2),
    ):  # fmt: skip
        body = Flesh(placed(chains, -0.087, -0.118, 1.25), dye, soft, rim=rim)
        cloth = wool if rim == 0.3 else 1.0
        colours = fleshed(canvas, colours, body, lamp, dim, cloth)
    return colours


def _ridge(x: Field) -> Field:
    """Where the moon ends before the sky."""
    result: Field = _CREST + _BEND - np.sqrt(np.clip(_BEND**2 - (x - _MIDDLE) ** 2, 0.01, None))
    return result


def _row(canvas: Canvas, colours: Field, part: float, random: np.random.Generator) -> Field:
    """One row of locks over those behind it: their shadow, their wool, what faces the light."""
    size = 0.006 + 0.070 * part**1.5
    deep = 0.004 + 0.60 * part**1.35
    body: list[Outline] = []
    shine: list[Outline] = []
    for _ in range(int(1.15 / size)):
        x = float(random.uniform(-0.1, 0.80))
        y = float(_ridge(np.asarray(x, np.float32))) + deep + float(random.normal(0, 0.16)) * size
        for strand in range(3):
            curl = _curl(x, y, size, strand, random)
            body.append(ribbon(curl, _girths(0.30 * size)))
            shine.append(ribbon([(a - 0.03 * size, b - 0.05 * size) for a, b in curl],
                                _girths(0.12 * size)))  # fmt: skip
    corners = [b for outline in body for _, b in outline]
    near = canvas.part(-1, min(corners) - size, 3, max(corners) + size)
    rows = near.within(canvas)
    shape = mask(near, body)
    lines = blurred(mask(near, shine), 0.02 * size * near.unit)
    light = np.exp(-(((near.x - 0.34) / 0.42) ** 2)) * (0.14 + 0.86 * np.exp(-3.2 * part))
    tone = 1 + 0.30 * smooth_noise(near, 2.4, 295)
    lock = 0.50 + 0.46 * lines + 0.22 * blurred(lines, 0.10 * size * near.unit)
    wool = (light * tone * lock)[..., None] * tint("#f4ead8")
    cool = (0.022 * tone)[..., None] * tint("#7f8fc8")
    shade = 1 - 0.85 * blurred(shape, 0.12 * size * near.unit)
    colours[rows] = over(colours[rows] * shade[..., None], wool + cool, shape)
    return colours


def _curl(
    x: float, y: float, size: float, strand: int, random: np.random.Generator
) -> list[tuple[float, float]]:
    """A strand of a lock: it falls, and winds itself up at its tip."""
    turn, lean = random.uniform(3.2, 5.6), random.normal(0.25, 0.35)
    side = 1 if random.random() < 0.6 else -1
    root_x, root_y = x + (strand - 1) * 0.26 * size, y - 0.10 * size * (strand == 1)
    found = []
    for part in np.linspace(0, 1, 9).tolist():
        angle = -1.57 + turn * part**1.2
        reach = 0.52 * size * (1 - 0.72 * part)
        found.append(
            (
                root_x + side * (reach * math.cos(angle) + 0.30 * size * part) + lean * size * part,
                root_y + reach * math.sin(angle) + 0.62 * size * part,
            )
        )
    return found


def _girths(most: float) -> list[float]:
    return [most * (0.35 + 0.65 * math.sin(math.pi * (0.15 + 0.75 * n / 8))) for n in range(9)]


def _bitten(canvas: Canvas) -> Painting:
    """There is no more: a round gap, its edge bound off in bone."""
    near = canvas.part(-0.1, 0.55, 0.5, 1.1)
    gap = mask(near, [ellipse((0.03, 0.90), 0.235, 0.235, 60)])
    lip = bump(np.hypot(near.x - 0.03, near.y - 0.90), 0.238, 0.006)
    lip = lip * smoothstep(-0.10, 0.20, near.x - near.y + 0.80)
    colours = tint("#040407") * gap[..., None] + (0.30 * lip)[..., None] * tint("#e6d8b8")
    return Painting(saturated(colours), near, np.maximum(gap, saturated(lip)))
