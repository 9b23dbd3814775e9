"""How somebody who sits is built, seen from the front: legs or a skirt, arms, a cup, a ruff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from game.stage.canvas import Canvas, Field
from game.stage.outlines import Outline, box, curve, ellipse, limb, tapered
from game.stage.painters.kitchen_people import Head, paint_face
from game.stage.painters.modelled import Piece, modelled
from game.stage.painters.silhouette import mirrored_too, places
from game.stage.shading import Source

_CHINA, _PAINT = "#d9cdb2", "#d8c4a8"
ROOM = 0.13
"""How far around somebody their shadow reaches, in heights."""
SIDES = (-1, 1)
_FACE = 0.082
"""Half the width of a face, where somebody who sits is 1 tall from the floor."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody by their clothes: what lies behind the face and below it, and what lies over it.

    Outlines are in units of their height, the floor at 0, the middle of the body at 0.
    """

    body: list[Piece]
    worn: list[Piece] = field(default_factory=list)
    skin: str = _PAINT
    turn: float = 0.0
    aside: float = 0.0


def paint_waiting(
    canvas: Canvas,
    colours: Field,
    who: Callable[[], Waiting],
    place: tuple[float, float, float],
    lamp: Source,
    dim: Field,
) -> Field:
    """Paints one of them over `colours`; `place` is where the feet are and how tall they sit."""
    somebody = who()
    x, y, size = place
    head = Head(
        (x + 0.5 * somebody.turn * _FACE * size, y - 0.845 * size), _FACE * size,
        aside=somebody.aside, turn=somebody.turn,
    )  # fmt: skip
    colours = modelled(canvas, colours, _placed(somebody.body, place), lamp, dim, ROOM)
    colours = paint_face(canvas, colours, head, lamp, dim, somebody.skin)
    return modelled(canvas, colours, _placed(somebody.worn, place), lamp, dim, ROOM)


def _placed(pieces: list[Piece], place: tuple[float, float, float]) -> list[Piece]:
    x, y, size = place
    return [
        Piece(
            [[(x + a * size, y + b * size) for a, b in outline] for outline in piece.outlines],
            piece.dye, piece.round * size, piece.light, piece.gloss, piece.nap,
        )
        for piece in pieces
    ]  # fmt: skip


def whole(text: str) -> Outline:
    """The right half of a form, and its mirror image."""
    return curve(mirrored_too(places(text)), 6)


def legs(dye: str) -> list[Piece]:
    """Shins, shoes, and knees that come towards us."""
    shins = [
        outline
        for s in SIDES
        for outline in limb(
            [(s * 0.115, -0.34), (s * 0.118, -0.18), (s * 0.112, -0.03)], 0.10, 0.06
        )
    ]
    shoes = [ellipse((s * 0.128, -0.018), 0.052, 0.026, 16) for s in SIDES]
    thighs = [
        outline
        for s in SIDES
        for outline in limb([(s * 0.075, -0.36), (s * 0.122, -0.325)], 0.135, 0.115)
    ]
    return [
        Piece(shins, dye, 0.045, 0.8),
        Piece(shoes, "#2a2019", 0.02, 0.9, 0.2),
        Piece(thighs, dye, 0.055),
    ]


def skirt(dye: str, *, wide: float = 0.25) -> list[Piece]:
    """From the lap to the floor, with three folds that fall from the knees."""
    cloth = whole(f".03 -.42, .15 -.42, .195 -.33, {0.82 * wide} -.18, {wide} .0, .1 .015, 0 .01")
    folds = [
        tapered([(s * 0.06 + k, -0.33), (s * 0.07 + k, -0.16), (s * 0.09 + k, -0.01)], 0.03, 0.055)
        for s, k in ((-1, -0.05), (-1, 0.06), (1, 0.07))
    ]
    return [Piece([cloth], dye, 0.09), Piece(folds, dye, 0.03, 1.1)]


def trunk(dye: str) -> Piece:
    """Chest and belly."""
    return Piece(
        [whole(".045 -.735, .11 -.715, .165 -.675, .18 -.58, .165 -.46, .17 -.36, 0 -.33")],
        dye, 0.09,
    )  # fmt: skip


def neck(dye: str = _PAINT) -> Piece:
    """The neck, in the face's shade."""
    return Piece([box(-0.042, -0.80, 0.042, -0.70)], dye, 0.03, 0.45)


def arms(dye: str, hand: tuple[float, float] = (0.045, -0.505)) -> list[Piece]:
    """Both arms bent, the hands together before the chest."""
    x, y = hand
    sleeves = [
        outline
        for s in SIDES
        for outline in limb(
            [(s * 0.148, -0.655), (s * 0.195, -0.52), (s * 0.150, -0.43), (s * (x + 0.01), y)],
            0.088, 0.055,
        )
    ]  # fmt: skip
    hands = [ellipse((s * x, y), 0.030, 0.026, 14) for s in SIDES]
    return [Piece(sleeves, dye, 0.038, 1.05), Piece(hands, "#b98a68", 0.018, 1.05)]


def cup(y: float = -0.515) -> list[Piece]:
    """A cup held in both hands, its tea dark in it."""
    bowl = [(-0.034, y - 0.052), (0.034, y - 0.052), (0.024, y + 0.012), (-0.024, y + 0.012)]
    return [
        Piece([bowl], _CHINA, 0.016, 1.15, 0.3),
        Piece([ellipse((0.0, y - 0.052), 0.033, 0.009, 16)], "#5c3a1e", 0.004, 0.8),
    ]


def ruff(y: float, wide: float = 0.125) -> Piece:
    """A pleated collar."""
    pleats = [
        ellipse(
            (wide * (n / 6 - 1), y + 0.014 * (n % 2) + 0.02 * (1 - abs(n / 6 - 1))),
            0.026,
            0.034,
            12,
        )
        for n in range(13)
    ]
    return Piece(pleats, "#cfc4ac", 0.012, 1.1)
