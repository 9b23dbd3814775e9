"""Makes recordings for tests: a tone, as a WAV file."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path


def tone(path: Path, seconds: float = 0.5, pitch: float = 220.0, rate: int = 44100) -> Path:
    """A tone in both ears, half as loud as can be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frames = bytearray()
    for number in range(round(seconds * rate)):
        value = round(16000 * math.sin(math.tau * pitch * number / rate))
        frames += struct.pack("<hh", value, value)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(frames))
    return path
