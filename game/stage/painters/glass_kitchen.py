"""Behind a pane as long as a shop: a kitchen with the lamp lit, and a table laid for two."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import band_noise, blurred, sampled, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, limb, mask, ribbon, tapered
from game.stage.painters.kitchen_people import paint_asleep, paint_host, paint_hosts_arms
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import Source, bump, fall_off, filmic, over, saturated, smoothstep, tint

_LAMP = 0.675, 0.262
_LEFT, _RIGHT, _TOP, _FOOT = 0.165, 1.03, 0.085, 0.800
_FLOOR, _DADO = 0.690, 0.455
_WARM = "#ffbe74"
_WOOD, _IRON, _CHINA = "#6b4528", "#4a423c", "#cfc6b0"


def paint_glass_kitchen(canvas: Canvas, numbers: Numbers) -> Painting:
    """The room behind the glass, the frame of black stone around it, its light upon the ground.

    `light` is the lamp's; `host` says whether somebody sits behind the table.
    """
    lamp = Source(_LAMP[0], _LAMP[1] + 0.02, 0.13, (1.0, 0.72, 0.40), 0.30, 2.3 * numbers["light"])
    room = _room(canvas, lamp)
    dim = 0.05 + 0.10 * fall_off(_away(canvas, _LAMP), lamp)
    room = _stove(canvas, room, lamp, dim)
    room = modelled(canvas, room, [*_shelf(), *_clock(), *_chair(0.800)], lamp, dim)
    behind = replace(lamp, z=0.05)
    if numbers["host"]:
        room = modelled(canvas, room, _chair(0.575), lamp, dim)
        room = paint_host(canvas, room, behind, numbers["light"])
    room = _table(canvas, room, lamp, dim)
    if numbers["host"]:
        room = paint_hosts_arms(canvas, room, behind, numbers["light"])
    room = modelled(canvas, room, _laid(), lamp, dim)
    room = _pendant(canvas, paint_asleep(canvas, room, lamp, dim))
    return Painting(filmic(_behind_glass(canvas, room) * 1.35), canvas)


def _away(canvas: Canvas, place: tuple[float, float]) -> Field:
    result: Field = np.hypot(canvas.x - place[0], canvas.y - place[1])
    return result


def _behind_glass(canvas: Canvas, room: Field) -> Field:
    """The room within its frame; outside it obsidian, with the room upside down in the ground."""
    glass = mask(canvas, [box(_LEFT, _TOP, _RIGHT, _FOOT)])
    slant = canvas.x - 0.40 * canvas.y
    sheen = 0.030 * bump(slant, 0.16, 0.045) + 0.016 * bump(slant, 0.27, 0.012)
    room = room + sheen[..., None] * tint("#b9c4ff")
    stone = 0.7 + 0.3 * smooth_noise(canvas, 2.4, 321)
    outside = (0.010 * stone)[..., None] * tint("#8a90c0") + _mirrored(
        canvas, room * glass[..., None]
    )
    lip = np.clip(blurred(glass, 2.5 * canvas.unit / 720) - glass, 0, 1)
    lit = fall_off(_away(canvas, _LAMP), Source(0, 0, 0, (1, 1, 1), 0.55))
    result: Field = over(outside, room, glass) + (1.1 * lip * lit)[..., None] * tint("#d8b07c")
    return result


def _mirrored(canvas: Canvas, room: Field) -> Field:
    """What the ground of broken glass gives back of the room: bent, paler with every step."""
    down = np.clip(canvas.y - _FOOT, 0, 1)
    bend = band_noise(canvas, 9, 326) * (0.004 + 0.05 * down)
    row = (_FOOT - 1.5 * down - 0.02) * canvas.unit - canvas.top
    column = (canvas.x + bend + 0.22 * down * (canvas.x - 0.6)) * canvas.unit - canvas.left
    soft = blurred(room, 3.5 * canvas.unit / 720)
    seen = sampled(soft, column, row + 0 * column, wrap=False)
    tiles = np.abs((canvas.x - 0.57) / (0.30 + down) * 3.1 % 1 - 0.5)
    joint = smoothstep(0.0, 0.02, tiles) * smoothstep(
        0.0, 0.0035, np.abs(down - 0.028) + np.clip(down - 0.2, 0, 1)
    )
    fade = np.exp(-down / 0.11) * (canvas.y > _FOOT) * (0.35 + 0.65 * joint)
    result: Field = 1.5 * seen * fade[..., None]
    return result


def _room(canvas: Canvas, lamp: Source) -> Field:
    """Wall, dado and floor: bright in the cone of the shade, dusk above it."""
    x, y = canvas.x - _LAMP[0], canvas.y - _LAMP[1] - 0.012
    cone = 0.20 + 0.80 * smoothstep(-0.12, 0.34, y / (np.abs(x) + 0.03))
    light = cone * fall_off(np.hypot(x, y), lamp) * 0.42 + 0.012
    plaster = 1 + 0.07 * smooth_noise(canvas, 2.4, 322) + 0.05 * band_noise(canvas, 60, 327)
    stripe = 0.94 + 0.06 * np.sign(np.sin(canvas.x * 2 * np.pi / 0.052))
    wall = tint("#b08a5e") * (stripe * plaster)[..., None]
    boards = 1 - 0.45 * bump(np.abs(canvas.x / 0.043 % 1 - 0.5), 0.5, 0.05)
    dado = tint("#61726c") * (boards * plaster)[..., None]
    colours = over(wall, dado, smoothstep(_DADO - 0.001, _DADO + 0.001, canvas.y) + 0 * x)
    rail = bump(canvas.y, _DADO, 0.006) - 0.8 * bump(canvas.y, _DADO + 0.012, 0.006)
    colours = colours * (light * (1 + 0.7 * rail))[..., None]
    return over(colours, _flags(canvas, lamp), smoothstep(_FLOOR, _FLOOR + 0.003, canvas.y) + 0 * x)


def _flags(canvas: Canvas, lamp: Source) -> Field:
    """A floor of stone flags, with the pool of the lamp on it and the table's shadow in that."""
    near = np.maximum(canvas.y - 0.50, 0.05)
    across = (canvas.x - _LAMP[0]) / near * 1.5
    rows = 0.9 / near
    joint = np.maximum(bump(np.abs(across % 1 - 0.5), 0.5, 0.04), bump(rows % 1, 0.5, 0.06))
    tone = np.random.default_rng(328).random(512).astype(np.float32)
    flag = tone[(np.floor(across) * 31 + np.floor(rows + 0.5) * 7).astype(int) % 512]
    pool = np.exp(-(((canvas.x - _LAMP[0]) / 0.34) ** 2) - ((canvas.y - 0.76) / 0.16) ** 2)
    under = np.exp(-(((canvas.x - _LAMP[0]) / 0.17) ** 4) - ((canvas.y - 0.735) / 0.045) ** 2)
    light = lamp.strength * (0.015 + 0.17 * pool * (1 - 0.75 * under))
    worn = (0.75 + 0.35 * flag) * (1 - 0.65 * joint) * (1 + 0.08 * smooth_noise(canvas, 1.8, 329))
    result: Field = (light * worn)[..., None] * tint("#b08058")
    return result


