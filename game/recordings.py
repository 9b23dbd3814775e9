"""Looks into sound files that strangers made: what they are and how long, before one is decoded.

A small file can be written so that it decodes to hours. The length is therefore counted from the
blocks that are there, not only read from what the file says of itself.

Formats: Ogg and Vorbis I (xiph.org), FLAC (RFC 9639), RIFF WAVE.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import replace

from game.files import Folder
from game.loading.sounds import SOUND_ENDINGS, read_sounds
from game.problems import Problem
from game.story.sound import Sound

SOUNDS_FILE = "sounds.yaml"
SOUNDS_FOLDER = "sounds"
LONGEST_SECONDS = 600.0
LARGEST_BYTES = 16 * 1024 * 1024
_KEPT_SMALL = "save it as Ogg Vorbis, which takes a tenth of the room"
_OGG_HEAD = 27
_FLAC_SYNC = (b"\xff\xf8", b"\xff\xf9")
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


class Unfit(Exception):
    """Why a recording cannot be played, in words that go on after its name."""


def sounds_in(
    folder: Folder, *, are_known: bool = False
) -> tuple[Mapping[str, Sound], tuple[Problem, ...]]:
    """The sounds of a story's folder, with the paths of their files, and the problems found.

    A recording that cannot be played is left out, and told in the folder's problems; those that
    `are_known` are not looked into.
    """
    names = folder.files(SOUNDS_FOLDER, SOUND_ENDINGS)
    fit = [name.rpartition("/")[2] for name in names if are_known or _is_fit(folder, name)]
    source = folder.read(SOUNDS_FILE) if (folder.root / SOUNDS_FILE).exists() else None
    sounds, problems = read_sounds(source, fit)
    where = folder.root / SOUNDS_FOLDER
    found = {
        name: replace(sound, files=tuple(str(where / file) for file in sound.files))
        for name, sound in sounds.items()
    }
    return found, problems


def _is_fit(folder: Folder, name: str) -> bool:
    content = folder.content(name, LARGEST_BYTES, _KEPT_SMALL)
    if content is None:
        return False
    try:
        seconds = seconds_of(content)
    except Unfit as unfit:
        folder.tell("bad-recording", name, f"this file {unfit}")
        return False
    if seconds > LONGEST_SECONDS:
        message = f"this plays for {seconds / 60:.0f} minutes, and a sound for at most ten"
        folder.tell(
            "recording-too-long",
            name,
            message,
            "a bed that returns to its start needs less",
        )
    return seconds <= LONGEST_SECONDS


def seconds_of(content: bytes) -> float:
    """How long a recording plays, at most. Raises Unfit where it cannot be played at all."""
    try:
        if content.startswith(b"OggS"):
            return _vorbis_seconds(content)
        if content.startswith(b"fLaC"):
            return _flac_seconds(content)
        if content.startswith(b"RIFF") and content[8:12] == b"WAVE":
            return _wave_seconds(content)
    except (struct.error, IndexError, ZeroDivisionError):
        raise Unfit("is broken: it ends in its midst") from None
    raise Unfit("is no sound that can be played: it is neither Ogg Vorbis nor WAV nor FLAC")


def _vorbis_seconds(content: bytes) -> float:
    """The larger of what the last page says and what its packets can hold."""
    begin = _OGG_HEAD + content[26]
    head = content[begin : begin + 30]
    if head[:7] != b"\x01vorbis":
        raise Unfit("holds something else than Vorbis: save it as Ogg Vorbis")
    rate = int.from_bytes(head[12:16], "little")
    longest_block = 1 << (head[28] >> 4)
    samples, packets, at = 0, 0, 0
    while at + _OGG_HEAD <= len(content):
        if content[at : at + 4] != b"OggS":
            raise Unfit("is broken: a part of it is missing")
        position = struct.unpack("<q", content[at + 6 : at + 14])[0]
        sizes = content[at + _OGG_HEAD : at + _OGG_HEAD + content[at + 26]]
        samples = max(samples, position)
        packets += sum(size < 255 for size in sizes)
        at += _OGG_HEAD + len(sizes) + sum(sizes)
    if at > len(content) or samples <= 0:
        raise Unfit("is broken: it ends in its midst")
    most = packets * longest_block // 2
    return float(samples if most < 4 * samples else most) / rate


def _flac_seconds(content: bytes) -> float:
    """The larger of what the head says and what the frames that can be found hold."""
    rate = int.from_bytes(content[18:22], "big") >> 12
    told = int.from_bytes(content[18:26], "big") & (1 << 36) - 1
    found = sum(_frame_samples(content, at) for at in _flac_frames(content))
    if found == 0:
        raise Unfit("is broken: there is nothing to hear in it")
    return max(told, found) / rate


def _flac_frames(content: bytes) -> list[int]:
    frames = []
    for sync in _FLAC_SYNC:
        at = content.find(sync)
        while at >= 0:
            frames.append(at)
            at = content.find(sync, at + 1)
    return frames


def _frame_samples(content: bytes, at: int) -> int:
    """How many samples a frame holds; 0 where this is no head of a frame after all."""
    head = content[at : at + 16]
    if len(head) < 6 or head[3] & 1:
        return 0
    code = head[2] >> 4
    number_bytes = _utf8_length(head[4])
    end = 4 + number_bytes
    if code == 0 or not number_bytes:
        return 0
    samples = _BLOCKS.get(code) or (256 << (code - 8) if code >= 8 else 0)
    if code in (6, 7):
        size = code - 5
        samples = int.from_bytes(head[end : end + size], "big") + 1
        end += size
    end += {12: 1, 13: 2, 14: 2}.get(head[2] & 15, 0)
    return samples if end < len(head) and _crc8(head[:end]) == head[end] else 0


_BLOCKS = {1: 192, 2: 576, 3: 1152, 4: 2304, 5: 4608}


def _utf8_length(first: int) -> int:
    """How many bytes the number of a frame takes; 0 for what begins none."""
    if first < 0x80:
        return 1
    ones = next(bit for bit in range(8) if not first << bit & 0x80) if first < 0xFF else 8
    return ones if 2 <= ones <= 7 else 0


def _crc8(head: bytes) -> int:
    value = 0
    for byte in head:
        value ^= byte
        for _ in range(8):
            value = (value << 1 ^ 7) & 0xFF if value & 0x80 else value << 1
    return value


def _wave_seconds(content: bytes) -> float:
    at, a_second = 12, 0
    while at + 8 <= len(content):
        name, size = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])[0]
        if name == b"fmt ":
            kind, _, _, a_second = struct.unpack("<HHII", content[at + 8 : at + 20])
            if kind not in (_PCM, _FLOAT, _EXTENSIBLE):
                raise Unfit("is packed in a way that is not read: save it as plain WAV (PCM)")
        if name == b"data":
            return float(min(size, len(content) - at - 8) / a_second)
        at += 8 + size + size % 2
    raise Unfit("is broken: there is nothing to hear in it")
