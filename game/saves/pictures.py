"""Looks at the first bytes of a slot's picture: what it is, and how large it would be on screen.

A few bytes can claim to be a picture of a billion points; such a one is never decoded.
"""

from __future__ import annotations

from game.saves.tables import LARGEST_PICTURE_BYTES

LARGEST_SIDE = 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG (ITU T.81, table B.1) after which a picture's size stands."""


def is_small_picture(content: bytes) -> bool:
    """Whether it is a PNG or a JPEG within the bounds of a slot."""
    if len(content) > LARGEST_PICTURE_BYTES:
        return False
    size = _size(content)
    return size is not None and min(size) > 0 and max(size) <= LARGEST_SIDE


def _size(content: bytes) -> tuple[int, int] | None:
    if content.startswith(_PNG) and len(content) >= 24:
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    return _size_of_jpeg(content) if content.startswith(_JPEG) else None


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        if content[place + 1] in _FRAMES:
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            return int.from_bytes(width), int.from_bytes(height)
        place += 2 + int.from_bytes(content[place + 2 : place + 4])
    return None
