"""Short ways for tests to make stories and play them."""

from __future__ import annotations

import textwrap

from game.loading.story import StoryFiles, read_story
from game.loading.surroundings import Surroundings
from game.problems import Source, printed
from game.story.model import Story
from game.story.pages import Page
from game.story.playthrough import Playthrough
from game.story.rules import Origin

LOOKS = {"wings": ("glow", "awake"), "stage": ("dark",)}
SOUNDS = ("bell", "rain")


def story_of(text: str, name: str = "tale", **surroundings: object) -> Story:
    """The story that YAML tells; fails with the problems where it has errors."""
    source = Source(f"{name}.yaml", textwrap.dedent(text))
    around = Surroundings(LOOKS, SOUNDS, **surroundings)  # type: ignore[arg-type]
    story, problems = read_story(StoryFiles(name, source), around)
    assert story is not None, "\n".join(printed(problem) for problem in problems)
    return story


def problems_of(text: str) -> list[str]:
    """The codes of the problems of a story."""
    source = Source("tale.yaml", textwrap.dedent(text))
    return [p.code for p in read_story(StoryFiles("tale", source), Surroundings(LOOKS, SOUNDS))[1]]


def played(story: Story, *choices: str, seed: int = 0) -> Playthrough:
    """The playthrough after some choices."""
    playthrough = Playthrough(story, Origin(seed=seed))
    for choice in choices:
        playthrough = playthrough.take(choice)
    return playthrough


def words(page: Page) -> list[str]:
    """The paragraphs of a page, as plain words."""
    return [paragraph.text for leaf in page.leaves for paragraph in leaf.paragraphs]


def offers(page: Page) -> list[str]:
    """The open choices of a page, by id."""
    return [offer.id for offer in page.offers if offer.open]
