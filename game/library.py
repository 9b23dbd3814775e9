"""Finds and reads stories and collections: the only room that opens writers' files."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from game.files import STORY_FILE, YAML_ENDINGS, Folder
from game.loading.collection import read_collection
from game.loading.parcel import Parcel
from game.loading.story import StoryFiles, fingerprint_of, read_story
from game.loading.surroundings import Surroundings
from game.loading.yaml_reader import ReadYaml, read_yaml
from game.pictures import Pictures
from game.places import COLLECTION_FILE, find_collection, path_of, story_names
from game.problems import Problem, Source, closest, in_reading_order
from game.shared import (
    looks_of,
    packaged,
    same_where_equal,
    shared_looks,
    shared_sounds,
    sounds_of,
)
from game.story.checking import Others
from game.story.collection import Collection, Entry
from game.story.look import ImageFile, Look
from game.story.model import LookUse, Story
from game.story.sound import Sound
from game.translations import languages_of, translated, translation_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a story: the story unless there are errors, and all its problems."""

    story: Story | None
    problems: tuple[Problem, ...]
    looks: Mapping[str, Look]
    sounds: Mapping[str, Sound]
    pictures: Pictures
    parcel: Parcel | None = None
    """The texts that the story was read from, where it has no errors."""


class Unplayable(Exception):
    """A story that cannot be played; `problems` say why."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"the story {name} has problems")
        self.name = name
        self.problems = problems


class NotFound(Exception):
    """No story lies where one was asked for; the message says so, and what may be meant."""


def find_story(asked: str) -> Path:
    """The folder or file of a story: a path, or the name of one that came with the game.

    Raises NotFound where there is none.
    """
    path = Path(asked)
    for candidate in (path, packaged("stories") / asked):
        if candidate.is_dir() and (candidate / STORY_FILE).exists():
            return candidate
        if candidate.suffix in YAML_ENDINGS and candidate.exists():
            return candidate
    if path.is_dir():
        raise NotFound(f"{asked} is a folder without a {STORY_FILE}")
    came_along = story_names(packaged("stories"))
    nearby = [str(path_of(path.parent, name)) for name in story_names(path.parent)]
    hint = closest(asked, [*nearby, *came_along])
    hint = hint or f"stories that came with the game: {', '.join(came_along)}"
    raise NotFound(f"there is no story at {asked}; {hint}")


def story_at(asked: str, language: str = "") -> Story:
    """The story that is asked for, by its path or its name.

    Raises NotFound where there is none, and Unplayable where it has errors.
    """
    path = find_story(asked)
    return story_of(read(path, language), path)


def story_of(reading: Reading, path: Path) -> Story:
    if reading.story is None:
        raise Unplayable(path.stem, reading.problems)
    return reading.story


def read(
    path: Path,
    language: str = "",
    others: Others | None = None,
    tree_of: ReadYaml = read_yaml,
    *,
    drafting: bool = False,
) -> Reading:
    """Reads the story at a path: its folder, its `story.yaml`, or a file of its own.

    `language` takes the words from that translation of the story, where there is one. What it
    asks of the stories of its collection is checked where those are known (`others`). `tree_of`
    reads the YAML of its scenes; it may remember what has not changed. While `drafting`, scenes may
    be missing.
    """
    is_folder = path.is_dir() or path.name == STORY_FILE
    root = path if path.is_dir() else path.parent
    folder = Folder(root, root)
    main = folder.read(STORY_FILE if is_folder else path.name)
    scenes = folder.yaml_files("scenes") if is_folder else []
    sources = [source for source in map(folder.read, scenes) if source is not None]
    sounds, sound_problems = sounds_of(folder) if is_folder else (shared_sounds(), ())
    pictures = Pictures(folder)
    looks, look_problems = looks_of(folder, sounds, pictures) if is_folder else (shared_looks(), ())
    problems = [*folder.problems, *sound_problems, *look_problems]
    if main is None or len(sources) < len(scenes):
        # What the missing file tells would look misspelt wherever it is mentioned.
        return Reading(None, in_reading_order(problems), looks, sounds, pictures)
    name = (root.resolve().name if is_folder else path.stem) or "story"
    files = StoryFiles(name, main, sources, fingerprint_of([main, *sources]))
    translation = translation_of(folder, language) if is_folder else {}
    parameters = {name: tuple(look.parameters) for name, look in looks.items()}
    cues = frozenset(cue for look in looks.values() for cue in look.cues)
    told_in = language if translation else ""
    are_whole = not any(problem.severity == "error" for problem in look_problems)
    around = Surroundings(
        parameters, sounds, translation, others, told_in, cues, are_whole, pictures.find, drafting,
        uuid.uuid4,
    )  # fmt: skip
    story, found = read_story(files, around, tree_of)
    if any(problem.severity == "error" for problem in problems):
        story = None
    parcel = Parcel(files, replace(around, find_image=None)) if story is not None else None
    told = in_reading_order([*problems, *found])
    return Reading(story, told, looks, sounds, pictures, parcel)


# What the game opens


class Library:
    """The stories of one game, read when they are first asked for."""

    def __init__(
        self,
        collection: Collection,
        paths: Mapping[str, Path],
        language: str = "",
        folder: Path | None = None,
    ) -> None:
        """`language` is that in which it is told; `folder` that of a collection, if it is one."""
        self.collection = collection
        self.language = ""
        self.edition = 0
        """How often what it holds has become other than it was: told otherwise, or edited."""
        self.trouble = ""
        """What cannot be told as it is asked for, in a sentence for the player."""
        self.looks: dict[str, Look] = dict(shared_looks())
        self.sounds: dict[str, Sound] = dict(shared_sounds())
        self.pictures: dict[str, Pictures] = {}
        """Those of each story that was read, by its name."""
        self.icon: bytes | None = None
        """The picture of the whole as a program, if it has one of its own."""
        self.paths = paths
        self._folder = folder
        self._written = collection
        self._stories: dict[str, Story] = {}
        self.speak(language)

    def story(self, name: str) -> Story:
        """A story of the collection. Raises Unplayable with its problems where it has errors."""
        if name not in self._stories:
            reading = self._read(self.paths[name])
            if reading.story is None:
                raise Unplayable(name, reading.problems)
            self.hold(name, reading)
        return self._stories[name]

    def _read(self, path: Path) -> Reading:
        """A story in the language that is asked for; a translation with mistakes is left out."""
        reading = read(path, self.language)
        if reading.story is None and self.language:
            reading = read(path)
            if reading.story is not None:
                title, language = reading.story.title, self.language
                self.trouble = f"The translation of “{title}” ({language}) has mistakes."
        return reading

    def hold(self, name: str, reading: Reading) -> None:
        """Keeps what was read of a story, in place of what it was before."""
        self.looks.update(same_where_equal(reading.looks, self.looks))
        self.sounds.update(reading.sounds)
        self.pictures[name] = reading.pictures
        self._stories |= {name: reading.story} if reading.story else {}

    def speak(self, language: str) -> None:
        """Tells everything in a language from now on, as far as its writers have translated it.

        An empty one is that in which each story is written.
        """
        if language == self.language:
            return
        self.language = language
        self.edition += 1
        self._stories.clear()
        if self._folder is not None:
            self.collection = translated(self._written, self._folder, language)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those that can be asked for: of the translations, and of the stories that have any."""
        found: set[str] = set()
        for path in self.paths.values():
            beside = languages_of(path)
            story = read(path).story if beside else None
            found |= {*beside, *([story.language] if story else ())}
        return tuple(sorted(found))

    def picture(self, file: ImageFile) -> bytes:
        """What is in a picture of one of the stories. Raises OSError where it is not there."""
        for pictures in self.pictures.values():
            if file in pictures:
                return pictures.opened(file)
        raise OSError("no story has it")


