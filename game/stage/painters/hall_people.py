"""Those in the silent hall: heads, shoulders, what they wear on them, hands that clap."""

from __future__ import annotations

from game.stage.outlines import Outline, curve, ellipse, feather, limb
from game.stage.painters.silhouette import places


def placed(text: str, x: float, y: float, wide: float, size: float) -> Outline:
    """Points written for a head of width and height 1, as they lie in the picture."""
    return [(x + a * wide, y + b * size) for a, b in places(text)]


def somebody(
    x: float, y: float, size: float, chance: list[float], part: float, lean: float = 0.16
) -> tuple[list[Outline], list[Outline]]:
    """A head, held aside by up to half of `lean`; and shoulders, with hair put up or a hat on."""
    tilt = lean * (chance[0] - 0.5)
    y = y + (chance[1] - 0.5) * 0.55 * size
    wide = (0.66 + 0.10 * chance[2]) * size
    egg = placed(
        "0 -.96, .66 -.74, .97 -.20, .90 .26, .60 .70, .26 .92, -.26 .92, -.60 .70, -.90 .26, "
        "-.97 -.20, -.66 -.74",
        x, y, wide, size,
    )  # fmt: skip
    head = curve([(a + tilt * (b - y), b) for a, b in egg], 4)
    neck = placed("-.42 .5, .42 .5, .50 1.4, -.50 1.4", x, y, size, size)
    broad, drop = (0.84 + 0.34 * chance[5]) * size, 0.36 * (chance[4] - 0.5)
    slope = "-1.5 7, -1.42 2.1, -1.06 1.54, -.36 1.22, .36 1.22, 1.06 1.54, 1.42 2.1, 1.5 7"
    level = placed(slope, x + 0.4 * tilt * size, y - (0.08 + 0.24 * chance[5]) * size, broad, size)
    shoulders = curve([(a, b + drop * (a - x)) for a, b in level], 4)
    return [head], [neck, shoulders, *_worn(x - tilt * size, y, size, wide, chance[3], part)]


def _worn(x: float, y: float, size: float, wide: float, kind: float, part: float) -> list[Outline]:
    """What is on a head: a bun, long hair, a bowler, a silk hat, a brim with a feather, nothing."""
    if kind > 0.80:
        return [ellipse((x, y - 1.06 * size), 0.40 * size, 0.34 * size, 14)]
    if kind < 0.20:
        hair = "-1.14 0, -.92 -.86, 0 -1.12, .92 -.86, 1.14 0, 1.12 .75, -1.12 .75"
        return [curve(placed(hair, x, y, wide, size), 4)]
    brim = ellipse((x, y - 0.50 * size), 1.42 * wide, 0.13 * size, 22)
    if kind < 0.32 and part > 0.2:
        crown = "-.95 -.45, -.86 -1.0, 0 -1.34, .86 -1.0, .95 -.45"
        return [curve(placed(crown, x, y, wide, size), 4), brim]
    if kind < 0.40 and part > 0.3:
        return [placed("-.84 -.5, -.94 -1.9, .94 -1.9, .84 -.5", x, y, wide, size), brim]
    if kind < 0.52 and part > 0.3:
        root = (x + 0.5 * wide, y - 0.9 * size)
        return [
            ellipse((x, y - 0.56 * size), 2.0 * wide, 0.22 * size, 24),
            ellipse((x, y - 0.86 * size), 0.98 * wide, 0.46 * size, 22),
            feather(root, -0.9, 1.6 * size, width=0.2, bend=0.5, seed=7),
        ]
    return []


def clapping(x: float, y: float, size: float, chance: list[float]) -> list[Outline]:
    """Two arms, and hands that have come together before a chest, or over a head."""
    high = -0.9 if chance[0] > 0.6 else 1.5
    hands = (x + 0.15 * size, y + (high + 0.4 * chance[1]) * size)
    found = [ellipse(hands, 0.36 * size, 0.44 * size, 14)]
    for side in (-1, 1):
        shoulder = (x + side * 1.15 * size, y + 1.9 * size)
        elbow = (x + side * 1.30 * size, y + (2.9 if high > 0 else 0.7) * size)
        found += limb([shoulder, elbow, hands], 0.80 * size, 0.46 * size)
    return found
