"""On the woven moon: fleece to where it curves, four blacks above, and the rest of the cloth."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.outlines import Outline, curve, ellipse, mask, tapered
from game.stage.painters.anatomy import fleshed as limb
from game.stage.painters.anatomy import head_in_profile
from game.stage.painters.backlit import backlit
from game.stage.painters.cartoon import WIDE, paint_cartoon
from game.stage.painters.knitting import knitted
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import Part, dyed, worn
from game.stage.painters.strands import laid
from game.stage.painters.weaving import hanging, woven
from game.stage.painters.wool_rooms import darker_right
from game.stage.shading import Source, bump, filmic, over, saturated, smoothstep, tint

_CREST, _BEND = 0.40, 0.75
"""How high the moon's edge is seen, and the radius of its curve, in heights."""
_MIDDLE = 0.02
_FINEST, _GROWTH = 0.011, 0.085
"""The size of a lock at the moon's edge, and how it grows with the way from there to us."""
_CLOTH = (0.610, 0.415, 0.215)
"""Where the small cloth hangs: left, top and height, in heights of the picture."""
_HOLLOWS = (
    (0.13, 0.62, 0.150, 0.062), (0.44, 0.74, 0.110, 0.060), (0.50, 0.585, 0.050, 0.020),
    (0.21, 0.475, 0.055, 0.014), (0.20, 0.90, 0.120, 0.055),
)  # fmt: skip
"""Its craters, ever flatter towards the edge: middle and half axes."""
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
    glow = glow + 0.55 * np.exp(-np.hypot(canvas.x - 0.27, canvas.y - 0.34) / 0.20)
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
    """Locks of undyed wool on a round ground: large near us, too fine to be told at the edge."""
    near = canvas.part(-0.2, _CREST - 0.02, 0.82, 1.2)
    area = near.within(canvas)
    tuft = smooth_noise(near, 1.2, 294)
    x, y = (near.x - _MIDDLE) / _BEND, (near.y - _CREST - _BEND) / _BEND
    round_ = np.hypot(x, y) + 0.0012 * tuft
    out = np.sqrt(np.clip(1 - round_**2, 0.0004, 1))
    deep = _BEND * np.arcsin(out)
    size = _FINEST + _GROWTH * deep
    lock = _locks((np.arctan2(y, x) + 0.9) * _BEND / size, np.log(size / _FINEST) / _GROWTH)
    told = smoothstep(0.05, 0.30, out)
    lit = np.clip(0.42 * x - 0.72 * y + 0.30 * out, 0, 1.2) ** 1.5
    lit = lit * (0.20 + 0.80 * np.exp(-(((near.x - 0.40) / 0.36) ** 2)))
    lit = lit * (0.12 + 0.88 * np.exp(-2.6 * np.clip(deep - 0.10, 0, 2)))
    wool = (0.52 + (lock - 0.52) * told) * (1 + 0.10 * tuft)
    drawn = (1.7 * lit * wool * _craters(near))[..., None] * tint("#f4ead8")
    drawn = drawn + (0.018 * wool)[..., None] * tint("#7f8fc8")
    colours[area] = over(colours[area], drawn, smoothstep(1.004, 0.996, round_))
    return colours


