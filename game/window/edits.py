"""What is being played, carried over into a story that is told otherwise, or edited meanwhile."""

from __future__ import annotations

from game.library import Unplayable
from game.saves import followed
from game.story.model import Story
from game.story.playthrough import Playthrough
from game.window.open_page import OpenPage
from game.window.session import Session


class Edits:
    """What was played, as it was before the story became another under it.

    Each edition is followed from there: what one edit takes away, the next may bring back.
    """

    def __init__(self, session: Session, played: Playthrough) -> None:
        self.played = played
        self._session = session
        self._edition = session.library.edition
        self._told = ""

    def follow(
        self, page: OpenPage, undone: list[Playthrough], pointed: tuple[int, int], now: float
    ) -> bool:
        """Shows the page as it is in the story of this moment; says whether it may be another.

        What can be gone forward over again (`undone`, the furthest first) is carried over with it
        where only the language is another, and else forgotten.
        """
        library = self._session.library
        if library.edition == self._edition:
            return False
        self._edition = library.edition
        try:
            story = library.story(self.played.story.name)
        except Unplayable:  # Its files were changed meanwhile; what was read of them still holds.
            return False
        undone[:] = (
            self._ahead(undone, story) if story.fingerprint == self.played.story.fingerprint else ()
        )
        opened = followed(story, self.played)
        page.become(opened.playthrough, now, pointed)
        if opened.sentence != self._told:
            self._told = self._session.note = opened.sentence
        return True

    def _ahead(self, undone: list[Playthrough], story: Story) -> list[Playthrough]:
        """The same moments in a story, the furthest first: each was reached from the next."""
        moments = [followed(story, undone[0]).playthrough] if undone else []
        while len(moments) < len(undone) and moments[-1].parent is not None:
            moments.append(moments[-1].parent)
        return moments
