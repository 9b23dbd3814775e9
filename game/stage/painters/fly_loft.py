"""The fly loft: ropes, sandbags, catwalks, painted cloths, faces on pegs; light from far below."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon, tapered
from game.stage.painters.fittings import hanging_face
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.relief import Form, relief
from game.stage.painters.silhouette import places
from game.stage.shading import bump, filmic, normals, over, rim, saturated, smoothstep, tint

_WARM, _COLD = "#ffb56a", "#7f93c8"
_EMPTY = 0
"""Which peg is empty: the nearest, which is new."""
_LAST_NUMBER = 17
_BEAM = (0.435, 0.085), (1.42, 0.285)
"""Where on the beam things have their own size, and where it is lost in the distance."""
_CLOTHS = (
    (0.30, 0.98, 0.335, "#5f6d96"),
    (0.13, 0.80, 0.43, "#6f6884"),
    (0.44, 1.22, 0.53, "#7d6a62"),
)
"""Painted cloths, far ones first: left, right, the batten they hang from, their ground."""


def paint_fly_loft(canvas: Canvas, numbers: Numbers) -> Painting:
    """The depth of the loft, seen from its top; `light` comes up from the stage at `light_x`."""
    x, light = numbers["light_x"] * ASPECT, numbers["light"]
    colours = _shaft(canvas, x, light)
    for number, (left, right, top, dye) in enumerate(_CLOTHS):
        colours = _lines(canvas, colours, number, x, light)
        colours = _cloth(canvas, colours, (left, right, top), dye, number, x, light)
    colours = _catwalk(canvas, colours, x, light)
    return Painting(filmic(colours * 1.35), canvas)


def _from_below(canvas: Canvas, x: float, light: float) -> Field:
    """How strongly the stage's light reaches a place."""
    up = np.clip(1.12 - canvas.y, 0, 2)
    aside = (canvas.x - x) / (0.30 + 0.40 * up)
    result: Field = light * np.exp(-(aside**2)) / (1 + (up / 0.40) ** 2)
    return result


def _shaft(canvas: Canvas, x: float, light: float) -> Field:
    """Brick and rafters lost in the dark, and at the bottom, very small, the lit boards."""
    reach = _from_below(canvas, x, light)
    course = canvas.y / 0.021
    along = canvas.x / 0.05 + 0.5 * (np.floor(course) % 2)
    joint = np.maximum(np.abs(along % 1 - 0.5), np.abs(course % 1 - 0.5))
    brick = 0.55 + 0.45 * smoothstep(0.47, 0.42, joint)
    soot = 1 + 0.25 * smooth_noise(canvas, 2.3, 221)
    colours = (brick * soot * (0.006 + 0.17 * reach))[..., None] * tint("#d99a66")
    colours = colours + (0.005 * brick)[..., None] * tint(_COLD)
    stage = np.exp(-(((canvas.x - x) / 0.33) ** 2) - ((canvas.y - 1.0) / 0.075) ** 2)
    planks = 0.75 + 0.25 * np.cos((canvas.x - x) / np.maximum(canvas.y - 0.80, 0.05) * 26)
    result: Field = colours + (0.9 * light * stage * planks)[..., None] * tint(_WARM)
    return result


def _cloth(
    canvas: Canvas, colours: Field, place: tuple[float, float, float], dye: str, number: int,
    x: float, light: float,
) -> Field:  # fmt: skip
    """One painted cloth on its batten, brightest towards its foot, where the light is."""
    left, right, top = place
    near = canvas.part(left - 0.03, top - 0.03, right + 0.03, 1.2)
    area = near.within(canvas)
    u, v = (near.x - left) / (right - left), (near.y - top) / (1.1 - top)
    scene = _scene(near, u, v, number)
    folds = 0.5 + 0.5 * np.sin(u * (31 + 7 * number) + 2.4 * np.sin(v * 3 + number) + 5 * number)
    folds = 0.55 + 0.45 * folds**0.7
    reach = _from_below(near, x, light)
    painted = tint(dye) * scene[..., None] * (folds * (0.012 + 1.05 * reach))[..., None]
    wobble = 0.004 * np.sin(near.y * 11 + number)
    soft = near.pixel
    cover = smoothstep(-soft, soft, near.x - left - wobble) * smoothstep(
        -soft, soft, right - near.x + wobble
    )
    cover = cover * smoothstep(-soft, soft, near.y - top)
    edge = bump(near.x, left + wobble, 0.004) + bump(near.x, right + wobble, 0.004)
    painted = painted * np.asarray((1.0, 0.84, 0.66), np.float32)
    painted = painted + (0.35 * edge * reach)[..., None] * tint(_WARM)
    shade = blurred(cover, 14 * near.unit / 720)
    colours[area] = over(colours[area] * (1 - 0.55 * shade)[..., None], painted, cover)
    batten = mask(near, [box(left - 0.025, top - 0.010, right + 0.025, top + 0.006)])
    lit = rim(batten, (0.0, 1.0), near.unit / 720, 0.5) * (0.06 + 1.6 * reach)
    colours[area] = over(colours[area], tint("#060404") + lit[..., None] * tint(_WARM), batten)
    return colours