def _locks(across: Field, down: Field) -> Field:
    """How much light locks of wool throw back, one in each square: soft domes wound into curls."""
    random = np.random.default_rng(293)
    jitter = random.uniform(0.05, 0.95, (61, 61, 3)).astype(np.float32)
    first, second = np.full_like(across, 9.0), np.full_like(across, 9.0)
    aside, below, turn = np.zeros_like(across), np.zeros_like(across), np.zeros_like(across)
    across, down = (
        across + 0.26 * np.sin(2.1 * down + 1.3 * np.sin(1.1 * across)) + 0.02 * np.sin(9 * down),
        down + 0.24 * np.sin(1.9 * across + 1.5 * np.sin(0.9 * down)) + 0.02 * np.sin(8 * across),
    )
    column, row = np.floor(across).astype(int), np.floor(down).astype(int)
    for step in range(9):
        a, b = column + step % 3 - 1, row + step // 3 - 1
        place = jitter[a % 61, b % 61]
        x, y = across - a - place[..., 0], down - b - place[..., 1]
        away = np.hypot(x, y) * (0.75 + 0.5 * place[..., 2])
        nearest = away < first
        second = np.where(nearest, first, np.minimum(second, away))
        first = np.where(nearest, away, first)
        aside, below = np.where(nearest, x, aside), np.where(nearest, y, below)
        turn = np.where(nearest, place[..., 2], turn)
    lean = 1.8 * (turn - 0.5)
    side = aside * np.cos(lean) - below * np.sin(lean)
    along = aside * np.sin(lean) + below * np.cos(lean)
    crimp = side * (1 + 0.7 * along) + 0.040 * np.sin(11 * along + 9 * turn)
    fibre = np.sin(31 * crimp + 7 * turn) + 0.45 * np.sin(74 * crimp + 3 * along)
    hollow = smoothstep(-0.25, 0.75, second - first + 0.10 * fibre)
    dome = np.clip(0.72 + 0.18 * aside - 0.34 * below, 0.1, 1.2)
    result: Field = (0.26 + 0.86 * hollow) * dome * (0.80 + 0.15 * fibre)
    return result


def _craters(canvas: Canvas) -> Field:
    """Wide soft hollows in the fleece: their near wall is in the light, the far one is not."""
    result = canvas.full(1.0)
    for x, y, wide, tall in _HOLLOWS:
        across, down = (canvas.x - x) / wide, (canvas.y - y - 0.30 * (canvas.x - x)) / tall
        away = np.hypot(across, down)
        bowl = smoothstep(1.10, 0.55, away)
        lit = bump(away, 1.0, 0.22) * np.clip(0.3 * across + 0.9 * down, -1, 1)
        result *= (1 - 0.80 * bowl * np.clip(0.75 - 0.55 * down, 0, 1)) * (1 + 0.55 * lit)
    return result


def _seated(canvas: Canvas, colours: Field) -> Field:
    """Somebody in grey knitting where it curves, an elbow on a knee, the chin in the hand.

    The little cloth far off is all that shines on them, with what the fleece throws back.
    """
    lamp = Source(0.745, 0.500, 0.0, (1.0, 0.74, 0.46), 0.52, 3.4)
    fleece = Source(0.10, 0.50, 0.0, (0.62, 0.72, 1.0), 0.42, 1.5)
    dim = 0.020 + 0.030 * smoothstep(0.37, 0.53, canvas.y) + 0 * canvas.x
    wool = 0.45 + 0.70 * knitted((canvas.x + 0.2 * canvas.y) / 0.0085, canvas.y / 0.0072)
    fallen = np.exp(-(((canvas.x - 0.30) / 0.075) ** 2) - ((canvas.y - 0.487) / 0.020) ** 2)
    fallen = np.maximum(
        fallen,
        0.8 * np.exp(-(((canvas.x - 0.400) / 0.040) ** 2) - ((canvas.y - 0.572) / 0.016) ** 2),
    )
    colours = colours * (1 - 0.62 * fallen)[..., None]
    ground = colours.copy()
    parts = _sitter()
    backlit(canvas, colours, parts, [lamp, fleece], dim, wool)
    tufts = 0.003 * np.sin(canvas.x * 311 + 3 * np.sin(canvas.x * 90)) + 0.003 * np.sin(
        canvas.x * 171
    )
    line = np.where(canvas.x < 0.372, 0.468 + 0.25 * (canvas.x - 0.30), 9.0) + tufts
    return over(colours, ground, smoothstep(-0.004, 0.005, canvas.y - line))


