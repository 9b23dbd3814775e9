"""The decoder: a process of its own that decodes sounds, so that nothing waits for them.

While SDL's mixer decodes a file, it mixes nothing and takes no orders. Another process has nothing
else to do; and a file that would end the program ends only that process.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import threading
from typing import IO

import pygame
from pygame.mixer import Sound as Samples

from game.processes import begun, ended, pipes

DECODES = "--decode"
"""With this alone, the program of a bundle is the decoder of another that is open."""
_LENGTH = struct.Struct("<q")
_AWAKE, _BROKEN = 0, -1
"""Instead of a length: the process can decode; it cannot decode this file."""
_SELDOM_FRAMES = 2**12
"""A device that nobody hears is served as seldom as can be."""


class Decoder:
    """Decodes one file after another elsewhere; here, where no process can be had."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._works = True
        self._closed = False
        self._beginning = threading.Lock()

    def samples(self, file: str) -> Samples:
        """What is in a file, for the device as it is.

        Raises pygame.error, OSError or MemoryError if that cannot be found out.
        """
        process = self._awake() if self._works else None
        if self._closed:
            raise pygame.error("nothing is decoded any more")
        if process is None:
            self._works = False
            return Samples(file=file)
        try:
            return Samples(buffer=_answered(process, file))
        except (EOFError, OSError, ValueError) as error:
            self._let_go(process)  # The next file begins another.
            raise pygame.error(f"the process that decoded it has ended: {error}") from error

    def close(self) -> None:
        """Ends the process at once; whoever waits for it is told that the file is broken."""
        with self._beginning:
            self._closed = True
        if self._process is not None:
            self._let_go(self._process)

    def _awake(self) -> subprocess.Popen[bytes] | None:
        """The process, ready to decode; None where there can be none."""
        with self._beginning:
            if self._process is not None or self._closed:
                return self._process
            try:
                process = self._process = begun("game.sound.decoder", DECODES)
            except OSError:
                return None
        try:
            if _length(process) == _AWAKE:
                return process
        except (EOFError, OSError):
            pass
        self._let_go(process)
        return None

    def _let_go(self, process: subprocess.Popen[bytes]) -> None:
        self._process = None
        ended(process)
        assert process.stdout is not None
        process.stdout.close()


def _answered(process: subprocess.Popen[bytes], file: str) -> bytes:
    """A file's samples. Raises pygame.error if it is broken, EOFError if the process is."""
    assert process.stdin is not None and process.stdout is not None
    device = pygame.mixer.get_init()
    if device is None:
        raise pygame.error("there is no device to decode it for")
    process.stdin.write(json.dumps([device, file]).encode() + b"\n")
    process.stdin.flush()
    length = _length(process)
    if length == _BROKEN:
        raise pygame.error("it cannot be decoded")
    samples = process.stdout.read(length)
    if len(samples) < length:
        raise EOFError("it has closed its end")
    return samples


def _length(process: subprocess.Popen[bytes]) -> int:
    assert process.stdout is not None
    packed = process.stdout.read(_LENGTH.size)
    if len(packed) < _LENGTH.size:
        raise EOFError("it has closed its end")
    return int(_LENGTH.unpack(packed)[0])


# In the process


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Decodes what is asked for until nobody asks any more."""
    device: tuple[int, int, int] = (44100, -16, 2)
    _open(device)
    answers.write(_LENGTH.pack(_AWAKE))
    answers.flush()
    for line in asked:
        wanted, file = json.loads(line)
        try:
            if device != tuple(wanted):
                device = tuple(wanted)
                _open(device)
            samples = Samples(file=file).get_raw()
        except (pygame.error, OSError, MemoryError):
            answers.write(_LENGTH.pack(_BROKEN))
        else:
            answers.write(_LENGTH.pack(len(samples)))
            answers.write(samples)
        answers.flush()


def _open(device: tuple[int, int, int]) -> None:
    """A device that makes sounds of the same form as the one that is heard."""
    pygame.mixer.quit()
    pygame.mixer.init(*device, _SELDOM_FRAMES, allowedchanges=0)


def main() -> None:
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    serve(*pipes())


if __name__ == "__main__":
    main()
