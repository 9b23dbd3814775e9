"""A back in grey knitting, on the way out of a room: the hair up, one hand at the door."""

from __future__ import annotations

from dataclasses import replace

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, curve, ellipse, moved, tapered
from game.stage.painters.anatomy import fleshed as limb
from game.stage.painters.anatomy import hand
from game.stage.painters.backlit import backlit
from game.stage.painters.backstage import lamp_of
from game.stage.painters.knitting import knitted
from game.stage.painters.painting import Numbers
from game.stage.painters.silhouette import Part, dyed, places, worn
from game.stage.shading import bump

_PLACE = (0.545, 0.900, 0.56)
"""Where the feet stand, and how tall they are, in heights."""


def paint_leaving(canvas: Canvas, colours: Field, numbers: Numbers) -> Field:
    """Somebody from behind, mid-step, dark but for the side to the lamp. Changes the field."""
    lamp = lamp_of(numbers, 0.0, 0.50, 9.0)
    wool = 0.45 + 0.75 * knitted(canvas.x / 0.0105, canvas.y / 0.0090)
    x, y, tall = _PLACE
    placed = [
        replace(
            part,
            outlines=tuple(moved(part.outlines, x, y, tall)),
            joint=part.joint
            and (x + part.joint[0] * tall, y + part.joint[1] * tall, part.joint[2] * tall),
        )
        for part in _parts()
    ]
    under = bump(canvas.x, x + 0.02, 0.075) * bump(canvas.y, y + 0.004, 0.016)
    colours *= (1 - 0.8 * under)[..., None]
    backlit(canvas, colours, placed, [lamp], 0.030, wool)
    return colours


def _parts() -> list[Part]:
    """From far to near, 1 tall, the feet at 0: one heel lifted, an arm out to the door."""
    wool, skirt, skin = "#68666e", "#40363f", "#8f6448"
    cardigan = _round(
        "0 -.835, -.035 -.828, -.075 -.808, -.118 -.785, -.128 -.745, -.104 -.670, -.086 -.600, "
        "-.098 -.530, -.108 -.478, -.050 -.462, .010 -.470, .060 -.460, .104 -.480, .094 -.540, "
        ".084 -.605, .100 -.670, .124 -.740, .112 -.780, .070 -.806, .035 -.828"
    )
    hanging = _round(
        "-.096 -.500, -.112 -.400, -.128 -.232, -.085 -.212, -.035 -.226, .015 -.208, .070 -.222, "
        ".118 -.238, .106 -.400, .092 -.500"
    )
    fold = tapered([(-0.03, -0.44), (-0.042, -0.33), (-0.060, -0.222)], 0.008, 0.034)
    legs = [
        *limb(((-0.055, -0.25), (-0.062, -0.15), (-0.060, -0.050)), (0.076, 0.070, 0.038)),
        *limb(((0.050, -0.25), (0.054, -0.17), (0.050, -0.095)), (0.074, 0.066, 0.036)),
    ]
    shoes = [
        *limb(((-0.060, -0.050), (-0.064, -0.014)), (0.046, 0.056)),
        *limb(((0.050, -0.094), (0.054, -0.048)), (0.042, 0.054)),
    ]
    near_arm = limb(
        ((-0.104, -0.758), (-0.140, -0.680), (-0.153, -0.615), (-0.142, -0.55), (-0.122, -0.488)),
        (0.076, 0.070, 0.058, 0.056, 0.040),
    )
    far_arm = limb(
        ((0.098, -0.752), (0.150, -0.690), (0.182, -0.662), (0.262, -0.632)),
        (0.072, 0.060, 0.052, 0.036),
    )
    neck = limb(((0.0, -0.80), (0.004, -0.880)), (0.074, 0.062))
    ears = [ellipse((side * 0.053 + 0.006, -0.915), 0.010, 0.018, 14) for side in (-1, 1)]
    hair = [
        _round("-.030 -.868, -.046 -.900, -.050 -.940, -.036 -.978, .006 -.992, .046 -.978, "
               ".060 -.940, .056 -.900, .040 -.868, .022 -.856, .006 -.866, -.012 -.854"),
        _round("-.030 -.990, -.026 -1.024, .006 -1.036, .036 -1.020, .038 -.986, .006 -.974"),
        tapered([(0.030, -0.870), (0.040, -0.850), (0.036, -0.832)], 0.008, 0.001),
        tapered([(-0.022, -0.866), (-0.030, -0.848), (-0.026, -0.836)], 0.007, 0.001),
    ]  # fmt: skip
    return [
        dyed(skin, *hand((0.262, -0.632), -0.15, 0.085, bend=0.4)), worn(wool, *far_arm),
        dyed("#4a3c36", *legs), dyed("#1c1412", *shoes), worn(skirt, hanging), worn(skirt, fold),
        dyed(skin, *neck, *ears), worn(wool, cardigan), dyed("#2a1c14", *hair),
        dyed(skin, *hand((-0.122, -0.492), 1.45, 0.090, bend=-0.35, thumb=-1)),
        worn(wool, *near_arm, joint=(-0.100, -0.760, 0.075)),
    ]  # fmt: skip


def _round(points: str) -> Outline:
    return curve(places(points), 6)