def _scene(near: Canvas, u: Field, v: Field, number: int) -> Field:
    """What is painted on it: clouds, a wood, a colonnade; badly, and for people far away."""
    if number == 0:
        cloud = smooth_noise(near, 2.8, 222, across=1.8)
        return 0.75 + 0.35 * smoothstep(-0.2, 0.5, cloud) - 0.25 * smoothstep(0.3, 1.0, v)
    if number == 1:
        return _wood(near, u, v)
    bay = (u * 4.6) % 1 - 0.5
    arch = np.hypot(bay * 1.5, np.clip(0.42 - v, 0, 1) * 1.4)
    hollow = smoothstep(0.37, 0.32, arch) * (v > 0.05)
    depth = 0.80 - 0.42 * smoothstep(-0.20, 0.26, bay) + 0.10 * smoothstep(0.4, 1.0, v)
    reveal = smoothstep(0.30, 0.37, arch) * smoothstep(0.44, 0.37, arch) * (bay > 0)
    cornice = bump(v, 0.06, 0.012) + bump(v, 0.11, 0.008)
    column = 0.16 * np.cos(bay * 2 * math.pi) * (arch > 0.36)
    brush = 0.05 * smooth_noise(near, 1.9, 225, across=0.5, down=2.0)
    result: Field = (
        0.92 - hollow * depth + 0.35 * cornice + 0.25 * reveal - column * (v > 0.14) + brush
    )
    return result


def _wood(near: Canvas, u: Field, v: Field) -> Field:
    """A park: far trees in a mist, near trunks with crowns in dabs, a balustrade before them."""
    random = np.random.default_rng(223)
    tone: Field = 0.95 - 0.25 * smoothstep(0.25, 0.75, v)
    far = v - 0.44 - 0.05 * np.sin(u * 17) - 0.03 * np.sin(u * 41 + 1)
    tone = tone * (1 - 0.22 * smoothstep(-0.02, 0.02, far))
    for at, wide in ((0.10, 0.034), (0.47, 0.024), (0.86, 0.040)):
        bend = at + 0.02 * np.sin(v * 6 + 9 * at)
        girth = wide * (0.7 + 0.9 * smoothstep(0.55, 0.95, v))
        trunk = smoothstep(girth, 0.7 * girth, np.abs(u - bend)) * smoothstep(0.22, 0.3, v)
        side = 0.26 + 0.20 * smoothstep(-girth, girth, bend - u)
        tone = tone + (side - tone) * trunk
        for _ in range(30):
            across, down = random.normal(0, 0.080), 0.25 + random.normal(0, 0.080)
            size = random.uniform(0.022, 0.052)
            a, b = (u - at - across) / size, (v - down) / (0.62 * size)
            ragged = a * a + b * b + 0.30 * np.sin(7 * a + 3 * at) * np.sin(6 * b + across * 40)
            lit = 0.36 + 0.24 * np.clip(0.6 * b - 0.6 * a, -1, 1)
            tone = tone + (lit - tone) * (0.8 * smoothstep(1.3, 0.5, ragged))
    rail = smoothstep(0.012, 0.008, np.abs(v - 0.50)) + smoothstep(0.014, 0.010, np.abs(v - 0.675))
    along = np.abs((u * 15) % 1 - 0.5)
    girth = 0.15 + 0.16 * np.sin((v - 0.5) / 0.175 * math.pi * 1.5 + 0.6) ** 2 - along
    posts = smoothstep(0, 0.06, girth) * (np.abs(v - 0.585) < 0.085)
    tone += (0.98 - 0.35 * along - tone) * np.clip(rail + posts, 0, 1)
    return tone


def _lines(canvas: Canvas, colours: Field, number: int, x: float, light: float) -> Field:
    """Ropes that go up to the grid and down out of sight."""
    random, ropes = np.random.default_rng(230 + number), list[Outline]()
    for _ in range(9):
        at = random.uniform(0.02, 1.35)
        ropes.append(
            ribbon([(at, -0.1), (at + random.normal(0, 0.008), 1.15)], 0.0035 + 0.0018 * number)
        )
    shape = mask(canvas, ropes)
    reach = _from_below(canvas, x, light)
    twist = 0.6 + 0.4 * np.sin((canvas.y + 0.4 * canvas.x) * 900)
    ink = tint("#070505") + ((0.012 + 0.9 * reach) * twist)[..., None] * tint("#c98f58")
    return over(colours, ink, shape)


