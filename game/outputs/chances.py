"""Chances in words: how a figure is said, and what it is the chance of."""

from __future__ import annotations

from game.outputs.turns import past
from game.story.persona import Persona
from game.walker.likely import EndingLikely, Likely


def whose(likely: Likely, persona: Persona | None) -> str:
    """What the figures stand for."""
    if likely.playthroughs:
        player = f"playthroughs of {persona.name}" if persona else "random playthroughs"
        return f"about: of {likely.playthroughs:,} {player}"
    if persona:
        return f"exactly, for {persona.name}, who comes for the first time"
    return "exactly, for a first-time player who takes any open choice"


def share(chance: float, likely: Likely) -> str:
    """A probability as people read it: 12.50 %, or 3.1e-07 where it is very small."""
    digits = 1 if likely.playthroughs else 2
    if 0 < chance < 10**-digits / 200:
        return f"{chance:.1e}"
    return f"{100 * chance:.{digits}f} %"


def ends_so(each: EndingLikely) -> str:
    """How far it is to an ending."""
    if each.way is None:
        return "never"
    kind = "at least" if each.way.shortest else "for example"
    choices = "1 choice" if each.way.choices == 1 else f"{each.way.choices} choices"
    before = past(each.way.origin)
    return f"{kind} {choices}{f', if {before}' if before else ''}"
