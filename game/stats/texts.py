"""The words of a story as they are written: every alternative of a text, each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.story.model import Go, Scene, Story, targets
from game.story.prose import Alternatives, Break, Prose, Shown, Styled, When, Words, typeset

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


_MOST_SCENES_OF_AN_ENDING = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or as much of one as stands together, and the scene in which it is written."""

    text: str
    words: tuple[str, ...]
    scene: str


def passages(prose: Prose) -> Iterator[str]:
    """The stretches of text that always stand together; a condition or a value parts them."""
    held = ""
    for node in prose:
        match node:
            case Words(text=text):
                held += text
            case Styled(inside=inside) if all(isinstance(each, Words) for each in inside):
                held += "".join(passages(inside))
            case Shown():
                held += "\0"
            case Break() | When() | Alternatives() | Styled():
                yield from _parts(held)
                held = ""
                for inside in _inner(node):
                    yield from passages(inside)
    yield from _parts(held)


def _parts(held: str) -> Iterator[str]:
    return (part.strip() for part in held.split("\0") if part.strip())


def _inner(node: object) -> tuple[Prose, ...]:
    match node:
        case When(then=then, otherwise=otherwise):
            return then, otherwise
        case Alternatives(options=options):
            return options
        case Styled(inside=inside):
            return (inside,)
    return ()


def texts_of(scene: Scene) -> Iterator[Prose]:
    """Everything that is told in a scene: its text, and the words and texts of its choices."""
    yield scene.text
    for choice in scene.choices:
        yield from (choice.words, choice.locked or (), choice.text)


def words_written(scene: Scene) -> int:
    """How many words are written in a scene, those of its choices included."""
    return sum(len(words_in(each)) for prose in texts_of(scene) for each in passages(prose))


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, in small letters, without signs."""
    return tuple(match.group().casefold() for match in _WORD.finditer(text))


def sentences(story: Story) -> Iterator[Sentence]:
    """Every sentence of a story."""
    for scene in story.scenes.values():
        for prose in texts_of(scene):
            for passage in passages(prose):
                for text in _SENTENCE_END.split(" ".join(passage.split())):
                    if words := words_in(text):
                        yield Sentence(typeset(text), words, scene.name)


def fewest_words(prose: Prose) -> int:
    """How many words of a text are shown at least, whatever its conditions say."""
    count = 0
    for node in prose:
        match node:
            case Words(text=text):
                count += len(words_in(text))
            case Shown():
                count += 1
            case When() | Alternatives() | Styled():
                count += min(fewest_words(inside) for inside in _inner(node))
    return count


def conditions(prose: Prose) -> int:
    """At how many places a text depends on what was done; conditions within one count as one."""
    count = 0
    for node in prose:
        if isinstance(node, When):
            count += 1
        else:
            count += sum(conditions(inside) for inside in _inner(node))
    return count


def least_told(
    story: Story, name: str, measure: Callable[[Prose], int], after: tuple[str, ...] = ()
) -> int:
    """The least that a measure finds in a scene and those before it, back to the last choice.

    An ending may be told over several scenes, for a change of picture.
    """
    own = measure(story.scenes[name].text)
    before = [scene for scene in story.scenes.values() if name in _onward(scene)]
    is_told_on = bool(before) and all(scene.to == Go(name, scene.span) for scene in before)
    if not is_told_on or name in after or len(after) == _MOST_SCENES_OF_AN_ENDING:
        return own
    return own + min(least_told(story, s.name, measure, (*after, name)) for s in before)


def _onward(scene: Scene) -> set[str]:
    """The scenes to which one may lead."""
    ways = [scene.to, *(choice.to for choice in scene.choices)]
    visits = [scene.visit, *(choice.visit for choice in scene.choices)]
    return {name for way in ways for name in targets(way)} | {name for name in visits if name}
