"""A story with all that a save must hold, and players of it: also one that can be killed."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from game.saves import FILE_NAME, Kept, Saves
from game.story.model import Story
from game.story.playthrough import Playthrough
from tests.tellers import story_of

TALE = """
story: The Stair
variables: {awe: 0..9, nickname: text, mask: offered | worn}
remember: {climbs: 0..9}
scenes:
  a:
    do: climbs += 1
    text: "{awe} {climbs} {nickname} {one|two|three}"
    choices:
      - {say: Up., do: awe += 1, to: a}
      - {say: Tell., ask: nickname, to: a}
      - {say: Fall., to: {chance: {a: 1, b: 2}}}
      - {say: Think., visit: c, to: a}
      - {say: Take it., once: true, do: mask = worn, to: b}
      - Out. -> end
  b: {text: "b {visits(a) > 2: often}", choices: [Back. -> a, Out. -> end]}
  c: {text: c, choices: [Return. -> return]}
  end: {ending: waking, title: E, text: x}
"""

PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (320).to_bytes(4) + (180).to_bytes(4) + b"\x08\x02\0\0\0"
)
"""As much of a picture as is ever looked at before it is decoded."""
FULL = os.environ.get("SLEEPWALK_FAULTS") == "full"
"""The faults are tried as often as `docs/reliability.md` tells; otherwise a few times."""


def tale() -> Story:
    return story_of(TALE)


def wandering(saves: Saves, story: Story, chance: random.Random) -> Iterator[Playthrough]:
    """Somebody who plays for ever, goes back at times, and begins again at every ending."""
    while True:
        opened = saves.unfinished(story)
        playthrough = opened.playthrough if opened else _begun(saves, story, chance)
        yield playthrough
        while True:
            offers = [offer.id for offer in playthrough.page.offers if offer.open]
            if not offers:
                break
            back = playthrough.back()
            if back is not None and chance.random() < 0.1:
                playthrough = back
            else:
                playthrough = playthrough.take(chance.choice(offers), "Mara")
            yield playthrough
        if not (saves.keep(playthrough) and saves.unfinished(story) is None):
            return


def _begun(saves: Saves, story: Story, chance: random.Random) -> Playthrough:
    return Playthrough(story, saves.origin(story, chance.randrange(2**31)))


@cache
def _filled() -> tuple[bytes, tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        told = fill(Path(folder))
        return (Path(folder) / FILE_NAME).read_bytes(), tuple(told)


def shelf_of(folder: Path) -> list[str]:
    """Puts a file of saves into a folder; gives all that is in it, as `contents` tells it."""
    content, told = _filled()
    (folder / FILE_NAME).write_bytes(content)
    return list(told)


def fill(folder: Path, playthroughs: int = 6, picks: int = 25) -> list[str]:
    """Plays in a folder, and gives all that is then in it."""
    saves, story, chance = Saves(folder), tale(), random.Random(5)
    for number in range(1, playthroughs + 1):
        playthrough = _begun(saves, story, chance)
        for _ in range(picks):
            saves.keep(playthrough, seconds=2)
            offers = [o.id for o in playthrough.page.offers if o.open and o.id != "out"]
            playthrough = playthrough.take(chance.choice(offers), "Mara")
        saves.slots.save(number, playthrough, PICTURE)
        saves.slots.save_quickly(playthrough)
        saves.journal.keep_read(story.name, f"mark{number}")
    while playthrough.ending is None:
        offers = [offer.id for offer in playthrough.page.offers if offer.open]
        playthrough = playthrough.take("out" if "out" in offers else offers[0])
    saves.keep(playthrough)
    for number in range(30):
        saves.keep_setting(f"setting {number}", f"value {number}")
    told = contents(saves, story)
    saves.close()
    return told


def contents(saves: Saves, story: Story) -> list[str]:
    """All that can be had from the saves, each fact in a line."""
    lines = [f"playthrough {_told(saves, story, kept)}" for kept in saves.playthroughs()]
    for slot in saves.every_slot():
        opened = saves.open(story, slot.place)
        picks = opened.playthrough.picks if opened else None
        told = f"{slot.shown.words} {slot.shown.seconds} {slot.picture!r} {picks}"
        lines.append(f"slot {slot.shelf} {slot.number}: {told}")
    lines += [f"ending {past}" for past in sorted(saves.reached())]
    lines += [f"visited {scene}" for scene in sorted(saves.journal.visited(story))]
    lines += [f"taken {branch}" for branch in sorted(map(str, saves.journal.taken(story)))]
    lines += [f"read {mark}" for mark in sorted(saves.journal.read(story.name))]
    lines += [f"remembered {saves.origin(story, 0).remembered}"]
    lines += [f"{n}: {saves.setting(f'setting {n}', '')}" for n in range(30)]
    return lines


def _told(saves: Saves, story: Story, kept: Kept) -> str:
    opened = saves.open(story, kept.place)
    assert opened is not None
    sure = f"{opened.fidelity.value} {opened.playthrough.picks} {opened.playthrough.values}"
    return f"{kept.shown.words} {kept.shown.seconds} {kept.is_over} {sure}"


def main() -> None:
    """Plays in a folder until it is killed, and says each pick once it is shown as made."""
    folder, seed, pause = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    while sys.argv[4:] and not Path(sys.argv[4]).exists():
        """Several wait for the same instant."""
    saves, story, chance = Saves(folder), tale(), random.Random(seed)
    print(f"opened {saves.trouble or 'well'}", flush=True)
    for number, playthrough in enumerate(_endlessly(saves, story, chance)):
        if not saves.keep(playthrough, seconds=0.1):
            print(f"failed {saves.trouble}", flush=True)
            return
        picks = " ".join(f"{pick.choice}={pick.typed}" for pick in playthrough.picks)
        print(f"{playthrough.origin.seed}|{picks}", flush=True)
        time.sleep(pause)
        if number % 7 == 6:
            saves.slots.save_quickly(playthrough, PICTURE + bytes(chance.randrange(20_000)))
        if number % 11 == 10:
            saves.keep_setting("number", str(number))
            saves.journal.keep_read(story.name, str(chance.randrange(1000)))


def _endlessly(saves: Saves, story: Story, chance: random.Random) -> Iterator[Playthrough]:
    while True:
        yield from wandering(saves, story, chance)


if __name__ == "__main__":
    main()
