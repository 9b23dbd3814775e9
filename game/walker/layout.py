"""Which variables become lanes: those that take many values together, as a first look shows.

A row costs about the same whether one of its lanes is set or a thousand, so the best layout has
the fewest rows. Small variables first is a fair guess; on large stories a first look at some
thousand states tells which variables fill their lanes, and the walk begins again with those.
"""

from __future__ import annotations

from math import log

from game.walker.explore import Exploration
from game.walker.space import MOST_LANES, Rows, Space, lanes_in

_MOST_SAMPLES = 6000


def better_space(first: Exploration) -> Space:
    """The layout that needs the fewest rows for states that were seen in another one."""
    story, space = first.map.story, first.space
    seen = [rows for place, rows in first.seen.items() if place.settled]
    fields = sorted(space.fields.values(), key=lambda field: field.place)
    bits: dict[int, int] = {}
    offset = 0
    for field in fields:
        width = (len(field.values) - 1).bit_length()
        bits[field.place] = ((1 << width) - 1) << offset
        offset += width
    samples = _samples(space, seen, bits)
    chosen = _chosen(space, bits, samples)
    return Space(story, space.fields.keys(), lanes_first=chosen)


def _samples(space: Space, seen: list[Rows], bits: dict[int, int]) -> list[set[int]]:
    """The states of the fullest places, each as one packed integer."""
    samples: list[set[int]] = []
    left = _MOST_SAMPLES
    for rows in sorted(seen, key=len, reverse=True):
        packed: set[int] = set()
        for row, lanes in rows.items():
            for lane in lanes_in(lanes):
                packed.add(_packed(space, row, lane, bits))
            if len(packed) > left:
                break
        samples.append(packed)
        left -= len(packed)
        if left <= 0:
            break
    return samples


def _packed(space: Space, row: int, lane: int, bits: dict[int, int]) -> int:
    packed = 0
    for place, mask in bits.items():
        packed |= space.index(space.fields[place], row, lane) * (mask & -mask)
    return packed


def _chosen(space: Space, bits: dict[int, int], samples: list[set[int]]) -> list[int]:
    """Variables, one after the other, that leave the fewest rows for the lanes they cost."""
    chosen: list[int] = []
    lanes = 1
    kept = -1
    while True:
        rows = _count(samples, kept)
        best, best_gain = None, 0.0
        for place, field in space.fields.items():
            size = len(field.values)
            if place in chosen or lanes * size > MOST_LANES:
                continue
            gain = log(rows / _count(samples, kept & ~bits[place])) / log(size)
            if gain > best_gain:
                best, best_gain = place, gain
        if best is None:
            return chosen
        chosen.append(best)
        lanes *= len(space.fields[best].values)
        kept &= ~bits[best]


def _count(samples: list[set[int]], kept: int) -> int:
    return sum(len({packed & kept for packed in place}) for place in samples) or 1
