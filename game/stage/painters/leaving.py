"""A back in grey knitting, on the way out of a room: the hair up, one hand at the door."""

from __future__ import annotations

from game.stage.canvas import Canvas, Field
from game.stage.painters.backstage import lamp_of
from game.stage.painters.bodies import Flesh, Joint, fleshed, placed
from game.stage.painters.knitting import knitted
from game.stage.painters.painting import Numbers

_PLACE = (0.545, 0.900, 0.56)
"""Where the feet stand, and how tall they are, in heights."""


def paint_leaving(canvas: Canvas, colours: Field, numbers: Numbers) -> Field:
    """Somebody from behind, mid-step, lit from the left. Returns the same field, changed."""
    lamp = lamp_of(numbers, 0.14, 0.55, 3.0)
    wool = 0.30 + 0.90 * knitted(canvas.x / 0.0105, canvas.y / 0.0090)
    for chains, dye, soft, cloth in (
        (_SHOES, "#2c221e", 0.006, 1.0),
        (_SHINS, "#5a4a40", 0.006, 1.0),
        (_SKIRT, "#4a3f4c", 0.012, 1.0),
        (_FAR_ARM, "#77757c", 0.006, wool),
        (_NECK, "#b98a68", 0.006, 1.0),
        (_HANDS, "#b98a68", 0.004, 1.0),
        (_CARDIGAN, "#77757c", 0.014, wool),
        (_HEAD, "#4a3426", 0.005, 1.0),
        (_NEAR_ARM, "#77757c", 0.008, wool),
    ):
        flesh = Flesh(placed(chains, *_PLACE), dye, soft, rim=0.25)
        colours = fleshed(canvas, colours, flesh, lamp, 0.030, cloth)
    return colours


_Chains = list[list[Joint]]
_SHOES: _Chains = [
    [(-0.068, -0.045, 0, 0.028), (-0.072, -0.010, 0, 0.030)],
    [(0.060, -0.090, 0, 0.026), (0.066, -0.048, 0, 0.028)],
]
_SHINS: _Chains = [
    [(-0.052, -0.26, 0, 0.046), (-0.062, -0.15, 0, 0.040), (-0.068, -0.055, 0, 0.025)],
    [(0.050, -0.26, 0, 0.046), (0.056, -0.17, 0, 0.040), (0.060, -0.095, 0, 0.024)],
]
_SKIRT: _Chains = [
    [(-0.035, -0.50, 0, 0.075), (-0.045, -0.40, 0, 0.080), (-0.070, -0.215, 0, 0.052)],
    [(0.035, -0.50, 0, 0.075), (0.045, -0.40, 0, 0.078), (0.062, -0.225, 0, 0.052)],
    [(-0.010, -0.38, 0.03, 0.045), (-0.006, -0.200, 0.02, 0.045)],
]
_CARDIGAN: _Chains = [
    [(0.0, -0.800, 0, 0.045), (0.0, -0.730, 0, 0.085), (0.004, -0.620, 0, 0.086),
     (0.0, -0.520, 0, 0.092), (-0.004, -0.465, 0, 0.098)],
    [(-0.098, -0.752, 0, 0.048), (-0.035, -0.800, 0, 0.034), (0.035, -0.796, 0, 0.034),
     (0.096, -0.742, 0, 0.048)],
    [(-0.055, -0.700, 0.01, 0.070), (0.055, -0.696, 0.01, 0.070)],
]  # fmt: skip
_NEAR_ARM: _Chains = [
    [(-0.106, -0.748, 0.02, 0.046), (-0.142, -0.660, 0.03, 0.041), (-0.150, -0.602, 0.03, 0.037),
     (-0.138, -0.53, 0.04, 0.034), (-0.118, -0.475, 0.04, 0.025)],
]  # fmt: skip
_FAR_ARM: _Chains = [
    [(0.100, -0.745, 0, 0.045), (0.176, -0.665, 0, 0.036), (0.262, -0.622, 0, 0.025)],
]
_HANDS: _Chains = [
    [(-0.116, -0.458, 0.05, 0.021), (-0.110, -0.420, 0.05, 0.018), (-0.104, -0.398, 0.05, 0.010)],
    [(0.270, -0.617, 0, 0.020), (0.300, -0.610, 0, 0.017)],
]
_NECK: _Chains = [[(-0.002, -0.790, 0, 0.036), (0.006, -0.860, 0, 0.032)]]
_HEAD: _Chains = [
    [(0.006, -0.888, 0, 0.046), (0.010, -0.926, 0, 0.052)],
    [(-0.006, -0.982, 0.02, 0.028), (0.010, -0.986, 0.02, 0.027)],
]
