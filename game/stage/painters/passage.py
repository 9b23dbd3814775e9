"""Behind the bedroom wall: a passage hung with wet coats, and stairs that go down to a light."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, sampled, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon, tapered
from game.stage.painters.coat_folds import creases, drape, stood
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import bump, filmic, normals, over, rim, smoothstep, tint

_END = 0.485, 0.42
"""Where the passage runs together, in heights."""
_DEPTHS = tuple(8.4 / 1.205**n for n in range(13))
_DYES = ("#6a543c", "#3d4a6a", "#575038", "#6e4434", "#3a4450", "#75664a", "#55394a", "#454b58")
_HALF = 0.375
"""How far the pegs stand from the middle, at a distance of 1."""
_LAMP = "#ffc07c"
_PLAIN = 4.5
"""From which distance on a coat's folds are too small to be seen."""


def paint_coat_passage(canvas: Canvas, numbers: Numbers) -> Painting:
    """Coats on both sides, nearer and nearer, and `light` that comes up the stairs at the end."""
    light = numbers["light"]
    colours = _walls(canvas, light)
    colours = _stairs(canvas, colours, light)
    random = np.random.default_rng(174)
    for number, depth in enumerate(_DEPTHS):
        for side in (-1, 1):
            chance = random.uniform(-1, 1, 6)
            colours = _coat(canvas, colours, depth, side, chance, light, number)
            if (number, side) == (_HELD, 1):
                colours = _held_out(canvas, colours, depth, light)
    return Painting(filmic(colours * 1.25), canvas)


def _glow(canvas: Canvas, reach: float) -> Field:
    away = np.hypot(canvas.x - _END[0], (canvas.y - _END[1] - 0.09) * 0.9)
    result: Field = 1 / (1 + (away / reach) ** 2) ** 1.2
    return result


def _walls(canvas: Canvas, light: float) -> Field:
    """Papered walls, a low ceiling, and a floor on which the coats have dripped: all but lost."""
    x, y = canvas.x - _END[0], canvas.y - _END[1]
    paper = 1 + 0.1 * smooth_noise(canvas, 2.2, 172)
    floor = smoothstep(0.0, 0.004, y - 0.42 * np.abs(x) - 0.055)
    depth = 0.62 / np.maximum(np.abs(y), 0.03)
    boards = 0.70 + 0.30 * smoothstep(0.06, 0.12, np.abs((x * depth * 4.2) % 1 - 0.5) * 0.3)
    wall = (0.015 + 0.12 * light * _glow(canvas, 0.11)) * paper
    colours = wall[..., None] * tint("#8f8678")
    ground = (0.010 + 0.30 * light * _glow(canvas, 0.16)) * boards
    wet = _puddles(x, y)
    streak = np.exp(-((x / (0.030 + 0.16 * np.clip(y, 0, 1))) ** 2)) / (1 + (y / 0.42) ** 2)
    colours = over(colours, ground[..., None] * tint("#a2744a"), floor)
    shine = (0.50 * light * streak * (0.18 + 0.82 * wet) * boards * floor)[..., None]
    return colours + shine * tint(_LAMP)


def _puddles(x: Field, y: Field) -> Field:
    """Where the floor is wet: patches that lie on it, ever flatter towards the end."""
    away = 0.30 / np.maximum(y, 0.03)
    tile = smooth_noise(Canvas(256, 0, 0, 256, 256), 2.8, 173)
    result: Field = smoothstep(-0.3, 0.9, sampled(tile, x * away * 260, away * 150))
    return result


def _stairs(canvas: Canvas, colours: Field, light: float) -> Field:
    """At the end a doorway: the floor breaks off, a rail goes down, "
    "and light stands in the well."""
    x, y = _END
    near = canvas.part(x - 0.14, y - 0.20, x + 0.14, y + 0.16)
    area = near.within(canvas)
    doorway = mask(near, [box(x - 0.060, y - 0.125, x + 0.060, y + 0.098)])
    down = np.clip((near.y - y + 0.125) / 0.223, 0, 1)
    slope = np.abs(near.x - x) / (0.062 - 0.030 * smoothstep(0.0, 0.9, down))
    ceiling = 0.10 + 0.90 * smoothstep(0.0, 0.9, down) ** 1.2
    sides = 1 - 0.45 * smoothstep(0.85, 1.0, slope)
    laths = 1 - 0.25 * bump((down * 6.0) ** 1.5 % 1, 0.5, 0.12) * smoothstep(0.75, 0.55, down)
    inside = (light * 0.78 * ceiling * sides * laths)[..., None] * tint("#ffb765")
    rail = mask(
        near,
        [
            ribbon([(x + 0.062, y - 0.02), (x + 0.022, y + 0.07)], 0.007),
            *(
                ribbon([(x + a, y + b), (x + a, y + 0.1)], 0.003)
                for a, b in ((0.052, 0.0), (0.040, 0.03), (0.029, 0.055))
            ),
            ellipse((x + 0.052, y - 0.02), 0.008, 0.010, 14),
        ],
    )
    inside = inside * (1 - 0.92 * rail)[..., None]
    drawn = over(colours[area], inside, doorway)
    frame = np.clip(blurred(doorway, 3.0 * near.unit / 720) - doorway, 0, 1)
    sill = bump(near.y, y + 0.099, 0.003) * smoothstep(0.062, 0.056, np.abs(near.x - x))
    colours[area] = drawn + (light * (0.7 * frame + 1.2 * sill))[..., None] * tint(_LAMP)
    return colours