def _catwalk(canvas: Canvas, colours: Field, x: float, light: float) -> Field:
    """Two narrow galleries across the shaft, seen against the light, with their rails."""
    reach = _from_below(canvas, x, light)
    for level, left, right, size in ((0.655, 0.62, 2.0, 0.7), (0.845, -0.2, 2.0, 1.0)):
        shapes = [
            [
                (left, level),
                (right, level - 0.02),
                (right, level + 0.012 * size),
                (left, level + 0.034 * size),
            ],
            ribbon([(left, level - 0.105 * size), (right, level - 0.118 * size)], 0.0085 * size),
            ribbon([(left, level - 0.055 * size), (right, level - 0.068 * size)], 0.0045 * size),
        ]  # fmt: skip
        for post in np.arange(left + 0.05, right, 0.19 * size):
            shapes.append(box(float(post), level - 0.112 * size, float(post) + 0.009 * size, level))
        shape = mask(canvas, shapes)
        edge = rim(shape, (0.0, 1.0), canvas.unit / 720 * size, 0.4)
        haze = (0.55 * (1 - size) * reach)[..., None] * tint("#a06a3a")
        ink = tint("#050304") + haze + (edge * (0.03 + 1.5 * reach))[..., None] * tint(_WARM)
        colours = over(colours, ink, shape)
    return colours


def paint_pegged_faces(canvas: Canvas, numbers: Numbers) -> Painting:
    """Faces on pegs along a beam, by the ears, like hats, each over its number; one peg is empty.

    They are lit from below, from `light_x`; there are `count` of them, the first is the nearest.
    """
    near = canvas.part(-1, -0.1, 3, 0.62)
    ends = [_along_beam(part) for part in (1.6, 0.22)]
    above = [(x, y - 0.040 * size) for x, y, size in ends]
    beam = mask(near, [[*above, *((x, y + 0.040 * size) for x, y, size in ends[::-1])]])
    under = rim(beam, (0.15, 1.0), near.unit / 720, 0.6)
    reach = np.exp(-(((near.x - numbers["light_x"] * ASPECT) / 0.5) ** 2)) * numbers["light"]
    grain = 1 + 0.2 * smooth_noise(near, 1.6, 241, across=5, down=0.5)
    wood = tint("#0b0706") * grain[..., None] + (0.6 * under * reach)[..., None] * tint(_WARM)
    colours, cover = over(near.colours(), wood, beam), beam
    for index in reversed(range(int(numbers["count"]) + 1)):
        x, y, size = _peg(index)
        shapes = [
            box(x - 0.007 * size, y + 0.03 * size, x + 0.007 * size, y + 0.085 * size),
            ellipse((x, y + 0.085 * size), 0.013 * size, 0.009 * size),
        ]
        peg = mask(near, shapes)
        wood = tint("#8d6238" if index == _EMPTY else "#5a3a28")
        raked = 0.25 + 1.1 * smoothstep(y + 0.02 * size, y + 0.09 * size, near.y)
        drawn = tint("#0c0807") + ((0.75 * reach + 0.04) * raked)[..., None] * wood
        colours, cover = over(colours, drawn, peg), np.maximum(cover, peg)
        plate = mask(
            near, [box(x - 0.021 * size, y - 0.013 * size, x + 0.021 * size, y + 0.015 * size)]
        )
        colours = over(colours, (0.04 + 0.26 * reach)[..., None] * tint("#d9b36c"), plate)
        cut = mask(near, _numeral(_LAST_NUMBER - index, x, y, size))
        colours = colours * (1 - 0.8 * cut)[..., None]
        if index != _EMPTY:
            _hang(near, colours, cover, index, numbers)
    return Painting(filmic(colours), near, saturated(cover))


