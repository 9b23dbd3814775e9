"""Messages between this program's processes: values, and their pixels as they lie in memory."""

from __future__ import annotations

import copyreg
import pickle
import struct
from types import MappingProxyType
from typing import IO, Any

import numpy as np

_COUNT = struct.Struct("<I")
_LENGTH = struct.Struct("<Q")


def _unchanging(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda mapping: (_unchanging, (dict(mapping),)))


def write_message(stream: IO[bytes], value: object) -> None:
    """Writes a value whole. Pixels are not copied on the way, but written from where they lie."""
    pixels: list[pickle.PickleBuffer] = []
    data = pickle.dumps(value, 5, buffer_callback=pixels.append)
    parts = [memoryview(data), *(each.raw() for each in pixels)]
    stream.write(_COUNT.pack(len(parts)) + b"".join(_LENGTH.pack(len(part)) for part in parts))
    for part in parts:
        stream.write(part)
    stream.flush()


def read_message(stream: IO[bytes]) -> Any:
    """What was written at the other end. Raises EOFError once that is closed.

    Nothing long happens while other threads have to wait: pixels are read to where they stay.
    """
    (count,) = _COUNT.unpack(_read(stream, _COUNT.size))
    lengths = [_LENGTH.unpack(_read(stream, _LENGTH.size))[0] for _ in range(count)]
    data, *pixels = (_read(stream, length) for length in lengths)
    return pickle.loads(data, buffers=pixels)  # noqa: S301 - from this program's own process


def _read(stream: IO[bytes], length: int) -> memoryview:
    """Exactly so many bytes, in memory that nobody has cleared before."""
    part = np.empty(length, np.uint8).data
    filled = 0
    while filled < length:
        read = stream.readinto(part[filled:])  # type: ignore[attr-defined]
        if not read:
            raise EOFError("the other end is closed")
        filled += read
    return part
