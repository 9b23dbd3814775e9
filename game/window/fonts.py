"""The typefaces: opened once for each size, and asked how wide words are."""

from __future__ import annotations

from functools import cache
from typing import Literal

import pygame

from game.shared import packaged

Face = Literal["roman", "italic", "bold", "bold italic", "small caps"]

_FILES: dict[Face, str] = {
    "roman": "EBGaramond12-Regular.otf",
    "italic": "EBGaramond12-Italic.otf",
    "bold": "EBGaramond12-Bold.otf",
    "bold italic": "EBGaramond12-Italic.otf",
    "small caps": "EBGaramondSC12-Regular.otf",
}
_SMALLEST = 6


@cache
def font(face: Face, pixels: int) -> pygame.font.Font:
    """A face at a size in pixels."""
    opened = pygame.font.Font(packaged("assets") / "fonts" / _FILES[face], max(_SMALLEST, pixels))
    # The family has no bold italic: its italic is thickened.
    opened.bold = face == "bold italic"
    return opened


def shown(text: str) -> str:
    """The text with a space for every sign that no font can draw."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter == "\xad" else " " for letter in text)


def width(face: Face, pixels: int, text: str) -> int:
    """How far a text moves the pen on, in pixels.

    Not how wide its ink is: the end of an f leans over the space that follows.
    """
    return font(face, pixels).size(text + " ")[0] - space(face, pixels)


@cache
def space(face: Face, pixels: int) -> int:
    """How wide the space between two words is."""
    return font(face, pixels).size(" ")[0]


def has(face: Face, letter: str) -> bool:
    """Whether a face can draw a letter."""
    return font(face, 24).metrics(letter)[0] not in (None, font(face, 24).metrics("\uffff")[0])
