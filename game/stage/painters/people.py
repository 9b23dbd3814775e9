"""Those who do not perform: the Owner, somebody who has stayed, somebody who has woken."""

from __future__ import annotations

import math

import numpy as np

from game.stage.outlines import curve, ellipse, feather, limb, ribbon, tapered
from game.stage.painters.silhouette import Drawn, in_pieces, mirrored_too, places


def owner() -> Drawn:
    """A tall man in a top hat and a long coat, who holds out a mask."""
    coat = places(
        "-.028 -.772, -.082 -.748, -.118 -.7, -.128 -.61, -.112 -.5, -.118 -.4, -.142 "
        "-.28, -.172 -.16, -.196 -.056, -.14 -.062, -.09 -.05, -.036 -.064, 0 -.052, "
        ".05 -.068, .088 -.06, .076 -.17, .07 -.29, .068 -.4, .078 -.5, .104 -.62, .092 "
        "-.7, .052 -.752, .022 -.772 "
    )
    cape = places(
        "-.02 -.79, -.072 -.768, -.126 -.712, -.158 -.63, -.17 -.54, -.12 -.52, -.06 "
        "-.53, 0 -.524, .06 -.534, .108 -.56, .112 -.64, .088 -.72, .044 -.768, .016 "
        "-.79 "
    )
    collar = places(
        "-.052 -.745, -.066 -.815, -.04 -.842, -.022 -.78, .02 -.772, .04 -.802, .052 -.745 "
    )
    hat = places("-.046 -.9, -.054 -1.01, -.02 -1.022, .026 -1.02, .046 -1.008, .036 -.9 ")
    head = places(
        "-.034 -.895, -.04 -.855, -.028 -.818, -.022 -.772, .016 -.772, .014 -.8, .03 "
        "-.802, .04 -.816, .038 -.828, .046 -.836, .062 -.846, .044 -.874, .038 -.897 "
    )
    shoe = places(
        "-.040 -.1, -.036 -.036, -.042 -.014, -.044 .006, -.018 .007, -.016 -.003, -.004 -.002, "
        ".002 .007, .040 .009, .054 .005, .050 -.008, .030 -.017, .010 -.030, .006 -.1"
    )
    legs = [[(x - 0.040, y) for x, y in shoe], [(x + 0.044, y + 0.006) for x, y in shoe]]
    fist = places(
        "-.154 -.462, -.138 -.476, -.116 -.472, -.104 -.456, -.106 -.436, -.122 -.424, "
        "-.144 -.430, -.156 -.446"
    )
    lining = [
        places("-.166 -.55, -.10 -.55, -.09 -.42, -.126 -.43, -.158 -.47"),
        places(".0 -.84, .034 -.822, .043 -.80, .03 -.765, .0 -.765"),
    ]
    arm = curve(
        [(0.050, -0.690), (0.096, -0.628), (0.140, -0.590), (0.184, -0.606), (0.228, -0.636)],
        10,
        closed=False,
    )
    back_arm = curve(
        [(-0.090, -0.690), (-0.150, -0.600), (-0.164, -0.510), (-0.134, -0.436)], 8, closed=False
    )
    fingers = [
        tapered(
            [(0.224, -0.630), (0.256, -0.650 - 0.012 * n), (0.274, -0.676 - 0.016 * n)],
            0.015,
            0.006,
        )
        for n in range(-2, 2)
    ]
    return Drawn(
        (
            curve(coat, 8),
            curve(cape, 8),
            curve(collar, 5),
            curve(hat, 3),
            ribbon(
                [(-0.084, -0.900), (-0.03, -0.893), (0.03, -0.893), (0.080, -0.906)],
                [0.005, 0.014, 0.014, 0.005],
            ),
            curve(head, 6),
            *(curve(leg, 5) for leg in legs),
            ribbon(arm, [float(w) for w in np.linspace(0.092, 0.030, len(arm))]),
            ribbon(back_arm, [float(w) for w in np.linspace(0.066, 0.030, len(back_arm))]),
            curve(fist, 5),
            *lining,
            *fingers,
            ribbon([(-0.128, -0.450), (-0.262, 0.004)], 0.008),
            ellipse((-0.124, -0.480), 0.013, 0.012),
        ),
        folds=0.7,
        waist=0.085,
    )


def sitter() -> Drawn:
    """Somebody who has stayed in a seat, seen from behind: hair, ears, a collar, shoulders."""
    body = places(
        "-.05 -.655, -.115 -.635, -.205 -.585, -.262 -.50, -.285 -.34, -.30 -.14, -.31 0, .31 0, "
        ".30 -.14, .285 -.34, .258 -.50, .20 -.585, .115 -.635, .05 -.655"
    )
    head = places(
        "-.052 -.655, -.056 -.71, -.092 -.76, -.112 -.83, -.104 -.915, -.058 -.975, .002 -.988, "
        ".062 -.972, .106 -.912, .112 -.83, .092 -.76, .056 -.71, .052 -.655"
    )
    collar = places(
        "-.078 -.618, -.088 -.672, -.045 -.690, .0 -.682, .045 -.690, .088 -.672, .078 -.618"
    )
    return Drawn(
        (
            curve(body, 6),
            curve(head, 5),
            curve(collar, 4),
            *(ellipse((s * 0.113, -0.825), 0.016, 0.034, 14) for s in (-1, 1)),
        )
    )


def dreamer() -> Drawn:
    """Sitting on the edge of a bed, seen from behind, head bowed over the hands."""
    shirt = mirrored_too(
        places(
            ".05 -.755, .115 -.73, .168 -.69, .188 -.62, .176 -.50, .158 -.38, .162 -.26, "
            ".19 -.14, .21 -.06, .10 -.035"
        )
    )
    hips = places(
        "-.20 -.17, -.245 -.09, -.30 -.02, -.24 .012, 0 .02, .24 .012, .30 -.02, .245 -.09, "
        ".20 -.17"
    )
    arms = [
        outline
        for s in (1, -1)
        for outline in limb(
            [(s * 0.152, -0.655), (s * 0.208, -0.49), (s * 0.216, -0.36), (s * 0.150, -0.255)],
            0.108, 0.070,
        )
    ]  # fmt: skip
    random = np.random.default_rng(3)
    hair = [
        feather(
            (0.006 + 0.072 * math.cos(a), -0.83 + 0.082 * math.sin(a)),
            a + random.normal(0.4, 0.35),
            float(random.uniform(0.030, 0.050)),
            width=0.34,
            bend=0.3,
            seed=n,
        )
        for n, a in enumerate(np.linspace(math.pi * 0.9, math.pi * 2.1, 26))
    ]
    ears = [ellipse((s * 0.086, -0.80), 0.014, 0.026, 12) for s in (1, -1)]
    nape = [curve(places("-.052 -.70, -.048 -.80, .052 -.80, .056 -.70"), 4)]
    collar = [tapered([(-0.075, -0.748), (0.0, -0.722), (0.080, -0.748)], 0.030, 0.030)]
    return in_pieces(
        arms, [curve(hips, 6)], [curve(shirt, 7)], nape, collar,
        [*ears, curve(ellipse((0.006, -0.825), 0.082, 0.096, 16), 4), *hair],
        folds=0.25, waist=0.2,
    )  # fmt: skip
