"""Those who appear: silhouettes in their own units, one tall, feet at 0, up negative."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.stage.painters.people import dreamer, owner, sitter
from game.stage.painters.performers import leaper, mirage, performer
from game.stage.painters.silhouette import Drawn
from game.stage.painters.travellers import bearer, climber, resting

FIGURES: Mapping[str, Drawn] = MappingProxyType(
    {
        "owner": owner(),
        "mirage": mirage(),
        "performer": performer(),
        "leaper": leaper(),
        "sitter": sitter(),
        "dreamer": dreamer(),
        "bearer": bearer(),
        "climber": climber(),
        "resting": resting(),
    }
)
