"""What a map shows of a story, as plain values: scenes with their prose, choices, and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from game.map.prose import prose_of, words_of
from game.story.model import Choice, Scene, Story, targets


@dataclass(slots=True)
class Link:
    """All that leads from one scene to another: by these choices, or by itself where there is none.

    A visit comes back.
    """

    source: str
    target: str
    choices: list[str] = field(default_factory=list)
    visit: bool = True

    def as_values(self) -> dict[str, Any]:
        return {
            "from": self.source,
            "to": self.target,
            "choices": self.choices,
            "visit": self.visit,
        }


def chart_of(story: Story) -> dict[str, Any]:
    """The story as a map shows it, whatever its conditions say."""
    return {
        "name": story.name,
        "title": story.title,
        "by": story.by,
        "about": story.about,
        "language": story.language,
        "start": story.start,
        "scenes": [_scene(scene, story) for scene in story.scenes.values()],
        "links": [link.as_values() for link in links_of(story)],
    }


def links_of(story: Story) -> list[Link]:
    """The links of a story, in the order in which they are written."""
    links: dict[tuple[str, str], Link] = {}
    for scene in story.scenes.values():
        for choice, target, visit in _leading_on(scene):
            link = links.setdefault((scene.name, target), Link(scene.name, target))
            link.visit = link.visit and visit
            if choice and choice not in link.choices:
                link.choices.append(choice)
    return list(links.values())


def _leading_on(scene: Scene) -> Iterator[tuple[str, str, bool]]:
    """What a scene leads to: the choice if there is one, the scene, and whether it is a visit."""
    for choice in scene.choices:
        if choice.visit is not None:
            yield choice.id, choice.visit, True
        for target in targets(choice.to):
            if choice.visit is None or target != scene.name:  # a visit comes back by itself
                yield choice.id, target, False
    if scene.visit is not None:
        yield "", scene.visit, True
    for target in targets(scene.to):
        yield "", target, False


def _scene(scene: Scene, story: Story) -> dict[str, Any]:
    ending = scene.ending
    return {
        "name": scene.name,
        "place": scene.span.place_in_story,
        "ending": ending and {"kind": ending.kind, "title": ending.title},
        "look": scene.look.name if scene.look else None,
        "prose": prose_of(scene.text, story.language),
        "choices": [_choice(choice, story) for choice in scene.choices],
    }


def _choice(choice: Choice, story: Story) -> dict[str, Any]:
    visits = [choice.visit] if choice.visit else []
    return {
        "id": choice.id,
        "words": prose_of(choice.words, story.language),
        "if": words_of(choice.condition) if choice.condition else "",
        "once": choice.once is not None,
        "text": prose_of(choice.text, story.language),
        "to": list(dict.fromkeys([*visits, *targets(choice.to)])),
    }
