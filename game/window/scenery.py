"""The scenery: which look stands behind the text, how it eases, and how one becomes another."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import pygame
from pygame import Surface

from game.story.look import Look
from game.window.colours import NIGHT

if TYPE_CHECKING:
    from game.stage.stage import Stage

_EASE_SECONDS = 1.5
_ART_SECONDS = 1 / 30
_TRANSITION_ART_SECONDS = 1 / 60
_UNATTENDED_ART_SECONDS = 1 / 10
_MOST_WAITING_SECONDS = 0.7
"""A look that is not ready by then is shown as it is: coarse first, then fine."""
TRANSITION_SECONDS: Mapping[str, float] = MappingProxyType(
    {
        "cross_fade": 1.2,
        "dip": 1.6,
        "dissolve": 2.0,
        "feathers": 2.4,
        "iris": 1.8,
        "weave": 2.2,
    }
)
_PLAIN_SECONDS = 0.4
LONG_AGO = -1e6
"""When a cue fired that has long since done all it does."""

_ROUNDING = 1e-4
"""A frame that comes this much too early is still that frame."""


class Scenery:
    """The picture behind everything. It is told what to show; it decides when to paint."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.reduced_motion = False
        self.attended = True
        self.look: Look | None = None
        self._targets: Mapping[str, float] = {}
        self._origins: Mapping[str, float] = {}
        self._eased_from = 0.0
        self._cue_times: dict[str, float] = {}
        self._next: tuple[Look, float] | None = None
        self._before: Surface | None = None
        self._turned = 0.0
        self._picture: Surface | None = None
        self._painted: tuple[float, object, tuple[int, int]] | None = None

    def show(
        self,
        look: Look | None,
        parameters: Mapping[str, float],
        now: float,
        *,
        at_once: bool = False,
        fired: frozenset[str] = frozenset(),
    ) -> None:
        """Turns to a look. `fired` are its cues that are long past.

        Parameters of the same look ease to their new values, unless `at_once`.
        """
        waiting = self._next[0] if self._next else self.look
        if look is not waiting:
            self._turn_to(look, now)
            self._cue_times = dict.fromkeys(fired, LONG_AGO)
            at_once = True
        self._origins = {} if at_once else self._parameters(now)
        self._targets = dict(parameters)
        self._eased_from = LONG_AGO if at_once else now

    def settle(self, fired: frozenset[str]) -> None:
        """Cues as they stand after going to another place in the text."""
        kept = {name: time for name, time in self._cue_times.items() if name in fired}
        self._cue_times = {**dict.fromkeys(fired, LONG_AGO), **kept}

    def cue(self, name: str, now: float) -> None:
        """A word came at which something happens in the picture."""
        self._cue_times[name] = now

    def expect(self, look: Look) -> None:
        """A look that may come next is made ready in the background."""
        self.stage.prepare(look)

    def draw(self, surface: Surface, now: float, veil: Surface | None) -> None:
        """The picture under its veil, painted anew only when it is due."""
        self._turn_when_ready(now)
        size = surface.get_size()
        key = (id(veil), size)
        due = self._painted is None or (self._painted[1:] != key)
        if due or now - self._painted[0] >= self._art_seconds(now) - _ROUNDING:  # type: ignore[index]
            self._paint(surface, now)
            if veil is not None:
                surface.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            self._kept(size).blit(surface, (0, 0))
            self._painted = (now, *key)
        else:
            surface.blit(self._kept(size), (0, 0))

    def _kept(self, size: tuple[int, int]) -> Surface:
        if self._picture is None or self._picture.get_size() != size:
            self._picture = Surface(size, 0, 32)
        return self._picture

    def _art_seconds(self, now: float) -> float:
        if not self.attended:
            return _UNATTENDED_ART_SECONDS
        return _TRANSITION_ART_SECONDS if self._before else _ART_SECONDS

    def _turn_to(self, look: Look | None, now: float) -> None:
        if look is not None:
            self.stage.prepare(look)
        if self.look is None or look is None:
            self.look, self._next, self._before = look, None, None
            self._turned = now
        else:
            self._next = (look, now)

    def _turn_when_ready(self, now: float) -> None:
        """Begins the transition once the next look can be painted; nobody waits for it long."""
        if self._next is None:
            return
        look, asked = self._next
        if not self.stage.ready(look) and now - asked < _MOST_WAITING_SECONDS:
            return
        self._before = None if self._picture is None else self._snapshot(now)
        self.look, self._next, self._turned = look, None, now
        self._painted = None

    def _snapshot(self, now: float) -> Surface:
        """What is seen at this moment, without the veil."""
        assert self._picture is not None and self.look is not None
        shot = Surface(self._picture.get_size(), 0, 32)
        self._paint(shot, now)
        return shot

    def _paint(self, surface: Surface, now: float) -> None:
        if self.look is None:
            surface.fill(NIGHT)
            return
        self.stage.paint(
            surface,
            self.look,
            self._parameters(now),
            now,
            reduced_motion=self.reduced_motion,
            cue_times=self._cue_times,
        )
        if self._before is None:
            return
        kind = "cross_fade" if self.reduced_motion else self.look.transition
        length = _PLAIN_SECONDS if self.reduced_motion else TRANSITION_SECONDS[kind]
        progress = (now - self._turned) / length
        if progress >= 1 or self._before.get_size() != surface.get_size():
            self._before = None
            return
        from game.stage.transition import transition

        transition(surface, self._before, surface.copy(), kind, progress)

    def _parameters(self, now: float) -> dict[str, float]:
        """The parameters on their way from where they were to where they go."""
        part = min(1.0, max(0.0, (now - self._eased_from) / _EASE_SECONDS))
        part = part * part * (3.0 - 2.0 * part)
        usual = self.look.parameters if self.look else {}
        values = {}
        for name, target in self._targets.items():
            origin = self._origins.get(name, usual.get(name, target) if self._origins else target)
            values[name] = origin + (target - origin) * part
        return values
