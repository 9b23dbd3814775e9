"""Which leaves a player has read, in any playthrough."""

from __future__ import annotations

import hashlib

from game.saves import Saves
from game.story.pages import Leaf


class ReadLeaves:
    """Which leaves this player has read in any playthrough: only those may be skipped."""

    def __init__(self, saves: Saves) -> None:
        self._journal = saves.journal
        self._known: dict[str, set[str]] = {}

    def knows(self, story: str, leaf: Leaf) -> bool:
        return _mark(leaf) in self._of(story)

    def remember(self, story: str, leaf: Leaf) -> None:
        """The leaf was read to its end."""
        known = self._of(story)
        mark = _mark(leaf)
        if mark not in known:
            known.add(mark)
            self._journal.keep_read(story, mark)

    def _of(self, story: str) -> set[str]:
        if story not in self._known:
            self._known[story] = set(self._journal.read(story))
        return self._known[story]


def _mark(leaf: Leaf) -> str:
    words = "\n".join(paragraph.text for paragraph in leaf.paragraphs)
    return hashlib.blake2b(f"{leaf.scene}\n{words}".encode(), digest_size=5).hexdigest()
