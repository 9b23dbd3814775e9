"""Every way in which a playthrough can begin: what earlier ones may have left behind.

A remembered variable can have any of its values, and any endings can have been reached, as long as
that fits together: who has reached `copper` has reached its kind, and this story.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from game.story.domain import Text, Value
from game.story.expression import Fact
from game.story.model import Story
from game.story.rules import Origin, Reached, decoded, was_reached
from game.walker.space import Rows, Space

_REACHED = ("reached", "reached_kind", "reached_any")
_ANOTHER = "(another)"


def free_places(story: Story) -> frozenset[int]:
    """The variables whose first value is left from earlier playthroughs."""
    return frozenset(
        place
        for place, variable in enumerate(story.variables)
        if (variable.remembered and not isinstance(variable.domain, Text))
        or (variable.fact is not None and variable.fact.kind in _REACHED)
    )


def beginnings(story: Story, space: Space) -> Rows:
    """The states in which a playthrough can begin, as far as they are told apart."""
    facts = [
        place
        for place, variable in enumerate(story.variables)
        if variable.fact is not None and variable.fact.kind in _REACHED
    ]
    told_apart = [place for place in facts if place in space.fields]
    states: Rows = {}
    for truths in _consistent(story, facts, told_apart):
        for row, lanes in _spread(story, space, truths).items():
            states[row] = states.get(row, 0) | lanes
    return states


def _spread(story: Story, space: Space, truths: dict[int, bool]) -> Rows:
    """The states with given truths of facts and any value of each remembered variable."""
    choices: dict[int, Sequence[Value]] = {}
    for place, field in space.fields.items():
        if place in truths:
            choices[place] = (truths[place],)
        elif story.variables[place].remembered:
            choices[place] = field.values
        else:
            choices[place] = (story.variables[place].start,)
    lanes = space.all_lanes
    for field in space.lane_fields(space.fields):
        chosen = 0
        for value in choices[field.place]:
            chosen |= space.masks[field.place][field.values.index(value)]
        lanes &= chosen
    rows: Rows = {}
    row_fields = space.row_fields(space.fields)
    for values in product(*(choices[field.place] for field in row_fields)):
        row = 0
        for field, value in zip(row_fields, values, strict=True):
            row |= field.values.index(value) << field.unit
        rows[row] = lanes
    return rows


def _consistent(
    story: Story, facts: Sequence[int], told_apart: Sequence[int]
) -> list[dict[int, bool]]:
    """What may be true of the endings that were reached, for the facts that are told apart.

    Only these are tried: the others can always be made to fit, by reaching what they need.
    """
    found = []
    for truths in product((False, True), repeat=len(told_apart)):
        wanted = dict(zip(told_apart, truths, strict=True))
        if origin_of(story, wanted) is not None:
            found.append(wanted)
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
        if story.variables[p].remembered
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
        return [Reached(name, _ANOTHER, _ANOTHER)]
    if fact.kind == "reached_kind":
        if owner == story.name:
            return [Reached(owner, ending, kind) for ending, kind in own.items() if kind == name]
        return [Reached(owner, _ANOTHER, name)]
    if owner == story.name:
        return [Reached(owner, name, own[name])] if name in own else []
    asked = [
        v.fact.about.rpartition("/")[2]
        for v in story.variables
        if v.fact and v.fact.kind == "reached_kind" and v.fact.about.startswith(f"{owner}/")
    ]
    return [Reached(owner, name, kind) for kind in (_ANOTHER, *asked)]


def _contradicts(past: Reached, false: Sequence[Fact | None], story: Story) -> bool:
    """Whether an ending that was reached would make a fact true that is to be false."""
    return any(f is not None and was_reached(f, frozenset((past,)), story.name) for f in false)
