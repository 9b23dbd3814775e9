"""How a figure's parts are rounded, and lit by lamps beside and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.noise import blurred
from game.stage.outlines import Outline, around, mask
from game.stage.shading import normals, saturated, smoothstep
from game.story.look import Rim

_INNER = 0.55
"""How bright the edge of an arm before a body is, against one that has the lamp behind it.

What is pale has none: there it is the form itself that takes the light.
"""
_THROWN = 0.7
"""How dark the shadow is that a part throws on those behind it."""
_BOUNCED = 0.11
"""How much of all lamps' light comes from everywhere: pale cloth shows in shadow too."""
_THICKEST = 0.06
"""Where a broad form is flat in its middle, in heights of the figure."""
_CREASED = 0.16
"""How high creases stand, where a form is 1 high."""
_LINES = ((1.1, 3.0, 1.0, 0.0), (3.4, 5.8, 0.0, 1.0), (9.0, 9.0, 0.0, 0.5))
"""Blur, gain, and how bright the thin line and the soft wrap are that each blur gives."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A part of a figure where it is seen: its outlines, and what is cut out of them."""

    outlines: list[Outline]
    holes: list[Outline]
    dye: Field
    """How much of each colour its cloth throws back; black throws back nothing."""
    joint: tuple[float, float, float] | None = None
    """A place and a radius in which it grows out of what lies behind it."""
    creases: float = 0.0
    """How many creases its cloth has, where 1 suits a coat."""


@dataclass(slots=True)
class _Light:
    """One lamp, and what of it has been caught so far: on edges, and on cloth."""

    rim: Rim
    x: float
    y: float
    edges: Field
    cloth: Field


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part where it is painted: what it covers there, and how far it is free of its joint."""

    here: tuple[slice, slice]
    covered: Field
    free: Field
    height: Field | None
    thick: float
    inner: float


@dataclass(frozen=True, slots=True)
class Form:
    """How much light the parts throw back, with three channels: that from everywhere, each rim's.

    `hanging` is where the largest of them is seen: what has folds.
    """

    bounced: Field
    caught: list[Field]
    hanging: Field


def form(
    near: Canvas, parts: Sequence[Shaped], rims: Sequence[Rim], size: float, scale: float
) -> Form:
    """The parts from far to near, each throwing a shadow on those that it lies before."""
    pale = any(part.dye.any() for part in parts)
    crumpled = {often: _creases(near, parts, size, often) for often in {p.creases for p in parts}}
    placed = [_placed(near, part, size) for part in parts]
    largest = max(range(len(placed)), key=lambda number: float(placed[number][1].sum()))
    whole, hanging, dyes, faint = near.full(), near.full(), near.colours(), near.full(1)
    behind = near.full()
    for here, shape in placed:
        whole[here] = np.maximum(whole[here], shape)
    lights = [_light(near, rim) for rim in rims]
    for number, (part, (here, covered)) in enumerate(zip(parts, placed, strict=True)):
        free = 1 - _grown_in(near, part, here) * behind[here]
        shape = covered * free
        behind[here] = np.maximum(behind[here], covered)
        thick = _thickness(covered, 0.004 * size * near.unit, _THICKEST * size * near.unit)
        hanging[here] += ((number == largest) - hanging[here]) * shape
        height = None
        if pale:
            dyes[here] += (part.dye - dyes[here]) * shape[..., None]
            height = _bulge(covered, thick)
            faint[here] *= 1 - 0.5 * blurred(covered, 0.6 * thick) * free
            faint[here] += (0.35 + 0.65 * height - faint[here]) * shape
            height = height + crumpled[part.creases][here]
        inner = _INNER * (1 - min(1.0, 1.3 * float(part.dye.min())))
        laid = _Laid(here, covered, free, height, thick, inner)
        _catch(lights, laid, whole[here], scale)
    for light in lights:
        open_side = _open_side(whole, light, 0.045 * size * near.unit)
        light.edges *= open_side
        light.cloth *= open_side
    bounced = dyes * (faint * _BOUNCED)[..., None]
    caught = [light.edges[..., None] + light.cloth[..., None] * dyes for light in lights]
    return Form(bounced, caught, hanging)


def _light(near: Canvas, rim: Rim) -> _Light:
    length = float(np.hypot(*rim.towards)) or 1.0
    return _Light(rim, rim.towards[0] / length, rim.towards[1] / length, near.full(), near.full())


def _placed(near: Canvas, part: Shaped, size: float) -> tuple[tuple[slice, slice], Field]:
    """Where a part is, with room for its shadow, and what it covers there."""
    thick = max(_across(np.asarray(outline)) for outline in part.outlines)
    room = 0.01 * size + 2.2 * min(thick, _THICKEST * size)
    here = around(near, part.outlines, room)
    return here.within(near), mask(here, part.outlines, part.holes)


def _across(outline: Field) -> float:
    """Half of how thick an outline is: its area over its length all around."""
    following = np.roll(outline, -1, 0)
    area = abs(float((outline[:, 0] * following[:, 1] - outline[:, 1] * following[:, 0]).sum())) / 2
    return area / max(float(np.hypot(*(following - outline).T).sum()), 1e-6)


def _grown_in(near: Canvas, part: Shaped, here: tuple[slice, slice]) -> Field | float:
    """1 at a part's joint, where it is one with what lies behind it, and 0 farther off."""
    if part.joint is None:
        return 0.0
    x, y, radius = part.joint
    return smoothstep(radius, 0.35 * radius, np.hypot(near.x - x, near.y - y)[here])


