"""The decoder: a process of its own that decodes sounds, so that nothing waits for them.

While SDL's mixer decodes a file, it mixes nothing and takes no orders. Another process has nothing
else to do; and a file that would end the program ends only that process. It hands samples over in a
file, because the mixer takes in such a one without holding up anybody.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import threading
import wave
from pathlib import Path
from typing import IO

import pygame
from pygame.mixer import Sound as Samples

from game.processes import begun, ended, pipes

DECODES = "--decode"
"""With this alone, the program of a bundle is the decoder of another that is open."""
_AWAKE, _DECODED, _BROKEN = b"awake\n", b"decoded\n", b"broken\n"
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - in a folder that only this player can read
"""Where Linux keeps files that come to no disk: what is written there delays what is saved."""
_SELDOM_FRAMES = 2**12
"""A device that nobody hears is served as seldom as can be."""


class _Process:
    """A decoder that runs."""

    def __init__(self) -> None:
        """Raises OSError where there can be none."""
        in_memory = _IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None
        self._process = begun("game.sound.decoder", DECODES)
        self._folder = tempfile.TemporaryDirectory(dir=in_memory, prefix="sleepwalk-")
        self._handed_over = Path(self._folder.name) / "samples.wav"

    def is_awake(self) -> bool:
        """Waits until it can decode, or never will."""
        with contextlib.suppress(OSError, ValueError):
            return self._answer() == _AWAKE
        return False

    def samples(self, file: str) -> Samples:
        """Raises pygame.error if the file is broken, EOFError, OSError or ValueError if this is."""
        device = pygame.mixer.get_init()
        if device is None:
            raise pygame.error("there is no device to decode it for")
        assert self._process.stdin is not None
        asked = json.dumps([device, file, str(self._handed_over)])
        self._process.stdin.write(asked.encode() + b"\n")
        self._process.stdin.flush()
        answer = self._answer()
        if answer == _BROKEN:
            raise pygame.error("it cannot be decoded")
        if answer != _DECODED:
            raise EOFError("it has closed its end")
        found = Samples(file=str(self._handed_over))
        self._handed_over.unlink()
        return found

    def end(self) -> None:
        ended(self._process)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._folder.cleanup()

    def _answer(self) -> bytes:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


class Decoder:
    """Decodes one file after another elsewhere; here, where no process can be had."""

    def __init__(self) -> None:
        self._process: _Process | None = None
        self._works = True
        self._closed = False
        self._beginning = threading.Lock()

    def samples(self, file: str) -> Samples:
        """What is in a file, for the device as it is.

        Raises pygame.error, OSError or MemoryError if that cannot be found out.
        """
        self._works = self._works and self._has_begun()
        process = self._process
        if self._closed:
            raise pygame.error("nothing is decoded any more")
        if process is None:
            return Samples(file=file)
        try:
            return process.samples(file)
        except (EOFError, OSError, ValueError) as error:
            self._let_go()  # The next file begins another.
            raise pygame.error(f"the process that decoded it has ended: {error}") from error

    def close(self) -> None:
        """Ends the process at once; whoever waits for it is told that the file is broken."""
        with self._beginning:
            self._closed = True
            self._let_go()

    def _has_begun(self) -> bool:
        """Whether there is a process; begins one if there is none."""
        with self._beginning:
            if self._process is not None or self._closed:
                return True
            try:
                self._process = _Process()
            except OSError:
                return False
        if self._process.is_awake():
            return True
        self._let_go()
        return False

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()


# In the process


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Decodes what is asked for until nobody asks any more."""
    device = [44100, -16, 2]
    _open(device)
    answers.write(_AWAKE)
    answers.flush()
    for line in asked:
        wanted, file, into = json.loads(line)
        try:
            if device != wanted:  # Samples have the form of the device that is open.
                _open(wanted)
                device = wanted
            _write(Samples(file=file), device, into)
        except (pygame.error, OSError, MemoryError):
            answers.write(_BROKEN)
        else:
            answers.write(_DECODED)
        answers.flush()


def _open(device: list[int]) -> None:
    rate, form, channels = device
    pygame.mixer.quit()
    pygame.mixer.init(rate, form, channels, _SELDOM_FRAMES, allowedchanges=0)


def _write(samples: Samples, device: list[int], into: str) -> None:
    rate, _, channels = device
    with wave.open(into, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframesraw(samples.get_raw())


def main() -> None:
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    serve(*pipes())


if __name__ == "__main__":
    main()
