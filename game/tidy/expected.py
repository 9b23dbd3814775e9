"""What stands where in a file, by the shapes of the format: where prose is, where scenes are."""

from __future__ import annotations

from game.loading.format import SCENE, TEXT_BLOCK, Holds, Key, Named, Shape
from game.loading.looks import LOOK

Expected = Key | Holds | None
"""A key whose value it is, or what an item of a list or a value of a group is; None: unknown."""


def is_prose(expected: Expected) -> bool:
    """Whether a text that stands here is prose."""
    return isinstance(expected, Key) and expected.kind == "prose"


def stand_apart(expected: Expected) -> bool:
    """Whether a blank line stands between the keys of a group: it holds scenes, or looks."""
    return isinstance(expected, Key) and expected.of in (SCENE, LOOK)


def item_of(expected: Expected) -> Expected:
    """What is expected of each item of a list."""
    if isinstance(expected, Key):
        return expected if expected.kind == "prose" else expected.of
    return None


def value_of(expected: Expected, name: str) -> Expected:
    """What is expected of the value of a key in a group."""
    match expected:
        case Key(kind="prose"):
            return _key(TEXT_BLOCK, name)
        case Key(kind="group", of=holds):
            return holds
        case Key(kind="part", of=Shape() as shape) | (Shape() as shape):
            return _key(shape, name)
        case Named():
            return expected.of(name)
    return None


def _key(shape: Shape, name: str) -> Key | None:
    return shape.key(name) if name in shape.names else None