def _reach(near: Canvas, depth: float, light: float) -> Field:
    """How much of the light at the end comes to a coat at some distance."""
    middle = np.exp(-(((near.y - _END[1] - 0.05) / (0.14 + 0.34 / depth)) ** 2))
    result: Field = light * middle * (0.22 + 0.78 * np.exp(-(((depth - 4.6) / 2.9) ** 2)))
    return result


def _coat(
    canvas: Canvas,
    colours: Field,
    depth: float,
    side: int,
    chance: Field,
    light: float,
    number: int,
) -> Field:
    """One coat on its peg, seen along the wall, wet, lit from the passage's end."""
    x = _END[0] + side * (_HALF + 0.02 * float(chance[0])) / depth
    top, size = _END[1] - 0.37 / depth, (0.90 + 0.07 * float(chance[1])) / depth
    place = (x, top, size)
    near = canvas.part(x - 0.5 * size, top - 0.22 * size, x + 0.5 * size, top + 1.12 * size)
    area = near.within(canvas)
    pieces = [mask(near, piece) for piece in _pieces(place, -side, chance)]
    cover = np.max(pieces, axis=0)
    scale = near.unit / 720 * size
    lines = creases(place, -side, _wide(chance), chance) if depth < _PLAIN else []
    bent = normals(drape(near, place, pieces, lines) * scale, 1.5 / max(scale, 0.15))
    reach = _reach(near, depth, light)
    inward = 0.12 + 0.88 * smoothstep(-0.10, 0.09, -side * (near.x - x) / size)
    facing = inward * np.clip(-side * bent[0] * 0.98 + 0.16 * bent[1] + 0.07, 0, 1)
    nap = 1 + 0.10 * smooth_noise(near, 1.0, 180 + number, down=1.6)
    dye = tint(_DYES[(number * 3 + (0 if side < 0 else 4)) % len(_DYES)]) * nap[..., None]
    drawn = tint("#030306") + dye * (reach * (1.5 * facing**1.5 + 0.02))[..., None] * tint(_LAMP)
    edge = rim(cover, (-side, 0.1), near.unit / 720 * (0.35 + 0.5 / depth), 0.35)
    drawn = drawn + (1.1 * edge * reach)[..., None] * tint(_LAMP)
    lamp = (0.16 if side < 0 else 0.06) * np.exp(-(((depth - 1.1) / 0.55) ** 2))
    cold = np.clip(side * bent[0] * 0.3 - bent[1] * 0.8 + 0.10 * bent[2], 0, 1)
    drawn = drawn + dye * (lamp * cold)[..., None] * tint("#a9b6d8") * 1.6
    buttons = mask(near, _buttons(place, -side))
    drawn = over(
        drawn, (0.02 + 0.45 * reach * (0.4 + facing))[..., None] * tint("#c8a878"), buttons
    )
    drawn = drawn + _drops(
        near, number, depth, cover * (reach * (0.25 + 1.4 * facing) + 0.12 * lamp)
    )
    below = (
        colours[area] * (1 - 0.75 * blurred(cover, 10 * near.unit / 720 / depth**0.5))[..., None]
    )
    colours[area] = over(below, drawn, cover)
    return colours


def _drops(near: Canvas, number: int, depth: float, light: Field) -> Field:
    """Rain that has not yet run off: specks, and below the longest a trail."""
    wet = smooth_noise(near, 0.8, 280 + number, across=0.8, down=2.2)
    drops = smoothstep(2.5, 3.1, wet) * min(1.0, 2.0 / depth)
    result: Field = (0.55 * drops * light)[..., None] * tint("#ffe2ba")
    return result


