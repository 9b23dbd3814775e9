"""Keeps how far the player has come: each pick, each sheet that is turned to, the time played."""

from __future__ import annotations

from game.saves import Bookmark
from game.story.playthrough import Playthrough
from game.window.open_page import OpenPage
from game.window.session import Session

_AUTOMATIC_SECONDS = 300.0
"""So often at most, the game keeps a moment by itself while one plays on."""


class Progress:
    """What is on the screen is on the disk: it can be left by any means and gone on with."""

    def __init__(self, session: Session, page: OpenPage) -> None:
        """`page` lies open as it was kept."""
        self._session = session
        self._kept: tuple[Playthrough, Bookmark] = page.playthrough, page.bookmark
        self._seconds = 0.0
        """Played since something was kept last."""
        self._since_automatic = 0.0

    def pass_time(self, seconds: float) -> None:
        self._seconds += seconds
        self._since_automatic += seconds

    def follow(self, page: OpenPage) -> None:
        """Keeps where the page lies open, if that is elsewhere than it was."""
        if self._kept != (page.playthrough, page.bookmark):
            self.keep(page)

    def keep(self, page: OpenPage, *, is_read: bool = False) -> None:
        """Keeps where the page lies open, and the seconds until now as played.

        An ending is over once it `is_read`; until then it can be gone on with.
        """
        self._kept = page.playthrough, page.bookmark
        self._session.saves.keep(
            page.playthrough, seconds=self._seconds, bookmark=page.bookmark, is_read=is_read
        )
        self._seconds = 0.0

    def end(self, page: OpenPage) -> None:
        """An ending was read to its end: it is kept, to be gone back to, and is over."""
        self.keep_automatically(page)
        self.keep(page, is_read=True)

    # Moments

    def keep_in(self, number: int, page: OpenPage) -> str:
        """Keeps this moment in a slot; gives the sentence that tells what came of it."""
        self.keep(page)
        return self._session.moments.keep(number, page.playthrough, page.bookmark)

    def keep_quickly(self, page: OpenPage) -> str:
        """The same, among the quick ones."""
        self.keep(page)
        return self._session.moments.keep_quickly(page.playthrough, page.bookmark)

    def keep_automatically(self, page: OpenPage) -> None:
        """Keeps this moment among those that the game keeps by itself."""
        self.keep(page)
        self._since_automatic = 0.0
        self._session.moments.keep_automatically(page.playthrough, page.bookmark)

    def keep_now_and_then(self, page: OpenPage) -> None:
        """The same, if it is long since that was done."""
        if self._since_automatic > _AUTOMATIC_SECONDS:
            self.keep_automatically(page)
