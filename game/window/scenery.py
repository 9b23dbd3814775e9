"""The scenery: which look stands behind the text, and how one becomes another."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import pygame
from pygame import Surface

from game.story.look import Look, Transition
from game.window.colours import NIGHT
from game.window.fineness import Fineness, FrameTimes
from game.window.shown_look import LONG_AGO, Settled, ShownLook
from game.window.ways import WaysAhead

if TYPE_CHECKING:
    from game.stage.stage import Stage

_ART_SECONDS = 1 / 30
_FRAME_SECONDS = 1 / 60
"""So much later the picture is painted when a page is turned: its frame has enough to do."""
_UNATTENDED_ART_SECONDS = 1 / 10
_STILL_ART_SECONDS = 1 / 4
"""Where nothing moves, only a finer version of the picture can come."""
_MOST_WAITING_SECONDS = 0.7
"""A look that is not ready by then is shown as it is: coarse first, then fine."""
TRANSITION_SECONDS: Mapping[str, float] = MappingProxyType(
    {
        "cross_fade": 1.2,
        "dip": 1.6,
        "dissolve": 2.0,
        "feathers": 2.4,
        "iris": 1.8,
        "shatter": 2.6,
        "tilt": 2.8,
        "weave": 2.2,
    }
)
_PLAIN_SECONDS = 0.4
_SECONDS_APART = 1 / 3
"""Between the beginnings of two cues."""
_ROUNDING = 1e-4
"""A frame that comes this much too early is still that frame."""

_worked = time.perf_counter if sys.platform == "win32" else time.thread_time
"""The seconds that this thread has worked: what other programs take from it is not the picture's.

