"""Reads a collection: which stories one game offers, and how its title page looks."""

from __future__ import annotations

from collections.abc import Mapping

from game.loading.format import COLLECTION, COLLECTION_ENTRY
from game.loading.memory import Memory
from game.loading.nodes import Node
from game.loading.report import Report, TooMany
from game.loading.scenes import spoken
from game.loading.shape import Record, record
from game.loading.surroundings import Surroundings
from game.loading.uses import read_look_use
from game.loading.yaml_reader import read_yaml
from game.problems import Problem, Source, closest
from game.story.checking import Endings, Names
from game.story.collection import Collection, Entry
from game.story.expression import Fact
from game.story.model import Story

Objects = Mapping[str, tuple[str, ...]]
"""The objects of each look, by the look's name."""


def read_collection(
    source: Source,
    name: str,
    stories: tuple[str, ...],
    surroundings: Surroundings,
    objects: Objects,
) -> tuple[Collection | None, tuple[Problem, ...]]:
    """The collection that a file tells, and the problems found in it.

    `stories` are the names of the stories that lie beside the file.
    """
    report = Report()
    try:
        collection = _collection(source, name, stories, surroundings, objects, report)
    except TooMany:
        collection = None
    return (None if report.has_errors else collection), report.problems


def _collection(
    source: Source,
    name: str,
    stories: tuple[str, ...],
    surroundings: Surroundings,
    objects: Objects,
    report: Report,
) -> Collection | None:
    root = read_yaml(source, report, "collection")
    values = record(root, COLLECTION, report) if root is not None else None
    if values is None:
        return None
    memory = Memory(Names(others=surroundings.others), (), report)
    look = read_look_use(values.node("look"), memory, surroundings, report)
    shown = objects.get(look.name, ()) if look else ()
    entries = [_entry(node, stories, shown, memory, report) for node in values.items("stories")]
    kept = tuple(entry for entry in entries if entry is not None)
    facts = tuple(fact for fact in memory.places if isinstance(fact, Fact))
    return Collection(name, values.text("collection"), kept, look, facts)


def endings_of(story: Story | None) -> Endings | None:
    """What the stories of a collection may ask about one of them; None where it has errors."""
    if story is None:
        return None
    endings = story.endings
    return Endings([ending.name for ending in endings], [ending.kind for ending in endings])


def _entry(
    node: Node, stories: tuple[str, ...], objects: tuple[str, ...], memory: Memory, report: Report
) -> Entry | None:
    values = record(node, COLLECTION_ENTRY, report)
    story = values.name("story") if values else None
    if values is None or story is None:
        return None
    if story.value not in stories:
        message = f"there is no story called `{story.value}` beside this file"
        hint = closest(story.value, stories) or f"there are: {', '.join(stories) or 'none'}"
        report.error("unknown-story", story.span, message, hint)
    condition = values.scalar("if")
    return Entry(
        story.value,
        values.text("label") or spoken(story.value),
        _object(values, objects, report),
        memory.condition(condition) if condition else None,
    )


def _object(values: Record, objects: tuple[str, ...], report: Report) -> str | None:
    name = values.name("object")
    if name is None:
        return None
    if name.value not in objects:
        message = f"no object called `{name.value}` is in the look of this collection"
        hint = closest(name.value, objects) or f"it has: {', '.join(objects)}"
        if not objects:
            hint = "`look:` of the collection names a look that has objects"
        report.error("unknown-object", name.span, message, hint)
    return name.value
