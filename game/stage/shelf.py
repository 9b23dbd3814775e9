"""The shelf: baked plates on disk, bounded, safe to delete, believed only after a check."""

from __future__ import annotations

import hashlib
import os
import struct
import tempfile
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

from game.stage.plates import Plate

_MAGIC = b"SWPLATES"
_HEAD = struct.Struct("<8sI")
_ENTRY = struct.Struct("<iiIIB")
_DIGEST_BYTES = 32
_MOST_PLATES, _LONGEST_SIDE = 1024, 8192
_MOST_ENTRY_BYTES = 512 * 2**20
_STEP_BYTES = 2**18


class Shelf:
    """Plates by key in one folder; with no folder, or where the disk fails, it stays empty."""

    def __init__(self, folder: Path | None, most_bytes: int = 256 * 2**20) -> None:
        self._folder, self._most_bytes = folder, most_bytes

    def find(self, key: str) -> tuple[Plate, ...] | None:
        """The plates kept under a key, or None; an entry that is damaged is thrown away."""
        if self._folder is None:
            return None
        path = self._folder / f"{key}.plates"
        try:
            data = path.read_bytes()
            plates = unpacked(data)
            os.utime(path)
        except OSError:
            return None
        except ValueError:
            _remove(path)
            return None
        return plates

    def keep(self, key: str, plates: tuple[Plate, ...]) -> None:
        """Writes plates under a key, whole or not at all; the oldest entries make room."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            data = packed(plates)
            self._make_room(len(data))
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as draft:
                draft.write(data)
            Path(draft.name).replace(self._folder / f"{key}.plates")
        except OSError:
            return

    def _make_room(self, coming: int) -> None:
        assert self._folder is not None
        entries = [(path.stat(), path) for path in self._folder.iterdir() if path.is_file()]
        held = sum(about.st_size for about, _ in entries)
        for about, path in sorted(entries, key=lambda entry: entry[0].st_mtime):
            if held + coming <= self._most_bytes:
                return
            _remove(path)
            held -= about.st_size


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def packed(plates: tuple[Plate, ...]) -> bytes:
    """Plates as bytes: a head, their sizes and places, their pixels squeezed, a digest of all."""
    head = _HEAD.pack(_MAGIC, len(plates))
    for plate in plates:
        height, width = plate.pixels.shape[:2]
        head += _ENTRY.pack(plate.left, plate.top, width, height, plate.opaque)
    pixels = b"".join(plate.pixels.tobytes() for plate in plates)
    data = head + zlib.compress(pixels, 1)
    return data + hashlib.sha256(data).digest()


def unpacked(data: bytes) -> tuple[Plate, ...]:
    """The plates in such bytes.

    Raises ValueError unless every byte is as it was written.
    """
    body = memoryview(data)[:-_DIGEST_BYTES]
    if len(data) < _HEAD.size + _DIGEST_BYTES or hashlib.sha256(body).digest() != data[len(body) :]:
        raise ValueError("not whole")
    magic, count = _HEAD.unpack_from(body)
    start = _HEAD.size + count * _ENTRY.size
    if magic != _MAGIC or count > _MOST_PLATES or start > len(body):
        raise ValueError("not plates")
    entries = [_ENTRY.unpack_from(body, _HEAD.size + index * _ENTRY.size) for index in range(count)]
    wanted = sum(width * height * 4 for _, _, width, height, _ in entries)
    too_long = any(max(entry[2], entry[3]) > _LONGEST_SIDE for entry in entries)
    if too_long or wanted > _MOST_ENTRY_BYTES:
        raise ValueError("too large")
    try:
        pixels = _spread(body[start:], wanted)
    except zlib.error as error:
        raise ValueError("damaged") from error
    return _cut(pixels, entries)


def _spread(squeezed: memoryview, wanted: int) -> npt.NDArray[np.uint8]:
    """So many bytes out of squeezed ones. Raises ValueError if there are not exactly as many.

    All is done in small steps, and what comes out is laid where it stays: Python lets no other
    thread work while it gathers what is large, and the window would stand still.
    """
    pixels, filled = np.empty(wanted, np.uint8), 0
    spreading = zlib.decompressobj()
    for start in range(0, len(squeezed), _STEP_BYTES):
        rest: bytes | memoryview = squeezed[start : start + _STEP_BYTES]
        while rest or not spreading.eof:
            piece = spreading.decompress(rest, _STEP_BYTES)
            if len(piece) > wanted - filled:
                raise ValueError("too many pixels")
            pixels[filled : filled + len(piece)] = np.frombuffer(piece, np.uint8)
            filled, rest = filled + len(piece), spreading.unconsumed_tail
            if len(piece) < _STEP_BYTES:
                break
    if filled != wanted or not spreading.eof:
        raise ValueError("the wrong number of pixels")
    return pixels


def _cut(pixels: npt.NDArray[np.uint8], entries: list[tuple[int, ...]]) -> tuple[Plate, ...]:
    plates, start = [], 0
    for left, top, width, height, opaque in entries:
        size = width * height * 4
        grid = pixels[start : start + size].reshape(height, width, 4)
        plates.append(Plate(grid, left, top, bool(opaque)))
        start += size
    return tuple(plates)
