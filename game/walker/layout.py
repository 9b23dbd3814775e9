"""Which variables become lanes: those that take many values together, as a first look shows.

A row costs about the same whether one of its lanes is set or a thousand, so the best layout has
the fewest rows. Small variables first is a fair guess; on large stories a first look at some
thousand states tells which variables fill their lanes, and the walk begins again with those.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log, prod

from game.walker.explore import Exploration
from game.walker.moves import combinations
from game.walker.space import LANES_OF_A_ROW, MOST_LANES, Field, Rows, Space, lanes_in

_MOST_SAMPLES = 6000
_MOST_OF_A_PLACE = 300
_MOST_WIDE = 20_000
_MOST_ROWS_COMPARED = 5_000
_LARGE, _MOST_DROPPED = 16, 16
_PAYS = 0.6


def better_space(first: Exploration) -> Space:
    """The layout that needs the fewest rows for states that were seen in another one."""
    space = first.space
    bits: dict[int, int] = {}
    offset = space.row_bits
    for place, field in sorted(space.fields.items()):
        bits[place] = field.bits
        if field.in_lanes:
            bits[place] = ((1 << (len(field.values) - 1).bit_length()) - 1) << offset
            offset += bits[place].bit_count()
    seen = [rows for place, rows in first.seen.items() if place.settled]
    chosen = _chosen(space, bits, _samples(space, seen, bits))
    return Space(first.map.story, space.fields.keys(), lanes_first=chosen)


def wider_space(found: Exploration) -> Space | None:
    """A layout with more lanes, where a large variable is so dense that it pays; else None.

    Variables that take too many lanes beside it are no lanes any more.
    """
    space = found.space
    fullest = sorted((rows for p, rows in found.seen.items() if p.settled), key=len)
    seen = _as_many(reversed(fullest), _MOST_ROWS_COMPARED)
    in_lanes = sorted(space.masks, key=lambda place: -len(space.fields[place].values))
    best, least = None, _PAYS * _cost(space, sum(map(len, seen)))
    for place, field in space.fields.items():
        if field.in_lanes or len(field.values) < _LARGE:
            continue
        wide = Space(found.map.story, space.fields.keys(), [place, *in_lanes], _MOST_WIDE)
        if prod(len(field.values) for field in _dropped(space, wide)) > _MOST_DROPPED:
            continue
        cost = _cost(wide, sum(_rows_in(rows, space, wide) for rows in seen))
        if cost < least:
            best, least = wide, cost
    return best


def _cost(space: Space, rows: int) -> int:
    return rows * (LANES_OF_A_ROW + space.lane_count)


def _as_many(seen: Iterable[Rows], rows: int) -> list[Rows]:
    """The first of some sets that have so many rows together."""
    found: list[Rows] = []
    for each in seen:
        if rows <= 0:
            break
        found.append(each)
        rows -= len(each)
    return found


def _rows_in(rows: Rows, space: Space, wide: Space) -> int:
    """How many rows the states of some rows are in a wider layout."""
    kept = ~space.row_mask(wide.masks)
    return sum(
        len({row & kept for row, lanes in rows.items() if lanes & mask})
        for _, mask in combinations(_dropped(space, wide), space)
    )


def _dropped(space: Space, wide: Space) -> list[Field]:
    """The lanes that are no lanes any more in another layout."""
    return space.lane_fields(space.masks.keys() - wide.masks.keys())


def _samples(space: Space, seen: list[Rows], bits: dict[int, int]) -> list[set[int]]:
    """The states of the fullest places, each as one packed integer: its row, then its lane."""
    samples: list[set[int]] = []
    above: dict[int, int] = {}
    left = _MOST_SAMPLES
    for rows in sorted(seen, key=len, reverse=True):
        packed: set[int] = set()
        for row, lanes in rows.items():
            for lane in lanes_in(lanes):
                if lane not in above:
                    above[lane] = _packed(space, lane, bits)
                packed.add(row | above[lane])
            if len(packed) > min(left, _MOST_OF_A_PLACE):
                break
        samples.append(packed)
        left -= len(packed)
        if left <= 0:
            break
    return samples


def _packed(space: Space, lane: int, bits: dict[int, int]) -> int:
    packed = 0
    for place in space.masks:
        mask = bits[place]
        packed |= space.index(space.fields[place], 0, lane) * (mask & -mask)
    return packed


def _chosen(space: Space, bits: dict[int, int], samples: list[set[int]]) -> list[int]:
    """Variables, one after the other, that leave the fewest rows for the lanes they cost."""
    chosen: list[int] = []
    lanes = 1
    while True:
        rows = _count(samples, -1)
        best, best_gain = None, 0.0
        for place, field in space.fields.items():
            size = len(field.values)
            if place in chosen or lanes * size > MOST_LANES:
                continue
            gain = log(rows / _count(samples, ~bits[place])) / log(size)
            if gain > best_gain:
                best, best_gain = place, gain
        if best is None:
            return chosen
        chosen.append(best)
        lanes *= len(space.fields[best].values)
        samples = [{packed & ~bits[best] for packed in place} for place in samples]


def _count(samples: list[set[int]], kept: int) -> int:
    return sum(len({packed & kept for packed in place}) for place in samples) or 1
