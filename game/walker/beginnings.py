"""Every way in which a playthrough can begin: what earlier ones may have left behind.

A remembered variable can have any of its values, and any endings can have been reached, as long as
that fits together: who has reached `copper` has reached its kind, and this story.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from random import Random
from typing import Any

from game.story.domain import Text, Value
from game.story.expression import Fact
from game.story.model import Story, Variable
from game.story.rules import Origin, Reached, decoded, was_reached
from game.walker.space import Rows, Space, values_of

_REACHED = ("reached", "reached_kind", "reached_any")
ANOTHER = "(another)"
"""Stands for an ending, or a kind of ending, of another story that nothing asks for by name."""


def free_places(story: Story) -> frozenset[int]:
    """The variables whose first value is left from earlier playthroughs."""
    return frozenset(
        place
        for place, variable in enumerate(story.variables)
        if (variable.remembered and not isinstance(variable.domain, Text)) or is_past(variable)
    )


def is_past(variable: Variable) -> bool:
    """Whether it tells of an ending that was reached in an earlier playthrough."""
    return variable.fact is not None and variable.fact.kind in _REACHED


def fresh(space: Space) -> Rows:
    """The state in which somebody begins who never played before."""
    row, lane = space.at(space.start)
    return {row: 1 << lane}


def beginnings(story: Story, space: Space, most_rows: int) -> tuple[Rows, bool]:
    """The states in which a playthrough can begin, as far as they are told apart.

    False with them where there are more rows of these than wanted, and not all are given.
    """
    choices = _first_values(story, space)
    lanes = space.all_lanes
    for field in space.lane_fields(choices):
        chosen = 0
        for value in choices[field.place]:
            chosen |= space.masks[field.place][field.values.index(value)]
        lanes &= chosen
    fields = space.row_fields(choices)
    past = _Past(story, space)
    states: Rows = {}
    for number, values in enumerate(product(*(choices[field.place] for field in fields))):
        if number >= most_rows:
            return states, False
        row = 0
        for field, value in zip(fields, values, strict=True):
            row |= field.values.index(value) << field.unit
        if consistent := lanes & past.lanes_of(row):
            states[row] = consistent
    return states, True


def _first_values(story: Story, space: Space) -> dict[int, Sequence[Value]]:
    """For each variable that is told apart what it can begin with."""
    free = free_places(story)
    return {
        place: field.values if place in free else (story.variables[place].start,)
        for place, field in space.fields.items()
    }


class _Past:
    """Which truths of facts fit together: one formula, for all lanes of a row at once.

    A fact that is true needs an ending that was reached, and all else that this makes true. Only
    facts that are told apart are asked: the others can always be made to fit.
    """

    def __init__(self, story: Story, space: Space) -> None:
        self.space = space
        told = {p: v.fact for p, v in enumerate(story.variables) if is_past(v)}
        told = {place: fact for place, fact in told.items() if place in space.fields}
        self.needs: dict[int, list[list[int]]] = {}
        for place, fact in told.items():
            assert fact is not None
            self.needs[place] = [
                [p for p, other in told.items() if other and _makes_true(past, other, story)]
                for past in _pasts(fact, story)
            ]

    def lanes_of(self, row: int) -> int:
        """The lanes of a row in which every truth has its reason."""
        true = {place: self._true(place, row) for place in self.needs}
        found = self.space.all_lanes
        for place, pasts in self.needs.items():
            reasons = 0
            for needed in pasts:
                reason = self.space.all_lanes
                for other in needed:
                    reason &= true[other]
                reasons |= reason
            found &= reasons | ~true[place]
        return found

    def _true(self, place: int, row: int) -> int:
        field = self.space.fields[place]
        if field.in_lanes:
            return self.space.masks[place][1]
        return self.space.all_lanes if row & field.bits else 0


def some_past(story: Story, chance: Random) -> dict[int, Value]:
    """What some earlier playthroughs may have left, by chance."""
    free = sorted(free_places(story))
    facts = [fact for p in free if (fact := story.variables[p].fact) is not None]
    pasts = [past for fact in facts for past in _pasts(fact, story)]
    reached = frozenset(past for past in pasts if chance.random() < 1 / 2)
    found: dict[int, Value] = {}
    for place in free:
        variable = story.variables[place]
        if variable.fact is not None:
            found[place] = bool(was_reached(variable.fact, reached, story.name))
        else:
            found[place] = chance.choice(values_of(variable.domain, story.words))
    return found


def origin_of(story: Story, values: dict[int, Any]) -> Origin | None:
    """What an earlier playthrough must have left for some variables to begin with some values.

    None where no past fits. Variables that are not given may begin with any value.
    """
    reached: set[Reached] = set()
    truths = {p: bool(v) for p, v in values.items() if story.variables[p].fact is not None}
    false = [story.variables[p].fact for p, truth in truths.items() if not truth]
    for place, truth in truths.items():
        fact = story.variables[place].fact
        if not truth or fact is None:
            continue
        past = next((r for r in _pasts(fact, story) if not _contradicts(r, false, story)), None)
        if past is None:
            return None
        reached.add(past)
    remembered = {
        story.variables[p].name: decoded(value, story.variables[p].domain, story)
        for p, value in values.items()
        if story.variables[p].remembered and value != story.variables[p].start
    }
    return Origin(remembered=remembered, reached=frozenset(reached))


def _pasts(fact: Fact, story: Story) -> list[Reached]:
    """Endings that make a fact true, any of which may have been reached."""
    owner, _, name = fact.about.rpartition("/")
    own = {ending.name: ending.kind for ending in story.endings}
    owner = owner or story.name
    if fact.kind == "reached_any":
        owner = name
        if name == story.name:
            return [Reached(name, ending, kind) for ending, kind in own.items()]
        return [Reached(name, ANOTHER, ANOTHER)]
    if fact.kind == "reached_kind":
        if owner == story.name:
            return [Reached(owner, ending, kind) for ending, kind in own.items() if kind == name]
        return [Reached(owner, ANOTHER, name)]
    if owner == story.name:
        return [Reached(owner, name, own[name])] if name in own else []
    asked = [
        v.fact.about.rpartition("/")[2]
        for v in story.variables
        if v.fact and v.fact.kind == "reached_kind" and v.fact.about.startswith(f"{owner}/")
    ]
    return [Reached(owner, name, kind) for kind in (ANOTHER, *asked)]


def _contradicts(past: Reached, false: Sequence[Fact | None], story: Story) -> bool:
    """Whether an ending that was reached would make a fact true that is to be false."""
    return any(fact is not None and _makes_true(past, fact, story) for fact in false)


def _makes_true(past: Reached, fact: Fact, story: Story) -> bool:
    return bool(was_reached(fact, frozenset((past,)), story.name))