Windows counts them too coarsely for single pictures; there the clock has to do.
"""


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
        self.frame_times = FrameTimes()
        self._fineness = Fineness()
        self.clock: Callable[[float], float] = float
        """The second of the looks' own time at a second of the window's: the same, by itself."""
        self._shown = ShownLook(None, {}, frozenset())
        self._next: tuple[ShownLook, float] | None = None
        """What will be shown once it can be painted, and since when it is wanted."""
        self._cuts = False
        """Whether it will stand there at once, without a transition."""
        self._before: Surface | None = None
        self._turned_at = 0.0
        self._settled: Settled | None = None
        """What was seen last where nothing may move."""
        self._ways_ahead = WaysAhead()
        self._live, self._shaded, self._kept = _Canvas(), _Canvas(), _Canvas()
        self._painted: Surface | None = None
        """The picture in the art's own size; only what is seen of it is scaled to the window."""
        self._painted_at = LONG_AGO
        self._page_turned = False
        """Whether it was told what to show in this frame."""
        self._stands = False
        """Whether nothing but another wish will change it: with reduced motion, once baked."""
        self._veil: Surface | None = None
        self._veiled: Surface | None = None
        self._fitted: tuple[Surface, Surface] | None = None
        """The veil laid last, and the same in the picture's size."""

    @property
    def look(self) -> Look | None:
        """The look that was last turned to."""
        return self._wanted.look

    @property
    def seen(self) -> Surface | None:
        """The picture as it was painted last, without words and veil; None before any was."""
        return self._painted if self._shown.look is not None else None

    @property
    def trouble(self) -> str:
        """What the picture has to do without, in a sentence; empty if nothing."""
        return self.stage.trouble

    @property
    def _wanted(self) -> ShownLook:
        return self._next[0] if self._next else self._shown

    def show(
        self,
        look: Look | None,
        parameters: Mapping[str, float],
        now: float,
        *,
        at_once: bool = False,
        cut: bool = False,
        fired: frozenset[str] = frozenset(),
        transition: Transition | None = None,
    ) -> None:
        """Turns to a look in which some cues have long `fired`, by a transition or its own.

        With a `cut` there is none.

        The parameters of a look that is shown already ease to their values, unless `at_once`.
        """
        self._page_turned = True
        if look is self._shown.look:
            self._next = None
        if look is self._wanted.look:
            self._wanted.aim(parameters, now, at_once=at_once)
            self._wanted.settle(fired)
            return
        if look is not None:
            self.stage.prepare(look, urgent=True)
        self._next, self._cuts = (ShownLook(look, parameters, fired, transition), now), cut

    def paint_as_fine_as(self, wish: str) -> None:
        """Takes one of `FINENESSES`, at once."""
        self._fineness.wish = wish
        self.stage.art_height = self._fineness.height

    def parameters(self, now: float) -> dict[str, float]:
        """The parameters of the look that was last turned to, with what its cues have done."""
        shown = self._wanted
        if shown.look is None:
            return {}
        return shown.look.parameters_at(shown.parameters(now), self.clock(now), shown.cue_times)

    def cue(self, name: str, now: float) -> None:
        """A word came at which something happens in the picture.

        Cues wait for one another: no more than three begin in a second, so that nothing that they
        do can flash faster. One that waits, or has only just begun, goes on as it is.
        """
        times, moment = self._wanted.cue_times, self.clock(now)
        if moment - times.get(name, LONG_AGO) < _SECONDS_APART:
            return
        latest = max(times.values(), default=LONG_AGO)
        times[name] = max(moment, latest + _SECONDS_APART)

    def expect(self, look: Look, transition: Transition | None = None) -> None:
        """A look that may come next is made ready in the background, and the way to it."""
        self.stage.prepare(look)
        self._ways_ahead.expect(transition or look.transition)

    def draw(self, surface: Surface, now: float, veil: Surface | None) -> None:
        """The picture under its veil; what has not changed since is not painted again."""
        from game.stage.view import picture_size, stretch

        began = _worked()
        self._turn_when_ready(now)
        if self.reduced_motion:
            self._fade_to_what_is_settled(now)
        picture = self._live.at(picture_size(self.stage.art_height, surface.get_size()))
        is_new = self._renew(picture, now)
        shaded = self._shaded.at(picture.get_size())
        if self._before is not None and self._blend(shaded, picture, now):
            self._lay(veil, shaded)
            stretch(shaded, surface)
            return
        if self._before is None and not self.reduced_motion:
            self._ways_ahead.prepare(picture.get_size())
        kept = self._kept.at(surface.get_size())
        if self._veiled is not kept or self._veil is not veil:
            shaded.blit(picture, (0, 0))
            self._lay(veil, shaded)
            stretch(shaded, kept)
            self._veiled, self._veil = kept, veil
        if is_new and self._shown.look is not None:
            self._note_pace(_worked() - began, surface.get_height())
        surface.blit(kept, (0, 0))

    def _renew(self, picture: Surface, now: float) -> bool:
        """Paints the picture as it is now, if it is time to. Gives whether it was."""
        moves = not (self.reduced_motion and self._stands)
        rest = self._art_seconds + (_FRAME_SECONDS if self._page_turned else 0.0)
        self._page_turned = False
        due = moves and now - self._painted_at >= rest - _ROUNDING
        if picture is self._painted and not due:
            return False
        self._stands = self.reduced_motion and not self.stage.baking
        self._paint(picture, now)
        self._painted_at, self._painted, self._veiled = now, picture, None
        return True

    def _expire(self) -> None:
        """The picture is another from now on."""
        self._painted_at, self._stands = LONG_AGO, False

    @property
    def _art_seconds(self) -> float:
        if self.reduced_motion:
            return _STILL_ART_SECONDS
        return _ART_SECONDS if self.attended else _UNATTENDED_ART_SECONDS

    def _turn_when_ready(self, now: float) -> None:
        """Begins the transition once the next look can be painted; nobody waits for it long."""
        if self._next is None:
            return
        shown, asked = self._next
        is_ready = shown.look is None or self._painted is None or self.stage.ready(shown.look)
        if not is_ready and now - asked < _MOST_WAITING_SECONDS:
            return
        self._before = None if self._cuts else self._snapshot(now)
        self._shown, self._next, self._turned_at = shown, None, now
        self._expire()

    def _fade_to_what_is_settled(self, now: float) -> None:
        """Where nothing may move, what has become of a look stands there after a plain fade."""
        before, self._settled = self._settled, self._shown.settled(self.clock(now))
        if self._settled != before and before is not None and self._settled.look is before.look:
            self._before, self._turned_at = self._snapshot(now), now
            self._expire()

    def _snapshot(self, now: float) -> Surface | None:
        """What is seen now, without its veil; None before anything was."""
        if self._painted is None:
            return None
        shot = self._painted.copy()
        if self._before is not None:  # In the midst of another transition.
            self._blend(shot, self._painted, now)
        return shot

    def _paint(self, surface: Surface, now: float) -> None:
        if self._shown.look is None:
            surface.fill(NIGHT)
            return
        settled = self._settled if self.reduced_motion else None
        self.stage.paint(
            surface,
            self._shown.look,
            settled.parameters if settled else self._shown.parameters(now),
            self.clock(now),
            reduced_motion=self.reduced_motion,
            cue_times=settled.cue_times if settled else self._shown.cue_times,
        )

    def _note_pace(self, seconds: float, window_height: int) -> None:
        """What a new picture takes, while none is baked, decides how fine they are."""
        self.frame_times.note(seconds)
        if self.attended and not self.stage.baking:
            self._fineness.note(seconds, window_height)
            if self.stage.art_height != self._fineness.height:
                self.stage.art_height = self._fineness.height

    def _blend(self, surface: Surface, picture: Surface, now: float) -> bool:
        """The way from the picture before to the one that is live; False once it is over."""
        from game.stage.transition import transition

        assert self._before is not None
        kind = "cross_fade" if self.reduced_motion else self._shown.transition
        length = _PLAIN_SECONDS if self.reduced_motion else TRANSITION_SECONDS[kind]
        progress = (now - self._turned_at) / length
        if progress >= 1:
            self._before = None
            return False
        if self._before.get_size() != surface.get_size():
            self._before = pygame.transform.smoothscale(self._before, surface.get_size())
        transition(surface, self._before, picture, kind, progress)
        return True

    def _lay(self, veil: Surface | None, picture: Surface) -> None:
        """Darkens a picture by a veil of the window's size, in which nothing is sharp."""
        if veil is None:
            return
        size = picture.get_size()
        if self._fitted is None or self._fitted[0] is not veil or self._fitted[1].size != size:
            self._fitted = veil, pygame.transform.smoothscale(veil, size)
        picture.blit(self._fitted[1], (0, 0), special_flags=pygame.BLEND_RGB_MULT)
