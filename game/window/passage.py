"""A passage of a story over one of its looks, so that its writer sees whether it can be read."""

from __future__ import annotations

from dataclasses import replace

from pygame import Surface

from game.story.look import Look
from game.story.model import Story
from game.story.pages import Leaf, Page, Setting
from game.story.playthrough import Playthrough
from game.story.prose import Paragraph, Run
from game.window.layout import items_of, layout_of
from game.window.lists import Listing
from game.window.measures import Measures
from game.window.sheets import Opening
from game.window.told import ToldSheet


class Passage:
    """The first sheet of a page that is told in the look; all its words stand."""

    def __init__(self, page: Page, title: str, measures: Measures, *, strong: bool) -> None:
        items = items_of(page.offers, timed=False)
        layout = layout_of(page, items, [Opening(title)], measures)
        sheet = layout.stands[0].sheet
        seen = len(sheet.words)
        self._told = ToldSheet(sheet, measures, 0.0, 0.0, seen=seen, strong=strong, still=True)
        alone = len(layout.stands) == 1
        self._choices = Listing(layout.choices, strong=strong) if alone and items else None

    def draw(self, surface: Surface, now: float) -> None:
        self._told.draw(surface, now)
        if self._choices is not None:
            self._choices.draw(surface, now)


def page_in(look: Look, story: Story | None) -> Page:
    """What the story tells first in a look, in one leaf.

    Where it never shows that look, it is the story's beginning; without a story, the look's own
    description.
    """
    if story is None:
        return Page((Leaf("", Setting(look.name), (Paragraph((Run(look.describe),)),)),))
    shown = (
        s.name for s in story.scenes.values() if s.look and s.look.name == look.name and s.text
    )
    # The story as if it began there.
    page = Playthrough(replace(story, start=next(shown, story.start))).page
    told = [leaf for leaf in page.leaves if leaf.setting.look == look.name and leaf.paragraphs]
    leaf = told[0] if told else page.leaves[0]
    return Page((leaf,), page.offers if leaf is page.leaves[-1] else (), page.ending)
