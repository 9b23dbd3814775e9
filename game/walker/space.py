"""Where the values of a state stand in a row and its lanes.

The joint values of the variables with small domains are numbered: these are the *lanes*, bits of
one Python integer. The other variables are packed into the bits of another integer, the *row*.
A set of states of one scene is then a table from rows to lanes, and one machine operation handles
as many states as there are lanes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.story.domain import Domain, Flag, Number, Value, Word
from game.story.model import Story

MOST_LANES = 4096
"""More make dense sets faster and sparse ones slower; measured in `benchmarks/walker.py`."""

LANES_OF_A_ROW = 3_000
"""What a row costs beside its lanes, in lanes: measured on sets of 1,600 to 20,000 of them."""

Rows = dict[int, int]
"""A set of states of one place: for each row the bit set of its lanes."""


@dataclass(frozen=True, slots=True)
class Field:
    """One variable that can change: its values in order, and where it stands.

    `unit` is the distance between lanes of neighbouring values, or the lowest bit in the row.
    """

    place: int
    values: Sequence[Value]
    in_lanes: bool
    unit: int

    @property
    def bits(self) -> int:
        """The bits that a variable of the row takes."""
        return ((1 << (len(self.values) - 1).bit_length()) - 1) << self.unit


class Space:
    """The layout of all states of a story, for the variables that matter."""

    def __init__(
        self,
        story: Story,
        varying: Collection[int],
        lanes_first: Sequence[int] = (),
        most_lanes: int = MOST_LANES,
    ) -> None:
        """`varying` are the places of the variables that can change and that something reads.

        Those of `lanes_first` become lanes, then the smallest, as long as there is room.
        """
        self.start = [variable.start for variable in story.variables]
        domains = {place: story.variables[place].domain for place in varying}
        values = {place: values_of(domain, story.words) for place, domain in domains.items()}
        self.fields: dict[int, Field] = {}
        self.lane_count = 1
        self.row_bits = 0
        smallest = sorted(values, key=lambda place: (len(values[place]), place))
        for place in dict.fromkeys((*lanes_first, *smallest)):
            if len(values.get(place, ())) > 1:
                self._add(place, values[place], most_lanes)
        self.all_lanes = (1 << self.lane_count) - 1
        self.masks = {p: self._masks(field) for p, field in self.fields.items() if field.in_lanes}

    def _add(self, place: int, values: Sequence[Value], most_lanes: int) -> None:
        if self.lane_count * len(values) <= most_lanes:
            self.fields[place] = Field(place, values, True, self.lane_count)
            self.lane_count *= len(values)
        else:
            self.fields[place] = Field(place, values, False, self.row_bits)
            self.row_bits += (len(values) - 1).bit_length()

    def _masks(self, field: Field) -> tuple[int, ...]:
        """For each value of a variable the lanes in which it has that value."""
        period = field.unit * len(field.values)
        repeated = self.all_lanes // ((1 << period) - 1)
        block = (1 << field.unit) - 1
        return tuple((block << (i * field.unit)) * repeated for i in range(len(field.values)))

    def lane_fields(self, places: Iterable[int]) -> list[Field]:
        return [self.fields[p] for p in sorted(places) if p in self.masks]

    def row_fields(self, places: Iterable[int]) -> list[Field]:
        return [self.fields[p] for p in sorted(places) if p in self.fields and p not in self.masks]

    def row_mask(self, places: Iterable[int]) -> int:
        """The bits of a row that belong to some variables."""
        mask = 0
        for field in self.row_fields(places):
            mask |= field.bits
        return mask

    def at(self, values: Mapping[int, Value] | Sequence[Value]) -> tuple[int, int]:
        """The row and the number of the lane of one state."""
        row = lane = 0
        for place, field in self.fields.items():
            index = field.values.index(values[place])
            if field.in_lanes:
                lane += index * field.unit
            else:
                row |= index << field.unit
        return row, lane

    def values(self, row: int, lane: int) -> list[Value]:
        """The values of one state; variables that do not matter have their first value."""
        values = list(self.start)
        for place, field in self.fields.items():
            values[place] = field.values[self.index(field, row, lane)]
        return values

    @staticmethod
    def index(field: Field, row: int, lane: int) -> int:
        """Which of its values a variable has in one state."""
        if field.in_lanes:
            return lane // field.unit % len(field.values)
        return (row & field.bits) >> field.unit


def values_of(domain: Domain, words: Sequence[str]) -> Sequence[Value]:
    """All values of a domain that a state can hold, in order; typed text is never told apart."""
    match domain:
        case Flag():
            return (False, True)
        case Number(low=low, high=high):
            return range(low, high + 1)
        case Word(words=own):
            return tuple(words.index(word) for word in own)
    return ()


def size(rows: Rows) -> int:
    """How many states are in a set."""
    return sum(lanes.bit_count() for lanes in rows.values())


def lanes_in(lanes: int) -> Iterable[int]:
    """The numbers of the lanes that are set."""
    while lanes:
        low = lanes & -lanes
        yield low.bit_length() - 1
        lanes ^= low
