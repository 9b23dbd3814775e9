"""The kinds of files that writers make, each known by the key with which it is written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.loading.format import COLLECTION, PERSONA, PLAYTEST, SCENES_FILE, STORY, Shape
from game.loading.looks import LOOKS_FILE
from game.loading.nodes import Mapping as Group
from game.loading.nodes import Node
from game.loading.sounds import SOUNDS_FILE

DOCUMENTS: Mapping[str, Shape] = MappingProxyType(
    {
        "story": STORY,
        "scenes": SCENES_FILE,
        "looks": LOOKS_FILE,
        "sounds": SOUNDS_FILE,
        "playtest": PLAYTEST,
        "persona": PERSONA,
        "collection": COLLECTION,
    }
)
"""The shape of each kind of file, by the key that names what it tells."""


_PLACES = {"playtests": "playtest", "personas": "persona", "scenes": "scenes"}


def kind_at(name: str) -> str:
    """Of which kind a file should be, by its name and that of the folder in which it lies."""
    *_, folder, file = ["", *name.split("/")]
    stem = file.rpartition(".")[0]
    own = stem if stem in ("looks", "sounds", "collection") else "story"
    return _PLACES.get(folder, own)


def document_of(root: Node) -> str:
    """Of which kind a file is; empty where it is none of them."""
    keys = {key.value for key, _ in root.entries} if isinstance(root, Group) else set()
    return next((kind for kind in _BY_NARROWNESS if kind in keys), "")


_BY_NARROWNESS = sorted(DOCUMENTS, key="scenes".__eq__)
"""A story has `scenes`, too, so that key is asked for last."""
