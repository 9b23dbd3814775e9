"""The one who sings, from so near that the footlights model her: face, throat, ruff, plumes."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, around, curve, ellipse, mask, ribbon, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.relief import Form, relief
from game.stage.painters.silhouette import places
from game.stage.painters.wings import vane
from game.stage.shading import filmic, normals, over, smoothstep, tint

_HEAD = 0.368
"""From the chin to the crown of an upright head, in heights."""
_EAR = 0.292, 0.462
_BACK = 0.50
"""Where her ear is, and how far her head is thrown back, in radians."""
_SKIN, _HAIR, _BLACK = "#c3aeb0", "#3a2f38", "#1e2132"
_WARM, _COLD = "#ff9c4c", "#7f95dc"
_BELOW = 0.62, 1.06
"""Where the nearest footlight burns, out of sight."""


def paint_bust(canvas: Canvas, numbers: Numbers) -> Painting:
    """Head and shoulders in profile, the head thrown back, the mouth open; `light` comes up."""
    near = canvas.part(-0.2, -0.2, 0.90, 1.2)
    colours, cover = near.colours(), near.full()
    forms = [
        *_plumes(), *_ruff(_FAR_RUFF, 41, 0.20), _body(), _mouth(), _teeth(), _face(), _hair(),
        _knot(), *_jewel(), _cape(), *_ruff(_MANTLE, 43, 0.34), *_ruff(_NEAR_RUFF, 42, 0.30),
    ]  # fmt: skip
    for form in forms:
        part = around(near, form.outlines, 0.03)
        rows = part.within(near)
        shape = mask(part, form.outlines)
        shade = 0.75 * blurred(shape, 0.010 * part.unit)
        below = colours[rows] * (1 - shade)[..., None]
        colours[rows] = over(below, _lit(part, shape, form, numbers["light"]), shape)
        cover[rows] = np.maximum(cover[rows], shape)
    return Painting(filmic(colours * 1.3), near, cover)


def _lit(part: Canvas, shape: Field, form: Form, light: float) -> Field:
    """Warm from the footlights below, cold from the air that she sings into, and almost nothing."""
    scale = part.unit / 720
    height = relief(part, shape, form)
    x, y, z = normals(height, 0.9 / scale)
    aside, down = _BELOW[0] - part.x, _BELOW[1] - part.y
    away = np.sqrt(aside**2 + down**2 + 0.02)
    facing = np.clip((x * aside + y * down + z * 0.10) / away - 0.06, 0, 1)
    deep = 1 - 0.6 * np.clip(blurred(height, 8 * scale) - height, 0, 7 * scale) / (7 * scale)
    warm = 2.1 * light * facing**1.2 * deep / (0.75 + (away / 0.60) ** 2)
    warm = (
        warm
        * (0.2 + 0.8 * smoothstep(0.0, 0.5, part.y))
        * (1 - 0.45 * smoothstep(0.8, 1.0, part.y))
    )
    breath = np.exp(-(((part.x - 0.60) / 0.34) ** 2) - ((part.y - 0.40) / 0.30) ** 2)
    cold = np.clip(0.80 * x - 0.55 * y + 0.02 * z, 0, 1) ** 1.4 * deep * (0.10 + 1.1 * breath)
    back = 1.0 * np.clip(-0.35 * x - 0.95 * y - 0.10, 0, 1) ** 1.6 * smoothstep(0.9, 0.3, part.y)
    tone = warm[..., None] * tint(_WARM) + (cold + back)[..., None] * tint(_COLD)
    result: Field = tint(form.dye) * (tone + 0.016 * tint("#8090c8"))
    return result


def _there(x: float, y: float) -> tuple[float, float]:
    """A place on an upright head, its chin at 0 and its crown at -1, where it is now."""
    a, b = (x + 0.08) * _HEAD, (y + 0.45) * _HEAD
    cos, sin = math.cos(_BACK), math.sin(_BACK)
    return _EAR[0] + a * cos + b * sin, _EAR[1] - a * sin + b * cos


def _on_head(text: str, steps: int = 6) -> Outline:
    return curve([_there(x, y) for x, y in places(text)], steps)


def _line(text: str, wide: float) -> Outline:
    """A line on the head, as wide as asked in its middle."""
    path = curve([_there(x, y) for x, y in places(text)], 6, closed=False)
    widths = _HEAD * wide * np.sin(np.pi * np.linspace(0.10, 0.92, len(path)))
    return ribbon(path, [float(w) for w in widths])


_FACE = (
    ".12 -1.0, .26 -.955, .365 -.875, .416 -.785, .432 -.715, .430 -.675, .408 -.615, .428 -.555, "
    ".478 -.480, .528 -.424, .528 -.398, .492 -.388, .456 -.392, .450 -.372, .474 -.338, "
    ".464 -.312, .43 -.306, .34 -.300, .262 -.274, .226 -.238, .240 -.200, .282 -.170, "
    ".322 -.158, .350 -.138, .352 -.112, .322 -.086, .308 -.058, .324 -.012, .324 .038, "
    ".296 .078, .250 .090, .17 .045, .06 -.05, -.04 -.17, -.10 -.30, -.16 -.45, -.18 -.60, "
    "-.10 -.85"
)
"""Brow, nose, the lips drawn back from the open mouth, the jaw that has swung down and back."""


def _face() -> Form:
    """Its bones, from brow to chin; the eye is shut."""
    ridges = [
        (_on_head(".26 -.64, .34 -.665, .405 -.635, .395 -.555, .33 -.52, .26 -.55"), -13.0, 7.0),
        (_on_head(".290 -.590, .335 -.612, .378 -.590, .374 -.552, .330 -.540, .294 -.558"), 7.5,
        4.0),
        (_line(".278 -.548, .318 -.530, .360 -.538, .384 -.556", 0.022), -6.0, 1.4),
        (_line(".20 -.660, .30 -.705, .38 -.700, .432 -.668", 0.085), 8.0, 6.0),
        (_on_head(".02 -.47, .12 -.50, .26 -.49, .34 -.45, .24 -.405, .10 -.41"), 9.0, 10.0),
        (_on_head(".06 -.30, .15 -.36, .215 -.34, .195 -.20, .14 -.10, .06 -.16"), -10.0, 11.0),
        (_line(".452 -.450, .40 -.405, .33 -.36, .262 -.310, .215 -.250", 0.050), -5.5, 4.5),
        (_line(".415 -.425, .36 -.405, .29 -.36, .235 -.300", 0.09), 4.5, 6.0),
        (_on_head(".430 -.455, .460 -.463, .480 -.430, .462 -.405, .432 -.408", 5), 6.5, 3.0),
        (_line(".500 -.396, .478 -.404, .455 -.396", 0.030), -6.0, 1.6),
        (_line(".29 -.292, .38 -.322, .44 -.338, .470 -.334", 0.046), 3.4, 2.4),
        (_line(".250 -.190, .29 -.158, .33 -.140, .348 -.128", 0.046), 3.4, 2.4),
        (_line(".312 -.062, .28 -.075, .22 -.07", 0.040), -5.0, 3.0),
        (_on_head(".24 -.02, .305 -.030, .318 .022, .275 .058, .23 .03", 5), 6.0, 5.0),
        (_line(".27 .070, .17 .025, .07 -.065, -.02 -.175, -.08 -.31", 0.10), 9.0, 6.0),
        (_on_head("-.06 -.78, .06 -.80, .14 -.70, .10 -.60, .0 -.62"), -6.0, 9.0),
        *_ear(),
    ]  # fmt: skip
    return Form([_on_head(_FACE, 7)], _SKIN, 34.0, ridges)


def _ear() -> list[tuple[Outline, float, float]]:
    """Its rim, its hollow, its lobe."""
    return [
        (_on_head("-.10 -.60, -.04 -.62, -.005 -.57, -.02 -.48, -.06 -.41, -.10 -.42, -.115 -.52"),
         11.0, 2.2),
        (_line("-.085 -.575, -.04 -.585, -.03 -.53, -.055 -.47", 0.030), -9.0, 1.6),
        (_line("-.075 -.53, -.06 -.50, -.07 -.46", 0.030), -8.0, 1.6),
    ]  # fmt: skip


def _mouth() -> Form:
    """What one looks into between the lips."""
    inside = (
        ".462 -.322, .30 -.31, .215 -.240, .24 -.170, .345 -.128, .332 -.170, .335 -.215, .38 -.28"
    )
    tongue = _on_head(".245 -.205, .29 -.215, .325 -.185, .30 -.165, .26 -.175")
    return Form([_on_head(inside)], "#48120f", 8.0, [(tongue, 9.0, 3.0)])


def _teeth() -> Form:
    """The upper row, and as much of the lower one as its lip leaves bare."""
    upper = ".452 -.322, .452 -.290, .436 -.276, .404 -.272, .366 -.274, .335 -.284, .34 -.304"
    lower = ".336 -.150, .338 -.176, .320 -.184, .290 -.186, .280 -.168"
    between = [
        (_line(f"{x} -.312, {x - 0.004} -.292, {x - 0.004} -.270", 0.010), -4.0, 0.8)
        for x in (0.432, 0.410, 0.388, 0.366)
    ]
    return Form([_on_head(upper), _on_head(lower, 4)], "#d8ccc0", 3.0, between)


def _body() -> Form:
    """The throat, its two cords and the pit between the collarbones, and the bared shoulder."""
    text = (
        ".405 .540, .414 .582, .424 .606, .441 .630, .446 .648, .432 .668, .421 .698, .413 .745, "
        ".418 .800, .450 .845, .520 .880, .60 .92, .66 1.02, .66 1.20, -.20 1.20, -.20 .90, "
        "-.04 .850, .08 .805, .175 .745, .222 .672, .240 .600, .242 .520, .236 .480, .33 .47"
    )

    def cord(points: str, wide: float) -> Outline:
        path = curve(places(points), 8, closed=False)
        widths = wide * np.sin(np.pi * np.linspace(0.02, 0.98, len(path))) ** 0.7
        return ribbon(path, [float(w) for w in widths])

    ridges = [
        (cord(".258 .520, .292 .615, .338 .715, .404 .832", 0.050), 15.0, 8.0),
        (cord(".330 .580, .358 .670, .384 .745, .405 .815", 0.030), -9.0, 6.0),
        (curve(places(".398 .618, .432 .626, .440 .650, .420 .674, .396 .664")), 6.0, 5.0),
        (cord(".392 .680, .398 .730, .400 .790", 0.020), 6.0, 4.0),
        (cord(".410 .828, .310 .840, .210 .844, .080 .850", 0.024), 12.0, 4.6),
        (cord(".400 .850, .46 .872, .52 .895, .58 .92", 0.018), 8.0, 4.4),
        (curve(places(".385 .80, .412 .80, .410 .838, .390 .838")), -12.0, 4.6),
        (cord(".390 .866, .270 .880, .10 .884", 0.030), -8.0, 7.0),
        (cord(".256 .58, .236 .70, .180 .80", 0.040), -8.0, 8.0),
    ]
    return Form([curve(places(text), 7)], _SKIN, 34.0, ridges)


def _hair() -> Form:
    """Drawn up from the brow and the nape, and held by a band."""
    text = (
        ".29 -.945, .22 -1.005, .06 -1.055, -.14 -1.04, -.32 -.93, -.41 -.74, -.42 -.54, "
        "-.34 -.37, "
        "-.24 -.30, -.16 -.36, -.12 -.50, -.11 -.63, -.03 -.70, .08 -.76, .20 -.86"
    )
    locks = [
        (_line(line, 0.030), 6.0, 2.2)
        for line in (".24 -.95, .10 -.92, -.08 -.80, -.25 -.62",
            ".18 -.87, .04 -.84, -.12 -.72, -.27 -.58",
                     ".10 -.79, -.02 -.74, -.16 -.64, -.30 -.55",
                     ".16 -.99, .0 -.98, -.16 -.88, -.30 -.68",
                     ".02 -1.03, -.14 -.98, -.27 -.86, -.36 -.66",
                     "-.13 -.62, -.20 -.57, -.31 -.52",
                     "-.14 -.50, -.22 -.50, -.32 -.49", "-.17 -.40, -.24 -.43, -.33 -.46",
                     "-.24 -.33, -.30 -.40, -.35 -.47")
    ]  # fmt: skip
    return Form([_on_head(text)], _HAIR, 26.0, locks)


def _knot() -> Form:
    """The knot at the back of her head, wound twice."""
    middle = (-0.415, -0.52)
    turns = [
        (_line(line, 0.034), 7.0, 2.4)
        for line in ("-.33 -.60, -.41 -.63, -.50 -.57, -.51 -.48",
            "-.50 -.44, -.43 -.40, -.35 -.44",
                     "-.36 -.55, -.42 -.57, -.46 -.52, -.42 -.47, -.37 -.49")
    ]  # fmt: skip
    ring = ellipse(middle, 0.118, 0.112, 18)
    return Form([curve([_there(x, y) for x, y in ring], 4)], _HAIR, 15.0, turns)


def _jewel() -> list[Form]:
    """The band across her hair, and a drop at her ear."""
    band = _line(".315 -.935, .20 -.90, .02 -.80, -.12 -.66, -.205 -.50, -.225 -.34", 0.060)
    x, y = _there(-0.075, -0.415)
    drop = curve([(x, y), (x + 0.008, y + 0.030), (x, y + 0.042), (x - 0.008, y + 0.030)], 5)
    return [Form([band], "#b08a4c", 6.0), Form([drop], "#d8b878", 4.0)]


def _cape() -> Form:
    """What the feathers are sewn on."""
    text = (
        "-.20 .80, -.06 .81, .06 .845, .16 .890, .27 .918, .36 .932, .44 .945, .54 .965, .62 .99, "
        ".70 1.06, .70 1.2, -.20 1.2"
    )
    return Form([curve(places(text), 6)], "#0c0d14", 10.0)


_Rows = tuple[tuple[str, int, float, float], ...]
_FAR_RUFF: _Rows = (
    (".480 .905, .430 .860, .330 .850, .20 .830, .09 .790, .0 .770, -.08 .76", 34, 0.20, -1.25),
)
_NEAR_RUFF: _Rows = (
    ("-.14 .790, -.01 .810, .09 .852, .20 .895, .31 .925, .42 .940, .55 .960", 34, 0.15, -1.35),
    ("-.16 .830, -.03 .850, .10 .890, .22 .925, .34 .948, .46 .962, .62 .99", 36, 0.12, -1.25),
)
_MANTLE: _Rows = (
    ("-.20 .92, -.06 .95, .10 .995, .24 1.03, .38 1.05, .52 1.06, .70 1.10", 36, 0.13, 1.60),
    ("-.20 .87, -.06 .90, .10 .945, .24 .980, .38 1.0, .52 1.01, .70 1.05", 36, 0.13, 1.60),
    ("-.20 .830, -.06 .850, .10 .895, .24 .930, .38 .950, .52 .970, .66 1.00", 36, 0.12, 1.65),
)
"""Rows of feathers: where they are rooted, how many, how long, and which way in the middle."""


def _ruff(rows: _Rows, seed: int, wide: float) -> list[Form]:
    """Feathers in rows, each third of a row before the one beside it, with their shafts."""
    found: list[Form] = []
    for number, (text, count, long, turn) in enumerate(rows):
        random = np.random.default_rng(seed + 10 * number)
        root = curve(places(text), 8, closed=False)
        feathers, shafts = [], []
        for index in range(count):
            part = (index + random.uniform(0.1, 0.9)) / count
            place = root[int(part * (len(root) - 1))]
            angle = turn + 1.15 * (place[0] - 0.26) * (1 if turn < 0 else -1)
            angle += float(random.normal(0, 0.14))
            reach = long * random.uniform(0.70, 1.15)
            bend = float(random.normal(0.0, 0.25)) + 0.7 * (place[0] - 0.26) * (
                1 if turn < 0 else -1
            )
            feather, shaft = vane(place, angle, reach, wide, bend or 0.01, float(random.random()))
            feathers.append(feather)
            shafts.append(shaft)
        for first in range(3):
            ridges = [(shaft, 7.0, 1.0) for shaft in shafts[first::3]]
            found.append(Form(feathers[first::3], _BLACK, 7.0, ridges))
    return found


def _plumes() -> list[Form]:
    """Ostrich plumes that nod behind her, each a shaft with soft barbs that curl at their ends."""
    found: list[Form] = []
    root = _there(-0.16, -0.98)
    for number, (angle, long, bend) in enumerate(
        ((-2.75, 0.36, -0.75), (-2.40, 0.44, -0.85), (-2.02, 0.46, -1.05), (-1.62, 0.38, -1.20))
    ):
        random = np.random.default_rng(70 + number)
        part = np.linspace(0, 1, 60)
        heading = angle + bend * 1.7 * part**1.4
        x = root[0] + np.cumsum(np.cos(heading)) / 60 * long
        y = root[1] + np.cumsum(np.sin(heading)) / 60 * long
        barbs: list[Outline] = []
        for index in range(4, 60, 2):
            reach = 0.23 * long * math.sin(math.pi * (0.10 + 0.82 * index / 60)) ** 0.7
            reach *= random.uniform(0.8, 1.15)
            for side in (-1, 1):
                ahead = float(heading[index]) + side * (1.05 - 0.5 * index / 60)
                there = [(float(x[index]), float(y[index]))]
                for step in range(4):
                    turn = ahead - side * 0.30 * step + random.normal(0, 0.05)
                    there.append((there[-1][0] + 0.28 * reach * math.cos(turn),
                                  there[-1][1] + 0.28 * reach * math.sin(turn)))  # fmt: skip
                barbs.append(tapered(there, 0.0065, 0.0010, 3))
        shaft = ribbon(list(zip(x.tolist(), y.tolist(), strict=True)),
                       [float(w) for w in np.linspace(0.010, 0.003, 60)])  # fmt: skip
        found += [Form(barbs[first::3], "#6a7298", 3.0) for first in range(3)]
        found.append(Form([shaft], "#6a7298", 3.0))
    return found
