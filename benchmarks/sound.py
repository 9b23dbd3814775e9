"""What sound costs, and how soon it comes: `python -m benchmarks.sound`.

The sound goes to a file, by SDL's disk driver, at the pace of a real device. How late a sound comes
is counted in samples: from where the device was when it was asked for, to its first. The file grows
in steps; where the device was between two of them is interpolated.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
import time
from pathlib import Path

SECONDS = 6.0
TIMES = 40
RATE = 44100
BYTES_A_FRAME = 4


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "sound.raw"
        os.environ |= {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(raw)}
        os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
        lateness(raw)
        cost()


def lateness(raw: Path) -> None:
    """From asking for a decoded sound to its first sample in what the device was given."""
    import numpy as np

    from game.shared import shared_sounds
    from game.sound.mixer import Mixer

    mixer = Mixer()
    mixer.open()
    sound = shared_sounds()["scissors"]
    while mixer.shelf.get(sound.files[0]) is None:
        time.sleep(0.01)
    growth = _Growth(raw)
    moments = []
    for _ in range(TIMES):
        time.sleep(0.031)
        moments.append(time.perf_counter())
        mixer.play(sound, "event", time.monotonic())
        time.sleep(0.3)
        _silence()
        time.sleep(0.1)
    asked = [round(growth.at(moment)) for moment in moments]
    mixer.close()
    wave = np.abs(np.frombuffer(raw.read_bytes(), np.int16).reshape(-1, 2)).max(1)
    late = []
    for begin in asked:
        heard = np.flatnonzero(wave[begin : begin + RATE // 4] > 40)
        if len(heard):
            late.append(1000 * heard[0] / RATE)
    print(f"from the call to the first sample: median {statistics.median(late):.1f} ms,", end=" ")
    print(f"worst of {len(late)} {max(late):.1f} ms")


class _Growth:
    """Watches a file grow: how many frames it had at which moments."""

    def __init__(self, raw: Path) -> None:
        self.steps: list[tuple[float, int]] = []
        self._raw = raw
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while self._raw.exists():
            size = self._raw.stat().st_size
            if not self.steps or size != self.steps[-1][1] * BYTES_A_FRAME:
                self.steps.append((time.perf_counter(), size // BYTES_A_FRAME))
            time.sleep(0.0005)

    def at(self, moment: float) -> float:
        import numpy as np

        times, frames = zip(*self.steps, strict=True)
        return float(np.interp(moment, times, frames))


def _silence() -> None:
    import pygame

    pygame.mixer.stop()


def cost() -> None:
    """Processor time of the whole process while three beds, a music and events sound."""
    import pygame

    from game.shared import shared_sounds
    from game.sound.mixer import Mixer, Wanted

    sounds = shared_sounds()
    mixer = Mixer()
    mixer.open()
    beds = {n: Wanted(sounds[n]) for n in ("house_murmur", "gas_hiss", "mask_pulse", "wind")}
    music = {"gaslight": Wanted(sounds["gaslight"], 1.0, 1.0)}
    needed = [f for w in (*beds.values(), *music.values()) for f in w.sound.files]
    began, slowest = time.perf_counter(), 0.0
    for file in needed:
        mixer.shelf.prepare(file)
    while any(file not in mixer.shelf for file in needed):
        for file in needed:
            before = time.perf_counter()
            mixer.shelf.get(file)
            slowest = max(slowest, time.perf_counter() - before)
        time.sleep(0.005)
    decoded = time.perf_counter() - began
    print(f"decoding {len(needed)} files in the background: {decoded:.2f} s;", end=" ")
    print(f"the longest that a frame waited: {1000 * slowest:.2f} ms")
    idle = _processor_share(lambda now: None)
    clock = {"events": 0}

    def sound(now: float) -> None:
        mixer.sustain("bed", beds, now)
        mixer.sustain("music", music, now)
        mixer.tick(now)
        clock["events"] += 1
        if clock["events"] % 60 == 0:
            mixer.play(sounds["feathers"], "event", now)

    busy = _processor_share(sound)
    channels = sum(pygame.mixer.Channel(n).get_busy() for n in range(32))
    share = 100 * (busy - idle)
    print(f"{channels} channels: {share:.1f} % of a core over silence ({100 * idle:.1f} %)")
    mixer.close()


def _processor_share(frame: object) -> float:
    """Processor time a second while frames go by at 60 Hz."""
    assert callable(frame)
    began, used = time.perf_counter(), time.process_time()
    while time.perf_counter() - began < SECONDS:
        frame(time.monotonic())
        time.sleep(1 / 60)
    return (time.process_time() - used) / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
