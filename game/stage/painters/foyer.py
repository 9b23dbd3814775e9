"""The front of the theatre: a foyer at daybreak, doors with brass on them, one propped open."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon, tapered
from game.stage.painters.leaning import reader
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.sculpted import sculpted
from game.stage.painters.solids import Figure
from game.stage.shading import Source, bump, filmic, over, ramp, rim, saturated, smoothstep, tint

_LEFT, _RIGHT, _TOP, _FOOT = 0.30, 0.88, 0.13, 0.735
"""The opening in which the doors stand, in heights."""
_LEAF = 0.145
_OPEN = _LEFT + _LEAF, _LEFT + 3 * _LEAF
"""Where the two leaves that stand open leave a gap."""
_KERB = 0.672
"""Where somebody stands by the tram stop."""
_SUN = 0.655
"""Where the sun comes up, behind the roofs."""
_MORNING = (
    (0.0, "#43587c"),
    (0.35, "#7f93b0"),
    (0.62, "#c9b9a6"),
    (0.85, "#f3cf9a"),
    (1.0, "#ffdca6"),
)


def paint_foyer(canvas: Canvas, numbers: Numbers) -> Painting:
    """Doors to a wet street under a pale sky, and the daylight inside; `dawn` is how much."""
    dawn = numbers["dawn"]
    colours = _wall(canvas, dawn)
    colours = _floor(canvas, colours, dawn)
    opening = mask(canvas, [box(_LEFT, _TOP, _RIGHT, _FOOT)])
    street, standing = _street(canvas)
    colours = over(colours, 0.82 * street * (0.25 + 0.75 * dawn), opening)
    colours = colours * (1 - 0.85 * dawn * _long_shadow(canvas, standing))[..., None]
    colours = _doors(canvas, colours, dawn)
    colours = _fanlight(canvas, colours, dawn)
    glare = blurred(opening, 40 * canvas.unit / 720) * (1 - opening)
    colours = colours + (0.05 * dawn * glare)[..., None] * tint("#ffe3b8")
    return Painting(filmic(colours * 1.1), canvas)


def _wall(canvas: Canvas, dawn: float) -> Field:
    """Dark panelling with pilasters, caught by the light beside the doors."""
    beside = np.maximum(_LEFT - canvas.x, canvas.x - _RIGHT)
    graze = 0.20 * np.exp(-np.clip(beside, 0, 9) / 0.10) + 0.02
    panel = np.abs((canvas.x / 0.16 + 0.13) % 1 - 0.5)
    mould = bump(panel, 0.36, 0.018) + bump(panel, 0.42, 0.012)
    rail = bump(canvas.y, 0.52, 0.010) + bump(canvas.y, 0.08, 0.012)
    plaster = 1 + 0.1 * smooth_noise(canvas, 2.3, 191)
    light = dawn * graze * plaster * (0.55 + 0.8 * mould + 0.8 * rail)
    high = 0.35 + 0.65 * smoothstep(-0.1, 0.45, canvas.y)
    result: Field = (light * high)[..., None] * tint("#a08c86")
    return result


def _street(canvas: Canvas) -> tuple[Field, Field]:
    """Sky, roofs across the way in two depths, wet cobbles that hold the sky, "
    "and who waits there; and where somebody or something stands."""
    part = saturated((canvas.y - _TOP) / 0.42 + 0.05 * smooth_noise(canvas, 2.9, 192, across=3))
    sun = np.exp(-(((canvas.x - _SUN) / 0.20) ** 2) - ((canvas.y - 0.50) / 0.15) ** 2)
    clouds = saturated(0.55 * smooth_noise(canvas, 2.6, 191, across=2.4) - 0.25)
    sky = ramp(part, _MORNING) * (1 - 0.22 * clouds * (1 - part))[..., None]
    sky = sky + (0.28 * sun)[..., None] * tint("#ffb868")
    for depth, (foot, tall, colour, mist) in enumerate(
        ((0.560, 0.10, "#8c8f9c", 0.72), (0.600, 0.17, "#343c50", 0.40))
    ):
        sky = _roofs(canvas, sky, foot, tall, tint(colour), mist, depth)
    road = _cobbles(canvas, sun)
    colours = over(sky, road, smoothstep(0.606, 0.610, canvas.y))
    return _stop(canvas, colours)


