"""Where people sit: for each arrangement of eyes, the function that places them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from game.stage.canvas import Field
from game.stage.painters.house import theatre_seats
from game.stage.painters.painting import Numbers
from game.stage.painters.stalls import stalls_seats

SEATS: Mapping[str, Callable[[Numbers], Field]] = MappingProxyType(
    {"theatre": theatre_seats, "stalls": stalls_seats}
)