def _placed(text: str, place: tuple[float, float, float], towards: int, wide: float) -> Outline:
    return stood(places(text), place, towards, wide)


def _wide(chance: Field) -> float:
    """How broad a coat is cut, 1 the middle."""
    return 1.0 + 0.14 * float(chance[2])


def _pieces(place: tuple[float, float, float], towards: int, chance: Field) -> list[list[Outline]]:
    """From far to near: peg, back and skirts, the front that laps over, a sleeve, the collar."""
    x, top, size = place
    wide, hem = _wide(chance), 0.03 * float(chance[3])

    def placed(text: str) -> Outline:
        return curve(_placed(text, place, towards, wide), 6)

    body = [
        *placed("-.030 .01, .04 .015, .11 .065, .165 .135, .172 .25, .168 .45, .178 .70, .192 .93"),
        *_placed(f".190 {0.968 + hem}, .180 {0.978 + hem}, .11 {0.985 + hem}, "
            f".0 {0.974 + hem}, -.10 {0.985 - hem}, "
                 f"-.165 {0.972 - hem}, -.150 .70, -.142 .42, -.138 .20, -.115 .10, -.07 .04",
                 place, towards, wide),
    ]  # fmt: skip
    lapel = placed(".0 .03, .06 .06, .105 .16, .085 .235, .055 .30, .02 .36, -.005 .20")
    front = [*placed(".005 .05, 0.05 .10, .07 .30, .064 .55, .074 .75"),
             *_placed(f".086 {0.975 + hem}, .03 {0.98 + hem}, .010 .70, "
                 f"-.008 .36", place, towards, wide)]  # fmt: skip
    sleeve = placed(
        ".105 .060, .150 .095, .185 .19, .205 .34, .216 .50, .208 .545, .150 .555, "
        ".140 .50, .130 .36, .108 .20"
    )
    cuff = placed(".138 .50, .222 .488, .226 .575, .215 .585, .145 .590, .136 .575")
    pocket = placed(".112 .60, .172 .585, .178 .625, .116 .642")
    collar = placed(
        "-.062 .05, -.068 -.012, -.03 -.045, .03 -.05, .075 -.02, .095 .05, .075 .12, "
        ".03 .07, -.02 .06"
    )
    peg = [
        ribbon(
            [(x, top - 0.035 * size), (x - 0.01 * size * towards, top - 0.075 * size)], 0.012 * size
        ),
        ellipse((x - 0.010 * size * towards, top - 0.08 * size), 0.020 * size, 0.017 * size, 14),
    ]
    return [peg, [body], [front], [lapel], [pocket], [sleeve], [cuff],
            [collar, *_on_top(x, top, size, float(chance[4]))]]  # fmt: skip


def _buttons(place: tuple[float, float, float], towards: int) -> list[Outline]:
    x, top, size = place
    return [
        ellipse((x + towards * 0.042 * size, top + (0.40 + 0.105 * n) * size), r, r, 14)
        for n, r in enumerate([0.0095 * size] * 4)
    ]


def _on_top(x: float, top: float, size: float, chance: float) -> list[Outline]:
    """On some of the pegs a hat, on others a scarf."""
    if chance > 0.45:
        crown = places(
            "-.075 -.075, -.078 -.155, -.03 -.150, .0 -.165, .05 -.168, .078 -.14, .075 -.075"
        )
        brim = places("-.14 -.06, -.075 -.088, .075 -.088, .145 -.064, .08 -.062, -.08 -.052")
        return [
            curve([(x + a * size, top + b * size) for a, b in each], 4) for each in (crown, brim)
        ]
    if chance < -0.45:
        ends = ((-0.05, 0.52), (0.012, 0.40))
        return [
            ribbon(curve([(x + 0.4 * a * size, top), (x + a * size, top + 0.2 * size),
                          (x + 1.1 * a * size, top + b * size)], 6, closed=False), 0.055 * size)
            for a, b in ends
        ]  # fmt: skip
    return []


_HELD = 8
_UPPER_SLEEVE = (
    "-.02 .03, -.10 .08, -.20 .20, -.275 .275, -.300 .325, -.300 .375, -.262 .395, -.205 .362, "
    "-.12 .270, .0 .20"
)
_FORE_SLEEVE = (
    "-.262 .395, -.305 .384, -.318 .340, -.336 .290, -.366 .244, -.382 .214, -.410 .222, "
    "-.438 .248, -.428 .286, -.398 .336, -.352 .382, -.306 .398"
)
_PALM = "-.392 .232, -.396 .196, -.410 .166, -.436 .160, -.452 .176, -.446 .206, -.424 .244"
_FINGERS = (
    ("-.396 .206, -.376 .186, -.372 .160", 0.022),
    ("-.408 .172, -.410 .128, -.428 .104", 0.020),
    ("-.420 .166, -.430 .120, -.454 .106", 0.020),
    ("-.434 .164, -.454 .128, -.478 .126", 0.019),
    ("-.446 .176, -.472 .154, -.490 .160", 0.016),
)
"""The held-out arm, from the shoulder on: it sinks to the elbow, rises again, and beckons."""


