"""All states of a walk as one graph of numbered nodes, for questions of probability (NumPy)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.story.model import Choice
from game.walker.explore import Exploration, Passage
from game.walker.personas import Weigh
from game.walker.space import Rows
from game.walker.ways import Place

Array = Any
_FEW_LANES = 3


@dataclass(frozen=True, slots=True)
class Graph:
    """The ways between states as columns: from `source` to `target`, gone with `probability`.

    `choice` numbers the choice in `choices` that an edge takes, or is -1. The nodes of a place are
    numbered on from `first[place]`. The last number of each row of nodes follows its lanes.
    """

    nodes: int
    start: int
    source: Array
    target: Array
    probability: Array
    choice: Array
    choices: tuple[tuple[str, Choice], ...]
    decides: Array
    """For each node whether the player chooses there."""
    first: dict[Place, int]
    count: dict[Place, int]


def graph_of(exploration: Exploration, weigh: Weigh) -> Graph:
    """The graph of a complete exploration, as seen by somebody who plays at random.

    Of the open choices each is as likely as it weighs; so is each branch of a chance.
    """
    return _Numbering(exploration, weigh).graph()


class _Numbering:
    def __init__(self, exploration: Exploration, weigh: Weigh) -> None:
        self.exploration = exploration
        self.weigh = weigh
        self.lane_count = exploration.space.lane_count
        self.bits: dict[int, Array] = {}
        self.tables: dict[Place, dict[int, tuple[int, Array]]] = {}
        self.first: dict[Place, int] = {}
        self.nodes = 0
        for place in exploration.map.places:
            self.first[place] = self.nodes
            self.tables[place] = self._table(exploration.seen[place])
        self.choices: dict[tuple[str, Choice], int] = {}

    def _table(self, rows: Rows) -> dict[int, tuple[int, Array]]:
        """For each row the number of its first node, and its lanes in order."""
        table = {}
        for row, lanes in rows.items():
            table[row] = (self.nodes, np.flatnonzero(self._unpacked(lanes)))
            self.nodes += lanes.bit_count()
        return table

    def _unpacked(self, lanes: int) -> Array:
        packed = lanes.to_bytes((self.lane_count + 7) // 8, "little")
        return np.unpackbits(np.frombuffer(packed, np.uint8), bitorder="little")[: self.lane_count]

    def _mask(self, mask: int) -> Array:
        if mask not in self.bits:
            self.bits[mask] = self._unpacked(mask).astype(bool)
        return self.bits[mask]

    def graph(self) -> Graph:
        sources, targets, weights, choices = [], [], [], []
        decides = np.zeros(self.nodes, bool)
        for place in self.exploration.map.places:
            if place.kind == "player":
                begin = self.first[place]
                size = sum(len(lanes) for _, lanes in self.tables[place].values())
                decides[begin : begin + size] = True
            for passage in self.exploration.passages_from(place):
                number, weight = self._labels(passage)
                for source, target in self._edges(passage):
                    sources.append(source)
                    targets.append(target)
                    weights.append(np.full(len(source), weight, float))
                    choices.append(np.full(len(source), number, np.int32))
        source, weight = _joined(sources, np.int64), _joined(weights, float)
        total = np.bincount(source, weight, self.nodes)
        goes_on = total > 0
        counts = {p: sum(len(lanes) for _, lanes in t.values()) for p, t in self.tables.items()}
        return Graph(
            self.nodes,
            self._start(),
            source,
            _joined(targets, np.int64),
            weight / total[source],
            _joined(choices, np.int32),
            tuple(self.choices),
            decides & goes_on,
            self.first,
            counts,
        )

    def _labels(self, passage: Passage) -> tuple[int, float]:
        way = passage.way
        if way.choice is None:
            return -1, float(way.branch.weight) if way.branch else 1.0
        number = self.choices.setdefault((way.source.scene, way.choice), len(self.choices))
        return number, self.weigh(way.choice)

    def _start(self) -> int:
        space, start = self.exploration.space, self.exploration.map.start
        row, lane = space.at(space.start)
        number, lanes = self.tables[start][row]
        return int(number + np.searchsorted(lanes, lane))

    def _edges(self, passage: Passage) -> Iterator[tuple[Array, Array]]:
        table = self.tables[passage.way.target]
        for row, (number, lanes) in self.tables[passage.way.source].items():
            if len(lanes) <= _FEW_LANES:
                yield from self._one_by_one(passage, row, number, lanes, table)
                continue
            nodes = np.arange(number, number + len(lanes))
            for new_row, moved, kept in self._carried(passage, 0, row, lanes, nodes):
                base, there = table[new_row]
                yield kept, base + np.searchsorted(there, moved)

    def _one_by_one(
        self, passage: Passage, row: int, number: int, lanes: Array, table: Any
    ) -> Iterator[tuple[Array, Array]]:
        for offset, lane in enumerate(lanes.tolist()):
            for new_row, moved in passage.image(row, 1 << lane):
                base, there = table[new_row]
                target = base + np.searchsorted(there, moved.bit_length() - 1)
                yield np.array([number + offset]), np.array([target])

    def _carried(
        self, passage: Passage, step: int, row: int, lanes: Array, nodes: Array
    ) -> Iterator[tuple[int, Array, Array]]:
        """Where the lanes of a row come to, by rows, with the nodes they came from."""
        if step == len(passage.moves):
            for field in passage.folded:
                lanes = lanes - lanes // field.unit % len(field.values) * field.unit
            yield row & passage.keep, lanes, nodes
            return
        move = passage.moves[step]
        key = row & move.relevant
        plan = move.plans.get(key) or move.plan(key)
        for bits, shifts in plan:
            for mask, shift in shifts:
                chosen = self._mask(mask)[lanes]
                if chosen.any():
                    new_row = (row & move.keep) | bits
                    yield from self._carried(
                        passage, step + 1, new_row, lanes[chosen] + shift, nodes[chosen]
                    )


def _joined(arrays: list[Array], kind: Any) -> Array:
    return np.concatenate(arrays).astype(kind) if arrays else np.zeros(0, kind)