def _pendant(canvas: Canvas, colours: Field) -> Field:
    """The lamp over the table: a shade of enamel on its cord, pale within."""
    x, y = _LAMP
    cord = mask(canvas, [ribbon([(x, -0.1), (x, y - 0.07)], 0.0045)])
    part = saturated((canvas.y - y + 0.075) / 0.075)
    half = 0.016 + 0.066 * part**1.7
    across = (canvas.x - x) / half
    shade = smoothstep(1.02, 0.97, np.abs(across)) * (canvas.y > y - 0.080) * (canvas.y < y)
    enamel = 0.05 + 0.16 * bump(across, -0.45, 0.35) + 0.10 * part
    colours = over(colours, tint("#1a120c") + 0 * colours, cord)
    colours = over(colours, enamel[..., None] * tint("#b5683a"), shade.astype(np.float32))
    mouth = np.exp(-((((canvas.x - x) / 0.078) ** 2 + ((canvas.y - y) / 0.013) ** 2) ** 2))
    colours = over(colours, tint("#ffdf9e") * 1.1 + 0 * colours, saturated(mouth))
    halo = np.exp(-_away(canvas, (x, y + 0.01)) / 0.05)
    return colours + (0.22 * halo)[..., None] * tint("#ffcf8c")


def _shelf() -> list[Piece]:
    """A board on two brackets, and five plates that lean against the wall."""
    plates: list[Piece] = []
    for n in range(5):
        x = 0.800 + 0.046 * n
        plates.append(Piece([ellipse((x, 0.214), 0.0215, 0.025, 26)], _CHINA, 0.010, 0.8, 0.3))
        plates.append(Piece([ellipse((x, 0.215), 0.0130, 0.0155, 22)], "#8d8f98", 0.006, 0.7))
    brackets: list[Outline] = [
        [(x - 0.004, 0.248), (x + 0.004, 0.248), (x + 0.004, 0.29), (x - 0.004, 0.275)]
        for x in (0.80, 0.985)
    ]
    return [
        Piece(brackets, _WOOD, 0.003),
        *plates,
        Piece([box(0.765, 0.238, 1.02, 0.250)], _WOOD, 0.005),
    ]


