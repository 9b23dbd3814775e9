"""All texts that a story is read from, as one value that can travel to another process."""

from __future__ import annotations

from dataclasses import dataclass

from game.loading.story import StoryFiles, read_story
from game.loading.surroundings import Surroundings
from game.story.model import Story


@dataclass(frozen=True, slots=True)
class Parcel:
    """A story without errors, folded up: a story itself holds functions, which cannot travel."""

    files: StoryFiles
    surroundings: Surroundings

    def __call__(self) -> Story:
        """The story."""
        story, _ = read_story(self.files, self.surroundings)
        assert story is not None
        return story
