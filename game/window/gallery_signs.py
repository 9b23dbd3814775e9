"""What the gallery writes beside its lines: a description, the pace of the picture, problems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from pygame import BLEND_RGB_MULT, SRCALPHA, Rect, Surface

from game.problems import Problem
from game.story.look import Look
from game.story.model import Story
from game.window.colours import RULE
from game.window.fineness import MOST_SECONDS
from game.window.foot import APART, draw_foot, foot_rows, foot_top
from game.window.ink import draw_words, hairline
from game.window.lists import Item, item, set_list
from game.window.measures import BODY, Measures
from game.window.passage import Passage, page_in
from game.window.scenery import Scenery
from game.window.sheets import SetWord, heading_height
from game.window.told import draw_heading
from game.window.typesetting import Type, set_lines
from game.window.veil import patch
from game.window.words import plain

_TOP = 48
_DESCRIPTION = 0.8
_MOST_ROWS = 4
_ROW_UNITS = 24
_MARGIN = 40
_KEYS = "← → look or value   ↑ ↓ line   1–9 cue   Space hold time   Tab words   H picture alone"
_MOST_PROBLEMS = 4
_PACE_SECONDS = 0.5
_CARD = (34, 31, 34)
"""What is left of the picture under the problems."""


def heading_of(look: Look) -> str:
    return look.name.replace("_", " ")


def front_bottom(look: Look, measures: Measures) -> int:
    """Where the lines begin under a look's name and description."""
    return _description(look, measures)[1] + measures.pixels(20)


class Signs:
    """What is drawn or told once and kept until it changes."""

    def __init__(self) -> None:
        self._front: tuple[object, Surface] | None = None
        self._passage: tuple[object, Passage] | None = None
        self._pace, self._pace_at = "", -_PACE_SECONDS

    def front(self, look: Look, measures: Measures, *, strong: bool) -> Surface:
        """The name of a look and what it says is seen."""
        wanted = (look, measures, strong)
        if self._front is None or self._front[0] != wanted:
            drawn = Surface((measures.width, measures.height), SRCALPHA)
            place = (measures.column_left, measures.pixels(_TOP))
            draw_heading(drawn, heading_of(look), measures, place, strong=strong)
            words, kind = _description(look, measures)[0], _type(measures)
            draw_words(drawn, words, kind, strong=strong)
            self._front = (wanted, drawn)
        return self._front[1]

    def passage(
        self, look: Look, story: Story | None, measures: Measures, *, strong: bool
    ) -> Passage:
        """Words of the story as they stand over a look."""
        wanted = (look, id(story), measures, strong)
        if self._passage is None or self._passage[0] != wanted:
            title = story.title if story else heading_of(look)
            passage = Passage(page_in(look, story), title, measures, strong=strong)
            self._passage = (wanted, passage)
        return self._passage[1]

    def pace(self, scenery: Scenery, now: float) -> str:
        """How long pictures take, told anew only so often that it can be read."""
        if now - self._pace_at >= _PACE_SECONDS:
            self._pace, self._pace_at = _pace_told(scenery), now
        return self._pace


def _type(measures: Measures) -> Type:
    return Type(measures.text_pixels(BODY * _DESCRIPTION))


def _description(look: Look, measures: Measures) -> tuple[tuple[SetWord, ...], int]:
    """The description's words in a few rows under the heading, and where they end."""
    top = measures.pixels(_TOP) + heading_height(heading_of(look), measures)
    kind, words = _type(measures), plain(look.describe, "italic", "pale")
    rows = set_lines(words, kind, measures.column_width)[:_MOST_ROWS] if words else []
    placed = []
    for row in rows:
        for one in row:
            rect = Rect(measures.column_left + one.x, top, one.width, kind.body)
            placed.append(SetWord(one.word, rect.x, top + kind.ascent(), one.width, rect))
        top += measures.text_pixels(_ROW_UNITS)
    return tuple(placed), top


def _pace_told(scenery: Scenery) -> str:
    times, height = scenery.frame_times, scenery.stage.art_height
    if scenery.stage.baking:
        return f"being painted, {height} rows high …"
    usual, worst = times.usual * 1000, times.worst * 1000
    told = f"{usual:.1f} ms a picture, 99 of 100 within {worst:.1f} ms, {height} rows high"
    return told if times.worst <= MOST_SECONDS else f"{told}: over {MOST_SECONDS * 1000:.0f} ms"


def draw_signs(surface: Surface, measures: Measures, pace: str, *, strong: bool) -> None:
    """The pace and the keys, low at the left, beside the lines."""
    left = measures.pixels(_MARGIN)
    rows = foot_rows(f"{pace}{APART}{_KEYS}", measures, measures.column_left - 2 * left)
    top = foot_top(len(rows), measures)
    dark = Rect(left, top, measures.column_left - 2 * left, measures.height - top)
    dark = dark.inflate(dark.width // 3, dark.height)
    surface.blit(patch(*dark.size), dark, special_flags=BLEND_RGB_MULT)
    draw_foot(surface, rows, left, measures, strong=strong)


def draw_problems(
    surface: Surface, problems: Sequence[Problem], measures: Measures, *, strong: bool
) -> None:
    """Place, message and hint of each problem, over the picture; the rest is counted."""
    left = measures.pixels(_MARGIN)
    width = measures.column_left - 3 * left
    group = set_list(told_problems(problems), measures, measures.top, left=left, width=width)[0]
    bounds = group[0].rect.unionall([line.rect for line in group])
    dark = bounds.inflate(left, left)
    surface.fill(_CARD, dark, special_flags=BLEND_RGB_MULT)
    rule = hairline(dark.width, max(1, measures.pixels(1)), RULE, both=True)
    surface.fblits([(rule, dark.topleft), (rule, dark.bottomleft)])
    for line in group:
        draw_words(surface, line.words, line.kind, strong=strong)


def told_problems(problems: Sequence[Problem]) -> Sequence[Item]:
    """Place, message and hint of each problem; the rest is counted."""
    lines = []
    for problem in problems[:_MOST_PROBLEMS]:
        span = problem.span
        words = [
            *plain(f"{PurePath(span.source.name).name}, line {span.line}:", "italic", "gold"),
            *plain(f"{problem.message}.".replace("..", ".")),
            *plain(problem.hint, tone="pale"),
        ]
        lines.append(Item(problem.code, tuple(words), size=0.85))
    rest = len(problems) - _MOST_PROBLEMS
    return (*lines, item("rest", f"and {rest} more", size=0.85)) if rest > 0 else lines
