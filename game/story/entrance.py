"""A scene as a place to begin: entered with certain values, in the look that may stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from game.story.model import Scene, Story, targets
from game.story.rules import Checkpoint


def entrance(story: Story, scene: str, values: Mapping[str, Any]) -> Checkpoint:
    """The moment before a scene is entered; variables that are not told have their first value.

    Where the scene sets no look or no music, the nearest scene from which one comes to it does.
    """
    settings: list[str] = []
    is_set: Callable[[Scene], bool]
    for is_set in (lambda each: each.look is not None, lambda each: each.music is not None):
        found = _nearest(story, scene, is_set)
        if found and found != scene and found not in settings:
            settings.append(found)
    return Checkpoint(scene, values, settings=tuple(settings), is_entered=False)


def _nearest(story: Story, scene: str, wanted: Callable[[Scene], bool]) -> str | None:
    """The scene itself, or that at the end of the shortest way back, for which something holds."""
    before: dict[str, list[str]] = {name: [] for name in story.scenes}
    for name, each in story.scenes.items():
        for target in _following(each):
            before[target].append(name)
    waiting, known = [scene], {scene}
    for name in waiting:
        if wanted(story.scenes[name]):
            return name
        ahead = [each for each in before[name] if each not in known]
        waiting += dict.fromkeys(ahead)
        known.update(ahead)
    return None


def _following(scene: Scene) -> Iterator[str]:
    yield from targets(scene.to)
    yield from (name for name in (scene.visit,) if name)
    for choice in scene.choices:
        yield from (name for name in (choice.visit,) if name)
        yield from targets(choice.to)
