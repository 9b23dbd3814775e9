"""Somebody who comes up a stair with a bowl on a saucer, seen from the front, against the light."""

from __future__ import annotations

import math

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, curve, ellipse, mask, ribbon
from game.stage.painters.anatomy import hand
from game.stage.painters.knitting import knitted
from game.stage.painters.silhouette import places
from game.stage.shading import over, rim, smoothstep, tint

_X = 0.452
"""Where the middle of the body is on the picture; heights are the picture's own."""
_LOW, _HIGH = 0.829, 0.779
"""Where the soles stand: the weight is still on the lower foot."""

_Group = tuple[list[Outline], str, float]


def paint_climber(canvas: Canvas, colours: Field, lamp: tuple[float, float]) -> Field:
    """Paints them over the lit wall; a lamp behind them to the right catches what faces it."""
    near = canvas.part(_X - 0.25, 0.0, _X + 0.25, 0.86)
    rows, scale = near.within(canvas), near.unit / 720
    part = colours[rows]
    wool = 0.35 + 0.65 * knitted(near.x / 0.0085, near.y / 0.0075)
    for shapes, dye, shine in _dressed():
        shape = mask(near, shapes)
        edge = rim(shape, (0.95, -0.25), scale, 0.9)
        through = blurred(1 - shape, 7 * scale) * smoothstep(-0.10, 0.16, near.x - _X)
        ink = tint(dye) * (wool * (0.045 + 0.62 * through))[..., None]
        ink = ink + (shine * edge * wool * _towards(near, lamp))[..., None] * tint("#ffca86")
        shade = 1 - 0.5 * blurred(shape, 4 * scale)
        part = over(part * shade[..., None], ink, shape)
    colours[rows] = part
    return colours


def _towards(near: Canvas, lamp: tuple[float, float]) -> Field:
    """How strongly the lamp catches an edge: less, the farther down."""
    away = ((near.x - lamp[0]) ** 2 + (near.y - lamp[1]) ** 2) ** 0.5
    result: Field = 1.9 / (1 + (away / 0.30) ** 2)
    return result


def _at(text: str, steps: int = 6) -> Outline:
    return curve([(_X + a, b) for a, b in places(text)], steps)


def _joined(points: str, widths: tuple[float, ...]) -> list[Outline]:
    """A limb through its joints, as thick at each as asked, with round ends."""
    line = curve([(_X + a, b) for a, b in places(points)], 6, closed=False)
    count = len(line) - 1
    along = []
    for number in range(count + 1):
        place = number / count * (len(widths) - 1)
        first = min(int(place), len(widths) - 2)
        along.append(widths[first] + (widths[first + 1] - widths[first]) * (place - first))
    ends = [ellipse(line[n], along[n] / 2, along[n] / 2, 16) for n in (0, -1)]
    return [ribbon(line, along), *ends]


def _dressed() -> list[_Group]:
    """From far to near: outlines, dye, how they shine."""
    straight = _joined("-.036 .44, -.044 .60, -.040 .665, -.038 .80", (0.080, 0.066, 0.056, 0.044))
    raised = _joined("0.036 .45, .062 .555, .064 .60, .054 .74", (0.084, 0.082, 0.066, 0.046))
    coat = _at(
        "-.030 .186, -.066 .200, -.084 .232, -.080 .30, -.070 .37, -.080 .44, -.096 .515, "
        "-.106 .574, -.074 .590, -.030 .582, -.010 .560, .004 .520, .022 .548, .056 .566, "
        ".092 .556, .108 .540, .094 .46, .076 .40, .066 .355, .076 .30, .086 .236, .070 .203, "
        ".032 .188"
    )
    folds = [
        ribbon(curve([(_X + a, b) for a, b in places(text)], 6, closed=False), 0.0035)
        for text in ("-.004 .34, -.006 .44, .003 .53", "-.050 .40, -.058 .48, -.072 .57",
                     ".050 .42, .066 .48, .074 .545")
    ]  # fmt: skip
    upper = [
        *_joined("-.072 .224, -.104 .280, -.106 .322", (0.052, 0.046, 0.044)),
        *_joined(".074 .226, .106 .284, .106 .324", (0.052, 0.046, 0.044)),
    ]
    fore = [
        *_joined("-.104 .325, -.078 .336, -.050 .326", (0.046, 0.038, 0.028)),
        *_joined(".104 .327, .078 .337, .050 .326", (0.046, 0.038, 0.028)),
    ]
    hands = [
        *hand((_X - 0.060, 0.326), -0.05, 0.046, bend=-0.25, thumb=-1),
        *hand((_X + 0.060, 0.326), math.pi + 0.05, 0.046, bend=0.25, thumb=1),
    ]
    neck = _joined("0.000 .155, .000 .195", (0.044, 0.056))
    scarf = _at("-.036 .176, -.010 .168, .028 .170, .044 .186, .030 .206, -.012 .210, -.042 .198")
    head = _at(
        "-.034 .105, -.030 .072, 0 .058, .032 .072, .036 .106, .026 .142, .002 .166, -.022 .144"
    )
    bowl = _at("-.036 .280, -.032 .300, -.014 .312, .014 .312, .032 .300, .036 .280", 4)
    return [
        (straight, "#2c2a34", 0.5),
        (_shoe(-0.038, _LOW, 0.9, -0.12), "#3a2416", 0.8),
        (raised, "#2c2a34", 0.6),
        (_shoe(0.056, _HIGH, 1.0, 0.10), "#3a2416", 0.9),
        (upper, "#3a3f52", 0.8),
        ([coat], "#3a3f52", 0.8),
        (folds, "#08080b", 0.0),
        (neck, "#6a4a34", 0.4),
        ([head], "#6a4a34", 0.7),
        ([scarf], "#7a2a22", 0.7),
        (fore, "#444a60", 0.8),
        ([ellipse((_X, 0.3135), 0.068, 0.0065, 30)], "#e8d8b0", 0.9),
        ([bowl], "#b8a888", 0.8),
        ([ellipse((_X, 0.281), 0.035, 0.0048, 24)], "#8a5a34", 0.4),
        ([ribbon([(_X + 0.030, 0.311), (_X + 0.082, 0.302)], [0.004, 0.0025])], "#c8c4b8", 1.0),
        (hands, "#7a5238", 0.55),
    ]  # fmt: skip


def _shoe(x: float, sole: float, size: float, turn: float) -> list[Outline]:
    """A wet shoe that comes towards us, toe foremost, a little turned out."""

    def at(text: str) -> Outline:
        return [(_X + x + size * (a + turn * (b + 0.05)), sole + size * b) for a, b in places(text)]

    cap = at(
        "-.034 -.004, -.036 -.024, -.022 -.042, .002 -.048, .024 -.041, .036 -.024, .034 -.004"
    )
    ankle = at("-.024 -.036, -.024 -.075, .024 -.075, .024 -.036")
    under = at("-.036 -.008, .036 -.008, .036 .000, -.036 .000")
    return [ankle, curve(cap, 5), under]
