"""How a camera was held: the orientation that a picture's Exif data tell.

Exif 2.32 (CIPA DC-008), tag 0x0112. Data that are damaged or absent mean the usual way up: a
picture is never refused for them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pygame

UPRIGHT = 1
_TAG, _SHORT = 0x0112, 3
_ENTRY = 12


def upright(picture: pygame.Surface, content: bytes) -> pygame.Surface:
    """The picture as it was meant to be seen; `content` is the file that it was read from."""
    orientation = orientation_of(content)
    if orientation in (2, 5, 7):
        picture = pygame.transform.flip(picture, True, False)
    if orientation == 4:
        picture = pygame.transform.flip(picture, False, True)
    clockwise = {3: 180, 5: 270, 6: 90, 7: 90, 8: 270}.get(orientation, 0)
    return pygame.transform.rotate(picture, -clockwise) if clockwise else picture


def orientation_of(content: bytes) -> int:
    """1 to 8, as Exif numbers them; 1 where nothing is told."""
    for data in _exif_in(content):
        try:
            found = _orientation(data)
        except struct.error:
            continue
        if UPRIGHT <= found <= 8:
            return found
    return UPRIGHT


def _exif_in(content: bytes) -> Iterator[bytes]:
    """The Exif data of a JPEG, a PNG or a WebP: they begin with a TIFF head."""
    if content.startswith(b"\xff\xd8"):
        for marker, body in _segments(content):
            if marker == 0xE1 and body.startswith(b"Exif\0\0"):
                yield body[6:]
    elif content.startswith(b"\x89PNG"):
        yield from (body for name, body in _chunks(content, 8, ">I4s", 4) if name == b"eXIf")
    elif content.startswith(b"RIFF"):
        for name, body in _chunks(content, 12, "<4sI", 0):
            if name == b"EXIF":
                yield body.removeprefix(b"Exif\0\0")


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment of a JPEG up to its pixels."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        (length,) = struct.unpack_from(">H", content, at + 2)
        yield content[at + 1], content[at + 4 : at + 2 + length]
        at += 2 + length


def _chunks(content: bytes, at: int, head: str, after: int) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk of a PNG (`after` it stands a checksum) or of a WebP (padded to even sizes)."""
    while at + 8 <= len(content):
        first, second = struct.unpack_from(head, content, at)
        name, size = (second, first) if isinstance(first, int) else (first, second)
        yield name, content[at + 8 : at + 8 + size]
        at += 8 + size + (after or size % 2)


def _orientation(data: bytes) -> int:
    """What the first directory of Exif data says; 1 where it says nothing. Raises struct.error."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None:
        return UPRIGHT
    (first,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, first)
    for number in range(count):
        at = first + 2 + number * _ENTRY
        tag, kind, _, value = struct.unpack_from(order + "HHIH", data, at)
        if tag == _TAG and kind == _SHORT:
            return int(value)
    return UPRIGHT
