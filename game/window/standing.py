"""What stands of a sheet for good, drawn into one layer: it costs the same however much it is."""

from __future__ import annotations

import pygame
from pygame import BLEND_PREMULTIPLIED, Rect, Surface


class Standing:
    """A layer in which colours are multiplied by their cover, so that one can be laid on another.

    (Otherwise what is half covered would grow darker with each.)
    """

    def __init__(self, bounds: Rect) -> None:
        """`bounds` is where the layer lies in the window."""
        self._bounds = bounds
        self._reach = 0
        """So many of its rows hold something."""
        self._made: Surface | None = None

    @property
    def _layer(self) -> Surface:
        if self._made is None:
            self._made = Surface(self._bounds.size, pygame.SRCALPHA)
        return self._made

    def lay(self, drawn: Surface, place: tuple[int, int]) -> None:
        """Lays something over what stands, at a place in the window."""
        x, y = place[0] - self._bounds.left, place[1] - self._bounds.top
        self._layer.blit(drawn.premul_alpha(), (x, y), special_flags=BLEND_PREMULTIPLIED)
        self._reach = max(self._reach, y + drawn.get_height())

    def draw(self, surface: Surface) -> None:
        area = (0, 0, self._bounds.width, self._reach)
        surface.blit(self._layer, self._bounds, area, special_flags=BLEND_PREMULTIPLIED)

    def draw_leaving(self, surface: Surface, part: float) -> None:
        """So much of all that stands, while it fades away."""
        area = Rect(0, 0, self._bounds.width, self._reach).clip(self._layer.get_rect())
        fading = self._layer.subsurface(area).copy()
        fading.fill((round(255 * part),) * 4, special_flags=pygame.BLEND_RGBA_MULT)
        surface.blit(fading, self._bounds, special_flags=BLEND_PREMULTIPLIED)
