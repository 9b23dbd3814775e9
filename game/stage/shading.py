"""Light on surfaces: ramps, steps, tone, normals, fall-off, rims; all in float32, 0 to 1."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.story.look import colour_channels

Stops = tuple[tuple[float, str], ...]

GOLD: Stops = (
    (0.0, "#080402"),
    (0.18, "#28150a"),
    (0.4, "#67401a"),
    (0.62, "#b07a30"),
    (0.8, "#e2b560"),
    (0.93, "#f9e4b0"),
    (1.0, "#fff6e0"),
)

_ALMOST_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Source:
    """A lamp near a painted surface: a place in heights, `z` towards us, a colour, a reach."""

    x: float
    y: float
    z: float
    colour: tuple[float, float, float]
    reach: float
    strength: float = 1.0


def tint(colour: str) -> Field:
    """A colour's three channels."""
    return np.asarray(colour_channels(colour), np.float32)


def smoothstep(first: Field | float, last: Field | float, value: Field | float) -> Field:
    """0 up to `first`, 1 from `last` on, an even S between; `first` may be the greater."""
    across = last - first
    if np.isscalar(across) and not across:
        across = _ALMOST_NOTHING
    part = np.clip((np.asarray(value, np.float32) - first) / across, 0, 1)
    result: Field = part * part * (3 - 2 * part)
    return result


def bump(value: Field, middle: Field | float, width: Field | float) -> Field:
    """A Gaussian hill of height 1."""
    result: Field = np.exp(-(((value - middle) / width) ** 2))
    return result


def saturated(value: Field) -> Field:
    """Kept within 0 and 1."""
    result: Field = np.clip(value, 0, 1)
    return result


@functools.lru_cache(maxsize=64)
def _table(stops: Stops) -> Field:
    places = np.linspace(0, 1, 1024)
    colours = np.stack([tint(colour) for _, colour in stops])
    known = [place for place, _ in stops]
    channels = [np.interp(places, known, colours[:, channel]) for channel in range(3)]
    return np.stack(channels, -1).astype(np.float32)


def ramp(value: Field, stops: Stops) -> Field:
    """A colour for each value from 0 to 1."""
    return _table(stops)[(np.clip(value, 0, 1) * 1023).astype(np.int32)]


def over(below: Field, above: Field, cover: Field) -> Field:
    """One colour field painted over another, as opaque as `cover`."""
    result: Field = below + (above - below) * cover[..., None]
    return result


def filmic(colours: Field) -> Field:
    """A film's answer to light: the short fit of the ACES curve by K. Narkowicz (2015)."""
    light = np.maximum(colours, 0)
    bent = (light * (2.51 * light + 0.03)) / (light * (2.43 * light + 0.59) + 0.14)
    return saturated(bent)


def normals(height: Field, steepness: float) -> tuple[Field, Field, Field]:
    """The unit normals of a relief: x to the right, y down, z towards us."""
    down, across = np.gradient(height)
    x, y = -across * steepness, -down * steepness
    length = np.sqrt(x * x + y * y + 1)
    return x / length, y / length, 1 / length


def shone_upon(
    canvas: Canvas,
    normal: tuple[Field, Field, Field],
    source: Source,
    *,
    gloss: float = 0.0,
    sharpness: float = 26.0,
) -> Field:
    """How much light a relief throws back: diffuse, and a highlight where `gloss` asks for it."""
    towards_x, towards_y = source.x - canvas.x, source.y - canvas.y
    distance = np.sqrt(towards_x**2 + towards_y**2 + source.z**2)
    x, y, z = towards_x / distance, towards_y / distance, source.z / distance
    facing = np.clip(normal[0] * x + normal[1] * y + normal[2] * z, 0, 1)
    light = facing
    if gloss:
        half = np.sqrt(x * x + y * y + (z + 1) ** 2)
        mirror = np.clip((normal[0] * x + normal[1] * y + normal[2] * (z + 1)) / half, 0, 1)
        light = light + gloss * mirror**sharpness
    result: Field = light * fall_off(distance, source)
    return result


def fall_off(distance: Field, source: Source) -> Field:
    """Light fading with distance: fast at first, with a long tail."""
    result: Field = source.strength / (1 + 1.6 * (distance / source.reach) ** 2) ** 1.3
    return result


def rim(shape: Field, towards: tuple[float, float], scale: float, width: float) -> Field:
    """Light along the edges of a silhouette that face it.

    The slopes of the mask blurred a little (a thin bright line) and more (a soft wrap, as much
    of it as `width` says). `scale` is the picture's height over 720.
    """
    length = float(np.hypot(*towards)) or 1.0
    x, y = towards[0] / length, towards[1] / length
    light = np.zeros_like(shape)
    for radius, gain, share in ((1.1, 2.7, 1.0), (3.4, 5.8, width), (9.0, 9.0, width * 0.5)):
        down, across = np.gradient(blurred(shape, radius * scale))
        slope = np.clip(-(across * x + down * y) * gain * max(scale, 0.3), 0, 1)
        light += slope**1.15 * share
    result: Field = np.clip(light, 0, 1.4) * shape
    return result
