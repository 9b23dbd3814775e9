"""Records a dream as it is heard, and draws what was recorded: `python -m docs.pictures.listening`.

Each dream is played in its window along one of its playtests, in its own time, with the sound going
to a file instead of a loudspeaker. Below the spectrogram stand the loudness of every 400 ms (ITU-R
BS.1770, momentary) and the scenes as they came. It takes some minutes for each dream.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.story.playthrough import Pick
    from game.window.app import App
    from game.window.open_page import OpenPage
    from game.window.reading import Reading

PICTURES = Path(__file__).parent
PLAYED = {
    "mirage": "understudys_bow",
    "summit": "erasure",
    "flaw": "warp_and_weft",
    "house_lights": "morning",
}
RATE = 44100
_READING_SECONDS = 4.0
"""How long the player stays with a sheet that stands."""


def main() -> None:
    if len(sys.argv) == 4:
        _play(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
        return
    for story in sys.argv[1:] or PLAYED:
        _record(story, PLAYED[story])


# Playing


def _record(story: str, ending: str) -> None:
    """Plays in a process of its own: the sound's driver is chosen when it begins."""
    with tempfile.TemporaryDirectory() as folder:
        raw, scenes = Path(folder) / "sound.raw", Path(folder) / "scenes.json"
        drivers = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "disk"}
        environment = {**os.environ, **drivers, "SDL_DISKAUDIOFILE": str(raw)}
        command = [sys.executable, "-m", "docs.pictures.listening", story, ending, str(scenes)]
        subprocess.run(command, env=environment, check=True)  # noqa: S603 - ourselves
        _draw(story, raw, json.loads(scenes.read_text("utf-8")))


class _DarkStage:
    """Stands in for the stage: only the ears are needed."""

    trouble = None
    baking = False
    art_height = 720

    def prepare(self, look: object, *, urgent: bool = False) -> None: ...

    def ready(self, look: object) -> bool:
        return True

    def paint(
        self,
        surface: object,
        look: object,
        parameters: Mapping[str, float],
        seconds: float,
        **_: object,
    ) -> None: ...


def _play(story: str, ending: str, scenes: Path) -> None:
    from game.library import find_story, whole_game
    from game.playtests import read_playtests
    from game.saves import Saves
    from game.window.app import App
    from game.window.preferences import Preferences
    from game.window.scenery import Scenery
    from game.window.screen import Screen
    from game.window.session import Session

    library = whole_game()
    playtests, _ = read_playtests(find_story(story), library.story(story))
    picks = next(test.picks for test in playtests if test.ends == ending)
    session = Session(library, Saves(None), Scenery(_DarkStage()), lambda: 7)  # type: ignore[arg-type]
    loud = {"music_volume": 100, "sound_volume": 100, "mute_unattended": False}
    session.change(Preferences(text_speed="fast", **loud))  # type: ignore[arg-type]
    app = App(session, Screen("Listening", software=True), now=0.0)
    app.open_sound()
    app.view = session.open_story(story, 0.0)
    came = _Reader(app, list(picks)).read()
    session.hearing.mixer.close()
    scenes.write_text(json.dumps(came), encoding="utf-8")


class _Reader:
    """Reads at the window, stays a while with each sheet, and makes the choices of a playtest."""

    def __init__(self, app: App, picks: list[Pick]) -> None:
        self.app = app
        self.picks = picks
        self.stood_since = 0.0

    def read(self) -> list[tuple[float, str]]:
        """When each scene came, in seconds, and at last when all was over."""
        import pygame

        from game.window.reading import Reading

        came: list[tuple[float, str]] = []
        clock, begin = pygame.time.Clock(), pygame.time.get_ticks()
        while isinstance(self.app.view, Reading):
            clock.tick(60)
            now = (pygame.time.get_ticks() - begin) / 1000
            scene = self.app.view.open_page.leaf.scene
            if not came or came[-1][1] != scene:
                came.append((now, scene))
            self._go_on(self.app.view, now)
            self.app.step(pygame.event.get(), now)
        return [*came, (now, "")]

    def _go_on(self, view: Reading, now: float) -> None:
        import pygame

        page = view.open_page
        if view.typing:
            for letter in self.picks.pop(0).typed or "":
                pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=letter))
            _press(pygame.K_RETURN)
        elif page.stood_at is None and not page.told.waits(now):
            self.stood_since = now
        elif now - self.stood_since > _READING_SECONDS:
            self.stood_since = now
            self._act(page, now)

    def _act(self, page: OpenPage, now: float) -> None:
        import pygame

        if page.choices is None:
            _press(pygame.K_SPACE)
        elif page.timed is not None and page.timed.id == self.picks[0].choice:
            self.stood_since = now + (page.timed.after_seconds or 0.0)
            self.picks.pop(0)
        else:
            page.choices.focus_on(self.picks[0].choice, now)
            if not self.picks[0].typed:
                self.picks.pop(0)
            _press(pygame.K_RETURN)


