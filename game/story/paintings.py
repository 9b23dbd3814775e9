"""The paintings that a picture or a cloth can show, with each painting's numbers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_STAGE = {"centre": 0.43, "foot": 0.742, "scale": 1.0, "glow": 1.0}
_LAMP = {"lamp_x": 0.115, "lamp_y": 0.3, "lamp": 1.0}
_ROOM = {"lamp": 1.0, "dawn": 0.0}
_CANDLE = {"light_x": 0.2, "light_y": 0.6}
_NO_NUMBERS: Mapping[str, float] = {}

PAINTINGS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "bed": _ROOM,
        "bedroom": _ROOM,
        "books": _ROOM,
        "candle": _CANDLE,
        "caustic": _NO_NUMBERS,
        "chandelier": {"x": 0.43, "y": 0.15, "size": 0.1},
        "door": _NO_NUMBERS,
        "gas_lamp": _LAMP,
        "ghost_light": {"x": 0.24, "y": 0.9, "size": 0.5},
        "hanging_faces": {**_CANDLE, "count": 7.0},
        "house": {**_STAGE, "heads": 1.0, "lit": 0.0},
        "jamb": {**_STAGE, "left": 0.69, "right": 0.732, "floor": 0.775},
        "left_curtain": {**_STAGE, **_LAMP, "edge": 0.19, "hem": 0.842},
        "leg": {**_STAGE, **_LAMP, "edge": 0.072},
        "machinery": _CANDLE,
        "mask_ribbon": _ROOM,
        "moon": {"which": 1.0},
        "needle": {"bright": 0.0},
        "night_table": _ROOM,
        "reflections": _NO_NUMBERS,
        "right_curtain": {**_STAGE, **_LAMP, "edge": 0.765, "hem": 0.842},
        "silver_mask": {
            "bright": 0.0,
            "crack": 0.0,
            "x": 0.256,
            "y": 0.578,
            "half": 0.135,
            "turn": -8.0,
        },
        "spool": {"bright": 0.0},
        "stage_boards": {
            **_STAGE,
            "pool_x": 0.37,
            "pool_y": 0.875,
            "pool_width": 0.2,
            "pool": 1.0,
        },
        "table_lamp": _ROOM,
        "table_shadows": _NO_NUMBERS,
        "valance": {**_STAGE, **_LAMP, "drop": 1.0},
        "waking_bed": {"near": 0.0},
        "waking_window": {"dawn": 0.0},
        "water_glass": {"bright": 0.0},
    }
)
"""Names of paintings, and for each the numbers that a look may set, with their defaults."""

HOUSES: Mapping[str, Mapping[str, float]] = MappingProxyType({"theatre": PAINTINGS["house"]})
"""The arrangements in which eyes can sit, each with its numbers and their defaults."""

_RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "scale": (0.3, 4.0),
        "size": (0.02, 2.0),
        "half": (0.01, 1.0),
        "pool_width": (0.02, 2.0),
        "pool": (0.0, 3.0),
        "glow": (0.0, 2.0),
        "lamp": (0.0, 2.0),
        "bright": (0.0, 2.0),
        "drop": (0.2, 3.0),
        "count": (1.0, 16.0),
        "which": (1.0, 2.0),
        "turn": (-180.0, 180.0),
    }
)


def number_range(name: str) -> tuple[float, float]:
    """The least and the greatest value of a painting's number; places may lie a little outside."""
    return _RANGES.get(name, (-1.0, 2.0))
