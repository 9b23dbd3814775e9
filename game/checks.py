"""What `check` reads: the problems of a story, or of all those of a collection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.files import Folder
from game.library import find_story, read, read_collection_file
from game.loading.collection import endings_of
from game.personas import read_personas
from game.places import COLLECTION_FILE, find_collection, path_of, story_names
from game.playtests import read_playtests, strays
from game.problems import Problem, Source, Span, in_reading_order
from game.story.checking import Others
from game.story.model import Story
from game.story.playtest import Playtest, play
from game.translations import languages_of

_STRAY = "whose-playtest"


def problems_of(asked: str) -> Iterator[tuple[Problem, ...]]:
    """The problems of each story that is asked for: a story, or all those of a collection.

    Raises NotFound where there is none.
    """
    listing = find_collection(asked)
    if listing is None:
        yield problems_at(find_story(asked))
        return
    folder = Folder(listing.parent, listing.parent)
    source = folder.read(COLLECTION_FILE)
    problems = tuple(folder.problems)
    paths = {name: path_of(listing.parent, name) for name in story_names(listing.parent)}
    others = {name: endings_of(read(path).story) for name, path in paths.items()}
    if source is not None:
        problems += read_collection_file(source, listing.parent, others)[1]
    yield problems
    for number, path in enumerate(paths.values()):
        told = problems_at(path, others)
        # All stories of a folder have the same strays: they are told once.
        yield told if not number else tuple(p for p in told if p.code != _STRAY)


def problems_at(path: Path, others: Others | None = None) -> tuple[Problem, ...]:
    """The problems of the story at a path; its playtests are played, too."""
    reading = read(path, others=others)
    if reading.story is None:
        return reading.problems
    playtests, problems = read_playtests(path, reading.story)
    failed = [each for playtest in playtests for each in _failures(reading.story, playtest)]
    personas = read_personas(path, reading.story) if path.is_dir() else ()
    words = _problems_of_words(path, others)
    found = [*reading.problems, *problems, *failed, *personas, *words, *_strays(path)]
    return in_reading_order(found)


def _failures(story: Story, playtest: Playtest) -> Iterator[Problem]:
    """What does not come true of a playtest, each at its line."""
    outcome = play(story, playtest)
    for place, failure in zip(outcome.places, outcome.failures, strict=True):
        span = playtest.places.get(place, playtest.span)
        message = f"the playtest “{playtest.name}”: {failure}"
        yield Problem("playtest-fails", span, message)


def _strays(path: Path) -> Iterator[Problem]:
    """The playtests beside several stories of one file, of which nobody knows whose they are."""
    for name in strays(path):
        message = "several stories lie in this folder, so nobody knows whose playtest this is"
        hint = f"put it into a folder of its story's name: `playtests/{path.stem}/`"
        yield Problem(_STRAY, Span(Source(name, ""), 0, 0), message, hint, "warning")


def _problems_of_words(path: Path, others: Others | None) -> Iterator[Problem]:
    """The problems that a story has only in translation."""
    for language in languages_of(path):
        for problem in read(path, language, others).problems:
            if problem.span.source.name.endswith(".po"):
                yield problem
