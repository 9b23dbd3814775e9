"""Anybody: a man, a woman, a child, somebody old, somebody on the way."""

from __future__ import annotations

import numpy as np

from game.stage.outlines import box, curve, ellipse, limb, tapered
from game.stage.painters.silhouette import Drawn, in_pieces, mirrored_too, places


def man() -> Drawn:
    """From the front, in a cap and a long coat with its collar up, hands in the pockets."""
    coat = mirrored_too(
        places(
            ".045 -.84, .085 -.822, .132 -.79, .148 -.72, .146 -.60, .138 -.50, .146 -.40, "
            ".158 -.28, .166 -.205, .09 -.195"
        )
    )
    arms = [
        outline
        for s in (1, -1)
        for outline in limb(
            [(s * 0.112, -0.752), (s * 0.172, -0.63), (s * 0.176, -0.54), (s * 0.132, -0.455)],
            0.072, 0.052,
        )
    ]  # fmt: skip
    legs = [
        tapered([(s * 0.070, -0.24), (s * 0.072, -0.12), (s * 0.074, -0.02)], 0.088, 0.060)
        for s in (1, -1)
    ]
    shoes = [
        curve([(s * 0.045, -0.03), (s * 0.042, 0.004), (s * 0.135, 0.006), (s * 0.118, -0.026)], 4)
        for s in (1, -1)
    ]
    collar = places("-.06 -.80, -.072 -.872, -.035 -.852, 0 -.80, .035 -.852, .072 -.872, .06 -.80")
    cap = places(
        "-.062 -.935, -.066 -.972, -.03 -1.0, .03 -1.0, .066 -.972, .064 -.938, .07 -.922, "
        "0 -.938, -.07 -.922"
    )
    head = [curve(ellipse((0.0, -0.905), 0.049, 0.064, 14), 4), box(-0.026, -0.86, 0.026, -0.80)]
    return in_pieces(
        [*legs, *shoes], head, [curve(coat, 6)], arms, [curve(collar, 4)], [curve(cap, 5)],
        folds=0.35, waist=0.12,
    )  # fmt: skip


def caller() -> Drawn:
    """Holding a lamp up, the other hand at the mouth, in a long coat."""
    coat = mirrored_too(
        places(
            ".045 -.83, .09 -.81, .125 -.77, .132 -.68, .118 -.56, .128 -.40, .152 -.22, "
            ".172 -.06, "
            ".165 -.02, .08 -.012"
        )
    )
    shoes = [
        curve([(s * 0.03, -0.03), (s * 0.028, 0.004), (s * 0.12, 0.006), (s * 0.10, -0.026)], 4)
        for s in (1, -1)
    ]
    hair = places(
        "-.052 -.86, -.058 -.93, -.03 -.985, .02 -.99, .054 -.95, .056 -.90, .02 -.94, -.03 -.92"
    )
    lamp = [
        tapered([(0.175, -0.945), (0.205, -0.985), (0.235, -0.945)], 0.010, 0.010),
        curve([(0.172, -0.945), (0.168, -0.85), (0.242, -0.85), (0.238, -0.945)], 2),
    ]
    return in_pieces(
        shoes,
        [curve(ellipse((0.0, -0.90), 0.050, 0.066, 14), 4), box(-0.026, -0.86, 0.026, -0.80)],
        [curve(hair, 5)],
        [curve(coat, 6)],
        limb([(-0.10, -0.74), (-0.178, -0.70), (-0.062, -0.852)], 0.074, 0.042),
        lamp,
        [*limb([(0.10, -0.745), (0.165, -0.80), (0.205, -0.985)], 0.076, 0.042)],
        folds=0.5,
        waist=0.1,
    )


def woman() -> Drawn:
    """From the front, in a long skirt and a shawl, her hair up, hands before her."""
    skirt = mirrored_too(
        places(
            ".058 -.58, .098 -.50, .126 -.36, .152 -.20, .182 -.06, .186 0, .12 .014, .06 .004, "
            "0 .016"
        )
    )
    shawl = mirrored_too(
        places(".036 -.835, .078 -.812, .122 -.775, .146 -.69, .140 -.60, .10 -.545, .05 -.50")
    )
    arms = [
        outline
        for s in (-1, 1)
        for outline in limb(
            [(s * 0.102, -0.735), (s * 0.146, -0.61), (s * 0.115, -0.52), (s * 0.018, -0.50)],
            0.062, 0.040,
        )
    ]  # fmt: skip
    hair = places(
        "-.05 -.89, -.056 -.94, -.03 -.978, .03 -.978, .056 -.94, .05 -.89, .03 -.935, -.03 -.935"
    )
    return in_pieces(
        [curve(skirt, 6)],
        [
            curve(ellipse((0.0, -0.895), 0.046, 0.062, 14), 4),
            curve(ellipse((0.006, -0.986), 0.034, 0.028, 12), 4),
            box(-0.022, -0.855, 0.022, -0.80),
        ],
        [curve(hair, 5)],
        [curve(shawl, 6)],
        arms,
        [curve(ellipse((0.0, -0.498), 0.030, 0.022, 10), 3)],
        folds=0.7,
        waist=0.09,
    )