def _roofs(
    canvas: Canvas, sky: Field, foot: float, tall: float, colour: Field, mist: float, depth: int
) -> Field:
    """One row of houses: gables, chimneys, windows that are still dark, mist about their feet."""
    random = np.random.default_rng(193 + depth)
    walls: list[Outline] = []
    windows: list[Outline] = []
    x = _LEFT - 0.08
    while x < _RIGHT + 0.05:
        wide, high = random.uniform(0.05, 0.10), tall * random.uniform(0.65, 1.15)
        ridge = x + wide * random.uniform(0.35, 0.65)
        top = foot - high
        walls += [
            [(x, foot + 0.05), (x, top), (ridge, top - 0.38 * wide), (x + wide, top),
             (x + wide, foot + 0.05)],
            box(x + wide * 0.72, top - 0.035, x + wide * 0.72 + 0.010, top + 0.02),
        ]  # fmt: skip
        for row in range(3):
            windows += [
                box(
                    x + wide * a - 0.005,
                    top + 0.02 + 0.036 * row,
                    x + wide * a + 0.005,
                    top + 0.038 + 0.036 * row,
                )
                for a in (0.27, 0.52, 0.77)
            ]
        x += wide * 1.01
    shape, panes = mask(canvas, walls), mask(canvas, windows) * (0.35 + 0.25 * depth)
    edge = rim(shape, (0.15, -1.0), canvas.unit / 720, 0.15)
    front = over(colour + 0 * sky, colour * 0.55 + 0 * sky, panes)
    front = front + (0.7 * edge)[..., None] * tint("#ffd6a0")
    low = saturated(mist * (0.25 + 0.75 * smoothstep(foot - tall, foot, canvas.y)))
    return over(sky, over(front, 0.92 * tint("#e2c6a0") + 0 * sky, low), shape)


def _cobbles(canvas: Canvas, sun: Field) -> Field:
    """Wet setts, the sky in them upside down, and tram rails that run together to the right."""
    down = np.maximum(canvas.y - 0.585, 0.006)
    row = 0.040 / down
    across = (canvas.x - 0.59) / down * 1.4
    stone = np.abs((across * 2.2 + 0.5 * (np.floor(row * 9) % 2)) % 1 - 0.5)
    joint = smoothstep(0.36, 0.47, stone) + smoothstep(0.34, 0.46, np.abs((row * 9) % 1 - 0.5))
    puddle = smoothstep(-0.4, 0.9, smooth_noise(canvas, 2.6, 190, across=3.0, down=0.7))
    mirrored = ramp(saturated(1.0 - (canvas.y - 0.61) / 0.20), _MORNING)
    streak = np.exp(-(((canvas.x - _SUN) / 0.075) ** 2)) * np.exp(-(canvas.y - 0.61) / 0.16)
    light = (0.20 + 0.38 * puddle) * (1 - 0.45 * saturated(joint) * (1 - 0.7 * puddle))
    road = mirrored * light[..., None] + (0.75 * streak * light / 0.5)[..., None] * tint("#ffcb8a")
    for near in (0.030, 0.052):
        rail = bump(canvas.y, 0.610 + near + 0.05 * (0.88 - canvas.x), 0.0016)
        road = over(road, tint("#fff0d0") * (0.5 + 0.5 * sun)[..., None] + 0 * road, 0.55 * rail)
    result: Field = road
    return result


