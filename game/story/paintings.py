"""The paintings that a picture or a cloth can show, with each painting's numbers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_STAGE = {"centre": 0.43, "foot": 0.742, "scale": 1.0, "glow": 1.0}
_LAMP = {"lamp_x": 0.115, "lamp_y": 0.3, "lamp": 1.0}
_ROOM = {"lamp": 1.0, "dawn": 0.0}
_CANDLE = {"light_x": 0.2, "light_y": 0.6}
_SUMMIT = {"light_x": 0.3, "light_y": 0.1, "light": 1.0}
_SPIRES = {
    **_SUMMIT,
    "seed": 1.0,
    "towers": 16.0,
    "left": -0.05,
    "right": 1.05,
    "foot": 0.66,
    "low": 0.5,
    "high": 0.25,
    "girth": 0.05,
    "haze": 0.4,
    "broken": 0.0,
}
_STAIR = {**_SUMMIT, "x": 0.33, "girth": 0.16}
_ONYX = {"x": 0.3, "top": 0.06, "foot": 0.81, "half": 0.17}
_HANDS = {
    **_SUMMIT,
    "x": 0.3,
    "y": 0.5,
    "side": 0.0,
    "count": 5.0,
    "size": 0.14,
    "seed": 1.0,
}
_FALLEN = {
    **_SUMMIT,
    "count": 4.0,
    "left": 0.0,
    "right": 0.5,
    "foot": 0.7,
    "size": 0.3,
    "seed": 1.0,
}
_NAIL_LAMP = {"light_x": 0.04, "light_y": 0.3, "light": 1.0}
_HUNG = {**_NAIL_LAMP, "left": 0.075, "right": 0.58, "y": 0.09}
_GUEST = {
    "x": 0.29,
    "y": 1.03,
    "size": 0.64,
    "light_x": 0.262,
    "light_y": 0.02,
    "light_z": -0.04,
    "light": 1.0,
}
_STALLS = {
    "x": 0.3,
    "y": 0.262,
    "size": 1.0,
    "pool": 1.0,
    "lit": 0.0,
    "down": 1.0,
    "heads": 0.0,
    "bulb_x": -0.06,
    "bulb_y": 0.62,
    "bulb": 0.34,
}
_LOFT = {"light_x": 0.3, "light": 1.0}
_EXIT = {"exit_x": 0.4, "exit_y": 0.205}
_THREADS = {
    **_NAIL_LAMP,
    "seed": 1.0,
    "count": 12.0,
    "left": 0.0,
    "right": 0.6,
    "foot": 0.8,
    "girth": 0.01,
    "near": 0.0,
}
_NO_NUMBERS: Mapping[str, float] = {}

PAINTINGS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "ash_cloth": {**_NAIL_LAMP, "left": 0.085, "y": 0.105, "burned": 0.0},
        "ash_fire": {"left": 0.085, "y": 0.105, "burned": 0.0},
        "ash_heap": {**_NAIL_LAMP, "left": 0.085},
        "backstage": {**_NAIL_LAMP, "shade": 1.0},
        "bed": _ROOM,
        "bedroom": _ROOM,
        "bone_stair": {**_STAIR, "front": 1.0, "top": -1.0},
        "books": _ROOM,
        "bust": {"light": 1.0},
        "candle": _CANDLE,
        "caustic": _NO_NUMBERS,
        "chair": {**_NAIL_LAMP, "x": 0.12, "y": 0.86, "size": 0.36},
        "chandelier": {"x": 0.43, "y": 0.15, "size": 0.1, "turn": 0.0},
        "cloth_back": _NAIL_LAMP,
        "cloth_edge": {"edge": 0.16},
        "cloth_rail": {**_HUNG, "char": 0.0},
        "corridor_pane": {"x": 0.56},
        "coat_passage": {"light": 1.0},
        "costumes": {"light": 1.0},
        "door": _NO_NUMBERS,
        "door_light": _ONYX,
        "dust_sheet": {**_HUNG, "foot": 0.8},
        "embers": {"left": 0.085},
        "exit_lamp": _EXIT,
        "fallen_shards": _FALLEN,
        "fly_loft": _LOFT,
        "foyer": {"dawn": 1.0},
        "foyer_things": {"dawn": 1.0},
        "fringe": {**_HUNG, "y": 0.777},
        "front_row": _STALLS,
        "gas_lamp": _LAMP,
        "glass_corridor": {"x": 0.36, "y": 0.46, "unlike": 0.5},
        "glass_kitchen": {"light": 1.0, "host": 1.0},
        "great_spire": {"x": 0.3, "foot": 0.68, "peak": 0.09, "girth": 0.1, "light": 1.0},
        "ghost_light": {"x": 0.24, "y": 0.9, "size": 0.5},
        "green_room": {"light_x": 0.2756, "light_y": 0.2, "light": 1.0},
        "ground_crack": {"x": 0.23, "y": 0.9, "horizon": 0.665},
        "guest": _GUEST,
        "guests_bowl": _GUEST,
        "guests_cap": _GUEST,
        "guests_coat": _GUEST,
        "guests_feather": _GUEST,
        "hanging_faces": {**_CANDLE, "count": 7.0},
        "hanging_threads": _THREADS,
        "high_house": {**_SUMMIT, "x": 0.26, "y": 0.4, "size": 0.16, "glow": 1.0},
        "house": {**_STAGE, "heads": 1.0, "lit": 0.0},
        "jamb": {**_STAGE, "left": 0.69, "right": 0.732, "floor": 0.775},
        "left_curtain": {**_STAGE, **_LAMP, "edge": 0.19, "hem": 0.842},
        "leg": {**_STAGE, **_LAMP, "edge": 0.072},
        "keeper": {"x": 0.258, "y": 1.1, "size": 0.62, "lit": 1.0},
        "laid_out": _CANDLE,
        "landing": {"x": 0.27, "light": 1.0},
        "ledge": {**_SUMMIT, "x": 0.42, "y": 0.74},
        "machinery": _CANDLE,
        "mask_gaze": {"x": 0.256, "y": 0.594, "half": 0.135, "turn": -8.0},
        "mask_ribbon": _ROOM,
        "moon": {"which": 1.0},
        "nail_lamp": _NAIL_LAMP,
        "needle": {"bright": 0.0},
        "newest_face": {**_LOFT, "count": 9.0},
        "night_table": _ROOM,
        "obsidian_sky": {**_SUMMIT, "foot": 0.65},
        "onyx_door": _ONYX,
        "passage_door": {"light": 1.0},
        "piano": {"x": 0.105, "y": 0.905, "size": 0.37, "turn": -14.0},
        "pegged_faces": {**_LOFT, "count": 9.0},
        "raked_stage": _NO_NUMBERS,
        "reaching_hands": _HANDS,
        "reflections": _NO_NUMBERS,
        "right_curtain": {**_STAGE, **_LAMP, "edge": 0.765, "hem": 0.842},
        "sandbags": _LOFT,
        "same_room": {**_NAIL_LAMP, "light_x": 0.13, "doors": 0.0},
        "scenery_trees": {"x": 0.435, "y": 0.745, "turn": -12.7},
        "silent_hall": {**_EXIT, "heads": 1.0, "lit": 0.0, "standing": 0.0},
        "silver_mask": {
            "bright": 0.0,
            "crack": 0.0,
            "x": 0.256,
            "y": 0.594,
            "half": 0.135,
            "turn": -8.0,
            "tall": 1.0,
        },
        "small_guest": _GUEST,
        "spires": _SPIRES,
        "spool": {"bright": 0.0},
        "stage_boards": {
            **_STAGE,
            "pool_x": 0.37,
            "pool_y": 0.875,
            "pool_width": 0.2,
            "pool": 1.0,
        },
        "stair_spire": _STAIR,
        "stalls": _STALLS,
        "still_room": {"x": 0.28, "y": 0.46, "empty": 5.0, "light": 1.0},
        "stores": _NAIL_LAMP,
        "table_lamp": _ROOM,
        "table_shadows": _NO_NUMBERS,
        "valance": {**_STAGE, **_LAMP, "drop": 1.0},
        "waking_bed": {},
        "waking_window": {"dawn": 0.0},
        "water_glass": {"bright": 0.0},
        "wool_bird": _NO_NUMBERS,
        "wool_face": _NO_NUMBERS,
        "wool_house": {"light": 1.0},
        "wool_key": {"fist": 1.0},
        "wool_moon": {"bite": 0.0},
        "wool_river": {"stones": 1.0},
        "wool_stairs": {"light": 1.0},
    }
)
"""Names of paintings, and for each the numbers that a look may set, with their defaults."""

HOUSES: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {"theatre": PAINTINGS["house"], "stalls": PAINTINGS["stalls"]}
)
"""The arrangements in which eyes can sit, each with its numbers and their defaults."""

_RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "scale": (0.3, 4.0),
        "size": (0.02, 2.0),
        "half": (0.01, 1.0),
        "pool_width": (0.02, 2.0),
        "pool": (0.0, 3.0),
        "bulb": (0.0, 5.0),
        "glow": (0.0, 2.0),
        "lamp": (0.0, 2.0),
        "bright": (0.0, 2.0),
        "drop": (0.2, 3.0),
        "count": (1.0, 16.0),
        "which": (1.0, 2.0),
        "side": (0.0, 2.0),
        "turn": (-180.0, 180.0),
        "light": (0.0, 3.0),
        "seed": (0.0, 9999.0),
        "towers": (1.0, 80.0),
        "girth": (0.005, 0.5),
        "burned": (0.0, 1.0),
        "doors": (0.0, 6.0),
        "empty": (0.0, 7.0),
    }
)


def number_range(name: str) -> tuple[float, float]:
    """The least and the greatest value of a painting's number; places may lie a little outside."""
    return _RANGES.get(name, (-1.0, 2.0))
