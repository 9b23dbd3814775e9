"""The part of a report that tells what the choices decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.outputs.account import IDLE, Account
from game.outputs.setting import BAR, bar, many, section
from game.outputs.turns import choice_words
from game.problems import visible
from game.walker.likely import ChoiceWeight

_MOST_CHOICES_TOLD = 6
_MOST_SCENES_TOLD = 12


def weights_in(account: Account) -> Iterator[RenderableType]:
    """The choices that decide most, and those that decide least."""
    weights, likely = account.weights, account.walk.likely
    if not weights or likely is None:
        return
    idle = [each for each in weights if (each.weight or 0) < IDLE]
    moving = weights[: len(weights) - len(idle)]
    about = "how far a choice moves where one ends"
    if likely.figures.weighed_in:
        about += f"; about, from {likely.figures.weighed_in:,} playthroughs"
    rows: list[RenderableType] = [section("What the choices decide", about)]
    few = len(moving) <= 2 * _MOST_CHOICES_TOLD
    if moving:
        rows += ["", _choices(moving if few else moving[:_MOST_CHOICES_TOLD])]
    if not few:
        rows += [Text("\n  and least", style="dim"), _choices(moving[-_MOST_CHOICES_TOLD:])]
    if idle:
        told = Text(_idle(idle, moving, account), style="dim")
        rows += ["", Padding(told, (0, 0, 0, 2))]
    yield Group(*rows)


def _idle(idle: Sequence[ChoiceWeight], moving: Sequence[ChoiceWeight], account: Account) -> str:
    """How many choices move no ending, and the scenes in which none does."""
    one, likely = len(idle) == 1, account.walk.likely
    seem = likely is not None and likely.figures.weighed_in
    verb = ("seems to leave" if one else "seem to leave") if seem else "leaves" if one else "leave"
    count = f"{many(len(idle), 'choice')} of {len(idle) + len(moving):,}"
    told = f"{count} {verb} the endings as likely as before"
    here = {each.scene for each in idle} - {each.scene for each in moving}
    scenes = [name for name in account.story.scenes if name in here]
    if not moving or not scenes:
        return f"{told}."
    more = f" and {len(scenes) - _MOST_SCENES_TOLD} more" if len(scenes) > _MOST_SCENES_TOLD else ""
    return f"{told}, all those of {', '.join(scenes[:_MOST_SCENES_TOLD])}{more} among them."


def _choices(weights: Sequence[ChoiceWeight]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True, width=len("100.0 %"))
    table.add_column(width=BAR // 2, no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis", style="dim")
    for each in weights:
        weight = each.weight or 0
        drawn = bar(weight, BAR // 2)
        place = Text(visible(f"{each.scene} / {each.choice.id}"))
        part = f"{100 * weight:.1f} %" if weight >= 0.0005 else "< 0.1 %"
        table.add_row(part, drawn, place, Text(choice_words(each.choice)))
    return Padding(table, (0, 0, 0, 2))
