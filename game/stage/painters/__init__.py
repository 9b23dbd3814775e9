"""The painters, by the names that looks call them by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.stage.canvas import Canvas
from game.stage.painters import (
    auditorium,
    backstage,
    bedroom,
    charred,
    corridor,
    cracks,
    fittings,
    furniture,
    hands,
    house,
    keepsakes,
    needle,
    nested_room,
    onyx,
    proscenium,
    ruins,
    silver_mask,
    spires,
    stage_floor,
    stair,
    strands,
    waking,
    water_glass,
    wool_land,
    workplace,
)
from game.stage.painters.painting import Numbers, Painter, Painting
from game.story.look import PAINTINGS

PAINTERS: Mapping[str, Painter] = MappingProxyType(
    {
        "ash_heap": charred.paint_ash_heap,
        "backstage": backstage.paint_backstage,
        "bed": furniture.paint_bed,
        "bedroom": bedroom.paint_bedroom,
        "bone_stair": stair.paint_bone_stair,
        "books": furniture.paint_books,
        "candle": fittings.paint_candle,
        "caustic": water_glass.paint_caustic,
        "chair": workplace.paint_chair,
        "chandelier": fittings.paint_chandelier,
        "charred_cloth": charred.paint_charred_cloth,
        "cloth_back": strands.paint_cloth_back,
        "cloth_edge": auditorium.paint_cloth_edge,
        "cloth_rail": backstage.paint_rail,
        "corridor_pane": corridor.paint_corridor_pane,
        "door": bedroom.paint_door,
        "door_light": onyx.paint_door_light,
        "embers": charred.paint_embers,
        "exit_lamp": auditorium.paint_exit_lamp,
        "fallen_shards": ruins.paint_fallen_shards,
        "fringe": backstage.paint_fringe,
        "gas_lamp": proscenium.paint_gas_lamp,
        "glass_corridor": corridor.paint_glass_corridor,
        "great_spire": spires.paint_great_spire,
        "ghost_light": fittings.paint_ghost_light,
        "ground_crack": cracks.paint_ground_crack,
        "hanging_faces": fittings.paint_hanging_faces,
        "hanging_threads": strands.paint_hanging_threads,
        "high_house": ruins.paint_high_house,
        "house": house.paint_house,
        "jamb": proscenium.paint_jamb,
        "left_curtain": proscenium.paint_left_curtain,
        "leg": proscenium.paint_leg,
        "ledge": ruins.paint_ledge,
        "machinery": fittings.paint_machinery,
        "mask_ribbon": silver_mask.paint_mask_ribbon,
        "moon": water_glass.paint_moon,
        "nail_lamp": workplace.paint_nail_lamp,
        "needle": needle.paint_needle,
        "night_table": furniture.paint_night_table,
        "obsidian_sky": spires.paint_obsidian_sky,
        "onyx_door": onyx.paint_onyx_door,
        "reaching_hands": hands.paint_reaching_hands,
        "reflections": keepsakes.paint_reflections,
        "right_curtain": proscenium.paint_right_curtain,
        "same_room": nested_room.paint_same_room,
        "silent_hall": auditorium.paint_hall,
        "silver_mask": silver_mask.paint_silver_mask,
        "spires": spires.paint_spires,
        "spool": needle.paint_spool,
        "stage_boards": stage_floor.paint_boards,
        "stair_spire": stair.paint_stair_spire,
        "stores": workplace.paint_stores,
        "table_lamp": furniture.paint_table_lamp,
        "table_shadows": keepsakes.paint_table_shadows,
        "valance": proscenium.paint_valance,
        "waking_bed": waking.paint_waking_bed,
        "waking_window": waking.paint_waking_window,
        "water_glass": water_glass.paint_water_glass,
        "wool_land": wool_land.paint_wool_land,
    }
)


def painted(name: str, canvas: Canvas, numbers: Numbers) -> Painting:
    """A painting, with the numbers given and the defaults of those that are not."""
    return PAINTERS[name](canvas, {**PAINTINGS[name], **numbers})
