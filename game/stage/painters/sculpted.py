"""Forms in the round in the light of lamps, with their shadows upon each other.

Each form has a height towards us, so that lamps throw true shadows from one on another, and what
lies close together is dark between.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import mask
from game.stage.painters.solids import Figure, Sheet, Solid, Stuff, around, raised
from game.stage.shading import Source, fall_off, normals, over, saturated, smoothstep, tint

_NOWHERE = -9.0
"""How far behind everything a place lies where no form is."""
_STEPS = tuple(0.02 * 1.36**n for n in range(12))
"""How far from a place towards a lamp it is looked for what stands in its light."""

_GRAINY = 90
"""How many pixels tall a figure must be for the grain of its cloth and its hair to be seen."""
_NOISES = {
    "grain": (1.3, 205, 1.0, 1.0),
    "crumple": (2.9, 221, 1.0, 0.7),
    "strands": (1.5, 223, 0.25, 2.2),
}
"""How smooth each kind of noise is, its seed, and how it is stretched."""


@dataclass(frozen=True, slots=True)
class Sculpture:
    """A figure as it is lit: its colours, what it covers, and what light it takes from behind."""

    near: Canvas
    colours: Field
    cover: Field
    shadow: Field


class _Relief:
    """What is seen at each place: how near it is, which way it faces, what it is made of."""

    def __init__(self, near: Canvas) -> None:
        self.near, self.noises = near, dict[str, Field]()
        self.height = near.full(_NOWHERE)
        self.bent = [near.full(), near.full(), near.full(1.0)]
        self.dye = near.colours()
        self.gloss, self.sharpness = near.full(), near.full(12)
        self.skin, self.velvet, self.cover = near.full(), near.full(), near.full()

    def noise(self, kind: str) -> Field:
        """What makes a surface uneven, over the whole figure; made when it is first asked for."""
        if kind not in self.noises:
            slope, seed, across, down = _NOISES[kind]
            self.noises[kind] = smooth_noise(self.near, slope, seed, across=across, down=down)
        return self.noises[kind]

    def pale_skin(self) -> None:
        """Takes the colour out of skin: what a lamp's light has of it is enough."""
        grey = self.dye.mean(-1, keepdims=True) * tint("#fff0e2")
        self.dye += (0.80 * grey - self.dye) * (0.55 * self.skin)[..., None]

    def lay(
        self,
        area: tuple[slice, slice],
        height: Field,
        bent: tuple[Field, Field, Field],
        alpha: Field,
        stuff: Stuff,
        dye: Field,
    ) -> None:
        """Puts a form over those that are there; where none is, its edge is made of it alone."""
        covered = np.maximum(self.cover[area], alpha)
        near, alpha = alpha, alpha / np.maximum(covered, 1e-3)
        for old, new in zip(self.bent, bent, strict=True):
            old[area] += (new - old[area]) * alpha
        self.dye[area] = over(self.dye[area], dye, alpha)
        for old, value in (
            (self.gloss, stuff.gloss), (self.sharpness, stuff.sharpness),
            (self.skin, stuff.skin), (self.velvet, stuff.velvet),
        ):  # fmt: skip
            old[area] += (value - old[area]) * alpha
        self.height[area] = np.where(near > 0.06, height, self.height[area])
        self.cover[area] = covered


def sculpted(
    canvas: Canvas,
    figure: Figure,
    lamps: Iterable[Source],
    dim: Field | float,
    *,
    shadows: bool = True,
) -> Sculpture:
    """The figure in the light of the lamps; `dim` is the colour of what comes from everywhere.

    Far away, or against the light, it needs no `shadows`.
    """
    near = figure.near(canvas)
    relief = _Relief(near)
    for form in figure.forms:
        if isinstance(form, Solid):
            _set(near, relief, form, figure)
        else:
            _draped(near, relief, form, figure)
    relief.pale_skin()
    floor = np.where(relief.cover > 0.06, relief.height, figure.back).astype(np.float32)
    open_ = _open(near, floor, figure)
    colours = relief.dye * np.asarray(dim, np.float32) * open_[..., None]
    shadow = near.full()
    for lamp in lamps:
        dark = _in_shadow(near, floor, lamp, figure) if shadows else shadow
        colours += _lit(near, relief, lamp, dark, open_, figure)
        shadow = np.maximum(shadow, dark)
    behind = shadow * (relief.cover < 0.06)
    unit = figure.size * near.unit
    beside = saturated(2.2 * blurred(relief.cover, 0.045 * unit))
    thrown = np.maximum(blurred(behind, 0.014 * unit), 1 - open_) * beside
    return Sculpture(near, colours, relief.cover, thrown)