def _stop(canvas: Canvas, colours: Field) -> tuple[Field, Field]:
    """A tram stop: a post with its plate; somebody reads the timetable, their back turned."""
    x, y, tall = 0.540, _KERB, 0.242
    who = Figure(reader(), x, y, tall, back=-9)
    post_x = x + 0.062
    post = [
        box(post_x - 0.003, 0.375, post_x + 0.003, 0.662),
        ellipse((post_x, 0.372), 0.022, 0.022, 26),
        box(post_x - 0.017, 0.440, post_x + 0.017, 0.490),
    ]
    sun = Source(0.71, 0.42, -0.05, (1.0, 0.78, 0.52), 0.5, 2.2)
    done = sculpted(canvas, who, [sun], 0.02 * tint("#8088b0"))
    standing = canvas.full()
    standing[done.near.within(canvas)] = done.cover
    standing = np.maximum(standing, mask(canvas, post))
    colours = _against_the_sun(canvas, colours, mask(canvas, post))
    paper = mask(canvas, [box(post_x - 0.013, 0.445, post_x + 0.013, 0.486)])
    colours = over(colours, tint("#cbbba0") + 0 * colours, 0.8 * paper)
    rows = done.near.within(canvas)
    colours[rows] = _against_the_sun(done.near, colours[rows], done.cover)
    colours[rows] += 0.4 * done.colours * done.cover[..., None]
    return colours, standing


def _long_shadow(canvas: Canvas, standing: Field) -> Field:
    """What stands before the low sun throws its shadow towards us, over the doorstep too."""
    down = np.clip(canvas.y - _KERB, 0, None)
    rows = np.rint((_KERB - 0.82 * down) * canvas.unit - canvas.top - 0.5).astype(int)
    columns = np.rint((canvas.x + 0.42 * down) * canvas.unit - canvas.left - 0.5).astype(int)
    rows = np.clip(rows, 0, canvas.height - 1) + 0 * columns
    thrown = standing[rows, np.clip(columns, 0, canvas.width - 1)] * (canvas.y > _KERB - 0.004)
    unit = canvas.unit / 720
    near, far = blurred(thrown, 1.2 * unit), blurred(thrown, 5 * unit)
    part = smoothstep(_KERB, _KERB + 0.16, canvas.y)
    foot = 0.9 * bump(canvas.y, _KERB - 0.004, 0.006) * bump(canvas.x, 0.538, 0.040)
    result: Field = np.maximum(near + (far - near) * part, foot) * (1 - 0.25 * part)
    return result


def _against_the_sun(near: Canvas, colours: Field, shape: Field) -> Field:
    """Dark, but for the edge that the sun is behind."""
    edge = rim(shape, (0.75, -0.6), near.unit / 720, 0.35)
    ink = tint("#07080d") + edge[..., None] * tint("#ffc88c")
    return over(colours, ink, shape)


