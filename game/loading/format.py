"""The story format, said once: every key, what it holds, and what it is for.

The reader checks against these shapes; the reference, the schema for editors and the layout of a
tidy file are made from them. What a shape is made of stands before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.story.meaning import TRANSITIONS, Meaning

Kind = Literal[
    "text", "prose", "name", "condition", "calculation", "effects", "destination", "number",
    "flag", "list", "names", "group", "part", "use", "variable", "value", "pick"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which numbers one lies; `above` says that it is more than the lowest."""

    low: float
    high: float
    whole: bool = True
    above: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a shape: its name, what kind of value it holds, and what that means.

    `of` tells more of it: what each item of a list or a group is, the keys of a part, the bounds of
    a number, the words among which one is. `most` is how many items a list has at most.
    """

    name: str
    kind: Kind
    doc: str
    required: bool = False
    of: Holds | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A group of keys, what a writer calls it, and what it is for where that is not plain.

    `short` is how it can also be written, in one line; `one_key` says that it has one key only.
    """

    what: str
    keys: tuple[Key, ...]
    doc: str = ""
    short: str = ""
    one_key: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(key.name for key in self.keys)

    def key(self, name: str) -> Key:
        """The key of a name that the shape has."""
        return next(key for key in self.keys if key.name == name)


@dataclass(frozen=True, slots=True)
class Named:
    """A name alone, or a name with what is said about it, which may depend on the name."""

    what: str
    said: Shape | Mapping[str, Shape]

    def of(self, name: str) -> Shape | None:
        """What can be said where the name is this one."""
        return self.said if isinstance(self.said, Shape) else self.said.get(name)


Holds = Kind | Bounds | Shape | Named | Meaning
"""What a value, or each part of a value, is."""

WEIGHT = Bounds(1, 1_000_000)
WAIT = Bounds(0, 3600, whole=False, above=True)
SEED = Bounds(0, 999_999_999)
LIKING = Bounds(0, 1000, whole=False, above=True)
A_TRANSITION = Meaning("word", "How a look comes.", words=TRANSITIONS)

TEXT_BLOCK = Shape(
    "a conditional text",
    (
        Key("if", "condition", "when the text is shown", required=True),
        Key("text", "prose", "shown if so", required=True),
        Key("else", "prose", "shown if not"),
    ),
)

CHANCE = Shape("a chance", (Key("chance", "group", "scenes and their weights", True, WEIGHT),))

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
        Key("after", "number", "taken by itself after so many seconds without a choice", of=WAIT),
        Key("visit", "name", "a scene to go to first; `to: return` comes back from it"),
        Key("to", "destination", "where it leads", required=True),
    ),
    short="Words. -> scene",
)

SCENE = Shape(
    "a scene",
    (
        Key("look", "use", "its look: a name, or `{name: {parameter: value}}`", of="group"),
        Key("transition", "name", "how its look comes, if not in its own way", of=A_TRANSITION),
        Key(
            "music",
            "use",
            "a sound that plays on, or `{name: intensity}`, or `none`",
            of="calculation",
        ),
        Key("sound", "name", "a sound played once"),
        Key("do", "effects", "effects on entering"),
        Key("text", "prose", "what is read"),
        Key("choices", "list", "what the player can do", of=CHOICE),
        Key("visit", "name", "a scene to go to first; `to: return` comes back from it"),
        Key("to", "destination", "followed when there are no choices, or none is open"),
        Key("ending", "text", "makes this scene an ending of that kind"),
        Key("title", "text", "an ending's name in the journal"),
        Key("hidden", "flag", "an ending that is not listed until it was reached"),
        Key("was", "names", "what it was called before: saves of players know it by that name"),
    ),
)

SCENES_FILE = Shape(
    "a file of scenes", (Key("scenes", "group", "the scenes, by name", True, SCENE),)
)

PROMISE = Shape(
    "a promise",
    (
        Key("always", "condition", "holds whenever a scene stands before the player"),
        Key("never", "condition", "holds at no such moment"),
        Key("possible", "condition", "holds at some such moment"),
    ),
    one_key=True,
)

STORY = Shape(
    "a story",
    (
        Key("story", "text", "the title", required=True),
        Key("by", "text", "the author"),
        Key("about", "text", "a few words that make one want to read it"),
        Key("language", "text", "the language as a BCP 47 tag; `en` if left out"),
        Key("version", "text", "the writer's own version"),
        Key("content", "list", "content notes, a list of words", of="text"),
        Key("ifid", "text", "a UUID that stays with the story (Treaty of Babel)"),
        Key("icon", "text", "its picture as a program: an image in its folder"),
        Key("start", "name", "the first scene; if left out, the one written first"),
        Key("variables", "group", "what this playthrough keeps", of="variable"),
        Key("remember", "group", "what is kept across playthroughs on this machine", of="variable"),
        Key("promises", "list", "what must hold in every playthrough", of=PROMISE),
        Key("scenes", "group", "the scenes, by name", of=SCENE),
    ),
)

BEFORE = Shape(
    "what earlier playthroughs left",
    (
        Key("remember", "group", "remembered variables and their values", of="value"),
        Key("reached", "names", "endings that were reached: `copper`, or `mirage/copper`"),
        Key("reached_kind", "names", "kinds of endings that were reached"),
        Key("reached_any", "names", "stories that were ended in some way"),
    ),
)

PLAYTEST = Shape(
    "a playtest",
    (
        Key("playtest", "text", "what it shows", required=True),
        Key("seed", "number", "decides chance and shuffles", of=SEED),
        Key("before", "part", "what earlier playthroughs left behind", of=BEFORE),
        Key("at", "name", "the scene that is entered first, instead of the story's start"),
        Key("with", "group", "variables and their values before it is entered", of="value"),
        Key("choices", "list", "the picks: ids, or the words as shown", True, "pick"),
        Key("ends", "name", "the ending it reaches"),
        Key("expect", "group", "variables and their values at the end", of="value"),
        Key("reads", "list", "words that must have been shown", of="text"),
    ),
)

PERSONA = Shape(
    "a persona",
    (
        Key("persona", "text", "who it is", required=True),
        Key("about", "text", "what somebody like that wants"),
        Key("words", "group", "words in a choice, and their weights", of=LIKING),
        Key("raises", "group", "variables that a choice raises, and their weights", of=LIKING),
        Key("lowers", "group", "variables that a choice lowers, and their weights", of=LIKING),
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

COLLECTION = Shape(
    "a collection",
    (
        Key("collection", "text", "the title", required=True),
        Key("look", "use", "how the title page looks", of="group"),
        Key("stories", "list", "the stories, in their order", True, COLLECTION_ENTRY),
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

_CHANCE_PLACE = "`chance:` stands behind a `to:`: `to: {chance: {hall: 3, stairs: 1}}`"


def place_of(name: str) -> str:
    """A hint that says where a key of a story belongs; empty where it is none."""
    if name in CHANCE.names:
        return _CHANCE_PLACE
    homes = [shape.what for shape in (STORY, SCENE, CHOICE, TEXT_BLOCK) if name in shape.names]
    return f"`{name}:` is a key of {' or '.join(homes)}" if homes else ""
