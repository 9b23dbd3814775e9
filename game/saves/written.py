"""Origins and checkpoints as they are written in the file, and read back with care."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from game.saves.tables import LARGEST_NUMBER, LONG, NAME, Row
from game.saves.values import BEGINNING, Bookmark
from game.story.rules import Checkpoint, Errand, Origin, Reached

_LONGEST_TEXT = 400
_MOST_NAMES = 5000


def as_json(value: Any) -> str:
    """A value as it is written: short, and the same each time."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parsed(text: str, kind: type) -> Any:
    """What JSON says, if it is of a kind; else an empty one."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return kind()
    return found if isinstance(found, kind) else kind()


def parsed_value(text: str) -> Any:
    """A variable's value: true or false, a whole number, words; None for what is none of these."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if _is_value(found) else None


# Origins


def origin_row(origin: Origin) -> Row:
    """The columns of a playthrough that tell what it begins with."""
    return {
        "seed": origin.seed,
        "remembered": as_json(dict(origin.remembered)),
        "reached": as_json(sorted(origin.reached)),
        "resumed": written_checkpoint(origin.checkpoint),
    }


def origin_of(row: Row) -> Origin:
    reached = [item for item in parsed(row["reached"], list) if _is_texts(item, 3)]
    return Origin(
        row["seed"],
        _values(parsed(row["remembered"], dict)),
        frozenset(Reached(*item) for item in reached[:_MOST_NAMES]),
        read_checkpoint(row["resumed"]),
    )


def mark_of(story: str, origin: Origin) -> str:
    """What tells a playthrough from every other: its story, its seed, and what came before it."""
    told = "\n".join((story, *map(str, origin_row(origin).values())))
    return hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=16).hexdigest()


# Checkpoints


def written_checkpoint(checkpoint: Checkpoint | None, bookmark: Bookmark = BEGINNING) -> str:
    """A checkpoint, and where its page lies open, as JSON; empty for none, and for one that is
    too long to be kept."""
    if checkpoint is None:
        return ""
    told = as_json(
        {
            "scene": checkpoint.scene,
            "values": dict(checkpoint.values),
            "errands": checkpoint.errands,
            "settings": checkpoint.settings,
            **({} if checkpoint.is_entered else {"is_entered": False}),
            **({"bookmark": bookmark} if bookmark != BEGINNING else {}),
        }
    )
    return told if len(told) <= LONG else ""


def read_checkpoint(text: str) -> Checkpoint | None:
    told = parsed(text, dict)
    scene, values = told.get("scene"), told.get("values")
    errands, settings = told.get("errands"), told.get("settings")
    if not (isinstance(scene, str) and isinstance(values, dict)):
        return None
    if not (isinstance(errands, list) and isinstance(settings, list)):
        return None
    if not (all(_is_texts(errand, 2) for errand in errands) and _is_texts(settings)):
        return None
    return Checkpoint(
        scene[:NAME],
        _values(values),
        tuple(Errand(*errand) for errand in errands[:_MOST_NAMES]),
        tuple(settings[:2]),
        told.get("is_entered") is not False,
    )


def read_bookmark(text: str) -> Bookmark:
    """Where the page of a written checkpoint lies open; its beginning where that is not told."""
    match parsed(text, dict).get("bookmark"):
        case [int(leaf), int(letter)]:
            return Bookmark(min(max(leaf, 0), LONG), min(max(letter, 0), LARGEST_NUMBER))
    return BEGINNING


def _values(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in list(told.items())[:_MOST_NAMES] if _is_value(value)}


def _is_value(value: Any) -> bool:
    return isinstance(value, bool | int) or (isinstance(value, str) and len(value) < _LONGEST_TEXT)


def _is_texts(value: Any, count: int | None = None) -> bool:
    return (
        isinstance(value, list)
        and all(isinstance(item, str) and len(item) < _LONGEST_TEXT for item in value)
        and count in (None, len(value))
    )
