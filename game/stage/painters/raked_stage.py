"""A stage as steep as a hill, seen from its side: boards that run down to the footlights."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import sampled, smooth_noise
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, smoothstep, tint

_TOP, _STEEP = 0.885, 0.225
"""The height of its far edge on the left of the picture, and how fast it rises."""
_VANISH = -0.95
"""How far to the left the boards run together, in heights."""
_HORIZON = 0.325
"""How fast the horizon of the tilted floor rises from there: faster than its far edge."""
_ACROSS = 0.55
"""Where its joints run together on that horizon."""
_FLAMES = (
    (0.053, 0.862), (0.124, 0.838), (0.187, 0.820),
    (0.242, 0.806), (0.290, 0.795), (0.332, 0.786),
)  # fmt: skip
_STANDS = 0.628, 0.790
"""Where the hem of the one in the beam lies on the boards."""
_POOL = 0.615, 0.800


def far_edge(x: Field | float) -> Field | float:
    """How high the floor's far edge is over a place across, in heights."""
    return _TOP - _STEEP * x


def paint_raked_stage(canvas: Canvas, numbers: Numbers) -> Painting:
    """The floor, in the light of its flames and of the beam that follows somebody up it."""
    near = canvas.part(-1.0, 0.38, 3.0, 2.0)
    below = near.y - far_edge(near.x)
    deep = np.maximum(near.y - (far_edge(_VANISH) - _HORIZON * (near.x - _VANISH)), 0.02)
    boards, along = (near.x - _VANISH) / deep / 0.62, (near.x - _ACROSS) / deep
    tone, seam, grain = _planks(boards, along)
    wood = np.clip(0.17 + 0.10 * (tone - 0.5) + 0.035 * grain, 0.03, 1) * (1 - 0.8 * seam)
    shown = smoothstep(1.25, 0.75, near.x)
    colours = tint("#3c4262") * (wood * 0.22 * (0.25 + 0.75 * shown))[..., None]
    colours = colours + (wood * _warm(near, grain))[..., None] * tint("#ff9a44")
    colours = colours + (wood * _cold(near))[..., None] * tint("#8f9cc8")
    lip = bump(below, 0.002, 0.0026) * (0.30 * _cold(near) + 0.22 * _warm(near, 0 * grain))
    colours = colours + lip[..., None] * tint("#ffd9b0")
    colours = colours * (1 - 0.93 * _stood_upon(near))[..., None]
    soft = 0.7 * near.pixel
    return Painting(filmic(colours * 1.5), near, smoothstep(-soft, soft, below))


def _planks(boards: Field, along: Field) -> tuple[Field, Field, Field]:
    """For every place: its plank's tone, how much it is a gap, and the grain of the wood."""
    number = np.floor(boards)
    part = boards - number
    tone = np.random.default_rng(18).random(128).astype(np.float32)[number.astype(int) % 128]
    gap = smoothstep(0.075, 0.02, np.minimum(part, 1 - part))
    ends = (along * 0.42 + tone * 5) % 1
    gap = np.maximum(gap, 0.8 * smoothstep(0.986, 0.994, ends))
    tile = smooth_noise(Canvas(256, 0, 0, 256, 256), 1.6, 5, across=0.25, down=3.0)
    grain = sampled(tile, boards * 46, along * 22 + tone * 300)
    worn = sampled(tile, boards * 7, along * 8 + tone * 90)
    return tone, gap, grain + 0.8 * worn


def _warm(near: Canvas, grain: Field) -> Field:
    """The flames on the boards: near each a bright patch, and its streak in the varnish."""
    light: Field = near.full()
    for x, y in _FLAMES:
        aside, down = near.x - x, np.clip(near.y - y, 0, 2)
        light = light + 0.75 / (1 + (aside / 0.13) ** 2 + (down / 0.075) ** 2) ** 1.5
        streak = bump(aside - 0.25 * down, 0.0, 0.008 + 0.10 * down) * np.exp(-down / 0.09)
        light = light + 0.9 * streak * np.clip(0.8 + 0.5 * grain, 0.1, 2) * (near.y > y)
    result: Field = light
    return result


def _stood_upon(near: Canvas) -> Field:
    """Dark under the hem of whoever stands there, and thrown downhill out of the beam."""
    aside, down = near.x - _STANDS[0], near.y - _STANDS[1]
    level = down + 0.3 * _STEEP * aside
    close = np.exp(-((aside / 0.135) ** 4) - ((level - 0.004) / 0.013) ** 2)
    long = np.clip((aside - 0.02) / 0.26, 0, 1)
    middle = 0.018 + 0.060 * long
    cast = np.exp(-(((level - middle) / (0.016 + 0.018 * long)) ** 2)) * (1 - long) ** 0.7
    cast = cast * smoothstep(-0.04, 0.05, aside)
    result: Field = np.maximum(close, 0.8 * cast)
    return result


def _cold(near: Canvas) -> Field:
    """The beam's pool, drawn out along the slope, and what it throws back over the boards."""
    aside = near.x - _POOL[0]
    across = (near.y - _POOL[1] + 0.16 * aside) / 0.060
    away = (aside / 0.235) ** 2 + across**2
    result: Field = 2.1 * np.exp(-(away**1.4)) + 0.32 / (1 + 0.25 * away) ** 1.4
    return result
