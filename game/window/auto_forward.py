"""Turning pages by themselves, at the pace at which the player reads."""

from __future__ import annotations

from game.window.open_page import OpenPage
from game.window.session import Session

_FEWEST_WORDS = 6
"""Even a single word stands as long as so many would take to read."""


class AutoForward:
    """Counts the seconds since words began to come, and knows when they will have been read."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stage: tuple[object, int] | None = None
        self._seconds = 0.0

    def toggle(self) -> None:
        """The player wants it, or no longer."""
        session = self._session
        session.step("auto_forward", 1, around=True)
        turns = session.preferences.auto_forward
        session.note = f"Pages turn {'by themselves' if turns else 'when you turn them'}."

    def turn(self, page: OpenPage, step: float, now: float) -> None:
        """Reads on where the player wants that and it is due."""
        preferences, heard = self._session.preferences, self._session.speaking.is_speaking
        words = preferences.auto_words
        if preferences.auto_forward and self.is_due(
            page, step, now, words_a_minute=words, heard=heard
        ):
            page.read_on(now)

    def is_due(
        self, page: OpenPage, step: float, now: float, *, words_a_minute: int, heard: bool = False
    ) -> bool:
        """Whether to read on now, after `step` seconds more.

        Never while words come or are `heard` being read, nor at choices and endings: there the
        player goes on.
        """
        waits = page.told.waits(now)
        if page.on_last_sheet and page.stood_at is not None:
            return False
        if not waits and page.stood_at is None:
            self._seconds += step
            return False
        seen = page.told.seen(now)
        read_before = self._stage[1] if self._stage and self._stage[0] is page.told else 0
        words = max(_FEWEST_WORDS, seen - read_before)
        self._seconds += step
        if heard or self._seconds < words * 60 / words_a_minute:
            return False
        self._stage, self._seconds = (page.told, seen), 0.0
        return True