def _sitter() -> list[Part]:
    """From far to near: bent forward, one leg let down further than the other."""
    coat, legs, skin, boot = "#66636e", "#46444f", "#96694c", "#241a16"
    far_leg = [
        *limb(((0.330, 0.452), (0.380, 0.435), (0.416, 0.436)), (0.056, 0.050, 0.042)),
        *limb(((0.416, 0.436), (0.434, 0.478), (0.446, 0.530)), (0.042, 0.040, 0.026)),
    ]
    leg = [
        *limb(((0.318, 0.458), (0.360, 0.446), (0.400, 0.446)), (0.064, 0.056, 0.046)),
        *limb(((0.400, 0.446), (0.413, 0.492), (0.412, 0.550)), (0.046, 0.044, 0.028)),
    ]

    def shoe(x: float, y: float) -> Outline:
        return curve([(x - 0.015, y - 0.020), (x - 0.017, y + 0.008), (x - 0.004, y + 0.013),
                      (x + 0.030, y + 0.022), (x + 0.040, y + 0.017), (x + 0.030, y + 0.006),
                      (x + 0.013, y - 0.008), (x + 0.012, y - 0.020)])  # fmt: skip

    torso = curve([
        (0.284, 0.470), (0.287, 0.430), (0.294, 0.390), (0.309, 0.350), (0.329, 0.322),
        (0.350, 0.314), (0.366, 0.324), (0.366, 0.356), (0.356, 0.400), (0.350, 0.432),
        (0.366, 0.462), (0.330, 0.486),
    ])  # fmt: skip
    upper = limb(((0.338, 0.340), (0.358, 0.386), (0.384, 0.420)), (0.048, 0.042, 0.034))
    lower = limb(((0.384, 0.418), (0.398, 0.378), (0.397, 0.342)), (0.034, 0.032, 0.022))
    far_arm = [
        *limb(((0.360, 0.345), (0.376, 0.385), (0.384, 0.412)), (0.036, 0.034, 0.028)),
        *limb(((0.384, 0.412), (0.404, 0.426), (0.424, 0.430)), (0.028, 0.026, 0.020)),
        tapered([(0.424, 0.428), (0.436, 0.432), (0.444, 0.444)], 0.018, 0.008),
    ]
    palm = [
        curve([(0.386, 0.346), (0.385, 0.328), (0.392, 0.312), (0.401, 0.306), (0.406, 0.316),
               (0.408, 0.334), (0.405, 0.348)]),
        tapered([(0.402, 0.318), (0.407, 0.304), (0.404, 0.290)], 0.010, 0.005),
        tapered([(0.393, 0.320), (0.384, 0.315), (0.376, 0.314)], 0.009, 0.006),
    ]  # fmt: skip
    return [
        dyed(boot, shoe(0.448, 0.540)), worn(legs, *far_leg), worn(coat, *far_arm),
        *head_in_profile((0.384, 0.315), 0.078, 0.10, 7), worn(coat, torso),
        dyed(boot, shoe(0.412, 0.560)), worn(legs, *leg, joint=(0.320, 0.458, 0.08)),
        dyed(skin, *palm), worn(coat, *lower), worn(coat, *upper, joint=(0.338, 0.342, 0.055)),
    ]  # fmt: skip


def _bitten(canvas: Canvas) -> Painting:
    """There is no more: a round gap, its edge bound off in bone."""
    near = canvas.part(-0.1, 0.55, 0.5, 1.1)
    gap = mask(near, [ellipse((0.03, 0.90), 0.235, 0.235, 60)])
    lip = bump(np.hypot(near.x - 0.03, near.y - 0.90), 0.238, 0.006)
    lip = lip * smoothstep(-0.10, 0.20, near.x - near.y + 0.80)
    colours = tint("#040407") * gap[..., None] + (0.30 * lip)[..., None] * tint("#e6d8b8")
    return Painting(saturated(colours), near, np.maximum(gap, saturated(lip)))
