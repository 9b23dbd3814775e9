"""Tells which saves of a story still open in the story as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.saves.shelf import Saves
from game.saves.values import Fidelity, Kept, Opened, Slot
from game.story.model import Story


@dataclass(frozen=True, slots=True)
class Verified:
    """A save by the name that lists give it, and what came of opening it."""

    name: str
    picks: int
    opened: Opened

    @property
    def still_opens(self) -> bool:
        """Whether the player stands where they stood."""
        return self.opened.fidelity in (Fidelity.SAME, Fidelity.RESUMED)


def verified(saves: Saves, story: Story) -> Iterator[Verified]:
    """Every playthrough and every slot of a story, opened in it as it is now."""
    both: tuple[Kept | Slot, ...] = (*saves.playthroughs(), *saves.every_slot())
    for kept in both:
        if kept.shown.story == story.name:
            opened = saves.open(story, kept.place)
            if opened is not None:
                yield Verified(name_of(kept), kept.shown.picks, opened)


def name_of(kept: Kept | Slot) -> str:
    """How lists call a save: a playthrough by its number, a slot as `pages-3` or `quick-1`."""
    return str(kept.number) if isinstance(kept, Kept) else f"{kept.shelf.value}-{kept.number}"
