"""The landing: four boards, a newel post, a window with a sill; the only wood in the city."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import ASPECT, Canvas, Field
from game.stage.noise import blurred, smooth_noise
from game.stage.outlines import Outline, box, curve, ellipse, mask, ribbon, tapered
from game.stage.painters.painting import Numbers, Painting
from game.stage.shading import bump, filmic, over, rim, saturated, smoothstep, tint

_WIDE, _TOP, _SILL = 0.235, 0.075, 0.585
"""Half of the window's width, its top and its sill, in heights."""
_FLOOR = 0.735


def paint_landing(canvas: Canvas, numbers: Numbers) -> Painting:
    """The wall around a tall window that is left open to what lies behind, and the boards.

    `x` is the middle of the window; `light` is what comes in by it.
    """
    x = numbers["x"] * ASPECT
    colours = _wall(canvas, x, numbers["light"])
    colours = _boards(canvas, colours, x, numbers["light"])
    colours = _flight(canvas, colours, x, numbers["light"])
    opening = mask(canvas, [box(x - _WIDE, _TOP, x + _WIDE, _SILL)])
    frame = mask(canvas, _frame(x))
    edge = rim(frame, (0.0, -0.4), canvas.unit / 720, 0.5)
    inner = np.clip(blurred(opening, 3 * canvas.unit / 720) - 0.5, 0, 1) * frame
    wood = tint("#0c0806") + ((0.30 * edge + 0.5 * inner) * numbers["light"])[..., None] * tint(
        "#d9b48a"
    )
    colours = over(colours, wood, frame)
    return Painting(filmic(colours * 1.3), canvas, saturated(1 - opening + frame))


def _frame(x: float) -> list[Outline]:
    """Jambs, sashes, a sill that juts out, and on it a dead fly."""
    left, right = x - _WIDE, x + _WIDE
    fly = (x + 0.125, _SILL - 0.008)
    return [
        box(left - 0.030, _TOP - 0.030, left, _SILL),
        box(right, _TOP - 0.030, right + 0.030, _SILL),
        box(left, _TOP - 0.030, right, _TOP), box(x - 0.007, _TOP, x + 0.007, _SILL),
        box(left, 0.318, right, 0.330), box(left, _SILL - 0.016, right, _SILL),
        box(left - 0.055, _SILL, right + 0.055, _SILL + 0.024),
        ellipse(fly, 0.009, 0.005, 12),
        ribbon([(fly[0] - 0.004, fly[1]), (fly[0] - 0.013, fly[1] - 0.011)], 0.002),
        ribbon([(fly[0] + 0.003, fly[1]), (fly[0] + 0.009, fly[1] - 0.012)], 0.002),
    ]  # fmt: skip


def _wall(canvas: Canvas, x: float, light: float) -> Field:
    """Matchboard, almost dark, brightest where the window's light grazes it."""
    aside = np.maximum(np.abs(canvas.x - x) - _WIDE, 0)
    graze = np.exp(-aside / 0.14) * np.exp(-(((canvas.y - 0.36) / 0.42) ** 2))
    below = np.exp(-np.clip(canvas.y - _SILL, 0, 9) / 0.05) * (canvas.y > _SILL)
    u = canvas.x / 0.052
    groove = np.abs(u % 1 - 0.5)
    tone = np.random.default_rng(211).random(256).astype(np.float32)
    tone = 0.75 + 0.5 * tone[np.floor(u).astype(int) % 256]
    grain = 1 + 0.13 * smooth_noise(canvas, 1.6, 212, across=0.3, down=5)
    board = tone * grain * (1 - 0.85 * smoothstep(0.455, 0.49, groove))
    board = board + 0.6 * smoothstep(0.40, 0.44, groove) * smoothstep(0.47, 0.45, groove)
    shade = 0.008 + light * (0.17 * graze * (1 - 0.6 * below))
    result: Field = (board * shade)[..., None] * tint("#b48a62")
    return result


