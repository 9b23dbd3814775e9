"""A corridor of mirrors: light followed from wall to wall, and no two mirrors agree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import smooth_noise
from game.stage.painters.painting import Numbers, Painting
from game.stage.painters.shards import nearest_cells
from game.stage.shading import bump, filmic, saturated, smoothstep, tint

_HALF, _FLOOR, _CEILING = 0.62, 0.46, 0.86
_PANEL = 0.86
_BOUNCES = 6
_FARTHEST = 30.0
_TABLE = 64


@dataclass(slots=True)
class _Rays:
    """Rays on their way.

    Seen from above a ray's path depends on its column alone: `x`, `z`, `heading` and `went` are
    (1, width). `fall` is how much a ray sinks on the way, `left` how much of it is left, `light`
    what it has met; `rest` is where it came to rest, (height, width).
    """

    x: Field
    z: Field
    heading: Field
    went: Field
    fall: Field
    left: Field
    light: Field
    rest_x: Field
    rest_z: Field
    rest: Field


def paint_glass_corridor(canvas: Canvas, numbers: Numbers) -> Painting:
    """The corridor, vanishing at `x`, `y`; `unlike` is how much its mirrors disagree.

    Every ray is reflected from panel to panel, each a little askew, until it meets the floor or
    the ceiling or is lost in the dark. Two rays are followed for each pixel. What lies far to the
    right is left dark: the pane stands before it.
    """
    near = canvas.part(-1, -1, 0.66 * ASPECT, 2)
    columns = (np.arange(near.width * 2, dtype=np.float32) + 0.5) / 2 + near.left
    across = (columns / near.unit - numbers["x"] * ASPECT)[None, :] * 1.2
    offset = np.where(np.arange(near.width * 2) % 2, 0.25, -0.25).astype(np.float32) * near.pixel
    down = (near.y + offset[None, :] - numbers["y"]) * 1.2
    none = np.zeros((near.height, near.width * 2), np.float32)
    rays = _Rays(
        np.full_like(across, -0.05), np.zeros_like(across), np.arctan(across),
        np.zeros_like(across), down / np.sqrt(across**2 + 1), none + 1,
        none[..., None] * tint("white"), none, none, none,
    )  # fmt: skip
    for _ in range(_BOUNCES):
        _follow(rays, numbers["unlike"])
    halves = rays.light.reshape(near.height, near.width, 2, 3).mean(2) + _levels(rays)
    colours = halves + _far_light(across[:, ::2], down[:, ::2], rays)[..., None] * tint("#ffe2ba")
    last = smoothstep(0.66 * ASPECT, 0.60 * ASPECT, near.x)
    return Painting(filmic(colours * 1.5 * last[..., None]), near)


def _far_light(across: Field, down: Field, rays: _Rays) -> Field:
    """The light at the end of it, its haze, and the lane that it lays along the floor."""
    end = np.exp(-((across / 0.062) ** 2) - ((down + 0.01) / 0.15) ** 2)
    haze = np.exp(-np.hypot(across, 0.55 * down) / 0.17)
    x = rays.rest_x[:, ::2]
    lane = rays.rest[:, ::2] * (down > 0) * np.exp(-((x / 0.26) ** 2))
    result: Field = 0.42 * end + 0.10 * haze + 0.085 * lane * (0.4 + 0.6 * np.sin(x * 31) ** 2)
    return result


def _fog(went: Field) -> Field:
    result: Field = np.exp(-went / 11)
    return result


def _follow(rays: _Rays, unlike: float) -> None:
    """Leads every ray to the next wall; those that meet floor or ceiling before it rest there."""
    aside, ahead = np.sin(rays.heading), np.cos(rays.heading)
    side = np.where(aside >= 0, 1.0, -1.0).astype(np.float32)
    distance = (side * _HALF - rays.x) / np.where(np.abs(aside) < 1e-3, side * 1e-3, aside)
    distance = np.clip(distance, 0, _FARTHEST)
    level = np.where(rays.fall >= 0, _FLOOR, -_CEILING)
    sinking = np.where(np.abs(rays.fall) < 1e-3, np.copysign(1e-3, level), rays.fall)
    until = level / sinking - rays.went
    rests = (until < distance) & (rays.left > 0)
    until = np.clip(until, 0, _FARTHEST)
    rays.rest_x = np.where(rests, rays.x + aside * until, rays.rest_x)
    rays.rest_z = np.where(rests, rays.z + ahead * until, rays.rest_z)
    rays.rest = np.where(rests, rays.left * _fog(rays.went + until), rays.rest)
    rays.left = rays.left * ~rests
    rays.x, rays.z = rays.x + aside * distance, rays.z + ahead * distance
    rays.went = rays.went + distance
    _strike(rays, side, unlike)


def _strike(rays: _Rays, side: Field, unlike: float) -> None:
    """A panel: its frame catches light, its glass takes a little and throws the rest on, askew."""
    part = rays.z / _PANEL + 0.31 * (side > 0)
    number = np.floor(part).astype(np.int32)
    bar = (0.5 - np.abs(part - number - 0.5)) * _PANEL
    height = rays.fall * rays.went
    tilt, tone = _panel_numbers(number, side)
    frame = np.maximum(smoothstep(0.034, 0.016, bar), smoothstep(0.04, 0.015, _FLOOR - height))
    shine = bump(bar, 0.034, 0.008) * (0.2 + 0.8 * tone) + 0.05 * bump(bar, 0.03, 0.12)
    seen = rays.left * _fog(rays.went)
    lamp = bump(height, 0.46, 0.5) + 0.35
    veil = saturated(0.5 + 0.5 * np.sin(rays.z * 3.1 + height * 4 + 9 * tone))
    rays.light += (seen * shine * lamp)[..., None] * tint("#f4bc78")
    rays.light += (seen * (1 - frame) * (0.012 + 0.034 * tone) * (0.5 + veil))[..., None] * tint(
        "#927cff"
    )
    rays.left = rays.left * (1 - frame) * (0.84 + 0.12 * tone)
    rays.heading = -rays.heading + unlike * 0.24 * tilt
    rays.heading = -side * np.abs(np.arctan2(np.sin(rays.heading), np.cos(rays.heading)))


def _levels(rays: _Rays) -> Field:
    """Floor of dark shards, ceiling of stone; bright seams where the walls stand on them."""
    x, z, rest = (field[:, ::2] for field in (rays.rest_x, rays.rest_z, rays.rest))
    down = rays.fall[:, ::2] >= 0
    first, second, number, _ = nearest_cells(x * 2.6, z * 2.6, 7)
    gap = smoothstep(0.10, 0.03, second - first)
    tone = np.random.default_rng(3).random(4096, dtype=np.float32)[number % 4096]
    edge = _HALF - np.abs(x)
    floor = (0.03 + 0.16 * tone**4) * (1 - 0.8 * gap) + 0.10 * bump(edge, 0, 0.22)
    floor = floor * (0.6 + 0.4 * np.cos(z * 2 * np.pi / _PANEL) ** 2)
    grey = np.where(down, floor, 0.020 + 0.04 * gap * tone)
    colours = (rest * grey)[..., None] * tint("#8c7cc4")
    seam = rest * bump(edge, 0, 0.014) * np.where(down, 0.42, 0.25)
    result: Field = colours + seam[..., None] * tint("#ffcb88")
    return result


def _panel_numbers(number: Field, side: Field) -> tuple[Field, Field]:
    """How askew each panel hangs, -1 to 1, and how silvered it is, 0 to 1."""
    chance = np.random.default_rng(21).random((2, 2, _TABLE), dtype=np.float32)
    which = (side > 0).astype(np.int32), number % _TABLE
    return chance[0][which] * 2 - 1, chance[1][which]


def paint_corridor_pane(canvas: Canvas, numbers: Numbers) -> Painting:
    """A pane in the foreground, to the right: bevelled, nearly black, in it the far light."""
    near = canvas.part(numbers["x"] * ASPECT - 0.1, -1, 3, 2)
    slant = near.x - (numbers["x"] * ASPECT + 0.07 * (near.y - 0.5))
    cover = smoothstep(0.0, 2.5 * near.pixel, slant) * (0.97 + 0.02 * smooth_noise(near, 2.4, 9))
    edge = bump(slant, 0.006, 0.004) * (0.3 + 0.7 * bump(near.y, 0.35, 0.35))
    edge = edge + 0.35 * bump(slant, 0.034, 0.0025) * bump(near.y, 0.5, 0.3)
    shown = bump(slant, 0.13, 0.05) * bump(near.y, 0.42, 0.16)
    streak = bump(slant, 0.25 + 0.2 * near.y, 0.05) + 0.4 * bump(slant, 0.42 + 0.2 * near.y, 0.02)
    colours = tint("#06050e") + (0.5 * edge)[..., None] * tint("#ffcc8c")
    colours = colours + (0.022 * streak)[..., None] * tint("#7f6ee0")
    colours = colours + (0.07 * shown)[..., None] * tint("#ffbe78")
    return Painting(saturated(colours), near, saturated(cover))
