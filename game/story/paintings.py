"""The paintings that a picture or a cloth can show, with each painting's numbers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_STAGE = {"centre": 0.43, "foot": 0.742, "scale": 1.0, "glow": 1.0}
_LAMP = {"lamp_x": 0.115, "lamp_y": 0.3, "lamp": 1.0}

PAINTINGS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "gas_lamp": _LAMP,
        "house": {**_STAGE, "heads": 1.0, "lit": 0.0},
        "jamb": {**_STAGE, "left": 0.69, "right": 0.732, "floor": 0.775},
        "left_curtain": {**_STAGE, **_LAMP, "edge": 0.19, "hem": 0.842},
        "leg": {**_STAGE, **_LAMP, "edge": 0.072},
        "right_curtain": {**_STAGE, **_LAMP, "edge": 0.765, "hem": 0.842},
        "stage_boards": {
            **_STAGE,
            "pool_x": 0.37,
            "pool_y": 0.875,
            "pool_width": 0.2,
            "pool": 1.0,
        },
        "valance": {**_STAGE, **_LAMP, "drop": 1.0},
    }
)
"""Names of paintings, and for each the numbers that a look may set, with their defaults."""

HOUSES: tuple[str, ...] = ("theatre",)
"""The arrangements in which eyes can sit."""
