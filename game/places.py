"""Where stories and collections lie in a folder, by their names."""

from __future__ import annotations

from pathlib import Path

from game.files import STORY_FILE, YAML_ENDINGS

COLLECTION_FILE = "collection.yaml"


def story_names(folder: Path) -> tuple[str, ...]:
    """The stories in a folder, by name: folders with a `story.yaml`, and single files."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return ()
    stories = [path.name for path in found if (path / STORY_FILE).is_file()]
    files = [p.stem for p in found if p.suffix in YAML_ENDINGS and p.name != COLLECTION_FILE]
    return tuple(dict.fromkeys((*stories, *files)))


def path_of(folder: Path, name: str) -> Path:
    """Where the story of a name lies in a folder."""
    for candidate in (folder / name, folder / f"{name}.yaml", folder / f"{name}.yml"):
        if candidate.exists():
            return candidate
    return folder / name


def find_collection(asked: str) -> Path | None:
    """The file of a collection: named itself, or in the folder that is named."""
    path = Path(asked)
    listing = path / COLLECTION_FILE if path.is_dir() else path
    return listing if listing.name == COLLECTION_FILE and listing.is_file() else None
