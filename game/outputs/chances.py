"""Chances in words: how a figure is said, and what it is the chance of."""

from __future__ import annotations

from game.outputs.turns import past
from game.story.persona import Persona
from game.walker.figures import Figures
from game.walker.intervals import Share
from game.walker.likely import EndingLikely


def whose(figures: Figures, persona: Persona | None) -> str:
    """What the figures stand for."""
    if figures.playthroughs:
        player = f"playthroughs of {persona.name}" if persona else "random playthroughs"
        return f"about, from {figures.playthroughs:,} {player}"
    if persona:
        return f"exactly, for {persona.name}, who comes for the first time"
    return "exactly, for a first-time player who takes any open choice"


def share(chance: float, figures: Figures) -> str:
    """A probability as people read it: 12.50 %, or 3.1e-07 where it is very small.

    Where it was found by playing, the bounds between which it lies 95 times of 100.
    """
    if figures.playthroughs:
        low, high = bounds(chance, figures)
        digits = 1 if high > 0.1 else 2 if high > 0.001 else 3
        return f"{100 * low:.{digits}f}–{100 * high:.{digits}f} %"
    if 0 < chance < 0.00005:
        return f"{chance:.1e}"
    return f"{100 * chance:.2f} %"


def bounds(chance: float, figures: Figures) -> tuple[float, float]:
    """Between what a probability lies: itself, or the 95 % interval of random playthroughs."""
    if not figures.playthroughs:
        return chance, chance
    return Share(round(chance * figures.playthroughs), figures.playthroughs).interval()


def ends_so(each: EndingLikely) -> str:
    """How far it is to an ending."""
    if each.way is None:
        return "never"
    choices = "1 choice" if each.way.choices == 1 else f"{each.way.choices} choices"
    told = f"at least {choices}" if each.way.shortest else f"{choices}, perhaps fewer"
    before = past(each.way.origin)
    return f"{told}{f', if {before}' if before else ''}"