def _numeral(number: int, x: float, y: float, size: float) -> list[Outline]:
    """A number up to twenty as it is cut into a plate."""
    text = "X" * (number // 10)
    rest = number % 10
    text += {4: "IV", 9: "IX"}.get(rest, "V" * (rest // 5) + "I" * (rest % 5))
    strokes = {"I": ((0, 0),), "V": ((-0.4, 0), (0.4, 0)), "X": ((-0.4, 0.4), (0.4, -0.4))}
    step = 0.0085 * size
    left = x - 0.5 * step * (len(text) - 1)
    return [
        ribbon(
            [(left + (n + a) * step, y - 0.008 * size), (left + (n + b) * step, y + 0.009 * size)],
            0.0024 * size,
        )
        for n, letter in enumerate(text)
        for a, b in strokes[letter]
    ]


def paint_newest_face(canvas: Canvas, numbers: Numbers) -> Painting:
    """The face that has come to hang on the empty peg among the others."""
    near = canvas.part(-1, -0.1, 3, 0.62)
    colours, cover = near.colours(), near.full()
    _hang(near, colours, cover, _EMPTY, numbers)
    return Painting(filmic(colours * 1.25), near, saturated(cover))


def _along_beam(size: float) -> tuple[float, float, float]:
    """A place on the beam that runs away from us to the right, where things are of that size."""
    (first_x, first_y), (far_x, far_y) = _BEAM
    return far_x + (first_x - far_x) * size, far_y + (first_y - far_y) * size, size


def _peg(index: int) -> tuple[float, float, float]:
    """Where a peg is, and how large it is seen."""
    return _along_beam(1.28 / (1 + 0.315 * index))


def _hang(near: Canvas, colours: Field, cover: Field, index: int, numbers: Numbers) -> None:
    """Paints one face on its peg into the colours and the cover."""
    turn, aside, down = np.random.default_rng(242 + index).uniform(-1, 1, 3)
    x, y, size = _peg(index)
    at = (x + 0.008 * aside * size, y + (0.198 + 0.016 * down) * size)
    lamp = {**numbers, "light_y": 0.80}
    area, face, shape = hanging_face(
        near, at, 0.061 * size, math.radians(11 * turn), lamp, 1.7, y + 0.085 * size, index
    )
    colours[area] = over(colours[area], face, shape)
    cover[area] = np.maximum(cover[area], shape)


def paint_sandbags(canvas: Canvas, numbers: Numbers) -> Painting:
    """Sandbags on their lines, near us, heavy, with the light from below on their bellies."""
    colours, cover = canvas.colours(), canvas.full()
    for number, (at, foot, size) in enumerate(
        ((0.025, 0.87, 0.26), (0.83, 0.585, 0.115), (1.02, 0.74, 0.20), (1.18, 0.52, 0.15))
    ):
        near = canvas.part(at - 0.4 * size, -0.1, at + 0.4 * size, foot + 0.06)
        rows = near.within(canvas)
        bag = _sandbag(at, foot, size, number)
        shape = mask(near, bag.outlines)
        bent = normals(relief(near, shape, bag), 0.9 * 720 / near.unit)
        reach = _from_below(near, numbers["light_x"] * ASPECT, numbers["light"])
        side = np.sign(numbers["light_x"] * ASPECT - at)
        facing = np.clip(0.8 * bent[1] + 0.5 * side * bent[0] + 0.07, 0, 1) ** 1.2
        weave = 1 + 0.16 * smooth_noise(near, 0.8, 242)
        ink = tint("#050405") + tint("#b98a58") * (facing * weave * (0.05 + 3.2 * reach))[..., None]
        colours[rows] = over(colours[rows], ink, shape)
        cover[rows] = np.maximum(cover[rows], shape)
    return Painting(filmic(colours), canvas, cover)


_SACK = (
    "-.07 -.83, -.045 -.88, .05 -.88, .075 -.83, .12 -.74, .20 -.60, .27 -.40, .315 -.20, "
    ".30 -.07, "
    ".22 .005, .06 .02, -.12 .015, -.25 -.01, -.31 -.09, -.31 -.24, -.26 -.44, -.19 -.62, -.12 -.74"
)
_TUFT = (
    "-.05 -.86, -.10 -.93, -.13 -1.02, -.05 -.97, .0 -1.03, .06 -.96, .13 -1.0, .09 -.92, .05 -.86"
)
_GATHERS = (
    "-.05 -.84, -.12 -.66, -.20 -.40", "-.01 -.84, -.03 -.62, -.05 -.36",
    ".04 -.84, .09 -.64, .13 -.42", ".065 -.82, .16 -.62, .24 -.36",
)  # fmt: skip


def _sandbag(at: float, foot: float, size: float, number: int) -> Form:
    """One of them: tied at the neck, gathered below it, slack where the sand has settled."""
    lean = (0.02, -0.03, 0.03, -0.02)[number % 4]

    def there(text: str) -> Outline:
        return [(at + (a + lean * b) * size, foot + b * size) for a, b in places(text)]

    tie = [ribbon(there("-.07 -.855, .0 -.845, .07 -.86"), 0.035 * size)]
    rope = ribbon([(at, -0.1), (at, foot - 0.9 * size)], 0.045 * size)
    folds = [
        (tapered(there(text), 0.020 * size, 0.060 * size), 26 * size, 14 * size)
        for text in _GATHERS
    ]
    outlines = [curve(there(_SACK), 6), curve(there(_TUFT), 4), rope, *tie]
    return Form(outlines, "#000000", 110 * size, [*folds, (tie[0], -20 * size, 7 * size)])
