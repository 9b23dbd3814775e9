"""What is being played, carried over into each edition of a story that is being written."""

from __future__ import annotations

from game.saves import followed
from game.story.playthrough import Playthrough
from game.window.open_page import OpenPage
from game.window.session import Session


class Edits:
    """What was played, as it was before the story was edited under it.

    Each edition is followed from there: what one edit takes away, the next may bring back.
    """

    def __init__(self, session: Session, played: Playthrough) -> None:
        self.played = played
        self._session = session
        self._edition = session.watch.edition if session.watch else 0
        self._told = ""

    def follow(self, page: OpenPage, pointed: tuple[int, int], now: float) -> bool:
        """Shows the page as it is in the story that was saved last; says whether one was."""
        watch = self._session.watch
        if watch is None or watch.story is None or watch.edition == self._edition:
            return False
        self._edition = watch.edition
        opened = followed(watch.story, self.played)
        page.become(opened.playthrough, now, pointed)
        if opened.sentence != self._told:
            self._told = self._session.note = opened.sentence
        return True
