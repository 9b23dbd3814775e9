"""Many playthroughs at once: for each variable a column with its value in every one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from game.story.domain import Flag, Text
from game.story.model import Variable

Array = Any


def column_of(variable: Variable, count: int) -> Array:
    """A column of a variable's first value; numbers are wide enough for any calculation.

    Typed text is never asked for: its column is empty of meaning.
    """
    if isinstance(variable.domain, Text):
        return np.zeros(count, bool)
    kind = bool if isinstance(variable.domain, Flag) else np.int64
    return np.full(count, variable.start, kind)


class View(Sequence[Any]):
    """Some of the playthroughs, by their numbers: what the story's formulas take as values.

    A column is fetched when it is first asked for. What was set is seen at once through the view,
    and in the columns after `settle`.
    """

    __slots__ = ("_changed", "_columns", "_held", "chosen")

    def __init__(self, columns: Sequence[Array], chosen: Array) -> None:
        self._columns = columns
        self._held: dict[int, Any] = {}
        self._changed: set[int] = set()
        self.chosen = chosen

    def __len__(self) -> int:
        return len(self._columns)

    def __getitem__(self, place: Any) -> Any:
        held = self._held.get(place)
        if held is None:
            held = self._held[place] = self._columns[place].take(self.chosen)
        return held

    def __setitem__(self, place: int, value: Any) -> None:
        self._held[place] = value
        self._changed.add(place)

    def settle(self) -> None:
        """Writes what was set into the columns."""
        for place in self._changed:
            self._columns[place][self.chosen] = self._held[place]
