"""Behind a pane as long as a shop: a kitchen with the lamp lit, and a table laid for two."""

from __future__ import annotations

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
    """A range with its kettle, and one by it who has rolled up their sleeves and looks round."""
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
    body = places(
        ".395 .705, .398 .60, .385 .52, .392 .455, .425 .432, .455 .432, "
        ".487 .455, .492 .52, .480 .60, .487 .705"
    )
    arm = tapered([(0.395, 0.47), (0.368, 0.545), (0.385, 0.60)], 0.034, 0.020)
    head = ellipse((0.442, 0.385), 0.030, 0.038, 24)
    return _lit(
        canvas,
        colours,
        [curve(body, 6), arm, head, box(0.430, 0.41, 0.454, 0.44)],
        light,
        "#57506a",
        0.16,
    )


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
        ellipse((0.575, 0.579), 0.035, 0.009, 20),
        ellipse((0.765, 0.579), 0.035, 0.009, 20),
    ]
    colours = _lit(canvas, colours, things, light, "#f2ead8", 0.7)
    loaf = curve(
        [(0.632, 0.577), (0.630, 0.552), (0.660, 0.536), (0.700, 0.540), (0.712, 0.577)], 6
    )
    colours = _lit(canvas, colours, [loaf], light, "#b87a3c", 0.45)
    jug = curve(
        [
            (0.800, 0.575),
            (0.793, 0.545),
            (0.803, 0.520),
            (0.800, 0.505),
            (0.806, 0.509),
            (0.812, 0.503),
            (0.828, 0.505),
            (0.826, 0.52),
            (0.836, 0.545),
            (0.829, 0.575),
        ],
        4,
    )
    return _lit(canvas, colours, [jug], light, "#41598c", 0.7)


def _asleep(canvas: Canvas, colours: Field, light: Field) -> Field:
    """In a basket chair on the right, a child asleep with their mouth open."""
    basket = curve(
        places(".845 .705, .842 .60, .855 .50, .90 .465, .955 .49, .972 .60, .965 .705"), 6
    )
    colours = _lit(canvas, colours, [basket], light, "#8a6236", 0.45)
    weave = 0.7 + 0.3 * np.sign(np.sin(canvas.x * 420) * np.sin(canvas.y * 420))
    area = mask(canvas, [basket])
    colours = colours * (1 - area * 0.35 * weave)[..., None]
    blanket = curve(places(".858 .70, .862 .60, .885 .56, .925 .555, .952 .60, .955 .70"), 6)
    colours = _lit(canvas, colours, [blanket], light, "#7a6a86", 0.5)
    head = ellipse((0.893, 0.533), 0.030, 0.033, 24)
    hair = curve(
        places(".862 .528, .866 .500, .893 .492, .920 .504, .924 .530, .905 .512, .878 .512"), 5
    )
    colours = _lit(canvas, colours, [head], light, "#e0b08c", 0.95)
    return _lit(
        canvas, colours, [hair, ellipse((0.888, 0.549), 0.005, 0.004, 10)], light, "#3a281c", 0.5
    )
