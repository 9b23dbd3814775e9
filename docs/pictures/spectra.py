"""Draws the spectrum of every sound that comes with the game: `python -m docs.pictures.spectra`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from PIL import Image, ImageDraw

from synthesis.__main__ import SOUNDS, group_of

PICTURE = Path(__file__).with_name("sounds.jpg")
RATE = 44100
WINDOW = 4096
WIDE, HIGH, HEAD, ROW = 300, 110, 14, 5
LOWEST, HIGHEST = 30, 16000


def main() -> None:
    files = sorted(SOUNDS.glob("*.ogg"), key=lambda file: (group_of(file), file.stem))
    rows = -(-len(files) // ROW)
    sheet = Image.new("RGB", (WIDE * ROW, rows * (HIGH + HEAD)), (12, 12, 20))
    draw = ImageDraw.Draw(sheet)
    for number, file in enumerate(files):
        wave, _ = soundfile.read(file, always_2d=True)
        left, top = number % ROW * WIDE, number // ROW * (HIGH + HEAD)
        sheet.paste(_spectrum(wave.mean(1)), (left, top + HEAD))
        told = f"{file.stem}  {len(wave) / RATE:.1f} s"
        draw.text((left + 3, top + 1), told, fill=(222, 216, 200))
    sheet.save(PICTURE, quality=60)


def _spectrum(wave: np.ndarray) -> Image.Image:  # type: ignore[type-arg]
    """Time to the right, pitch upwards from 30 Hz to 16 kHz, 90 dB from dark to light."""
    wave = np.pad(wave, (0, max(0, WINDOW + WIDE - len(wave))))
    step = max(1, (len(wave) - WINDOW) // WIDE)
    blocks = np.stack([wave[n * step : n * step + WINDOW] for n in range(WIDE)])
    levels = 20 * np.log10(np.abs(np.fft.rfft(blocks * np.hanning(WINDOW), axis=1)) + 1e-6)
    rows = (np.geomspace(LOWEST, HIGHEST, HIGH) / RATE * WINDOW).astype(int)
    light = np.clip((levels[:, rows].T[::-1] + 60) / 90, 0, 1)
    colours = np.stack([light**0.7, light**1.3, light**0.5 * 0.6 + light**3 * 0.4], 2)
    return Image.fromarray((colours * 255).astype(np.uint8))


if __name__ == "__main__":
    main()
