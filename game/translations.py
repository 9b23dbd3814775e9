"""Finds and reads the translations that lie beside a story or a collection."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.files import STORY_FILE, Folder
from game.loading.translation import Translation, read_translation
from game.story.collection import Collection

_FOLDER = "translations"


def languages_of(story: Path) -> tuple[str, ...]:
    """The languages into which a story is translated, as tags (BCP 47), in the alphabet's order.

    `story` is its folder or file; only one in a folder has room for translations.
    """
    root = story.parent if story.name == STORY_FILE else story
    return tuple(sorted(_catalogues(root)))


def translation_of(folder: Folder, language: str) -> Translation:
    """The catalogue of a language; none for a language into which nothing is translated."""
    name = _catalogues(folder.root).get(language)
    source = folder.read(f"{_FOLDER}/{name}") if name else None
    return {} if source is None else read_translation(source)


def translated(collection: Collection, root: Path, language: str) -> Collection:
    """A collection whose title and labels are told in a language, where that is known."""
    texts = translation_of(Folder(root, root), language)

    def told(text: str) -> str:
        return texts[text].value if text in texts else text

    entries = tuple(replace(entry, label=told(entry.label)) for entry in collection.entries)
    return replace(collection, title=told(collection.title), entries=entries)


def _catalogues(root: Path) -> dict[str, str]:
    """The file of each language. Programs for translators name them `pt_BR` as well as `pt-BR`."""
    found = sorted((root / _FOLDER).glob("*.po"))
    return {path.stem.replace("_", "-"): path.name for path in found}