def _held_out(canvas: Canvas, colours: Field, depth: float, light: float) -> Field:
    """One sleeve that does not hang: it is held out across the passage, as if for a hand."""
    x, y, size = _END[0] + _HALF / depth, _END[1] - 0.20 / depth, 0.9 / depth
    near = canvas.part(x - 0.62 * size, y - 0.1 * size, x + 0.1 * size, y + 0.5 * size)
    area = near.within(canvas)

    def there(text: str) -> list[tuple[float, float]]:
        return [(x + a * size, y + b * size) for a, b in places(text)]

    upper = curve(there(_UPPER_SLEEVE), 6)
    fore = curve(there(_FORE_SLEEVE), 6)
    hand = [
        curve(there(_PALM), 6),
        *(tapered(there(text), wide * size, 0.010 * size, 5) for text, wide in _FINGERS),
    ]
    pieces = [mask(near, [upper]), mask(near, [fore])]
    bare = mask(near, hand)
    cover = np.maximum(*pieces)
    scale = near.unit / 720 * size
    elbow = bump(near.x, x - 0.29 * size, 0.05 * size)
    crease = 3.0 * elbow * np.abs(np.sin((near.x - x) / size * 20 - (near.y - y) / size * 40))
    height = crease + sum(9 * blurred(p, 8 * scale) + 4 * blurred(p, 2.5 * scale) for p in pieces)
    bent = normals(height * scale, 1.5 / max(scale, 0.15))
    reach = light * np.exp(-(((near.x - _END[0]) / 0.16) ** 2))
    below = np.clip(0.95 * bent[1] - 0.55 * bent[0] - 0.05, 0, 1) ** 1.5
    drawn = tint("#030306") + tint("#75664a") * (0.9 * reach * below)[..., None] * tint(_LAMP)
    edge = rim(cover, (-0.6, 0.9), near.unit / 720, 0.25)
    drawn = drawn + (0.8 * edge * reach)[..., None] * tint(_LAMP)
    skin = tint("#060303") + (0.55 * rim(bare, (0.2, 0.9), near.unit / 720, 0.1) * reach)[
        ..., None
    ] * tint("#ffb070")
    colours[area] = over(over(colours[area], skin, bare), drawn, cover)
    return colours


def paint_passage_door(canvas: Canvas, numbers: Numbers) -> Painting:
    """The near edge of the papered door that stands open on the left: roses in lamplight."""
    near = canvas.part(-0.2, -0.2, 0.2, 1.2)
    slant = 0.115 + 0.03 * np.clip(near.y, 0, 1)
    cover = smoothstep(0.001, -0.001, near.x - slant)
    u, v = near.x / 0.085, near.y / 0.13
    v = v + 0.5 * (np.floor(u) % 2)
    a, b = (u % 1 - 0.5) * 0.65, v % 1 - 0.5
    away, turn = np.hypot(a, b), np.arctan2(b, a)
    ring = np.floor(away / 0.074)
    curl = np.abs(np.cos(2.5 * turn + 1.9 * ring + 2.2 * away))
    petals = smoothstep(0.31, 0.27, away + 0.05 * (1 - curl))
    petals = petals * (0.25 + 0.75 * curl**0.6 * (0.35 + 0.65 * (away / 0.074 % 1)))
    stem = bump(a - 0.16 * b * b, 0.10, 0.018) * smoothstep(0.22, 0.30, away)
    petals = np.maximum(petals, 0.35 * stem)
    light = 0.20 * numbers["light"] * np.exp(-(((near.y - 0.45) / 0.4) ** 2))
    colours = (light * (0.35 + 0.65 * petals))[..., None] * tint("#93a2c4")
    edge = bump(near.x, slant - 0.006, 0.007) * numbers["light"]
    lit = 0.25 + 0.75 * np.exp(-(((near.y - 0.5) / 0.35) ** 2))
    colours = colours + (0.38 * edge * lit)[..., None] * tint("#ffc486")
    return Painting(filmic(colours), near, cover)
