"""What bodies are drawn from: limbs with flesh on them, hands, feet, heads, and hair."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from game.stage.outlines import Outline, Place, curve, ellipse, ribbon, tapered
from game.stage.painters.silhouette import Part, dyed, moved_and_turned, places

SKIN, HAIR, COAT = "#6e5750", "#1a1416", "#0a080d"
"""A face, hair, a coat: how much of a lamp's light each throws back."""
_NIGHTSHIRT = "#4a5270"
"""Pale by its edge alone: on our side, where no lamp is, it sinks into a blue half-tone."""
NOSE, _LIPS = "#6a5248", "#3a2624"
"""What stands out of a face catches more light; so that it is no clown's, it has less colour."""

_WIND = -1
"""The wind comes from the right."""


def torn(side: str, hem: str, back: str) -> Outline:
    """A coat: down one side, along a hem in rags, and up again on the other side."""
    down = curve(places(side), 6, closed=False)
    up = curve(places(back), 6, closed=False)
    return [*down, *places(hem), *up]


def fleshed(points: Sequence[Place], widths: Sequence[float]) -> list[Outline]:
    """A limb through joints, as thick as asked at each, with round ends."""
    steps = 8
    path = curve(points, steps, closed=False)
    known = np.arange(len(points)) * steps
    thick = np.interp(np.arange(len(path)), known, widths)
    ends = ((points[0], widths[0]), (points[-1], widths[-1]))
    return [
        ribbon(path, [float(w) for w in thick]),
        *(ellipse(place, width / 2, width / 2, 16) for place, width in ends),
    ]


def nightshirt(*outlines: Outline, joint: tuple[float, float, float] | None = None) -> Part:
    """A part of a small child's nightshirt, on somebody large: its creases are small too."""
    return Part(tuple(outlines), _NIGHTSHIRT, joint, 1.2)


def leg(hip: Place, knee: Place, ankle: Place, thick: float, *, bends: int) -> list[Outline]:
    """A thigh that narrows to a knee with a cap, and a shin with its calf at the back.

    `bends` says which way the knee points, 1 for the right; `thick` is the thigh at the hip.
    """
    slope = (ankle[0] - knee[0]) / max(ankle[1] - knee[1], 1e-3)
    calf = bends * 0.13 * thick
    x, y = _between(knee, ankle, 0.38)
    points = [
        hip, _between(hip, knee, 0.5), _between(hip, knee, 0.88), knee,
        _between(knee, ankle, 0.14), (x - calf, y + slope * calf), _between(knee, ankle, 0.75),
        ankle,
    ]  # fmt: skip
    widths = (1.0, 0.88, 0.64, 0.64, 0.56, 0.62, 0.42, 0.35)
    cap = ellipse((knee[0] + bends * 0.06 * thick, knee[1]), 0.31 * thick, 0.36 * thick, 16)
    return [*fleshed(points, [thick * w for w in widths]), cap]


def _between(one: Place, other: Place, part: float) -> Place:
    return one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])


def hand(
    wrist: Place, aim: float, size: float, *, bend: float = 0.5, thumb: int = 1
) -> list[Outline]:
    """A hand `size` long from wrist to finger tips, its four fingers close together and bent.

    `aim` is where it points, in radians clockwise from the right; a positive `bend` curls it
    clockwise. The thumb stands off on the side that `thumb` says, 1 for clockwise.
    """

    def at(along: float, across: float) -> Place:
        return (
            wrist[0] + size * (along * math.cos(aim) - across * math.sin(aim)),
            wrist[1] + size * (along * math.sin(aim) + across * math.cos(aim)),
        )

    palm = curve([at(*spot) for spot in ((-0.04, -0.15), (0.3, -0.22), (0.52, -0.2), (0.52, 0.2),
                                         (0.25, 0.22), (-0.04, 0.15))], 4)  # fmt: skip
    found = [palm]
    for number, reach in enumerate((0.40, 0.50, 0.47, 0.36)):
        across = thumb * (0.165 - 0.115 * number)
        root, turn = at(0.45, across), aim + 0.10 * thumb * (1.5 - number) / 1.5
        knuckle = _on(root, turn + 0.35 * bend, 0.5 * reach * size)
        tip = _on(knuckle, turn + 1.1 * bend, 0.55 * reach * size)
        found.append(tapered([root, knuckle, tip], 0.125 * size, 0.08 * size, 4))
    base = at(0.08, 0.14 * thumb)
    middle = _on(base, aim + 0.75 * thumb, 0.28 * size)
    found.append(
        tapered([base, middle, _on(middle, aim + 0.25 * thumb, 0.26 * size)], 0.16 * size,
                0.08 * size, 4)
    )  # fmt: skip
    return found