def _creases(near: Canvas, parts: Sequence[Shaped], size: float, often: float) -> Field:
    """Soft ridges across cloth in two slanted directions that run into one another."""
    if not often:
        return near.full()
    corners = np.concatenate([np.asarray(outline) for part in parts for outline in part.outlines])
    left, foot = corners[:, 0].min(), corners[:, 1].max()
    times = 2 * np.pi * often / size
    u, v = (near.x - left) * times, (foot - near.y) * times
    bent = 1.3 * np.sin(2.3 * v + 1.1 * u) + 0.9 * np.sin(3.1 * u - 1.7 * v + 2)
    one = 1 - np.abs(np.sin(4.2 * u + 2.4 * v + bent))
    other = 1 - np.abs(np.sin(3.1 * v - 5.3 * u + 1.4 * bent + 1))
    result: Field = (_CREASED * often**-0.7 * (one**2 + 0.7 * other**2)).astype(np.float32)
    return result


def _thickness(shape: Field, least: float, most: float) -> float:
    """Half of how thick a shape is, in pixels: its area over its length all around."""
    down, across = np.gradient(shape)
    around = float(np.hypot(down, across).sum())
    return float(np.clip(float(shape.sum()) / max(around, 1.0), max(1.0, least), max(1.0, most)))


def _bulge(shape: Field, thick: float) -> Field:
    """A pillow: 0 at the edge, 1 as far in as the form is thick."""
    result: Field = np.sqrt(saturated(2 * blurred(shape, 0.6 * thick) - 0.98))
    return result


def _catch(lights: list[_Light], laid: _Laid, whole: Field, scale: float) -> None:
    """Puts a part before what is there: its shadow first, then its own edges and its cloth."""
    thick, shape = laid.thick, laid.covered * laid.free
    bent = None if laid.height is None else normals(blurred(laid.height, 0.12 * thick), 1.2 * thick)
    slopes = [tuple(np.gradient(blurred(laid.covered, radius * scale))) for radius, *_ in _LINES]
    dim = blurred(laid.covered, 0.5 * thick)
    for light in lights:
        away = 0.7 * thick + 1.5 * scale
        cast = _shifted(dim, -light.x * away, -light.y * away)
        shaded = _THROWN * saturated(cast * 1.3) * laid.free * (1 - shape)
        beside = _shifted(whole, -light.x * 3 * scale, -light.y * 3 * scale)
        edge = _edge(slopes, light, scale) * (1 - (1 - laid.inner) * beside)
        edges = light.edges[laid.here]
        edges += (edge - edges) * shape - edges * shaded
        if bent is not None:
            facing = saturated(bent[0] * light.x + bent[1] * light.y + 0.1 * bent[2]) ** 1.3
            cloth = light.cloth[laid.here]
            cloth += (facing - cloth) * shape - cloth * shaded


def _edge(slopes: Sequence[Sequence[Field]], light: _Light, scale: float) -> Field:
    """A thin bright line where the edge faces the lamp, and a soft wrap around the form.

    An edge that the lamp grazes loses its line: only what looks at the lamp is found.
    """
    total = np.zeros_like(slopes[0][0])
    for (down, across), (_, gain, thin, wide) in zip(slopes, _LINES, strict=True):
        towards = -(across * light.x + down * light.y)
        cosine = towards / (np.hypot(across, down) + 1e-4)
        steep = np.clip(towards * gain * max(scale, 0.3), 0, 1) ** 1.15
        total += steep * saturated(cosine) ** 1.2 * (thin + wide * light.rim.width)
    result: Field = np.clip(total, 0, 1.4)
    return result


def _open_side(whole: Field, light: _Light, radius: float) -> Field:
    """1 on the lamp's side of the whole figure, little on the other."""
    down, across = np.gradient(blurred(whole, radius))
    towards = -(across * light.x + down * light.y) * radius * 2.5
    result: Field = 0.3 + 0.7 * smoothstep(-0.75, 0.35, towards)
    return result


def _shifted(field: Field, right: float, down: float) -> Field:
    """The field moved by whole pixels; what comes in from outside is empty."""
    x, y = round(right), round(down)
    rows, columns = field.shape
    result = np.zeros_like(field)
    if abs(x) < columns and abs(y) < rows:
        result[max(y, 0) : rows + min(y, 0), max(x, 0) : columns + min(x, 0)] = field[
            max(-y, 0) : rows + min(-y, 0), max(-x, 0) : columns + min(-x, 0)
        ]
    return result
