"""Makes the sounds: `python -m synthesis`, or only some of them, by name.

It writes `assets/sounds/*.ogg` and prints what each measures. `--measure` only measures those there
are. What is made is the same on every machine to within rounding; the packed bytes are not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from synthesis.beds import BEDS
from synthesis.events import EVENTS, INTERFACE
from synthesis.finish import TARGETS, figures, finished, write
from synthesis.music import SCORES, music
from synthesis.waves import Wave

SOUNDS = Path(__file__).parent.parent / "assets" / "sounds"
MUSICS = tuple(sorted(path.stem for path in SCORES.glob("*.yaml")))
GROUPS = (("bed", BEDS), ("event", EVENTS), ("interface", INTERFACE))


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m synthesis", description=__doc__)
    arguments.add_argument("names", nargs="*", help="sounds to make; all of them if none is named")
    arguments.add_argument("--measure", action="store_true", help="only measure")
    asked = arguments.parse_args()
    if not asked.measure:
        for name, group, wave in made(asked.names):
            write(finished(wave, group), SOUNDS / f"{name}.ogg")
    print_table(asked.names)


def made(names: list[str]) -> Iterator[tuple[str, str, Wave]]:
    """The sounds that are asked for: the name of each file, its group, its wave."""
    for group, makers in GROUPS:
        for name, make in makers.items():
            if not names or name in names:
                yield name, group, make()
    for name in MUSICS:
        if not names or name in names:
            for number, form in enumerate(music(name), 1):
                yield f"{name}-{number}", "music", form


def group_of(file: Path) -> str:
    """The group that a file's sound belongs to."""
    for group, makers in GROUPS:
        if file.stem in makers:
            return group
    return "music"


def print_table(names: list[str]) -> None:
    print(f"{'':18} group      s   LUFS target   peak  seam  step  mono  <40Hz    KB")
    total = 0
    for file in sorted(SOUNDS.glob("*.ogg")):
        if names and file.stem.partition("-")[0] not in names:
            continue
        group, f = group_of(file), figures(file)
        size = file.stat().st_size
        total += size
        print(
            f"{file.stem:18} {group:9} {f.seconds:4.1f} {f.loudness:6.1f} {TARGETS[group]:6.0f}"
            f" {f.peak:6.1f} {f.seam:5.3f} {f.step:5.3f} {f.mono_loss:5.1f} {f.below_40:6.3f}"
            f" {size / 1000:5.0f}"
        )
    print(f"{total / 1e6:.1f} MB in all")


if __name__ == "__main__":
    main()
