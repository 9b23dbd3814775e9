"""Looks whether the log that a killed game left beside its file lost something.

SQLite reads a log up to the first frame that does not fit its checksum, and says nothing of the
commits behind it: they would be lost in silence. See SQLite's file format, section 4.
"""

from __future__ import annotations

import sqlite3
import struct
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from game.saves.file import LARGEST_FILE_BYTES, PAGE_BYTES, connected, with_log

_HEAD, _FRAME_HEAD = 32, 24
_FRAME = _FRAME_HEAD + PAGE_BYTES


@dataclass(frozen=True, slots=True)
class Left:
    """The files as a killed game left them, by what is added to the name, and the commits."""

    files: dict[str, bytes]
    frames: int
    """How many frames of the log must be readable."""


def left_at(path: Path) -> Left | None:
    """What a killed game (or another window) left; None where no log lies beside the file."""
    files = with_log(path)
    if len(files) < 2 or sum(file.stat().st_size for file in files) > LARGEST_FILE_BYTES:
        return None
    read = {file.name.removeprefix(path.name): file.read_bytes() for file in files}
    return Left(read, _committed(read["-wal"]))


def lost_something(left: Left, name: str) -> bool:
    """Whether SQLite finds fewer commits than there are; asked of a copy, which nobody writes."""
    if not left.frames:
        return False
    with tempfile.TemporaryDirectory() as folder:
        for added, content in left.files.items():
            (Path(folder) / (name + added)).write_bytes(content)
        with suppress(sqlite3.Error), closing(connected(Path(folder) / name)) as database:
            _, found, _ = database.execute("PRAGMA wal_checkpoint").fetchone()
            return left.frames > int(found)
    return False


def _committed(log: bytes) -> int:
    """The number of the frame that ends the last commit but one of the log's latest round.

    The frames of a round carry one salt, which stands in the log's head; behind them may lie
    frames of the round before. The last commit may be half-written, by a game that was killed
    or by another window: it was never shown, and is no loss.
    """
    salt = log[16:24] if _is_whole(log[:_HEAD]) else log[_HEAD + 8 : _HEAD + 16]
    before = last = 0
    for number, place in enumerate(range(_HEAD, len(log) - _FRAME + 1, _FRAME), 1):
        if int.from_bytes(log[place + 4 : place + 8]) and log[place + 8 : place + 16] == salt:
            before, last = last, number
    return before


def _is_whole(head: bytes) -> bool:
    """Whether the head of a log fits its checksum (section 4.2)."""
    if len(head) < _HEAD:
        return False
    order = ">" if head[3] & 1 else "<"
    words = struct.unpack(f"{order}6I", head[:24])
    first = second = 0
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) % 2**32
        second = (second + odd + first) % 2**32
    return (first, second) == struct.unpack(">2I", head[24:])
