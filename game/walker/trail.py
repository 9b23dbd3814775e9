"""How a state was reached: a list of picks that leads there, found backwards and replayed.

The walk goes once more, level by level: all states that one choice leads to, then two, and so on.
Each level is kept as a *ring*. From a state in a ring the way back leads, by pre-images, to the
first ring from which it was found, and so to the start: no way is shorter. Where the levels would
be too dear, the rings are those of a walk in the order of places, and the way is merely short.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.story.model import Story
from game.story.playthrough import WORLD, Pick, Playthrough, replay
from game.story.rules import Origin
from game.walker.beginnings import beginnings, free_places, origin_of
from game.walker.explore import Exploration, Passage, spread
from game.walker.space import Rows, lanes_in
from game.walker.ways import Place, Way

MOST_FOR_SHORTEST = 3_000_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """A way to a moment, as picks from a beginning; it was replayed through the rules."""

    origin: Origin
    picks: tuple[Pick, ...]
    shortest: bool

    @property
    def choices(self) -> int:
        """How many choices the player makes on the way."""
        return sum(not pick.by_world for pick in self.picks)


@dataclass(frozen=True, slots=True)
class _Ring:
    place: Place
    states: Rows


class Trail:
    """All states of an exploration in the order in which a second walk finds them."""

    def __init__(self, exploration: Exploration) -> None:
        self.story: Story = exploration.map.story
        self.source = exploration
        self.shortest = exploration.states <= MOST_FOR_SHORTEST
        self.rings: list[_Ring] = []
        self.arriving: dict[Place, list[Passage]] = {}
        self._walk()
        for place in exploration.map.places:
            for passage in exploration.passages_from(place):
                self.arriving.setdefault(passage.way.target, []).append(passage)

    # The second walk

    def _walk(self) -> None:
        """Lays the rings: first those of a player who comes for the first time."""
        space, start = self.source.space, self.source.map.start
        seen: dict[Place, Rows] = {place: {} for place in self.source.map.places}
        row, lane = space.at([variable.start for variable in self.story.variables])
        everybody = beginnings(self.story, space)
        for states in ({row: 1 << lane}, everybody):
            waiting: dict[Place, Rows] = {}
            for some_row, lanes in states.items():
                new = lanes & ~seen[start].get(some_row, 0)
                if new:
                    seen[start][some_row] = seen[start].get(some_row, 0) | new
                    waiting.setdefault(start, {})[some_row] = new
            while waiting:
                waiting = self._level(waiting, seen)

    def _level(self, waiting: dict[Place, Rows], seen: dict[Place, Rows]) -> dict[Place, Rows]:
        """Goes on from all that waits, until the player has to choose again; gives what is next."""
        following: dict[Place, Rows] = {}
        order = self.source.order
        while waiting:
            place = min(waiting, key=lambda p: (p.kind == "player", *order[p]))
            states = waiting.pop(place)
            self.rings.append(_Ring(place, states))
            chooses = place.kind == "player" and self.shortest
            for passage in self.source.passages_from(place):
                target = passage.way.target
                later = following if chooses else waiting
                new = later.setdefault(target, {})
                spread(passage, states, seen[target], new)
                if not new:
                    del later[target]
        return following

    # The way back

    def evidence(
        self, sightings: Sequence[tuple[Place, Rows, Way | None]]
    ) -> tuple[Evidence, Place] | None:
        """The first way to any of some states, and the place where they are."""
        for number, ring in enumerate(self.rings):
            for place, states, way in sightings:
                if place is not ring.place:
                    continue
                for row, lanes in ring.states.items():
                    hit = lanes & states.get(row, 0)
                    if hit:
                        lane = next(iter(lanes_in(hit)))
                        return self._evidence(number, row, lane, way), place
        return None

    def _evidence(self, number: int, row: int, lane: int, last: Way | None) -> Evidence:
        ways: list[Way] = [last] if last is not None else []
        place, bit = self.rings[number].place, 1 << lane
        end = (place, row, lane)
        while place.kind != "start":
            number, passage, row, bit = self._before(number, place, row, bit)
            ways.append(passage.way)
            place = passage.way.source
        picks = tuple(pick for way in reversed(ways) if (pick := _pick(way)) is not None)
        evidence = Evidence(self._origin(row, bit), picks, self.shortest)
        if last is None and end[0].settled:
            self._check(evidence, end)
        return evidence

    def _before(
        self, number: int, place: Place, row: int, bit: int
    ) -> tuple[int, Passage, int, int]:
        """The first ring from which a state was found, the way from it, and one state there."""
        wanted = {row: bit}
        for earlier in range(number):
            ring = self.rings[earlier]
            for passage in self.arriving[place]:
                if passage.way.source is not ring.place:
                    continue
                for its_row, lanes in ring.states.items():
                    origin = passage.origin(its_row, lanes, wanted)
                    if origin:
                        return earlier, passage, its_row, origin & -origin
        raise AssertionError("a state that was found must have been found from somewhere")

    def _origin(self, row: int, bit: int) -> Origin:
        """What earlier playthroughs left, for a state of the start."""
        space = self.source.space
        values = space.values(row, bit.bit_length() - 1)
        told = {p: values[p] for p in free_places(self.story) if p in space.fields}
        if all(value == self.story.variables[place].start for place, value in told.items()):
            return Origin()
        origin = origin_of(self.story, told)
        assert origin is not None
        return origin

    def _check(self, evidence: Evidence, end: tuple[Place, int, int]) -> None:
        """Makes sure that the picks lead where they are said to lead."""
        place, row, lane = end
        state = replayed(self.story, evidence).state
        if place.kind == "world":
            return  # the replay goes on to where the world's seed leads
        assert (state.scene, state.errands) == (place.scene, place.errands)
        values = self.source.space.values(row, lane)
        for variable, classes in self.source.live[place].items():
            domain = self.source.space.fields[variable].values
            found, said = domain.index(state.values[variable]), domain.index(values[variable])
            if classes is not None:
                found, said = classes[found], classes[said]
            assert found == said


def replayed(story: Story, evidence: Evidence) -> Playthrough:
    """The playthrough to which evidence leads."""
    return replay(story, evidence.picks, evidence.origin)


def _pick(way: Way) -> Pick | None:
    if way.choice is not None:
        return Pick(way.choice.id)
    return Pick(f"{WORLD}{way.branch.destination}") if way.branch is not None else None
