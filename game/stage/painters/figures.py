"""Those who appear: silhouettes in their own units, one tall, feet at 0, up negative."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType

from game.stage.painters.at_rest import cradling, listening, resting, rocking, sheltering
from game.stage.painters.keepers import arriving, keeper
from game.stage.painters.people import dreamer, owner, sitter
from game.stage.painters.performers import leaper, mirage, performer
from game.stage.painters.silhouette import Drawn
from game.stage.painters.singer import singer
from game.stage.painters.townsfolk import caller, child, elder, man, walker, woman
from game.stage.painters.travellers import bearer, climber, holding, strider
from game.stage.painters.waiting import boy, king, knight, knitter, nun, pierrot, seated

FIGURES: Mapping[str, Callable[[], Drawn]] = MappingProxyType(
    {
        "owner": owner,
        "mirage": mirage,
        "performer": performer,
        "leaper": leaper,
        "sitter": sitter,
        "dreamer": dreamer,
        "bearer": bearer,
        "climber": climber,
        "strider": strider,
        "resting": resting,
        "cradling": cradling,
        "listening": listening,
        "rocking": rocking,
        "caller": caller,
        "man": man,
        "woman": woman,
        "child": child,
        "walker": walker,
        "elder": elder,
        "boy": boy,
        "king": king,
        "knight": knight,
        "knitter": knitter,
        "nun": nun,
        "pierrot": pierrot,
        "seated": seated,
        "keeper": keeper,
        "arriving": arriving,
        "singer": singer,
        "holding": holding,
        "sheltering": sheltering,
    }
)


@functools.cache
def drawn(who: str) -> Drawn:
    """The silhouette of one of them; it is drawn once, when it is first asked for."""
    return FIGURES[who]()