def _doors(canvas: Canvas, colours: Field, dawn: float) -> Field:
    """Two leaves shut and two folded back: stiles, old glass, brass plates and bars."""
    frames, panes, brass = [], [], []
    for left, right, near in _LEAVES:
        wide, tall = right - left, 0.03 * near
        top, foot = _TOP - tall, _FOOT + 1.4 * tall
        frames += [
            box(left, top, left + 0.11 * wide, foot), box(right - 0.11 * wide, top, right, foot),
            box(left, top, right, top + 0.022), box(left, 0.590 + 0.4 * tall, right, foot),
            box(left, 0.375, right, 0.389), box(left + 0.48 * wide, top, left + 0.52 * wide, 0.6),
        ]  # fmt: skip
        panes.append(box(left, top, right, 0.6))
        brass += [
            ribbon([(left + 0.06 * wide, 0.535), (right - 0.06 * wide, 0.535)], 0.011),
            box(left + 0.10 * wide, foot - 0.048, right - 0.10 * wide, foot - 0.012),
            box(right - 0.09 * wide, 0.43, right - 0.03 * wide, 0.49),
        ]
    old = 1 - 0.07 * (0.5 + 0.5 * smooth_noise(canvas, 1.9, 194, down=2.0))
    glass = mask(canvas, panes)
    colours = over(colours, colours * old[..., None] * tint("#c3cfe4") * 0.66, glass)
    shape = mask(canvas, frames)
    scale = canvas.unit / 720
    middle = 0.5 * (_OPEN[0] + _OPEN[1])
    inward = np.where(
        canvas.x < middle, rim(shape, (1, 0), scale, 0.4), rim(shape, (-1, 0), scale, 0.4)
    )
    beside = np.exp(-(((canvas.x - middle) / 0.22) ** 2))
    panel = bump(canvas.y, 0.645, 0.004) + bump(canvas.y, 0.672, 0.004)
    grain = 1 + 0.25 * smooth_noise(canvas, 1.6, 198, down=5)
    wood = tint("#150e0b") * grain[..., None] + (dawn * inward * beside * 0.75)[..., None] * tint(
        "#ffd6a2"
    )
    wood = wood + (0.05 * dawn * panel)[..., None] * tint("#ffd6a2")
    colours = over(colours, wood, shape)
    metal = mask(canvas, brass)
    round_bar = rim(metal, (-0.1, -1.0), scale, 0.5) + 0.3 * rim(metal, (0.2, 1.0), scale, 0.4)
    sheen = (
        0.10
        + 0.75 * round_bar
        + 0.30 * beside * (0.5 + 0.5 * np.sin(canvas.x * 90 + canvas.y * 40))
    )
    return over(colours, (dawn * sheen)[..., None] * tint("#d9a654") + tint("#120b06"), metal)


_LEAVES = (
    (_LEFT, _LEFT + _LEAF, 0.0),
    (_LEFT + 0.72 * _LEAF, _LEFT + 1.06 * _LEAF, 1.0),
    (_RIGHT - 1.06 * _LEAF, _RIGHT - 0.72 * _LEAF, 1.0),
    (_RIGHT - _LEAF, _RIGHT, 0.0),
)
"""Where each leaf begins and ends, in heights, and how far towards us it stands open."""


def _fanlight(canvas: Canvas, colours: Field, dawn: float) -> Field:
    """A half round of panes over the doors."""
    x, y, reach = (_LEFT + _RIGHT) / 2, _TOP - 0.028, 0.265
    near = canvas.part(x - 0.32, -1, x + 0.32, y + 0.01)
    area = near.within(canvas)
    away = np.hypot(near.x - x, (near.y - y) * 1.9)
    turn = np.arctan2(y - near.y, near.x - x)
    bars = bump((turn / np.pi * 9) % 1, 0.5, 0.045) + bump(away, reach * 0.42, 0.006)
    pane = smoothstep(reach, reach - 0.003, away) * (near.y < y) * (1 - saturated(bars))
    sky = tint("#5c6c8c") * (0.25 + 0.75 * dawn)
    light = 0.75 + 0.05 * smooth_noise(near, 2.4, 195)
    colours[area] = over(colours[area], sky * light[..., None], saturated(pane))
    return colours


def _floor(canvas: Canvas, colours: Field, dawn: float) -> Field:
    """Black and pale tiles, polished, with the light of the doors lying along them."""
    far = 1 / np.maximum(canvas.y - 0.56, 0.03)
    u, v = (canvas.x - 0.59) * far * 3.4, far * 1.7
    check = np.sin((u + v) * np.pi * 0.5) * np.sin((u - v) * np.pi * 0.5)
    soft = smoothstep(-0.035, 0.035, check)
    spread = (canvas.y - _FOOT) * 1.15
    lane = smoothstep(_LEFT - 0.05 - 0.7 * spread, _LEFT + 0.05 - 0.3 * spread, canvas.x)
    lane = lane * smoothstep(_RIGHT + 0.05 + 0.6 * spread, _RIGHT - 0.06 + 0.25 * spread, canvas.x)
    gap = bump(canvas.x, 0.590 - 0.12 * spread, 0.115 + 0.28 * spread)
    leaves = 0.6 + 0.4 * np.cos((canvas.x - 0.59) / (1 + 1.4 * spread) / _LEAF * 2 * np.pi)
    light = lane * (0.14 * leaves + 0.62 * gap) * np.exp(-np.clip(spread, 0, 9) / 0.26)
    worn = 1 + 0.08 * smooth_noise(canvas, 1.8, 196)
    shade = (0.012 + dawn * light) * (0.28 + 0.72 * soft) * worn
    ground = smoothstep(_FOOT - 0.001, _FOOT + 0.001, canvas.y)
    return over(colours, shade[..., None] * tint("#ffe6c0"), ground)


