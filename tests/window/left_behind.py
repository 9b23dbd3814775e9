"""Plays a long-worded dream in a window without a screen until it is killed, and says what is seen.

Run as a program by `test_continue.py`: `python -m tests.window.left_behind FOLDER SEED`.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pygame

from game.library import Library, one_story
from game.saves import Saves
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.sheets import Sheet
from tests.window.conftest import DarkStage, Player

KEYS = (pygame.K_SPACE, pygame.K_SPACE, pygame.K_SPACE, pygame.K_PAGEUP, pygame.K_PAGEDOWN)
SIZES = ((640, 360), (1280, 720), (1920, 1080), (500, 1000), (2560, 1080))
TEXT_SIZES = (80, 100, 140, 200)
_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def long_story(folder: Path) -> Library:
    """A dream of a few scenes with some hundred numbered words each, in several leaves."""
    chance, lines = random.Random(5), ["story: Long", "scenes:"]
    for scene, after in (("first", "second"), ("second", "third"), ("third", "end")):
        lines += [f"  {scene}:", "    text: |", f"      A {_told(scene, 1, chance)}", ""]
        for part in range(2, 7):
            lines += [f"      {_told(scene, part, chance)}", "", *["      ***", ""] * (part == 4)]
        lines += [f"    choices: [On. -> {after}, Or so. -> {after}]"]
    lines += ["  end:", "    ending: over", "    text: |", f"      {_told('end', 1, chance)}"]
    lines += ["", f"      {_told('end', 2, chance)}"]
    path = folder / "long.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return one_story(path)


def _told(scene: str, part: int, chance: random.Random) -> str:
    words = [f"{scene}{part}x{number}" for number in range(chance.randrange(20, 120))]
    words[chance.randrange(len(words))] = _WORD + scene
    return " ".join(words) + "."


def player_in(folder: Path, size: tuple[int, int], text_size: int) -> Player:
    """Somebody before a window of a size, with what lies in a folder."""
    saves = Saves(folder / "saves")
    someone = Player(long_story(folder), saves, DarkStage())
    someone.resize(size)
    someone.session.change(Preferences(text_size=text_size, text_speed="instant"))
    someone.wait(0.1)
    return someone


def seen(player: Player) -> str:
    """The scene and the first words that stand before the player, without gaps between them."""
    assert isinstance(player.view, Reading)
    page = player.view.open_page
    return f"{page.playthrough.state.scene}|{page.number}|{top(page.told.sheet)}"


def top(sheet: Sheet) -> str:
    return "".join(word.word.text for word in sheet.words[:4])


def whole(sheet: Sheet) -> str:
    return (sheet.cap.letter if sheet.cap else "") + "".join(w.word.text for w in sheet.words)


def a_window(chance: random.Random) -> tuple[tuple[int, int], int]:
    return chance.choice(SIZES), chance.choice(TEXT_SIZES)


def wander(player: Player, chance: random.Random) -> None:
    """One step of somebody who reads on, sometimes back, and picks what stands."""
    if player.lines is not None and chance.random() < 0.5:
        player.key(pygame.K_RETURN, 0.0)
    else:
        player.key(chance.choice(KEYS), 0.0)


def main() -> None:
    folder, chance = Path(sys.argv[1]), random.Random(int(sys.argv[2]))
    player = player_in(folder, *a_window(chance))
    player.key(pygame.K_RETURN)
    while True:
        if not isinstance(player.view, Reading):  # a dream was left in its midst, or is over
            player.key(pygame.K_RETURN)
            continue
        print(seen(player), flush=True)
        wander(player, chance)


if __name__ == "__main__":
    main()
