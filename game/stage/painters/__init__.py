"""The painters, by the names that looks call them by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.stage.canvas import Canvas
from game.stage.painters import house, proscenium, stage_floor
from game.stage.painters.painting import Numbers, Painter, Painting
from game.story.look import PAINTINGS

PAINTERS: Mapping[str, Painter] = MappingProxyType(
    {
        "gas_lamp": proscenium.paint_gas_lamp,
        "house": house.paint_house,
        "jamb": proscenium.paint_jamb,
        "left_curtain": proscenium.paint_left_curtain,
        "leg": proscenium.paint_leg,
        "right_curtain": proscenium.paint_right_curtain,
        "stage_boards": stage_floor.paint_boards,
        "valance": proscenium.paint_valance,
    }
)


def painted(name: str, canvas: Canvas, numbers: Numbers) -> Painting:
    """A painting, with the numbers given and the defaults of those that are not."""
    return PAINTERS[name](canvas, {**PAINTINGS[name], **numbers})
