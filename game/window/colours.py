"""The inks: what colour each tone of text has, plain and in high contrast."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.window.words import Tone

Colour = tuple[int, int, int]

INKS: Mapping[Tone, Colour] = MappingProxyType(
    {
        "ink": (238, 230, 211),
        "pale": (203, 196, 180),
        "quiet": (196, 185, 163),
        "gold": (224, 182, 108),
        "glow": (255, 238, 196),
    }
)
STRONG_INKS: Mapping[Tone, Colour] = MappingProxyType(
    {
        "ink": (255, 255, 255),
        "pale": (236, 236, 236),
        "quiet": (226, 226, 226),
        "gold": (255, 214, 140),
        "glow": (255, 226, 120),
    }
)
LOCKED: Colour = (150, 142, 128)
RULE: Colour = (150, 112, 60)
NIGHT: Colour = (7, 7, 11)


def ink(tone: Tone, *, strong: bool = False) -> Colour:
    """The colour of a tone; `strong` for players who ask for high contrast."""
    return (STRONG_INKS if strong else INKS)[tone]