def painted_over(
    canvas: Canvas,
    colours: Field,
    figure: Figure,
    lamps: Iterable[Source],
    dim: Field | float,
    shade: float = 0.5,
) -> Field:
    """The figure over `colours`, with as much of the shadow that it throws; changes the field."""
    done = sculpted(canvas, figure, lamps, dim)
    rows = done.near.within(canvas)
    below = colours[rows] * (1 - shade * done.shadow)[..., None]
    colours[rows] = over(below, done.colours, done.cover)
    return colours


def _set(near: Canvas, relief: _Relief, solid: Solid, figure: Figure) -> None:
    """One solid, before or behind what is there."""
    near_it = around(near, solid, figure)
    area, unit = near_it.within(near), near_it.unit * figure.size
    height, inside = raised(near_it, solid, figure)
    cover = saturated(0.5 + inside * unit)
    if solid.folds:
        ridges = mask(near_it, figure.placed(solid.folds))
        height = height + solid.deep * blurred(ridges, solid.soft * unit)
    height, dye = _worn(relief, area, height, solid.stuff, unit)
    height = _smoothed(height, cover, 0.35 * solid.soft * unit)
    before = smoothstep(-1.2 / unit, 1.2 / unit, height - relief.height[area])
    relief.lay(area, height, normals(height, unit), cover * before, solid.stuff, dye)


def _smoothed(height: Field, cover: Field, pixels: float) -> Field:
    """Blurred within the form alone."""
    if pixels < 0.5:
        return height
    inside = (cover > 0.02).astype(np.float32)
    share = blurred(inside, pixels)
    found = blurred(np.where(inside > 0, height, 0).astype(np.float32), pixels)
    result: Field = np.where(inside > 0, found / np.maximum(share, 1e-3), height)
    return result


def _worn(
    relief: _Relief, area: tuple[slice, slice], height: Field, stuff: Stuff, unit: float
) -> tuple[Field, Field]:
    """The creases or strands of what it is made of, and its dye, which is nowhere quite even."""
    if unit < _GRAINY:
        return height, np.broadcast_to(tint(stuff.dye), (*height.shape, 3))
    uneven: Field = relief.noise("grain")[area]
    if stuff.crumple:
        height = height + stuff.crumple * relief.noise("crumple")[area]
    if stuff.strands:
        uneven = 2.5 * relief.noise("strands")[area]
        height = height + 0.4 * stuff.strands * uneven
    dye: Field = tint(stuff.dye) * (1 + stuff.nap * uneven)[..., None]
    return height.astype(np.float32), dye


def _draped(near: Canvas, relief: _Relief, sheet: Sheet, figure: Figure) -> None:
    """A sheet, as it lies on what is there."""
    corners = np.concatenate([np.asarray(outline) for outline in figure.placed(sheet.outlines)])
    unit = near.unit * figure.size
    room = (2 * sheet.round + 0.01) * figure.size
    (left, top), (right, foot) = corners.min(0) - room, corners.max(0) + room
    around = near.part(float(left), float(top), float(right), float(foot))
    area = around.within(near)
    shape = mask(around, figure.placed(sheet.outlines))
    below = relief.height[area]
    top = float(np.max(below))
    low = np.where(below > _NOWHERE + 1, below, top - 0.05 if top > _NOWHERE else 0.0)
    low = low.astype(np.float32)
    swell = np.sqrt(saturated(2 * blurred(shape, 0.5 * sheet.round * unit) - 1 + 0.02))
    height = blurred(low, 0.3 * sheet.round * unit) + sheet.thick * swell
    _, dye = _worn(relief, area, height, replace(sheet.stuff, crumple=0.0), unit)
    relief.lay(area, height, normals(height, unit), shape, sheet.stuff, dye)