def whole_game(language: str = "") -> Library:
    """The collection that came with the game. Raises Unplayable where it has errors."""
    return open_collection(packaged("stories") / COLLECTION_FILE, language)


def opened(asked: str, language: str = "") -> Library:
    """The collection or the single story that is asked for, by its path or its name.

    Raises NotFound where there is none, and Unplayable where it has errors.
    """
    listing = find_collection(asked)
    if listing is not None:
        return open_collection(listing, language)
    return one_story(find_story(asked), language)


def open_collection(path: Path, language: str = "") -> Library:
    """The game of a collection's file. Raises Unplayable where the file has errors."""
    folder = path.parent
    shelf = Folder(folder, folder)
    source = shelf.read(path.name)
    if source is None:
        raise Unplayable(path.name, tuple(shelf.problems))
    collection, problems = read_collection_file(source, folder)
    if collection is None:
        raise Unplayable(COLLECTION_FILE, problems)
    paths = {entry.story: path_of(folder, entry.story) for entry in collection.entries}
    return Library(collection, paths, language, folder)


def read_collection_file(
    source: Source, folder: Path, others: Others | None = None
) -> tuple[Collection | None, tuple[Problem, ...]]:
    """The collection that a file tells of the stories in a folder, and its problems."""
    looks = shared_looks()
    objects = {name: tuple(look.objects) for name, look in looks.items()}
    names = story_names(folder)
    around = Surroundings(
        {name: tuple(look.parameters) for name, look in looks.items()}, others=others
    )
    return read_collection(source, folder.name, names, around, objects)


def one_story(path: Path, language: str = "") -> Library:
    """A game of a single story. Raises Unplayable where it has errors."""
    reading = read(path, language)
    story = story_of(reading, path)
    entries = (Entry(story.name, story.title),)
    collection = Collection(story.name, story.title, entries, _first_look(story))
    game = Library(collection, {story.name: path}, language)
    if story.icon is not None:
        with suppress(OSError):  # It went since it was found: the game's own will do.
            game.icon = reading.pictures.opened(story.icon)
    return game


def _first_look(story: Story) -> LookUse | None:
    """The look with which the story begins, as it is by itself: nothing has happened yet."""
    look = story.scenes[story.start].look
    return LookUse(look.name) if look else None


def stories_at(asked: str) -> tuple[Story, ...]:
    """The story that is asked for, or all those of a collection.

    Raises NotFound where there is none, and Unplayable for the first one that has errors.
    """
    listing = find_collection(asked)
    if listing is None:
        return (story_at(asked),)
    collection = open_collection(listing)
    return tuple(collection.story(entry.story) for entry in collection.collection.entries)
