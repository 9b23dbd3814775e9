"""Skipping what was read before, by any playthrough, while a key is held or until it is pressed."""

from __future__ import annotations

from game.window.open_page import OpenPage

_SKIP_SECONDS = 0.06


class Skipping:
    """Stops at new words, at choices and at an ending."""

    def __init__(self, now: float) -> None:
        self.held = False
        self._toggled = False
        self._skipped_at = now

    def toggle(self) -> None:
        """The player wants it until it stops by itself, or no longer."""
        self._toggled = not self._toggled

    @property
    def wanted(self) -> bool:
        return self.held or self._toggled

    def skip(self, page: OpenPage, now: float) -> None:
        """A step onward, where it is due and nothing is new."""
        at_end = page.on_last_sheet and page.stood_at is not None
        if at_end or not page.known:
            self._toggled = False
        elif now - self._skipped_at >= _SKIP_SECONDS:
            self._skipped_at = now
            page.read_on(now)
