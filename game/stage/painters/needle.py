"""The spool of black thread and the needle that stands in it."""

from __future__ import annotations

import math

import numpy as np

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, curve, mask, ribbon, tapered
from game.stage.painters.bedroom import lamp_light
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import filmic, over, saturated, smoothstep, tint

SPOOL = (0.895, 0.695, 0.812)
"""The spool's middle, its top and its foot."""


def paint_spool(canvas: Canvas, numbers: Numbers) -> Painting:
    """A wooden spool wound with black thread, the needle through it, the thread running off."""
    x, top, foot = SPOOL
    near = canvas.part(x - 0.24, top - 0.28, x + 0.24, 1.03)
    bright = 1 + 1.3 * numbers["bright"]
    light = lamp_light(near, 0.85) * 5.5 * bright
    thread = _loose_thread(near, light, bright)
    colours, cover = thread
    colours, cover = _wound(near, colours, cover, light)
    for middle, high in ((foot, 0.020), (top, 0.016)):
        colours, cover = _flange(near, colours, cover, middle, high, light)
    return Painting(filmic(colours), near, cover)


def _wound(near: Canvas, colours: Field, cover: Field, light: Field) -> tuple[Field, Field]:
    """The thread on the spool: turn upon turn, a sheen where the lamp finds it."""
    x, top, foot = SPOOL
    part = (near.y - top) / (foot - top)
    half = 0.047 + 0.006 * np.sin(np.clip(part, 0, 1) * math.pi)
    side = (near.x - x) / half
    inside = smoothstep(1.03, 0.97, np.abs(side)) * (part > -0.02) * (part < 1.02)
    bow = np.sqrt(np.clip(1 - side**2, 0, 1))
    turns = 0.5 + 0.5 * np.cos((near.y + 0.010 * bow + 0.006 * side) * 2 * math.pi / 0.0048)
    sheen = (
        np.exp(-(((side + 0.52) / 0.26) ** 2)) * 0.75
        + np.exp(-(((side - 0.80) / 0.12) ** 2)) * 0.16
    )
    ink = tint("#04050a") + (sheen * (0.5 + 0.5 * turns) * light * 0.42)[..., None] * tint(
        "#e0b690"
    )
    cold = np.exp(-(((side - 0.84) / 0.13) ** 2)) * (0.5 + 0.5 * turns) * 0.13
    ink = ink + cold[..., None] * tint("#8ea8dc")
    return over(colours, ink, inside), np.maximum(cover, inside)


def _flange(
    near: Canvas, colours: Field, cover: Field, middle: float, high: float, light: Field
) -> tuple[Field, Field]:
    """One wooden disc of the spool, seen a little from above."""
    x, half, tall = SPOOL[0], 0.066, 0.0150
    side = (near.x - x) / half
    bow = tall * np.sqrt(np.clip(1 - side**2, 0, 1))
    wall = (np.abs(side) < 1) * smoothstep(0, 0.002, near.y - middle + high / 2)
    wall = wall * smoothstep(0.002, 0, near.y - middle - high / 2 - bow)
    round_light = np.exp(-(((side + 0.55) / 0.36) ** 2)) + 0.06
    wood = 0.55 + 0.08 * np.sin(near.x * 420 + 3 * np.sin(near.y * 300))
    ink = (round_light * light * wood * 0.62)[..., None] * tint("#c98a52")
    ink = ink + (np.exp(-(((side - 0.88) / 0.1) ** 2)) * 0.10)[..., None] * tint("#8ea8dc")
    colours, cover = over(colours, ink, wall), np.maximum(cover, wall)
    ring = np.hypot(side, (near.y - middle + high / 2) / tall)
    face = smoothstep(1.02, 0.97, ring)
    grain = 0.6 + 0.1 * np.cos(ring * 26)
    lit = (0.20 + 0.45 * smoothstep(0.9, -0.9, side)) * light * grain
    lit = lit + 0.30 * np.exp(-(((ring - 0.97) / 0.05) ** 2)) * smoothstep(0.4, -1, side) * light
    ink = lit[..., None] * tint("#d39a60") * (1 - 0.9 * smoothstep(0.30, 0.24, ring))[..., None]
    return over(colours, ink, face), np.maximum(cover, face)


def _loose_thread(near: Canvas, light: Field, bright: float) -> tuple[Field, Field]:
    """The thread from the spool across the table and over its edge."""
    x, _, foot = SPOOL
    run = curve(
        [
            (x + 0.046, foot - 0.030),
            (x + 0.085, foot + 0.012),
            (x + 0.060, foot + 0.052),
            (x - 0.045, foot + 0.046),
            (x - 0.135, foot + 0.062),
            (x - 0.150, foot + 0.098),
            (x - 0.138, foot + 0.150),
            (x - 0.146, 1.05),
        ],
        14,
        closed=False,
    )
    shape = mask(near, [ribbon(run, 0.0042)])
    edge = np.clip(shape - np.roll(shape, 1, 0), 0, 1) + 0.5 * np.clip(
        shape - np.roll(shape, 1, 1), 0, 1
    )
    ink = tint("#050509") + (edge * light * 0.85)[..., None] * tint("#e8bf96")
    return np.broadcast_to(ink, (*shape.shape, 3)), shape


def paint_needle(canvas: Canvas, numbers: Numbers) -> Painting:
    """The needle that stands in the spool, a bright line with a thread through its eye."""
    x, top, _ = SPOOL
    tip, eye = (x - 0.012, top - 0.002), (x + 0.052, top - 0.205)
    near = canvas.part(x - 0.12, top - 0.27, x + 0.16, top + 0.16)
    body: Outline = tapered(
        [tip, ((tip[0] + eye[0]) / 2, (tip[1] + eye[1]) / 2), eye], 0.0028, 0.0062, 6
    )
    slot = ribbon([(eye[0] - 0.006, eye[1] + 0.020), (eye[0] - 0.0015, eye[1] + 0.005)], 0.0022)
    shape = mask(near, [body], [slot])
    length = math.hypot(eye[0] - tip[0], eye[1] - tip[1])
    along = (
        (near.x - tip[0]) * (eye[0] - tip[0]) + (near.y - tip[1]) * (eye[1] - tip[1])
    ) / length**2
    aside = ((near.x - tip[0]) * (eye[1] - tip[1]) - (near.y - tip[1]) * (eye[0] - tip[0])) / length
    warm = smoothstep(-0.0018, 0.0022, aside)
    value = (
        0.30
        + 0.55 * np.exp(-(((along - 0.62) / 0.16) ** 2))
        + 0.3 * np.exp(-(((along - 0.2) / 0.1) ** 2))
    )
    bright = 1 + 0.9 * numbers["bright"]
    colours = (value * warm * bright)[..., None] * tint("#ffd9ae") + (
        value * (1 - warm) * 0.6 * bright
    )[..., None] * tint("#8fabe2")
    strand = curve(
        [
            (eye[0] - 0.003, eye[1] + 0.012),
            (eye[0] + 0.030, eye[1] + 0.045),
            (eye[0] + 0.042, eye[1] + 0.125),
            (eye[0] + 0.018, eye[1] + 0.20),
            (eye[0] + 0.006, eye[1] + 0.245),
        ],
        12,
        closed=False,
    )
    thread = mask(near, [ribbon(strand, 0.0032)])
    lit = np.clip(thread - np.roll(thread, 1, 1), 0, 1) * 0.55 * bright
    ink = tint("#040409") + lit[..., None] * tint("#e8bf96")
    colours = over(np.broadcast_to(ink, colours.shape), colours, shape)
    return Painting(saturated(colours), near, np.maximum(shape, thread))
