"""A back in grey knitting, on the way out of a room: the hair up, one hand at the door."""

from __future__ import annotations

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, curve, ellipse, limb, moved, tapered
from game.stage.painters.backstage import lamp_of
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.painting import Numbers
from game.stage.painters.silhouette import places

_PLACE = (0.545, 0.900, 0.56)
"""Where the feet stand, and how tall they are, in heights."""


def paint_leaving(canvas: Canvas, colours: Field, numbers: Numbers) -> Field:
    """Somebody from behind, mid-step, lit from the left. Returns the same field, changed."""
    lamp = lamp_of(numbers, 0.22, 0.55, 2.4)
    return modelled(canvas, colours, _back(), lamp, 0.035)


def _back() -> list[Piece]:
    skirt = places(
        "-.10 -.50, -.128 -.34, -.15 -.20, -.158 -.145, -.09 -.125, .0 -.135, .09 -.12, .15 -.15, "
        ".13 -.32, .10 -.50"
    )
    cardigan = places(
        "-.045 -.835, -.10 -.812, -.138 -.765, -.140 -.66, -.128 -.55, -.135 -.435, -.05 -.42, "
        ".05 -.42, .132 -.435, .122 -.55, .132 -.66, .134 -.765, .10 -.812, .045 -.835"
    )
    shoes = [
        tapered([(-0.060, -0.20), (-0.068, -0.06)], 0.062, 0.042),
        curve(places("-.102 -.06, -.108 .0, -.03 .004, -.036 -.06"), 4),
        tapered([(0.060, -0.20), (0.075, -0.11)], 0.062, 0.042),
        curve(places(".045 -.115, .042 -.05, .062 -.028, .105 -.035, .110 -.11"), 4),
    ]
    near_arm = limb([(-0.112, -0.755), (-0.172, -0.62), (-0.150, -0.49)], 0.088, 0.058)
    far_arm = limb([(0.110, -0.755), (0.205, -0.665), (0.285, -0.60)], 0.080, 0.048)
    hands = [
        ellipse((-0.146, -0.462), 0.026, 0.030, 12),
        ellipse((0.298, -0.594), 0.026, 0.022, 12),
    ]
    neck = [tapered([(0.0, -0.875), (0.0, -0.81)], 0.060, 0.075)]
    head = [curve(ellipse((0.004, -0.912), 0.054, 0.066, 16), 4)]
    bun = [curve(ellipse((-0.004, -0.978), 0.036, 0.030, 14), 4)]
    return [
        _worn(shoes, "#2c221e", 0.02),
        _worn([curve(skirt, 6)], "#4a3f4c", 0.06),
        _worn(far_arm, "#77757c", 0.03, 0.010),
        _worn(hands, "#b98a68", 0.02),
        _worn(neck, "#b98a68", 0.03),
        _worn([curve(cardigan, 6)], "#77757c", 0.07, 0.010),
        _worn(near_arm, "#77757c", 0.035, 0.010),
        _worn(head, "#5a4230", 0.045),
        _worn(bun, "#5a4230", 0.03),
    ]


def _worn(outlines: list[Outline], dye: str, rounded: float, yarn: float = 0.0) -> Piece:
    x, y, size = _PLACE
    slim = [[(0.84 * a, b) for a, b in outline] for outline in outlines]
    return Piece(moved(slim, x, y, size), dye, rounded * size, 1.0, 0.05, yarn=yarn * size)
