"""How a state was reached: a list of picks that leads there, found backwards and replayed.

The walk goes once more, level by level: all states that one choice leads to, then two, and so on.
Each level is kept as a *ring*. From a state in a ring the way back leads, by pre-images, to the
first ring from which it was found, and so to the start: no way is shorter. What is so far off that
the levels would be too dear is looked for in the rings of a walk in the order of places: the way is
merely short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import inf

from game.story.model import Story
from game.story.playthrough import WORLD, Pick, Playthrough, replay
from game.story.rules import Origin
from game.walker.beginnings import beginnings, free_places, fresh, origin_of
from game.walker.explore import Exploration, Ring, add, spread
from game.walker.passage import Passage
from game.walker.space import LANES_OF_A_ROW, Rows
from game.walker.ways import Place, Way

_FEW = 1_000_000_000
"""States that take no more lanes and rows (in lanes) than this are walked by levels for long."""
_LONG, _A_WHILE = 4_000_000_000, 600_000_000
"""In a walk by levels each row is gone on from several times: so much of it is affordable."""
_MOST_BEGINNINGS = 1_000_000


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
class Sight:
    """What is looked for at a place: those of its states that show it, on a way if one is given."""

    place: Place
    select: Callable[[Rows], Rows]
    way: Way | None = None


class _Rings:
    """Rings in their order, laid when they are first asked for, for as much work as is affordable.

    Work is counted as the rows and lanes that are gone on from, in lanes.
    """

    def __init__(self, more: Iterator[Ring], row: int, work: float, *, by_levels: bool) -> None:
        self.laid: list[Ring] = []
        self.by_levels = by_levels
        self.all_laid = False
        self._more, self._row, self._left = more, row, work

    def ring(self, number: int) -> Ring | None:
        """A ring by its number; None if there is none, or it would be too much work."""
        while number >= len(self.laid):
            if self._left <= 0:
                return None
            ring = next(self._more, None)
            if ring is None:
                self.all_laid = True
                return None
            self.laid.append(ring)
            self._left -= self._row * len(ring.states)
        return self.laid[number]


class Trail:
    """All states in the order in which a second walk finds them, as far as it was needed.

    `rows` is about how many there are: it decides for how long levels are affordable.
    """

    def __init__(self, source: Exploration, rows: int) -> None:
        self.story: Story = source.map.story
        self.source = source
        row = LANES_OF_A_ROW + source.space.lane_count
        self.cheap = rows * row <= _FEW
        """Whether all levels may well be affordable."""
        work = _LONG if self.cheap else _A_WHILE
        self.levels = _Rings(self._walk(by_levels=True), row, work, by_levels=True)
        known = iter(source.rings) if source.rings and source.complete else None
        self.others = _Rings(known or self._walk(by_levels=False), row, inf, by_levels=False)
        self.arriving: dict[Place, list[Passage]] = {}
        for place in source.map.places:
            for passage in source.passages_from(place):
                self.arriving.setdefault(passage.way.target, []).append(passage)

    # The second walk

    def _walk(self, *, by_levels: bool) -> Iterator[Ring]:
        """The rings: first those of a player who comes for the first time."""
        space, start = self.source.space, self.source.map.start
        seen: dict[Place, Rows] = {place: {} for place in self.source.map.places}
        for states in (fresh(space), beginnings(self.story, space, _MOST_BEGINNINGS)[0]):
            waiting: dict[Place, Rows] = {start: {}}
            add(states, seen[start], waiting[start])
            while waiting:
                following: dict[Place, Rows] = {}
                yield from self._level(waiting, following if by_levels else waiting, seen)
                waiting = following

    def _level(
        self, waiting: dict[Place, Rows], following: dict[Place, Rows], seen: dict[Place, Rows]
    ) -> Iterator[Ring]:
        """The rings of all that waits, until the player has to choose again.

        Where nothing is to wait for that, what follows on a choice waits with the others.
        """
        order, by_levels = self.source.order, following is not waiting
        while waiting:
            place = min(waiting, key=lambda p: (by_levels and p.kind == "player", *order[p]))
            states = waiting.pop(place)
            if not states:
                continue
            yield Ring(place, states)
            later = following if place.kind == "player" else waiting
            for passage in self.source.passages_from(place):
                target = passage.way.target
                spread(passage, states, seen[target], later.setdefault(target, {}))

    # The way back

    def evidence(self, sights: Sequence[Sight]) -> Evidence | None:
        """The first way to a state that shows what is looked for."""
        found = self._first(self.levels, sights)
        return found if found or self.levels.all_laid else self._first(self.others, sights)

    def _first(self, rings: _Rings, sights: Sequence[Sight]) -> Evidence | None:
        for number in count():
            ring = rings.ring(number)
            if ring is None:
                return None
            for sight in sights:
                if sight.place is ring.place:
                    for row, lanes in sight.select(ring.states).items():
                        return self._evidence(rings, number, (row, lanes & -lanes), sight.way)
        return None

    def _evidence(
        self, rings: _Rings, number: int, state: tuple[int, int], last: Way | None
    ) -> Evidence:
        ways: list[Way] = [last] if last is not None else []
        place, (row, bit) = rings.laid[number].place, state
        end = (place, row, bit.bit_length() - 1)
        while place.kind != "start":
            number, passage, row, bit = self._before(rings.laid[:number], place, row, bit)
            ways.append(passage.way)
            place = passage.way.source
        picks = tuple(pick for way in reversed(ways) if (pick := _pick(way)) is not None)
        evidence = Evidence(self._origin(row, bit), picks, rings.by_levels)
        if last is None and end[0].kind == "player":
            self._check(evidence, end)
        return evidence

    def _before(
        self, rings: Sequence[Ring], place: Place, row: int, bit: int
    ) -> tuple[int, Passage, int, int]:
        """The first ring from which a state was found, the way from it, and one state there."""
        wanted = {row: bit}
        for earlier, ring in enumerate(rings):
            for passage in self.arriving[place]:
                if passage.way.source is not ring.place:
                    continue
                for its_row, lanes in ring.states.items():
                    if (its_row ^ row) & passage.same:
                        continue
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
