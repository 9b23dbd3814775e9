"""Behind a pane as long as a shop: a kitchen with the lamp lit, and a table laid for two."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.silhouette import places
from game.stage.shading import bump, filmic, over, rim, saturated, smoothstep, tint

_LAMP = 0.50, 0.275
_LEFT, _RIGHT, _TOP, _FOOT = 0.16, 1.02, 0.10, 0.785
_WARM = "#ffbe74"


def paint_glass_kitchen(canvas: Canvas, numbers: Numbers) -> Painting:
    """The room behind the glass, the frame of black stone around it, its light upon the ground.

    `light` is the lamp's.
    """
    light = numbers["light"] / (
        1 + (np.hypot(canvas.x - _LAMP[0], canvas.y - _LAMP[1]) / 0.27) ** 2
    )
    colours = _room(canvas, light)
    colours = _stove(canvas, colours, light)
    colours = _table(canvas, colours, light)
    colours = _asleep(canvas, colours, light)
    glass = mask(canvas, [box(_LEFT, _TOP, _RIGHT, _FOOT)])
    sheen = np.exp(-(((canvas.x - 0.26 - 0.35 * canvas.y) / 0.05) ** 2)) * 0.035
    colours = colours + sheen[..., None] * tint("#b9c4ff")
    outside = _outside(canvas, numbers["light"])
    edge = np.clip(blurred(glass, 2 * canvas.unit / 720) - glass, 0, 1)
    colours = over(outside, colours, glass) + (0.7 * edge)[..., None] * tint("#d8c49c")
    return Painting(filmic(colours * 1.4), canvas)


def _outside(canvas: Canvas, light: float) -> Field:
    """Obsidian on every side, and the light that falls out of the pane across the floor."""
    stone = 0.7 + 0.3 * smooth_noise(canvas, 2.4, 321)
    colours = (0.012 * stone)[..., None] * tint("#8a90c0")
    down = np.clip(canvas.y - _FOOT, 0, 1)
    half = 0.43 + 0.55 * down
    lane = smoothstep(half, half - 0.10, np.abs(canvas.x - 0.57 + 0.10 * down))
    tile = 0.65 + 0.35 * smoothstep(
        0.46, 0.42, np.abs((canvas.x - 0.57) / (0.35 + down) * 4.2 % 1 - 0.5)
    )
    shine = lane * np.exp(-down / 0.12) * (canvas.y > _FOOT) * tile
    return colours + (0.34 * light * shine)[..., None] * tint(_WARM)


def _room(canvas: Canvas, light: Field) -> Field:
    """Wall, shelf with plates, a clock that says five, the lamp over the table."""
    paint = 1 + 0.05 * smooth_noise(canvas, 2.4, 322)
    dado = smoothstep(0.455, 0.459, canvas.y)
    wall = over(tint("#b08e62") + 0 * light[..., None], tint("#7f8b86"), dado)
    colours = wall * (paint * (0.015 + 0.46 * light))[..., None]
    floor = smoothstep(0.700, 0.703, canvas.y)
    flags = np.abs((canvas.x - 0.55) / np.maximum(canvas.y - 0.42, 0.05) * 1.8 % 1 - 0.5)
    colours = over(
        colours,
        (0.03 + 0.34 * light * (1 - 0.5 * smoothstep(0.45, 0.49, flags)))[..., None]
        * tint("#a07050"),
        floor,
    )
    shelf: list[Outline] = [box(0.655, 0.250, 0.94, 0.262)]
    shelf += [ellipse((0.69 + 0.055 * n, 0.222), 0.026, 0.028, 20) for n in range(5)]
    colours = _lit(canvas, colours, shelf, light, "#d9cbb0", 0.30)
    clock = mask(canvas, [ellipse((0.300, 0.225), 0.040, 0.040, 32)])
    colours = over(colours, (0.10 + 0.8 * light)[..., None] * tint("#efe4c8"), clock)
    hands = mask(
        canvas,
        [
            ribbon([(0.300, 0.225), (0.3125, 0.2467)], 0.006),
            ribbon([(0.300, 0.225), (0.300, 0.193)], 0.004),
        ],
    )
    colours = over(colours, tint("#20140c") + 0 * colours, hands)
    x, y = _LAMP
    shade = mask(
        canvas,
        [
            [
                (x - 0.020, y - 0.075),
                (x + 0.020, y - 0.075),
                (x + 0.075, y - 0.012),
                (x - 0.075, y - 0.012),
            ],
            box(x - 0.003, -0.1, x + 0.003, y - 0.07),
        ],
    )
    colours = over(
        colours,
        (0.25 + 0.6 * saturated((canvas.y - y + 0.075) / 0.06))[..., None]
        * tint("#ffb765")
        * shade[..., None],
        shade,
    )
    bulb = np.exp(-(((canvas.x - x) / 0.05) ** 2) - ((canvas.y - y + 0.008) / 0.012) ** 2)
    return colours + (0.9 * bulb)[..., None] * tint("#ffe2b0")


def _lit(
    canvas: Canvas, colours: Field, shapes: list[Outline], light: Field, dye: str, body: float
) -> Field:
    """Shapes in a dye, brighter along the edges that look up to the lamp."""
    shape = mask(canvas, shapes)
    edge = rim(shape, (0.0, -1.0), canvas.unit / 720, 0.6)
    shade = blurred(shape, 6 * canvas.unit / 720)
    ink = tint(dye) * (0.03 + (body + 0.9 * edge) * light)[..., None]
    return over(colours * (1 - 0.4 * shade)[..., None], ink, shape)


def _stove(canvas: Canvas, colours: Field, light: Field) -> Field:
    """A range with its kettle, whose steam stands up and stays up; a stool before it."""
    iron: list[Outline] = [
        box(0.20, 0.475, 0.36, 0.705),
        box(0.19, 0.462, 0.37, 0.478),
        box(0.215, 0.10, 0.235, 0.47),
    ]
    colours = _lit(canvas, colours, iron, light, "#3a3430", 0.25)
    door = mask(canvas, [box(0.235, 0.56, 0.325, 0.635)])
    colours = over(
        colours, (0.45 + 0.25 * bump(canvas.x, 0.28, 0.03))[..., None] * tint("#ff8a3c"), door
    )
    kettle = [
        curve([(0.262, 0.462), (0.258, 0.43), (0.285, 0.408), (0.315, 0.43), (0.312, 0.462)], 5),
        tapered([(0.314, 0.44), (0.338, 0.418)], 0.012, 0.006),
        ribbon(curve([(0.266, 0.425), (0.287, 0.388), (0.309, 0.425)], 6, closed=False), 0.005),
    ]
    colours = _lit(canvas, colours, kettle, light, "#9a8a78", 0.4)
    steam = (
        np.exp(-(((canvas.x - 0.342 - 0.006 * np.sin(canvas.y * 40)) / 0.010) ** 2))
        * smoothstep(0.41, 0.36, canvas.y)
        * smoothstep(0.26, 0.34, canvas.y)
    )
    colours = colours + (0.16 * steam * light)[..., None] * tint("#fff0dc")
    stool: list[Outline] = [
        box(0.375, 0.60, 0.455, 0.613),
        box(0.382, 0.61, 0.390, 0.715),
        box(0.440, 0.61, 0.448, 0.715),
    ]
    return _lit(canvas, colours, stool, light, "#6b4528", 0.25)


def _table(canvas: Canvas, colours: Field, light: Field) -> Field:
    """Oilcloth, two plates, a loaf, and a blue jug with a chip in its lip; two chairs."""
    chair: list[Outline] = [
        box(0.535, 0.45, 0.543, 0.705),
        box(0.600, 0.45, 0.608, 0.705),
        box(0.535, 0.455, 0.608, 0.485),
        box(0.535, 0.585, 0.608, 0.60),
    ]
    colours = _lit(canvas, colours, chair, light, "#6b4528", 0.2)
    legs: list[Outline] = [box(0.512, 0.60, 0.524, 0.74), box(0.812, 0.60, 0.824, 0.74)]
    colours = _lit(canvas, colours, legs, light, "#4a301c", 0.2)
    cloth = [
        (0.498, 0.572),
        (0.838, 0.572),
        (0.852, 0.592),
        (0.848, 0.640),
        (0.49, 0.640),
        (0.484, 0.592),
    ]
    colours = _lit(canvas, colours, [cloth], light, "#c9b79a", 0.42)
    things: list[Outline] = [
        ellipse((0.560, 0.579), 0.035, 0.009, 20),
        ellipse((0.705, 0.579), 0.033, 0.009, 20),
    ]
    colours = _lit(canvas, colours, things, light, "#f2ead8", 0.7)
    loaf = curve(
        [(0.602, 0.577), (0.600, 0.552), (0.630, 0.536), (0.670, 0.540), (0.682, 0.577)], 6
    )
    colours = _lit(canvas, colours, [loaf], light, "#b87a3c", 0.45)
    jug = curve(
        [
            (0.745, 0.575),
            (0.738, 0.545),
            (0.748, 0.520),
            (0.745, 0.505),
            (0.751, 0.509),
            (0.757, 0.503),
            (0.773, 0.505),
            (0.771, 0.52),
            (0.781, 0.545),
            (0.774, 0.575),
        ],
        4,
    )
    return _lit(canvas, colours, [jug], light, "#41598c", 0.7)


def _asleep(canvas: Canvas, colours: Field, light: Field) -> Field:
    """In a basket chair on the right, a child asleep under a blanket, with their mouth open."""
    x = 0.905
    basket = places(
        "-.085 .705, -.100 .60, -.088 .49, -.045 .425, .01 .408, .062 .435, .090 .50, .098 .60, "
        ".085 .705"
    )
    seat = [curve([(x + a, b) for a, b in basket], 6)]
    colours = _lit(canvas, colours, seat, light, "#8a6236", 0.38)
    weave = 0.5 + 0.5 * np.sin((canvas.x - x) * 330) * np.sin(canvas.y * 300)
    colours = colours * (1 - mask(canvas, seat) * 0.45 * weave)[..., None]
    hollow = places("-.064 .66, -.068 .54, -.04 .465, .008 .448, .05 .47, .068 .54, .062 .66")
    inner = mask(canvas, [curve([(x + a, b) for a, b in hollow], 6)])
    colours = over(colours, tint("#2a1a10") * (0.1 + 0.5 * light)[..., None], 0.8 * inner)
    colours = _lit(
        canvas, colours, [ellipse((x + 0.01, 0.535), 0.050, 0.048, 24)], light, "#c9bfa8", 0.35
    )
    colours = _child(canvas, colours, light, (x - 0.008, 0.528))
    blanket = places(
        "-.085 .70, -.084 .64, -.066 .585, -.03 .572, .012 .588, .052 .574, .078 .60, .086 .65, "
        ".084 .70, 0 .712"
    )
    colours = _lit(
        canvas, colours, [curve([(x + a, b) for a, b in blanket], 6)], light, "#5e5470", 0.45
    )
    arm = tapered([(x + 0.045, 0.592), (x + 0.052, 0.635), (x + 0.020, 0.655)], 0.024, 0.016)
    return _lit(
        canvas, colours, [arm, ellipse((x + 0.016, 0.656), 0.011, 0.009, 12)], light, "#d8a884", 0.6
    )


def _child(canvas: Canvas, colours: Field, light: Field, place: tuple[float, float]) -> Field:
    """A broad face laid to one side: lashes down, mouth open, hair that has been slept on."""
    x, y = place
    turn = -0.38

    def laid(points: list[tuple[float, float]]) -> Outline:
        cos, sin = math.cos(turn), math.sin(turn)
        return [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in points]

    hair = curve(
        laid(
            places("-.046 .012, -.050 -.022, -.026 -.052, .014 -.054, .046 -.030, .047 .010, 0 .02")
        ),
        6,
    )
    colours = _lit(canvas, colours, [hair], light, "#3a281c", 0.45)
    face = curve(
        laid(
            places("-.036 -.012, -.034 .018, -.014 .042, .014 .042, .034 .018, .036 -.012, 0 -.030")
        ),
        6,
    )
    colours = _lit(canvas, colours, [face], light, "#d0a284", 0.55)
    fringe = curve(
        laid(
            places(
                "-.040 -.002, -.036 -.034, 0 -.046, .036 -.034, .040 0, .026 -.018, .008 -.012, "
                "-.012 -.020, -.028 -.012"
            )
        ),
        4,
    )
    colours = _lit(canvas, colours, [fringe], light, "#3a281c", 0.5)
    cheeks = mask(
        canvas, [ellipse(laid([(s * 0.021, 0.018)])[0], 0.009, 0.007, 14) for s in (-1, 1)]
    )
    colours = over(colours, colours * np.asarray((1.0, 0.72, 0.62), np.float32), 0.3 * cheeks)
    lids = [
        ribbon(
            curve(
                laid([(s * 0.016 - 0.009, 0.003), (s * 0.016, 0.008), (s * 0.016 + 0.009, 0.003)]),
                5,
                closed=False,
            ),
            0.0028,
        )
        for s in (-1, 1)
    ]
    mouth = [curve(laid([(-0.007, 0.029), (0, 0.025), (0.007, 0.029), (0, 0.036)]), 5)]
    ink = tint("#0d0504") + 0 * colours
    return over(colours, ink, mask(canvas, [*lids, *mouth]))
