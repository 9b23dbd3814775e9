"""Knows a writer's picture by its head: what kind it is, how large, and whether it is whole.

Nothing is decoded: a small file may unfold into a picture that no memory can hold, so its size
is read from its head, and only what is small enough is ever handed to a decoder.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from game.problems import Refused

LARGEST_IMAGE_BYTES = 16 * 1024 * 1024
LONGEST_SIDE = 8192
MOST_PIXELS = 4096 * 4096
ENDINGS = (".png", ".webp", ".jpg", ".jpeg")

_PNG = b"\x89PNG\r\n\x1a\n"
_FOREIGN = (
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"II*\0", "a TIFF"),
    (b"MM\0*", "a TIFF"),
    (b"8BPS", "a Photoshop file"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an SVG drawing"),
    (b"gimp xcf", "a GIMP file"),
)
_WHAT_INSTEAD = "save it as PNG, WebP or JPEG"
_HOW_TO_MEND = "save it anew, or copy it again from where it came"


@dataclass(frozen=True, slots=True)
class Head:
    """What the first bytes of a picture tell: its kind, and its size in pixels."""

    kind: str
    width: int
    height: int


def head_of(content: bytes) -> Head:
    """The head of a picture that is whole and can be shown.

    Raises Refused for another kind of file, one that is damaged or moves, and one that is too
    large. Of what is in its chunks only lengths and checksums are looked at.
    """
    if content.startswith(_PNG):
        head = _png(content)
    elif content.startswith(b"\xff\xd8\xff"):
        head = _jpeg(content)
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        head = _webp(content)
    else:
        raise Refused("wrong-image-kind", f"this file is {_foreign(content)}", _WHAT_INSTEAD)
    if not head.width or not head.height:
        raise _broken("it has no size")
    if max(head.width, head.height) > LONGEST_SIDE or head.width * head.height > MOST_PIXELS:
        message = f"this image is too large: {head.width} x {head.height} pixels"
        raise Refused("image-too-large", message, "make it smaller: 1920 x 1080 is enough")
    return head


def _broken(why: str) -> Refused:
    return Refused("broken-image", f"this image is damaged: {why}", _HOW_TO_MEND)


def _moving() -> Refused:
    hint = "save one of its pictures, and move that with `sway`, `drift` or a cue"
    return Refused("animated-image", "this image is an animation, and looks show still ones", hint)


def _foreign(content: bytes) -> str:
    start = content[:256].lstrip().lower()
    found = (name for mark, name in _FOREIGN if start.startswith(mark.lower()))
    if content[4:12] in (b"ftypavif", b"ftypheic", b"ftypmif1"):
        return "an AVIF or HEIC picture"
    return next(found, "no picture" if content else "empty")


# PNG: ISO/IEC 15948, and the animated kind by its `acTL`.


def _png(content: bytes) -> Head:
    names = set()
    head = None
    for name, body in _png_chunks(content):
        names.add(name)
        if name == b"IHDR" and len(body) == 13:
            head = Head("PNG", *struct.unpack(">II", body[:8]))
    if head is None or not {b"IDAT", b"IEND"} <= names:
        raise _broken("parts of it are missing")
    if b"acTL" in names:
        raise _moving()
    return head


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk up to the last one, its checksum proved."""
    at, name = len(_PNG), b""
    while name != b"IEND":
        if at + 12 > len(content):
            raise _broken("it ends too early")
        (length,) = struct.unpack_from(">I", content, at)
        name = content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + length]
        if at + 12 + length > len(content):
            raise _broken("it ends too early")
        (checksum,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(body, zlib.crc32(name)) != checksum:
            raise _broken("a checksum in it is wrong")
        yield name, body
        at += 12 + length


# JPEG: ITU-T T.81. Frames that decoders agree on are the baseline, the extended, the progressive.

_FRAMES = (0xC0, 0xC1, 0xC2)
_OTHER_FRAMES = (0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)


def _jpeg(content: bytes) -> Head:
    head = None
    for marker, body in _jpeg_segments(content):
        if marker in _OTHER_FRAMES:
            raise Refused("wrong-image-kind", "this is a rare kind of JPEG", _WHAT_INSTEAD)
        if marker in _FRAMES and len(body) >= 6:
            height, width, channels = struct.unpack(">HHB", body[1:6])
            head = Head("JPEG", width, height)
            if channels == 4:
                message = "this JPEG has the four colours of a printer"
                raise Refused("wrong-image-kind", message, "save it with the colours RGB")
    if head is None or b"\xff\xd9" not in content[-4096:]:
        raise _broken("it ends too early")
    return head


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment up to the first with pixels in it."""
    at, marker = 2, 0
    while marker != 0xDA:
        while content[at : at + 2] == b"\xff\xff":  # a marker may be padded
            at += 1
        if at + 4 > len(content):
            raise _broken("it ends too early")
        if content[at] != 0xFF:
            raise _broken("its parts do not follow one another")
        marker = content[at + 1]
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(content):
            raise _broken("it ends too early")
        yield marker, content[at + 4 : at + 2 + length]
        at += 2 + length


# WebP: RFC 9649.


def _webp(content: bytes) -> Head:
    head = None
    for name, body in _webp_chunks(content):
        if name in (b"ANIM", b"ANMF") or (name == b"VP8X" and body[:1] and body[0] & 0x02):
            raise _moving()
        if name in (b"VP8 ", b"VP8L", b"VP8X"):
            size = _webp_size(name, body)
            if head is not None and size != (head.width, head.height):
                raise _broken("it gives two sizes")
            head = Head("WebP", *size)
        if name in (b"VP8 ", b"VP8L"):
            return head or Head("WebP", 0, 0)
    raise _broken("there is no picture in it")


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    (length,) = struct.unpack_from("<I", content, 4)
    if length + 8 > len(content):
        raise _broken("it ends too early")
    at = 12
    while at + 8 <= length + 8:
        name = content[at : at + 4]
        (size,) = struct.unpack_from("<I", content, at + 4)
        if at + 8 + size > len(content):
            raise _broken("it ends too early")
        yield name, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _webp_size(name: bytes, body: bytes) -> tuple[int, int]:
    if len(body) < (5 if name == b"VP8L" else 10):
        raise _broken("its head is too short")
    if name == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if name == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", body, 6)
    return width & 0x3FFF, height & 0x3FFF