def _clock() -> list[Piece]:
    """It hangs over the stove, and says five."""
    x, y = 0.345, 0.205
    hands = [
        ribbon([(x, y), (x + 0.0105, y + 0.0185)], 0.0048),
        ribbon([(x, y), (x, y - 0.027)], 0.0034),
    ]
    ticks = [
        ellipse((x + 0.030 * math.sin(a), y - 0.030 * math.cos(a)), 0.0018, 0.0018, 8)
        for a in np.linspace(0, 2 * math.pi, 12, endpoint=False).tolist()
    ]
    return [
        Piece([ellipse((x, y), 0.043, 0.043, 40)], "#7a4f2a", 0.009, 1.0, 0.5),
        Piece([ellipse((x, y), 0.035, 0.035, 36)], "#d8cba8", 0.004, 0.9),
        Piece([*ticks, *hands], "#1a120c", 0.002),
    ]


def _stove(canvas: Canvas, colours: Field, lamp: Source, dim: Field) -> Field:
    """A range with its kettle, whose steam stands up and stays up."""
    body = [
        Piece([box(0.292, 0.06, 0.318, 0.47)], _IRON, 0.013, 0.8, 0.3),
        Piece([box(0.262, 0.478, 0.432, 0.705)], _IRON, 0.010, 0.75, 0.15),
        Piece([box(0.278, 0.500, 0.416, 0.540)], _IRON, 0.006, 0.55),
        Piece([box(0.252, 0.462, 0.442, 0.480)], _IRON, 0.007, 1.1, 0.3),
        Piece([box(0.288, 0.560, 0.406, 0.650)], _IRON, 0.008, 0.9, 0.2),
        Piece([box(0.268, 0.700, 0.286, 0.722), box(0.408, 0.700, 0.426, 0.722)], _IRON, 0.006),
    ]
    colours = modelled(canvas, colours, body, lamp, dim)
    grate = mask(
        canvas, [box(0.304 + 0.0155 * n, 0.578, 0.313 + 0.0155 * n, 0.626) for n in range(6)]
    )
    coals = np.exp(-(((canvas.y - 0.622) / 0.03) ** 2)) * (
        0.75 + 0.25 * band_noise(canvas, 70, 331)
    )
    colours = over(colours, (0.12 + 0.75 * coals)[..., None] * tint("#ff7a30"), grate)
    glow = 0.10 * np.exp(-(((canvas.x - 0.347) / 0.07) ** 2) - ((canvas.y - 0.66) / 0.07) ** 2)
    colours = colours + glow[..., None] * tint("#ff7a30")
    kettle = curve(places(".352 .462, .344 .432, .360 .408, .396 .408, .412 .432, .404 .462"), 5)
    handle = ribbon(curve([(0.358, 0.420), (0.378, 0.368), (0.398, 0.420)], 8, closed=False), 0.006)
    spout = tapered([(0.404, 0.448), (0.424, 0.430), (0.432, 0.412)], 0.017, 0.008)
    pot = [
        Piece([handle], "#2a2420", 0.003),
        Piece([spout], "#8d8078", 0.006, 1.2, 0.8),
        Piece([kettle], "#8d8078", 0.028, 1.2, 0.9),
        Piece([ellipse((0.378, 0.404), 0.008, 0.007, 12)], "#2a2420", 0.004, 1.2, 0.5),
    ]
    colours = modelled(canvas, colours, pot, lamp, dim)
    result: Field = colours + _steam(canvas)[..., None] * tint("#fff0dc")
    return result


def _steam(canvas: Canvas) -> Field:
    wide = 0.007 + 0.06 * np.clip(0.41 - canvas.y, 0, 1)
    bend = 0.436 + 0.006 * np.sin(canvas.y * 40) + 0.10 * np.clip(0.41 - canvas.y, 0, 1)
    plume = np.exp(-(((canvas.x - bend) / wide) ** 2))
    plume = plume * smoothstep(0.415, 0.385, canvas.y) * smoothstep(0.24, 0.36, canvas.y)
    result: Field = 0.075 * plume
    return result


