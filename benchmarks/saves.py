"""How fast and how large the saves are: `python -m benchmarks.saves [FOLDER]`.

Times are by the clock, since what is measured is the disk. FOLDER says which disk; if it is left
out, the folder for temporary files. Every pick is made as the game makes it, with the journal
and all, and is durable before the next one is made.
"""

from __future__ import annotations

import io
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from benchmarks.core import long_playthrough, write_large_story
from game import library
from game.saves import FILE_NAME, Saves
from game.shared import shared_looks
from game.stage.stills import frames
from game.story.model import Story
from game.story.playthrough import Playthrough

PICKS, PLAYTHROUGHS, LENGTH = 2000, 100, 40
PICTURE = (320, 180)
LONG = 10_000
STRETCH = 200
OPENINGS = 9


def main() -> None:
    asked = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(dir=asked) as folder:
        root = Path(folder)
        _time_autosaves(root / "autosave")
        _time_long(root)
        _weigh(root / "many")


def _time_autosaves(home: Path) -> None:
    saves, times = Saves(home), []
    cpu = 0.0
    for playthrough in _picks(saves, PICKS, seed=1):
        begin, busy = time.perf_counter(), time.process_time()
        assert saves.keep(playthrough, seconds=1.0), saves.trouble
        times.append((time.perf_counter() - begin) * 1000)
        cpu += time.process_time() - busy
    journal, sync = _modes(saves)
    synced = _bare_sync(home)
    saves.close()
    print(f"autosave (journal {journal}, synchronous {sync}), ms: {_told(times)}, "
          f"own work {cpu / len(times) * 1000:.2f}")  # fmt: skip
    print(f"a bare write and sync of as much, ms: {_told(synced)}")


def _told(times: list[float]) -> str:
    """All of them, and the quietest stretch: the disk of a shared machine has others to serve."""
    stretches = [times[start : start + STRETCH] for start in range(0, len(times), STRETCH)]
    quiet = min(stretches, key=_p99)
    return (
        f"median {statistics.median(times):.2f}, p99 {_p99(times):.2f}; of the quietest "
        f"{STRETCH}: median {statistics.median(quiet):.2f}, p99 {_p99(quiet):.2f}"
    )


def _modes(saves: Saves) -> tuple[str, int]:
    database = saves._store.database
    journal = database.execute("PRAGMA journal_mode").fetchone()[0]
    return str(journal), int(database.execute("PRAGMA synchronous").fetchone()[0])


def _bare_sync(home: Path) -> list[float]:
    """What the disk takes for the same durability, without any database."""
    times = []
    with (home / "bare").open("ab", buffering=0) as file:
        for _ in range(PICKS):
            begin = time.perf_counter()
            file.write(bytes(6 * 4096))
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - begin) * 1000)
    return times


def _picks(saves: Saves, count: int, seed: int) -> Iterator[Playthrough]:
    """The moments of somebody who plays the shipped stories at random, one after another."""
    chance = random.Random(seed)
    stories = [_story(name) for name in ("mirage", "summit", "flaw", "house_lights")]
    made = 0
    while made < count:
        story = chance.choice(stories)
        playthrough = Playthrough(story, saves.origin(story, chance.randrange(2**31)))
        while made < count:
            yield playthrough
            made += 1
            offers = [offer for offer in playthrough.page.offers if offer.open]
            if not offers:
                break
            playthrough = playthrough.take(chance.choice(offers).id, "Mara")


_STORIES: dict[str, Story] = {}


def _story(name: str) -> Story:
    if name not in _STORIES:
        found = library.read(library.find_story(name)).story
        assert found is not None
        _STORIES[name] = found
    return _STORIES[name]


def _time_long(root: Path) -> None:
    path = root / "large.yaml"
    write_large_story(path)
    story = library.read(path).story
    assert story is not None
    played = long_playthrough(story, LONG)
    saves = Saves(root / "long")
    saves.keep(played)
    saves.close()
    starts, times, busy = [], [], []
    for _ in range(OPENINGS):
        begin = time.perf_counter()
        saves = Saves(root / "long")
        begun, working = time.perf_counter(), time.process_time()
        opened = saves.unfinished(story)
        times.append((time.perf_counter() - begun) * 1000)
        busy.append((time.process_time() - working) * 1000)
        starts.append((begun - begin) * 1000)
        assert opened is not None
        assert opened.playthrough.picks == played.picks
        assert not opened.sentence
        saves.close()
    print(f"opening {LONG} picks, ms:         least {min(times):.1f}, "
          f"median {statistics.median(times):.1f}, own work {min(busy):.1f}")  # fmt: skip
    print(f"and opening and checking the file: least {min(starts):.1f}, "
          f"median {statistics.median(starts):.1f}")  # fmt: skip


def _weigh(home: Path) -> None:
    pictures = list(_pictures())
    saves, chance = Saves(home), random.Random(3)
    for number in range(1, PLAYTHROUGHS + 1):
        for playthrough in _wandering(saves, chance):
            saves.keep(playthrough, seconds=20.0)
        saves.slots.save(number, playthrough, pictures[number % len(pictures)])
    saves.close()
    size = (home / FILE_NAME).stat().st_size
    largest = max(map(len, pictures))
    print(f"{PLAYTHROUGHS} playthroughs of {LENGTH} picks, with pictures: {size / 1e6:.2f} MB "
          f"(pictures of {PICTURE[0]}x{PICTURE[1]}: {sum(map(len, pictures)) // len(pictures)} "
          f"bytes each, the largest {largest})")  # fmt: skip
    begin = time.perf_counter()
    Saves(home).close()
    print(f"opening and checking that file, ms: {(time.perf_counter() - begin) * 1000:.1f}")


def _wandering(saves: Saves, chance: random.Random) -> Iterator[Playthrough]:
    """A playthrough of exactly so many picks: who comes to an end goes back, and elsewhere."""
    story = _story(chance.choice(("mirage", "summit", "flaw")))
    playthrough = Playthrough(story, saves.origin(story, chance.randrange(2**31)))
    yield playthrough
    made = 0
    while made < LENGTH:
        offers = [offer for offer in playthrough.page.offers if offer.open]
        if not offers:
            for _ in range(chance.randint(1, 5)):
                playthrough = playthrough.back() or playthrough
            continue
        playthrough = playthrough.take(chance.choice(offers).id, "Mara")
        made += 1
        yield playthrough


def _pictures() -> Iterator[bytes]:
    """Small pictures of every look that comes with the game."""
    pygame.display.init()
    for name, look in shared_looks().items():
        (surface,) = frames(look, PICTURE, [2.5], {}, {})
        content = io.BytesIO()
        pygame.image.save(surface, content, f"{name}.jpg")
        yield content.getvalue()


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


if __name__ == "__main__":
    main()
