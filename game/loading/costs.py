"""How long a look takes to paint, guessed from its layers, so that a writer hears of a slow one.

The figures are milliseconds a frame at 960x540, the least of forty frames on the machine of
docs/performance.md (`python -m benchmarks.layer_costs` prints them anew). How much of the picture
a painting covers is not known before it is painted; of the looks that come along the sum is right
in the median, 0.85 of the truth at the least and 1.8 times at the most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from game.story.look import Glow, Image, Layer, Motes

SLOW_MILLISECONDS = 8.0
"""Twice what the dearest look that comes along takes; words and window need the rest of 16.6."""

COSTS: Mapping[str, float] = MappingProxyType(
    {
        "backdrop": 0.23,
        "beam": 0.26,
        "bloom": 0.98,
        "burst": 0.1,
        "camera": 0.0,
        "cloth": 0.2,
        "eyes": 0.12,
        "faces": 0.13,
        "figure": 0.03,
        "flame": 0.01,
        "fog": 0.08,
        "grain": 0.25,
        "light": 0.18,
        "mirror": 0.4,
        "oval": 0.05,
        "picture": 0.1,
        "pulse": 0.62,
        "reflection": 0.01,
        "shadow": 0.14,
        "shape": 0.05,
        "stroke": 0.04,
        "tint": 0.1,
        "twinkle": 0.08,
        "vault": 0.5,
        "water": 1.45,
        "weave": 0.26,
    }
)
_MOTE = 0.0005
_GLOW = 1.1
_WHOLE_IMAGE = 0.35


def milliseconds_of(layers: Iterable[Layer]) -> float:
    """How long the layers take together, about."""
    return sum(map(_cost, layers))


def dearest(layers: Iterable[Layer]) -> list[tuple[str, float]]:
    """The three kinds of layer that take longest, with the milliseconds of all of a kind."""
    sums: dict[str, float] = defaultdict(float)
    for layer in layers:
        sums[type(layer).__name__.lower()] += _cost(layer)
    return sorted(sums.items(), key=lambda entry: -entry[1])[:3]


def _cost(layer: Layer) -> float:
    match layer:
        case Motes(count=count):
            return 0.05 + _MOTE * count
        case Glow(points=points, radius=radius):
            sizes = sum(layer.grow ** (2 * number) for number in range(layer.repeat))
            return 0.01 + _GLOW * len(points) * sizes * min(1.0, radius) ** 2
        case Image(area=area):
            swaying = 1.5 if layer.sway != 0 else 1.0
            return 0.02 + _WHOLE_IMAGE * swaying * min(1.0, area[2]) * min(1.0, area[3])
    return COSTS[type(layer).__name__.lower()]