def _chair(x: float) -> list[Piece]:
    """A kitchen chair from the front, behind the table."""
    posts = [
        *limb([(x - 0.052, 0.456), (x - 0.050, 0.72)], 0.011, 0.011),
        *limb([(x + 0.052, 0.456), (x + 0.050, 0.72)], 0.011, 0.011),
    ]
    bent = places("-.056 .462, 0 .450, .056 .462, .056 .488, 0 .480, -.056 .488")
    rail = curve([(x + a, b) for a, b in bent], 4)
    slats: list[Outline] = [box(x - 0.047, 0.512, x + 0.047, 0.526)]
    return [Piece(posts, _WOOD, 0.006), Piece(slats, _WOOD, 0.006), Piece([rail], _WOOD, 0.010)]


def _table(canvas: Canvas, colours: Field, lamp: Source, dim: Field) -> Field:
    """Four legs and a cloth of oilcloth."""
    legs = [
        *limb([(0.530, 0.62), (0.526, 0.768)], 0.016, 0.012),
        *limb([(0.832, 0.62), (0.836, 0.768)], 0.016, 0.012),
    ]
    top = [(0.526, 0.566), (0.838, 0.566), (0.872, 0.606), (0.492, 0.606)]
    hem = [(0.872 - 0.019 * n, 0.652 + 0.005 * (n % 2)) for n in range(21)]
    drop: Outline = [(0.492, 0.604), (0.872, 0.604), *hem]
    cloth = [
        Piece(legs, "#4a301c", 0.007),
        Piece([drop], "#a8946c", 0.006, 0.55, 0.0, 0.03),
        Piece([top], "#d2bd90", 0.004, 1.9, 0.0, 0.03),
    ]
    colours = modelled(canvas, colours, cloth, lamp, dim)
    return _checked(canvas, colours, mask(canvas, [drop, top]))


def _checked(canvas: Canvas, colours: Field, cloth: Field) -> Field:
    """Brown checks printed on the oilcloth, and the folds in which it hangs."""
    level = np.clip(canvas.y, 0.566, 0.606)
    across = (canvas.x - 0.682) / (0.156 + 0.034 * (level - 0.566) / 0.04) * 9
    down = np.where(canvas.y < 0.606, (canvas.y - 0.566) / 0.0135, (canvas.y - 0.606) / 0.0175 + 3)
    check = 0.5 * (across % 1 < 0.5) + 0.5 * (down % 1 < 0.5)
    fold = np.where(canvas.y > 0.606, 0.25 * np.sin(across * 3.3), 0.0)
    result: Field = colours * (1 - cloth * (0.26 * check + fold * (canvas.y > 0.606)))[..., None]
    return result


def _laid() -> list[Piece]:
    """Two plates, a loaf and a knife, and a blue jug with a chip in its lip."""
    found: list[Piece] = []
    for x in (0.583, 0.748):
        found.append(Piece([ellipse((x, 0.5945), 0.037, 0.0095, 30)], _CHINA, 0.006, 1.5, 0.5))
        found.append(Piece([ellipse((x, 0.5945), 0.024, 0.0056, 26)], "#a9a294", 0.004, 1.4))
    knife = ribbon([(0.690, 0.600), (0.722, 0.592)], [0.004, 0.002])
    loaf = curve(places(".648 .586, .644 .560, .668 .545, .706 .546, .722 .565, .716 .586"), 6)
    heel = curve(places(".706 .586, .700 .564, .711 .549, .724 .565, .720 .586"), 5)
    jug = curve(
        places(
            ".799 .595, .790 .566, .799 .542, .796 .520, .803 .525, .808 .518, .828 .518, "
            ".831 .522, .826 .543, .836 .566, .827 .595"
        ),
        4,
    )
    ear = ribbon(curve(places(".828 .533, .850 .543, .833 .575"), 8, closed=False), 0.006)
    return [
        Piece([loaf], "#a8642c", 0.030, 1.5),
        Piece([heel], "#e0b878", 0.010, 1.2),
        *found,
        Piece([knife], "#d8d8dc", 0.002, 1.5, 0.5),
        Piece([ear], "#3c5690", 0.003, 1.3, 0.4),
        Piece([jug], "#3c5690", 0.020, 1.5, 0.9),
    ]
