"""Keeps playthroughs, slots, the journal and settings in one SQLite file; begin with `shelf`."""

from game.saves.reopening import followed
from game.saves.shelf import Saves
from game.saves.store import FILE_NAME
from game.saves.values import BEGINNING, Bookmark, Fidelity, Kept, Opened, Place, Shelf, Slot

__all__ = [
    "BEGINNING",
    "FILE_NAME",
    "Bookmark",
    "Fidelity",
    "Kept",
    "Opened",
    "Place",
    "Saves",
    "Shelf",
    "Slot",
    "followed",
]