def _press(key: int) -> None:
    import pygame

    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))


# Drawing


def _draw(story: str, raw: Path, scenes: list[tuple[float, str]]) -> None:
    import numpy as np
    from PIL import Image, ImageDraw
    from pyloudnorm import Meter

    wave = np.frombuffer(raw.read_bytes(), np.int16).reshape(-1, 2) / 32768
    seconds = len(wave) / RATE
    wide, high, low = 1500, 300, 130
    picture = Image.new("RGB", (wide, high + low + 90), (10, 10, 16))
    hop = max(1, (len(wave) - 4096) // wide)
    window = np.hanning(4096)
    mono = wave.mean(1)
    power = [np.abs(np.fft.rfft(mono[n * hop : n * hop + 4096] * window)) for n in range(wide)]
    levels = 20 * np.log10(np.array(power) + 1e-6)
    rows = (np.geomspace(40, 12000, high) / RATE * 4096).astype(int)
    light = np.clip((levels[:, rows].T[::-1] + 50) / 85, 0, 1)
    colours = np.stack([light**0.8, light**1.5, light**0.6 * 0.5 + light**3 * 0.5], 2)
    picture.paste(Image.fromarray((colours * 255).astype(np.uint8)), (0, 0))
    draw = ImageDraw.Draw(picture)
    meter = Meter(RATE, block_size=0.4)
    block = round(0.4 * RATE)
    blocks = [wave[n : n + block] for n in range(0, len(wave) - block, block)]
    momentary = [max(-70.0, _momentary(meter, each)) for each in blocks]

    def height(loudness: float) -> float:
        return high + low * min(1.0, max(0.0, (-14 - loudness) / 42))

    for mark in (-20, -30, -40, -50):
        draw.line([(0, height(mark)), (wide, height(mark))], fill=(40, 40, 52))
        draw.text((3, height(mark) - 11), f"{mark} LUFS", fill=(110, 110, 125))
    points = [(n * 0.4 / seconds * wide, height(m)) for n, m in enumerate(momentary)]
    draw.line(points, fill=(232, 200, 140), width=2)
    # The file may have been written at a pace of its own: the end of both is the same moment.
    for number, (at, scene) in enumerate(scenes):
        x = at / scenes[-1][0] * wide
        draw.line([(x, 0), (x, high + low)], fill=(70, 70, 90))
        draw.text((x + 2, high + low + 4 + 12 * (number % 6)), scene, fill=(200, 196, 180))
    with np.errstate(divide="ignore"):
        whole = Meter(RATE).integrated_loudness(wave)
    peak = 20 * np.log10(np.abs(wave).max())
    told = f"{story}: {seconds:.0f} s, {whole:.1f} LUFS, loudest {max(momentary):.1f}"
    told += f", highest sample {peak:.1f} dB"
    print(told)
    draw.text((4, 4), told, fill=(240, 236, 220))
    picture.save(PICTURES / f"heard-{story}.jpg", quality=62)


def _momentary(meter: object, block: object) -> float:
    """Loudness of one block, without the gate that leaves silence out."""
    import numpy as np

    filtered = np.asarray(block).copy()
    for stage in meter._filters.values():  # type: ignore[attr-defined]
        for channel in range(2):
            filtered[:, channel] = stage.apply_filter(filtered[:, channel])
    return float(-0.691 + 10 * np.log10((filtered**2).mean(0).sum() + 1e-12))


if __name__ == "__main__":
    main()
