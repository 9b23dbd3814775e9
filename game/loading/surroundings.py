"""What a story can refer to beside its own words: looks, sounds, translations, other stories."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from game.loading.translation import Translation
from game.story.checking import Others
from game.story.look import ImageFile
from game.story.prose import typeset


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a story lives among: looks with their parameters, sounds, cues, and a translation.

    `others` are the stories of its collection, and `cues` those of all its looks, where these are
    known. Unless `looks_are_whole`, a look or a cue that is missing may be one with mistakes.
    `language` is that of the translation; empty, it is the story's own.
    `find_image` finds a picture in the story's folder, or raises Refused; without one, pictures are
    not looked for. While `drafting`, scenes may be missing to which ways lead. `fresh_ifid` gives a
    UUID that nobody has; without it, none is offered.
    """

    looks: Mapping[str, Collection[str]] = field(default_factory=dict)
    sounds: Collection[str] = ()
    translation: Translation = field(default_factory=dict)
    others: Others | None = None
    language: str = ""
    cues: Collection[str] | None = None
    looks_are_whole: bool = True
    find_image: Callable[[str], ImageFile] | None = None
    drafting: bool = False
    fresh_ifid: Callable[[], UUID] | None = None


def shown(text: str, surroundings: Surroundings) -> str:
    """A title or the like as it is read: translated, with true quotes."""
    translated = surroundings.translation.get(text)
    return typeset(translated.value if translated else text, surroundings.language)
