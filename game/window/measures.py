"""Measures: how large everything is in one window, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

_HEIGHT = 720
_NARROWEST = 1120
"""Units across the narrowest window for which sizes follow the height alone."""

BODY = 23
LEADING = 33
COLUMN = 548
"""About 62 characters of the body size."""
WIDEST_PART = 0.6
"""The text never takes more of the window's width, so that the picture is always seen."""


@dataclass(frozen=True, slots=True)
class Measures:
    """One window's sizes. A unit is a 720th of its height; `text_size` 1 is what we advise."""

    width: int
    height: int
    text_size: float = 1.0
    spacing: float = 1.0
    """From line to line, against what we advise."""

    @property
    def unit(self) -> float:
        """Pixels of a unit."""
        return min(self.height / _HEIGHT, self.width / _NARROWEST)

    def pixels(self, units: float) -> int:
        """A length in units as whole pixels."""
        return round(units * self.unit)

    def text_pixels(self, units: float) -> int:
        """A length in units that grows and shrinks with the player's text size."""
        return max(1, round(units * self.unit * self.text_size))

    @property
    def leading(self) -> int:
        """From one baseline to the next."""
        return self.text_pixels(LEADING * self.spacing)

    @property
    def column_width(self) -> int:
        wished = self.text_pixels(COLUMN)
        return min(wished, round(self.width * WIDEST_PART))

    @property
    def column_left(self) -> int:
        margin = max(self.pixels(64), round(self.width * 0.05))
        return self.width - margin - self.column_width

    @property
    def column_right(self) -> int:
        return self.column_left + self.column_width

    @property
    def top(self) -> int:
        """The upper edge of the first line of a sheet."""
        return self.pixels(78)

    @property
    def bottom(self) -> int:
        """No text stands lower."""
        return self.height - self.pixels(54)
