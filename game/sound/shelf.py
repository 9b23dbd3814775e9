"""Sounds that were decoded: made ready in the background, kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

import pygame
from pygame.mixer import Sound as Samples

from game.sound.decoder import Decoder

_MOST_BYTES = 48 * 1024 * 1024


class Shelf:
    """Decoded files. Nobody waits for one: it is asked for early, and is there or is not yet."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._decoder = Decoder()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="decoding")
        self._coming: dict[str, Future[Samples]] = {}
        self._kept: OrderedDict[str, Samples | None] = OrderedDict()
        self.broken: list[str] = []
        """Files that could not be decoded and have not been told of yet."""

    def prepare(self, file: str) -> None:
        """Begins to decode a file, unless that has been done."""
        if file not in self._kept and file not in self._coming:
            self._coming[file] = self._worker.submit(self._decoder.samples, file)

    def get(self, file: str) -> Samples | None:
        """The samples of a file; None while they are being decoded, or where they never will be."""
        self.prepare(file)
        self.settle()
        if file in self._kept:
            self._kept.move_to_end(file)
        return self._kept.get(file)

    def settle(self) -> None:
        """Takes in what was decoded since, and lets go of what there is no room for."""
        for file in [file for file, coming in self._coming.items() if coming.done()]:
            self._keep(file, self._coming.pop(file))

    def __contains__(self, file: str) -> bool:
        """Whether a file is decoded and kept."""
        return self._kept.get(file) is not None

    def forget(self) -> None:
        """Lets go of everything: the device for which it was decoded is gone."""
        for coming in self._coming.values():
            with suppress(pygame.error, OSError, MemoryError):
                coming.result()
        self._coming.clear()
        self._kept.clear()

    def close(self) -> None:
        self._decoder.close()
        self._worker.shutdown(cancel_futures=True)

    def _keep(self, file: str, coming: Future[Samples]) -> None:
        try:
            self._kept[file] = coming.result()
        except (pygame.error, OSError, MemoryError):
            self._kept[file] = None
            self.broken.append(file)
        held = sum(_size(samples) for samples in self._kept.values())
        for old in list(self._kept):
            samples = self._kept[old]
            if held <= self._most_bytes:
                return
            if old != file and samples is not None and samples.get_num_channels() == 0:
                held -= _size(samples)
                del self._kept[old]


def _size(samples: Samples | None) -> int:
    if samples is None:
        return 0
    rate, _, channels = pygame.mixer.get_init() or (44100, -16, 2)
    return int(samples.get_length() * rate) * channels * 2
