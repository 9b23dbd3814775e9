"""The scenery: which look stands behind the text, and how one becomes another."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import pygame
from pygame import Surface

from game.story.look import Look, Transition
from game.window.colours import NIGHT
from game.window.fineness import Fineness, FrameTimes
from game.window.painted import Canvas, Painted
from game.window.shown_look import LONG_AGO, Settled, ShownLook
from game.window.veil import lay
from game.window.ways import WaysAhead

if TYPE_CHECKING:
    from game.stage.stage import Stage

_ART_SECONDS = 1 / 30
_FRAME_SECONDS = 1 / 60
"""So long before it is due, half of a picture is painted; and so much later it is due where a page
is turned: that frame has enough to do.
"""
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
_ROUNDING = 1e-3
"""A frame that comes this much too early is still that frame."""


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
        self._painted, self._mixed = Painted(self._cover), Canvas()
        self._size: tuple[int, int] | None = None
        """The window's when a picture was painted last; None before any was."""
        self._painted_at = LONG_AGO
        self._page_turned = False
        """Whether it was told what to show in this frame."""
        self._half_seconds: float | None = None
        """What half of the next picture took, if it is painted already."""
        self._stands = False
        """Whether nothing but another wish will change it: with reduced motion, once baked."""

    @property
    def look(self) -> Look | None:
        """The look that was last turned to."""
        return self._wanted.look

    @property
    def seen(self) -> Surface | None:
        """The picture as it was painted last, without words and veil; None before any was."""
        if self._size is None or self._shown.look is None:
            return None
        return self._painted.plain(self._art_size)

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
        self._paint_at_height(self._fineness.height)

    def parameters(self, now: float) -> dict[str, float]:
        """The parameters of the look that was last turned to, with what its cues have done."""
        shown = self._wanted
        if shown.look is None:
            return {}
        return shown.look.parameters_at(shown.parameters(now), self.clock(now), shown.cue_times)

    def cue(self, name: str, now: float) -> None:
        """A word came at which something happens in the picture."""
        self._wanted.fire(name, self.clock(now))

    def expect(self, look: Look, transition: Transition | None = None) -> None:
        """A look that may come next is made ready in the background, and the way to it."""
        self.stage.prepare(look)
        self._ways_ahead.expect(transition or look.transition)

    def draw(self, surface: Surface, now: float, veil: Surface | None) -> None:
        """The picture under its veil; what has not changed since is not painted again."""
        from game.stage.performance import worked

        began = worked()
        self._turn_when_ready(now)
        if self.reduced_motion:
            self._fade_to_what_is_settled(now)
        half, is_turned = self._half_seconds or 0.0, self._page_turned
        wait = self._wait(now) if self._size == surface.get_size() else 0.0
        self._page_turned = False
        self._size, is_due = surface.get_size(), wait <= _ROUNDING
        if is_due:
            self._paint(now)
        if self._before is not None and self._progress(now) < 1:
            self._draw_transition(surface, now, veil)
        else:
            self._draw_plain(surface, veil, is_new=is_due)
            if is_due and self._shown.look is not None:
                self._note_pace(half, worked() - began, surface.get_height())
        is_next = not is_due and wait <= _FRAME_SECONDS + _ROUNDING
        if is_next and not is_turned and self._half_seconds is None:
            began = worked()
            self._paint_half(now + wait)
            self._half_seconds = worked() - began

    def _draw_plain(self, surface: Surface, veil: Surface | None, *, is_new: bool) -> None:
        """The picture alone; it is kept in the window's size only if it is seen a second time."""
        from game.stage.view import stretch

        self._before = None
        if not self.reduced_motion:
            self._ways_ahead.prepare(self._art_size)
        if is_new:
            stretch(self._painted.veiled(self._art_size, veil), surface)
        else:
            surface.blit(self._painted.large(surface.get_size(), self._art_size, veil), (0, 0))

    def _draw_transition(self, surface: Surface, now: float, veil: Surface | None) -> None:
        """Both pictures and the veil are mixed in the art's size, and only the result is scaled."""
        from game.stage.view import stretch

        mixed = self._mixed.at(self._art_size)
        self._mix(mixed, now)
        lay(veil, mixed)
        stretch(mixed, surface)

    def _wait(self, now: float) -> float:
        """In how many seconds it is time to paint the picture anew."""
        if self.reduced_motion and self._stands:
            return math.inf
        rest = self._art_seconds + (_FRAME_SECONDS if self._page_turned else 0.0)
        return self._painted_at + rest - now

    @property
    def _art_size(self) -> tuple[int, int]:
        """How large the picture is before it is scaled to the window."""
        from game.stage.view import picture_size

        assert self._size is not None
        return picture_size(self.stage.art_height, self._size)

    def _expire(self) -> None:
        """The picture is another from now on."""
        self._painted_at, self._stands, self._half_seconds = LONG_AGO, False, None

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
        is_ready = shown.look is None or self._size is None or self.stage.ready(shown.look)
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
        if self._size is None:
            return None
        if self._before is None or self._progress(now) >= 1:
            return self._painted.plain(self._art_size).copy()
        shot = Surface(self._art_size, 0, 32)  # In the midst of another transition.
        self._mix(shot, now)
        return shot

    def _paint(self, now: float) -> None:
        """Paints the picture as it is now, or the other half of it."""
        self._stands = self.reduced_motion and not self.stage.baking
        if self._half_seconds is None:
            self._paint_half(now)
        if self._shown.look is not None:
            self.stage.finish()
        self._painted_at, self._half_seconds = now, None
        self._painted.forget()

    def _paint_half(self, now: float) -> None:
        """Half of the picture as it is at a moment; the one before is shown until it is whole."""
        if self._shown.look is None:
            return
        settled = self._settled if self.reduced_motion else None
        self.stage.begin(
            self._shown.look,
            settled.parameters if settled else self._shown.parameters(now),
            self.clock(now),
            reduced_motion=self.reduced_motion,
            cue_times=settled.cue_times if settled else self._shown.cue_times,
        )

    def _cover(self, surface: Surface) -> None:
        """Covers a surface with the picture that was painted last."""
        if self._shown.look is None:
            surface.fill(NIGHT)
        else:
            self.stage.show(surface)

    def _note_pace(self, half: float, rest: float, window_height: int) -> None:
        """What a new picture takes of a frame, while none is baked, decides how fine they are."""
        self.frame_times.note(half + rest)
        if self.attended and not self.stage.baking:
            self._fineness.note(max(half, rest), window_height)
            self._paint_at_height(self._fineness.height)

    def _paint_at_height(self, height: int) -> None:
        if self.stage.art_height != height:
            self.stage.art_height = height
            self._expire()

    @property
    def _way(self) -> str:
        """The kind of the transition."""
        return "cross_fade" if self.reduced_motion else self._shown.transition

    def _progress(self, now: float) -> float:
        """How much of the transition is over, at 1 all of it."""
        length = _PLAIN_SECONDS if self.reduced_motion else TRANSITION_SECONDS[self._way]
        return (now - self._turned_at) / length

    def _mix(self, surface: Surface, now: float) -> None:
        """The picture before and the one that is live, on the way from the one to the other."""
        from game.stage.transition import transition

        assert self._before is not None
        if self._before.get_size() != surface.get_size():
            self._before = pygame.transform.smoothscale(self._before, surface.get_size())
        coming = self._painted.plain(self._art_size)
        transition(surface, self._before, coming, self._way, self._progress(now))
