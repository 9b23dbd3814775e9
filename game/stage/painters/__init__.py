"""The painters, by the names that looks call them by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.stage.canvas import Canvas
from game.stage.painters import bedroom, house, keepsakes, proscenium, stage_floor
from game.stage.painters.painting import Numbers, Painter, Painting
from game.story.look import PAINTINGS

PAINTERS: Mapping[str, Painter] = MappingProxyType(
    {
        "bed": bedroom.paint_bed,
        "bedroom": bedroom.paint_bedroom,
        "books": bedroom.paint_books,
        "caustic": keepsakes.paint_caustic,
        "door": bedroom.paint_door,
        "gas_lamp": proscenium.paint_gas_lamp,
        "house": house.paint_house,
        "jamb": proscenium.paint_jamb,
        "left_curtain": proscenium.paint_left_curtain,
        "leg": proscenium.paint_leg,
        "mask_ribbon": keepsakes.paint_mask_ribbon,
        "moon": keepsakes.paint_moon,
        "needle": keepsakes.paint_needle,
        "night_table": bedroom.paint_night_table,
        "reflections": keepsakes.paint_reflections,
        "right_curtain": proscenium.paint_right_curtain,
        "silver_mask": keepsakes.paint_silver_mask,
        "spool": keepsakes.paint_spool,
        "stage_boards": stage_floor.paint_boards,
        "table_lamp": bedroom.paint_table_lamp,
        "table_shadows": keepsakes.paint_table_shadows,
        "valance": proscenium.paint_valance,
        "water_glass": keepsakes.paint_water_glass,
    }
)


def painted(name: str, canvas: Canvas, numbers: Numbers) -> Painting:
    """A painting, with the numbers given and the defaults of those that are not."""
    return PAINTERS[name](canvas, {**PAINTINGS[name], **numbers})
