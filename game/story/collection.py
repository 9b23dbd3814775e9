"""Several stories offered as one game, each behind an object of one picture."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.expression import Fact
from game.story.model import Formula, LookUse
from game.story.pages import Setting
from game.story.rules import Reached, was_reached


@dataclass(frozen=True, slots=True)
class Entry:
    """One story of a collection, by its name, and the object of the look that opens it."""

    story: str
    label: str
    object: str | None = None
    condition: Formula | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """What the game opens. `facts` are those that its conditions and look ask, in their places."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    look: LookUse | None = None
    facts: tuple[Fact, ...] = ()

    def offered(self, reached: frozenset[Reached]) -> tuple[Entry, ...]:
        """The stories that stand open to a player who has reached some endings."""
        values = self._values(reached)
        return tuple(
            entry
            for entry in self.entries
            if entry.condition is None or entry.condition.compute(values)
        )

    def setting(self, reached: frozenset[Reached]) -> Setting:
        """How the title page looks to a player who has reached some endings."""
        if self.look is None:
            return Setting()
        values = self._values(reached)
        parameters = {name: formula.compute(values) for name, formula in self.look.parameters}
        return Setting(self.look.name, parameters)

    def _values(self, reached: frozenset[Reached]) -> list[bool]:
        return [bool(was_reached(fact, reached)) for fact in self.facts]
