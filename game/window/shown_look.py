"""A look as it is being shown: its parameters on their way, the cues that fired in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from game.story.look import Look, Transition

_EASE_SECONDS = 1.5
_SECONDS_APART = 1 / 3
"""Between the beginnings of two cues."""
LONG_AGO = -1e6
"""When a cue fired that has long since done all it does."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A look at rest: the values it goes to, and the cues of which something stays."""

    look: Look | None
    parameters: Mapping[str, float]
    stayed: frozenset[str]

    @property
    def cue_times(self) -> Mapping[str, float]:
        return dict.fromkeys(sorted(self.stayed), LONG_AGO)


class ShownLook:
    """What the stage must know to paint one look at any moment. No look is darkness."""

    def __init__(
        self,
        look: Look | None,
        parameters: Mapping[str, float],
        fired: frozenset[str],
        transition: Transition | None = None,
    ) -> None:
        """`fired` are cues that are long past; the look comes by its own transition if by none."""
        self.look = look
        self.transition = transition or (look.transition if look else "cross_fade")
        self.cue_times = dict.fromkeys(fired, LONG_AGO)
        self._targets = dict(parameters)
        self._origins = dict(parameters)
        self._eased_from = LONG_AGO

    def aim(self, parameters: Mapping[str, float], now: float, *, at_once: bool) -> None:
        """The parameters go to other values: gently, or at once."""
        if not at_once and parameters == self._targets:
            return
        self._origins = dict(parameters) if at_once else self.parameters(now)
        self._targets = dict(parameters)
        self._eased_from = now

    def fire(self, name: str, moment: float) -> None:
        """A cue begins.

        Cues wait for one another: no more than three begin in a second, so that nothing that they
        do can flash faster. One that waits, or has only just begun, goes on as it is.
        """
        times = self.cue_times
        if moment - times.get(name, LONG_AGO) < _SECONDS_APART:
            return
        latest = max(times.values(), default=LONG_AGO)
        times[name] = max(moment, latest + _SECONDS_APART)

    def settle(self, fired: frozenset[str]) -> None:
        """The cues as they stand at another place in the text."""
        kept = {name: time for name, time in self.cue_times.items() if name in fired}
        self.cue_times = {**dict.fromkeys(fired, LONG_AGO), **kept}

    def settled(self, moment: float) -> Settled:
        """What it comes to by the cues until a moment, once everything has come to rest."""
        cues = self.look.cues if self.look else {}
        fired = (name for name, time in self.cue_times.items() if time <= moment)
        stay = frozenset(name for name in fired if name in cues and cues[name].stay)
        return Settled(self.look, MappingProxyType(self._targets), stay)

    def parameters(self, now: float) -> dict[str, float]:
        """Every parameter that was ever aimed at another value than the look's own."""
        part = min(1.0, max(0.0, (now - self._eased_from) / _EASE_SECONDS))
        part = part * part * (3.0 - 2.0 * part)
        own = self.look.parameters if self.look else {}
        values = {}
        for name in {**self._origins, **self._targets}:
            target = self._targets.get(name, own.get(name, 0.0))
            origin = self._origins.get(name, own.get(name, target))
            values[name] = origin + (target - origin) * part
        return values