def _boards(canvas: Canvas, colours: Field, x: float, light: float) -> Field:
    """Four broad boards that run towards us, and the window's light in two panes upon them."""
    down = np.maximum(canvas.y - 0.50, 0.02)
    u = (canvas.x - x) / down * 1.35
    plank = np.abs((u + 0.5) % 1 - 0.5)
    seam = smoothstep(0.462, 0.485, plank)
    grain = 1 + 0.16 * smooth_noise(canvas, 1.7, 213, across=0.5, down=3)
    spread = np.clip(canvas.y - _FLOOR, 0, 1)
    lean = x - 0.16 * spread
    half = _WIDE * (1.0 + 1.4 * spread)
    lane = smoothstep(half, half - 0.05 - 0.15 * spread, np.abs(canvas.x - lean))
    bar = 1 - 0.55 * bump(canvas.x - lean, 0, 0.012 + 0.03 * spread)
    worn = 1 + 0.35 * np.exp(-(((canvas.x - x - 0.25) / 0.12) ** 2))
    shine = lane * bar * np.exp(-spread / 0.21) * worn * (0.12 + 0.88 * smoothstep(0, 0.10, spread))
    shade = (0.010 + light * (0.015 + 0.40 * shine)) * grain * (1 - 0.8 * seam)
    ground = smoothstep(_FLOOR - 0.001, _FLOOR + 0.001, canvas.y)
    skirting = bump(canvas.y, _FLOOR - 0.012, 0.014) * 0.35
    colours = colours * (1 - skirting)[..., None]
    return over(colours, shade[..., None] * tint("#c99a6c"), ground)


def _flight(canvas: Canvas, colours: Field, x: float, light: float) -> Field:
    """To the right the next flight goes up, out of the light; before it stand post and rail."""
    away = np.exp(-np.clip(canvas.x - 0.95, 0, 9) / 0.28)
    wood = 1 + 0.2 * smooth_noise(canvas, 1.7, 214, across=0.4, down=2)
    for step in reversed(range(9)):
        left, top = 0.98 + 0.062 * step, 0.735 - 0.085 * (step + 1)
        riser = [(left, top), (left, top + 0.085 if step else 0.98)]
        tread = [(left, top), (left + 0.062, top)]
        for line, shine in ((riser, 0.30), (tread, 0.62)):
            face = mask(canvas, [[*line, *(_farther(place, x) for place in reversed(line))]])
            lit = (shine * light * away * wood)[..., None] * tint("#a87c56")
            colours = over(colours, 0.3 * tint("#0a0706") + 0.55 * lit, face)
    flight = mask(canvas, [
        box(0.98 + 0.062 * step, 0.735 - 0.085 * (step + 1), 3.0, 1.2) for step in range(9)
    ])  # fmt: skip
    edge = rim(flight, (-0.5, -0.85), canvas.unit / 720, 0.5) * away
    side = tint("#060404") + (0.25 * light * edge * wood)[..., None] * tint("#c99a6c")
    colours = over(colours, side, flight)
    post = mask(canvas, _post())
    lit = rim(post, (-1.0, -0.2), canvas.unit / 720, 0.6)
    polish = np.exp(-(((canvas.y - 0.43) / 0.16) ** 2))
    wood = tint("#0a0605") + (light * lit * (0.35 + 0.75 * polish))[..., None] * tint("#f0c796")
    shade = blurred(post, 16 * canvas.unit / 720)
    return over(colours * (1 - 0.5 * shade)[..., None], wood, post)


def _farther(place: tuple[float, float], x: float) -> tuple[float, float]:
    """The same place at the flight's far side: nearer to where the boards vanish."""
    return place[0] + 0.13 * (x - place[0]), place[1] + 0.13 * (0.5 - place[1])


def _post() -> list[Outline]:
    """A newel post with a ball, polished by going round it, and the rail that starts from it."""
    x = 0.905
    turned = [
        (x - 0.030, 0.98), (x - 0.030, 0.80), (x - 0.022, 0.78), (x - 0.026, 0.74),
        (x - 0.018, 0.70), (x - 0.023, 0.60), (x - 0.028, 0.53), (x - 0.019, 0.50),
        (x - 0.029, 0.485), (x - 0.029, 0.455), (x - 0.014, 0.443),
    ]  # fmt: skip
    outline = [*turned, *((2 * x - a, b) for a, b in reversed(turned))]
    found: list[Outline] = [outline, ellipse((x, 0.413), 0.036, 0.036, 28)]
    for step in range(7):
        left = x + 0.085 + 0.062 * step
        top, foot = 0.425 - 0.0845 * step, 0.652 - 0.085 * step
        found.append(tapered([(left, top), (left, foot)], 0.011, 0.013))
    rail = curve(
        [(x, 0.475), (x + 0.06, 0.455), (x + 0.2, 0.265), (x + 0.55, -0.22)], 8, closed=False
    )
    return [*found, ribbon(rail, 0.026)]