def _open(near: Canvas, floor: Field, figure: Figure) -> Field:
    """How much of the light from everywhere reaches a place between forms that stand before it."""
    found = near.full(1.0)
    for reach, share in ((0.018, 0.75), (0.06, 0.85)):
        deep = blurred(floor, reach * figure.size * near.unit) - floor
        found = found * np.exp(-share * np.clip(deep / reach, 0, 3))
    return found


def _in_shadow(near: Canvas, floor: Field, lamp: Source, figure: Figure) -> Field:
    """Where something stands between a place and the lamp."""
    x, y, z = _towards(near, floor, lamp, figure)
    middle = (near.height // 2, near.width // 2)
    ahead = np.asarray([float(each[middle]) for each in (x, y, z)])
    unit = near.unit * figure.size
    dark = near.full()
    for step in _STEPS:
        across, down = round(ahead[0] * step * unit), round(ahead[1] * step * unit)
        if not across and not down:
            continue
        tall = shifted(floor, across, down, figure.back) - floor - step * ahead[2]
        dark = np.maximum(dark, smoothstep(0.004, 0.012 + 0.22 * step, tall))
    return blurred(dark, 0.010 * unit)


def shifted(values: Field, across: int, down: int, edge: float) -> Field:
    """What lies so many pixels to the right and below, at each place."""
    rows, columns = values.shape
    found = np.full_like(values, edge)
    if abs(across) >= columns or abs(down) >= rows:
        return found
    top, left = max(0, -down), max(0, -across)
    foot, right = rows - max(0, down), columns - max(0, across)
    found[top:foot, left:right] = values[
        top + down : foot + down, left + across : right + across
    ]  # fmt: skip
    return found


def _towards(
    near: Canvas, floor: Field, lamp: Source, figure: Figure
) -> tuple[Field, Field, Field]:
    """The direction to the lamp from each place."""
    x, y, z = lamp.x - near.x, lamp.y - near.y, lamp.z - figure.size * floor
    length = np.sqrt(x * x + y * y + z * z)
    return x / length, y / length, z / length


def _lit(
    near: Canvas, relief: _Relief, lamp: Source, dark: Field, open_: Field, figure: Figure
) -> Field:
    """The lamp's light: soft under skin, a sheen on the nap of cloth, a glint on what is wet."""
    floor = np.where(relief.cover > 0.06, relief.height, 0.0)
    x, y, z = _towards(near, floor, lamp, figure)
    a, b, c = relief.bent
    facing = a * x + b * y + c * z
    distance = np.sqrt((lamp.x - near.x) ** 2 + (lamp.y - near.y) ** 2 + lamp.z**2)
    light = fall_off(distance, lamp) * (1 - (0.94 - 0.18 * relief.skin) * dark)
    wrap = 0.04 + relief.skin[..., None] * np.asarray((0.10, 0.06, 0.04), np.float32)
    soft = np.clip((facing[..., None] + wrap) / (1 + wrap), 0, 1)
    sheen = relief.velvet * (1 - np.clip(c, 0, 1)) ** 2 * np.clip(facing + 0.25, 0, 1)
    half = np.sqrt(x * x + y * y + (z + 1) ** 2) + 1e-6
    mirror = np.clip((a * x + b * y + c * (z + 1)) / half, 0, 1) ** relief.sharpness
    colour = np.asarray(lamp.colour, np.float32)
    close = (0.35 + 0.65 * open_)[..., None]
    drawn = relief.dye * (soft + sheen[..., None]) * close + (relief.gloss * mirror)[..., None]
    result: Field = drawn * light[..., None] * colour
    return result
