"""The story format, said once: every key, what it holds, and what it is for.

The reader checks against these shapes, and the reference and the schema for editors are made
from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text", "prose", "name", "condition", "effects", "destination", "number", "flag", "list",
    "names", "group", "use"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a shape: its name, what kind of value it holds, and what that means."""

    name: str
    kind: Kind
    doc: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A group of keys, and what a writer calls it."""

    what: str
    keys: tuple[Key, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(key.name for key in self.keys)


STORY = Shape(
    "a story",
    (
        Key("story", "text", "the title", required=True),
        Key("by", "text", "the author"),
        Key("about", "text", "a few words that make one want to read it"),
        Key("language", "text", "the language as a BCP 47 tag; `en` if left out"),
        Key("version", "text", "the writer's own version"),
        Key("content", "list", "content notes, a list of words"),
        Key("ifid", "text", "a UUID that stays with the story (Treaty of Babel)"),
        Key("start", "name", "the first scene; if left out, the one written first"),
        Key("variables", "group", "what this playthrough keeps"),
        Key("remember", "group", "what is kept across playthroughs on this machine"),
        Key("promises", "list", "what must hold in every playthrough"),
        Key("scenes", "group", "the scenes, by name"),
    ),
)

SCENES_FILE = Shape("a file of scenes", (Key("scenes", "group", "the scenes, by name", True),))

SCENE = Shape(
    "a scene",
    (
        Key("look", "use", "how it looks: a look's name, or `{name: {parameter: value}}`"),
        Key("transition", "name", "how its look comes, if not in that look's own way"),
        Key("music", "use", "a sound that plays on, or `{name: intensity}`; `none` stops it"),
        Key("sound", "name", "a sound played once"),
        Key("do", "effects", "effects on entering"),
        Key("text", "prose", "what is read"),
        Key("choices", "list", "what the player can do"),
        Key("visit", "name", "a scene to go to first; `to: return` comes back from it"),
        Key("to", "destination", "followed when there are no choices, or none is open"),
        Key("ending", "text", "makes this scene an ending of that kind"),
        Key("title", "text", "an ending's name in the journal"),
        Key("hidden", "flag", "an ending that is not listed until it was reached"),
        Key("was", "names", "what it was called before: saves of players know it by that name"),
    ),
)

CHOICE = Shape(
    "a choice",
    (
        Key("say", "text", "the words of the choice"),
        Key("id", "name", "a stable name; if left out, made from the words"),
        Key("was", "names", "ids it had before: saves of players know it by them"),
        Key("if", "condition", "when it is open"),
        Key("locked", "text", "what is shown, greyed, when it is not open"),
        Key("once", "flag", "offered until it was taken"),
        Key("do", "effects", "effects of taking it"),
        Key("text", "prose", "read before going on"),
        Key("ask", "name", "a text variable that the player types"),
        Key("after", "number", "taken by itself after so many seconds without a choice"),
        Key("visit", "name", "a scene to go to first; `to: return` comes back from it"),
        Key("to", "destination", "where it leads", required=True),
    ),
)

TEXT_BLOCK = Shape(
    "a conditional text",
    (
        Key("if", "condition", "when the text is shown", required=True),
        Key("text", "prose", "shown if so", required=True),
        Key("else", "prose", "shown if not"),
    ),
)

CHANCE = Shape("a chance", (Key("chance", "group", "scenes and their weights", True),))

PROMISE = Shape(
    "a promise",
    (
        Key("always", "condition", "holds whenever a scene stands before the player"),
        Key("never", "condition", "holds at no such moment"),
        Key("possible", "condition", "holds at some such moment"),
    ),
)

PLAYTEST = Shape(
    "a playtest",
    (
        Key("playtest", "text", "what it shows", required=True),
        Key("seed", "number", "decides chance and shuffles"),
        Key("before", "group", "what earlier playthroughs left: remembered variables, endings"),
        Key("at", "name", "the scene that is entered first, instead of the story's start"),
        Key("with", "group", "variables and their values before it is entered"),
        Key("choices", "list", "the picks: ids, or the words as shown", required=True),
        Key("ends", "name", "the ending it reaches"),
        Key("expect", "group", "variables and their values at the end"),
        Key("reads", "list", "words that must have been shown"),
    ),
)

PERSONA = Shape(
    "a persona",
    (
        Key("persona", "text", "who it is", required=True),
        Key("about", "text", "what somebody like that wants"),
        Key("words", "group", "words in a choice, and their weights"),
        Key("raises", "group", "variables that a choice raises, and their weights"),
        Key("lowers", "group", "variables that a choice lowers, and their weights"),
    ),
)

BEFORE = Shape(
    "what earlier playthroughs left",
    (
        Key("remember", "group", "remembered variables and their values"),
        Key("reached", "names", "endings that were reached: `copper`, or `mirage/copper`"),
        Key("reached_kind", "names", "kinds of endings that were reached"),
        Key("reached_any", "names", "stories that were ended in some way"),
    ),
)

COLLECTION = Shape(
    "a collection",
    (
        Key("collection", "text", "the title", required=True),
        Key("look", "use", "how the title page looks"),
        Key("stories", "list", "the stories, in the order in which they are offered", True),
    ),
)

COLLECTION_ENTRY = Shape(
    "a story of a collection",
    (
        Key("story", "name", "the story's folder or file", required=True),
        Key("object", "name", "which of the look's objects opens it"),
        Key("label", "text", "what the object is, in words"),
        Key("if", "condition", "when it is offered: `reached…` facts"),
    ),
)

KEYS = frozenset(
    name
    for shape in (STORY, SCENE, CHOICE, TEXT_BLOCK, CHANCE, PROMISE, PLAYTEST, COLLECTION_ENTRY)
    for name in (*shape.names, "collection")
)
"""Every key that the format knows: a word that stands so at the start of a line is hardly prose."""

OLD_NAMES = {
    "options": ("choices",), "option": ("say", "choices"), "label": ("say",),
    "condition": ("if",), "when": ("if",), "goto": ("to",), "go": ("to",), "next": ("to",),
    "target": ("to",), "effects": ("do",), "effect": ("do",), "set": ("do",),
    "background": ("look",), "title": ("story",), "author": ("by",), "description": ("text",),
    "vars": ("variables",), "end": ("ending",), "name": ("id",), "timer": ("after",),
    "body": ("text",), "prose": ("text",), "scene": ("scenes", "to"), "image": ("look",),
}  # fmt: skip
"""What other tools call it: hints where no known key is spelt alike."""