def _on(place: Place, aim: float, way: float) -> Place:
    return place[0] + way * math.cos(aim), place[1] + way * math.sin(aim)


def bare_foot(ankle: Place, aim: float, size: float) -> list[Outline]:
    """A foot from the side: heel behind the ankle, an arched sole, toes where it points."""
    sole = places(
        "-.20 -.16, -.30 .08, -.27 .22, -.10 .25, .18 .17, .42 .22, .66 .22, .74 .15, .66 .06, "
        ".40 -.02, .16 -.18"
    )
    return [moved_and_turned([curve(sole, 5)], ankle, aim, size)[0]]


def locks(
    middle: Place, across: float, down: float, first: float, last: float, count: int, seed: int
) -> list[Outline]:
    """Locks of hair around a head, from one angle to another; the wind lays them to the left.

    Most are short and broad and make one mass; every fourth is a wisp that the wind has got out.
    """
    random = np.random.default_rng(seed)
    found = []
    for index, angle in enumerate(np.linspace(first, last, count).tolist()):
        x = middle[0] + 0.80 * across * math.cos(angle)
        y = middle[1] + 0.80 * down * math.sin(angle)
        wisp = index % 4 == 3
        out = across * (0.14 + 0.18 * random.random())
        blown = _WIND * across * (random.uniform(0.15, 0.45) + 0.3 * wisp)
        fall = across * (random.uniform(0.0, 0.3) - 0.15 * wisp)
        bend = (x + out * math.cos(angle) + 0.3 * blown, y + out * math.sin(angle))
        tip = (bend[0] + 0.8 * blown, bend[1] + fall)
        width = (0.54 if wisp else 0.72) * across
        found.append(tapered([(x, y), bend, tip], width, 0.06 * across, 5))
    return found


_PROFILE = (
    ".02 -1.0, .27 -.93, .39 -.76, .405 -.62, .385 -.565, .45 -.47, .505 -.385, .43 -.345, "
    ".455 -.29, .42 -.255, .44 -.21, .395 -.165, .415 -.07, .34 .0, .20 -.02, .09 -.08, .07 .08, "
    ".12 .32, -.27 .32, -.27 .02, -.42 -.22, -.49 -.50, -.43 -.80, -.24 -.97"
)
"""A face in profile to the right: chin at 0, crown at -1, and the neck."""
_CAP = (
    ".30 -.86, .18 -1.03, -.08 -1.08, -.34 -.99, -.52 -.74, -.54 -.46, -.42 -.14, -.26 .06, "
    "-.20 -.06, -.17 -.26, -.10 -.36, -.02 -.36, .03 -.50, .12 -.64, .26 -.72"
)
"""The hair of it, down to the nape."""


