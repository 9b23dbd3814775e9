"""Those at the end of an evening: one who keeps a seat, one who comes in out of the rain."""

from __future__ import annotations

from game.stage.outlines import box, curve, ellipse, limb, ribbon, tapered
from game.stage.painters.silhouette import Drawn, in_pieces, places


def keeper() -> Drawn:
    """From the front, leaning on one arm, straight, the palm on what it holds down; a pear."""
    coat = places(
        "-.02 -.83, -.09 -.815, -.155 -.775, -.172 -.69, -.152 -.56, -.165 -.40, -.19 -.22, "
        "-.18 -.16, .06 -.15, .125 -.20, .118 -.36, .128 -.50, .150 -.62, .148 -.70, .105 -.765, "
        ".05 -.80"
    )
    far_arm = limb([(0.112, -0.715), (0.205, -0.57), (0.285, -0.405)], 0.080, 0.052)
    palm = curve(places(".262 -.43, .310 -.425, .370 -.385, .365 -.365, .275 -.362, .250 -.39"), 5)
    near_arm = [
        *limb([(-0.135, -0.72), (-0.205, -0.585), (-0.10, -0.515)], 0.078, 0.050),
        ellipse((-0.085, -0.522), 0.030, 0.028, 12),
    ]
    pear = [
        curve(places("-.072 -.600, -.052 -.600, -.040 -.565, -.022 -.535, -.062 -.510, "
                     "-.104 -.535, -.086 -.565"), 5),
        ribbon([(-0.062, -0.60), (-0.055, -0.622)], 0.006),
    ]  # fmt: skip
    hair = places(
        "-.075 -.90, -.092 -.955, -.070 -1.0, -.02 -1.015, .024 -.99, .034 -.94, .026 -.885, "
        "-.01 -.93, -.05 -.935"
    )
    scarf = [tapered([(0.03, -0.80), (0.055, -0.66), (0.045, -0.50)], 0.05, 0.06)]
    collar = places("-.085 -.805, -.096 -.872, -.055 -.855, -.02 -.80, .022 -.852, .045 -.865, "
                    ".045 -.80")  # fmt: skip
    head = [curve(ellipse((-0.032, -0.915), 0.049, 0.064, 14), 4), box(-0.055, -0.87, 0.0, -0.80)]
    legs = [
        tapered([(s * 0.066 - 0.04, -0.20), (s * 0.07 - 0.05, 0.0)], 0.10, 0.08) for s in (-1, 1)
    ]
    return in_pieces(
        legs, head, far_arm, [palm], [curve(hair, 5), *scarf], [curve(coat, 6)], near_arm, pear,
        [curve(collar, 4)], folds=0.2, waist=0.13,
    )  # fmt: skip


def arriving() -> Drawn:
    """From the front, in a long coat, beneath an umbrella that is still up."""
    coat = places(
        "-.03 -.70, -.085 -.68, -.118 -.63, -.122 -.50, -.112 -.36, -.135 -.18, -.150 -.10, "
        ".150 -.10, .135 -.18, .112 -.36, .118 -.50, .115 -.63, .085 -.68, .03 -.70"
    )
    canopy = places(
        "-.330 -.775, -.300 -.865, -.215 -.945, -.10 -.990, .01 -1.0, .12 -.990, .232 -.945, "
        ".316 -.865, .345 -.775, .290 -.800, .232 -.775, .165 -.805, .095 -.778, .01 -.808, "
        "-.078 -.778, -.15 -.805, -.215 -.775, -.275 -.800"
    )
    legs = [
        tapered([(s * 0.055, -0.14), (s * 0.058, 0.0)], 0.075, 0.050) for s in (-1, 1)
    ]  # fmt: skip
    return in_pieces(
        legs,
        [ribbon([(0.03, -1.03), (0.05, -0.46)], 0.010)],
        [curve(ellipse((-0.012, -0.745), 0.043, 0.055, 14), 4)],
        [curve(coat, 6)],
        [*limb([(0.10, -0.62), (0.135, -0.50), (0.055, -0.485)], 0.06, 0.04)],
        [curve(canopy, 4)],
        folds=0.3,
        waist=0.1,
    )
