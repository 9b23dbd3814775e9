"""A moment told by names, so that it can be found again in a story that was edited since."""

from __future__ import annotations

from typing import Any

from game.story.domain import Number, Value
from game.story.model import Branch, Choice, Go, Scene, Story, Variable
from game.story.rules import (
    Checkpoint,
    Errand,
    Origin,
    State,
    Step,
    decoded,
    encoded,
    first_values,
    follow_branch,
    is_open,
)


def checkpoint_of(story: Story, state: State, settings: tuple[Step, ...] = ()) -> Checkpoint:
    """The names of a moment: its scene, the values of all variables, the visits under way.

    `settings` are the steps that set the look and the music.
    """
    values = {
        variable.name: decoded(state.values[place], variable.domain, story)
        for place, variable in enumerate(story.variables)
    }
    return Checkpoint(state.scene, values, state.errands, tuple(step.scene for step in settings))


def scene_now(story: Story, name: str) -> Scene | None:
    """The scene that has a name, or once had it."""
    found = story.scenes.get(name)
    return found or next((scene for scene in story.scenes.values() if name in scene.was), None)


def choice_now(scene: Scene, name: str) -> Choice | None:
    """The choice of a scene that has an id, or once had it."""
    for choice in scene.choices:
        if choice.id == name:
            return choice
    return next((choice for choice in scene.choices if name in choice.was), None)


def resumed(story: Story, origin: Origin) -> tuple[State, tuple[Step, ...]] | None:
    """The moment of the origin's checkpoint, its scene told again; None where it does not fit.

    It fits if its scenes are there, each variable that is still there can have its value, and the
    player can act there, or enters it only now. What is new has its first value; what is gone is
    forgotten.
    """
    checkpoint = origin.checkpoint
    scene = scene_now(story, checkpoint.scene) if checkpoint else None
    if checkpoint is None or scene is None:
        return None
    errands = [_errand_now(story, errand) for errand in checkpoint.errands]
    values = _values_now(story, checkpoint, origin)
    if values is None or None in errands:
        return None
    settings = [found.name for name in checkpoint.settings if (found := scene_now(story, name))]
    steps = [Step(name, "", values, returning=True) for name in settings if name != scene.name]
    state = State(scene.name, values, tuple(errand for errand in errands if errand))
    if not checkpoint.is_entered:
        here = Branch(1, Go(scene.name, scene.span))
        state, told = follow_branch(story, state, here)
        return state, (*steps, *told)
    if not scene.ending and not any(is_open(choice, values) for choice in scene.choices):
        return None
    return state, (*steps, Step(scene.name, "", values))


def unfit(story: Story, checkpoint: Checkpoint) -> list[str]:
    """The variables that are still there and can no longer have the values they had."""
    return [
        variable.name
        for variable in story.variables
        if variable.name in checkpoint.values
        and _value_now(story, variable, checkpoint.values[variable.name]) is None
    ]


def _values_now(story: Story, checkpoint: Checkpoint, origin: Origin) -> tuple[Value, ...] | None:
    known = {_name_now(story, name): value for name, value in checkpoint.values.items()}
    values = first_values(story, origin)
    for place, variable in enumerate(story.variables):
        if variable.name in known and not _is_from_before(variable):
            value = _value_now(story, variable, known[variable.name])
            if value is None:
                return None
            values[place] = value
    return tuple(values)


def _is_from_before(variable: Variable) -> bool:
    """Whether it tells of earlier playthroughs: the origin knows better."""
    return variable.fact is not None and variable.fact.kind.startswith("reached")


def _value_now(story: Story, variable: Variable, value: Any) -> Value | None:
    """The value in the story as it is; counts stop where they are counted to now."""
    if variable.fact and isinstance(variable.domain, Number) and type(value) is int:
        value = min(value, variable.domain.high)
    return encoded(value, variable.domain, story)


def _name_now(story: Story, name: str) -> str:
    """The name of a variable, where a fact tells of a scene or a choice that was renamed."""
    kind, bracket, about = name.rstrip(")").partition("(")
    if kind not in ("visits", "chosen") or not bracket:
        return name
    old_scene, slash, old_choice = about.partition("/")
    scene = scene_now(story, old_scene)
    choice = choice_now(scene, old_choice) if scene and slash else None
    where = scene.name if scene else old_scene
    return f"{kind}({where}{slash}{choice.id if choice else old_choice})"


def _errand_now(story: Story, errand: Errand) -> Errand | None:
    scene = scene_now(story, errand.scene)
    if scene is None:
        return None
    if not errand.choice:
        return Errand(scene.name, "")
    choice = choice_now(scene, errand.choice)
    return Errand(scene.name, choice.id) if choice else None
