"""The chart of a night walk: the scenes where a player has been, laid out from left to right.

Scenes stand in layers by how few steps lead there (a breadth-first search over the ways that were
gone), ordered within a layer by the mean place of their neighbours in the layer before (the
barycentre heuristic of Sugiyama, Tagawa and Toda, 1981). Endings stand together at the right.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_SWEEPS = 6
_STRAY = 0.16
"""How far a scene strays from its row, against the room between rows: nobody walks straight."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A scene on the chart: where it stands, 0 to 1 across and down."""

    scene: str
    x: float
    y: float
    is_ending: bool


def chart_of(
    scenes: Iterable[str], ways: Iterable[tuple[str, str]], start: str, endings: Sequence[str]
) -> dict[str, Stop]:
    """Each visited scene's stop. Nothing else is looked at, so nothing else can be given away."""
    visited = list(scenes)
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for source, target in sorted(set(ways)):
        before[target].append(source)
        after[source].append(target)
    depths = _depths([scene for scene in visited if scene not in endings], after, start)
    layers: dict[int, list[str]] = defaultdict(list)
    for scene, depth in depths.items():
        layers[depth].append(scene)
    _order(layers, before, after)
    deepest = max(layers, default=0)
    stops = {}
    for depth, layer in layers.items():
        for place, scene in enumerate(layer):
            y = (place + 0.5) / len(layer) + _stray(scene) / max(2, len(layer))
            stops[scene] = Stop(scene, depth / max(1, deepest), y, is_ending=False)
    heights = {scene: stop.y for scene, stop in stops.items()} | dict.fromkeys(endings, 0.5)
    means = {scene: _mean(scene, before.get(scene, ()), heights) for scene in endings}
    for place, scene in enumerate(sorted(endings, key=means.__getitem__)):
        stops[scene] = Stop(scene, 1.0, (place + 0.5) / len(endings), is_ending=True)
    return stops


def _depths(
    scenes: Sequence[str], after: Mapping[str, Sequence[str]], start: str
) -> dict[str, int]:
    """How few steps lead to each scene; those to which no way is known begin again at 0."""
    left = dict.fromkeys(scenes)
    depths: dict[str, int] = {}
    for first in [start, *scenes]:
        frontier, depth = [first] if first in left else [], 0
        while frontier:
            for scene in frontier:
                depths[scene] = depth
                del left[scene]
            ahead = (target for scene in frontier for target in after.get(scene, ()))
            frontier = list(dict.fromkeys(target for target in ahead if target in left))
            depth += 1
    return depths


def _order(
    layers: Mapping[int, list[str]],
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
) -> None:
    """Scenes come to stand beside those to which ways lead, so that few ways cross."""
    places: dict[str, float] = {}
    for layer in layers.values():
        _place(layer, places)
    for sweep in range(_SWEEPS):
        is_forward = sweep % 2 == 0
        near = before if is_forward else after
        for depth in sorted(layers, reverse=not is_forward):
            means = {scene: _mean(scene, near.get(scene, ()), places) for scene in layers[depth]}
            layers[depth].sort(key=means.__getitem__)
            _place(layers[depth], places)


def _place(layer: Sequence[str], places: dict[str, float]) -> None:
    """Notes where the scenes of a layer stand, 0 to 1."""
    for number, scene in enumerate(layer):
        places[scene] = (number + 0.5) / len(layer)


def _mean(scene: str, neighbours: Sequence[str], places: Mapping[str, float]) -> float:
    """Where the neighbours of a scene stand on average; its own place where it has none."""
    known = [places[other] for other in neighbours if other in places]
    return sum(known) / len(known) if known else places[scene]


def _stray(scene: str) -> float:
    """The same for a scene each time, -_STRAY to _STRAY."""
    return (zlib.crc32(scene.encode()) % 1000 / 500 - 1) * _STRAY
