"""The layer of a woven cloth that comes undone, and the motifs that it may show."""

from __future__ import annotations

from dataclasses import dataclass

from game.story.amount import Amount
from game.story.meaning import (
    REQUIRED,
    WOVEN,
    Area,
    Meaning,
    Point,
    Woven,
    a_colour,
    a_count,
    a_number,
    a_point,
    a_strength,
    a_word,
    an_amount,
    an_area,
    described,
)


@dataclass(frozen=True, slots=True)
class Motif:
    """One thing that is woven into a cloth, as far as its strength says."""

    what: Woven = a_word("What it is.", WOVEN, REQUIRED)
    at: Point = a_point("Where its middle is, as the cloth is seen from afar.", REQUIRED)
    size: float = a_number("How tall it is, in heights of the picture.", 0.15, 0.02, 1.0)
    strength: Amount = a_strength()


@dataclass(frozen=True, slots=True)
class Weave:
    """A woven cloth that hangs by its upper edge; a flaw in it grows from a speck to a hole."""

    area: Area = an_area("Where it hangs: left, top, width, height.", (0.055, 0.105, 0.518, 0.672))
    cell: float = a_number("How wide a stitch is, in heights of the picture.", 0.0046, 0.002, 0.05)
    near: float = a_number("How many times nearer we stand to where the flaw is.", 1.0, 1.0, 20.0)
    light: Point = a_point("Where the lamp is that rakes over it.", (0.05, 0.3))
    colour: str = a_colour("The lamp's colour.", "lamp")
    reach: float = a_number("How far its light reaches, in heights.", 0.5, 0.05, 3.0)
    flaw: Amount = an_amount("How far the flaw has grown.", 0.0)
    flaw_at: Point = a_point("Where it begins.", (0.332, 0.405))
    spread: float = a_number("How far from there it can grow, in heights.", 0.21, 0.02, 0.6)
    threads: int = a_count("How many threads can come loose.", 90, 240)
    stir: Amount = an_amount("How much the loose threads move.", 0.3)
    motifs: tuple[Motif, ...] = described(
        Meaning("motifs", "What is woven into it; without any, a whole picture is."), ()
    )
    seed: int = a_count("Another number gives another flaw.", 51, 9999)