def head_in_profile(chin: Place, size: float, lean: float, seed: int) -> list[Part]:
    """A head that looks to the right, leaning by `lean` radians, eyes cast down."""
    face = [curve(places(_PROFILE), 4)]
    strands = [
        tapered([(x, y), (x - 0.12, y + 0.02), (x - 0.20 - reach, y + fall)], 0.20, 0.01, 5)
        for x, y, reach, fall in _strands(seed)
    ]
    fringe = [
        tapered([(0.16, -0.98), (0.36, -0.90), (0.42, -0.70)], 0.12, 0.015, 5),
        tapered([(0.10, -0.99), (0.32, -0.97), (0.47, -0.82)], 0.10, 0.01, 5),
    ]
    hair = [curve(places(_CAP), 4), *strands, *fringe]
    ear = [curve(places("-.13 -.44, -.06 -.50, .0 -.46, .0 -.38, -.06 -.26, -.11 -.30"), 4)]
    lid = tapered([(0.22, -0.545), (0.28, -0.515), (0.355, -0.53)], 0.022, 0.030)
    mouth = tapered([(0.30, -0.245), (0.37, -0.250), (0.425, -0.252)], 0.012, 0.024)
    parts = ((SKIN, face), (_LIPS, [lid, mouth]), (NOSE, ear), (HAIR, hair))
    return [dyed(dye, *moved_and_turned(part, chin, lean, size)) for dye, part in parts]


def _strands(seed: int) -> list[tuple[float, float, float, float]]:
    random = np.random.default_rng(seed)
    roots = ((-0.04, -1.0), (-0.22, -0.94), (-0.38, -0.74), (-0.42, -0.62), (-0.40, -0.34),
             (-0.28, -0.04))  # fmt: skip
    return [
        (x, y, float(random.uniform(-0.05, 0.22)), float(random.uniform(0.02, 0.28)))
        for x, y in roots
    ]


def head_from_behind(
    middle: Place, size: float, lean: float = 0.0
) -> tuple[list[Outline], list[Outline]]:
    """A head seen from behind, 1 tall: ears and neck, and the hair that the wind has hold of."""
    neck = [
        curve(places("-.22 .20, -.20 .70, .22 .70, .22 .20"), 4),
        ellipse((0.385, 0.06), 0.06, 0.12, 12),
        ellipse((-0.385, 0.06), 0.06, 0.12, 12),
    ]
    mass = curve(
        places(
            "0 -.50, .22 -.46, .36 -.30, .40 -.06, .35 .16, .28 .34, .17 .42, .08 .38, 0 .45, "
            "-.12 .38, -.22 .42, -.30 .30, -.37 .14, -.41 -.08, -.36 -.30, -.22 -.46"
        ),
        4,
    )
    hair = [mass, *locks((0.0, -0.02), 0.40, 0.45, 2.4, 6.2, 17, 7)]
    return moved_and_turned(neck, middle, lean, size), moved_and_turned(hair, middle, lean, size)


def childs_head(middle: Place, size: float, lean: float = 0.0, seed: int = 11) -> list[Part]:
    """A child's head that looks at us, 1 tall: round face and ears, and hair nobody has combed."""
    face = [
        curve(places("0 -.46, .34 -.34, .44 -.06, .38 .20, .24 .40, .06 .50, -.06 .50, -.24 .40, "
                     "-.38 .20, -.44 -.06, -.34 -.34"), 4),
        ellipse((-0.44, 0.06), 0.07, 0.12, 12),
        ellipse((0.44, 0.06), 0.07, 0.12, 12),
    ]  # fmt: skip
    nose = curve(places("0 .06, .05 .16, .02 .21, -.04 .20, -.05 .15"), 4)
    mouth = tapered([(-0.10, 0.325), (0.0, 0.335), (0.10, 0.32)], 0.030, 0.022)
    fringe = curve(
        places(
            "-.47 .04, -.50 -.20, -.36 -.46, -.10 -.58, .18 -.56, .40 -.40, .50 -.16, .46 .06, "
            ".40 -.12, .28 -.22, .20 -.12, .08 -.24, -.04 -.14, -.16 -.26, -.26 -.12, -.38 -.16"
        ),
        4,
    )
    hair = [fringe, *locks((0.0, -0.10), 0.46, 0.44, 3.0, 6.5, 13, seed)]
    parts = ((SKIN, face), (SKIN, [nose]), (_LIPS, [mouth]), (HAIR, hair))
    drawn = [dyed(dye, *moved_and_turned(part, middle, lean, size)) for dye, part in parts]
    bridge = moved_and_turned([[(0.0, 0.06)]], middle, lean, size)[0][0]
    drawn[1] = replace(drawn[1], joint=(*bridge, 0.24 * size))
    return drawn
