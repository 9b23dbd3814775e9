"""The bedroom once the dream is over: a tall window before dawn, somebody on the end of the bed."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, tapered
from game.stage.painters.anatomy import fleshed, head_in_profile
from game.stage.painters.backlit import backlit
from game.stage.painters.drapery import NIGHT, Hanging, curtain
from game.stage.painters.furniture import creases
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import Part, dyed, worn
from game.stage.shading import Source, filmic, over, ramp, rim, saturated, smoothstep, tint

_LEFT, _RIGHT, _TOP, _SILL = 0.30, 0.98, -0.05, 0.66
_WALL = 0.815
"""Where the floor begins."""


def paint_waking_window(canvas: Canvas, numbers: Numbers) -> Painting:
    """The window and the wall around it, before dawn or, as far as `dawn` says, in the morning.

    A morning lies over the night before it, so that one can come out of the other.
    """
    plaster = 1 + 0.07 * smooth_noise(canvas, 2.3, 71)
    beside = np.exp(-np.clip(np.abs(canvas.x - 0.64) - 0.34, 0, 9) / 0.16)
    wall = (
        0.010
        + (0.022 + 0.05 * numbers["dawn"]) * beside * np.exp(-(((canvas.y - 0.35) / 0.5) ** 2))
    ) * plaster
    colours = wall[..., None] * tint("#6f86b8") * 1.3
    near = canvas.part(_LEFT - 0.02, -1, _RIGHT + 0.02, _SILL + 0.02)
    area = near.within(canvas)
    inside = smoothstep(_LEFT, _LEFT + 0.003, near.x) * smoothstep(_RIGHT, _RIGHT - 0.003, near.x)
    inside = inside * smoothstep(_SILL, _SILL - 0.003, near.y)
    colours[area] = over(colours[area], _morning(near, numbers["dawn"]), inside)
    colours = _floor(canvas, colours, numbers["dawn"])
    colours = _frame(canvas, colours)
    soft = filmic(blurred(colours, 1.3 * canvas.unit / 720) * 1.25)
    return Painting(soft, canvas, canvas.full(1) if numbers["dawn"] else None)


def _morning(near: Canvas, dawn: float) -> Field:
    """A sky that is night above and copper along the roofs, or day; wet roofs, one lit pane."""
    clouds = smooth_noise(near, 2.6, 72, across=2.6, down=0.6)
    part = saturated((near.y + 0.05) / 0.62 + 0.05 * clouds)
    stops = (
        (0.0, "#04070f"),
        (0.45, "#0c1424"),
        (0.70, "#181d30"),
        (0.86, "#3c2620"),
        (1.0, "#7a4424"),
    )
    day = (
        (0.0, "#5d7494"),
        (0.5, "#93a5b8"),
        (0.8, "#d9c9ac"),
        (0.93, "#f2d8a6"),
        (1.0, "#e9c48c"),
    )
    sky = ramp(part, stops) * 0.7 * (1 - dawn) + ramp(part, day) * 0.36 * dawn
    band = np.exp(-(((near.y - 0.555 - 0.012 * clouds) / 0.035) ** 2)) * np.exp(
        -(((near.x - 0.70) / 0.30) ** 2)
    )
    sky = sky + (band * (0.22 - 0.12 * dawn))[..., None] * tint("#e07a3c")
    streaks = saturated(clouds * 0.5) * np.exp(-(((near.y - 0.42) / 0.14) ** 2))
    sky = sky + (streaks * (0.05 + 0.03 * dawn))[..., None] * tint("#e9b48a")
    for roofs, ink in ((_roofs(0.585, 0.03, 81), "#1a1d2b"), (_roofs(0.615, 0.045, 82), "#0b0d16")):
        shape = mask(near, roofs)
        wet = rim(shape, (0.2, -1.0), near.unit / 720, 0.2)
        sky = over(
            sky,
            np.broadcast_to(tint(ink) * (1 + 0.6 * dawn), sky.shape)
            + (wet * (0.22 + 0.3 * dawn))[..., None] * tint("#c98055"),
            shape,
        )
    pane = mask(near, [box(0.838, 0.620, 0.848, 0.634)])
    return over(sky, np.broadcast_to(tint("#ffb870"), sky.shape), pane * (1 - 0.7 * dawn))


def _roofs(height: float, rise: float, seed: int) -> list[Outline]:
    random = np.random.default_rng(seed)
    shapes: list[Outline] = [box(-0.2, height + 0.01, 2.0, 1.0)]
    x = _LEFT - 0.1
    while x < _RIGHT + 0.1:
        wide, tall = random.uniform(0.05, 0.11), rise * random.uniform(0.4, 1.0)
        shapes.append(
            [(x, height + 0.02), (x + wide / 2, height - tall), (x + wide, height + 0.02)]
        )
        stack = x + wide * random.uniform(0.55, 0.8)
        shapes.append(box(stack, height - tall * 1.1, stack + 0.010, height + 0.02))
        x += wide * random.uniform(0.7, 1.0)
    return shapes


def _frame(canvas: Canvas, colours: Field) -> Field:
    """Sash and sill, curtains drawn back on either side: dark, with copper on their edges."""
    middle = (_LEFT + _RIGHT) / 2
    bars = [
        box(_LEFT - 0.022, -0.2, _LEFT + 0.006, _SILL),
        box(_RIGHT - 0.006, -0.2, _RIGHT + 0.022, _SILL),
        box(middle - 0.010, -0.2, middle + 0.010, _SILL),
        box(_LEFT, 0.235, _RIGHT, 0.252),
        box(_LEFT - 0.05, _SILL - 0.004, _RIGHT + 0.05, _SILL + 0.022),
    ]
    shape = mask(canvas, bars)
    glow = np.exp(-(((canvas.y - 0.52) / 0.22) ** 2)) * 0.3
    edge = rim(shape, (1.0, 0.4), canvas.unit / 720, 0.2) * glow
    colours = over(colours, tint("#04060b") + edge[..., None] * tint("#d07a44"), shape)
    dawn = (0.95, 0.50, 0.26)
    for left, right, seed in (
        (_LEFT - 0.20, _LEFT + 0.055, 74),
        (_RIGHT - 0.05, _RIGHT + 0.22, 75),
    ):
        near = canvas.part(left - 0.02, -1, right + 0.02, 0.86)
        belly = 0.030 * np.cos(near.y * 4.6)
        hanging = Hanging(
            left - near.y * 0,
            right + belly * (seed == 74),
            -0.2,
            0.82,
            5,
            seed,
            depth=1.3,
            fringe=False,
        )
        lights = [
            Source(0.66, 0.52, 0.05, dawn, 0.20, 0.9),
            Source(0.64, 0.1, 0.2, (0.45, 0.6, 1.0), 0.3, 0.35),
        ]
        drawn, cover = curtain(near, hanging, lights, NIGHT)
        area = near.within(canvas)
        colours[area] = over(colours[area], drawn, cover)
    return colours


def _floor(canvas: Canvas, colours: Field, dawn: float) -> Field:
    """Boards that run to the window, and on them its panes, drawn out towards us."""
    down = np.maximum(canvas.y - 0.44, 0.05)
    board = (canvas.x - 0.64) / down / 0.30
    tone = np.random.default_rng(76).random(64).astype(np.float32)[np.floor(board).astype(int) % 64]
    seam = smoothstep(0.05, 0.0, np.minimum(board % 1, 1 - board % 1))
    grain = smooth_noise(canvas, 1.7, 77, across=0.6, down=3.0)
    wood = (0.75 + 0.4 * tone + 0.07 * grain) * (1 - 0.7 * seam)
    aside = (canvas.x - 0.64 - 0.10 * (canvas.y - _WALL)) / (0.30 + 0.55 * (canvas.y - _WALL))
    part = (canvas.y - _WALL - 0.012) / 0.155
    pane = smoothstep(1.0, 0.88, np.abs(aside)) * smoothstep(0.0, 0.10, part)
    pane = pane * smoothstep(1.15, 0.45, part) * (1 - 0.8 * np.exp(-((aside / 0.05) ** 2)))
    pane = pane * (1 - 0.7 * np.exp(-(((part - 0.62) / 0.05) ** 2)))
    soft = blurred(pane, 3 * canvas.unit / 720)
    cold = (0.010 + 0.06 * dawn) * wood
    warm = (0.15 + 0.30 * dawn) * wood * soft
    boards = cold[..., None] * tint("#6f7fa8") + warm[..., None] * tint("#e08a50")
    skirting = np.exp(-(((canvas.y - _WALL + 0.02) / 0.003) ** 2)) * 0.02
    colours = colours + (skirting * np.exp(-(((canvas.x - 0.64) / 0.4) ** 2)))[..., None] * 0.8
    return over(colours, boards, smoothstep(_WALL - 0.001, _WALL + 0.001, canvas.y) + 0 * canvas.x)


def paint_waking_bed(canvas: Canvas, numbers: Numbers) -> Painting:
    """The bed, its foot towards the window, and somebody who sits there with their feet down."""
    near = canvas.part(-1, 0.36, 1.0, 2)
    outline: Outline = [
        (-0.3, 0.700), (0.10, 0.716), (0.34, 0.706), (0.52, 0.736), (0.62, 0.740), (0.662, 0.752),
        (0.674, 0.80), (0.668, 0.862), (0.60, 0.872), (0.52, 0.892), (0.40, 0.896), (0.26, 0.928),
        (0.08, 0.944), (-0.3, 1.00),
    ]  # fmt: skip
    cover = mask(near, [curve(outline, 8)])
    relief = creases(near, 91, (-0.05, 0.9), (0.70, 0.96)) + 0.05 * blurred(
        cover, 16 * near.unit / 720
    )
    down, across = np.gradient(relief)
    slope = near.unit * 0.9
    lit = np.clip(0.06 - 0.8 * down * slope - across * slope * 0.6, 0, 1)
    reach = np.exp(-(((near.x - 0.72) / 0.34) ** 2)) * np.exp(-(((near.y - 0.75) / 0.13) ** 2))
    cold = np.clip(0.12 - down * slope * 0.6 + across * slope * 0.4, 0, 1)
    colours = (lit * reach * 0.6)[..., None] * tint("#d98a58")
    colours = colours + (cold * 0.085 * np.exp(-(((near.y - 0.70) / 0.13) ** 2)))[..., None] * tint(
        "#7f97cc"
    )
    leg = mask(near, [[(0.628, 0.86), (0.654, 0.86), (0.648, 0.925), (0.634, 0.925)]])
    colours = over(colours, tint("#0a0706") + 0 * colours, leg * (1 - cover))
    fallen = [ellipse((0.79, 0.925), 0.10, 0.020, 30), [(0.0, 0.95), (0.66, 0.87), (0.67, 0.93),
              (0.3, 1.0), (0.0, 1.05)]]  # fmt: skip
    shade = 0.85 * blurred(mask(near, fallen), 9 * near.unit / 720)
    whole = np.maximum(np.maximum(cover, leg), shade * (1 - cover))
    colours, whole = _sitter(near, colours * 1.2 + tint("#020308"), whole)
    return Painting(filmic(colours), near, whole)


def _sitter(near: Canvas, colours: Field, cover: Field) -> tuple[Field, Field]:
    """Bowed, the arms on the knees, in night clothes, before the window: dark, but for its dawn."""
    dawn = (1.0, 0.56, 0.30)
    lamps = (
        Source(0.98, 0.44, 0.0, dawn, 0.42, 3.3),
        Source(0.34, 0.30, 0.0, (0.62, 0.56, 0.70), 0.36, 1.0),
    )
    dim = 0.020 + 0.030 * smoothstep(0.72, 0.50, near.x) + 0 * near.y
    cloth = 1 + 0.10 * smooth_noise(near, 1.9, 78)
    bed = colours.copy()
    sunk = smoothstep(0.750, 0.758, near.y + 0.10 * np.maximum(near.x - 0.63, 0))
    sunk = sunk * smoothstep(0.672, 0.664, near.x) * cover
    hollow = np.exp(-(((near.x - 0.60) / 0.075) ** 2) - ((near.y - 0.752) / 0.022) ** 2)
    bed *= (1 - 0.75 * hollow)[..., None]
    body = backlit(near, colours, _limbs(), lamps, dim, cloth)
    return over(colours, bed, sunk), np.maximum(cover, body)


def _limbs() -> list[Part]:
    """From far to near: who sits there."""
    shirt, legs, skin = "#7484ac", "#4a5a8c", "#8c6450"
    far_leg = [
        tapered([(0.64, 0.712), (0.72, 0.700), (0.800, 0.700)], 0.09, 0.060),
        *fleshed(((0.800, 0.704), (0.806, 0.76), (0.798, 0.80), (0.796, 0.858)),
                     (0.058, 0.058, 0.053, 0.044)),
        ellipse((0.800, 0.702), 0.030, 0.030),
    ]  # fmt: skip
    leg = [
        tapered([(0.600, 0.724), (0.67, 0.715), (0.764, 0.714)], 0.098, 0.066),
        *fleshed(((0.764, 0.716), (0.770, 0.77), (0.757, 0.81), (0.754, 0.872)),
                     (0.066, 0.064, 0.057, 0.048)),
        ellipse((0.763, 0.715), 0.033, 0.033),
    ]  # fmt: skip
    torso = curve([
        (0.522, 0.760), (0.534, 0.735), (0.538, 0.690), (0.549, 0.635), (0.566, 0.585),
        (0.590, 0.540), (0.620, 0.506), (0.652, 0.494), (0.680, 0.512), (0.684, 0.555),
        (0.672, 0.610), (0.652, 0.660), (0.654, 0.690), (0.668, 0.706), (0.650, 0.770),
    ])  # fmt: skip
    arm = [
        *fleshed(((0.640, 0.540), (0.658, 0.586), (0.678, 0.628), (0.700, 0.658)),
                     (0.066, 0.064, 0.054, 0.050)),
        ellipse((0.640, 0.541), 0.034, 0.034),
        *fleshed(((0.692, 0.652), (0.724, 0.662), (0.756, 0.670)), (0.050, 0.050, 0.044)),
        ellipse((0.697, 0.656), 0.025, 0.025),
    ]  # fmt: skip
    far_arm = [
        *fleshed(((0.668, 0.535), (0.715, 0.610), (0.752, 0.650)), (0.050, 0.046, 0.042)),
        *fleshed(((0.748, 0.646), (0.790, 0.664), (0.826, 0.680)), (0.042, 0.036, 0.026)),
    ]
    head = head_in_profile((0.690, 0.487), 0.098, 0.62, 5)
    hand, far_hand = _hanging_hand(0.782, 0.678), _hanging_hand(0.826, 0.682)
    return [
        dyed(skin, *_bare_foot(0.044, -0.016)), worn(legs, *far_leg),
        dyed(skin, *far_hand), worn(shirt, *far_arm), dyed(skin, *_bare_foot(0.0, 0.0)),
        *head, worn(legs, *leg), worn(shirt, torso), dyed(skin, *hand),
        worn(shirt, *arm, joint=(0.636, 0.541, 0.075)),
    ]  # fmt: skip


def _bare_foot(x: float, y: float) -> list[Outline]:
    """Heel, instep, and toes that hold on to the board."""
    sole = [
        (0.736, 0.862), (0.732, 0.886), (0.740, 0.898), (0.764, 0.897), (0.784, 0.903),
        (0.808, 0.905), (0.816, 0.898), (0.806, 0.889), (0.788, 0.880), (0.772, 0.862),
    ]  # fmt: skip
    return [[(a + x, b + y) for a, b in curve(sole)]]


def _hanging_hand(x: float, y: float) -> list[Outline]:
    """A wrist over the knee, the fingers let go of."""
    strokes = (
        ((-0.036, -0.012), (-0.010, -0.006), (0.014, 0.008), 0.038, 0.026),
        ((0.004, -0.002), (0.024, 0.010), (0.030, 0.034), 0.028, 0.022),
        ((0.032, 0.022), (0.038, 0.046), (0.034, 0.068), 0.013, 0.007),
        ((0.026, 0.024), (0.029, 0.052), (0.023, 0.076), 0.013, 0.007),
        ((0.019, 0.024), (0.019, 0.048), (0.013, 0.066), 0.012, 0.007),
        ((0.004, 0.006), (0.002, 0.028), (0.008, 0.044), 0.013, 0.007),
    )
    return [
        tapered([(x + a, y + b) for a, b in path], first, last) for *path, first, last in strokes
    ]