def child() -> Drawn:
    """From the front: hair on end, a smock too long, bare feet; the head large for the body."""
    smock = mirrored_too(
        places(".05 -.66, .105 -.64, .13 -.57, .142 -.44, .178 -.28, .196 -.19, .10 -.175, 0 -.185")
    )
    random = np.random.default_rng(31)
    hair = [
        tapered([(x, y), (x * 1.05, y - 0.03), (x * 1.3 + float(random.normal(0, 0.02)), y - 0.07)],
                0.05, 0.004, 5)
        for x, y in (
            (0.125 * float(np.sin(a)), -0.815 - 0.135 * float(np.cos(a)))
            for a in np.linspace(-1.5, 1.5, 15)
        )
    ]  # fmt: skip
    legs = [tapered([(s * 0.065, -0.20), (s * 0.068, -0.02)], 0.062, 0.044) for s in (1, -1)]
    feet = [
        curve([(s * 0.04, -0.03), (s * 0.04, 0.004), (s * 0.125, 0.006), (s * 0.10, -0.026)], 4)
        for s in (1, -1)
    ]
    arms = [
        outline
        for s in (1, -1)
        for outline in limb(
            [(s * 0.098, -0.60), (s * 0.160, -0.47), (s * 0.170, -0.36)], 0.07, 0.044
        )
    ]
    hands = [ellipse((s * 0.172, -0.342), 0.026, 0.032, 10) for s in (1, -1)]
    return in_pieces(
        [*legs, *feet],
        [curve(smock, 6)],
        [*arms, *hands],
        [curve(ellipse((0.0, -0.80), 0.132, 0.148, 16), 4), *hair],
        folds=0.3,
        waist=0.14,
    )


def walker() -> Drawn:
    """On the way to the right: a hat, a coat that the wind has hold of, a case in the hand."""
    coat = places(
        "-.035 -.835, -.085 -.80, -.112 -.70, -.122 -.56, -.16 -.42, -.232 -.30, -.262 -.235, "
        "-.16 -.25, -.06 -.235, .03 -.255, .098 -.24, .086 -.36, .074 -.50, .086 -.64, .07 -.76, "
        ".025 -.83"
    )
    head = places(
        "-.048 -.90, -.042 -.86, -.03 -.80, .03 -.80, .03 -.828, .048 -.832, .054 -.846, "
        ".05 -.856, "
        ".07 -.872, .052 -.895, .052 -.92, 0 -.935, -.044 -.925"
    )
    hat = places(
        "-.055 -.925, -.058 -.985, -.02 -1.005, .035 -1.0, .056 -.97, .058 -.928, .105 -.912, "
        ".06 -.904, -.06 -.908, -.10 -.918"
    )
    back_leg = [
        tapered([(-0.03, -0.32), (-0.075, -0.19), (-0.20, -0.055)], 0.098, 0.052),
        curve([(-0.215, -0.075), (-0.255, -0.02), (-0.215, 0.0), (-0.155, -0.03)], 4),
    ]
    front_leg = [
        tapered([(0.03, -0.32), (0.115, -0.20), (0.150, -0.04)], 0.098, 0.054),
        curve([(0.118, -0.05), (0.118, 0.004), (0.245, 0.0), (0.215, -0.032), (0.175, -0.045)], 4),
    ]
    arm = limb([(-0.01, -0.745), (0.032, -0.63), (0.085, -0.52), (0.10, -0.455)], 0.076, 0.042)
    case = [
        curve([(0.03, -0.42), (0.025, -0.245), (0.215, -0.235), (0.218, -0.41)], 2),
        tapered([(0.085, -0.42), (0.105, -0.462), (0.145, -0.452), (0.16, -0.415)], 0.012, 0.012),
    ]
    scarf = [tapered([(0.02, -0.80), (-0.10, -0.785), (-0.21, -0.745), (-0.30, -0.76)], 0.05, 0.02)]
    return in_pieces(
        back_leg, [curve(head, 5)], front_leg, [curve(coat, 7)], scarf, [curve(hat, 5)], case, arm,
        folds=0.35, waist=0.09,
    )  # fmt: skip


def elder() -> Drawn:
    """Old, bent over a stick, going to the right in a long coat and a shawl."""
    coat = places(
        ".02 -.80, -.075 -.77, -.145 -.69, -.168 -.58, -.158 -.44, -.168 -.28, -.188 -.10, "
        "-.196 -.03, -.09 -.045, .02 -.035, .10 -.045, .088 -.22, .078 -.38, .105 -.50, .13 -.62, "
        ".12 -.73, .085 -.785"
    )
    head = places(
        ".055 -.90, .055 -.85, .075 -.80, .135 -.775, .162 -.795, .178 -.80, .172 -.815, "
        ".196 -.838, "
        ".178 -.865, .172 -.90, .135 -.94, .085 -.94"
    )
    scarf = places(
        ".02 -.80, .012 -.88, .045 -.955, .105 -.985, .155 -.965, .162 -.92, .12 -.905, .095 -.85, "
        ".10 -.79, .06 -.755"
    )
    feet = [
        curve([(-0.14, -0.04), (-0.145, 0.004), (-0.03, 0.004), (-0.045, -0.03)], 4),
        curve([(0.01, -0.04), (0.005, 0.004), (0.13, 0.004), (0.105, -0.028)], 4),
    ]
    arm = [
        *limb([(0.01, -0.69), (0.055, -0.57), (0.15, -0.515), (0.235, -0.50)], 0.086, 0.038),
        curve(ellipse((0.245, -0.502), 0.026, 0.022, 10), 3),
    ]
    stick = [
        tapered([(0.205, -0.535), (0.25, -0.545), (0.262, -0.50), (0.258, -0.25), (0.268, 0.0)],
                0.020, 0.014)
    ]  # fmt: skip
    return in_pieces(
        feet, [curve(head, 5)], [curve(coat, 7)], [curve(scarf, 6)], stick, arm,
        folds=0.45, waist=0.12,
    )  # fmt: skip
