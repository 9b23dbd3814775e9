"""Moments: kept with a small picture of what stands behind them, and opened again."""

from __future__ import annotations

from io import BytesIO

import pygame
from pygame import Surface

from game.saves import Bookmark, Saves, Shelf, Slot
from game.story.playthrough import Playthrough
from game.window.controls import Controls
from game.window.scenery import Scenery

_SIZE = (320, 180)


class Moments:
    """Puts moments into slots. Each tells with a sentence what came of it."""

    def __init__(self, saves: Saves, scenery: Scenery, controls: Controls) -> None:
        self._saves = saves
        self._controls = controls
        self._scenery = scenery

    def keep(self, number: int, playthrough: Playthrough, bookmark: Bookmark) -> str:
        """In a slot of the pages, in the place of what was there."""
        kept = self._saves.slots.save(number, playthrough, self._picture(), bookmark)
        return "Kept." if kept else ""

    def keep_quickly(self, playthrough: Playthrough, bookmark: Bookmark) -> str:
        kept = self._saves.slots.save_quickly(playthrough, self._picture(), bookmark)
        way = self._controls.way_to("quick-load")
        return "" if not kept else f"Kept. {way} leads back here." if way else "Kept."

    def keep_automatically(self, playthrough: Playthrough, bookmark: Bookmark) -> None:
        """Nothing where nothing was chosen yet."""
        if playthrough.length:
            self._saves.slots.save_automatically(playthrough, self._picture(), bookmark)

    def newest_quick(self) -> Slot | None:
        return self._saves.slots.slot(Shelf.QUICK, 1)

    def _picture(self) -> bytes:
        """What stands behind the words, small, as JPEG; nothing where it cannot be drawn."""
        seen = self._scenery.seen
        if seen is None:
            return b""
        small = pygame.transform.smoothscale(_in_proportion(seen), _SIZE)
        file = BytesIO()
        try:
            pygame.image.save(small, file, "moment.jpg")
        except pygame.error:
            return b""
        return file.getvalue()


def _in_proportion(seen: Surface) -> Surface:
    """The left of the picture, where everything stands that matters, as wide as it is shown."""
    wide, high = seen.get_size()
    width = min(wide, high * _SIZE[0] // _SIZE[1])
    height = min(high, wide * _SIZE[1] // _SIZE[0])
    return seen.subsurface((0, (high - height) // 2, width, height))