def paint_foyer_things(canvas: Canvas, numbers: Numbers) -> Painting:
    """Before the doors: a palm in a pot on the left, and the bucket that holds a leaf open."""
    near = canvas.part(-0.2, 0.1, 0.75, 1.2)
    fronds: list[Outline] = []
    random = np.random.default_rng(197)
    root = (0.115, 0.60)
    for angle in np.linspace(-3.0, -0.15, 9):
        turn, long = angle + random.normal(0, 0.06), random.uniform(0.24, 0.36)
        part = np.linspace(0, 1, 16)
        fall = 0.26 * abs(np.cos(turn)) * part**2.2
        path = list(
            zip(
                root[0] + long * part * np.cos(turn),
                root[1] + long * part * np.sin(turn) + fall,
                strict=True,
            )
        )
        fronds.append(ribbon(path, [float(w) for w in np.linspace(0.006, 0.002, 16)]))
        ahead = np.arctan2(
            np.gradient(root[1] + long * part * np.sin(turn) + fall),
            np.gradient(long * part * np.cos(turn)),
        )
        for index in range(3, 16):
            out = 0.085 * np.sin(np.pi * (0.15 + 0.78 * index / 16)) ** 0.7
            for side in (-1, 1):
                lean = float(ahead[index]) + side * (0.95 - 0.5 * index / 16)
                x, y = path[index]
                tip = (
                    x + out * np.cos(lean),
                    y + out * np.sin(lean) + 0.35 * out * abs(np.cos(lean)),
                )
                middle = ((x + tip[0]) / 2, (y + tip[1]) / 2 - 0.10 * out)
                fronds.append(tapered([(x, y), middle, tip], 0.0085, 0.001, 4))
    pot = curve([(0.045, 0.80), (0.060, 0.94), (0.17, 0.94), (0.185, 0.80)], 4)
    stem = tapered([(0.115, 0.82), (0.112, 0.70), root], 0.026, 0.016)
    bucket = [(0.455, 0.725), (0.525, 0.725), (0.515, 0.812), (0.465, 0.812)]
    handle = ribbon(curve([(0.456, 0.728), (0.49, 0.668), (0.524, 0.728)], 8, closed=False), 0.004)
    round_ = [ellipse((0.49, 0.725), 0.035, 0.008), ellipse((0.49, 0.812), 0.025, 0.007)]
    shapes = [*fronds, pot, stem, bucket, handle, *round_]
    shape = mask(near, shapes)
    edge = rim(shape, (1.0, -0.45), near.unit / 720, 0.35)
    colours = tint("#05070b") + (numbers["dawn"] * edge * 0.75)[..., None] * tint("#f6dcb4")
    thrown = [
        [(0.463, 0.806), (0.517, 0.806), (0.455, 0.995), (0.345, 0.995)],
        ellipse((0.489, 0.812), 0.034, 0.010), ellipse((0.115, 0.940), 0.085, 0.020),
    ]  # fmt: skip
    unit = near.unit / 720
    soft = np.maximum(
        blurred(mask(near, thrown), 5 * unit), blurred(mask(near, thrown[1:]), 2 * unit)
    )
    away = smoothstep(1.0, 0.80, near.y)
    cover = np.maximum(shape, 0.8 * soft * away)
    return Painting(filmic(colours) * (shape / (cover + 1e-4))[..., None], near, cover)
