"""The scenery: which look stands behind the text, how it eases, and how one becomes another."""

from __future__ import annotations

import threading
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


def _walk_once(kind: str, size: tuple[int, int]) -> None:
    """Goes through a transition unseen: what it needs is drawn once and kept by the stage."""
    from game.stage.transition import transition

    before, after, seen = (Surface(size, 0, 32) for _ in range(3))
    transition(seen, before, after, kind, 0.5)


class _Canvas:
    """A surface that is made anew only when another size is wanted."""

    def __init__(self) -> None:
        self._surface: Surface | None = None

    def at(self, size: tuple[int, int]) -> Surface:
        if self._surface is None or self._surface.get_size() != size:
            self._surface = Surface(size, 0, 32)
        return self._surface


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
        self._ways: set[tuple[str, tuple[int, int]]] = set()
        """Transitions whose maps are drawn already, or being drawn."""
        self._live = _Canvas()
        self._kept = _Canvas()
        self._painted: Surface | None = None
        self._painted_at = LONG_AGO
        self._veiled: tuple[int, int] | None = None

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
        """A look that may come next is made ready in the background, and the way to it."""
        self.stage.prepare(look)
        if self._painted is None or self._before is not None or self.reduced_motion:
            return
        way = (look.transition, self._painted.get_size())
        if way not in self._ways:
            self._ways.add(way)
            threading.Thread(target=_walk_once, args=way, name="transition", daemon=True).start()

    def draw(self, surface: Surface, now: float, veil: Surface | None) -> None:
        """The picture under its veil; what has not changed since is not painted again."""
        self._turn_when_ready(now)
        picture = self._live.at(surface.get_size())
        due = now - self._painted_at >= self._art_seconds - _ROUNDING
        if due or picture is not self._painted:
            self._paint(picture, now)
            self._painted_at, self._painted, self._veiled = now, picture, None
        if self._before is not None and self._blend(surface, picture, now):
            if veil is not None:
                surface.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            return
        kept = self._kept.at(surface.get_size())
        if self._veiled != (id(veil), id(kept)):
            kept.blit(picture, (0, 0))
            if veil is not None:
                kept.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            self._veiled = (id(veil), id(kept))
        surface.blit(kept, (0, 0))

    @property
    def _art_seconds(self) -> float:
        return _ART_SECONDS if self.attended else _UNATTENDED_ART_SECONDS

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
        self._before = None if self._painted is None else self._painted.copy()
        self.look, self._next, self._turned = look, None, now
        self._painted_at = LONG_AGO

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

    def _blend(self, surface: Surface, picture: Surface, now: float) -> bool:
        """The way from the picture before to the one that is live; False once it is over."""
        from game.stage.transition import transition

        assert self._before is not None
        kind = "cross_fade" if self.reduced_motion or not self.look else self.look.transition
        length = _PLAIN_SECONDS if self.reduced_motion else TRANSITION_SECONDS[kind]
        progress = (now - self._turned) / length
        if progress >= 1 or self._before.get_size() != surface.get_size():
            self._before = None
            return False
        transition(surface, self._before, picture, kind, progress)
        return True

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
