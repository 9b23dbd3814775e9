"""The typefaces: opened once for each size, and asked how wide words are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

import pygame

from game.shared import packaged

Face = Literal["roman", "italic", "bold", "bold italic", "small caps"]


@dataclass(frozen=True, slots=True)
class _Family:
    """A typeface: the file of each face, and its size against the book's at the same pixels."""

    files: Mapping[Face, str]
    scale: float = 1.0


BOOK = "book"
_BOOK = _Family(
    {
        "roman": "EBGaramond12-Regular.otf",
        "italic": "EBGaramond12-Italic.otf",
        "bold": "EBGaramond12-Regular.otf",
        "bold italic": "EBGaramond12-Italic.otf",
        "small caps": "EBGaramondSC12-Regular.otf",
    }
)


def _without_small_caps(name: str, ending: str, scale: float) -> _Family:
    faces: dict[Face, str] = {
        "roman": "Regular", "italic": "Italic", "bold": "Bold", "bold italic": "BoldItalic",
    }  # fmt: skip
    return _Family({face: f"{name}-{cut}.{ending}" for face, cut in faces.items()}, scale)


FAMILIES: Mapping[str, _Family] = MappingProxyType(
    {
        BOOK: _BOOK,
        "plain": _without_small_caps("AtkinsonHyperlegible", "ttf", 0.88),
        "OpenDyslexic": _without_small_caps("OpenDyslexic", "woff", 0.7),
    }
)
"""The typefaces that a player can choose from, by the name in the settings."""
_SMALLEST = 6
_NOTHING = "\uffff"
"""What no font can draw."""
_LARGE = 400
"""A size at which no letter is by chance as large as the sign for one that is missing."""
_CAPITALS = 0.82
"""Small capitals where a typeface has none: capitals of this size."""


class _Chosen:
    """The one thing here that changes: what the player reads in."""

    family = BOOK


def use(family: str) -> None:
    """Everything is set in one of `FAMILIES` from now on."""
    _Chosen.family = family


def family() -> str:
    """The typeface in which everything is set: part of the key of whatever is kept drawn."""
    return _Chosen.family


def font(face: Face, pixels: int) -> pygame.font.Font:
    """A face of the typeface at a size in pixels of the book's."""
    return font_of(_Chosen.family, face, pixels)


@cache
def font_of(name: str, face: Face, pixels: int) -> pygame.font.Font:
    """A face of a certain typeface, whatever the player chose."""
    chosen = FAMILIES[name]
    size = pixels * chosen.scale
    if face not in chosen.files:
        face, size = "roman", size * _CAPITALS
    file = packaged("assets") / "fonts" / chosen.files[face]
    opened = pygame.font.Font(file, max(_SMALLEST, round(size)))
    # The book's family has no bold that knows more than English letters: its own is thickened.
    opened.bold = face in ("bold", "bold italic") and chosen is _BOOK
    return opened


def _set(face: Face, pixels: int, text: str) -> tuple[pygame.font.Font, str]:
    """What draws a text, and the text as it is drawn."""
    name, drawn_as = _drawing(_Chosen.family, face, text)
    is_capitals = drawn_as not in FAMILIES[name].files
    return font_of(name, drawn_as, pixels), text.upper() if is_capitals else text


@lru_cache(maxsize=8192)
def _drawing(family: str, face: Face, text: str) -> tuple[str, Face]:
    """The typeface and the face that have all letters of a text: the book's where others lack
    one, upright where its own face does."""
    ways: tuple[tuple[str, Face], ...] = ((family, face), (BOOK, face), (BOOK, "roman"))
    having = (way for way in ways if not any(_lacks(*way, letter) for letter in text))
    return next(having, (BOOK, face))


@cache
def _lacks(name: str, face: Face, letter: str) -> bool:
    drawn_by = font_of(name, face, _LARGE)
    own, missing = drawn_by.metrics(letter)[0], drawn_by.metrics(_NOTHING)[0]
    if own is None or own != missing:
        return own is None
    # As large as the sign for what is missing: it may be that sign.
    drawings = [drawn_by.render(each, False, "white") for each in (letter, _NOTHING)]
    return len({pygame.image.tobytes(drawing, "RGBA") for drawing in drawings}) == 1


def rendered(face: Face, pixels: int, text: str, colour: tuple[int, int, int]) -> pygame.Surface:
    """A text drawn, its baseline where `font` says, whatever drew it."""
    drawn_by, text = _set(face, pixels, text)
    drawn = drawn_by.render(text, True, colour).convert_alpha()
    down = font(face, pixels).get_ascent() - drawn_by.get_ascent()
    if not down:
        return drawn
    size = (drawn.get_width(), max(1, drawn.get_height() + down))
    moved = pygame.Surface(size, pygame.SRCALPHA)
    moved.blit(drawn, (0, down))
    return moved


def shown(text: str) -> str:
    """The text with a space for every sign that no font can draw."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter == "\xad" else " " for letter in text)


def width(face: Face, pixels: int, text: str) -> int:
    """How far a text moves the pen on, in pixels.

    Not how wide its ink is: the end of an f leans over the space that follows.
    """
    return _width(_Chosen.family, face, pixels, text)


@lru_cache(maxsize=8192)
def _width(_: str, face: Face, pixels: int, text: str) -> int:
    drawn_by, text = _set(face, pixels, text)
    return drawn_by.size(text + " ")[0] - drawn_by.size(" ")[0]


def space(face: Face, pixels: int) -> int:
    """How wide the space between two words is."""
    return _space(_Chosen.family, face, pixels)


@cache
def _space(name: str, face: Face, pixels: int) -> int:
    return font_of(name, face, pixels).size(" ")[0]


def has(face: Face, letter: str) -> bool:
    """Whether a face of the book's can draw a letter."""
    return not _lacks(BOOK, face, letter)
