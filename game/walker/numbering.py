"""The states of a place in columns, and where a way leads all of them at once (NumPy).

A state is the number of its row, among the rows of its place, and its lane. What a move does to a
lane is the same in all rows that share the bits that the move asks for, so it is one table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.walker.moves import Move
from game.walker.passage import Passage
from game.walker.space import Rows, Space

Array = Any
_BELOW = (np.uint64(1) << np.arange(64, dtype=np.uint64)) - np.uint64(1)
"""For each bit of a word those below it."""


@dataclass(frozen=True, slots=True)
class States:
    """The states of a place, numbered in the order of their rows and lanes."""

    rows: dict[int, int]
    """The number of each row."""
    row: Array
    lane: Array
    words: Array
    """The lanes of all rows as bits, 64 to a word; for each word how many are `before` it."""
    before: Array
    lane_count: int

    @property
    def count(self) -> int:
        return len(self.row)

    def numbers(self, rows: Sequence[int], row: Array, lane: Array) -> Array:
        """Which states of this place some states are, all of which must be among them.

        `row` counts in `rows`.
        """
        known = np.array([self.rows[each] for each in rows], np.int64)
        known *= len(self.words) // max(1, len(self.rows))
        word = known.take(row) + (lane >> 6)
        below = self.words.take(word) & _BELOW.take(lane & 63)
        return self.before.take(word) + np.bitwise_count(below)


def states_of(rows: Rows, space: Space) -> States:
    """The states of a place in columns."""
    size = (space.lane_count + 63) // 64 * 8
    packed = b"".join(lanes.to_bytes(size, "little") for lanes in rows.values())
    row, lane = _set_bits(np.frombuffer(packed, np.uint8), size)
    words = np.frombuffer(packed, "<u8")
    counts = np.cumsum(np.bitwise_count(words), dtype=np.int64)
    numbers = {row: number for number, row in enumerate(rows)}
    return States(numbers, row, lane, words, counts - np.bitwise_count(words), space.lane_count)


def _set_bits(packed: Array, size: int) -> tuple[Array, Array]:
    """For each bit that is set the number of its block of `size` bytes, and where it is there."""
    used = np.flatnonzero(packed)
    block, within = np.divmod(used, size)
    bits = np.flatnonzero(np.unpackbits(packed[used], bitorder="little"))
    byte = bits >> 3
    return block.take(byte), (within << 3).take(byte) + (bits & 7)


def carried(passage: Passage, states: States, target: States) -> tuple[Array, Array]:
    """The states that can go a way, and the states that they become at its end."""
    rows, row, lane = list(states.rows), states.row, states.lane
    gone = np.arange(states.count)
    for move in passage.moves if states.count else ():
        step = _Step(move, states.lane_count)
        rows, row, lane, kept = step.taken(rows, row, lane)
        gone = gone[kept]
        if not len(gone):
            return gone, gone
    for field in passage.folded:
        lane = lane - lane // field.unit % len(field.values) * field.unit
    return gone, target.numbers([each & passage.keep for each in rows], row, lane)


class _Step:
    """A move for columns of states: for each plan a table from lanes to lanes."""

    def __init__(self, move: Move, lane_count: int) -> None:
        self.move = move
        self.lane_count = lane_count
        self.plans: dict[int, int] = {}
        self.settings: dict[int, int] = {}
        self.lanes: list[Array] = []
        self.settled: list[Array] = []

    def taken(
        self, rows: Sequence[int], row: Array, lane: Array
    ) -> tuple[list[int], Array, Array, Array]:
        """The rows, row numbers and lanes that states become, and which of them go on at all."""
        plan = np.array([self._plan(each & self.move.relevant) for each in rows], np.int64)
        # Where in the tables of all plans, one after the other, each state is.
        where = (plan * self.lane_count).take(row) + lane
        moved = np.concatenate(self.lanes).take(where)
        kept = np.flatnonzero(moved >= 0)
        if not len(kept):
            return [], kept, kept, kept
        if len(kept) < len(moved):
            where, row, moved = where.take(kept), row.take(kept), moved.take(kept)
        pair = row
        if len(self.settings) > 1:
            pair = row * len(self.settings) + np.concatenate(self.settled).take(where)
        new_rows, number = self._rows(rows, pair)
        return new_rows, number.take(pair), moved, kept

    def _rows(self, rows: Sequence[int], pair: Array) -> tuple[list[int], Array]:
        """The rows that come of the pairs of a row and a setting that arise; each pair's row."""
        size = len(rows) * len(self.settings)
        arises = np.zeros(size, bool)
        arises[pair] = True
        pairs = np.flatnonzero(arises)
        settings = list(self.settings)
        known: dict[int, int] = {}
        numbers = []
        for each in pairs.tolist():
            one, setting = divmod(each, len(settings))
            row = (rows[one] & self.move.keep) | settings[setting]
            numbers.append(known.setdefault(row, len(known)))
        number = np.zeros(size, np.int64)
        number[pairs] = numbers
        return list(known), number

    def _plan(self, key: int) -> int:
        if key not in self.plans:
            self.plans[key] = len(self.plans)
            self._tabulate(self.move.plans.get(key) or self.move.plan(key))
        return self.plans[key]

    def _tabulate(self, plan: Any) -> None:
        lanes = np.full(self.lane_count, -1, np.int32)
        settled = np.zeros(self.lane_count, np.int32)
        for bits, shifts in plan:
            setting = self.settings.setdefault(bits, len(self.settings))
            for mask, shift in shifts:
                packed = mask.to_bytes((self.lane_count + 7) // 8, "little")
                _, chosen = _set_bits(np.frombuffer(packed, np.uint8), len(packed))
                lanes[chosen] = chosen + shift
                settled[chosen] = setting
        self.lanes.append(lanes)
        self.settled.append(settled)
